"""A graph of people on plain dicts, which ranking reads as it does a networkx.Graph.

Loading networkx takes longer than answering a question from half a million ties, so the command line ranks
on this and makes a networkx.Graph (`to_networkx`) where one is asked for. Both meet `ranking.GraphLike` and give the same
answers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from infograph.ranking.graph import Attributes, ties

if TYPE_CHECKING:
    import networkx as nx


class PlainGraph:
    """An undirected graph: `graph` its own attributes, `nodes[a]` those of a person, `adj[a][b]` those of a tie."""

    def __init__(self) -> None:
        self.graph: Attributes = {}
        self.nodes: dict[Any, Attributes] = {}
        self.adj: dict[Any, dict[Any, Attributes]] = {}

    def __contains__(self, node: object) -> bool:
        return node in self.nodes

    def __iter__(self) -> Iterator[Any]:
        return iter(self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)

    def adjacency(self) -> Iterator[tuple[Any, dict[Any, Attributes]]]:
        """Yield each node with its neighbours and the attributes of their ties."""
        return iter(self.adj.items())

    def add_node(self, node: Any, **known: Any) -> None:
        """Add a node, or attributes to it."""
        self.nodes.setdefault(node, {}).update(known)
        self.adj.setdefault(node, {})

    def add_edge(self, a: Any, b: Any, tie: Attributes) -> None:
        """Add a tie with its attributes (kept, not copied)."""
        for node in (a, b):
            if node not in self.nodes:
                self.add_node(node)
        self.adj[a][b] = self.adj[b][a] = tie

    def remove_edge(self, a: Any, b: Any) -> None:
        """Remove a tie, if it is there."""
        self.adj.get(a, {}).pop(b, None)
        self.adj.get(b, {}).pop(a, None)

    def to_networkx(self) -> nx.Graph[Any]:
        """Return the same as a networkx.Graph."""
        import networkx as nx

        graph: nx.Graph[Any] = nx.Graph()
        graph.graph.update(self.graph)
        graph.add_nodes_from(self.nodes.items())
        graph.add_edges_from(ties(self))
        return graph
