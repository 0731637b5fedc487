"""Rank as other tools do: four simple rules, to be measured beside ours on the same graph."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, log1p
from typing import TYPE_CHECKING, Any

from infograph.ranking.score import find, order_value
from infograph.ranking.settings import Settings

if TYPE_CHECKING:
    import networkx as nx

OURS, NEWEST = "infograph", "age of the connection"

DECAY = 0.5
"""What a second step keeps of a bridge score, as published rankers of social graphs have it."""
FRESH_DAYS = 1500.0
"""Age of a connection at which the rule "newer is stronger" keeps 1/e (chosen: about four years)."""

Ranker = Callable[["nx.Graph[Any]", Any, float], dict[Any, float]]
"""From graph, ego and now to a value for each target, larger is better."""


def rankers(settings: Settings) -> dict[str, Ranker]:
    """Return our own ranking and the four rules by name: the values of every target of a graph.

    Number of mutual contacts; shortest by 1/strength; bridge score with decay; age of the connection.
    """

    def ours(graph: nx.Graph[Any], ego: Any, now: float) -> dict[Any, float]:
        found = find(graph, ego, now, settings=settings)
        return {target: order_value(found, target) for target in found.paths}

    def shortest(graph: nx.Graph[Any], ego: Any, now: float) -> dict[Any, float]:
        found = find(graph, ego, now, settings=settings)
        return {
            target: -min(
                1 / found.strength(graph.edges[ego, b])[0] + 1 / found.strength(graph.edges[b, target])[0]
                for b, _ in paths
            )
            for target, paths in found.paths.items()
        }

    return {
        OURS: ours,
        "number of mutual contacts": lambda graph, ego, now: _summed(graph, ego, now, lambda tie: 1.0),
        "shortest by 1/strength": shortest,
        "bridge score with decay": lambda graph, ego, now: _summed(
            graph, ego, now, lambda tie: DECAY * (1 + log1p(tie.get("n") or 0))
        ),
        NEWEST: lambda graph, ego, now: _summed(
            graph, ego, now, lambda tie: exp(-(now - tie["since"]) / FRESH_DAYS) if tie.get("since") else 0.0
        ),
    }


def _summed(
    graph: nx.Graph[Any], ego: Any, now: float, weight: Callable[[dict[str, Any]], float]
) -> dict[Any, float]:
    """Return for each target the sum over its connectors of the weight of ego's tie to them."""
    found = find(graph, ego, now)
    return {target: sum(weight(graph.edges[ego, b]) for b, _ in paths) for target, paths in found.paths.items()}
