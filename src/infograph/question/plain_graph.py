"""The part of networkx.Graph that ranking reads, on plain dicts.

Loading networkx takes longer than answering a question from half a million ties, so the command line ranks
on this and makes a networkx.Graph (`to_networkx`) where one is asked for. Both give the same answers, since ranking
reads both by the same names: `graph`, `adj`, `nodes`, `edges`, `in`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx


class PlainNodes:
    """Nodes with their attributes: `nodes[node]`, iteration, `nodes(data=True)`, `nodes(data="name")`."""

    __slots__ = ("_rows",)

    def __init__(self, rows: dict[Any, dict[str, Any]]) -> None:
        self._rows = rows

    def __getitem__(self, node: Any) -> dict[str, Any]:
        return self._rows[node]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def __call__(self, data: bool | str = False) -> Iterator[Any]:
        """Yield nodes, pairs of node and attributes, or pairs of node and one attribute (None where missing)."""
        if data is True:
            return iter(self._rows.items())
        if data is False:
            return iter(self._rows)
        return ((node, known.get(data)) for node, known in self._rows.items())


class PlainEdges:
    """Ties with their attributes: `edges[a, b]`, iteration over each once, `edges(data=True)`."""

    __slots__ = ("_rows",)

    def __init__(self, rows: dict[Any, dict[Any, dict[str, Any]]]) -> None:
        self._rows = rows

    def __getitem__(self, pair: tuple[Any, Any]) -> dict[str, Any]:
        return self._rows[pair[0]][pair[1]]

    def __iter__(self) -> Iterator[tuple[Any, Any]]:
        return ((a, b) for a, b, _ in self(data=True))

    def __call__(self, data: bool = True) -> Iterator[tuple[Any, Any, dict[str, Any]]]:
        """Yield (a, b, attributes) of each tie once."""
        seen: set[Any] = set()
        for a, row in self._rows.items():
            yield from ((a, b, tie) for b, tie in row.items() if b not in seen)
            seen.add(a)


class PlainGraph:
    """An undirected graph on dicts: `graph` its own attributes, `adj[a][b]` the attributes of a tie."""

    def __init__(self) -> None:
        self.graph: dict[str, Any] = {}
        self.adj: dict[Any, dict[Any, dict[str, Any]]] = {}
        self.rows: dict[Any, dict[str, Any]] = {}
        self.nodes = PlainNodes(self.rows)
        self.edges = PlainEdges(self.adj)

    def __contains__(self, node: Any) -> bool:
        return node in self.rows

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def has_edge(self, a: Any, b: Any) -> bool:
        """Say whether there is a tie."""
        return b in self.adj.get(a, {})

    def add_node(self, node: Any, **known: Any) -> None:
        """Add a node, or attributes to it."""
        self.rows.setdefault(node, {}).update(known)
        self.adj.setdefault(node, {})

    def add_edge(self, a: Any, b: Any, tie: dict[str, Any]) -> None:
        """Add a tie with its attributes (kept, not copied)."""
        for node in (a, b):
            if node not in self.rows:
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
        graph.add_nodes_from(self.rows.items())
        graph.add_edges_from(self.edges())
        return graph
