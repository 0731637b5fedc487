"""Make people and ties from sightings: after an import only what its records touch, at once the whole.

Order: the records touched by a change and all that share a key with them; the clusters that identity finds
among these; a person for each cluster; the pairs of people whose tie may have changed; degrees. All of it is
a function of the sightings, so that a source taken out leaves no trace.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from infograph.store.surviving import Sighting, person_row

PERSON_ROLES = ("contact", "address", "lead", "end", "owner", "me")
"""Roles that make a person; a mention alone does not."""


class Joined(NamedTuple):
    """How identity judged: the record that stands for each cluster, and why records were joined."""

    root: Callable[[int], int]
    joins: Mapping[int, tuple[str, int]]


def touch(db: sqlite3.Connection, records: Iterable[int] | None) -> int:
    """Collect the records to judge again: these and all that share a key or the user's word with them.

    None touches every record. Returns how many there are.
    """
    db.execute("CREATE TEMP TABLE IF NOT EXISTS touched (record INTEGER PRIMARY KEY, root INTEGER)")
    db.execute("DELETE FROM touched")
    if records is None:
        db.execute("INSERT INTO touched (record) SELECT id FROM record")
    else:
        db.executemany("INSERT OR IGNORE INTO touched (record) VALUES (?)", ((r,) for r in records))
        _spread(db)
    return int(db.execute("SELECT count(*) FROM touched").fetchone()[0])


KeyRow = tuple[int, int, str, str, str, str, int, int | None]


def touched_rows(db: sqlite3.Connection) -> Iterator[KeyRow]:
    """Yield (key, record, fold, role, slug, emails, source, day) of the touched records in the order of keys."""
    return db.execute(
        "SELECT k.key, k.record, r.fold, r.role, r.slug, r.emails, coalesce(r.source, 0), r.connected FROM touched t"
        " JOIN record_key k ON k.record = t.record JOIN record r ON r.id = t.record ORDER BY k.key, k.record"
    )


def touched_links(db: sqlite3.Connection) -> tuple[list[tuple[int, int, str]], list[tuple[int, int]]]:
    """Return the user's decisions among the touched records: joined (a, b, why), kept apart (a, b)."""
    rows = db.execute("SELECT l.a, l.b, l.same, l.why FROM touched t JOIN link l ON l.a = t.record").fetchall()
    return [(a, b, why) for a, b, same, why in rows if same], [(a, b) for a, b, same, _ in rows if not same]


def rows_of(db: sqlite3.Connection, records: Sequence[int]) -> list[KeyRow]:
    """Return rows as `touched_rows` does, with key 0, for single records."""
    query = "SELECT 0, id, fold, role, slug, emails, coalesce(source, 0), connected FROM record WHERE id = ?"
    return [db.execute(query, (record,)).fetchone() for record in records]


def settle(db: sqlite3.Connection, joined: Joined) -> list[int]:
    """Write people for the touched records; return the ids of all whose face may have changed."""
    records = [row[0] for row in db.execute("SELECT record FROM touched")]
    moved = ((root, record) for record in records if (root := joined.root(record)) != record)
    db.execute("UPDATE touched SET root = record")
    db.executemany("UPDATE touched SET root = ? WHERE record = ?", moved)
    # Pairs as they stand before and after: a record that changes its person changes both.
    collect_pairs(db)
    before = {row[0] for row in db.execute(
        "SELECT DISTINCT r.person FROM touched t JOIN record r ON r.id = t.record WHERE r.person IS NOT NULL"
    )}  # fmt: skip
    db.execute("UPDATE record SET joined = '', joined_to = NULL WHERE joined <> '' AND id IN (SELECT record FROM touched)")
    touched = set(records)
    db.executemany(
        "UPDATE record SET joined = ?, joined_to = ? WHERE id = ?",
        ((why, to, record) for record, (why, to) in joined.joins.items() if record in touched),
    )
    after = _write_people(db)
    drop(db, before - after)
    collect_pairs(db)
    return sorted(after)


def _spread(db: sqlite3.Connection) -> None:
    while True:
        grown = db.execute(
            "INSERT OR IGNORE INTO touched (record) SELECT DISTINCT k2.record FROM touched t"
            " JOIN record_key k1 ON k1.record = t.record JOIN record_key k2 ON k2.key = k1.key"
        ).rowcount
        grown += db.execute(
            "INSERT OR IGNORE INTO touched (record)"
            " SELECT l.b FROM touched t JOIN link l ON l.a = t.record"
            " UNION SELECT l.a FROM touched t CROSS JOIN link l ON l.b = t.record"
        ).rowcount
        if not grown:
            return


def _write_people(db: sqlite3.Connection) -> set[int]:
    """Write one person a cluster that has more than mentions; people keep their ids where they can."""
    used: set[int] = set()
    top = db.execute("SELECT max(id) FROM person").fetchone()[0] or 0
    rows: list[tuple[object, ...]] = []
    owners: list[tuple[int | None, int]] = []
    former: list[tuple[int, str, str, int]] = []
    for _, group in groupby(_clusters(db), key=lambda sighting: sighting.root):
        cluster = list(group)
        person: int | None = None
        if any(sighting.role in PERSON_ROLES for sighting in cluster):
            free = {s.person for s in cluster if s.person is not None} - used
            person = min(free) if free else (top := top + 1)
            used.add(person)
            row, was = person_row(person, cluster)
            rows.append(row)
            former += [(person, *job) for job in was]
        owners += [(person, sighting.record) for sighting in cluster if sighting.person != person]
        if len(rows) >= 2000:
            _put_people(db, rows)
    _put_people(db, rows)
    db.executemany("UPDATE record SET person = ? WHERE id = ?", owners)
    db.executemany("DELETE FROM former WHERE person = ?", ((person,) for person in used))
    db.executemany("INSERT OR REPLACE INTO former VALUES (?,?,?,?)", former)
    return used


def _put_people(db: sqlite3.Connection, rows: list[tuple[object, ...]]) -> None:
    # An upsert keeps the two columns that come later: contacts and complete.
    db.executemany(
        "INSERT INTO person (id, key, name, fold, slug, emails, company, company_key, position, location, given)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET key = excluded.key, name = excluded.name,"
        " fold = excluded.fold, slug = excluded.slug, emails = excluded.emails, company = excluded.company,"
        " company_key = excluded.company_key, position = excluded.position, location = excluded.location,"
        " given = excluded.given",
        rows,
    )
    rows.clear()


def _clusters(db: sqlite3.Connection) -> Iterator[Sighting]:
    query = (
        "SELECT t.root, r.id, r.person, r.role, r.name, r.slug, r.emails, r.company, r.position, r.location,"
        " r.industry, r.doubtful, coalesce(s.as_of, 0), coalesce(s.id, 0), r.line FROM touched t"
        " JOIN record r ON r.id = t.record LEFT JOIN source s ON s.id = r.source ORDER BY t.root, r.id"
    )
    return (Sighting(*row) for row in db.execute(query))


def drop(db: sqlite3.Connection, gone: set[int]) -> None:
    """Remove people of whom no record is left, with everything derived of them."""
    for person in gone:
        db.execute("INSERT OR IGNORE INTO pair SELECT other, person FROM tie WHERE person = ?", (person,))
    for table in ("label", "former"):
        db.executemany(f"DELETE FROM {table} WHERE person = ?", ((person,) for person in gone))
    db.executemany("DELETE FROM person WHERE id = ?", ((person,) for person in gone))


def collect_pairs(db: sqlite3.Connection) -> None:
    """Add every pair of people whose tie rests on a touched record to those that `refresh_ties` makes again."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS pair (a INTEGER, b INTEGER, PRIMARY KEY (a, b))")
    db.execute(
        "INSERT OR IGNORE INTO pair SELECT o.person, r.person FROM touched t JOIN record r ON r.id = t.record"
        " JOIN source s ON s.id = r.source JOIN owner w ON w.id = s.owner JOIN record o ON o.id = w.record"
        " WHERE r.person IS NOT NULL AND o.person IS NOT NULL AND r.role IN ('contact', 'address')"
    )
    db.execute(  # the owner's own record was touched: all of the owner's contacts
        "INSERT OR IGNORE INTO pair SELECT o.person, r.person FROM touched t JOIN owner w ON w.record = t.record"
        " JOIN record o ON o.id = w.record JOIN source s ON s.owner = w.id JOIN record r ON r.source = s.id"
        " WHERE r.person IS NOT NULL AND o.person IS NOT NULL AND r.role IN ('contact', 'address')"
    )
    for end, other in (("a", "b"), ("b", "a")):
        db.execute(
            f"INSERT OR IGNORE INTO pair SELECT x.person, y.person FROM touched t"
            f" JOIN evidence e ON e.{end} = t.record JOIN record x ON x.id = e.{end}"
            f" JOIN record y ON y.id = e.{other} WHERE x.person IS NOT NULL AND y.person IS NOT NULL"
        )
