"""Say what is planned: whose list to ask for, whom to ask in which week, why not sooner, and what each cap costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from infograph.phrases.evidence import strength_word
from infograph.phrases.numbers import agreeing, counted, in_a_line, joined

if TYPE_CHECKING:
    from infograph.planning.assignment import Lifted, Wait
    from infograph.planning.campaign import Campaigned, Step
    from infograph.planning.whose_export import Opening

OPENED = ("Export of", "People", "Only there")
"""The columns of what each list that is here has opened."""
WEEKS = ("Week", "From", "Ask", "Your tie", "About", "Company", "Role")
"""The columns of a campaign."""
_CAPS: Mapping[str, str] = {
    "per_connector": "through one contact",
    "per_company": "at one company",
    "per_week": "a week",
}
_WORTH_SAYING = 0.005
"""Part of the whole good from which it is said that a cap costs any."""


def whom_to_ask(opening: Opening) -> list[str]:
    """Return whose list to ask for, each in two lines, or why nobody's."""
    if opening.ask:
        lines = [f"Whose export to ask for next, to meet people {opening.query.about()}:"]
        for number, ask in enumerate(opening.ask, 1):
            lines += [f"{number:>2}. {in_a_line(ask.person)}", f"    {ask.why}"]
        return lines
    if opening.opened:
        return ["The exports of all your contacts are here."]
    return ["Your own contacts are not imported yet. Next: infograph import Connections.csv"]


def what_is_opened(opening: Opening) -> str:
    """Return how many people all the lists have opened that are here."""
    people = counted(opening.reached, "person")
    return f"What the exports here have opened ({people} in all, nobody counted whom you know yourself):"


def whose_title(words: str) -> str:
    """Return the title of a table of whose list to ask for."""
    return f"Whose export, {words}"


def plan_title(words: str) -> str:
    """Return the title of a table of a campaign."""
    return f"Plan, {words}"


def once_you_have_it(typed: str) -> str:
    """Return the command that imports the list of somebody, as they are typed."""
    return f"When you have one: infograph import FILE --owner {typed}"


def lists_awaited(number: int) -> str:
    """Return how many contacts were asked for their list and have not sent it, and where they stand.

    >>> lists_awaited(2)
    'You asked 2 contacts for theirs already, and no list came: infograph todo --all'
    """
    return f"You asked {counted(number, 'contact')} for theirs already, and no list came: infograph todo --all"


def opening_in_a_line(opening: Opening) -> str:
    """Return whose list is asked for, and what is here."""
    here = f"{counted(len(opening.opened), 'export')} here, {counted(opening.reached, 'person')} reached"
    return f"Whose export to ask for next, to meet people {opening.query.about()}; {here}"


def in_weeks(made: Campaigned) -> str:
    """Return how many meetings a campaign has, about what, in how many weeks."""
    weeks = max((step.week for step in made.steps), default=0)
    return f"{counted(len(made.steps), 'meeting')} {made.query.about()} in {counted(weeks, 'week')}"


def step_words(week: int, connector: str, about: str) -> str:
    """Return one step of a campaign."""
    return f"week {week}: ask {connector} about {about}"


def to_ask(connector: str, target: str) -> str:
    """Return one step as a calendar names it.

    >>> to_ask("Bob", "Carol")
    'Ask Bob about Carol'
    """
    return f"Ask {connector} about {target}"


def week_words(week: int) -> str:
    """Return which week it is."""
    return f"Week {week}"


def week_lines(made: Campaigned) -> list[str]:
    """Return a campaign in lines: each week, and in it whom to ask about whom."""
    lines: list[str] = []
    for step in made.steps:
        week = f"Week {step.week}, from {step.day.isoformat()}"
        lines += ([""] * bool(lines) + [week]) * (week not in lines)
        work = ", ".join(part for part in (step.target.company, step.target.position) if part)
        lines.append(f"  Ask {step.connector.name} ({strength_word(step.first.word)} tie)")
        lines.append(f"    about {step.target.name}" + (f", {work}" if work else ""))
    return lines


def below_the_plan(made: Campaigned) -> list[str]:
    """Return why steps come no sooner, how many fewer there are than were asked for, what each cap costs, who is left out."""
    lines: list[str] = []
    if late := [step for step in made.steps if step.week > 1]:
        lines += ["", "Why not sooner:"]
        lines += [f"  {step.target.name}, week {step.week}: {why_then(step, made)}" for step in late]
    if len(made.steps) < made.caps.meetings:
        lines += ["", f"{counted(len(made.steps), 'meeting')} of {made.caps.meetings}: the caps and your ties allow no more."]
    if made.open_asks:
        lines += ["", f"Open requests count against the cap through one contact: {_open_asks(made)}."]
    lines += ["", *(_cost(rule, made) for rule in made.lifted)]
    if made.left_out:
        lines.append(f"Left out of this question: {counted(made.left_out, 'person')} whom you have asked, met or set aside.")
    return lines


def _open_asks(made: Campaigned) -> str:
    return joined([f"{person.name} {number}" for person, number in made.open_asks])


def why_then(step: Step, made: Campaigned) -> str:
    """Return why a step comes no sooner: of each reason the weeks that it closes; "" in week 1.

    `asked` and `full` are about this plan, `rest` about the log.
    """
    parts = []
    if "rest" in step.waits and step.rested is not None:
        parts.append(f"{step.connector.name} was asked lately and rests until {step.rested.isoformat()}")
    asked = _weeks(step, "asked")
    if asked:
        same = step.connector.id
        about = joined([ask.target.name for ask in made.steps if ask.week in asked and ask.connector.id == same])
        parts.append(f"{step.connector.name} is asked about {about} in {_week_names(asked)}")
    if full := _weeks(step, "full"):
        parts.append(f"{_week_names(full)} {agreeing(len(full), 'is full', 'are full')}, {made.caps.a_week} a week")
    return "; ".join(parts)


def way_in(connector: str, target: str, position: str) -> str:
    """Return the best way into a company."""
    return f"through {connector} to {target}" + (f" ({position})" if position else "")


def on_the_way(target: str) -> str:
    """Return that the only way into a company was begun already.

    >>> on_the_way("Carol Lee")
    'asked or met already: Carol Lee'
    """
    return f"asked or met already: {target}"


def contacts_there() -> str:
    """Return that nobody need introduce the user at a company."""
    return "ask your contacts there"


def nobody_there() -> str:
    """Return that nobody is known at a company, where it was looked for."""
    return "looked for, nobody known"


def _weeks(step: Step, wait: Wait) -> list[int]:
    return [week for week, kept in enumerate(step.waits, 1) if kept == wait]


def _week_names(weeks: Sequence[int]) -> str:
    """Return weeks as people name them: runs are closed up.

    >>> _week_names([2]), _week_names([1, 2]), _week_names([1, 2, 3, 5])
    ('week 2', 'weeks 1 and 2', 'weeks 1 to 3 and 5')
    """
    runs: list[list[int]] = []
    for week in weeks:
        if runs and week == runs[-1][-1] + 1:
            runs[-1].append(week)
        else:
            runs.append([week])
    words = [part for run in runs for part in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run))]
    return f"{agreeing(len(weeks), 'week')} {joined(words)}"


def _cost(lifted: Lifted, made: Campaigned) -> str:
    """Return what a cap costs: how much more good, and how many more meetings, there would be without it."""
    cap = "Sparing contacts whom you asked lately"
    if lifted.cap != "rest":
        number = made.caps.a_week if lifted.cap == "per_week" else getattr(made.caps, lifted.cap)
        cap = f"At most {number} {_CAPS[lifted.cap]}"
    share = lifted.value / made.value if made.value else 0.0
    if share < _WORTH_SAYING and not lifted.meetings:
        return f"{cap}: costs nothing."
    more = f", with {counted(lifted.meetings, 'more meeting')}" if lifted.meetings > 0 else ""
    return f"{cap}: without this, the plan would be {1 + share:.2f} times as good{more}."
