"""Longer ways: three ties, for when two do not lead to anybody; and the best ways to one person."""

from __future__ import annotations

from math import log1p
from typing import TYPE_CHECKING

from infograph.grounds import Reason
from infograph.model import Path, Suggestion
from infograph.query import WAYS
from infograph.ranking.even import toss
from infograph.ranking.graph import GraphLike, Node, TieAttributes
from infograph.ranking.paths import first_hop, hop_of, person_of, ways_of_two
from infograph.ranking.score import NEARLY_ONE, Scores, contacts_of, counts, find, relevance_of
from infograph.ranking.settings import Settings

if TYPE_CHECKING:
    from infograph.ranking.listing import Lean

BELOW = 0.1
"""Factor of a third tie beyond its own strength: each more person loses most requests (chains break at every step)."""

Way = tuple[Node, Node, float]
"""Connector, the person between them and the target, and q."""


def fill(
    graph: GraphLike, scores: Scores, places: range, skip: set[Node], lean: Lean | None, *, via: frozenset[Node] | None = None
) -> list[Suggestion]:
    """Return suggestions at distance three for the places of a list that two ties leave empty, always below.

    With `via` only over ways that begin with that contact.
    """
    ways = three_ties(graph, scores)
    if via is not None:
        ways = {t: mine for t, rows in ways.items() if (mine := [row for row in rows if row[0] in via])}
    wanted = relevance_of(graph, None)
    values = {t: max(q for *_, q in rows) * wanted(t) for t, rows in ways.items() if t not in skip and wanted(t) > 0}
    best = sorted(values, key=lambda node: (-values[node], toss(graph, scores, node)))[: len(places)]
    if lean is not None and best:
        ego = [] if scores.ego is None else [scores.ego]
        lean.show(sorted({*ego, *best, *(n for t in best for a, b, _ in ways[t] for n in (a, b))}, key=str))
    return [_far(graph, scores, t, ways[t], rank, wanted(t)) for rank, t in zip(places, best, strict=False)]


def three_ties(graph: GraphLike, scores: Scores) -> dict[Node, list[Way]]:
    """Return for each person at distance three the ways (connector, next person, q) there, over observed ties."""
    settings = scores.settings

    def ties(node: Node) -> dict[Node, TieAttributes]:
        return {other: tie for other, tie in graph.adj[node].items() if counts(tie, settings) and other != node}

    mine = {b: tie for b, tie in scores.mine.items() if counts(tie, settings) and b != scores.ego}
    near = {scores.ego, *mine}
    next_ones = {b: {v: tie for v, tie in ties(b).items() if v not in near} for b in mine}
    second = {v for row in next_ones.values() for v in row}
    beyond = {v: [(t, tie) for t, tie in ties(v).items() if t not in near and t not in second] for v in second}
    ways: dict[Node, list[Way]] = {}
    for b, tie in mine.items():
        value, rule = scores.strength(tie)
        part = settings.kappa * value * float(contacts_of(graph, b)) ** -settings.hub * BELOW
        part *= scores.learned.factor(graph.nodes[b], rule)
        for v, middle in next_ones[b].items():
            half = part * scores.strength(middle)[0]
            for t, last in beyond[v]:
                ways.setdefault(t, []).append((b, v, half * scores.strength(last)[0]))
    return ways


def best_paths(
    graph: GraphLike,
    ego: Node | None,
    target: Node,
    *,
    limit: int = WAYS,
    now: float | None = None,
    settings: Settings = Settings(),
) -> list[Path]:
    """Return the best ways to one person, of two ties or, where there are none, of three; best to ask first."""
    scores = find(graph, ego, now, relevance={target: 1.0}, settings=settings)
    if target in scores.paths:
        return list(ways_of_two(graph, scores, target))[:limit]
    return _ways_of_three(graph, scores, target, three_ties(graph, scores).get(target, []))[:limit]


def _far(graph: GraphLike, scores: Scores, target: Node, rows: list[Way], rank: int, relevance: float) -> Suggestion:
    paths = _ways_of_three(graph, scores, target, rows)[:WAYS]
    best = paths[0]
    value = best.q * relevance
    return Suggestion(
        rank=rank,
        target=person_of(graph, target),
        score=value,
        log_score=-log1p(-min(NEARLY_ONE, value)),
        band="long shot",
        times_median=0.0,
        relevance=relevance,
        paths=tuple(paths),
        because=(Reason("far", best.connector.name, between=tuple(person.name for person in best.via)),),
    )


def _ways_of_three(graph: GraphLike, scores: Scores, target: Node, rows: list[Way]) -> list[Path]:
    total = sum(q for *_, q in rows)
    paths = []
    for b, v, q in sorted(rows, key=lambda row: (-row[2], *(toss(graph, scores, node, target) for node in row[:2]))):
        first, middle, last = first_hop(graph, b, scores), hop_of(graph, b, v, scores), hop_of(graph, v, target, scores)
        ask = first.strength * middle.strength * last.strength
        share = q / total if total else 0.0
        paths.append(Path(person_of(graph, b), first, middle, q, ask, share, via=(person_of(graph, v),), via_hops=(last,)))
    return paths
