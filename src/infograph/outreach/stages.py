"""Steps from a path to a meeting, and what is due next: pure functions of the log and a cadence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from infograph.errors import BadRequest
from infograph.model import Person
from infograph.phrases.due import due_words
from infograph.question.cadence import Cadence
from infograph.store.events import LIST_ASKED, MET, OF_LISTS, ON_THE_WAY, SETTLED, Event, is_closed_way, open_asks, standing

STAGES = ("asked", "agreed", "introduced", "scheduled", "met", "thanked", "declined", "no answer", "paused", *OF_LISTS)
"""In the order in which they usually come; "declined" and the two after it end or halt the way, the last are about a list."""

_ALSO = {"dismissed": "paused", "not now": "paused", "noanswer": "no answer"}
"""Other words for a stage."""

OUTCOMES = frozenset({"met", "declined", "no answer"})
KINDS = (
    "nudge",
    "forward",
    "write",
    "direct",
    "confirm",
    "meet",
    "debrief",
    "thank",
    "loop",
    "warm",
    "instead",
    "congrats",
    "named",
    "list",
)
"""What can be due: see `due`, `lists_due`, `instead`, `congratulations` and `named_ones`."""
OF_THE_DAY = frozenset({"confirm", "meet"})
"""What is over once its day is: nobody confirms a meeting that was."""


@dataclass(frozen=True, slots=True, repr=False)
class Due:
    """Something to do: what kind, on which day (ordinal), with whom, through whom (0: nobody), and both names.

    `then` is what to log once it is done, as (person, stage), the stage "" where nothing is; `draft` the kind of draft that
    fits ("": none). `asked` is the day of a request that nobody answered, `outcome` the stage that came of one, `other` who
    did not introduce, or the new employer. `one_of_several` says that others are asked about the person too, so that the
    connector is to be named.
    """

    kind: str
    day: int
    person: int
    through: int
    names: tuple[str, str]
    then: tuple[int, str]
    draft: str = ""
    asked: int = 0
    outcome: str = ""
    other: str = ""
    one_of_several: bool = False

    @property
    def what(self) -> tuple[str, int, int]:
        """Return what makes it itself, whatever its day: its kind, the person, and the connector where there are several."""
        return self.kind, self.person, self.through if self.one_of_several else 0

    @property
    def words(self) -> str:
        """Return what there is to do, in words without its day."""
        return due_words(self)

    def cells(self) -> dict[str, object]:
        """Return it as the cells of a table: what, on which day, the draft that fits, and what to log with them afterwards."""
        who, through = self.names
        named = {"kind": self.kind, "name": who, "through": through, "draft": self.draft, "then": self.then[1]}
        return {"day": date.fromordinal(self.day), "words": self.words, **named}

    def __repr__(self) -> str:
        return f"<{date.fromordinal(self.day).isoformat()}  {self.words}>"


def stage_named(text: str) -> str:
    """Return the stage that is meant; raises BadRequest that lists them.

    >>> stage_named("No-Answer"), stage_named("dismissed")
    ('no answer', 'paused')
    """
    words = " ".join(text.casefold().replace("-", " ").replace("_", " ").split())
    words = _ALSO.get(words, words)
    if words not in STAGES:
        raise BadRequest(f"There is no stage “{text}”.", "Stages: " + ", ".join(STAGES) + ".")
    return words


def due(log: Iterable[Event], names: Mapping[int, str], cadence: Cadence, mine: Collection[int] = ()) -> list[Due]:
    """Return what there is to do, whenever it is due, in the order of days and names; `mine` are the user's own contacts.

    nudge: asked and heard nothing; forward: the connector agreed, send the text; write: you were introduced, reply first;
    direct: they are your own contact by now, write yourself; confirm: the day before; meet: the meeting itself; debrief: it
    should have been, say what came of it; thank; loop: tell the connector; warm: keep in touch.
    """
    whole = sorted(log, key=lambda step: (step.day, step.id))
    everything = standing(whole)
    tasks: list[Due] = []
    for history in _by_person(whole).values():
        tasks += _open_loops(history, everything, names, cadence)
    for person, history in _by_person(everything).items():
        tasks += _next_steps(history, names, cadence, own=person in mine)
        tasks += _keep_warm(person, everything, names, cadence)
    return sorted(tasks, key=lambda task: (task.day, names.get(task.person, ""), task.kind))


def lists_due(awaited: Mapping[int, Sequence[Event]], names: Mapping[int, str], cadence: Cadence) -> list[Due]:
    """Return whom to remind of the list they were asked for, of those whose is `awaited`, by the steps about it.

    Once: whoever was asked twice, and has not answered, is left in peace.
    """
    return [
        Due(
            "list",
            steps[-1].day + cadence.nudge,
            person,
            0,
            (names.get(person, ""), ""),
            (person, LIST_ASKED),
            "list-nudge",
            asked=steps[-1].day,
        )
        for person, steps in awaited.items()
        if [step.stage for step in steps[-2:]] != [LIST_ASKED, LIST_ASKED]
    ]


def instead(day: int, ask: Person, about: Person, unwilling: Person, stage: str) -> Due:
    """Return that another contact can be asked about somebody whom the first declined to introduce, or did not answer."""
    names = (about.name, ask.name)
    return Due("instead", day, about.id, ask.id, names, (about.id, "asked"), "ask", outcome=stage, other=unwilling.name)


def ended(log: Sequence[Event], names: Mapping[int, str], cadence: Cadence, mine: Collection[int] = ()) -> list[Due]:
    """Return what was due at some step of the log and no longer is, so that calendars can strike it out."""
    ordered = sorted(log, key=lambda step: step.id)
    now_due = {task.what for task in due(ordered, names, cadence, mine)}
    past_due: dict[tuple[str, int, int], Due] = {}
    for count in range(1, len(ordered)):
        concerned = {ordered[count - 1].person, ordered[count - 1].through}
        past = [step for step in ordered[:count] if concerned & {step.person, step.through}]
        past_due.update({task.what: task for task in [*due(past, names, cadence), *due(past, names, cadence, mine)]})
    return [task for key, task in sorted(past_due.items()) if key not in now_due]


def contradicted(stage: str, day: date, others: Iterable[tuple[str, date]]) -> tuple[str, date] | None:
    """Return the other step that a step with the same person cannot stand beside by their days, None for none.

    Something may be asked and fixed again after a meeting; nobody agrees after they introduced.

    >>> contradicted("met", date(2026, 11, 28), [("scheduled", date(2026, 11, 29))])
    ('scheduled', datetime.date(2026, 11, 29))
    """
    place = {name: number for number, name in enumerate(STAGES[: STAGES.index("declined")])}
    mine, dated = place.get(stage, -1), [(other, on) for other, on in others if other in place]
    again = [on for other, on in dated if place[other] >= place["scheduled"]]
    for other, on in dated:
        too_early = day < on and mine > place[other] and not any(earlier < day for earlier in again)
        too_late = day > on and stage in ("agreed", "introduced") and place[other] > mine
        if too_early or too_late:
            return other, on
    return None


def meeting_day(step: Event) -> int:
    """Return the day of the meeting that a step "scheduled" is about; its own day where none was given."""
    try:
        return date.fromisoformat(step.detail).toordinal()
    except ValueError:
        return step.day


def _by_person(log: Sequence[Event]) -> dict[int, list[Event]]:
    histories: dict[int, list[Event]] = {}
    for step in log:
        histories.setdefault(step.person, []).append(step)
    return histories


def outcomes(history: Iterable[Event]) -> dict[int, Event]:
    """Return for each connector who was asked about one person the step that they are to be told of.

    `history` are all steps with the person in the order of days. Who was asked and has not answered is told too when the
    person was met through another, or said no; whose own no came after it, is not. A meeting is told before what came later.
    """
    due_to: dict[int, Event] = {}
    asked: set[int] = set()
    for step in history:
        if is_closed_way(step):
            asked.discard(step.through)
            if step.stage == "declined":
                due_to.pop(step.through, None)
        elif step.stage in OUTCOMES:
            concerned = {step.through, *(asked if step.stage in SETTLED else ())} - {0}
            met = {by for by, before in due_to.items() if before.stage == "met" != step.stage}
            due_to |= dict.fromkeys(concerned - met, step)
            asked -= concerned
        elif step.stage == "paused":
            asked.clear()
        elif step.stage != "thanked":
            asked.add(step.through)
    return due_to


def _next_steps(history: Sequence[Event], names: Mapping[int, str], cadence: Cadence, *, own: bool) -> list[Due]:
    """Return what comes next on each open way, and after the last step beside them; an `own` contact is written to."""
    asks = open_asks(history)
    if own and asks:
        written = [step for step in asks if not step.through]
        if not written:
            day, person = asks[-1].day + cadence.nudge, asks[-1].person
            return [Due("direct", day, person, 0, (names.get(person, ""), ""), (person, "asked"), "direct")]
        asks = written
    reached = [step for step in history if step.stage not in ON_THE_WAY][-1:]
    several = len(asks) + len(reached) > 1
    return [due for step in (*asks, *reached) for due in _after(step, names, cadence, one_of_several=several and step in asks)]


def _after(step: Event, names: Mapping[int, str], cadence: Cadence, *, one_of_several: bool) -> list[Due]:
    who, through = names.get(step.person, ""), names.get(step.through, "")
    if step.stage == "scheduled":
        return _around_meeting(step, (who, through))
    # What is to be done at each stage: kind, days after it, the stage to log when it is done, and the draft.
    plan = {
        "asked": ("nudge", cadence.nudge, "asked", "nudge"),
        "agreed": ("forward", 0, "introduced" if through else "scheduled", "blurb" if through else "times"),
        "introduced": ("write", cadence.thank, "scheduled", "note"),
        "met": ("thank", cadence.thank, "thanked", "thanks"),
    }
    if step.stage not in plan:
        return []
    kind, days, then, draft = plan[step.stage]
    task = Due(kind, step.day + days, step.person, step.through, (who, through), (step.person, then), draft, asked=step.day)
    return [replace(task, one_of_several=one_of_several)]


def _around_meeting(step: Event, names: tuple[str, str]) -> list[Due]:
    day = meeting_day(step)
    met = (step.person, "met")
    return [
        Due("confirm", day - 1, step.person, step.through, names, (step.person, ""), "confirm"),
        Due("meet", day, step.person, step.through, names, met),
        Due("debrief", day + 1, step.person, step.through, names, met),
    ]


def _open_loops(history: Sequence[Event], everything: Sequence[Event], names: Mapping[int, str], cadence: Cadence) -> list[Due]:
    """Return the connectors to be told what came of it, until they are thanked on that day or later."""
    thanked = {step.person: step.day for step in everything if step.stage == "thanked"}
    left = {by: step for by, step in outcomes(history).items() if thanked.get(by, 0) < step.day}
    return [
        Due(
            "loop",
            step.day + cadence.loop,
            step.person,
            connector,
            (names.get(step.person, ""), names.get(connector, "")),
            (connector, "thanked"),
            "thanks-connector" if step.stage == "met" and step.through == connector else "loop",
            outcome=step.stage,
            one_of_several=len(left) > 1,
        )
        for connector, step in left.items()
    ]


def _keep_warm(person: int, everything: Sequence[Event], names: Mapping[int, str], cadence: Cadence) -> list[Due]:
    own = [step for step in everything if step.person == person]
    if own[-1].stage not in MET or cadence.warm == 0:
        return []
    last = max(step.day for step in everything if step.person == person or step.through == person)
    return [Due("warm", last + cadence.warm, person, 0, (names.get(person, ""), ""), (person, "thanked"), "warm")]
