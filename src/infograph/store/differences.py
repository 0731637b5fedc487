"""Put rows of some people in place of those they had, and write those alone that differ: a page that stays costs nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from infograph.store.pages import Connection

_COLUMNS = {
    "label": ("industry", "person", "confidence", "what", "source"),
    "doing": ("function", "person", "confidence", "what", "source"),
    "standing": ("person", "level", "aside"),
}
"""Tables of what is worked out of people's work; the columns up to the person's are the key."""


def put(db: Connection, table: str, people: Iterable[int], rows: Iterable[Sequence[Any]]) -> None:
    """Let these be the rows of these people in a table, and no others."""
    columns = _COLUMNS[table]
    key, said = columns[: columns.index("person") + 1], columns[columns.index("person") + 1 :]
    query = f"SELECT {', '.join(columns)} FROM json_each(?) w CROSS JOIN {table} t ON t.person = w.value"
    before = {row[: len(key)]: row for row in db.execute(query, (json.dumps(list(people)),))}
    after = {tuple(row[: len(key)]): tuple(row) for row in rows}
    gone = sorted(before.keys() - after.keys())
    fresh = sorted(row for place, row in after.items() if before.get(place) != row)
    db.executemany(f"DELETE FROM {table} WHERE {' AND '.join(f'{column} = ?' for column in key)}", gone)
    db.executemany(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({','.join('?' * len(columns))}) ON CONFLICT ({', '.join(key)})"
        f" DO UPDATE SET {', '.join(f'{column} = excluded.{column}' for column in said)}",
        fresh,
    )
