"""Read of many people the little that puts them in an order, where `read.people` reads all of those who are listed then."""

from __future__ import annotations

from collections.abc import Iterable

from infograph.store import read
from infograph.store.pages import Connection
from infograph.store.read import slices


def named(db: Connection, ids: Iterable[int]) -> dict[int, tuple[str, str]]:
    """Return name and company of these people, as `people` does."""
    rows: list[tuple[int, str, str]] = []
    for some in slices(sorted(ids)):
        rows += db.execute(f"SELECT id, name, company FROM person WHERE id IN ({','.join('?' * len(some))})", some)
    return {person: (read.display_name(name), company) for person, name, company in rows}


def fields_of(db: Connection, ids: Iterable[int]) -> dict[int, list[tuple[str, float]]]:
    """Return the industries of these people with how sure they are, the surest first; nothing for whom none is known."""
    fields: dict[int, list[tuple[str, float]]] = {}
    for some in slices(sorted(ids)):
        query = f"SELECT person, industry, confidence FROM label WHERE person IN ({','.join('?' * len(some))})"
        for person, industry, confidence in db.execute(f"{query} ORDER BY person, confidence DESC, industry", some):
            fields.setdefault(person, []).append((industry, confidence))
    return fields


def places(db: Connection, ids: Iterable[int]) -> list[tuple[int, str]]:
    """Return where these people live, of whom a file says it."""
    rows: list[tuple[int, str]] = []
    for some in slices(sorted(ids)):
        marks = ",".join("?" * len(some))
        rows += db.execute(f"SELECT id, location FROM person WHERE id IN ({marks}) AND location <> ''", some)
    return rows


def beginning(db: Connection, column: str, fold: str, limit: int) -> list[str]:
    """Return the names of people (column "fold") or companies ("company_key") that begin so, those of most ties first."""
    spelt = "name" if column == "fold" else "company"
    rows = db.execute(
        f"SELECT min({spelt}) FROM person WHERE {column} >= :fold AND {column} < :fold || char(1114111) AND {spelt} <> ''"
        f" GROUP BY {column} ORDER BY sum(contacts) DESC, {column} LIMIT :limit",
        {"fold": fold, "limit": limit},
    )
    return [read.display_name(row[0]) if column == "fold" else row[0] for row in rows]
