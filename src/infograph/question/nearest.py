"""Answer a question from the arrays of what lies around the user: the best of the second degree, and of one's own contacts.

A process that asks once never does: narrowing in SQL costs less. From the second question on, values are worked out for
everybody in NumPy, and the best go through `ranking` as ever, with all ways to them: more of them, wherever the list
would go on. So the order, to the last bit, is the one that the whole graph has.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import NamedTuple

import numpy as np

import infograph.question as room
from infograph import ranking
from infograph.model import OwnContact, Query, Suggestion
from infograph.question.cadence import cadence_of
from infograph.question.graph import add_own, ego_alone, fill, mark_departed
from infograph.question.neighbourhood import Floats, Ints, Neighbourhood
from infograph.question.plain_graph import PlainGraph
from infograph.question.view import Listed, View
from infograph.question.whom import Whom, whom
from infograph.question.work import add_work
from infograph.ranking.score import NEARLY_ONE
from infograph.ranking.strength import half_life_of
from infograph.store import events, read

LeanOf = Callable[[PlainGraph], ranking.Lean]

BEST, MORE = 64, 8
"""People who are ranked for a list of ten, and how many times as many where these do not fill it."""
NEARLY = 1 - 1e-9
"""Values worked out in arrays are equal to those of the ranking to this part."""


class _Values(NamedTuple):
    """The ties that lead to anybody asked for, all and those that count; who can be listed, and the value of each of them.

    `through` is how many contacts lead to these, `usual` what a way is compared with.
    """

    ties: Ints
    ways: Ints
    through: int
    listed: Ints
    values: Floats
    usual: float


class Near(NamedTuple):
    """A neighbourhood with what a question asks of it, and how its graphs are filled in for those who are looked at."""

    view: View
    query: Query
    near: Neighbourhood
    whom: Whom
    lean: LeanOf


def near_question(view: View, near: Neighbourhood, query: Query, skip: frozenset[int], lean: LeanOf) -> Near:
    """Return a question to what lies around the user; `skip`: who was asked or met already."""
    return Near(view, query, near, whom(view, near, query, skip), lean)


def second_degree(asked: Near) -> Listed:
    """Return the list of a question, as ranking its whole graph does."""
    view, query, near, _, lean = asked
    graph, ties = _begun(asked)
    worth = _values(asked, graph, ties)

    number, size = len(worth.listed), max(BEST, MORE * query.limit)
    suggestions: list[Suggestion] | None = None
    while suggestions is None:
        best = np.zeros(len(near.people), np.bool_)
        cut = np.partition(worth.values, -size)[-size] * NEARLY if size < number else -np.inf
        best[worth.listed[worth.values >= cut]] = True
        _add_ties(asked, graph, worth.ways[best[near.person[worth.ways]]])
        rest = ranking.Rest(worth.usual, _go_on if size < number else _end)
        with suppress(_GoesOn):
            suggestions = ranking.suggest(graph, now=view.now, query=query, settings=view.settings, lean=lean(graph), rest=rest)
        size *= MORE
    # The graph alone: what knows the graph and is known by it would be given back late, with arrays of some MB.
    graph.rest = partial(_add_ties, asked, ties=worth.ties)
    return Listed(suggestions, graph, number, worth.through)


def _add_ties(asked: Near, graph: PlainGraph, ties: Ints) -> None:
    """Add ties to a graph whose connectors are there, with the people that they lead to, unless these are there."""
    rows = [row for row in asked.near.rows(ties, together=asked.query.together) if row[1] not in graph]
    places = asked.near.places({row[1] for row in rows})
    fill(graph, rows, asked.whom.fits_of(places))
    mark_departed(graph, asked.near.gone)
    add_work(graph, asked.whom.weights_of(places))


def _begun(asked: Near) -> tuple[PlainGraph, Ints]:
    """Return ego and the contacts through whom anybody asked for is reached, with what they answered; and the ties that do."""
    view, query, near, whom, _ = asked
    ties = np.flatnonzero((whom.fits >= 0)[near.person])
    ties = ties if query.together else ties[near.observed[ties]]
    graph = ego_alone(view.db, view.now, query.words())
    graph.graph["about"] = query.about()
    if not query.together:
        graph.graph["together"] = False
    through = np.zeros(len(near.people), np.bool_)
    through[near.contact[ties]] = True
    near.put_connectors(view.db, graph, near.people[through].tolist())
    add_work(graph, whom.weights_of(np.flatnonzero(through)))
    if not read.has_log(view.db):
        return graph, ties
    if view.settings.learning:
        room.add_answers(view, graph)
    return graph, ties if query.include_asked else _open(asked, ties)


class _GoesOn(Exception):
    """The list is not full, and there are more people."""


def _go_on() -> None:
    raise _GoesOn


def _end() -> None:
    pass


def _open(asked: Near, ties: Ints) -> Ints:
    """Return the ties that `logged.close_ways` leaves."""
    view, query, near, *_ = asked
    contact, person = near.people[near.contact[ties]], near.people[near.person[ties]]
    closed = np.zeros(len(ties), np.bool_)
    for connector, target in events.closed_ways(view.db):
        closed |= (contact == connector) & (person == target)
    ties = np.compress(~closed, ties)
    if query.via:
        return ties
    resting = np.zeros(len(near.people), np.bool_)
    resting[near.places(events.resting_connectors(view.db, view.now, cadence_of(view.db).rest))] = True
    rests = resting[near.contact[ties]]
    others = np.bincount(near.person[ties[~rests]], minlength=len(near.people)) > 0
    return np.compress(~(rests & others[near.person[ties]]), ties)


def _values(asked: Near, graph: PlainGraph, ties: Ints) -> _Values:
    """Work out by what people are sorted, as `ranking.score` does."""
    view, query, near, whom, _ = asked
    ways = ties[(whom.fits > 0)[near.person[ties]]]
    # Numbers of those who are reached alone: most people around are not asked for.
    reached = np.zeros(len(near.people), np.bool_)
    reached[near.person[ways]] = True
    people = np.flatnonzero(reached)
    whose = (np.cumsum(reached) - 1)[near.person[ways]]
    part = np.zeros(len(near.people))
    parts = ranking.parts(graph, settings=view.settings)
    part[near.places(parts)] = list(parts.values())
    life = half_life_of(graph, view.now, view.settings)
    strengths = near.strengths(view.now, life, view.settings, together=query.together)
    q = np.minimum(NEARLY_ONE, part[near.contact[ways]] * strengths[ways])
    total = np.bincount(whose, -np.log1p(-q)) * _freshness(asked, life, near.lasts[ways], whose, len(people))
    relevance = whom.fits[people]
    values = -np.log1p(-np.minimum(NEARLY_ONE, -np.expm1(-total) * relevance))
    values = np.where(relevance == 1.0, total, values)
    usual = whom.factor[people[whom.aside[people] == 0]]
    median = ranking.usual_way(_middle(q), _middle(usual) if len(usual) else 1.0) if len(q) else 0.0
    listed = ~whom.skip[people]
    if query.via:
        through = np.zeros(len(people), np.bool_)
        through[whose[near.people[near.contact[ways]] == int(query.via.removeprefix("#"))]] = True
        listed &= through
        return _Values(ties, ways, int(listed.any()), people[listed], values[listed], median)
    lead = np.zeros(len(near.people), np.bool_)
    lead[near.contact[ways] if listed.all() else near.contact[ways[listed[whose]]]] = True
    return _Values(ties, ways, int(lead.sum()), people[listed], values[listed], median)


def _freshness(asked: Near, life: float, lasts: Floats, whose: Ints, size: int) -> Floats:
    """Return by what each of so many people counts more or less for the last day that anybody was in touch with them."""
    fresh = np.ones(size)
    dated = ~np.isnan(lasts)
    if not dated.any():
        return fresh
    last = np.full(size, -np.inf)
    np.maximum.at(last, whose[dated], lasts[dated])
    age = np.maximum(0.0, asked.view.now - last)
    some = np.bincount(whose[dated], minlength=size) < np.bincount(whose, minlength=size)
    age = np.where(some, np.minimum(age, life), age)
    met = last > -np.inf
    fresh[met] = 2.0 ** (asked.view.settings.freshness * (1 - age[met] / life))
    return fresh


def _middle(values: Floats) -> float:
    """Return the median of some numbers, as `ranking.strength.middle` does."""
    half = len(values) // 2
    ordered = np.partition(values, (len(values) - 1 - half, half))
    return float(ordered[half] + ordered[~half]) / 2


def _first(limit: int, columns: tuple[Floats, Floats, Floats, Floats]) -> Ints:
    """Return where so many of the largest stand, by the first column, of equal ones by the next; who equals the last too."""
    if len(columns[0]) <= limit:
        return np.arange(len(columns[0]))
    cut = np.partition(columns[0], -limit)[-limit]
    large = np.flatnonzero(columns[0] >= cut)
    ordered = large[np.lexsort([-column[large] for column in reversed(columns)])]
    like_last = np.logical_and.reduce([column[ordered] == column[ordered[limit - 1]] for column in columns])
    return np.compress((np.arange(len(ordered)) < limit) | like_last, ordered)


def own_contacts_near(asked: Near) -> tuple[list[OwnContact], int, PlainGraph]:
    """Return the best of one's own contacts whom a question asks for, as `answer.own_contacts` does: how many, their graph."""
    view, query, near, whom, lean = asked
    if query.degree == 2 or query.via:
        return [], 0, PlainGraph()
    graph = ego_alone(view.db, view.now, query.words())
    fits = whom.fits[near.mine]
    life = half_life_of(graph, view.now, view.settings)
    listed = np.flatnonzero((fits > 0) & ~whom.skip[near.mine])
    score = fits * near.own_strengths(view.now, life, view.settings)
    number, last, mark = near.beside(view.db)
    best = near.mine[listed[_first(query.limit, (score[listed], number[listed], last[listed], -mark[listed]))]]

    _add_own(asked, graph, best)
    contacts = ranking.own_contacts(
        graph, now=view.now, relevance=whom.fits_of(best), settings=view.settings, limit=query.limit, lean=lean(graph)
    )
    graph.rest = partial(_add_own, asked, places=near.mine[fits >= 0])
    return contacts, len(listed), graph


def _add_own(asked: Near, graph: PlainGraph, places: Ints) -> None:
    """Add those of one's own contacts who are not there, with the user's ties to them."""
    places = places[~np.isin(places, asked.near.places(graph.nodes))]
    add_own(asked.view.db, graph, asked.whom.fits_of(places))
    mark_departed(graph, asked.near.gone)
    add_work(graph, asked.whom.weights_of(places))
