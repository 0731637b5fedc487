"""Figures with invented names: the rows of an answer, and a whole network."""

from __future__ import annotations

# Loaded when used: networkx takes 0.1 s.
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from infograph.anonymous import Anonymous, invented_name
from infograph.figures.own_contacts import with_own
from infograph.model import Suggestion

if TYPE_CHECKING:
    import networkx as nx

_FIELDS = ("industry", "industries")
"""The only words that a hidden graph keeps of a person."""


def anonymous(suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """Return the suggestions with invented people and companies, everything else that could name them left out."""
    return list(map(Anonymous().suggestion, with_own(suggestions)))


def anonymous_graph(graph: nx.Graph[Any]) -> nx.Graph[Any]:
    """Return a copy of a graph with invented people and companies; only numbers and industries stay.

    Nodes that are not numbers are renumbered, since they may be names.
    """
    import networkx as nx

    numbers = {node: node if isinstance(node, int) else place for place, node in enumerate(graph)}
    plain = nx.relabel_nodes(graph, numbers) if any(old != new for old, new in numbers.items()) else graph.copy()
    hidden = Anonymous()
    if graph.graph.get("ego") in numbers:
        plain.graph["ego"] = numbers[graph.graph["ego"]]
    _leave_numbers(plain.graph)
    for node, attributes in plain.nodes(data=True):
        company = hidden.company(str(attributes.get("company", "")))
        _leave_numbers(attributes)
        attributes |= {"name": invented_name(node)} | ({"company": company} if company else {})
    for _, _, attributes in plain.edges(data=True):
        _leave_numbers(attributes)
    return plain


def _leave_numbers(attributes: dict[str, Any]) -> None:
    for name in [name for name, value in attributes.items() if not isinstance(value, int | float) and name not in _FIELDS]:
        del attributes[name]
