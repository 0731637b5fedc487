"""Read what judging who is who needs, and keep which joins were made: of all records, or where a change came near."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from infograph.store.pages import Connection

KeyRow = tuple[int, int, str, str, str, str, int, int | None, str, str, int]
"""Key (0), record, fold, role, slug, emails, source, day, company, position of a record, and the day of its list (0: none)."""

OF_MEMBERS = "('linkedin_connections', 'linkedin_outlook', 'member_data')"
"""Kinds of lists that hold every member once."""


def all_records(db: Connection) -> array[int]:
    """Return the number of every record, in their order."""
    return array("q", (row[0] for row in db.execute("SELECT id FROM record ORDER BY id")))


def names_slugs_lists(db: Connection) -> tuple[array[int], array[int], array[int]]:
    """Return for each record, by number, one for its folded name, its profile address and its LinkedIn list (0: none).

    Lists of the user's own are negative.
    """
    size = 1 + (db.execute("SELECT max(id) FROM record").fetchone()[0] or 0)
    names, slugs, lists = (array("q", bytes(8 * size)) for _ in range(3))
    for record, name, slug, place in _numbers(db.execute(_WORDS), lists_of_members(db)):
        names[record], slugs[record], lists[record] = name, slug, place
    return names, slugs, lists


def lists_of_members(db: Connection) -> dict[int, int]:
    """Return the sources that hold every member once, each with its number; the user's own negative."""
    signed = "CASE WHEN o.me THEN -s.id ELSE s.id END"
    joined = "source s JOIN owner o ON o.id = s.owner"
    return dict(db.execute(f"SELECT s.id, {signed} FROM {joined} WHERE s.kind IN {OF_MEMBERS}"))


_WORDS = "SELECT id, fold, slug, role, source FROM record"


def _numbers(
    rows: Iterable[tuple[int, str, str, str, int | None]], of_members: dict[int, int]
) -> Iterator[tuple[int, int, int, int]]:
    for record, fold, slug, role, source in rows:
        place = of_members.get(source or 0, 0) if role == "contact" else 0
        yield record, hash(fold), hash(slug) if slug else 0, place


def blocks(db: Connection) -> Iterator[tuple[int, list[int]]]:
    """Yield (key, records) of every key that two records or more have, in the order of keys."""
    query = "SELECT key, group_concat(record) FROM record_key GROUP BY key HAVING count(*) > 1 ORDER BY key"
    return ((key, sorted(map(int, records.split(",")))) for key, records in db.execute(query))


def rows_of(db: Connection, records: Sequence[int]) -> list[KeyRow]:
    """Return what judges need to know of these records, in the order given."""
    query = (
        "SELECT 0, r.id, r.fold, r.role, r.slug, r.emails, coalesce(r.source, 0), r.connected, r.company, r.position,"
        " coalesce(s.as_of, 0) FROM record r LEFT JOIN source s ON s.id = r.source WHERE r.id IN"
    )
    rows: dict[int, KeyRow] = {}
    rows.update((row[1], row) for row in _rows(db, query, records))
    return [rows[record] for record in records]


def links(db: Connection) -> tuple[list[tuple[int, int, str]], list[tuple[int, int]]]:
    """Return the user's decisions on records: joined (a, b, why), kept apart (a, b)."""
    rows = db.execute("SELECT a, b, same, why FROM link ORDER BY a, b").fetchall()
    return [(a, b, why) for a, b, same, why in rows if same], [(a, b) for a, b, same, _ in rows if not same]


def linked(links: Iterable[tuple[int, int]], records: Iterable[int]) -> set[int]:
    """Return these records and all that links join with them, directly or through others."""
    beside: dict[int, list[int]] = {}
    for a, b in links:
        beside.setdefault(a, []).append(b)
        beside.setdefault(b, []).append(a)
    reached = set(records)
    coming = [record for record in reached if record in beside]
    while coming:
        for record in beside.get(coming.pop(), ()):
            if record not in reached:
                reached.add(record)
                coming.append(record)
    return reached


class Past:
    """What judging again reads: blocks and records as they are, and the joins that were made when all was judged last."""

    def __init__(self, db: Connection) -> None:
        self.db, self._of_members = db, lists_of_members(db)

    def holders(self, keys: Iterable[int]) -> dict[int, list[int]]:
        """Return the records that have each key, in their order."""
        return self._lists("SELECT key, record FROM record_key WHERE key IN", keys)

    def keys(self, records: Iterable[int]) -> dict[int, list[int]]:
        """Return the keys that each record has, in their order."""
        return self._lists("SELECT record, key FROM record_key WHERE record IN", records)

    def joins(self, records: Iterable[int]) -> dict[int, list[tuple[int, int, str]]]:
        """Return of each record the joins with others as they were: (other, key of the block, why it is the first reason)."""
        query = (
            "SELECT j.record, j.other, j.key, CASE WHEN r.joined_to = min(j.record, j.other) THEN r.joined ELSE '' END"
            " FROM joining j LEFT JOIN record r ON r.id = max(j.record, j.other) WHERE j.record IN"
        )
        joins: dict[int, list[tuple[int, int, str]]] = {}
        for record, *join in _rows(self.db, query, records):
            joins.setdefault(record, []).append((join[0], join[1], join[2] or ""))
        return joins

    def numbers(self, records: Iterable[int]) -> Iterator[tuple[int, int, int, int]]:
        """Return a number of each record for its name, its address and its list, as `names_slugs_lists`."""
        return _numbers(_rows(self.db, f"{_WORDS} WHERE id IN", records), self._of_members)

    def _lists(self, query: str, numbers: Iterable[int]) -> dict[int, list[int]]:
        lists: dict[int, list[int]] = {}
        for number, item in _rows(self.db, query, numbers):
            lists.setdefault(number, []).append(item)
        return {number: sorted(items) for number, items in lists.items()}


def keep_joins(db: Connection, joins: Iterable[tuple[int, int, int]], altered: Iterable[int] | None) -> None:
    """Keep joins (key, record, other) in place of those of the altered records; None: of all."""
    if altered is None:
        db.execute("DELETE FROM joining")
    else:
        records = list(altered)
        db.executemany(
            "DELETE FROM joining WHERE (record, other) IN (SELECT other, record FROM joining WHERE record = ?)",
            ((record,) for record in records),
        )
        db.executemany("DELETE FROM joining WHERE record = ?", ((record,) for record in records))
    for rows in _drawers(joins):
        db.executemany("INSERT OR REPLACE INTO joining VALUES (?,?,?)", sorted(rows))


def _drawers(joins: Iterable[tuple[int, int, int]]) -> Iterator[Iterable[tuple[int, int, int]]]:
    """Yield joins from either record (record, other, key), those of some thousand records at a time, records in their order."""
    kept: dict[int, tuple[array[int], array[int], array[int]]] = {}
    for key, a, b in joins:
        for record, other in ((a, b), (b, a)):
            drawer = kept.get(record >> _DRAWER)
            if drawer is None:
                drawer = kept[record >> _DRAWER] = (array("q"), array("q"), array("q"))
            drawer[0].append(record)
            drawer[1].append(other)
            drawer[2].append(key)
    for number in sorted(kept):
        yield zip(*kept.pop(number), strict=True)


_DRAWER = 16
"""Bits of a record's number within a drawer."""


def lose_keys(db: Connection, keys: Iterable[int]) -> None:
    """Note keys that a record has no more: who shared them is judged again with the next change."""
    db.executemany("INSERT OR IGNORE INTO lost_key VALUES (?)", ((key,) for key in keys))


def take_lost_keys(db: Connection) -> list[int]:
    """Return the keys noted as lost, and note none any more."""
    lost = [row[0] for row in db.execute("SELECT key FROM lost_key ORDER BY key")]
    if lost:
        db.execute("DELETE FROM lost_key")
    return lost


def touch(db: Connection, gone: Sequence[int]) -> array[int]:
    """Return who is to be judged again once these records are gone: all that share a key, a link or a cluster with them."""
    past = Past(db)
    shared = {key for keys in past.keys(gone).values() for key in keys}
    near = {other for others in past.holders(shared).values() for other in others}
    near |= {row[0] for a, b in (("a", "b"), ("b", "a")) for row in _rows(db, f"SELECT {b} FROM link WHERE {a} IN", gone)}
    reached = set(gone)
    coming = list(gone)
    while coming:
        fresh = {other for joins in past.joins(coming).values() for other, *_ in joins} - reached
        reached |= fresh
        coming = list(fresh)
    return array("q", sorted((near | reached) - set(gone)))


def _rows(db: Connection, query: str, numbers: Iterable[int]) -> Iterator[tuple[Any, ...]]:
    """Yield what a query that ends in IN says of these numbers, some hundred at a time."""
    all_of_them = sorted(set(numbers))
    for start in range(0, len(all_of_them), SLICE):
        some = all_of_them[start : start + SLICE]
        yield from db.execute(f"{query} ({','.join('?' * len(some))})", some).fetchall()


SLICE = 1000
"""Numbers that one query is given."""
