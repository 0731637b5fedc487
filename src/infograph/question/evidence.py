"""Put the evidence of ties on the edges of a graph: said, but not counted in the score."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from infograph.companies import fold_company, is_employer
from infograph.grounds import TieEvidence, TieGround
from infograph.model import Person
from infograph.question.plain_graph import Attributes, PlainGraph, in_plain_text
from infograph.ranking.graph import GraphLike, ties
from infograph.store.db import Connection
from infograph.store.evidence import evidence_of, pasts
from infograph.text import fold

if TYPE_CHECKING:
    import networkx as nx

_Past = dict[tuple[str, str], tuple[str, str, str]]
"""Employers and schools by kind and matching key: the name, when it began and ended ("" where not known, or still)."""


_STILL = "9999"
"""The end of what still runs, as text that is compared."""

_NOTED = frozenset[TieGround](
    (
        *("group", "invitation", "recommendation", "endorsement", "tie", "mail", "together", "meeting"),
        *("said", "judged", "met", "named", "lent"),
    )
)
"""What a row of evidence can be that is said in words; messages are counted."""
_WORDED = frozenset[TieGround](("tie", "said"))
"""What says no more than that there is a tie, where nobody put it into words of their own."""
_COUNTED = ("mail", "together", "meeting")
"""What several addresses of one person have apart: counts of one source are added up, of several the largest is said."""


def noted(db: Connection, graph: nx.Graph[int]) -> nx.Graph[int]:
    """Return a graph that is handed out, with the evidence of every tie, all its values in plain text."""
    add_evidence(db, graph)
    in_plain_text(graph)
    return graph


def add_evidence(db: Connection, graph: PlainGraph | nx.Graph[int], edges: Iterable[tuple[int, int]] | None = None) -> None:
    """Set `evidence` on those of these edges (else of all) of which a source or the user says more than that they exist."""
    me = graph.graph.get("ego")
    looked_at = [(a, b) for a, b, _ in ties(graph)] if edges is None else list(edges)
    pairs = [(a, b) for a, b in looked_at if graph.adj[a][b].get("noted")]
    for pair, rows in evidence_of(db, pairs).items():
        edge = graph.adj[pair[0]][pair[1]]
        judged = _who_judged(graph, me, rows) if edge.get("closeness") else None
        if judged:
            edge["judged"] = judged
        said = [_evidence(graph, me, row) for row in _added(rows)]
        _append(edge, [piece for piece in said if piece and piece != edge.get("judged")])
    _add_shared_past(db, graph, me, looked_at)


def _added(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return rows of evidence with one for all mails, and one for all meetings, of two people."""
    others = [row for row in rows if row["kind"] not in _COUNTED]
    by_source: dict[tuple[str, int], dict[str, Any]] = {}
    for row in rows:
        if row["kind"] in _COUNTED:
            counts = by_source.setdefault((row["kind"], row["source"]), {**row, "count": 0})
            counts["count"] += row["count"]
            counts["last"] = max(counts["last"] or 0, row["last"] or 0) or None
            counts["first"] = min(filter(None, (counts["first"], row["first"])), default=None)
    largest: dict[str, dict[str, Any]] = {}
    for (kind, _), counts in sorted(by_source.items()):
        if kind not in largest or counts["count"] > largest[kind]["count"]:
            largest[kind] = counts
    mail = largest.get("mail")
    if mail is not None:
        mail["last"] = mail["first"]
    return [*others, *(largest[kind] for kind in _COUNTED if kind in largest)]


def _who_judged(graph: GraphLike, me: int | None, rows: Iterable[Mapping[str, Any]]) -> TieEvidence | None:
    """Return in whose words, if not the user's own, it was last said how close a tie is."""
    last = next((row for row in reversed(list(rows)) if row["closeness"] is not None), None)
    return _evidence(graph, me, last) if last and last["said"] == "judged" else None


def _evidence(graph: GraphLike, me: int | None, row: Mapping[str, Any]) -> TieEvidence | None:
    """Return a row of evidence as a value; None where it says no more than the tie itself, or what the score counts."""
    a, b = _name(graph, row["x"], me), _name(graph, row["y"], me)
    giver, taker = (b, a) if row["direction"] == "received" else (a, b)
    kind: TieGround = row["said"] or row["kind"]
    if kind not in _NOTED or (kind in _WORDED and not row["label"]):
        return None
    return TieEvidence(
        kind,
        giver,
        taker,
        count=row["closeness"] or row["count"],
        text=row["label"],
        file=row["file"],
        row=row["line"],
        day=date.fromordinal(row["last"]) if row["last"] else None,
        noted=bool(row["note"]),
    )


def _name(graph: GraphLike, person: int, me: int | None) -> str:
    """Return a name, "" for the user's."""
    return "" if person == me else str(graph.nodes[person].get("name") or f"#{person}")


def _add_shared_past(
    db: Connection, graph: PlainGraph | nx.Graph[int], me: int | None, edges: Iterable[tuple[int, int]]
) -> None:
    """Say where two people worked or studied at the same place: with dates where their own archives give them."""
    pasts = _pasts(db, graph)
    for a, b in edges if pasts else ():
        first, second = (b, a) if b == me or (a not in pasts and b in pasts) else (a, b)  # ego's own past is told first
        if first in pasts and second in pasts:
            _append(graph.adj[a][b], _both(graph, me, (first, second), pasts))
        elif first in pasts:
            _append(graph.adj[a][b], _one_sided(graph, me, (first, second), pasts[first]))


def _pasts(db: Connection, graph: GraphLike) -> dict[int, _Past]:
    """Return the employers and schools of each person of a graph whose own archive tells of them."""
    by_person: dict[int, _Past] = {}
    for person, kind, name, started, finished in pasts(db):
        key = _place_key(kind, name) if person in graph else None
        if key is None:
            continue
        start, end = started, finished
        past = by_person.setdefault(person, {})
        if key in past:  # a promotion: one stay, not two
            _, first, last = past[key]
            start, end = min(filter(None, (start, first)), default=""), "" if not (end and last) else max(end, last)
        past[key] = (name, start, end)
    return by_person


def _place_key(kind: str, name: str) -> tuple[str, str] | None:
    if kind == "position":
        return ("job", fold_company(name)) if is_employer(name) else None
    return ("school", fold(name)) if kind == "education" and fold(name) else None


def _both(graph: GraphLike, me: int | None, pair: tuple[int, int], pasts: Mapping[int, _Past]) -> Iterator[TieEvidence]:
    """Yield where two people were whose own archives both tell of it."""
    first_name, second_name = (_name(graph, person, me) for person in pair)
    for key, (place, start, end) in pasts[pair[0]].items():
        kind = key[0]
        if key not in pasts[pair[1]]:
            continue
        _, first, last = pasts[pair[1]][key]
        begin, finish = max(start, first), min(end or _STILL, last or _STILL)
        if not (start and first):
            yield TieEvidence("both", first_name, second_name, place=place, school=kind == "school")
        elif begin[: len(finish)] > finish[: len(begin)]:  # "2016-10" and "2016" may be the same time
            yield TieEvidence("apart", first_name, second_name, place=place, school=kind == "school")
        else:
            end = "" if finish == _STILL else finish
            yield TieEvidence("overlapped", first_name, second_name, place=place, start=begin, end=end, school=kind == "school")


def _one_sided(graph: GraphLike, me: int | None, pair: tuple[int, int], past: _Past) -> Iterator[TieEvidence]:
    """Yield where somebody works, or was, whose contact's own archive names the same employer."""
    other: Person | None = graph.nodes[pair[1]].get("person")
    name, now = _name(graph, pair[0], me), fold_company(other.company if other else "")
    before = {fold_company(company) for company in other.was} if other else set()
    for (kind, key), (place, start, end) in past.items():
        if kind == "job" and (key == now or key in before):
            yield TieEvidence("works" if key == now else "was", name, place=place, start=start, end=end)


def _append(edge: Attributes, pieces: Iterable[TieEvidence]) -> None:
    if pieces := tuple(dict.fromkeys((*edge.get("evidence", ()), *pieces))):
        edge["evidence"] = pieces
