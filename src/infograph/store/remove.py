"""Take sightings out; what was made of them follows when it is derived again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from infograph.store import events, judging, people, signs, words, write
from infograph.store.pages import Connection


class Removed(NamedTuple):
    """Records to be judged again, pairs of people whose tie rested on removed ones, and how many sources went."""

    records: list[int]
    pairs: set[people.Pair]
    sources: int = 0


def sources(db: Connection, numbers: Sequence[int]) -> Removed:
    """Remove sources with their records, evidence and facts."""
    gone = [row[0] for number in numbers for row in db.execute("SELECT id FROM record WHERE source = ?", (number,))]
    removed = _records(db, gone)
    for number in numbers:
        for table in ("evidence", "fact", "sign"):
            db.execute(f"DELETE FROM {table} WHERE source = ?", (number,))
        db.execute("DELETE FROM source WHERE id = ?", (number,))
    return removed._replace(sources=len(numbers))


def rows_of_source(db: Connection, number: int) -> Removed:
    """Remove what a source said of people, and leave the source itself."""
    removed = _records(db, signs.rows_of(db, number))
    db.execute("DELETE FROM evidence WHERE source = ?", (number,))
    db.execute("UPDATE source SET records = 0 WHERE id = ?", (number,))
    return removed


def owners_sources(db: Connection, owners: Sequence[int]) -> Removed:
    """Remove owners with all their sources and with their own records."""
    all_removed = Removed([], set())
    for owner in owners:
        removed = sources(db, [row[0] for row in db.execute("SELECT id FROM source WHERE owner = ?", (owner,))])
        all_removed = _both(all_removed, removed)
        record, me = db.execute("SELECT record, me FROM owner WHERE id = ?", (owner,)).fetchone()
        if not me:
            all_removed = _both(all_removed, _records(db, [record]))
            db.execute("DELETE FROM owner WHERE id = ?", (owner,))
    return all_removed


def judgements(db: Connection, owner: int) -> set[people.Pair]:
    """Remove how close an owner called others; return the pairs whose tie rested on it."""
    (record,) = db.execute("SELECT record FROM owner WHERE id = ?", (owner,)).fetchone() or (0,)
    pairs = people.pairs_of(db, [record])
    db.execute("DELETE FROM evidence WHERE a = ? AND said = 'judged'", (record,))
    return pairs


def lenders(db: Connection) -> tuple[Removed, list[int]]:
    """Remove who was made an owner by an import of which nothing is left; return also the records that others' words rest on.

    These stay, as those of people whom the user spoke of.
    """
    lent = db.execute(
        "SELECT o.id, o.record, e.id FROM owner o JOIN evidence e ON e.b = o.record AND e.said = 'lent' WHERE NOT o.me"
        " AND NOT EXISTS (SELECT 1 FROM source s WHERE s.owner = o.id) ORDER BY o.id"
    ).fetchall()
    held = [record for _, record, _ in lent]
    pairs = people.pairs_of(db, held)
    for owner, _, evidence in lent:
        db.execute("DELETE FROM evidence WHERE id = ?", (evidence,))
        db.execute("DELETE FROM owner WHERE id = ?", (owner,))
    kept = [record for record in held if any(db.execute(query, {"one": record}).fetchone() for query in _SPOKEN_OF)]
    db.executemany("UPDATE record SET role = 'end' WHERE id = ?", ((record,) for record in kept))
    gone = _records(db, [record for record in held if record not in kept])
    return _both(Removed(kept, pairs), gone), kept


_SPOKEN_OF = (
    "SELECT 1 FROM evidence WHERE :one IN (a, b)",
    "SELECT 1 FROM event WHERE record = :one OR via = :one OR ' ' || detail || ' ' LIKE '% ' || :one || ' %'",
    "SELECT 1 FROM link WHERE :one IN (a, b) AND why <> 'named by you'",
)
"""Queries for whether anything but an import rests on an owner's record."""


def person_records(db: Connection, person: int) -> Removed:
    """Remove every record of a person, with the evidence, decisions and log on them."""
    return _records(db, [row[0] for row in db.execute("SELECT id FROM record WHERE person = ?", (person,))])


def _both(first: Removed, other: Removed) -> Removed:
    return Removed(first.records + other.records, first.pairs | other.pairs, first.sources + other.sources)


def _records(db: Connection, gone: Sequence[int]) -> Removed:
    """Remove records; whom they were joined with, or shared a key with, is to be judged again."""
    write.keep_record_number(db)
    touched = judging.touch(db, gone)
    pairs = people.pairs_of(db, gone)  # as they stood: their ties are made again without these records
    persons = {row[0] for record in gone for row in db.execute("SELECT person FROM record WHERE id = ?", (record,))} - {None}
    for where in ("record_key.record", "evidence.a", "evidence.b", "link.a", "link.b", "event.record"):
        table, column = where.split(".")
        db.executemany(f"DELETE FROM {table} WHERE {column} = ?", ((record,) for record in gone))
    events.leave_out_connectors(db, gone)
    judging.keep_joins(db, (), gone)
    words.drop(db, gone)
    db.executemany("DELETE FROM record WHERE id = ?", ((record,) for record in gone))
    held = "SELECT 1 FROM record WHERE person = ? LIMIT 1"
    empty = {person for person in persons if db.execute(held, (person,)).fetchone() is None}
    return Removed(list(touched), pairs | people.drop(db, empty))
