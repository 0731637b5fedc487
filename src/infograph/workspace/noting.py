"""Put the evidence of ties into words on the edges of a graph: said, but not counted in the score."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from infograph.store import read
from infograph.text import clean_name

if TYPE_CHECKING:
    from infograph.graph import AnyGraph


def add_notes(db: sqlite3.Connection, graph: AnyGraph, edges: Iterable[tuple[int, int]]) -> None:
    """Set `notes` on those of these edges of which a source or the user says more than that they exist."""
    me = graph.graph.get("ego")
    looked_at = list(edges)
    pairs = [(a, b) for a, b in looked_at if graph.edges[a, b].get("noted")]
    for pair, rows in read.evidence_of(db, pairs).items():
        said = [_phrase(graph, me, row) for row in rows]
        _append(graph.edges[pair], said)
    if me is not None:
        _add_shared_employers(db, graph, me, [b if a == me else a for a, b in looked_at if me in (a, b)])


def _phrase(graph: AnyGraph, me: int | None, row: Mapping[str, Any]) -> str:
    a, b = _name(graph, row["x"], me), _name(graph, row["y"], me)
    giver, taker = (b, a) if row["direction"] == "received" else (a, b)
    when = f" ({date.fromordinal(row['last']):%b %Y})" if row["last"] and row["kind"] != "tie" else ""
    if row["kind"] == "recommendation":
        return f"{giver} recommended {taker}{when}"
    if row["kind"] == "endorsement":
        skills = "a skill" if row["count"] == 1 else f"{row['count']} skills"
        return f"{giver} endorsed {taker} for {skills}{when}"
    if row["kind"] == "invitation":
        note = ", with a personal note" if row["note"] else ""
        return f"{giver} invited {taker} to connect{note}{when}"
    if row["kind"] == "tie" and row["label"]:
        return row["label"] if not row["file"] else f"{row['label']} (says {row['file']})"
    return ""


def _name(graph: AnyGraph, person: int, me: int | None) -> str:
    return "you" if person == me else clean_name(str(graph.nodes[person].get("name", "")))


def _add_shared_employers(db: sqlite3.Connection, graph: AnyGraph, me: int, others: Iterable[int]) -> None:
    """Say where ego worked with a contact: with dates where both archives give them."""
    mine = _jobs(db, me)
    if not mine:
        return
    from infograph.companies import fold_company  # slow to load, and few questions come so far

    for other in others:
        node = graph.nodes[other]
        theirs = _jobs(db, other) if node.get("complete") else {}
        said = []
        for key, (company, start, end) in mine.items():
            if key in theirs:
                said.append(_overlap(company, (start, end), theirs[key][1:]))
            elif key == fold_company(str(node.get("company", ""))):
                said.append(f"works at {company}, where you {'work' if not end else 'worked'}{_span(start, end)}")
            elif key in {fold_company(job) for job in str(node.get("was", "")).split("|") if job}:
                said.append(f"was at {company}, as you {'are' if not end else 'were'}{_span(start, end)}")
        _append(graph.edges[me, other], said)


def _jobs(db: sqlite3.Connection, person: int) -> dict[str, tuple[str, str, str]]:
    held = [fact for fact in read.facts(db, person) if fact[0] == "position"]
    if not held:
        return {}
    from infograph.companies import fold_company

    return {fold_company(name): (name, started[:4], finished[:4]) for _, name, _, started, finished in held}


def _overlap(company: str, mine: tuple[str, str], theirs: tuple[str, str]) -> str:
    start, end = max(mine[0], theirs[0]), min(mine[1] or "9999", theirs[1] or "9999")
    if not start or start > end:
        return f"you both worked at {company}, at other times"
    return f"you overlapped at {company}{_span(start, '' if end == '9999' else end)}"


def _span(start: str, end: str) -> str:
    return f" {start} to {end or 'now'}" if start else ""


def _append(edge: dict[str, Any], said: Iterable[str]) -> None:
    lines = [line for line in (*str(edge.get("notes", "")).split("\n"), *said) if line]
    if lines:
        edge["notes"] = "\n".join(dict.fromkeys(lines))
