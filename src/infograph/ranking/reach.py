"""Rank the connectors of a question: whom it is most worth to ask, and how many each opens."""

from __future__ import annotations

from math import log1p
from typing import NamedTuple

from infograph.model import Hop
from infograph.ranking.even import toss
from infograph.ranking.graph import GraphLike, Node
from infograph.ranking.paths import first_hop
from infograph.ranking.score import find
from infograph.ranking.settings import Settings


class Connector(NamedTuple):
    """A contact of ego with what goes through them; `score` sums their paths' parts, larger is better."""

    connector: Node
    hop: Hop
    targets: int
    only_way: int
    best: tuple[Node, ...]
    score: float


def connectors(
    graph: GraphLike, ego: Node | None = None, *, now: float | None = None, settings: Settings = Settings()
) -> list[Connector]:
    """Return every connector of the graph's targets, best first; of equal ones who opens more, then by a toss."""
    scores = find(graph, ego, now, settings=settings)
    opened: dict[Node, list[tuple[float, Node]]] = {}
    only: dict[Node, int] = {}
    for target, paths in scores.paths.items():
        weight = scores.relevance[target] * scores.fresh(target)
        for connector, q in paths:
            opened.setdefault(connector, []).append((-log1p(-q) * weight, target))
        if len(paths) == 1:
            only[paths[0][0]] = only.get(paths[0][0], 0) + 1
    rows = []
    for connector, reached in opened.items():
        reached.sort(key=lambda row: (-row[0], toss(graph, scores, row[1])))
        rows.append(
            Connector(
                connector,
                first_hop(graph, connector, scores),
                len(reached),
                only.get(connector, 0),
                tuple(target for _, target in reached[:3]),
                sum(value for value, _ in reached),
            )
        )
    return sorted(rows, key=lambda row: (-row.score, -row.targets, toss(graph, scores, row.connector)))
