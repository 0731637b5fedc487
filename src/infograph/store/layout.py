"""Lay out a new store, and bring an older one up to date: a ladder of migrations on SQLite's `user_version`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from infograph.store.pages import Connection

HERE = Path(__file__).parent
VERSION = 10
"""The version of `schema.sql`. With each change of it a step `migrations/NNN.sql` is added, NNN being the new version."""


def version(db: Connection) -> int:
    """Return the version of a store; 0 for a file that is none."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def lay_out(db: Connection) -> None:
    """Make every table and index of a new store; inside a transaction, so that a half-made store never exists."""
    _run(db, (HERE / "schema.sql").read_text("utf-8"))
    db.execute(f"PRAGMA user_version = {VERSION}")


def migrate(db: Connection) -> None:
    """Take an older store up the ladder, one step a version; inside a transaction, so that all steps land or none."""
    for step in range(version(db) + 1, VERSION + 1):
        _run(db, (HERE / "migrations" / f"{step:03}.sql").read_text("utf-8"))
        db.execute(f"PRAGMA user_version = {step}")


def renew(db: Connection, written_by: int) -> None:
    """Bring rows of an older version's tables, taken into a new store, up to date: what the steps change in rows alone."""
    for step in range(written_by + 1, VERSION + 1):
        for statement in _statements((HERE / "migrations" / f"{step:03}.sql").read_text("utf-8")):
            if statement.lstrip().startswith("UPDATE"):
                db.execute(statement)


def _run(db: Connection, script: str) -> None:
    for statement in _statements(script):
        db.execute(statement)


def _statements(script: str) -> Iterator[str]:
    # executescript() would commit first.
    lines = [line for line in script.splitlines() if not line.lstrip().startswith("--")]
    yield from (part for part in "\n".join(lines).split(";") if part.strip())
