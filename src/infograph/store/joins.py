"""Read which records were joined into one person and why, and which people may be one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from infograph.grounds import BY_HAND
from infograph.store.pages import Connection


class Where(NamedTuple):
    """A record and where it stands; `file` is "" for one by the user's own hand, `line` 0 where there is none."""

    id: int
    name: str
    company: str
    file: str
    line: int
    role: str


class Joined(NamedTuple):
    """A person, the reason for one join, and the two records that it joined."""

    person: int
    why: str
    record: Where
    with_record: Where


class Alike(NamedTuple):
    """Two people of one name, with what may tell them apart (matching keys and profile addresses)."""

    a: int
    b: int
    company_a: str
    company_b: str
    slug_a: str
    slug_b: str


def joined_records(db: Connection, why: str = "", person: int = 0) -> list[tuple[int, int]]:
    """Return (person, record) of every join of two rows of files, or of those for one reason or of one person (0: of all)."""
    return db.execute(
        "SELECT person, id FROM record WHERE joined NOT IN ('', :hand) AND person IS NOT NULL AND joined_to IS NOT NULL"
        " AND (:why = '' OR joined = :why)" + (" AND person = :person" if person else ""),
        {"why": why, "hand": BY_HAND} | ({"person": person} if person else {}),
    ).fetchall()


def joined(db: Connection, records: Iterable[int]) -> list[Joined]:
    """Return the joins of these records of files, as `joined_records` gives them."""
    rows = db.execute(
        f"SELECT r.person, r.joined, {_WHERE.format('r', 's')}, {_WHERE.format('x', 'y')} FROM record r"
        " JOIN record x ON x.id = r.joined_to LEFT JOIN source s ON s.id = r.source LEFT JOIN source y ON y.id = x.source"
        " WHERE r.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(records)),),
    )
    return [Joined(row[0], row[1], Where(*row[2:8]), Where(*row[8:14])) for row in rows]


def by_hand(db: Connection, person: int = 0) -> list[Joined]:
    """Return whom the user made one: the two records that stand for them, each said as the row of a file that it stands for."""
    rows = db.execute(
        "SELECT x.person, l.b, l.a FROM link l JOIN record x ON x.id = l.a JOIN record y ON y.id = l.b AND y.person = x.person"
        " WHERE l.same AND l.why = ? AND x.source IS NULL AND y.source IS NULL ORDER BY l.a, l.b",
        (BY_HAND,),
    ).fetchall()
    rows = [row for row in rows if person in (0, row[0])]
    return [Joined(whose, BY_HAND, _stood_for(db, later), _stood_for(db, first)) for whose, later, first in rows]


def _stood_for(db: Connection, record: int) -> Where:
    """Return a record of the user's own words on somebody, as the row of a file that it was made for says it."""
    query = (
        f"SELECT {_WHERE.format('r', 's')} FROM record r LEFT JOIN source s ON s.id = r.source WHERE r.id = :record OR"
        " (r.source IS NOT NULL AND r.id IN (SELECT a FROM link WHERE b = :record AND same UNION ALL"
        " SELECT b FROM link WHERE a = :record AND same)) ORDER BY r.source IS NULL, r.id LIMIT 1"
    )
    return Where(*db.execute(query, {"record": record}).fetchone())._replace(id=record)


_WHERE = "{0}.id, {0}.name, {0}.company, coalesce({1}.file, ''), {0}.line, {0}.role"

_ALIKE = (
    " FROM person a JOIN person b ON b.fold = a.fold AND b.id > a.id WHERE a.fold <> '' AND (a.slug = '' OR b.slug = '')"
    " AND :me NOT IN (a.id, b.id)"
    " AND NOT EXISTS (SELECT 1 FROM link l JOIN record x ON x.id = l.a JOIN record y ON y.id = l.b"
    " WHERE l.same = 0 AND ((x.person = a.id AND y.person = b.id) OR (x.person = b.id AND y.person = a.id)))"
)


def alike(db: Connection, me: int, limit: int) -> list[Alike]:
    """Return pairs of people of one name, the user not among them, where one has no profile address and the user has not
    told them apart."""
    columns = "SELECT a.id, b.id, a.company_key, b.company_key, a.slug, b.slug"
    rows = db.execute(f"{columns}{_ALIKE} ORDER BY a.fold, a.id, b.id LIMIT :limit", {"me": me, "limit": limit})
    return [Alike(*row) for row in rows]


def of_one_address(db: Connection) -> list[tuple[int, int]]:
    """Return pairs of people who show one profile address, in the order of it, whom the user has not told apart."""
    rows = db.execute(
        "SELECT a.id, b.id FROM person a JOIN person b ON b.slug = a.slug AND b.id > a.id WHERE a.slug <> ''"
        " ORDER BY a.slug, a.id, b.id"
    )
    apart = told_apart(db)
    return [(a, b) for a, b in rows if frozenset((a, b)) not in apart]


def shortened(db: Connection, me: int) -> list[tuple[int, int]]:
    """Return (owner, contact) where a friend who gave an export stands in no list of the user's, and one contact alone who does
    has the same last name and first letter: a nickname, perhaps. Whom the user told apart are left out."""
    apart = (
        "SELECT 1 FROM link l JOIN record x ON x.id = l.a JOIN record y ON y.id = l.b WHERE l.same = 0"
        " AND ((x.person = f.id AND y.person = c.id) OR (x.person = c.id AND y.person = f.id))"
    )
    rows = db.execute(
        "SELECT f.id, c.id, f.fold, c.fold FROM owner o JOIN record r ON r.id = o.record JOIN person f ON f.id = r.person"
        " CROSS JOIN tie t ON t.person = :me AND t.connected JOIN person c ON c.id = t.other"
        " AND c.id <> f.id AND c.fold <> f.fold AND substr(c.fold, 1, 1) = substr(f.fold, 1, 1)"
        " WHERE NOT o.me AND NOT EXISTS (SELECT 1 FROM tie l WHERE l.person = :me AND l.other = f.id AND l.connected)"
        f" AND NOT EXISTS ({apart}) ORDER BY f.id, c.id",
        {"me": me},
    )
    alike: dict[int, list[int]] = {}
    for friend, contact, name, other in rows:
        if " " in name and name.split()[-1] == other.split()[-1]:
            alike.setdefault(friend, []).append(contact)
    return [(friend, contacts[0]) for friend, contacts in alike.items() if len(contacts) == 1]


def count_alike(db: Connection, me: int) -> int:
    """Return how many such pairs there are."""
    return int(db.execute(f"SELECT count(*){_ALIKE}", {"me": me}).fetchone()[0])


class Colleague(NamedTuple):
    """Somebody with employer and title, as it takes to see a mistyped name."""

    company: str
    position: str
    fold: str
    id: int
    slug: str


def colleagues(db: Connection, me: int) -> Iterator[Colleague]:
    """Yield whoever has a title at an employer of somebody without a profile address, but the user, employer by employer."""
    rows = db.execute(
        "SELECT company_key, position, fold, id, slug FROM person WHERE company_key IN"
        " (SELECT company_key FROM person WHERE slug = '' AND company_key <> '')"
        " AND position <> '' AND id <> ? ORDER BY company_key, id",
        (me,),
    )
    return (Colleague(*row) for row in rows)


def told_apart(db: Connection) -> set[frozenset[int]]:
    """Return the pairs of people whom the user keeps apart."""
    query = "SELECT x.person, y.person FROM link l JOIN record x ON x.id = l.a JOIN record y ON y.id = l.b WHERE l.same = 0"
    return {frozenset(pair) for pair in db.execute(query)}
