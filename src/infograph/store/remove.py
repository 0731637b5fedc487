"""Take sightings out; what was made of them follows when it is derived again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from infograph.store import people, write


class Removed(NamedTuple):
    """Records that shared a key with removed ones (to be judged again), and how much went."""

    touched: list[int]
    sources: int


def sources(db: sqlite3.Connection, numbers: Sequence[int]) -> list[int]:
    """Remove sources with their records, evidence and facts; return the records to judge again."""
    gone = [row[0] for number in numbers for row in db.execute("SELECT id FROM record WHERE source = ?", (number,))]
    touched = _records(db, gone)
    for number in numbers:
        for table in ("evidence", "fact"):
            db.execute(f"DELETE FROM {table} WHERE source = ?", (number,))
        db.execute("DELETE FROM source WHERE id = ?", (number,))
    return touched


def owners_sources(db: sqlite3.Connection, owners: Sequence[int]) -> Removed:
    """Remove owners with all their sources and with their own records."""
    touched: list[int] = []
    count = 0
    for owner in owners:
        numbers = [row[0] for row in db.execute("SELECT id FROM source WHERE owner = ?", (owner,))]
        touched += sources(db, numbers)
        count += len(numbers)
        record, me = db.execute("SELECT record, me FROM owner WHERE id = ?", (owner,)).fetchone()
        if not me:
            touched += _records(db, [record])
            db.execute("DELETE FROM owner WHERE id = ?", (owner,))
    return Removed(touched, count)


def person_records(db: sqlite3.Connection, person: int) -> list[int]:
    """Remove every record of a person, with the evidence, decisions and log on them."""
    gone = [row[0] for row in db.execute("SELECT id FROM record WHERE person = ?", (person,))]
    return _records(db, gone)


def _records(db: sqlite3.Connection, gone: Sequence[int]) -> list[int]:
    """Remove records and return those left that shared a key with them."""
    write.keep_record_number(db)
    people.touch(db, gone)
    # Pairs as they stood: their ties are made again without these records.
    people.collect_pairs(db)
    touched = {row[0] for row in db.execute("SELECT record FROM touched")} - set(gone)
    query = "SELECT DISTINCT person FROM record WHERE id IN (SELECT record FROM touched)"
    old_people = {row[0] for row in db.execute(query)}
    for where in ("record_key.record", "evidence.a", "evidence.b", "link.a", "link.b", "event.record"):
        table, column = where.split(".")
        db.executemany(f"DELETE FROM {table} WHERE {column} = ?", ((record,) for record in gone))
    db.executemany("UPDATE event SET via = NULL WHERE via = ?", ((record,) for record in gone))
    db.executemany("DELETE FROM record WHERE id = ?", ((record,) for record in gone))
    _drop_empty(db, old_people)
    return sorted(touched)


def _drop_empty(db: sqlite3.Connection, candidates: Iterable[int | None]) -> None:
    for person in candidates:
        if person is None or db.execute("SELECT 1 FROM record WHERE person = ? LIMIT 1", (person,)).fetchone():
            continue
        people.drop(db, {person})
