"""Make indexes after the rows where a table is filled at once: one sort instead of as many insertions as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from infograph.store.pages import Connection


@contextmanager
def without(db: Connection, names: Sequence[str]) -> Iterator[None]:
    """Do without these indexes for a while; inside a transaction, so that a failure brings them back too."""
    query = f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND name IN ({','.join('?' * len(names))})"
    indexes = db.execute(query, tuple(names)).fetchall()
    for name, _ in indexes:
        db.execute(f"DROP INDEX {name}")
    yield
    for _, sql in indexes:
        db.execute(sql)
