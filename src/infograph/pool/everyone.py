"""Rank for every member in one pass over the rows of a pool: the formula of `ranking.score`, a member at a time, in NumPy.

What a question leaves over is cut out once: the ties of connectors, as their own lists state them, to people asked for. A
member then reads the rows of the connectors they know and nothing else: equal to `ranking.score` on `Pool.graph` (a test).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from infograph.model import Rule
from infograph.pool.arrays import MINE, Arrays, Ints
from infograph.ranking.learning import KINDS, Answer, learned_from, tally
from infograph.ranking.score import NEARLY_ONE, YOUNGEST
from infograph.ranking.settings import Settings
from infograph.ranking.strength import middle, strength

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Ranked = NDArray[Any]
"""Rows of `WAY`: members by their rows, for each of them people best first, for each of these ways best first."""

WAY = np.dtype(
    [("ego", "i4"), ("target", "i4"), ("value", "f8"), ("times", "f8"), ("paths", "i4"), ("connector", "i4"), ("ask", "f8")]
)
"""A way that is nearly as good to ask as the best to somebody found for a member: their rows, the value to sort by, its ratio
to the member's median path, how many paths there are in all, and what it is worth to ask over this connector."""
AGING: tuple[Rule, ...] = ("mutual", "unknown")
"""Rules that let the age of a tie count for asking over it."""
EXACT = 2.0**50
"""Parts of one to which a path's share is rounded: sums up to 8 are then the same in whatever order they are made."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to a pool: day, half-life, parameters, whom it asks for (row -> 0..1), who may be asked, by row.

    `answers` is what connectors, by their rows, answered before.
    """

    now: float
    half_life: float
    settings: Settings
    relevance: Floats
    connectors: Flags
    answers: tuple[Answer, ...] = ()


class Everyone:
    """What all members' answers to one question have in common; `of` gives one member's."""

    def __init__(self, arrays: Arrays, asked: Asked) -> None:
        self.arrays, self.asked = arrays, asked
        self.judged = judged(arrays.evidence, asked)
        self._strength, self._listed = self.judged.strength, self.judged.aging
        self._last, self.learnt = self.judged.last, Learnt(len(arrays.people), asked)
        self._cut = _cut(arrays, asked)
        self._starts = np.zeros(len(arrays.people) + 1, np.int64)
        ends = np.searchsorted(arrays.starts, self._cut, side="right") - 1
        np.cumsum(np.bincount(ends, minlength=len(arrays.people)), out=self._starts[1:])
        self._others, self._proof = arrays.others[self._cut], arrays.proof[self._cut]
        self._near = np.zeros(len(arrays.people), np.bool_)

    def scores(self, ego: int) -> tuple[Ints, Floats]:
        """Return the rows of a member's targets, and the value of each to sort by."""
        paths = self._paths(ego)
        return (paths.targets, paths.value) if paths is not None else (np.zeros(0, np.int64), np.zeros(0))

    def of(self, ego: int, limit: int) -> Ranked:
        """Return the ways to at most so many people for a member (a row), best people first, best ways first."""
        paths = self._paths(ego)
        if paths is None:
            return np.zeros(0, WAY)
        toss = self.arrays.toss
        best = np.lexsort((toss[paths.targets] ^ toss[ego], -paths.value))[:limit]
        place = np.full(len(paths.targets), -1)
        place[best] = np.arange(len(best))
        chosen: Ints = np.flatnonzero(place[paths.inverse] >= 0)
        chosen, ask = self._nearly_best(chosen, place[paths.inverse[chosen]], self._to_ask(paths, chosen))
        order = np.lexsort((toss[paths.connector[chosen]], -ask, place[paths.inverse[chosen]]))
        chosen, ask = chosen[order], ask[order]
        of = paths.inverse[chosen]
        usual = -np.log1p(-np.median(paths.q))
        times = (paths.total[of] / usual if usual > 0 else 1.0) * self.asked.relevance[paths.targets[of]]
        columns = (paths.targets[of], paths.value[of], times, np.bincount(paths.inverse)[of], paths.connector[chosen], ask)
        ways = np.zeros(len(chosen), WAY)
        for name, column in zip(WAY.names or (), (ego, *columns), strict=True):
            ways[name] = column
        return ways

    def reached(self, ego: int) -> Ints:
        """Return the rows of everybody whom a way leads a member to."""
        paths = self._paths(ego)
        return paths.targets if paths is not None else np.zeros(0, np.int64)

    def listed(self, connector: int) -> Ints:
        """Return the rows of those whom a connector's own list leads to."""
        return self._others[self._starts[connector] : self._starts[connector + 1]]

    def _nearly_best(self, ways: Ints, place: Ints, ask: Floats) -> tuple[Ints, Floats]:
        """Leave the ways out that are much worse to ask than the best to the same person."""
        most = np.zeros(int(place.max()) + 1)
        np.maximum.at(most, place, ask)
        good = ask >= most[place] * self.asked.settings.nearly * NEARLY_ONE
        return ways[good], ask[good]

    def _paths(self, ego: int) -> _Paths | None:
        arrays, settings = self.arrays, self.asked.settings
        row = arrays.ties(ego)
        contacts = arrays.others[row]
        first = np.flatnonzero(self.asked.connectors[contacts]) + row.start
        connectors = arrays.others[first]
        lengths = self._starts[connectors + 1] - self._starts[connectors]
        if not lengths.sum():
            return None
        at = np.repeat(self._starts[connectors] - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
        self._near[contacts] = self._near[ego] = True
        at, by = _without(at, np.repeat(np.arange(len(first)), lengths), self._near[self._others[at]])
        self._near[contacts] = self._near[ego] = False
        if not len(at):
            return None
        proof = arrays.proof[first]
        part = settings.kappa * self._strength[proof] * self._factor(connectors)
        part *= self.learnt.factor(connectors, self.judged.kind[proof])
        q = np.minimum(NEARLY_ONE, part[by] * self._strength[self._proof[at]])
        targets, inverse = np.unique(self._others[at], return_inverse=True)
        total = np.bincount(inverse, np.rint(-np.log1p(-q) * EXACT)) / EXACT * self._fresh(inverse, self._last[self._proof[at]])
        relevance = self.asked.relevance[targets]
        value = np.where(relevance == 1.0, total, -np.log1p(-np.minimum(NEARLY_ONE, -np.expm1(-total) * relevance)))
        return _Paths(targets, inverse, connectors[by], first[by], self._cut[at], q, total, value, first)

    def _factor(self, connectors: Ints) -> Floats:
        """Return k^-hub of connectors, as `ranking.score` has it."""
        hub = self.asked.settings.hub
        contacts = np.maximum(1, self.arrays.contacts[connectors]).astype(float)
        whole = self.arrays.complete[connectors]
        factor = np.exp(-hub * np.log(contacts))
        usual = np.exp(-hub * log(float(np.median(contacts[whole])))) if whole.any() else factor
        return np.asarray(np.where(whole, factor, usual))

    def _fresh(self, inverse: Ints, last: Ints) -> Floats:
        """Return how much more or less each target counts for the last day a connector was in touch with them."""
        life, count = self.asked.half_life, int(inverse.max()) + 1
        latest = np.full(count, -1.0)
        np.maximum.at(latest, inverse, last)
        age = np.maximum(0.0, self.asked.now - latest)
        some = np.bincount(inverse, last >= 0, minlength=count) < np.bincount(inverse, minlength=count)
        age = np.where(some, np.minimum(age, life), age)
        return np.where(latest >= 0, 2.0 ** (self.asked.settings.freshness * (1 - age / life)), 1.0)

    def _to_ask(self, paths: _Paths, chosen: Ints) -> Floats:
        """Return what each of these paths is worth to ask over."""
        days = self.arrays.since[paths.mine]
        usual = max(0.0, middle((self.asked.now - days[days > 0]).tolist())) if (days > 0).any() else 0.0
        first = paths.first[chosen]
        taught = self.learnt.factor(paths.connector[chosen], self.judged.kind[self.arrays.proof[first]])
        return self._lifted(first, usual) * self._lifted(paths.second[chosen], usual) * taught

    def _lifted(self, ties: Ints, usual: float) -> Floats:
        proof, since = self.arrays.proof[ties], self.arrays.since[ties]
        value = self._strength[proof]
        if not usual:
            return value
        age = np.maximum(YOUNGEST, (self.asked.now - since) / usual)
        lifted = value * age**self.asked.settings.tie_age
        return np.where(self._listed[proof] & (since > 0), lifted, value)


@dataclass(frozen=True, slots=True)
class _Paths:
    """A member's paths: the targets; for each path its target's place, connector, the places of both ties, q."""

    targets: Ints
    inverse: Ints
    connector: Ints
    first: Ints
    second: Ints
    q: Floats
    total: Floats
    value: Floats
    mine: Ints


def flags(size: int, rows: Iterable[int]) -> Flags:
    """Return an array of that size which is true in these rows."""
    mask = np.zeros(size, np.bool_)
    mask[np.fromiter(rows, np.int64)] = True
    return mask


def relevance(arrays: Arrays, fits: Mapping[int, float], hidden: Flags) -> Floats:
    """Return how well each row fits a question, from people by their numbers; 0 for those who are not to be seen."""
    values = np.zeros(len(arrays.people))
    people = np.fromiter(fits, np.int64, len(fits))
    places = np.minimum(np.searchsorted(arrays.people, people), max(0, len(arrays.people) - 1))
    there = arrays.people[places] == people if len(arrays.people) else np.zeros(0, np.bool_)
    values[places[there]] = np.fromiter(fits.values(), float, len(fits))[there]
    values[hidden] = 0.0
    return values


class Judged(NamedTuple):
    """What each row of evidence comes to: strength, the place of its rule in `KINDS`, whether the age of the tie counts for
    asking, and the day of the last message (-1: none)."""

    strength: Floats
    kind: Ints
    aging: Flags
    last: Ints


def judged(evidence: NDArray[Any], asked: Asked) -> Judged:
    """Return what each row of evidence comes to on the day of a question."""
    names = [name for name in evidence.dtype.names or () if name != "together"]
    strengths = []
    for row in evidence:
        tie: dict[str, Any] = {name: int(row[name]) for name in names if row[name] > 0 or (row[name] == 0 and name == "mutual")}
        if row["together"] == row["together"]:
            tie["together"] = float(row["together"])
        strengths.append(strength(tie, now=asked.now, half_life=asked.half_life, settings=asked.settings))
    kinds = np.array([KINDS.index(rule) for _, rule in strengths], np.int8)
    aging = np.isin(kinds, [KINDS.index(rule) for rule in AGING])
    return Judged(np.array([value for value, _ in strengths]), kinds, aging, np.where(evidence["n"] > 0, evidence["last"], -1))


class Learnt:
    """What connectors' answers taught: a factor for a connector and the kind of tie to them, as `ranking.learning` has it."""

    def __init__(self, size: int, asked: Asked) -> None:
        people, kinds = tally(asked.answers if asked.settings.learning else ())
        taught = learned_from(kinds, asked.settings.prior)
        own = [{}, *({"agreed": agreed, "asked": count} for agreed, count in people.values())]
        self._factors = np.array([[taught.factor(answered, kind) for kind in KINDS] for answered in own])
        self._place = np.zeros(size, np.int32)
        self._place[np.fromiter(people, np.int64, len(people))] = np.arange(1, len(own))

    def factor(self, connectors: Ints, kinds: Ints) -> Floats:
        """Return how much more or less each connector counts, over ties of these kinds (their places in `KINDS`)."""
        return np.asarray(self._factors[self._place[connectors], kinds])


def _cut(arrays: Arrays, asked: Asked) -> Ints:
    """Return the places of the ties that may end a path: from a connector, by their own list, to somebody asked for."""
    ends = np.flatnonzero(asked.connectors)
    wanted = asked.relevance > 0
    parts = []
    for row in ends:
        ties = arrays.ties(int(row))
        good = wanted[arrays.others[ties]] & (arrays.stated[ties] & MINE > 0)
        parts.append(np.flatnonzero(good) + ties.start)
    return np.concatenate(parts) if parts else np.zeros(0, np.int64)


def _without(at: Ints, by: Ints, near: Flags) -> tuple[Ints, Ints]:
    return at[~near], by[~near]
