"""Tell users how good the ranking is: on generated networks where it is known who would really introduce whom.

People meet in circles and can be close to only so many; an export shows a part of it: who is connected since when, and
of some ties messages, the likelier the closer. Whether a connector would introduce is drawn from the true closeness
of both ties. The ranking sees the exports, the truth judges it, beside four simple rules that other tools use, with
three amounts of evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from random import Random
from typing import Any, Literal

import networkx as nx

from infograph.model import BANDS, Band, Query
from infograph.ranking.listing import suggest
from infograph.ranking.mutual import count_mutual
from infograph.ranking.paths import path_strengths
from infograph.ranking.rivals import NEWEST, OURS, rankers
from infograph.ranking.score import find
from infograph.ranking.settings import Settings

Seen = Literal["lists only", "+ your messages", "+ their messages"]
SEEN: tuple[Seen, ...] = ("lists only", "+ your messages", "+ their messages")
"""Amounts of evidence: connections alone; message counts of the user; of the friends who share as well."""

NOW = 740000
WORLDS, EGOS, PEOPLE = 4, 10, 1500
SHARERS, FIELDS = 10, 8
TOP = 10
ANYBODY = "anybody"

CIRCLES_EACH = 4.0
"""Circles (school, jobs, clubs) a person is in, on average; with their sizes, about 110 contacts each."""
LAYERS = ((5, 0.9), (15, 0.6), (50, 0.3), (150, 0.1), (10**9, 0.03))
"""Up to which rank among a person's contacts they are how close: Dunbar's layers, with closeness as we guess it."""

Ties = dict[int, dict[int, float]]
"""Person -> contact -> true closeness 0..1."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured with one amount of evidence: means over generated users, all 0..1.

    `precision`: for each rule, the part of its first ten who could truly be reached; `hit`: for each order of whom to
    ask, how often the connector it names first is the one who would most likely introduce; `bands`: for each
    band, the part of its people who could be reached.
    """

    precision: dict[str, float]
    hit: dict[str, float]
    bands: dict[Band, float]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures for each amount of evidence; `reachable` is the part among all targets (what chance would give)."""

    egos: int
    by_evidence: dict[Seen, Measured]
    reachable: float

    def __str__(self) -> str:
        """Return the figures as tables of text, at most 80 columns wide."""
        every = list(self.by_evidence.values())
        lines = [f"{'':28}{''.join(f'{seen:>17}' for seen in self.by_evidence)}".rstrip()]
        lines += ["Of the first ten, who could truly be reached:"]
        lines += [_line(rule, [one.precision[rule] for one in every]) for rule in every[0].precision]
        lines += [_line(ANYBODY, [self.reachable] * len(every)), "Whom to ask first is whom one should:"]
        lines += [_line(rule, [one.hit[rule] for one in every]) for rule in every[0].hit]
        lines += ["Of the people in a band, who could be reached:"]
        lines += [_line(band, [one.bands[band] for one in every]) for band in every[0].bands]
        return "\n".join([*lines, f"({self.egos} generated users; the truth is planted, real networks may differ)"])


def evaluate(
    *, seed: int = 7, egos: int = EGOS, people: int = PEOPLE, worlds: int = WORLDS, settings: Settings = Settings(),
    progress: Callable[[str, int, int], None] | None = None,
) -> Evaluation:  # fmt: skip
    """Measure the ranking on generated networks with planted truth, beside four simple rules.

    Deterministic for a seed; `egos` users in each of the worlds. The rules are those of `rivals`. `progress` is called
    with what is being done, how many users are done, and how many there are.
    """
    tallies = {seen: _Tally() for seen in SEEN}
    base: list[float] = []
    for number in range(worlds):
        if progress is not None:
            progress("measuring", number * egos, worlds * egos)
        chance = Random(f"{seed}/{number}")
        true, fields = _world(chance, people)
        for ego in chance.sample([person for person in sorted(true) if len(true[person]) > SHARERS], egos):
            asked, reached = _question(chance, true, fields, ego)
            base.append(len(reached) / len(asked.graph["targets"]))
            for seen in SEEN:
                tallies[seen].add(_as_seen(asked, seen), true, reached, settings)
    return Evaluation(worlds * egos, {seen: tally.measured() for seen, tally in tallies.items()}, _mean(base))


class _Tally:
    """Adds up one amount of evidence over users."""

    def __init__(self) -> None:
        self.precision: dict[str, list[float]] = {}
        self.hits: dict[str, list[float]] = {}
        self.bands: dict[Band, list[float]] = {band: [] for band in BANDS}

    def add(self, graph: nx.Graph[Any], true: Ties, reached: set[int], settings: Settings) -> None:
        """Judge every rule for one user by who could truly be reached."""
        ego = graph.graph["ego"]
        for name, rank in rankers(settings).items():
            best = _first(rank(graph, ego, NOW), TOP)
            self.precision.setdefault(name, []).append(_mean(float(t in reached) for t in best))
        for name, hit in _hits(graph, true, settings).items():
            self.hits.setdefault(name, []).append(hit)
        for one in suggest(graph, ego, NOW, query=Query(limit=60, max_per_connector=60), settings=settings):
            self.bands[one.band].append(float(one.target.id in reached))

    def measured(self) -> Measured:
        """Return the means."""
        return Measured(
            {name: _mean(values) for name, values in self.precision.items()},
            {name: _mean(values) for name, values in self.hits.items()},
            {band: _mean(values) for band, values in self.bands.items()},
        )


def _world(chance: Random, people: int) -> tuple[Ties, list[int]]:
    """Return the true closeness of every tie, that of the cooler side, and everybody's field."""
    fields = [chance.randrange(FIELDS) for _ in range(people)]
    ties: Ties = {person: {} for person in range(people)}
    places = CIRCLES_EACH * people
    while places > 0:
        size = int(chance.lognormvariate(3.8, 0.6)) + 4
        places -= size
        field = chance.randrange(FIELDS)
        members = [_member(chance, fields, field) for _ in range(size)]
        for i, a in enumerate(members):
            for b in members[i + 1 :]:
                if a != b and chance.random() < 0.45:
                    ties[a][b] = ties[b][a] = max(ties[a].get(b, 0.0), chance.random())
    warmth = {person: _layers(mine) for person, mine in ties.items()}
    return {a: {b: min(warmth[a][b], warmth[b][a]) for b in mine} for a, mine in ties.items()}, fields


def _layers(mine: dict[int, float]) -> dict[int, float]:
    """Return how close each contact is to one person, from how much they draw each other."""
    ranked = sorted(mine, key=lambda other: (-mine[other], other))
    return {
        other: next(close for upto, close in LAYERS if rank < upto) for rank, other in enumerate(ranked)
    }  # fmt: skip


def _member(chance: Random, fields: list[int], field: int) -> int:
    """Return somebody, more likely one of the field in which a circle meets."""
    one, other = chance.randrange(len(fields)), chance.randrange(len(fields))
    return other if fields[one] != field and fields[other] == field else one


def _question(chance: Random, true: Ties, fields: list[int], ego: int) -> tuple[nx.Graph[Any], set[int]]:
    """Return what ego's and their friends' exports show of another field, and the targets who could be reached."""
    field = (fields[ego] + 1) % FIELDS
    friends = sorted(true[ego], key=lambda b: -(true[ego][b] + 0.1) * chance.random())[:SHARERS]
    graph: nx.Graph[Any] = nx.Graph(ego=ego, now=NOW)
    for owner in (ego, *sorted(friends)):
        for other in sorted(true[owner]):
            if not graph.has_edge(owner, other):
                graph.add_edge(owner, other, **_sighting(chance, true[owner][other]))
    targets = {
        v for b in friends for v in graph.adj[b]
        if v != ego and v not in true[ego] and fields[v] == field
    }  # fmt: skip
    for node in graph:
        graph.nodes[node].update(complete=node == ego or node in friends, relevance=float(node in targets))
    count_mutual(graph)
    graph.graph["targets"] = targets or {ego}
    ways = [(t, b) for t in sorted(targets) for b in sorted(graph.adj[t]) if b in true[ego]]
    return graph, {t for t, b in ways if chance.random() < true[ego][b] * true[b][t]}


def _sighting(chance: Random, closeness: float) -> dict[str, Any]:
    """Return what an archive knows of a tie: always since when, messages the likelier, the more and the later the closer."""
    seen: dict[str, Any] = {"since": NOW - chance.randrange(4000)}
    if chance.random() < closeness:
        seen["n"] = 1 + int(chance.expovariate(1 / (60 * closeness**2)))
        seen["last"] = NOW - int(chance.expovariate(1 / (40 + 700 * (1 - closeness))))
    return seen


def _as_seen(whole: nx.Graph[Any], seen: Seen) -> nx.Graph[Any]:
    """Return the graph with the messages that an amount of evidence holds."""
    graph = whole.copy()
    ego = graph.graph["ego"]
    for a, b, tie in graph.edges(data=True):
        if seen == "lists only" or (seen == "+ your messages" and ego not in (a, b)):
            tie.pop("n", None)
            tie.pop("last", None)
    return graph


def _hits(graph: nx.Graph[Any], true: Ties, settings: Settings) -> dict[str, float]:
    """Return for each order of whom to ask how often nobody would introduce more likely, where there is a choice."""
    ego = graph.graph["ego"]
    found = find(graph, ego, NOW, settings=settings)
    right: dict[str, list[float]] = {OURS: [], NEWEST: [], ANYBODY: []}
    for target, paths in found.paths.items():
        if len(paths) > 1:
            would = {b: true[ego][b] * true[b][target] for b, _ in paths}
            best = max(would.values())
            right[OURS].append(float(would[path_strengths(graph, found, target)[0][1]] == best))
            right[NEWEST].append(float(would[max(would, key=lambda b: (graph.edges[ego, b]["since"], -b))] == best))
            right[ANYBODY].append(_mean(float(value == best) for value in would.values()))
    return {name: _mean(values) for name, values in right.items()}


def _first(values: dict[Any, float], count: int) -> list[Any]:
    return sorted(values, key=lambda node: (-values[node], node))[:count]


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return sum(known) / len(known) if known else 0.0


def _line(name: str, values: Iterable[float]) -> str:
    return f"  {name:26}" + "".join(f"{value:17.3f}" for value in values)
