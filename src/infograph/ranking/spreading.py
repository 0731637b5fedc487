"""Spread a list over connectors: nobody is asked for everybody, and nobody is moved down for want of another way."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Candidate(NamedTuple):
    """A target on its way into the list; `near` are the connectors nearly as good to ask as the best, best first."""

    node: Any
    value: float
    near: tuple[Any, ...]
    place: int
    """In the order of values, before the list is spread."""
    ask: Any = None
    """The connector it is booked on, once it stands in the list."""
    above: int = 0
    """How often that connector stood in the list before."""
    counts: float = 1.0
    """What its value counts for that."""
    best_above: int = 0
    """How often the best to ask stood in the list before."""
    like: Any = None
    """Who stands just before although nothing in value or spread tells them apart, else None."""


@dataclass(slots=True, eq=False, repr=False)
class Spread:
    """A list in the making: `limit` people, each connector counting `reuse` times for each person they stand for.

    `most`: people through one connector; `company` and `most_of_company`: of one company (0: no cap). The caps hold as
    long as somebody is left under them; then the list goes on without, rather than stay short.
    """

    limit: int
    reuse: float
    most: int
    company: Callable[[Any], str]
    most_of_company: int = 0
    chosen: list[Candidate] = field(default_factory=list)
    _waiting: dict[tuple[Any, ...], deque[Candidate]] = field(default_factory=dict)
    _used: Counter[Any] = field(default_factory=Counter)
    _companies: Counter[str] = field(default_factory=Counter)

    def fill(self, ordered: Iterable[Candidate]) -> list[Candidate]:
        """Choose greedily from candidates in the order of their values, reading no further than choice can reach."""
        ahead = iter(ordered)
        following = next(ahead, None)
        while len(self.chosen) < self.limit:
            pick = self._first(self._under_caps)
            # A value bounds its gain, so whoever comes after it cannot beat a gain as large.
            while following is not None and (pick is None or following.value > self._gain(pick)[0]):
                self._waiting.setdefault(following.near, deque()).append(following)
                if self._under_caps(following) and (pick is None or self._gain(following) > self._gain(pick)):
                    pick = following
                following = next(ahead, None)
            pick = pick or self._first(lambda one: True)
            if pick is None:
                break
            self._take(pick)
        return self.chosen

    def _first(self, allowed: Callable[[Candidate], bool]) -> Candidate | None:
        """Return the waiting candidate with the largest gain; in a queue of the same connectors that is the first."""
        heads = (next(filter(allowed, queue), None) for queue in self._waiting.values())
        return max((one for one in heads if one), key=self._gain, default=None)

    def _gain(self, one: Candidate) -> tuple[float, int]:
        return one.value * self.reuse ** min(self._used[b] for b in one.near), -one.place

    def _under_caps(self, one: Candidate) -> bool:
        company = self.company(one.node) if self.most_of_company else ""
        room = not company or self._companies[company] < self.most_of_company
        return room and any(self._used[b] < self.most for b in one.near)

    def _take(self, pick: Candidate) -> None:
        """Put a candidate into the list, booked on the least used of the connectors near the best to ask."""
        ask = min(pick.near, key=self._used.__getitem__)  # of equally used ones the better to ask
        self._waiting[pick.near].remove(pick)
        if not self._waiting[pick.near]:
            del self._waiting[pick.near]
        above, best_above = self._used[ask], self._used[pick.near[0]]
        self.chosen.append(
            pick._replace(ask=ask, above=above, counts=self.reuse**above, best_above=best_above, like=self._equal_before(pick))
        )
        self._used[ask] += 1
        if self.most_of_company:
            self._companies[self.company(pick.node)] += 1

    def _equal_before(self, pick: Candidate) -> Any:
        before = self.chosen[-1] if self.chosen else None
        if before is None or before.value != pick.value or before.place > pick.place:
            return None
        then = min(self._used[b] - (b == before.ask) for b in pick.near)
        return before.node if self.reuse**then == before.counts else None


def inversions(listed: Iterable[tuple[float, int]]) -> int:
    """Return how many stand below somebody of a weaker band whose value is no better, from (value, band) in their order.

    Bands count from 0, the strongest. It is what spreading costs the eye: a good one under a long shot.

    >>> inversions([(3.0, 0), (1.0, 2), (2.0, 1), (0.5, 2)])
    1
    """
    rows = list(listed)
    return sum(
        any(above > band and better <= value for better, above in rows[:place]) for place, (value, band) in enumerate(rows)
    )


def in_turn(nodes: Iterator[tuple[Any, float]], near: Callable[[Any], tuple[Any, ...]]) -> Iterator[Candidate]:
    """Yield candidates for targets in their order; targets that no connector may stand for are left out."""
    for place, (node, value) in enumerate(nodes):
        ways = near(node)
        if ways:
            yield Candidate(node, value, ways, place)
