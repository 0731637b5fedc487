"""Read all that is kept on one person: rows of files, ties, remarks on ties, each with the file that says so."""

from __future__ import annotations

from typing import NamedTuple

from infograph.store.pages import Connection


class Row(NamedTuple):
    """A row of a file as it names somebody; days are ordinals, `imported` ISO.

    Without a file it is what stands for an owner ("owner", "me"), put together from their files, or the user's own word.
    """

    file: str
    kind: str
    owner: str
    mine: int
    line: int
    imported: str
    consent: str
    name: str
    address: str
    emails: str
    company: str
    position: str
    location: str
    industry: str
    connected: int | None
    role: str


class Tie(NamedTuple):
    """A tie with somebody: their name, the day it is from, messages both ways, the day of the last, closeness."""

    other: str
    since: int | None
    messages: int
    last: int | None
    closeness: int | None


class Remark(NamedTuple):
    """What a file, or the user, says of a tie beside that it is there."""

    other: str
    kind: str
    words: str
    times: int
    last: int | None
    file: str
    line: int


def rows(db: Connection, person: int) -> list[Row]:
    """Return every row that names somebody, in the order in which they came."""
    query = (
        "SELECT coalesce(s.file, ''), coalesce(s.kind, ''), coalesce(p.name, ''), coalesce(o.me, 0), r.line,"
        " coalesce(s.imported_on, ''), coalesce(s.consent, ''), r.name, coalesce(nullif(r.address, ''), r.slug),"
        " replace(r.emails, char(10), ' '), r.company, r.position, r.location, r.industry, r.connected, r.role"
        " FROM record r LEFT JOIN source s ON s.id = r.source LEFT JOIN owner o ON o.id = s.owner"
        " LEFT JOIN record w ON w.id = o.record LEFT JOIN person p ON p.id = w.person WHERE r.person = ? ORDER BY r.id"
    )
    return [Row(*row) for row in db.execute(query, (person,))]


def ties(db: Connection, person: int) -> list[Tie]:
    """Return somebody's ties, in the order of names."""
    query = (
        "SELECT p.name, t.since, t.sent + t.received, t.last, t.closeness FROM tie t JOIN person p ON p.id = t.other"
        " WHERE t.person = ? ORDER BY p.fold, p.id"
    )
    return [Tie(*row) for row in db.execute(query, (person,))]


def remarks(db: Connection, person: int) -> list[Remark]:
    """Return what is said of somebody's ties beside that they are there, in the order in which it came."""
    both = " UNION ALL ".join(
        f"SELECT e.id, y.person AS other, e.kind, e.said, e.label, e.count + e.sent + e.received AS n, e.last, e.source, e.line"
        f" FROM record x CROSS JOIN evidence e ON e.{end} = x.id CROSS JOIN record y ON y.id = e.{far} WHERE x.person = :person"
        for end, far in (("a", "b"), ("b", "a"))
    )
    query = (
        "SELECT coalesce(p.name, ''), coalesce(nullif(m.said, ''), m.kind), m.label, m.n, m.last, coalesce(s.file, ''), m.line"
        f" FROM ({both}) m LEFT JOIN person p ON p.id = m.other LEFT JOIN source s ON s.id = m.source ORDER BY m.id"
    )
    return [Remark(*row) for row in db.execute(query, {"person": person})]
