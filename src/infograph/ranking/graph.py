"""What ranking reads of a graph, so that a networkx.Graph and plain rows can both be ranked as they are.

The attributes of a person, a tie and the graph are dicts by the names that `question.graph` documents. The protocols here say
of what type each name is, so that whoever reads one is checked; a dict of anything, as networkx has them, meets them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, Protocol, TypeVar, overload

if TYPE_CHECKING:
    from infograph.grounds import Ground, TieEvidence
    from infograph.model import Person

Node = int
"""A person of a graph, `Person.id`. At run time whatever can be hashed will do: often a name in a graph made by hand."""

Text = Literal[
    "address", "aside", "company", "functions", "industries", "key", "level", "name", "position", "slug", "was", "why", "whys"
]
Part = Literal["circle", "fit", "function_fit", "relevance"]
Number = Literal["agreed", "asked", "contacts", "proofs"]
TieNumber = Literal["closeness", "mutual", "n"]
TieDay = Literal["departed", "last", "since"]
TieMark = Literal["connected", "noted", "observed", "seen_only"]


class PersonAttributes(Protocol):
    """What a graph knows of a person, and what ranking notes there."""

    @overload
    def get(self, name: Literal["person"], /) -> Person | None: ...
    @overload
    def get(self, name: Literal["complete"], /) -> bool | None: ...
    @overload
    def get(self, name: Text, /) -> str | None: ...
    @overload
    def get(self, name: Part, /) -> float | None: ...
    @overload
    def get(self, name: Number, /) -> int | None: ...
    @overload
    def get(self, name: Literal["complete"], default: bool, /) -> bool: ...
    @overload
    def get(self, name: Text, default: str, /) -> str: ...
    @overload
    def get(self, name: Part, default: float, /) -> float: ...
    @overload
    def get(self, name: Number, default: int, /) -> int: ...

    @overload
    def __getitem__(self, name: Part, /) -> float: ...
    @overload
    def __getitem__(self, name: Text, /) -> str: ...

    def __contains__(self, name: object, /) -> bool: ...

    def __setitem__(self, name: Part | Number, value: float, /) -> None: ...

    def pop(self, name: Number, default: None, /) -> int | None: ...


class TieAttributes(Protocol):
    """What a graph knows of a tie; `|` gives the same with something else known."""

    @overload
    def get(self, name: TieNumber, /) -> int | None: ...
    @overload
    def get(self, name: TieDay | Literal["together"], /) -> float | None: ...
    @overload
    def get(self, name: TieMark, /) -> bool | None: ...
    @overload
    def get(self, name: Literal["departed_from"], /) -> Node | None: ...
    @overload
    def get(self, name: Literal["judged"], /) -> TieEvidence | None: ...
    @overload
    def get(self, name: TieNumber, default: int, /) -> int: ...
    @overload
    def get(self, name: Literal["evidence"], default: Sequence[Ground], /) -> Sequence[Ground]: ...
    @overload
    def get(self, name: Literal["notes"], default: str, /) -> str: ...

    @overload
    def __getitem__(self, name: TieNumber, /) -> int: ...
    @overload
    def __getitem__(self, name: TieDay | Literal["together"], /) -> float: ...

    def __setitem__(self, name: TieNumber, value: int, /) -> None: ...

    def __iter__(self) -> Iterator[str]: ...

    def __or__(self, other: dict[str, float], /) -> TieAttributes: ...


class GraphAttributes(Protocol):
    """What a graph knows beside people and ties: `ego`, `now`, `half_life`, `question`, and how many answered how."""

    @overload
    def get(self, name: Literal["ego"], /) -> Node | None: ...
    @overload
    def get(self, name: Literal["together"], /) -> bool | None: ...
    @overload
    def get(self, name: Literal["half_life", "now"], /) -> float | None: ...
    @overload
    def get(self, name: Literal["question"], default: str, /) -> str: ...
    @overload
    def get(self, name: str, default: int, /) -> int: ...

    def __setitem__(self, name: str, value: int, /) -> None: ...

    def pop(self, name: str, default: None, /) -> object: ...


class GraphLike(Protocol):
    """An undirected graph of people, with attributes on itself, its people and its ties.

    >>> import networkx as nx
    >>> graph: GraphLike = nx.Graph([("me", "Bob")])
    >>> list(graph.adj["me"])
    ['Bob']
    """

    @property
    def graph(self) -> GraphAttributes:
        """The graph's own attributes, such as `ego` and `now`."""

    @property
    def nodes(self) -> Mapping[Node, PersonAttributes]:
        """Each person's attributes."""

    @property
    def adj(self) -> Mapping[Node, Mapping[Node, TieAttributes]]:
        """For each person the people they have a tie to, with the attributes of the tie."""

    def adjacency(self) -> Iterator[tuple[Node, Mapping[Node, TieAttributes]]]:
        """Yield each person with their row of `adj`, which where it can be is a plain dict and so faster to read."""

    def __contains__(self, node: object, /) -> bool: ...

    def __iter__(self) -> Iterator[Node]: ...


T_co = TypeVar("T_co", covariant=True)


class Rows(Protocol[T_co]):
    """A graph of which the ties alone are read."""

    def adjacency(self) -> Iterator[tuple[Node, Mapping[Node, T_co]]]:
        """Yield each person with the people they have a tie to."""


def ties(graph: Rows[T_co]) -> Iterator[tuple[Node, Node, T_co]]:
    """Yield each tie of a graph once, with its attributes.

    >>> import networkx as nx
    >>> [(a, b) for a, b, _ in ties(nx.path_graph(3))]
    [(0, 1), (1, 2)]
    """
    passed: set[Node] = set()
    for a, row in graph.adjacency():
        yield from ((a, b, tie) for b, tie in row.items() if b not in passed)
        passed.add(a)
