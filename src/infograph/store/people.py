"""Make people and ties from sightings: after an import only what its records touch, at once the whole.

Order: the records touched by a change and all that share a key with them; the clusters that identity finds
among these; a person for each cluster; the pairs of people whose tie may have changed; degrees. All of it is
a function of the sightings, so that a source taken out leaves no trace.
"""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from infograph.store.surviving import Sighting, person_row

PERSON_ROLES = ("contact", "address", "lead", "end", "owner", "me")
"""Roles that make a person; a mention alone does not."""


class Judged(Protocol):
    """How identity judged: the record that stands for each cluster, and why a record was joined to which other."""

    def root(self, record: int) -> int: ...
    def joined(self, record: int) -> tuple[str, int | None]: ...


KeyRow = tuple[int, int, str, str, str, str, int, int | None, str, str, int]
"""Key (0), record, fold, role, slug, emails, source, day, company, position of a record, and the day of its list (0: none)."""

OF_MEMBERS = "('linkedin_connections', 'linkedin_outlook', 'member_data')"
"""Kinds of lists that hold every member once."""

_PAIR = "CREATE TEMP TABLE IF NOT EXISTS pair (a INTEGER, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID"

CHUNK = 5000
"""Records whose people are made at a time, so that memory does not grow with the store."""


def touch(db: sqlite3.Connection, records: Iterable[int]) -> None:
    """Collect the records to judge again: these and all that share a key or the user's word with them."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS touched (record INTEGER PRIMARY KEY)")
    db.execute("DELETE FROM touched")
    db.executemany("INSERT OR IGNORE INTO touched (record) VALUES (?)", ((r,) for r in records))
    _spread(db)


def judged_again(db: sqlite3.Connection, *, whole: bool) -> array[int]:
    """Return the records to judge, in their order: those collected by `touch`, or all."""
    query = "SELECT id FROM record ORDER BY id" if whole else "SELECT record FROM touched ORDER BY record"
    return array("q", (row[0] for row in db.execute(query)))


def names_slugs_lists(db: sqlite3.Connection, *, whole: bool) -> tuple[array[int], array[int], array[int]]:
    """Return for each record, by number, one for its folded name, its profile address and its LinkedIn list (0: none).

    Lists of the user's own are negative.
    """
    size = 1 + (db.execute("SELECT max(id) FROM record").fetchone()[0] or 0)
    names, slugs, lists = (array("q", bytes(8 * size)) for _ in range(3))
    signed = "CASE WHEN o.me THEN -s.id ELSE s.id END"
    joined = "source s JOIN owner o ON o.id = s.owner"
    of_members = dict(db.execute(f"SELECT s.id, {signed} FROM {joined} WHERE s.kind IN {OF_MEMBERS}"))
    query = "SELECT id, fold, slug, role, source FROM record"
    for record, fold, slug, role, source in db.execute(
        query if whole else f"{query} WHERE id IN (SELECT record FROM touched)"
    ):
        names[record] = hash(fold)
        if slug:
            slugs[record] = hash(slug)
        if role == "contact" and source in of_members:
            lists[record] = of_members[source]
    return names, slugs, lists


def blocks(db: sqlite3.Connection, *, whole: bool) -> Iterator[tuple[int, list[int]]]:
    """Yield (key, records) of every key that two records or more have, in the order of keys."""
    rows = "record_key k" if whole else "touched t CROSS JOIN record_key k ON k.record = t.record"
    query = f"SELECT k.key, group_concat(k.record) FROM {rows} GROUP BY k.key HAVING count(*) > 1 ORDER BY k.key"
    return ((key, sorted(map(int, records.split(",")))) for key, records in db.execute(query))


def rows_of(db: sqlite3.Connection, records: Sequence[int]) -> list[KeyRow]:
    """Return what judges need to know of these records, in the order given."""
    query = (
        "SELECT 0, r.id, r.fold, r.role, r.slug, r.emails, coalesce(r.source, 0), r.connected, r.company, r.position,"
        " coalesce(s.as_of, 0) FROM record r LEFT JOIN source s ON s.id = r.source WHERE r.id IN"
    )
    found: dict[int, KeyRow] = {}
    for some in _slices(records):
        found.update((row[1], row) for row in db.execute(f"{query} ({','.join('?' * len(some))})", some))
    return [found[record] for record in records]


def decided(
    db: sqlite3.Connection, *, whole: bool
) -> tuple[list[tuple[int, int, str]], list[tuple[int, int]]]:
    """Return the user's decisions among the records to judge: joined (a, b, why), kept apart (a, b)."""
    rows = "link l" if whole else "touched t JOIN link l ON l.a = t.record"
    found = db.execute(f"SELECT l.a, l.b, l.same, l.why FROM {rows} ORDER BY l.a, l.b").fetchall()
    return [(a, b, why) for a, b, same, why in found if same], [(a, b) for a, b, same, _ in found if not same]


def settle(db: sqlite3.Connection, records: array[int], judged: Judged, *, whole: bool) -> list[int]:
    """Write people for the records that were judged; return the ids of all whose face may have changed.

    Unless it is the whole, the pairs of people whose tie may have changed are collected, as they stand before and after.
    """
    if not whole:
        collect_pairs(db)
    before, after = _write_people(db, records, judged)
    drop(db, before - after)
    if not whole:
        collect_pairs(db)
    return sorted(after)


def _spread(db: sqlite3.Connection) -> None:
    while True:
        grown = db.execute(
            "INSERT OR IGNORE INTO touched (record) SELECT DISTINCT k2.record FROM touched t"
            " CROSS JOIN record_key k1 ON k1.record = t.record CROSS JOIN record_key k2 ON k2.key = k1.key"
        ).rowcount
        grown += db.execute(
            "INSERT OR IGNORE INTO touched (record)"
            " SELECT l.b FROM touched t CROSS JOIN link l ON l.a = t.record"
            " UNION SELECT l.a FROM touched t CROSS JOIN link l ON l.b = t.record"
        ).rowcount
        if not grown:
            return


def _write_people(db: sqlite3.Connection, records: array[int], judged: Judged) -> tuple[set[int], set[int]]:
    """Write one person a cluster that has more than mentions; return the people there were, and those there are.

    People keep their ids where they can. Records learn their person last and in their own order: a table larger
    than the cache is then walked once.
    """
    size = records[-1] + 1 if records else 0
    people, changed = array("q", bytes(8 * size)), bytearray(size)
    before: set[int] = set()
    used: set[int] = set()
    top = db.execute("SELECT max(id) FROM person").fetchone()[0] or 0
    for clusters in _chunks(db, records, judged):
        rows: list[tuple[object, ...]] = []
        former: list[tuple[int, str, str, int]] = []
        for cluster in clusters:
            known = {one.person for one in cluster if one.person is not None}
            before |= known
            person = 0
            if any(one.role in PERSON_ROLES for one in cluster):
                free = known - used
                person = min(free) if free else (top := top + 1)
                used.add(person)
                row, was = person_row(person, cluster)
                rows.append(row)
                former += [(person, *job) for job in was]
            for one in cluster:
                people[one.record] = person
                changed[one.record] = (one.person or 0) != person or (one.joined, one.joined_to) != judged.joined(one.record)
        _put_people(db, rows, former)
    db.executemany(
        "UPDATE record SET person = ?, joined = ?, joined_to = ? WHERE id = ?",
        ((people[record] or None, *judged.joined(record), record) for record in records if changed[record]),
    )
    return before, used


def _put_people(
    db: sqlite3.Connection, rows: list[tuple[object, ...]], former: list[tuple[int, str, str, int]]
) -> None:
    # An upsert keeps the two columns that come later: contacts and complete.
    db.executemany(
        "INSERT INTO person (id, key, name, fold, slug, emails, company, company_key, position, location, given)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET key = excluded.key, name = excluded.name,"
        " fold = excluded.fold, slug = excluded.slug, emails = excluded.emails, company = excluded.company,"
        " company_key = excluded.company_key, position = excluded.position, location = excluded.location,"
        " given = excluded.given",
        rows,
    )
    db.executemany("DELETE FROM former WHERE person = ?", ((row[0],) for row in rows))
    db.executemany("INSERT OR REPLACE INTO former VALUES (?,?,?,?)", former)


def _chunks(db: sqlite3.Connection, records: array[int], judged: Judged) -> Iterator[list[list[Sighting]]]:
    """Yield clusters some thousand records at a time, in the order of the records that stand for them."""
    size = records[-1] + 1 if records else 0
    following, pending = array("q", bytes(8 * size)), array("q", bytes(8 * size))
    for record in reversed(records):  # each cluster becomes a chain from its root, the smallest, upwards
        root = judged.root(record)
        if root != record:
            following[record], pending[root] = pending[root], record
    groups: list[list[int]] = []
    count = 0
    for record in records:
        if judged.root(record) != record:
            continue
        group, member = [record], pending[record]
        while member:
            group.append(member)
            member = following[member]
        groups.append(group)
        count += len(group)
        if count >= CHUNK:
            yield _sightings(db, groups)
            groups, count = [], 0
    if groups:
        yield _sightings(db, groups)


def _sightings(db: sqlite3.Connection, groups: list[list[int]]) -> list[list[Sighting]]:
    query = (
        "SELECT r.id, r.person, r.role, r.name, r.slug, r.emails, r.company, r.position, r.location, r.industry,"
        " r.doubtful, coalesce(s.as_of, 0), coalesce(s.id, 0), r.line, r.joined, r.joined_to FROM record r"
        " LEFT JOIN source s ON s.id = r.source WHERE r.id IN"
    )
    found: dict[int, Sighting] = {}
    for some in _slices(sorted(record for group in groups for record in group)):
        marks = ",".join("?" * len(some))
        found.update((row[0], Sighting(*row)) for row in db.execute(f"{query} ({marks})", some))
    return [[found[record] for record in group] for group in groups]


def _slices(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[start : start + 1000] for start in range(0, len(numbers), 1000))


def drop(db: sqlite3.Connection, gone: set[int]) -> None:
    """Remove people of whom no record is left, with everything derived of them."""
    db.execute(_PAIR)
    for person in gone:
        db.execute("INSERT OR IGNORE INTO pair SELECT other, person FROM tie WHERE person = ?", (person,))
    for table in ("label", "former"):
        db.executemany(f"DELETE FROM {table} WHERE person = ?", ((person,) for person in gone))
    db.executemany("DELETE FROM person WHERE id = ?", ((person,) for person in gone))


def collect_pairs(db: sqlite3.Connection) -> None:
    """Add every pair of people whose tie rests on a touched record to those that `refresh_ties` makes again."""
    db.execute(_PAIR)
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
