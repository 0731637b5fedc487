"""Spread a list over connectors: whom nobody else could introduce as well may wait for the next ten, in a ten scores decide."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from infograph.ranking.graph import Node

TEN = 10
"""People chosen together and shown in the order of their scores: a screen. Measured: it costs least so."""
LEAST = 0.4
"""What a value counts at least, however often its connectors stand in the list: over a third, so that somebody whom three
contacts know never waits for somebody whom one such contact knows; under a half, so that a fourth person through one contact is
rare."""


class Candidate(NamedTuple):
    """A target on its way into the list; `near` are the connectors nearly as good to ask as the best, best first."""

    node: Node
    value: float
    near: tuple[Node, ...]
    place: int
    """In the order of values, before the list is spread."""
    ask: Node
    """The connector it is booked on: the best to ask, until it stands in the list."""
    over: bool = False
    """Whether a cap no longer held for it, for want of anybody else under it."""
    waited: int = 0
    """How often that connector stands above, where for that others came first; else 0."""


@dataclass(slots=True, eq=False, repr=False)
class Spread:
    """A list in the making: `limit` people, in tens that are chosen so that nobody is asked for everybody.

    What comes through a connector counts `reuse` times for each time they stand in the list, and LEAST times at least.
    `most`: people through one connector; `company` and `most_of_company`: of one company (0: no cap). The caps hold as long
    as somebody is left under them; then the list goes on without, rather than stay short.
    """

    limit: int
    reuse: float
    most: int
    company: Callable[[Node], str]
    most_of_company: int = 0
    chosen: list[Candidate] = field(default_factory=list)
    _waiting: dict[tuple[Node, ...], deque[Candidate]] = field(default_factory=dict)
    _used: Counter[Node] = field(default_factory=Counter)
    _companies: Counter[str] = field(default_factory=Counter)

    def fill(self, ordered: Iterable[Candidate]) -> list[Candidate]:
        """Choose ten by ten from candidates in the order of their values, reading no further than choice can reach."""
        picks, furthest = self._picks(ordered), -1
        while len(self.chosen) < self.limit:
            ten = sorted(islice(picks, TEN), key=lambda candidate: (candidate.over, candidate.place))
            if not ten:
                break
            self._balance(ten)
            for candidate in ten:
                self.chosen.append(candidate._replace(waited=self._waited(candidate, furthest)))
                furthest = max(furthest, candidate.place)
        return self.chosen[: self.limit]

    def _picks(self, ordered: Iterable[Candidate]) -> Iterator[Candidate]:
        """Yield of all that are left whoever counts most now, booked on the least used of the connectors near the best."""
        ahead = iter(ordered)
        following = next(ahead, None)
        while True:
            pick = self._first(self._under_caps)
            # A value bounds its gain, so whoever comes after it cannot beat a gain as large.
            while following is not None and (pick is None or following.value > self._gain(pick)[0]):
                self._waiting.setdefault(following.near, deque()).append(following)
                if self._under_caps(following) and (pick is None or self._gain(following) > self._gain(pick)):
                    pick = following
                following = next(ahead, None)
            over = pick is None
            pick = pick or self._first(lambda candidate: True)
            if pick is None:
                return
            yield self._take(pick)._replace(over=over)

    def _first(self, allowed: Callable[[Candidate], bool]) -> Candidate | None:
        """Return the waiting candidate with the largest gain; in a queue of the same connectors that is the first."""
        heads = (next(filter(allowed, queue), None) for queue in self._waiting.values())
        return max((head for head in heads if head), key=self._gain, default=None)

    def _gain(self, candidate: Candidate) -> tuple[float, int]:
        return candidate.value * max(LEAST, self.reuse ** min(self._used[b] for b in candidate.near)), -candidate.place

    def _under_caps(self, candidate: Candidate) -> bool:
        company = self.company(candidate.node) if self.most_of_company else ""
        room = not company or self._companies[company] < self.most_of_company
        return room and (not self.most or any(self._used[b] < self.most for b in candidate.near))

    def _take(self, pick: Candidate) -> Candidate:
        """Take a candidate out of those who wait, and book it."""
        ask = min(pick.near, key=self._used.__getitem__)  # of equally used ones the better to ask
        self._waiting[pick.near].remove(pick)
        if not self._waiting[pick.near]:
            del self._waiting[pick.near]
        self._used[ask] += 1
        if self.most_of_company:
            self._companies[self.company(pick.node)] += 1
        return pick._replace(ask=ask)

    def _balance(self, ten: list[Candidate]) -> None:
        """Book people of a ten anew as long as a connector near their best stands in the list less often by two or more."""
        moved = True
        while moved:
            moved = False
            for place, candidate in enumerate(ten):
                ask = min(candidate.near, key=self._used.__getitem__)
                if self._used[ask] + 1 < self._used[candidate.ask]:
                    self._used.update({ask: 1, candidate.ask: -1})
                    ten[place], moved = candidate._replace(ask=ask), True

    def _waited(self, candidate: Candidate, furthest: int) -> int:
        """Return how often a connector stands above, where others came first for that: people of tens above, or under a cap.

        `furthest` is the last place in the order of values that stands above.
        """
        late = candidate.place < furthest
        companies = self.most_of_company and self.company(candidate.node)
        return sum(other.ask == candidate.ask for other in self.chosen) if late and not companies else 0


def equal(before: Candidate, after: Candidate) -> bool:
    """Say whether nothing in value or spread puts one row behind the row before it."""
    return before.value == after.value and before.place < after.place and before.over == after.over


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


def in_turn(nodes: Iterator[tuple[Node, float]], near: Callable[[Node], tuple[Node, ...]]) -> Iterator[Candidate]:
    """Yield candidates for targets in their order; targets that no connector may stand for are left out."""
    for place, (node, value) in enumerate(nodes):
        ways = near(node)
        if ways:
            yield Candidate(node, value, ways, place, ways[0])
