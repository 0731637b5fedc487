"""Hand out all that was read or decided, and take it in again exactly: the truth of a store, nothing derived."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import apsw

from infograph.errors import UnusableFile
from infograph.store import write
from infograph.store.pages import Connection

TABLES = {
    "meta": "key",
    "owner": "id",
    "source": "id",
    "record": "id",
    "record_key": "record, key",
    "evidence": "id",
    "fact": "id",
    "sign": "id",
    "link": "a, b",
    "suppressed": "hash",
    "override": "company",
    "said_title": "title",
    "event": "id",
}
"""The tables of the truth, each with the order of its rows; owners before sources before records."""
DERIVED = ("person", "tie", "label", "doing", "standing", "former", "joining", "lost_key", "word")
"""The tables that are made from the truth."""
STAYS = ("deed",)
"""Tables of what happened to this store, which belong to no other."""

_REFERENCES = (
    ("source", "owner", "owner"),
    ("record", "source", "source"),
    ("record", "joined_to", "record"),
    ("owner", "record", "record"),
    ("record_key", "record", "record"),
    ("evidence", "source", "source"),
    ("evidence", "a", "record"),
    ("evidence", "b", "record"),
    ("evidence", "event", "event"),
    ("fact", "source", "source"),
    ("sign", "source", "source"),
    ("fact", "owner", "owner"),
    ("link", "a", "record"),
    ("link", "b", "record"),
    ("event", "record", "record"),
    ("event", "via", "record"),
)
_DAYS = {"connected", "last", "day", "as_of"}
_TYPES: Mapping[str, type | tuple[type, ...]] = {"INTEGER": int, "TEXT": str, "REAL": (int, float), "": (int, float, str)}
_SMALLEST, _LARGEST = -(1 << 63), (1 << 63) - 1  # SQLite's whole numbers


class Rows(NamedTuple):
    """A table's columns and its rows in their order; keys are hexadecimal text, which every reader of JSON keeps."""

    table: str
    columns: tuple[str, ...]
    rows: Iterable[Sequence[Any]]


def hand_out(db: Connection) -> Iterator[Rows]:
    """Yield every table of the truth."""
    for table, order in TABLES.items():
        columns = tuple(column for column, _, _ in _columns(db, table))
        truth = f" WHERE key <> '{write.RULES}'" if table == "meta" else ""
        contents = db.execute(f"SELECT {', '.join(columns)} FROM {table}{truth} ORDER BY {order}")
        rows = ((f"{key:x}", record) for key, record in contents) if table == "record_key" else contents
        yield Rows(table, columns, rows)


def is_empty(db: Connection) -> bool:
    """Say whether nothing was read or decided yet."""
    return not any(db.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() for table in TABLES if table != "meta")


def take_in(db: Connection, tables: Iterable[Rows]) -> None:
    """Write tables as `hand_out` gave them into an empty store; what is derived must be made afterwards.

    Raises UnusableFile for values that no store can hold, and for rows that point at none.
    """
    try:
        for rows in tables:
            _fill(db, rows)
    except (apsw.ConstraintError, TypeError, ValueError) as error:
        raise _broken(str(error)) from None
    for table, column, other in _REFERENCES:
        query = f"SELECT 1 FROM {table} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {other}) LIMIT 1"
        if db.execute(query).fetchone():
            raise _broken(f"a row of “{table}” points at a {other} that is not there")
    if db.execute("SELECT count(*) FROM owner WHERE me").fetchone()[0] > 1:
        raise _broken("more than one owner is the user")


def _fill(db: Connection, rows: Rows) -> None:
    if rows.table not in TABLES:
        raise _broken(f"there is no table “{rows.table}”")
    columns = {column: (kind, required) for column, kind, required in _columns(db, rows.table)}
    if not set(rows.columns) <= columns.keys():
        raise _broken(f"“{rows.table}” has columns that are not known")
    checks = [(column, *columns[column]) for column in rows.columns]
    marks = ",".join("?" * len(checks))
    query = f"INSERT OR REPLACE INTO {rows.table} ({', '.join(rows.columns)}) VALUES ({marks})"
    if rows.table != "meta":
        query = query.replace(" OR REPLACE", "")
    db.executemany(query, (_checked(row, checks, rows.table) for row in rows.rows))


def _checked(row: Sequence[Any], checks: Sequence[tuple[str, str, bool]], table: str) -> list[Any]:
    values = list(row)
    if table == "record_key":
        values[0] = int(values[0], 16)
    for value, (column, kind, required) in zip(values, checks, strict=True):
        if value is None:
            fits = not required
        else:
            fits = isinstance(value, _TYPES[kind]) and not isinstance(value, bool) and _sensible(column, value)
        if not fits:
            raise _broken(f"“{column}” of a row of “{table}” cannot be read")
    return values


def _sensible(column: str, value: Any) -> bool:
    if column in _DAYS:
        return bool(int(column != "as_of") <= value <= date.max.toordinal())
    if column == "closeness":
        return value in (1, 2, 3, 4, 5)
    if column == "imported_on":
        return bool(date.fromisoformat(value))
    return isinstance(value, (str, float)) or _SMALLEST <= value <= _LARGEST


def _columns(db: Connection, table: str) -> list[tuple[str, str, bool]]:
    """Return (name, type, whether a value is needed) of each column."""
    columns = db.execute(f"SELECT name, type, \"notnull\" OR pk FROM pragma_table_info('{table}')")
    return [(name, kind, bool(required)) for name, kind, required in columns]


def _broken(what: str) -> UnusableFile:
    return UnusableFile(
        f"This export of a store is not whole: {what}.",
        "Export it again: infograph export -o everything.json",
        "broken_export",
        names_file=False,
    )
