"""Read what lies around ego as columns: whom ego's contacts know, and in which field, function and level all these people are.

Columns are texts with commas, which many numbers become in a fifth of the time of as many rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from infograph.store import read
from infograph.store.candidates import SCORED, PathRow
from infograph.store.pages import Connection

_PLAIN = (
    "(t.sent + t.received = 0 AND t.closeness IS NULL AND t.mutual IS NULL AND t.noted = 0 AND t.together IS NULL"
    " AND t.seen_only = 0)"
)


def highest(db: Connection) -> int:
    """Return the highest number of a person, 0 where there is nobody."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM person").fetchone()[0])


def maybe_me(db: Connection) -> list[int]:
    """Return who may be the user."""
    return [row[0] for row in db.execute(f"SELECT id FROM person WHERE id IN {read.MAYBE_ME}")]


def far_ties(db: Connection) -> list[tuple[int, int, str, str, str | None]]:
    """Return of each of ego's contacts who has other ties: number, how many, to whom, days (0: none), to whom more is said."""
    query = (
        "SELECT t.person, count(*), group_concat(t.other), group_concat(coalesce(t.since, 0)),"
        f" group_concat(CASE WHEN NOT {_PLAIN} THEN t.other END) FROM tie e CROSS JOIN tie t ON t.person = e.other"
        " WHERE e.person = :me AND t.other <> :me GROUP BY e.other"
    )
    return db.execute(query, {"me": read.ego(db)}).fetchall()


def scored(db: Connection, person: int, others: str) -> list[PathRow]:
    """Return the ties of a person to these others, numbers with commas, with what a score needs."""
    query = f"SELECT t.person, t.other, {SCORED} FROM json_each(?) w CROSS JOIN tie t ON t.person = ? AND t.other = w.value"
    return db.execute(query, (f"[{others}]", person)).fetchall()


def own_ties(db: Connection) -> list[read.TieRow]:
    """Return ego's ties that say more than a day."""
    columns = ", ".join(f"t.{column}" for column in read.TieRow._fields)
    rows = db.execute(f"SELECT {columns} FROM tie t WHERE t.person = ? AND NOT {_PLAIN}", (read.ego(db),))
    return [read.TieRow(*row) for row in rows]


def own_keys(db: Connection) -> list[tuple[int, str]]:
    """Return ego's contacts with their keys, in the order of their numbers."""
    query = "SELECT p.id, p.key FROM tie t CROSS JOIN person p ON p.id = t.other WHERE t.person = ? ORDER BY t.other"
    return db.execute(query, (read.ego(db),)).fetchall()


def in_fields(db: Connection, people: Iterable[int] | None) -> Iterator[tuple[str, float, str]]:
    """Yield (industry, confidence, who) of these people, of everybody for None: which costs less unless they are few."""
    return _grouped(db, people, "label", "m.industry, m.confidence", "")


def at_work(db: Connection, people: Iterable[int] | None) -> Iterator[tuple[str, float, str]]:
    """Yield (function, confidence, who) in the same way."""
    return _grouped(db, people, "doing", "m.function, m.confidence", "")


def at_occupations(db: Connection, people: Iterable[int] | None) -> Iterator[tuple[str, str]]:
    """Yield (occupation that is at home in some industries alone, who) in the same way."""
    return _grouped(db, people, "standing", "m.aside", "WHERE m.aside <> ''")


def at_levels(db: Connection, levels: Iterable[str], people: Iterable[int] | None) -> str:
    """Return who of these people (None: of everybody) has a title of one of these levels, numbers with commas."""
    few = "" if people is None else "json_each(:people) w CROSS JOIN "
    joined = "" if people is None else " ON m.person = w.value"
    asked = "m.level IN (SELECT value FROM json_each(:levels))"
    query = f"SELECT coalesce(group_concat(m.person), '') FROM {few}standing m{joined} WHERE {asked}"
    values = {"levels": json.dumps(list(levels)), "people": _listed(people or ())}
    return str(db.execute(query, values).fetchone()[0])


def titles(db: Connection, people: Iterable[int] | None) -> Iterator[tuple[int, str]]:
    """Yield (person, position) in the same way, of whom has one."""
    few = "" if people is None else "json_each(?) w CROSS JOIN person p ON p.id = w.value WHERE"
    query = f"SELECT p.id, p.position FROM {few or 'person p WHERE'} p.position <> ''"
    return iter(db.execute(query, () if people is None else (_listed(people),)))


def _grouped(db: Connection, people: Iterable[int] | None, table: str, columns: str, where: str) -> Iterator[Any]:
    few = "" if people is None else "json_each(?) w CROSS JOIN "
    joined = "" if people is None else " ON m.person = w.value"
    query = f"SELECT {columns}, group_concat(m.person) FROM {few}{table} m{joined} {where} GROUP BY {columns}"
    return iter(db.execute(query, () if people is None else (_listed(people),)))


def _listed(people: Iterable[int]) -> str:
    return json.dumps(list(people))
