"""Rank ego's own contacts who fit a question: whom to ask directly, before anybody is asked to introduce."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from infograph.grounds import Reason
from infograph.model import OwnContact
from infograph.ranking.graph import GraphLike, Node, TieAttributes
from infograph.ranking.learning import learned
from infograph.ranking.paths import field_reason, first_hop, name_of, person_of
from infograph.ranking.reasons import work
from infograph.ranking.score import Relevance, Scores, counts, relevance_of, when, whose
from infograph.ranking.settings import Settings
from infograph.ranking.strength import half_life_of

if TYPE_CHECKING:
    from infograph.ranking.listing import Lean


def own_contacts(  # noqa: PLR0913 - one keyword for each part of a question
    graph: GraphLike,
    ego: Node | None = None,
    now: float | None = None,
    *,
    relevance: Relevance = None,
    settings: Settings = Settings(),
    limit: int | None = None,
    lean: Lean | None = None,
) -> list[OwnContact]:
    """Return ego's contacts who fit, best first: by relevance times the strength of ego's own tie, at most `limit`.

    `relevance` maps a person to 0..1 (0: not asked for); by default the node attribute, or everybody where no node has it.
    Equal ones: more messages, the later last one, then an order that is always the same and has nothing to do with names.

    >>> import networkx as nx
    >>> graph = nx.Graph(ego="me")
    >>> graph.add_edge("me", "Bob")
    >>> graph.add_edge("me", "Mira", closeness=5)
    >>> [contact.person.name for contact in own_contacts(graph)]
    ['Mira', 'Bob']
    """
    ego, now = whose(graph, ego), when(graph, now)
    if ego is None or ego not in graph:
        return []
    wanted = relevance_of(graph, relevance)
    scores = Scores(ego, now, half_life_of(graph, now, settings), settings, {}, {}, {}, learned(graph, settings), {})
    scores.mine = graph.adj[ego]
    ties = {node: tie for node, tie in scores.mine.items() if node != ego and counts(tie, settings)}
    fits = {node: value for node in ties if (value := wanted(node)) > 0}
    score = {node: value * scores.strength(ties[node])[0] for node, value in fits.items()}
    ranked = sorted(fits, key=lambda node: (-score[node], *_beside(graph, node, ties[node])))[:limit]
    if lean is not None and ranked:
        lean.show([ego, *ranked])
    return [
        OwnContact(
            rank,
            person := person_of(graph, node),
            hop := first_hop(graph, node, scores),
            fits[node],
            score[node],
            (
                *filter(None, [field_reason(graph, node)]),
                *work(graph.nodes[node], person),
                Reason("tie", ground=hop.grounds[0]),
            ),
        )
        for rank, node in enumerate(ranked, 1)
    ]


def _beside(graph: GraphLike, node: Node, tie: TieAttributes) -> tuple[float, float, int, str]:
    """Return what orders contacts of equal score."""
    mark = mark_of(str(graph.nodes[node].get("key") or name_of(graph, node)))
    return -(tie.get("n") or 0), -(tie.get("last") or 0), mark, str(node)


def mark_of(key: str) -> int:
    """Return the mark of a key, which is stable over stores and speaks for nobody.

    >>> mark_of("ada")
    2372962152
    """
    return crc32(key.encode("utf-8", "replace"))
