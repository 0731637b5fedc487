"""Longer ways: three ties, for when two do not lead to anybody; and the best ways to one person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from infograph.model import Hop, Path, Suggestion
from infograph.ranking.score import Scores, contacts_of, relevance_of, whose
from infograph.ranking.settings import Settings

if TYPE_CHECKING:
    import networkx as nx

    from infograph.ranking.listing import Lean

BELOW = 0.1
"""Factor of a third tie beyond its own strength: each more person loses most requests (chains break at every step)."""


def fill(
    graph: nx.Graph[Any], found: Scores, places: range, skip: set[Any], lean: Lean | None
) -> list[Suggestion]:
    """Return suggestions at distance three for the places of a list that two ties leave empty, always below."""
    from infograph.ranking.listing import name_of

    ways = three_ties(graph, found)
    wanted = relevance_of(graph, None)
    values = {t: max(q for *_, q in rows) * wanted(t) for t, rows in ways.items() if t not in skip and wanted(t) > 0}
    best = sorted(values, key=lambda node: (-values[node], name_of(graph, node), str(node)))[: len(places)]
    if lean is not None and best:
        lean.show(sorted({found.ego, *best, *(n for t in best for a, b, _ in ways[t] for n in (a, b))}, key=str))
    return [_far(graph, found, t, ways[t], rank, wanted(t)) for rank, t in zip(places, best, strict=False)]


def three_ties(graph: nx.Graph[Any], found: Scores) -> dict[Any, list[tuple[Any, Any, float]]]:
    """Return for each person at distance three the ways (connector, next person, q) there."""
    rows, settings = graph.adj, found.settings
    near = {found.ego, *rows[found.ego]} if found.ego in graph else set()
    second = {v for b in rows[found.ego] for v in rows[b] if v not in near} if found.ego in graph else set()
    ways: dict[Any, list[tuple[Any, Any, float]]] = {}
    for b, tie in rows[found.ego].items() if found.ego in graph else ():
        if tie.get("observed") is False and not settings.inferred:
            continue
        first = settings.kappa * found.strength(tie)[0] * float(contacts_of(graph, b)) ** -settings.hub
        for v in rows[b].keys() & second:
            half = first * found.strength(rows[b][v])[0] * BELOW
            for t, last in rows[v].items():
                if t not in near and t not in second and (settings.inferred or last.get("observed") is not False):
                    ways.setdefault(t, []).append((b, v, half * found.strength(last)[0]))
    return ways


def best_paths(
    graph: nx.Graph[Any], ego: Any, target: Any, *, limit: int = 5, now: float | None = None,
    settings: Settings = Settings(),
) -> list[Path]:  # fmt: skip
    """Return the best ways to one person, of two ties or, where there are none, of three; best to ask first."""
    from infograph.ranking.listing import suggest
    from infograph.ranking.score import find

    ego = whose(graph, ego)
    wanted = dict.fromkeys([target], 1.0)
    found = find(graph, ego, now, relevance=wanted, settings=settings)
    if target in found.paths:
        only = graph.subgraph({ego, target, *(b for b, _ in found.paths[target])})
        listed = suggest(only, ego, found.now, settings=settings)
        return [path for one in listed if one.target.id == target for path in one.paths][:limit]
    rows = three_ties(graph, found).get(target, [])
    if not rows:
        return []
    return list(_far(graph, found, target, rows, 1, 1.0).paths)[:limit]


def _far(
    graph: nx.Graph[Any], found: Scores, target: Any, rows: list[tuple[Any, Any, float]], rank: int, relevance: float
) -> Suggestion:
    from infograph.ranking.listing import name_of, person_of

    paths = tuple(_far_paths(graph, found, target, rows))
    best = paths[0]
    between = name_of(graph, rows[0][1])
    return Suggestion(
        rank=rank, target=person_of(graph, target), score=best.q * relevance, log_score=best.q * relevance,
        band="long shot", times_median=0.0, relevance=relevance, paths=paths,
        reasons=(f"three ties away: {best.connector.name} would ask {between}",),
    )  # fmt: skip


def _far_paths(
    graph: nx.Graph[Any], found: Scores, target: Any, rows: list[tuple[Any, Any, float]]
) -> Iterator[Path]:
    from infograph.ranking.listing import hop_of, name_of, person_of

    rows.sort(key=lambda row: (-row[2], name_of(graph, row[0]), name_of(graph, row[1]), str(row)))
    total = sum(q for *_, q in rows)
    for b, v, q in rows[:5]:
        hops: list[Hop] = [hop_of(graph, x, y, found) for x, y in ((found.ego, b), (b, v), (v, target))]
        yield Path(
            person_of(graph, b), hops[0], hops[1], q, hops[0].strength * hops[1].strength * hops[2].strength,
            q / total, via=(person_of(graph, v),), via_hops=(hops[2],),
        )  # fmt: skip
