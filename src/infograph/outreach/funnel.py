"""How far the search has come: how many went on, and where the others stopped; pure, from the log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from infograph.store.events import Event

WAY = ("asked", "agreed", "introduced", "scheduled", "met", "thanked")
"""The stages of a search that goes well, in their order."""
MEANT = frozenset({*WAY[:-1], "declined", "no answer"})
"""What makes somebody part of the search: who was only thanked lent a hand, who was only put aside was never asked."""


@dataclass(frozen=True, slots=True)
class Progress:
    """A stage of the search: how many people came so far or further, and why the others came no further.

    `days` is the median of the days since the stage before, None where no log has both.
    """

    stage: str
    people: int
    declined: int = 0
    silent: int = 0
    paused: int = 0
    open: int = 0
    days: float | None = None

    @property
    def stopped(self) -> int:
        """Return how many came no further and will not, as the log stands."""
        return self.declined + self.silent + self.paused


def progress(log: Iterable[Event]) -> tuple[Progress, ...]:
    """Return the stages of the search in their order; none where nobody was asked yet.

    Whoever met somebody was asked before, whether the log says so or not.

    >>> steps = [(7, "asked", 100), (7, "met", 109), (8, "asked", 100)]
    >>> log = [Event(0, person, 2, stage, day, "", "", person) for person, stage, day in steps]
    >>> [(one.stage, one.people, one.open) for one in progress(log) if one.people]
    [('asked', 2, 1), ('agreed', 1, 0), ('introduced', 1, 0), ('scheduled', 1, 0), ('met', 1, 1)]
    """
    people: dict[int, list[Event]] = {}
    for step in sorted(log, key=lambda step: (step.day, step.id)):
        people.setdefault(step.person, []).append(step)
    histories = [history for history in people.values() if any(step.stage in MEANT for step in history)]
    return tuple(_stage(place, histories) for place in range(len(WAY))) if histories else ()


def _stage(place: int, histories: Sequence[Sequence[Event]]) -> Progress:
    here = [history for history in histories if _furthest(history) == place]
    last = [history[-1].stage for history in here]
    declined, silent, paused = (last.count(stage) for stage in ("declined", "no answer", "paused"))
    waits = len(here) - declined - silent - paused if place < len(WAY) - 1 else 0
    since = [days for history in histories if (days := _days_to(place, history)) is not None]
    came = sum(_furthest(history) >= place for history in histories)
    return Progress(WAY[place], came, declined, silent, paused, waits, float(median(since)) if since else None)


def _furthest(history: Sequence[Event]) -> int:
    return max((WAY.index(step.stage) for step in history if step.stage in WAY), default=0)


def _days_to(place: int, history: Sequence[Event]) -> int | None:
    """Return the days from the stage logged before to this one, where both are on the log in this order."""
    first = {step.stage: step.day for step in reversed(history) if step.stage in WAY}
    before = [first[stage] for stage in WAY[:place] if stage in first]
    return first[WAY[place]] - before[-1] if before and WAY[place] in first and first[WAY[place]] >= before[-1] else None
