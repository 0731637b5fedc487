"""Steps from a path to a meeting, and what is due next: pure functions of the log and a cadence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from infograph.errors import BadRequest
from infograph.model import Person
from infograph.phrases.due import due_words
from infograph.question.cadence import Cadence
from infograph.store.events import Event, open_asks, standing

STAGES = ("asked", "agreed", "introduced", "scheduled", "met", "thanked", "declined", "no answer", "paused")
"""In the order in which they usually come; the last three end or halt the way."""

_ALSO = {"dismissed": "paused", "not now": "paused", "noanswer": "no answer"}
"""Other words for a stage."""

OUTCOMES = frozenset({"met", "declined", "no answer"})
MET = frozenset({"met", "thanked"})
KINDS = ("nudge", "forward", "write", "confirm", "meet", "debrief", "thank", "loop", "warm", "instead", "congrats")
"""What can be due: see `due`, `instead` and `congratulations`."""
OF_THE_DAY = frozenset({"confirm", "meet"})
"""What is over once its day is: nobody confirms a meeting that was."""


@dataclass(frozen=True, slots=True)
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


def due(log: Iterable[Event], names: Mapping[int, str], cadence: Cadence) -> list[Due]:
    """Return what there is to do, whenever it is due, in the order of days and names.

    nudge: asked and heard nothing; forward: the connector agreed, send the text; write: you were introduced, reply
    first; confirm: the day before; meet: the meeting itself; debrief: it should have been, say what came of it;
    thank; loop: tell the connector; warm: keep in touch.
    """
    everything = standing(log)
    tasks: list[Due] = []
    for person, history in _by_person(everything).items():
        tasks += _next_steps(history, names, cadence)
        tasks += _open_loop(history, everything, names, cadence)
        tasks += _keep_warm(person, everything, names, cadence)
    return sorted(tasks, key=lambda task: (task.day, names.get(task.person, ""), task.kind))


def instead(day: int, ask: Person, about: Person, unwilling: Person, stage: str) -> Due:
    """Return that another contact can be asked about somebody whom the first declined to introduce, or did not answer."""
    names = (about.name, ask.name)
    return Due("instead", day, about.id, ask.id, names, (about.id, "asked"), "ask", outcome=stage, other=unwilling.name)


def ended(log: Sequence[Event], names: Mapping[int, str], cadence: Cadence) -> list[Due]:
    """Return what was due at some step of the log and no longer is, so that calendars can strike it out."""
    ordered = sorted(log, key=lambda step: step.id)
    now_due = {task.what for task in due(ordered, names, cadence)}
    past_due: dict[tuple[str, int, int], Due] = {}
    for count in range(1, len(ordered)):
        concerned = {ordered[count - 1].person, ordered[count - 1].through}
        past = [step for step in ordered[:count] if concerned & {step.person, step.through}]
        past_due.update({task.what: task for task in due(past, names, cadence)})
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


def _next_steps(history: Sequence[Event], names: Mapping[int, str], cadence: Cadence) -> list[Due]:
    asks = open_asks(history)
    several = len(asks) > 1
    return [due for step in asks or history[-1:] for due in _after(step, names, cadence, one_of_several=several)]


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


def _open_loop(history: Sequence[Event], everything: Sequence[Event], names: Mapping[int, str], cadence: Cadence) -> list[Due]:
    """Return the connector to be told what came of it, until they are thanked on that day or later."""
    outcome = next((step for step in reversed(history) if step.stage in OUTCOMES and step.through), None)
    if outcome is None:
        return []
    thanked = any(s.person == outcome.through and s.stage == "thanked" and s.day >= outcome.day for s in everything)
    if thanked:
        return []
    who, through = names.get(outcome.person, ""), names.get(outcome.through, "")
    day = outcome.day + cadence.loop
    draft = "thanks-connector" if outcome.stage == "met" else "loop"
    return [
        Due(
            "loop",
            day,
            outcome.person,
            outcome.through,
            (who, through),
            (outcome.through, "thanked"),
            draft,
            outcome=outcome.stage,
        )
    ]


def _keep_warm(person: int, everything: Sequence[Event], names: Mapping[int, str], cadence: Cadence) -> list[Due]:
    own = [step for step in everything if step.person == person]
    if own[-1].stage not in MET or cadence.warm == 0:
        return []
    last = max(step.day for step in everything if step.person == person or step.through == person)
    return [Due("warm", last + cadence.warm, person, 0, (names.get(person, ""), ""), (person, "thanked"), "warm")]
