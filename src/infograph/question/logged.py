"""What the log takes out of an answer: who was asked or met already, ways that are closed, connectors asked lately."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infograph.question.cadence import cadence_of
from infograph.store import events

if TYPE_CHECKING:
    from infograph.model import Query
    from infograph.question.plain_graph import PlainGraph
    from infograph.question.view import View
    from infograph.store.db import Connection


def close_ways(view: View, graph: PlainGraph, query: Query) -> None:
    """Take out of a graph the ways that the log closes.

    Connectors asked lately are left in peace wherever another way leads to the same person, unless the question
    is about one of them.
    """
    me = graph.graph.get("ego")
    contacts = graph.adj[me].keys() if me is not None else set()
    for connector, target in events.closed_ways(view.db):
        if target not in contacts:  # whoever has become one may introduce others, such as who was to introduce them
            graph.remove_edge(connector, target)
    resting = set() if query.via else events.resting_connectors(view.db, view.now, cadence_of(view.db).rest)
    for connector in resting & contacts:
        for target in list(graph.adj[connector]):
            if target != me and not set(graph.adj[target]) <= resting:
                graph.remove_edge(connector, target)


def under_way(db: Connection) -> frozenset[int]:
    """Return the people with whom something is under way or done."""
    return frozenset(events.set_aside(db))
