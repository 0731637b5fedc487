"""Turn a question into chances, and the chosen ones into the steps of a campaign."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from math import ceil
from typing import NamedTuple

from infograph.companies import fold_company, is_employer
from infograph.model import Person, Query
from infograph.people.find import find_own_contact
from infograph.planning import Ask, Caps, Chance, Lifted, plan
from infograph.planning.assignment import Needed, in_order
from infograph.planning.campaign import Campaigned, Step, monday_from
from infograph.question.answer import rows_of
from infograph.question.cadence import cadence_of
from infograph.question.evidence import add_evidence
from infograph.question.graph import describe
from infograph.question.plain_graph import PlainGraph
from infograph.question.view import View
from infograph.ranking.paths import asking, first_hop, hop_of, person_of
from infograph.ranking.score import Scores, find, order_value
from infograph.store import events, glances, read
from infograph.store.db import Connection


def scheduled(view: View, query: Query, caps: Caps) -> Campaigned:
    """Return the campaign for a question under caps."""
    graph = rows_of(view, query)
    scores = find(graph, now=view.now, settings=view.settings)
    skip = frozenset() if query.include_asked else frozenset(events.set_aside(view.db))
    worths = sorted(_worths(view.db, graph, scores, query, skip), key=lambda worth: -worth.value)
    best = worths[0].value if worths else 1.0
    start = monday_from(date.fromordinal(view.now))
    rested = {} if query.via else events.rested_on(view.db, cadence_of(view.db).rest)
    taken = _under_way(view.db)
    usual = worths[len(worths) // 2].value if worths else 0.0
    made = plan(_needed(view.db, worths, caps), caps, taken=taken, ready=_ready(rested, start), usual=usual)
    people = {node for ask in made.asks for node in (ask.chance.target, ask.chance.connector, scores.ego) if node is not None}
    if made.asks:
        describe(view.db, graph, people)
        add_evidence(view.db, graph, [(a, b) for a in people for b in graph.adj[a] if b in people and a < b])
    steps = tuple(_step(graph, scores, ask, start, best) for ask in made.asks)
    steps = tuple(replace(step, rested=_day(rested, step)) for step in steps)
    lifted = tuple(Lifted(lift.cap, lift.value / best, lift.meetings) for lift in made.lifted)
    open_asks = _open_asks(view.db, {worth.connector for worth in worths}, taken)
    return Campaigned(query, caps, steps, made.value / best, lifted, len(skip & scores.paths.keys()), open_asks)


class _Worth(NamedTuple):
    """What one open way to a target is worth, above 0."""

    value: float
    target: int
    connector: int


def _worths(db: Connection, graph: PlainGraph, scores: Scores, query: Query, skip: frozenset[int]) -> Iterator[_Worth]:
    """Yield every open way: a target's whole score through the best connector, less through others by their ties."""
    via = find_own_contact(db, query.via).id if query.via else None
    closed = events.closed_ways(db)
    unwilling = events.unwilling(db)
    ways_to = asking(graph, scores)
    for target in scores.paths:
        if target in skip:
            continue
        ways = ways_to(target)
        value = order_value(scores, target) / max(ask for ask, _, _ in ways)
        for ask, connector, _ in ways:
            barred = connector in unwilling or (connector, target) in closed
            if not barred and via in (None, connector) and value * ask > 0:
                yield _Worth(value * ask, target, connector)


def _needed(db: Connection, worths: Sequence[_Worth], caps: Caps) -> Iterator[Chance]:
    """Yield the chances that a plan may need, from the best on: names and employers are read as far as they decide."""
    needed = Needed(caps)
    for _, alike in groupby(worths, key=lambda worth: worth.value):
        ways = [worth for worth in alike if needed.through(worth.connector)]
        yield from filter(needed.keep, sorted(_chances(db, ways), key=in_order))


def _chances(db: Connection, worths: Iterable[_Worth]) -> Iterator[Chance]:
    """Yield ways with the names and employers of their targets."""
    ways = list(worths)
    about = glances.named(db, {way.target for way in ways})
    for value, target, connector in ways:
        name, company = about[target]
        yield Chance(target, connector, value, fold_company(company) if is_employer(company) else "", name)


def _ready(rested: dict[int, int], start: date) -> dict[int, int]:
    """Return the first week, from 1 and beginning at `start`, in which a connector who was asked lately has rested."""
    return {connector: 1 + ceil((day - start.toordinal()) / 7) for connector, day in rested.items() if day > start.toordinal()}


def _under_way(db: Connection) -> Counter[int]:
    """Count for each connector the people they were asked about and have not brought together yet."""
    histories: dict[int, list[events.Event]] = {}
    for step in events.standing(events.log(db)):
        histories.setdefault(step.person, []).append(step)
    return Counter(step.through for history in histories.values() for step in events.open_asks(history) if step.through)


def _open_asks(db: Connection, connectors: Set[int], taken: Mapping[int, int]) -> tuple[tuple[Person, int], ...]:
    """Return the contacts among these connectors of whom requests stand open, with how many, by name."""
    people = read.people(db, sorted(taken.keys() & connectors))
    return tuple((person, taken[person.id]) for person in sorted(people.values(), key=lambda person: person.name))


def _step(graph: PlainGraph, scores: Scores, ask: Ask, start: date, best: float) -> Step:
    target, connector = ask.chance.target, ask.chance.connector
    return Step(
        week=ask.week,
        day=start + timedelta(weeks=ask.week - 1),
        target=person_of(graph, target),
        connector=person_of(graph, connector),
        first=first_hop(graph, connector, scores),
        second=hop_of(graph, connector, target, scores),
        value=ask.chance.value / best,
        waits=ask.waits,
    )


def _day(rested: dict[int, int], step: Step) -> date | None:
    """Return until when the connector of a step rests, where that keeps it out of a week."""
    return date.fromordinal(rested[step.connector.id]) if "rest" in step.waits else None
