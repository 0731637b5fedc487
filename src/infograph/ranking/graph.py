"""What ranking reads of a graph, so that a networkx.Graph and plain rows can both be ranked as they are."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any, Protocol

Node = Hashable
"""A person of a graph: a number in those of a store, often a name in one made by hand."""

Attributes = dict[str, Any]
"""What a graph knows of a person or of a tie, by the names that `question.graph` documents."""


class GraphLike(Protocol):
    """An undirected graph of people, with attributes on itself, its people and its ties.

    Its nodes are whatever can be hashed: numbers in the store's graphs, often names in one made by hand.

    >>> import networkx as nx
    >>> graph: GraphLike = nx.Graph([("me", "Bob")])
    >>> list(graph.adj["me"])
    ['Bob']
    """

    @property
    def graph(self) -> Attributes:
        """The graph's own attributes, such as `ego` and `now`."""

    @property
    def nodes(self) -> Mapping[Any, Attributes]:
        """Each person's attributes."""

    @property
    def adj(self) -> Mapping[Any, Mapping[Any, Attributes]]:
        """For each person the people they have a tie to, with the attributes of the tie."""

    def adjacency(self) -> Iterator[tuple[Any, Mapping[Any, Attributes]]]:
        """Yield each person with their row of `adj`, which where it can be is a plain dict and so faster to read."""

    def __contains__(self, node: object, /) -> bool: ...

    def __iter__(self) -> Iterator[Any]: ...


def ties(graph: GraphLike) -> Iterator[tuple[Any, Any, Attributes]]:
    """Yield each tie of a graph once, with its attributes.

    >>> import networkx as nx
    >>> [(a, b) for a, b, _ in ties(nx.path_graph(3))]
    [(0, 1), (1, 2)]
    """
    passed: set[Node] = set()
    for a, row in graph.adjacency():
        yield from ((a, b, tie) for b, tie in row.items() if b not in passed)
        passed.add(a)
