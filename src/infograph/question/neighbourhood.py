"""Keep what lies two steps from the user in arrays while a store stands, so that only who may be listed is ranked.

A process that asks once never makes it: narrowing in SQL costs less. From the second question on, values are worked out for
everybody in NumPy, and the best go through `ranking.suggest` as ever, with all ways to them: more of them, wherever the list
would go on. So the order, to the last bit, is the one that the whole graph has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

import infograph.question as room
from infograph import ranking
from infograph.model import Query, Suggestion
from infograph.question.cadence import cadence_of
from infograph.question.graph import ego_and, fill, mark_departed
from infograph.question.plain_graph import PlainGraph
from infograph.question.view import Listed, View, Whom
from infograph.question.work import add_work
from infograph.ranking.score import NEARLY_ONE
from infograph.ranking.strength import half_life_of, middle
from infograph.store import candidates, events, read
from infograph.store.candidates import PathRow
from infograph.store.db import Connection
from infograph.store.departed import departed

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

BEST, MORE = 64, 8
"""People who are ranked for a list of ten, and how many times as many where these do not fill it."""
NEARLY = 1 - 1e-9
"""Values worked out in arrays are equal to those of the ranking to this part."""


class Neighbourhood:
    """The ties from the user's contacts to people who are none: each a place in `contact`, `person` and `days`."""

    def __init__(self, db: Connection) -> None:
        me = read.ego(db)
        mine = candidates.contacts_of_ego(db)
        parts = [(contact, _numbers(others), _numbers(days)) for contact, others, days in candidates.plain_ties(db)]
        self.telling = [row for row in candidates.telling_ties(db) if row[1] != me and row[1] not in mine]
        others = np.concatenate([np.zeros(0, np.int64), *(others for _, others, _ in parts)])
        days = np.concatenate([np.zeros(0, np.int64), *(days for *_, days in parts)])
        contacts = np.repeat([contact for contact, *_ in parts], [len(others) for _, others, _ in parts]).astype(np.int64)
        far = ~np.isin(others, np.array([me or 0, *mine]))
        telling = np.array([row[:2] for row in self.telling], np.int64).reshape(-1, 2)
        self.days = np.concatenate([days[far], np.zeros(len(telling), np.int64)])
        self.contacts, self.contact = np.unique(np.concatenate([contacts[far], telling[:, 0]]), return_inverse=True)
        self.people, self.person = np.unique(np.concatenate([others[far], telling[:, 1]]), return_inverse=True)
        self.plain = len(self.days) - len(telling)  # rows before those of `telling`
        self.place = np.full(1 + int(self.people[-1] if len(self.people) else 0), -1, np.int64)
        self.place[self.people] = np.arange(len(self.people))
        near = {*self.contacts.tolist(), *self.people.tolist()}
        self.gone = [lost for lost in departed(db, near) if lost.owner != me]
        self._strengths: tuple[object, Floats] | None = None
        self.lasts = np.full(len(self.days), np.nan)
        self.lasts[self.plain :] = [row[3] if row[2] and row[3] is not None else np.nan for row in self.telling]

    def of_people(self, values: Mapping[int, float], otherwise: float) -> Floats:
        """Return a value for each of `people`."""
        array = np.full(len(self.people), otherwise)
        given = np.fromiter(values.values(), np.float64, len(values))
        numbers = np.fromiter(values, np.int64, len(values))
        places = self.place[np.minimum(numbers, len(self.place) - 1)]
        here = (numbers < len(self.place)) & (places >= 0)
        array[places[here]] = given[here]
        return array

    def rows(self, places: Ints) -> list[PathRow]:
        """Return ties as `candidates.paths` does."""
        plain = places[places < self.plain]
        columns = (self.contacts[self.contact[plain]], self.people[self.person[plain]], self.days[plain])
        alike: list[PathRow] = [
            (contact, other, 0, None, None, None, 0, day or None, None, 0)
            for contact, other, day in zip(*(column.tolist() for column in columns), strict=True)
        ]
        return alike + [self.telling[place - self.plain] for place in places[places >= self.plain].tolist()]

    def strengths(self, now: float, half_life: float, settings: ranking.Settings) -> Floats:
        """Return the strength of each tie, as the ranking has it."""
        asked = (now, half_life, settings)
        if self._strengths is None or self._strengths[0] != asked:
            values = np.full(len(self.days), settings.unknown)
            gone = np.zeros(len(self.days), np.bool_)
            for owner, _, people in self.gone:
                whose = np.where(self.contacts[self.contact] == owner, self.people[self.person], -1)
                whose = np.where(self.people[self.person] == owner, self.contacts[self.contact], whose)
                gone |= np.isin(whose, list(people))
            places = np.concatenate([np.nonzero(gone[: self.plain])[0], np.arange(self.plain, len(self.days))])
            graph, rows = PlainGraph(), self.rows(places)
            fill(graph, rows, {})
            mark_departed(graph, (lost for lost in self.gone if lost.owner in graph))
            values[places] = [
                ranking.strength(graph.adj[a][b], now=now, half_life=half_life, settings=settings)[0] for a, b, *_ in rows
            ]
            self._strengths = asked, values
        return self._strengths[1]


class _Values(NamedTuple):
    """The ties that lead to anybody asked for, all and those that count; who can be listed, and the value of each person."""

    asked: Ints
    ways: Ints
    listed: Flags
    values: Floats
    usual: float


def rank_near(view: View, near: Neighbourhood, query: Query, whom: Whom, lean: Callable[[PlainGraph], ranking.Lean]) -> Listed:
    """Return what a question comes to, as ranking its whole graph does."""
    graph, asked = _begun(view, near, query, whom)
    worth = _values(view, near, graph, whom, asked)

    def add(places: Ints) -> None:
        rows = [row for row in near.rows(places) if row[1] not in there]
        fill(graph, rows, whom.fits)
        there.update(row[1] for row in rows)
        mark_departed(graph, (lost for lost in near.gone if lost.owner in graph))
        add_work(graph, whom.weights)

    there: set[int] = set()
    number, size = int(worth.listed.sum()), max(BEST, MORE * query.limit)
    suggestions: list[Suggestion] | None = None
    while suggestions is None:
        best = worth.listed
        if size < number:
            cut = np.partition(worth.values[best], -size)[-size]
            best = best & (worth.values >= cut * NEARLY)
        add(worth.ways[best[near.person[worth.ways]]])
        rest = ranking.Rest(worth.usual, _go_on if size < number else _end)
        with suppress(_GoesOn):
            suggestions = ranking.suggest(graph, now=view.now, query=query, settings=view.settings, lean=lean(graph), rest=rest)
        size *= MORE
    graph.rest = lambda _: add(worth.asked)
    through = near.contact[worth.ways[worth.listed[near.person[worth.ways]]]]
    return Listed(suggestions, graph, number, len(np.unique(through)))


def _begun(view: View, near: Neighbourhood, query: Query, whom: Whom) -> tuple[PlainGraph, Ints]:
    """Return ego and the contacts through whom anybody asked for is reached, with what they answered; and the ties that do."""
    asked = np.nonzero(near.of_people(whom.fits, -1.0)[near.person] >= 0)[0]
    graph = ego_and(view.db, near.contacts[np.unique(near.contact[asked])].tolist(), now=view.now, question=query.words())
    graph.graph["about"] = query.about()
    if not read.has_log(view.db):
        return graph, asked
    if view.settings.learning:
        room.add_answers(view, graph)
    return graph, asked if query.include_asked else _open(view, near, asked)


class _GoesOn(Exception):
    """The list is not full, and there are more people."""


def _go_on() -> None:
    raise _GoesOn


def _end() -> None:
    pass


def _open(view: View, near: Neighbourhood, places: Ints) -> Ints:
    """Return the ties that `logged.close_ways` leaves."""
    closed = {way for way in events.closed_ways(view.db) if way[1] < len(near.place)}
    size = len(near.place)
    ways = near.contacts[near.contact[places]] * size + near.people[near.person[places]]
    places = places[~np.isin(ways, [contact * size + person for contact, person in closed])]
    resting = list(events.resting_connectors(view.db, view.now, cadence_of(view.db).rest))
    rests = np.isin(near.contacts[near.contact[places]], resting)
    others = np.bincount(near.person[places[~rests]], minlength=len(near.people)) > 0
    return places[~(rests & others[near.person[places]])]


def _values(view: View, near: Neighbourhood, graph: PlainGraph, whom: Whom, asked: Ints) -> _Values:
    """Work out by what people are sorted, as `ranking.score` does."""
    relevance = near.of_people(whom.fits, 0.0)
    ways = asked[relevance[near.person[asked]] > 0]
    whose, size = near.person[ways], len(near.people)
    part = np.zeros(len(near.contacts))
    for contact, value in ranking.parts(graph, settings=view.settings).items():
        part[np.searchsorted(near.contacts, contact)] = value
    life = half_life_of(graph, view.now, view.settings)
    q = np.minimum(NEARLY_ONE, part[near.contact[ways]] * near.strengths(view.now, life, view.settings)[ways])
    number = np.bincount(whose, minlength=size)
    total = np.bincount(whose, -np.log1p(-q), minlength=size)
    lasts = near.lasts[ways]
    dated = ~np.isnan(lasts)
    if dated.any():
        last = np.full(size, -np.inf)
        np.maximum.at(last, whose[dated], lasts[dated])
        age = np.maximum(0.0, view.now - last)
        age = np.where(np.bincount(whose[dated], minlength=size) < number, np.minimum(age, life), age)
        met = last > -np.inf
        total[met] *= 2.0 ** (view.settings.freshness * (1 - age[met] / life))
    values = -np.log1p(-np.minimum(NEARLY_ONE, -np.expm1(-total) * relevance))
    values = np.where(relevance == 1.0, total, values)
    fits = near.of_people({person: weight.factor for person, weight in whom.weights.items()}, 1.0)
    aside = near.of_people({person: 1.0 for person, weight in whom.weights.items() if weight.aside}, 0.0) > 0
    usual = np.sort(fits[(number > 0) & ~aside]).tolist()
    median = ranking.usual_way(middle(np.sort(q).tolist()), middle(usual) if usual else 1.0) if len(q) else 0.0
    skipped = near.of_people(dict.fromkeys(whom.skip, 1.0), 0.0) > 0
    return _Values(asked, ways, (number > 0) & ~skipped, values, median)


def _numbers(text: str) -> Ints:
    return np.fromstring(text, np.int64, sep=",")
