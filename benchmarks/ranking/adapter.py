"""The product's own ranking as a scorer of the ranking benchmark: `score(G, ego, now, group=None) -> {target: float}`.

Nodes carry `group` (the stand-in for an industry) and `complete`; edges `n`, `last`, `since`. Times are in any unit.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

import networkx as nx

from infograph.model import Query
from infograph.ranking import Settings, count_mutual, half_life_of, suggest
from infograph.ranking import score as rank

LISTED = 50
"""People listed: the benchmark takes out those whom somebody wrote to without an answer, and looks at the first ten left."""

_READY: WeakKeyDictionary[nx.Graph[Any], tuple[float, Settings]] = WeakKeyDictionary()


def score(graph: nx.Graph[Any], ego: Any, now: float, group: Any = None) -> dict[Any, float]:
    """Return the score of every second-degree person (of a group, where one is asked for)."""
    return rank(graph, ego, now, relevance=_of(graph, group), settings=settings_for(graph, now))


def shown(graph: nx.Graph[Any], ego: Any, now: float) -> list[tuple[Any, Any]]:
    """Return the people that the product shows, in their order, each with the connector they are booked on.

    The first ten of a list of fifty are the list of ten: places are given one by one.
    """
    listed = suggest(graph, ego, now, query=Query(limit=LISTED), settings=settings_for(graph, now))
    return [(one.target.id, one.best.connector.id) for one in listed]


def some_egos(egos: Any, people: int, number: int) -> list[int]:
    """Return the egos of a snapshot, drawn with its number as the seed where there are more than so many."""
    if len(egos) > people:
        import numpy as np

        egos = np.sort(np.random.default_rng(number).choice(egos, people, replace=False))
    return list(map(int, egos))


def _of(graph: nx.Graph[Any], group: Any) -> Any:
    if group is None:
        return lambda node: 1.0
    return lambda node: float(graph.nodes[node].get("group") == group)


def settings_for(graph: nx.Graph[Any], now: float) -> Settings:
    """Return the defaults with the half-life of a graph, whose mutual contacts are counted the first time it is seen."""
    # One graph answers for many egos: what the store would have counted once is counted once here, too.
    known = _READY.get(graph)
    if known is None or known[0] != now:
        count_mutual(graph)
        known = _READY[graph] = (now, Settings(half_life=half_life_of(graph, now, Settings())))
    return known[1]
