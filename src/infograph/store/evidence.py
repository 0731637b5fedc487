"""Read what is known of ties and pasts: evidence with file and line, and what people's own archives tell of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from infograph.store.pages import Connection

_PIECE = tuple("x y kind sent received count last direction note label closeness said file line first source".split())


def evidence_of(db: Connection, pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], list[dict[str, Any]]]:
    """Return all evidence on the ties of these pairs, by pair as given, in the order it was imported.

    Each piece has x and y (people; y is the other party), kind, sent, received, count, last, direction (seen
    from x), note, label, closeness, said, file, line, first and source.
    """
    db.execute("CREATE TEMP TABLE IF NOT EXISTS asked (x INTEGER, y INTEGER, a INTEGER, b INTEGER)")
    db.execute("DELETE FROM asked")
    both = [(x, y, a, b) for a, b in pairs for x, y in ((a, b), (b, a))]
    db.executemany("INSERT INTO asked VALUES (?,?,?,?)", both)
    rows = db.execute(
        "SELECT q.a, q.b, q.x, q.y, e.kind, e.sent, e.received, e.count, e.last, e.direction, e.note, e.label,"
        " e.closeness, e.said, coalesce(s.file, '') AS file, e.line, e.first, e.source"
        " FROM asked q CROSS JOIN record y ON y.person = q.y"
        " CROSS JOIN evidence e ON e.b = y.id CROSS JOIN record x ON x.id = e.a AND x.person = q.x"
        " LEFT JOIN source s ON s.id = e.source ORDER BY e.id"
    )
    pieces: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for row in rows:
        pieces.setdefault((row[0], row[1]), []).append(dict(zip(_PIECE, row[2:], strict=True)))
    return pieces


def tie_sources(db: Connection, x: int, y: int) -> list[str]:
    """Return the files in whose contact lists a tie stands."""
    rows = db.execute(
        "SELECT DISTINCT s.file FROM record r JOIN source s ON s.id = r.source JOIN owner w ON w.id = s.owner"
        " JOIN record o ON o.id = w.record WHERE r.role IN ('contact', 'address') AND"
        " ((o.person = :x AND r.person = :y) OR (o.person = :y AND r.person = :x)) ORDER BY s.id",
        {"x": x, "y": y},
    )
    return [row[0] for row in rows]


def facts(db: Connection, person: int) -> list[tuple[str, str, str, str, str]]:
    """Return (kind, name, title, started, finished) of what a person's own archive says of them."""
    return db.execute(
        "SELECT f.kind, f.name, f.title, f.started, f.finished FROM fact f JOIN owner o ON o.id = f.owner"
        " JOIN record r ON r.id = o.record WHERE r.person = ? ORDER BY f.id",
        (person,),
    ).fetchall()


def pasts(db: Connection) -> list[tuple[int, str, str, str, str]]:
    """Return (person, kind, name, started, finished) of all employers and schools that people's own archives tell of."""
    return db.execute(
        "SELECT r.person, f.kind, f.name, f.started, f.finished FROM fact f JOIN owner o ON o.id = f.owner"
        " JOIN record r ON r.id = o.record WHERE f.kind IN ('position', 'education') AND r.person IS NOT NULL ORDER BY f.id"
    ).fetchall()
