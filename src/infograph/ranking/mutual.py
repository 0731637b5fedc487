"""Count mutual contacts on a graph made by hand, as the store does for its own: evidence where no messages are known."""

from __future__ import annotations

from infograph.ranking.graph import GraphLike


def count_mutual(graph: GraphLike) -> None:
    """Put `mutual` on every tie between two people whose whole contact lists are in the graph (`complete`).

    Only for a graph that holds those lists: in the graph of one question they are cut down to who was asked for, and the
    store has counted before. On a list that is not whole the number would say how much is seen, not how close
    they are, so such ties are left alone (measured: mixed to harmful).

    >>> import networkx as nx
    >>> graph = nx.complete_graph(4)
    >>> nx.set_node_attributes(graph, {0: True, 1: True}, "complete")
    >>> count_mutual(graph)
    >>> graph.edges[0, 1]["mutual"], "mutual" in graph.edges[0, 2]
    (2, False)
    """
    whole = [node for node, attributes in graph.nodes.items() if attributes.get("complete")]
    contacts = {node: {b for b, tie in graph.adj[node].items() if tie.get("observed") is not False} for node in whole}
    for node in whole:
        for other, tie in graph.adj[node].items():
            if other in contacts:
                tie["mutual"] = len(contacts[node] & contacts[other])
