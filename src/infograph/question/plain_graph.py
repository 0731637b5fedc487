"""A graph of people on plain dicts, which ranking reads as it does a networkx.Graph.

Loading networkx takes longer than answering a question from half a million ties, so the command line ranks
on this and makes a networkx.Graph (`to_networkx`) where one is asked for. Both meet `ranking.GraphLike` and give the same
answers. Here a node carries its `person` and a tie its `evidence` as values; a networkx.Graph that is handed out has text.
"""

from __future__ import annotations

# Loaded when used: networkx takes 0.1 s.
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from infograph.phrases import evidence_words
from infograph.ranking.graph import Node, ties

if TYPE_CHECKING:
    import networkx as nx

    from infograph.model import Person


Attributes = dict[str, Any]
"""What a graph holds of itself, a person or a tie, as networkx types it: who writes here, or hands a networkx.Graph out, has
values of many types by their names. Whoever reads sees them typed, as `ranking.graph` has it."""


class PlainGraph:
    """An undirected graph: `graph` its own attributes, `nodes[a]` those of a person, `adj[a][b]` those of a tie.

    `rest`, where a part was left out that was not needed so far, adds it.
    """

    def __init__(self) -> None:
        self.graph: Attributes = {}
        self.nodes: dict[Node, Attributes] = {}
        self.adj: dict[Node, dict[Node, Attributes]] = {}
        self.rest: Callable[[PlainGraph], None] | None = None

    def __contains__(self, node: object) -> bool:
        return node in self.nodes

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)

    def __len__(self) -> int:
        return len(self.nodes)

    def adjacency(self) -> Iterator[tuple[Node, dict[Node, Attributes]]]:
        """Yield each node with its neighbours and the attributes of their ties."""
        return iter(self.adj.items())

    def add_node(self, node: Node, **attributes: object) -> None:
        """Add a node, or attributes to it."""
        self.nodes.setdefault(node, {}).update(attributes)
        self.adj.setdefault(node, {})

    def add_edge(self, a: Node, b: Node, tie: Attributes) -> None:
        """Add a tie with its attributes (kept, not copied)."""
        for node in (a, b):
            if node not in self.nodes:
                self.add_node(node)
        self.adj[a][b] = self.adj[b][a] = tie

    def remove_edge(self, a: Node, b: Node) -> None:
        """Remove a tie, if it is there."""
        self.adj.get(a, {}).pop(b, None)
        self.adj.get(b, {}).pop(a, None)

    def to_networkx(self) -> nx.Graph[int]:
        """Return the same as a networkx.Graph, whole."""
        import networkx as nx

        rest, self.rest = self.rest, None
        if rest is not None:
            rest(self)

        graph: nx.Graph[int] = nx.Graph()
        graph.graph.update(self.graph)
        graph.add_nodes_from(self.nodes.items())
        graph.add_edges_from(ties(self))
        in_plain_text(graph)
        return graph


def in_plain_text(graph: nx.Graph[int]) -> None:
    """Turn the values on nodes and edges of a graph that is handed out into the documented attributes: text and numbers."""
    for attributes in graph.nodes.values():
        if person := attributes.pop("person", None):
            attributes.update(plain_attributes(person))
    for _, _, tie in graph.edges(data=True):
        tie.pop("judged", None)
        if lines := dict.fromkeys(filter(None, map(evidence_words, tie.pop("evidence", ())))):
            tie["notes"] = "\n".join(lines)


def plain_attributes(person: Person) -> Attributes:
    """Return what a node says of a person beyond name and job: industries with their evidence, former employers."""
    attributes: Attributes = {}
    if person.labels:
        best = person.labels[0]
        attributes |= {"industry": best.industry, "confidence": best.confidence, "why": best.evidence}
        attributes["whys"] = "\n".join(label.evidence for label in person.labels)
        attributes["industries"] = "|".join(f"{label.industry}:{label.confidence:.2f}" for label in person.labels)
    if person.functions:
        attributes["functions"] = "|".join(f"{doing.function}:{doing.confidence:.2f}" for doing in person.functions)
    if person.level:
        attributes["level"] = person.level
    if person.was:
        attributes["was"] = "|".join(person.was)
    return attributes
