"""Keep what lies two steps from the user in arrays while a store stands, so that only who may be listed is ranked.

Everybody at distance one or two has a place; what is said of them (in which field, at which work, how well they fit a
question) is an array over these places, and a tie that leads further than the user's contacts is a place at each end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from infograph import ranking
from infograph.question.graph import add_connectors, counted, edge_attributes, fill, mark_departed
from infograph.question.plain_graph import PlainGraph
from infograph.ranking.contacts import mark_of
from infograph.store import candidates, read, surroundings
from infograph.store.candidates import PathRow
from infograph.store.db import Connection
from infograph.store.departed import departed

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Marks = Mapping[str, list[tuple[float, Ints]]]
"""By the name of a mark whom it is of, as places: those of one confidence together."""

Kinds = tuple[list[str], Ints]
"""Kinds of which each has one, the first "" for none, and for each place the number of its kind."""
Kind = TypeVar("Kind", np.bool_, np.float64)

NOBODY = -1.0
"""The value of whoever has not what is asked for: a confidence is 0 or more."""


class Neighbourhood:
    """Everybody at distance one and two (`people`, in the order of their numbers) and the ties that lead to those at two.

    Such a tie is a row of `contact` and `person`, places of its ends, and `days`; those before `plain` say no more than a day,
    the others stand in `telling`. `mine` are the places of the user's contacts.
    """

    def __init__(self, db: Connection) -> None:
        self.me = read.ego(db) or 0
        mine = np.array(sorted(candidates.contacts_of_ego(db) - {self.me}), np.int64)
        near = np.zeros(surroundings.highest(db) + 1, np.bool_)
        near[mine] = near[self.me] = True
        contacts, others = self._read_ties(db, near)
        near[others] = True
        near[self.me] = False
        self.people = np.flatnonzero(near)
        self._place = np.full(len(near), -1, np.int64)
        self._place[self.people] = np.arange(len(self.people))
        self.contact, self.person, self.mine = self._place[contacts], self._place[others], self._place[mine]
        self.own_telling = surroundings.own_ties(db)
        self.gone = list(departed(db, self))
        self.few = self.people.tolist() if candidates.is_small_part(db) else None
        self._inner = PlainGraph()
        self._inner.graph["ego"] = self.me
        self._inner.add_node(self.me)
        self._strengths: dict[object, Floats] = {}
        self._own_strengths: dict[object, Floats] = {}
        self._beside: tuple[Floats, Floats, Floats] | None = None

    def _read_ties(self, db: Connection, near: Flags) -> tuple[Ints, Ints]:
        """Read the ties that lead further than to `near`; return the numbers of both ends."""
        rows = surroundings.far_ties(db)
        contacts = np.repeat(np.array([row[0] for row in rows], np.int64), [row[1] for row in rows])
        others, days = (_numbers(",".join(column)) for column in ([row[2] for row in rows], [row[3] for row in rows]))
        far = ~near[others]
        saying = [(person, who) for person, *_, who in rows if who]
        ties = [tie for person, who in saying for tie in surroundings.scored(db, person, who)]
        if ties:
            ends = np.array([row[:2] for row in ties], np.int64)
            far &= ~np.isin(contacts * len(near) + others, ends[:, 0] * len(near) + ends[:, 1])
        self.telling = [row for row in ties if not near[row[1]]]
        self.plain = int(far.sum())
        self.days = np.concatenate([days[far], np.zeros(len(self.telling), np.int64)])
        telling = np.array([row[:2] for row in self.telling], np.int64).reshape(-1, 2)
        return np.concatenate([contacts[far], telling[:, 0]]), np.concatenate([others[far], telling[:, 1]])

    def __contains__(self, person: object) -> bool:
        return person == self.me or (isinstance(person, int) and bool(len(self.places([person]))))

    def places(self, people: Iterable[int]) -> Ints:
        """Return the places of those of these people who are around."""
        numbers = np.fromiter(people, np.int64)
        places = self._place[numbers[numbers < len(self._place)]]
        return places[places >= 0]

    def places_in(self, people: str) -> Ints:
        """Return the places of people whose numbers stand in a text with commas."""
        places = self._place[_numbers(people)]
        return np.compress(places >= 0, places)

    def of_people(self, values: Mapping[int, float], otherwise: float = NOBODY) -> Floats:
        """Return a value for each of `people`."""
        array = np.full(len(self.people), otherwise)
        given = np.fromiter(values.values(), np.float64, len(values))
        numbers = np.fromiter(values, np.int64, len(values))
        places = self._place[np.minimum(numbers, len(self._place) - 1)]
        here = (numbers < len(self._place)) & (places >= 0)
        array[places[here]] = given[here]
        return array

    def marks(self, rows: Iterable[tuple[str, float, str]]) -> Marks:
        """Return who of the people around has which mark, from rows of (name, confidence, numbers with commas)."""
        marks: dict[str, list[tuple[float, Ints]]] = {}
        for name, confidence, people in rows:
            marks.setdefault(name, []).append((confidence, self.places_in(people)))
        return marks

    def kinds(self, rows: Iterable[tuple[str, str]]) -> Kinds:
        """Return of which kind each of the people around is, from rows of (kind, numbers with commas)."""
        names, array = [""], np.zeros(len(self.people), np.int64)
        for name, people in rows:
            array[self.places_in(people)] = len(names)
            names.append(name)
        return names, array

    def best(self, marks: Marks, weights: Mapping[str, float]) -> Floats:
        """Return for each place the best of confidence x weight over the marks that have one."""
        values = np.full(len(self.people), NOBODY)
        for name, weight in weights.items():
            for confidence, places in marks.get(name, ()):
                values[places] = np.maximum(values[places], confidence * weight)
        return values

    def any(self, marks: Marks, names: Iterable[str]) -> Flags:
        """Return who has one of these marks."""
        has = np.zeros(len(self.people), np.bool_)
        for name in names:
            for _, places in marks.get(name, ()):
                has[places] = True
        return has

    def rows(self, ties: Ints, *, together: bool = True) -> list[PathRow]:
        """Return ties as `candidates.paths` does."""
        plain = ties[ties < self.plain]
        columns = (self.people[self.contact[plain]], self.people[self.person[plain]], self.days[plain])
        alike: list[PathRow] = [
            (contact, other, 0, None, None, None, 0, day or None, None, 0)
            for contact, other, day in zip(*(column.tolist() for column in columns), strict=True)
        ]
        telling = [self.telling[tie - self.plain] for tie in ties[ties >= self.plain].tolist()]
        return [*alike, *counted(telling, together=together)]

    @cached_property
    def observed(self) -> Flags:
        """Whether a tie rests on more than that both stood together on mails and in meetings."""
        return self._of_telling([not row[-1] for row in self.telling], np.bool_, True)

    @cached_property
    def lasts(self) -> Floats:
        """The day of the last message of each tie, not a number where none is known."""
        lasts = [np.nan if row[3] is None or not row[2] else row[3] for row in self.telling]
        return self._of_telling(lasts, np.float64, np.nan)

    def strengths(self, now: float, half_life: float, settings: ranking.Settings, *, together: bool = True) -> Floats:
        """Return the strength of each tie, as the ranking has it."""
        asked = (now, half_life, settings, together)
        if asked not in self._strengths:
            values = np.full(len(self.days), settings.unknown)
            ties = np.concatenate([np.flatnonzero(self._gone[: self.plain]), np.arange(self.plain, len(self.days))])
            ties = ties if together else ties[self.observed[ties]]
            graph, rows = PlainGraph(), self.rows(ties, together=together)
            fill(graph, rows, {})
            mark_departed(graph, self.gone)
            values[ties] = [
                ranking.strength(graph.adj[a][b], now=now, half_life=half_life, settings=settings)[0] for a, b, *_ in rows
            ]
            self._strengths = {asked: values}
        return self._strengths[asked]

    def own_strengths(self, now: float, half_life: float, settings: ranking.Settings) -> Floats:
        """Return the strength of the user's tie to each of `mine`, as the ranking has it."""
        asked = (now, half_life, settings)
        if asked not in self._own_strengths:
            graph = PlainGraph()
            for lost in self.gone:
                theirs = lost.people if lost.owner == self.me else {lost.owner} if self.me in lost.people else set()
                for other in theirs:
                    graph.add_edge(self.me, other, {"observed": True})
            for tie in self.own_telling:
                graph.add_edge(self.me, tie.other, edge_attributes(tie))
            mark_departed(graph, self.gone)
            ties = graph.adj.get(self.me, {})
            strong = {
                other: ranking.strength(tie, now=now, half_life=half_life, settings=settings)[0] for other, tie in ties.items()
            }
            self._own_strengths = {asked: self.of_people(strong, settings.unknown)[self.mine]}
        return self._own_strengths[asked]

    def beside(self, db: Connection) -> tuple[Floats, Floats, Floats]:
        """Return what orders one's own contacts of equal score: messages with each of `mine`, the day of the last, the mark."""
        if self._beside is None:
            number = {tie.other: float(tie.n) for tie in self.own_telling}
            last = {tie.other: float(tie.last or 0) for tie in self.own_telling if tie.n}
            mark = {person: float(mark_of(key or str(person))) for person, key in surroundings.own_keys(db)}
            number_, last_, mark_ = (self.of_people(values, 0.0)[self.mine] for values in (number, last, mark))
            self._beside = number_, last_, mark_
        return self._beside

    def put_connectors(self, db: Connection, graph: PlainGraph, connectors: list[int]) -> None:
        """Add what a score needs of these contacts to a graph that has ego alone; each is read once."""
        if new := [person for person in connectors if person not in self._inner.nodes]:
            add_connectors(db, self._inner, new)
        for person in connectors:
            graph.add_node(person, **self._inner.nodes[person])
            if tie := self._inner.adj[self.me].get(person):
                graph.add_edge(self.me, person, dict(tie))
        mark_departed(graph, self.gone)

    @cached_property
    def _gone(self) -> Flags:
        """Whether the newest list of one end no longer has a tie."""
        gone = np.zeros(len(self.days), np.bool_)
        for owner, _, people in self.gone:
            lost = np.zeros(len(self.people), np.bool_)
            lost[self.places(people)] = True
            for place in self.places([owner]):
                gone |= (self.contact == place) & lost[self.person] | (self.person == place) & lost[self.contact]
        return gone

    def _of_telling(self, values: Sequence[float], kind: type[Kind], otherwise: float) -> NDArray[Kind]:
        return np.concatenate([np.full(self.plain, otherwise, kind), np.array(values, kind)])


def _numbers(text: str) -> Ints:
    return np.fromstring(text, np.int64, sep=",")
