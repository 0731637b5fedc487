"""Rank as other tools do: simple rules, and personalised PageRank, to be measured beside ours on the same graph."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, log, log1p

from infograph.ranking.graph import GraphLike, Node, TieAttributes
from infograph.ranking.score import contacts_of, find, order_value
from infograph.ranking.settings import Settings
from infograph.ranking.verdict import ADAMIC_ADAR, MUTUAL, OURS, PAGERANK

NEWEST = "age of the connection"

DECAY = 0.5
"""What a second step keeps of a bridge score, as published rankers of social graphs have it."""
FRESH_DAYS = 1500.0
"""Age of a connection at which the rule "newer is stronger" keeps 1/e (chosen: about four years)."""

RETURN = 0.15
"""Chance of a walk to begin anew at ego, as PageRank is usually computed."""
ROUNDS = 20
"""Steps of the walk: what comes after them is 0.85^20, a 25th."""

Ranker = Callable[[GraphLike, Node | None, float], dict[Node, float]]
"""From graph, ego and now to a value for each target, larger is better."""


def rankers(settings: Settings) -> dict[str, Ranker]:
    """Return our own ranking and the rules by name: the values of every target of a graph.

    Number of mutual contacts; Adamic-Adar; personalised PageRank; shortest by 1/strength; bridge score with decay; age of
    the connection.
    """

    def ours(graph: GraphLike, ego: Node | None, now: float) -> dict[Node, float]:
        scores = find(graph, ego, now, settings=settings)
        return {target: order_value(scores, target) for target in scores.paths}

    def shortest(graph: GraphLike, ego: Node | None, now: float) -> dict[Node, float]:
        scores = find(graph, ego, now, settings=settings)
        return {
            target: -min(
                1 / scores.strength(scores.mine[b])[0] + 1 / scores.strength(graph.adj[b][target])[0] for b, _ in paths
            )
            for target, paths in scores.paths.items()
        }

    return {
        OURS: ours,
        MUTUAL: lambda graph, ego, now: _summed(graph, ego, now, lambda tie: 1.0),
        ADAMIC_ADAR: adamic_adar,
        PAGERANK: pagerank,
        "shortest by 1/strength": shortest,
        "bridge score with decay": lambda graph, ego, now: _summed(
            graph, ego, now, lambda tie: DECAY * (1 + log1p(tie.get("n") or 0))
        ),
        NEWEST: lambda graph, ego, now: _summed(
            graph, ego, now, lambda tie: exp(-(now - tie["since"]) / FRESH_DAYS) if tie.get("since") else 0.0
        ),
    }


def adamic_adar(graph: GraphLike, ego: Node | None, now: float) -> dict[Node, float]:
    """Return for each target the sum of 1/ln(contacts) over the connectors (Adamic and Adar, Social Networks 2003)."""
    scores = find(graph, ego, now)
    return {target: sum(1 / log(max(2, contacts_of(graph, b))) for b, _ in paths) for target, paths in scores.paths.items()}


def pagerank(graph: GraphLike, ego: Node | None, now: float) -> dict[Node, float]:
    """Return for each target how often a random walk from ego, which returns at any step with chance .15, is there.

    Plain power iteration over the observed ties of the graph, without the weight of any evidence.

    >>> import networkx as nx
    >>> both = pagerank(nx.Graph([(0, 1), (0, 2), (1, 3), (2, 3), (2, 4)]), 0, 0)
    >>> both[3] > both[4]
    True
    """
    scores = find(graph, ego, now)
    ego = scores.ego
    if ego is None:
        return {}
    ties = {node: [b for b, tie in graph.adj[node].items() if tie.get("observed") is not False] for node in graph}
    here = {ego: 1.0}
    for _ in range(ROUNDS):
        then: dict[Node, float] = {}
        for node, part in here.items():
            for other in ties[node]:
                then[other] = then.get(other, 0.0) + (1 - RETURN) * part / len(ties[node])
        then[ego] = then.get(ego, 0.0) + RETURN
        here = then
    return {target: here.get(target, 0.0) for target in scores.paths}


def _summed(graph: GraphLike, ego: Node | None, now: float, weight: Callable[[TieAttributes], float]) -> dict[Node, float]:
    """Return for each target the sum over its connectors of the weight of ego's tie to them."""
    scores = find(graph, ego, now)
    return {target: sum(weight(scores.mine[b]) for b, _ in paths) for target, paths in scores.paths.items()}
