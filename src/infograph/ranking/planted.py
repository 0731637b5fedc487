"""Make networks where it is known who would introduce whom, and what exports would show of them.

People meet in circles (a school, a job, a club) that began on some day, and can be close to only so many. They are closer to
those whom they have known longer and with whom they share more contacts, other things being equal: strong ties overlap
more (Onnela and others, PNAS 2007) and duration tells closeness (Gilbert and Karahalios, CHI 2009). How much is chosen, with
care not to flatter: on e-mail the oldest ties find the connector who made a link 1.9 times as often as chance, here less.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Literal

import networkx as nx

from infograph.ranking.mutual import count_mutual

Seen = Literal["lists only", "+ your messages", "+ their messages"]
SEEN: tuple[Seen, ...] = ("lists only", "+ your messages", "+ their messages")
"""Amounts of evidence: connections alone; message counts of the user; of the friends who share as well."""

NOW = 740000
SHARERS, FIELDS = 10, 8
CIRCLES_EACH = 4.0
"""Circles (school, jobs, clubs) a person is in, on average; with their sizes, about 110 contacts each."""
OLDEST, JOINING = 4000, 700
"""Days since the oldest circle began, and within which its members meet."""
BY_AGE, BY_MUTUAL = 0.5, 0.25
"""How much the age of a tie and the overlap of two lists weigh beside what draws two people for no known reason (0..1)."""
LAYERS = ((5, 0.9), (15, 0.6), (50, 0.3), (150, 0.1), (10**9, 0.03))
"""Up to which rank among a person's contacts they are how close: Dunbar's layers, with closeness as we guess it."""

Ties = dict[int, dict[int, float]]
"""Person -> contact -> a number: true closeness 0..1, or the day since when."""


@dataclass(frozen=True, slots=True)
class World:
    """Who is how close to whom (the cooler side counts), connected since when, and everybody's field."""

    close: Ties
    since: Ties
    fields: list[int]


def world(chance: Random, people: int) -> World:
    """Return a network of people with planted truth."""
    fields = [chance.randrange(FIELDS) for _ in range(people)]
    since: Ties = {person: {} for person in range(people)}
    places = CIRCLES_EACH * people
    while places > 0:
        size = int(chance.lognormvariate(3.8, 0.6)) + 4
        places -= size
        field, age = chance.randrange(FIELDS), chance.randrange(OLDEST)
        members = [_member(chance, fields, field) for _ in range(size)]
        for i, a in enumerate(members):
            for b in members[i + 1 :]:
                if a != b and chance.random() < 0.45:
                    day = float(NOW - max(0, age - chance.randrange(JOINING)))
                    since[a][b] = since[b][a] = min(since[a].get(b, day), day)
    pull: Ties = {person: {} for person in since}
    for a, mine in since.items():
        for b, day in mine.items():
            if a < b:
                overlap = len(mine.keys() & since[b].keys()) / min(len(mine), len(since[b]))
                drawn = chance.random() + BY_AGE * (NOW - day) / OLDEST + BY_MUTUAL * overlap
                pull[a][b] = pull[b][a] = drawn
    warmth = {person: _layers(mine) for person, mine in pull.items()}
    return World({a: {b: min(warmth[a][b], warmth[b][a]) for b in mine} for a, mine in pull.items()}, since, fields)


def question(chance: Random, planted: World, ego: int) -> tuple[nx.Graph[int], set[int]]:
    """Return what ego's and their friends' exports show of another field, and the targets who could be reached."""
    true, fields = planted.close, planted.fields
    field = (fields[ego] + 1) % FIELDS
    friends = sorted(true[ego], key=lambda b: -(true[ego][b] + 0.1) * chance.random())[:SHARERS]
    graph: nx.Graph[int] = nx.Graph(ego=ego, now=NOW)
    for owner in (ego, *sorted(friends)):
        for other in sorted(true[owner]):
            if not graph.has_edge(owner, other):
                graph.add_edge(owner, other, since=planted.since[owner][other], **_messages(chance, true[owner][other]))
    targets = {v for b in friends for v in graph.adj[b] if v != ego and v not in true[ego] and fields[v] == field}
    for node in graph:
        graph.nodes[node].update(complete=node == ego or node in friends, relevance=float(node in targets))
    count_mutual(graph)
    graph.graph["targets"] = targets or {ego}
    ways = [(t, b) for t in sorted(targets) for b in sorted(graph.adj[t]) if b in true[ego]]
    return graph, {t for t, b in ways if chance.random() < true[ego][b] * true[b][t]}


def as_seen(whole: nx.Graph[int], seen: Seen) -> nx.Graph[int]:
    """Return the graph with the messages that an amount of evidence holds."""
    graph = whole.copy()
    ego = graph.graph["ego"]
    for a, b, tie in graph.edges(data=True):
        if seen == "lists only" or (seen == "+ your messages" and ego not in (a, b)):
            tie.pop("n", None)
            tie.pop("last", None)
    return graph


def _layers(mine: dict[int, float]) -> dict[int, float]:
    """Return how close each contact is to one person, from how much they draw each other."""
    ranked = sorted(mine, key=lambda other: (-mine[other], other))
    return {other: next(close for upto, close in LAYERS if rank < upto) for rank, other in enumerate(ranked)}


def _member(chance: Random, fields: list[int], field: int) -> int:
    """Return somebody, more likely one of the field in which a circle meets."""
    first, other = chance.randrange(len(fields)), chance.randrange(len(fields))
    return other if fields[first] != field and fields[other] == field else first


def _messages(chance: Random, closeness: float) -> dict[str, int]:
    """Return what an archive knows of a tie: messages the likelier, the more and the later the closer."""
    if chance.random() >= closeness:
        return {}
    count = 1 + int(chance.expovariate(1 / (60 * closeness**2)))
    return {"n": count, "last": NOW - int(chance.expovariate(1 / (40 + 700 * (1 - closeness))))}
