"""Rank second-degree people on a networkx.Graph: how strong ties are, whom to meet, whom to ask, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from infograph.ranking.connecting import Connector, connectors
from infograph.ranking.explaining import evidence_notice, explain, improvements, path_lines, what_if
from infograph.ranking.listing import Lean, suggest
from infograph.ranking.longer import best_paths
from infograph.ranking.score import score
from infograph.ranking.settings import Settings
from infograph.ranking.strength import half_life_of, strength, word_of

if TYPE_CHECKING:
    import networkx as nx

    from infograph.ranking.evaluating import evaluate

    GraphLike = nx.Graph[Any]
else:
    GraphLike = object

__all__ = [
    "Connector",
    "GraphLike",
    "Lean",
    "Settings",
    "best_paths",
    "connectors",
    "evaluate",
    "evidence_notice",
    "explain",
    "half_life_of",
    "improvements",
    "path_lines",
    "score",
    "strength",
    "suggest",
    "what_if",
    "word_of",
]


def __getattr__(name: str) -> Any:
    if name == "evaluate":  # needs networkx to make networks, which answering a question does not
        from infograph.ranking.evaluating import evaluate

        return evaluate
    raise AttributeError(f"module 'infograph.ranking' has no attribute {name!r}")
