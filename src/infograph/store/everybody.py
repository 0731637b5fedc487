"""Read everybody at once, for what looks at the whole store: exports, the whole graph, the check that all fits."""

from __future__ import annotations

from typing import Literal, NamedTuple

from infograph.store.pages import Connection

Misfit = Literal["ties of nobody", "ties of one side", "records of nobody", "labels of nobody"]
"""What of the derived tables does not fit the people there are."""

_MISFITS: dict[Misfit, str] = {
    "ties of nobody": "SELECT 1 FROM tie WHERE person NOT IN (SELECT id FROM person) LIMIT 1",
    "ties of one side": "SELECT 1 FROM tie t WHERE NOT EXISTS"
    " (SELECT 1 FROM tie u WHERE u.person = t.other AND u.other = t.person) LIMIT 1",
    "records of nobody": "SELECT 1 FROM record WHERE person IS NOT NULL AND person NOT IN (SELECT id FROM person) LIMIT 1",
    "labels of nobody": "SELECT 1 FROM (SELECT person FROM label UNION ALL SELECT person FROM doing UNION ALL"
    " SELECT person FROM standing) WHERE person NOT IN (SELECT id FROM person) LIMIT 1",
}


class Reached(NamedTuple):
    """A person with what only exports give: every e-mail address, and the place."""

    person: int
    emails: tuple[str, ...]
    location: str


def numbers(db: Connection) -> list[int]:
    """Return everybody's number."""
    return [row[0] for row in db.execute("SELECT id FROM person ORDER BY id")]


def last_number(db: Connection) -> int:
    """Return the highest number of a person, 0 where there is nobody."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM person").fetchone()[0])


def reached(db: Connection) -> list[Reached]:
    """Return everybody in the order of name, company and key."""
    rows = db.execute("SELECT id, emails, location FROM person ORDER BY fold, company_key, key, id")
    return [Reached(person, tuple(filter(None, emails.split("\n"))), location) for person, emails, location in rows]


def written(db: Connection) -> dict[int, list[str]]:
    """Return everybody's names as files and the user wrote them, by their number."""
    names: dict[int, list[str]] = {}
    for person, name in db.execute("SELECT DISTINCT person, name FROM record WHERE person IS NOT NULL ORDER BY name"):
        names.setdefault(person, []).append(name)
    return names


def emails(db: Connection, person: int) -> tuple[str, ...]:
    """Return a person's e-mail addresses, the best first; () for nobody."""
    row = db.execute("SELECT emails FROM person WHERE id = ?", (person,)).fetchone()
    return tuple(filter(None, row[0].split("\n"))) if row else ()


def keys(db: Connection) -> dict[int, str]:
    """Return everybody's key by their number."""
    return dict(db.execute("SELECT id, key FROM person"))


def contacts_of_contacts(db: Connection, person: int | None) -> set[int]:
    """Return whom a person's contacts know, contacts of the person's own among them."""
    query = "SELECT DISTINCT f.other FROM tie e JOIN tie f ON f.person = e.other WHERE e.person = ?"
    return {row[0] for row in db.execute(query, (person,))}


def misfits(db: Connection) -> list[Misfit]:
    """Return what of the derived tables does not fit the people there are."""
    return [what for what, query in _MISFITS.items() if db.execute(query).fetchone() is not None]
