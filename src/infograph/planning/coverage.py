"""Whose export to ask for next: the contacts whose lists would open most people not yet within reach.

A list that is not here is guessed from those that are. Its part of the field: by how near the owner's own industry is
to the field, and by the lists of others in that industry. Its length: by whether the owner stands in more of the lists
that are here than people like them do. What of it is new: by how much lists of colleagues overlap. Contacts are then taken
greedily, each counted only for what those before do not open: for coverage, greedy choice reaches at least 63 % of the
best (Nemhauser, Wolsey and Fisher 1978).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from heapq import heapify, heappop, heapreplace
from itertools import islice
from math import prod
from typing import Any

from infograph.query import ADVISED

USUAL_SIZE = 300.0
"""Contacts in a list while none is known (chosen: half of LinkedIn's "500+")."""
LISTS_OF_DOUBT = 2.0
"""Imported lists that outweigh the usual size."""
LISTS_STOOD_IN_OF_DOUBT = 3.0
"""Lists to stand in that outweigh the expected number (measured: 1 and 10 are worse by a few points)."""
PAIRS_OF_DOUBT = 2.0
"""Pairs of people that outweigh how often people of one kind stand in a list (chosen: few, there are hundreds)."""
CONTACTS_OF_DOUBT = 150.0
"""Contacts seen in imported lists that outweigh the usual shares."""
PEERS_OF_DOUBT = 300.0
"""Contacts in the lists of people in one's own industry that outweigh what is expected of all (measured: 150 to 600 alike)."""
INSIDE, OUTSIDE = 0.25, 0.04
"""Usual part of a list that works in a field, for owners who do and who do not (chosen; learned from lists soon)."""

SAME_EMPLOYER, SAME_FIELD, ACQUAINTED, ELSEWHERE = 0.20, 0.12, 0.10, 0.02
"""Part of one's targets that another's list holds too, by what the two share (chosen; see benchmarks/planning)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A contact whose list is not here, or the owner of one that is.

    `strength` 0..1 of ego's tie to them; `relevance` 0..1, how near their own work is to the field asked for (1: in it);
    `employer` a matching key or ""; `fields` industry codes; `seen_in` the owners of imported lists they stand in.
    """

    node: Any
    name: str
    strength: float = 0.25
    relevance: float = 0.0
    employer: str = ""
    fields: frozenset[str] = frozenset()
    seen_in: frozenset[Any] = frozenset()


@dataclass(frozen=True, slots=True)
class Export:
    """A list that is here: whose, how many people it holds, how many of them fit the question (by confidence)."""

    owner: Candidate
    size: int
    targets: float


@dataclass(frozen=True, slots=True)
class Next:
    """A contact to ask for their export.

    `gain` is the number of new people in the field expected beyond all lists before it, `size` the expected length of
    the list, `share` the expected part of it in the field, `fresh` the part of that not yet within reach, and `worth`
    what it is ranked by: the gain times the strength of your tie, over which every new path leads.
    """

    candidate: Candidate
    gain: float
    worth: float
    size: float
    share: float
    fresh: float


def ask_next(
    candidates: Iterable[Candidate], exports: Sequence[Export], limit: int = ADVISED, *, by_tie: bool = True
) -> list[Next]:
    """Return whose lists to ask for, in the order that opens most with the fewest.

    Each is counted on top of `exports` and of those before it in the answer. `by_tie=False` ranks by the number of new
    people alone. Equal ones stand in the order of names.

    >>> near, far = Candidate(1, "Ann", relevance=1.0), Candidate(2, "Bob")
    >>> [found.candidate.name for found in ask_next([far, near], [])]
    ['Ann', 'Bob']
    """
    rest = {c.node: c for c in sorted(candidates, key=lambda c: (c.name, str(c.node)))}
    sizes, share = _sizes(list(rest.values()), exports), cache(_shares(exports))
    shares = {node: share(c.fields, c.relevance) for node, c in rest.items()}
    fresh = _fresh(rest.values(), [export.owner for export in exports])
    chosen: list[Next] = []
    companions = _companions(rest.values())
    while rest and len(chosen) < limit:
        worths = [sizes[node] * shares[node] * fresh[node] * (c.strength if by_tie else 1.0) for node, c in rest.items()]
        node = next(islice(rest, worths.index(max(worths)), None))  # the first of equals
        chosen.append(_offer(rest.pop(node), sizes[node], shares[node], fresh[node], by_tie))
        _count_once(chosen[-1].candidate, rest, fresh, companions)
    return chosen


def overlap(candidate: Candidate, other: Candidate) -> float:
    """Return the part 0..1 of one's targets that are expected in the other's list too.

    >>> overlap(Candidate(1, "Ann", employer="acme"), Candidate(2, "Bob", employer="acme"))
    0.2
    """
    return _overlap(_kind(candidate, other), other.node in candidate.seen_in or candidate.node in other.seen_in)


def _overlap(kind: int, acquainted: bool) -> float:
    shared = (SAME_EMPLOYER, SAME_FIELD, ELSEWHERE)[kind]
    return max(shared, ACQUAINTED) if acquainted else shared


def best_coverage(
    lists: Mapping[Any, frozenset[Any]],
    k: int,
    reached: frozenset[Any] = frozenset(),
    weigh: Callable[[Any], float] = lambda _: 1.0,
) -> list[Any]:
    """Return the k lists that greedily cover most people not yet known, the first of equals first.

    With lists that are here it says what each of them really opened; `weigh` gives a list's factor.

    >>> best_coverage({"a": frozenset({1, 2}), "b": frozenset({2, 3, 4}), "c": frozenset({1})}, 2)
    ['b', 'a']
    """
    chosen: list[Any] = []
    covered, nodes = set(reached), list(lists)
    # A list never covers more than it did: only the one that promises most is counted again.
    promised = [(-len(lists[node]) * weigh(node), place) for place, node in enumerate(nodes)]
    heapify(promised)
    while promised and len(chosen) < k:
        said, place = promised[0]
        held = -len(lists[nodes[place]] - covered) * weigh(nodes[place])
        if held > said:
            heapreplace(promised, (held, place))
            continue
        heappop(promised)
        covered |= lists[nodes[place]]
        chosen.append(nodes[place])
    return chosen


def _companions(candidates: Iterable[Candidate]) -> dict[Any, set[Any]]:
    """Return who works at each employer, and who stands in each list."""
    companions: dict[Any, set[Any]] = {}
    for c in candidates:
        for mark in ((0, c.employer), *((1, owner) for owner in c.seen_in)):
            companions.setdefault(mark, set()).add(c.node)
    return companions


def _count_once(
    chosen: Candidate, rest: Mapping[Any, Candidate], fresh: dict[Any, float], companions: Mapping[Any, set[Any]]
) -> None:
    """Take off what the others' lists are expected to share with one that is chosen: most share but their fields with it."""
    met = companions.get((0, chosen.employer), set()) if chosen.employer else set()
    met = (met | companions.get((1, chosen.node), set()) | chosen.seen_in) & rest.keys()
    left = {node: 1 - overlap(rest[node], chosen) for node in met}
    usual: dict[frozenset[str], float] = {}
    for node, c in rest.items():
        if c.fields not in usual:
            usual[c.fields] = 1 - overlap(Candidate(None, "", fields=c.fields), replace(chosen, seen_in=frozenset()))
        fresh[node] *= left[node] if node in left else usual[c.fields]


def _offer(c: Candidate, size: float, share: float, fresh: float, by_tie: bool) -> Next:
    gain = size * share * fresh
    return Next(c, gain, gain * c.strength if by_tie else gain, size, share, fresh)


def _sizes(candidates: Sequence[Candidate], exports: Sequence[Export]) -> dict[Any, float]:
    """Guess lengths of lists: the mean of those here, more for who stands in more of them than people like them do.

    Colleagues stand in each other's lists however short those are: only what is beyond that says something of length.
    """
    total = LISTS_OF_DOUBT * USUAL_SIZE + sum(export.size for export in exports)
    mean = total / (LISTS_OF_DOUBT + len(exports))
    owners = [export.owner for export in exports]
    place = {owner.node: at for at, owner in enumerate(owners)}
    kinds = _kinds(owners)
    pairs, met = Counter[int](), Counter[int]()
    for shared, people in Counter(map(kinds, candidates)).items():
        for kind in shared:
            pairs[kind] += people
    for c in candidates:
        met.update(kinds(c)[place[node]] for node in c.seen_in & place.keys())
    usual = met.total() / max(1, pairs.total())
    rates = {kind: (met[kind] + PAIRS_OF_DOUBT * usual) / (count + PAIRS_OF_DOUBT) for kind, count in pairs.items()}
    expected = cache(lambda shared: sum(rates[kind] for kind in shared))
    sizes = {}
    for c in candidates:
        more = len(c.seen_in & place.keys()) + LISTS_STOOD_IN_OF_DOUBT
        sizes[c.node] = mean * more / (expected(kinds(c)) + LISTS_STOOD_IN_OF_DOUBT)
    return sizes


def _kinds(owners: Sequence[Candidate]) -> Callable[[Candidate], tuple[int, ...]]:
    """Return what gives what somebody shares with each owner: asked once for all who are alike.

    Most are no owner's colleagues: what they share follows from their fields alone, of which there are few.
    """
    employers = {owner.employer for owner in owners}

    @cache
    def kinds(employer: str, fields: frozenset[str]) -> tuple[int, ...]:
        alike = Candidate(None, "", employer=employer, fields=fields)
        return tuple(_kind(alike, owner) for owner in owners)

    return lambda c: kinds(c.employer if c.employer in employers else "", c.fields)


def _kind(candidate: Candidate, other: Candidate) -> int:
    """Return what two people share: 0 the employer, 1 the industry, 2 neither."""
    if candidate.employer and candidate.employer == other.employer:
        return 0
    return 1 if candidate.fields & other.fields else 2


def _shares(exports: Sequence[Export]) -> Callable[[frozenset[str], float], float]:
    """Learn which part of a list is in the field: for owners inside and outside of it, then for each industry."""
    outside = _pooled(exports, lambda owner: 1 - _within(owner.relevance), OUTSIDE)
    inside = max(outside, _pooled(exports, lambda owner: _within(owner.relevance), INSIDE))

    def share(fields: frozenset[str], relevance: float) -> float:
        expected = _within(relevance) * inside + (1 - _within(relevance)) * outside
        peers = [e for e in exports if e.owner.fields & fields]
        people = PEERS_OF_DOUBT + sum(e.size for e in peers)
        return (PEERS_OF_DOUBT * expected + sum(e.targets for e in peers)) / people

    return share


def _within(relevance: float) -> float:
    """Return how far a person counts as inside the field: neighbours of it for little (squared: measured)."""
    return relevance**2


def _pooled(exports: Sequence[Export], weigh: Callable[[Candidate], float], usual: float) -> float:
    people = CONTACTS_OF_DOUBT + sum(weigh(e.owner) * e.size for e in exports)
    return (CONTACTS_OF_DOUBT * usual + sum(weigh(e.owner) * e.targets for e in exports)) / people


def _fresh(candidates: Iterable[Candidate], owners: Sequence[Candidate]) -> dict[Any, float]:
    """Return of each candidate the part of their targets that stands in no list of the owners: reckoned once for all alike."""
    kinds, place = _kinds(owners), {owner.node: at for at, owner in enumerate(owners)}
    listed: dict[Any, list[int]] = {}
    for at, owner in enumerate(owners):
        for node in owner.seen_in:
            listed.setdefault(node, []).append(at)

    @cache
    def left(shared: tuple[int, ...], acquainted: frozenset[int]) -> float:
        return prod(1 - _overlap(kind, at in acquainted) for at, kind in enumerate(shared))

    fresh = {}
    for c in candidates:
        met = frozenset([*(place[node] for node in c.seen_in & place.keys()), *listed.get(c.node, ())])
        fresh[c.node] = left(kinds(c), met)
    return fresh
