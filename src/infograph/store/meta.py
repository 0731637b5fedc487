"""The small settings of a store: a word, a number or a text each, by their names."""

from __future__ import annotations

from infograph.store.pages import Connection


def put_meta(db: Connection, key: str, value: object) -> None:
    """Keep one small setting of the store."""
    db.execute("INSERT OR REPLACE INTO meta VALUES (?,?)", (key, value))


def get_meta(db: Connection, key: str) -> object:
    """Return a small setting of the store, or None."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def is_hidden(db: Connection) -> bool:
    """Say whether this is a copy in which all names are invented."""
    return bool(get_meta(db, "hidden"))
