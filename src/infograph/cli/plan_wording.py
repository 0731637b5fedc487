"""Plans in words and rows: whose export to ask for, and campaigns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from infograph import renderers
from infograph.cli.wording import who
from infograph.phrases import agreeing, counted, joined

if TYPE_CHECKING:
    from infograph.model import Person
    from infograph.planning import Lifted, Wait
    from infograph.planning.campaign import Campaigned, Step
    from infograph.planning.whose_export import Opening

COLUMNS = (
    "week",
    "day",
    "name",
    "company",
    "position",
    "url",
    "ask",
    "ask_url",
    "your_tie",
    "their_tie",
    "value",
    "why_then",
    "degree",
)
WIDE = 110
"""Terminal cells from which a plan is a table."""
CAP_WORDS = {
    "per_connector": "through one contact",
    "per_company": "at one company",
    "per_week": "a week",
}


def opening_text(found: Opening, width: int | None) -> str:
    """Return whose export to ask for, each in two lines, and what those that are here have opened."""
    lines = []
    if found.ask:
        lines = [f"Whose export to ask for next, to meet people {found.query.about()}:"]
        for number, one in enumerate(found.ask, 1):
            lines += [f"{number:>2}. {who(one.person)}", f"    {one.why}"]
    elif found.opened:
        lines = ["The exports of all your contacts are here."]
    else:
        lines = ["Your own contacts are not imported yet. Next: infograph import Connections.csv"]
    if found.opened:
        people = counted(found.reached, "person")
        lines += ["", f"What the exports here have opened ({people} in all, nobody counted whom you know yourself):"]
        rows = [(one.person.name, f"{one.targets:,}", f"{one.only:,}") for one in found.opened]
        shown = renderers.columns([("Export of", "People", "Only there"), *rows], width and width - 2)
        lines += [f"  {line}" for line in shown]
    if found.ask:
        lines += ["", f"When you have one: infograph import FILE --owner '{_quoted(found.ask[0].person)}'"]
    return "\n".join(lines)


def opening_object(found: Opening) -> dict[str, Any]:
    """Return whose export to ask for, for scripts; fields only grow."""
    return {
        "ask": [
            _person(one.person)
            | {
                "expected_people": round(one.expected.gain, 3),
                "worth": round(one.expected.worth, 6),
                "expected_list": round(one.expected.size),
                "reasons": list(one.reasons),
            }
            for one in found.ask
        ],
        "opened": [_person(one.person) | {"people": one.targets, "only": one.only} for one in found.opened],
        "reached": found.reached,
    }


def plan_text(made: Campaigned, width: int | None = None) -> str:
    """Return a campaign, as a table or, where `width` is small, two lines a step, and what each cap costs."""
    lines = _week_table(made, width) if width is None or width >= WIDE else _week_lines(made)
    if late := [step for step in made.steps if step.week > 1]:
        lines += ["", "Why not sooner:", *(_late_line(step, made) for step in late)]
    if len(made.steps) < made.caps.meetings:
        lines += ["", f"{counted(len(made.steps), 'meeting')} of {made.caps.meetings}: the caps and your ties allow no more."]
    lines += ["", *(_cost(one, made) for one in made.lifted)]
    if made.left_out:
        lines.append(f"Left out: {counted(made.left_out, 'person')} whom you have asked, met or set aside.")
    return "\n".join(lines).rstrip()


def _week_table(made: Campaigned, width: int | None) -> list[str]:
    head = ("Week", "From", "Ask", "Your tie", "About", "Company", "Role")
    rows = [
        (
            str(step.week),
            step.day.isoformat(),
            step.connector.name,
            renderers.tie_words(step.first),
            step.target.name,
            step.target.company,
            step.target.position,
        )
        for step in made.steps
    ]
    return renderers.columns([head, *rows], width)


def _week_lines(made: Campaigned) -> list[str]:
    lines: list[str] = []
    for step in made.steps:
        week = f"Week {step.week}, from {step.day.isoformat()}"
        lines += ([""] * bool(lines) + [week]) * (week not in lines)
        work = ", ".join(part for part in (step.target.company, step.target.position) if part)
        lines.append(f"  Ask {step.connector.name} ({step.first.word} tie)")
        lines.append(f"    about {step.target.name}" + (f", {work}" if work else ""))
    return lines


def why_then(step: Step, made: Campaigned) -> str:
    """Return why a step comes no sooner: of each reason the weeks that it closes; "" in week 1.

    `asked` and `full` are about this plan, `rest` about the log.
    """
    parts = []
    if "rest" in step.waits and step.rested is not None:
        parts.append(f"{step.connector.name} was asked lately and rests until {step.rested.isoformat()}")
    asked = _weeks(step, "asked")
    if asked:
        others = [one for one in made.steps if one.week in asked and one.connector.id == step.connector.id]
        about = joined([one.target.name for one in others])
        parts.append(f"{step.connector.name} is asked about {about} in {_week_words(asked)}")
    if full := _weeks(step, "full"):
        parts.append(f"{_week_words(full)} {agreeing(len(full), 'is')} full, {made.caps.a_week} a week")
    return "; ".join(parts)


def _late_line(step: Step, made: Campaigned) -> str:
    return f"  {step.target.name}, week {step.week}: {why_then(step, made)}"


def _weeks(step: Step, wait: Wait) -> list[int]:
    return [week for week, kept in enumerate(step.waits, 1) if kept == wait]


def _week_words(weeks: list[int]) -> str:
    """Return weeks as people name them: runs are closed up.

    >>> _week_words([2]), _week_words([1, 2]), _week_words([1, 2, 3, 5])
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


def plan_object(made: Campaigned) -> dict[str, Any]:
    """Return a campaign for scripts; fields only grow."""
    return {
        "steps": [_row(step, made) | {"waits": list(step.waits)} for step in made.steps],
        "value": round(made.value, 6),
        "caps": [{"cap": one.cap, "value": round(one.value, 6), "meetings": one.meetings} for one in made.lifted],
    }


def plan_rows(made: Campaigned, own: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return a campaign as rows of the columns `COLUMNS`, own contacts first, who need no week."""
    first = [
        {column: contact.get(column, "") for column in COLUMNS} | {"ask": "", "value": "", "your_tie": contact["tie"]}
        for contact in own
    ]
    return [*first, *(_row(step, made) for step in made.steps)]


def _row(step: Step, made: Campaigned) -> dict[str, Any]:
    return {
        "week": step.week,
        "day": step.day.isoformat(),
        "name": step.target.name,
        "company": step.target.company,
        "position": step.target.position,
        "url": step.target.url,
        "ask": step.connector.name,
        "ask_url": step.connector.url,
        "your_tie": step.first.word,
        "their_tie": step.second.word,
        "value": round(step.value, 6),
        "why_then": why_then(step, made),
        "degree": 2,
    }


def _cost(lifted: Lifted, made: Campaigned) -> str:
    """Say what a cap costs: how much more good, and how many more meetings, there would be without it."""
    cap = "Sparing contacts whom you asked lately"
    if lifted.cap != "rest":
        number = made.caps.a_week if lifted.cap == "per_week" else getattr(made.caps, lifted.cap)
        cap = f"At most {number} {CAP_WORDS[lifted.cap]}"
    share = lifted.value / made.value if made.value else 0.0
    if share < 0.005 and not lifted.meetings:
        return f"{cap}: costs nothing."
    more = f", with {counted(lifted.meetings, 'more meeting')}" if lifted.meetings > 0 else ""
    return f"{cap}: without this, the plan would be {1 + share:.2f} times as good{more}."


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "company": person.company,
        "position": person.position,
        "url": person.url,
        "key": person.key,
    }


def _quoted(person: Person) -> str:
    return person.name.replace("'", "’")
