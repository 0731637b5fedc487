"""Tell users how good the ranking is: on generated networks where it is known who would really introduce whom.

People meet in circles; every tie has a true closeness, of which an export shows only part: messages for some
ties, nothing for most. Whether a connector would introduce is drawn from the true closeness of both ties. The
ranking sees the exports, the truth judges it, beside four simple rules that other tools use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import exp, log
from random import Random
from typing import Any

import networkx as nx

from infograph.model import Band, Query
from infograph.ranking.listing import suggest
from infograph.ranking.score import find, order_value
from infograph.ranking.settings import Settings

NOW = 740000
EGOS, PEOPLE, CIRCLES = 40, 600, 60
TOP = 10

Rule = Callable[["nx.Graph[Any]", int], dict[Any, float]]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured: means over `egos` generated users.

    `precision`: for each rule, the part of its first ten who could truly be reached, 0..1; `hit`: for each, how often
    the connector it names first is the one who would most likely introduce, 0..1; `bands`: for each band, the part
    of its people who could be reached; `reachable`: that part among all targets (what chance would give).
    """

    egos: int
    precision: dict[str, float]
    hit: dict[str, float]
    bands: dict[Band, float]
    reachable: float

    def __str__(self) -> str:
        """Return the figures as a table of text."""
        lines = [f"{'rule':34} precision@10  connector hit@1"]
        for rule, value in self.precision.items():
            hit = f"{self.hit[rule]:.3f}" if rule in self.hit else "-"
            lines.append(f"{rule:34} {value:12.3f}  {hit:>15}")
        lines.append(f"{'anybody':34} {self.reachable:12.3f}")
        lines += ["", "of people in the band, who could truly be reached:"]
        lines += [f"  {band:10} {value:.3f}" for band, value in self.bands.items()]
        return "\n".join([*lines, f"({self.egos} generated users; the truth is planted, real networks may differ)"])


def evaluate(*, seed: int = 7, egos: int = EGOS, people: int = PEOPLE, settings: Settings = Settings()) -> Evaluation:
    """Measure the ranking on generated networks with planted truth, beside four simple rules.

    Deterministic for a seed. The rules: number of mutual contacts; shortest path by 1/strength; bridge score with
    decay 0.5 a step; age of the connection (newer is stronger).
    """
    precision: dict[str, list[float]] = {}
    hits: dict[str, list[float]] = {}
    bands: dict[Band, list[float]] = {"strong": [], "good": [], "long shot": []}
    base: list[float] = []
    for number in range(egos):
        chance = Random(f"{seed}/{number}")
        graph, true = _world(chance, people)
        reached = _reached(chance, graph, true)
        targets = _targets(graph)
        base.append(sum(t in reached for t in targets) / max(1, len(targets)))
        for name, rule in _rules(settings).items():
            best = _first(rule(graph, 0), TOP)
            precision.setdefault(name, []).append(sum(t in reached for t in best) / TOP)
        for name, asked in _asked(graph, settings).items():
            right = [asked[t] == _best_connector(graph, true, t) for t in asked]
            hits.setdefault(name, []).append(sum(right) / max(1, len(right)))
        for one in suggest(graph, 0, NOW, query=Query(limit=60, max_per_connector=60), settings=settings):
            bands[one.band].append(float(one.target.id in reached))
    return Evaluation(
        egos, {name: _mean(values) for name, values in precision.items()}, {n: _mean(v) for n, v in hits.items()},
        {band: _mean(values) for band, values in bands.items()}, _mean(base),
    )  # fmt: skip


def _world(chance: Random, people: int) -> tuple[nx.Graph[Any], dict[frozenset[int], float]]:
    """Return what exports show, and the true closeness 0..1 of every tie; ego is 0, sharers are ego's contacts."""
    circles = [[chance.randrange(people) for _ in range(int(chance.lognormvariate(2.6, 0.5)) + 4)] for _ in range(CIRCLES)]
    circles.append([0, *(chance.randrange(people) for _ in range(24))])
    true: dict[frozenset[int], float] = {}
    for circle in circles:
        for i, a in enumerate(circle):
            for b in circle[i + 1 :]:
                if a != b and chance.random() < 0.45:
                    pair = frozenset((a, b))
                    true[pair] = max(true.get(pair, 0.0), chance.betavariate(1.2, 3.0))
    mine = {next(iter(pair - {0})) for pair in true if 0 in pair}
    sharers = {person for person in sorted(mine) if chance.random() < 0.5} | {0}
    graph: nx.Graph[Any] = nx.Graph(ego=0, now=NOW)
    graph.add_nodes_from(sorted(mine | {0}))
    for pair, closeness in sorted(true.items(), key=lambda item: sorted(item[0])):
        if pair & sharers:
            graph.add_edge(*sorted(pair), **_seen(chance, closeness))
    for node in graph:
        graph.nodes[node]["complete"] = node in sharers
    return graph, true


def _seen(chance: Random, closeness: float) -> dict[str, Any]:
    """Return what an export shows of a tie: always since when, messages the likelier the closer."""
    seen: dict[str, Any] = {"since": NOW - chance.randrange(4000)}
    if chance.random() < 0.15 + 0.5 * closeness:
        seen["n"] = 1 + int(chance.expovariate(1 / (1 + 60 * closeness**2)))
        seen["last"] = NOW - int(chance.expovariate(1 / (40 + 700 * (1 - closeness))))
    return seen


def _reached(chance: Random, graph: nx.Graph[Any], true: dict[frozenset[int], float]) -> set[int]:
    found = set()
    for target in _targets(graph):
        for connector in graph.adj[target]:
            if connector in graph.adj[0]:
                both = true[frozenset((0, connector))] * true[frozenset((connector, target))]
                if chance.random() < min(0.95, 2.5 * both):
                    found.add(target)
    return found


def _targets(graph: nx.Graph[Any]) -> list[int]:
    return sorted({v for b in graph.adj[0] for v in graph.adj[b] if v and v not in graph.adj[0]})


def _best_connector(graph: nx.Graph[Any], true: dict[frozenset[int], float], target: int) -> int:
    through: list[int] = [b for b in graph.adj[target] if b in graph.adj[0]]
    return max(through, key=lambda b: (true[frozenset((0, b))] * true[frozenset((b, target))], -b))


def _rules(settings: Settings) -> dict[str, Rule]:
    def ours(graph: nx.Graph[Any], ego: int) -> dict[Any, float]:
        found = find(graph, ego, NOW, settings=settings)
        return {target: order_value(found, target) for target in found.paths}

    return {
        "infograph": ours,
        "number of mutual contacts": lambda g, ego: _summed(g, lambda a, b: 1.0),
        "shortest path by 1/strength": lambda g, ego: _shortest(g, settings),
        "bridge score with decay": lambda g, ego: _summed(g, lambda a, b: 0.5 * (1 + log(1 + g.edges[a, b].get("n", 0)))),
        "age of the connection": lambda g, ego: _summed(g, lambda a, b: exp(-(NOW - g.edges[a, b]["since"]) / 1500)),
    }


def _summed(graph: nx.Graph[Any], weight: Callable[[int, int], float]) -> dict[Any, float]:
    """Return for each target the sum over connectors of the weight of their first tie."""
    return {t: sum(weight(0, b) for b in graph.adj[t] if b in graph.adj[0]) for t in _targets(graph)}


def _shortest(graph: nx.Graph[Any], settings: Settings) -> dict[Any, float]:
    found = find(graph, 0, NOW, settings=settings)
    cost = {
        t: min(1 / found.strength(graph.edges[0, b])[0] + 1 / found.strength(graph.edges[b, t])[0] for b, _ in paths)
        for t, paths in found.paths.items()
    }
    return {target: -value for target, value in cost.items()}


def _asked(graph: nx.Graph[Any], settings: Settings) -> dict[str, dict[int, int]]:
    """Return whom each order asks first, for the targets that more than one connector reaches."""
    from infograph.ranking.listing import path_strengths

    found = find(graph, 0, NOW, settings=settings)
    several = [target for target, paths in found.paths.items() if len(paths) > 1]
    return {
        "infograph": {t: path_strengths(graph, found, t)[0][1] for t in several},
        "age of the connection": {
            t: max((b for b, _ in found.paths[t]), key=lambda b: (graph.edges[0, b]["since"], -b)) for t in several
        },
    }


def _first(values: dict[Any, float], count: int) -> list[Any]:
    return sorted(values, key=lambda node: (-values[node], node))[:count]


def _mean(values: Iterable[float]) -> float:
    known = list(values)
    return sum(known) / len(known) if known else 0.0
