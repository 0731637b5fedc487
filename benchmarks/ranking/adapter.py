"""The product's own ranking as a scorer of the ranking benchmark: `score(G, ego, now, group=None) -> {target: float}`.

Nodes carry `group` (the stand-in for an industry) and `complete`; edges `n`, `last`, `since`. Times are in any unit.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

import networkx as nx

from infograph.ranking import Settings, count_mutual, half_life_of
from infograph.ranking import score as rank

_READY: WeakKeyDictionary[nx.Graph[Any], tuple[float, Settings]] = WeakKeyDictionary()


def score(graph: nx.Graph[Any], ego: Any, now: float, group: Any = None) -> dict[Any, float]:
    """Return the score of every second-degree person (of a group, where one is asked for)."""
    return rank(graph, ego, now, relevance=_of(graph, group), settings=_ready(graph, now))


def _of(graph: nx.Graph[Any], group: Any) -> Any:
    if group is None:
        return lambda node: 1.0
    return lambda node: float(graph.nodes[node].get("group") == group)


def _ready(graph: nx.Graph[Any], now: float) -> Settings:
    # One graph answers for many egos: what the store would have counted once is counted once here, too.
    known = _READY.get(graph)
    if known is None or known[0] != now:
        count_mutual(graph)
        known = _READY[graph] = (now, Settings(half_life=half_life_of(graph, now, Settings())))
    return known[1]
