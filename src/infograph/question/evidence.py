"""Put the evidence of ties into words on the edges of a graph: said, but not counted in the score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from infograph.phrases import counted
from infograph.ranking import GraphLike
from infograph.ranking.graph import ties
from infograph.store import read
from infograph.store.db import Connection
from infograph.text import fold

if TYPE_CHECKING:
    import networkx as nx

_Past = dict[tuple[str, str], tuple[str, str, str]]
"""Employers and schools by kind and matching key: the name, when it began and ended ("" where not known, or still)."""


def noted(db: Connection, graph: nx.Graph[int]) -> nx.Graph[int]:
    """Return a graph with notes on every edge, as `add_notes` sets them."""
    add_notes(db, graph)
    return graph


def add_notes(db: Connection, graph: GraphLike, edges: Iterable[tuple[int, int]] | None = None) -> None:
    """Set `notes` on those of these edges (else of all) of which a source or the user says more than that they exist."""
    me = graph.graph.get("ego")
    looked_at = [(a, b) for a, b, _ in ties(graph)] if edges is None else list(edges)
    pairs = [(a, b) for a, b in looked_at if graph.adj[a][b].get("noted")]
    for pair, rows in read.evidence_of(db, pairs).items():
        edge = graph.adj[pair[0]][pair[1]]
        if edge.get("closeness") and (words := _who_judged(rows)):
            edge["judged"] = words
        said = [_phrase(graph, me, row) for row in rows]
        _append(edge, [line for line in said if line != edge.get("judged")])
    _add_shared_past(db, graph, me, looked_at)


def _who_judged(rows: Iterable[Mapping[str, Any]]) -> str:
    """Return in whose words, if not the user's own, it was last said how close a tie is."""
    last = [row["label"] for row in rows if row["closeness"] is not None][-1:]
    return next((label for label in last if " said: they " in label), "")


def _phrase(graph: GraphLike, me: int | None, row: Mapping[str, Any]) -> str:
    a, b = _name(graph, row["x"], me), _name(graph, row["y"], me)
    giver, taker = (b, a) if row["direction"] == "received" else (a, b)
    when = f" ({date.fromordinal(row['last']):%b %Y})" if row["last"] and row["kind"] != "tie" else ""
    if row["kind"] == "recommendation":
        return f"{giver} recommended {taker}{when}"
    if row["kind"] == "endorsement":
        skills = "a skill" if row["count"] == 1 else counted(row["count"], "skill")
        return f"{giver} endorsed {taker} for {skills}{when}"
    if row["kind"] == "group":
        return f"{counted(row['count'], 'message')} in group conversations{when}"
    if row["kind"] == "invitation":
        note = ", with a personal note" if row["note"] else ""
        return f"{giver} invited {taker} to connect{note}{when}"
    if row["kind"] == "tie" and row["label"]:
        return row["label"] if not row["file"] else f"{row['label']} (says {row['file']})"
    return ""


def _name(graph: GraphLike, person: int, me: int | None) -> str:
    return "you" if person == me else str(graph.nodes[person].get("name", ""))


def _add_shared_past(db: Connection, graph: GraphLike, me: int | None, edges: Iterable[tuple[int, int]]) -> None:
    """Say where two people worked or studied at the same place: with dates where their own archives give them."""
    pasts = _pasts(db, graph)
    for a, b in edges if pasts else ():
        one, other = (b, a) if b == me or (a not in pasts and b in pasts) else (a, b)  # ego's own past is told first
        if one in pasts and other in pasts:
            _append(graph.adj[a][b], _both(graph, me, (one, other), pasts))
        elif one in pasts:
            _append(graph.adj[a][b], _one_sided(graph, me, (one, other), pasts[one]))


def _pasts(db: Connection, graph: GraphLike) -> dict[int, _Past]:
    """Return the employers and schools of each person of a graph whose own archive tells of them."""
    found: dict[int, _Past] = {}
    for person, kind, name, started, finished in read.pasts(db):
        key = _place_key(kind, name) if person in graph else None
        if key is None:
            continue
        start, end = started, finished
        past = found.setdefault(person, {})
        if key in past:  # a promotion: one stay, not two
            _, first, last = past[key]
            start, end = min(filter(None, (start, first)), default=""), "" if not (end and last) else max(end, last)
        past[key] = (name, start, end)
    return found


def _place_key(kind: str, name: str) -> tuple[str, str] | None:
    from infograph.companies import fold_company, is_employer  # slow to load, and few questions come so far

    if kind == "position":
        return ("job", fold_company(name)) if is_employer(name) else None
    return ("school", fold(name)) if kind == "education" and fold(name) else None


def _both(graph: GraphLike, me: int | None, pair: tuple[int, int], pasts: Mapping[int, _Past]) -> Iterator[str]:
    """Yield where two people were whose own archives both tell of it."""
    one, other = (_name(graph, person, me) for person in pair)
    both = "you" if pair[0] == me else f"{one} and {other}"
    for key, (place, start, end) in pasts[pair[0]].items():
        if key not in pasts[pair[1]]:
            continue
        _, first, last = pasts[pair[1]][key]
        begin, finish = max(start, first), min(end or "9999", last or "9999")
        if not (start and first):
            yield f"{both} were both at {place}"
        elif begin[: len(finish)] > finish[: len(begin)]:  # "2016-10" and "2016" may be the same time
            yield f"{both} were both at {place}, at other times"
        else:
            yield f"{both} overlapped at {place}{_span(begin, '' if finish == '9999' else finish)}"


def _one_sided(graph: GraphLike, me: int | None, pair: tuple[int, int], past: _Past) -> Iterator[str]:
    """Yield where somebody works, or was, whose contact's own archive names the same employer."""
    from infograph.companies import fold_company

    node, name = graph.nodes[pair[1]], _name(graph, pair[0], me)
    now = fold_company(str(node.get("company", "")))
    before = {fold_company(job) for job in str(node.get("was", "")).split("|") if job}
    for (kind, key), (place, start, end) in past.items():
        if kind != "job":
            continue
        if key == now:
            verb = "worked" if end else ("work" if pair[0] == me else "works")
            yield f"works at {place}, where {name} {verb}{_span(start, end)}"
        elif key in before:
            verb = ("were" if end else "are") if pair[0] == me else ("was" if end else "is")
            yield f"was at {place}, as {name} {verb}{_span(start, end)}"


def _span(start: str, end: str) -> str:
    start, end = start[:4], end[:4]
    if start and start == end:
        return f" in {start}"
    return f" {start} to {end or 'now'}" if start else ""


def _append(edge: dict[str, Any], said: Iterable[str]) -> None:
    lines = [line for line in (*str(edge.get("notes", "")).split("\n"), *said) if line]
    if lines:
        edge["notes"] = "\n".join(dict.fromkeys(lines))
