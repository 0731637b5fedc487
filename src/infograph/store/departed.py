"""Ties that are gone: who stood in an older list of somebody and no longer stands in their newest one."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import NamedTuple

from infograph.store.pages import Connection

CUT_SHORT = 0.5
"""A newer list with less than this part of an older one's people is taken for a part of a list: it says nothing of who left."""
SMALL = 20
"""Lists of fewer people change by more than half without being cut."""


class Departed(NamedTuple):
    """An owner, the newest day in their newest list, and the people who are gone from it."""

    owner: int
    day: int
    people: frozenset[int]


class _Lists(NamedTuple):
    day: int
    newest: list[int]
    older: list[int]


def departed(db: Connection, owners: Container[int] | None = None) -> Iterator[Departed]:
    """Yield for each owner (None: for all) of two lists or more who is gone from the newest.

    Lists are dated by the newest day in them, so the order in which they were imported does not matter; two of one day
    are one list. Whoever has the owner in a list of their own that is as new is not gone.
    """
    for owner, lists in sorted(_dated(db).items()):
        if lists.older and (owners is None or owner in owners):
            gone = _people(db, lists.older) - _people(db, lists.newest)
            gone = {person for person in gone if not _still_lists(db, person, owner, lists.day)}
            if gone:
                yield Departed(owner, lists.day, frozenset(gone))


def gone_from(db: Connection, owner: int) -> frozenset[int]:
    """Return the people of an owner's older lists who are gone from the newest."""
    return frozenset(person for lost in departed(db, {owner}) for person in lost.people)


def _dated(db: Connection) -> dict[int, _Lists]:
    """Return the lists of each owner who has several, the newest apart; those much longer than it are left out."""
    rows = db.execute(
        "SELECT r.person, s.id, s.as_of, s.records FROM source s JOIN owner o ON o.id = s.owner"
        " JOIN record r ON r.id = o.record WHERE s.whole_list AND s.as_of > 0 AND r.person IS NOT NULL"
        " ORDER BY r.person, s.as_of DESC, s.id"
    ).fetchall()
    lists_of: dict[int, _Lists] = {}
    longest: dict[int, int] = {}
    for person, source, day, records in rows:
        lists = lists_of.setdefault(person, _Lists(day, [], []))
        if day == lists.day:
            lists.newest.append(source)
            longest[person] = max(longest.get(person, 0), records)
        elif records < SMALL or longest[person] >= CUT_SHORT * records:
            lists.older.append(source)
    return lists_of


def _people(db: Connection, sources: list[int]) -> set[int]:
    query = "SELECT person FROM record WHERE source = ? AND role = 'contact' AND person IS NOT NULL"
    return {row[0] for source in sources for row in db.execute(query, (source,))}


def _still_lists(db: Connection, person: int, owner: int, day: int) -> bool:
    """Say whether a person's own newest list, no older than a day, holds the owner."""
    query = (
        "SELECT max(r.person = :owner) FROM record o JOIN owner w ON w.record = o.id JOIN source s ON s.owner = w.id"
        " JOIN record r ON r.source = s.id WHERE o.person = :person AND s.whole_list AND s.as_of >= :day GROUP BY s.as_of"
        " ORDER BY s.as_of DESC LIMIT 1"
    )
    row = db.execute(query, {"person": person, "owner": owner, "day": day}).fetchone()
    return bool(row and row[0])
