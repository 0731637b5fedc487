"""Keep what was done to a store and handed out of it: a day, a word of this list and counts, so that it names nobody."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from infograph.store.pages import Connection

What = Literal[
    "import",
    "export",
    "export person",
    "export notes",
    "share",
    "backup",
    "restore",
    "migrate",
    "repair",
    "forget person",
    "forget owner",
    "forget source",
    "expire",
    "merge",
    "split",
    "keep apart",
    "tie",
    "industry",
    "function",
    "log",
    "undo",
    "sheet",
    "cadence",
    "pitch",
    "goal",
    "config",
    "answers",
    "trial",
    "pool create",
    "pool add",
    "pool consent",
    "pool ask",
    "pool agree",
    "pool decline",
    "pool remove",
    "pool export",
    "pool tables",
]
"""What can be done that is worth a line; "answers": learned answers of connectors set aside, "trial": the sample kept."""

ALL: tuple[str, ...] = get_args(What)


class Deed(NamedTuple):
    """What was done on a day (ISO), to or with how many people and files; None where it is not about such."""

    day: str
    what: What
    people: int | None
    files: int | None


def count(db: Connection, *, people: int, files: int) -> None:
    """Say of how many more people and files the deed is that was noted last: one that has several steps counts them all."""
    counted = "people = coalesce(people, 0) + ?, files = coalesce(files, 0) + ?"
    db.execute(f"UPDATE deed SET {counted} WHERE id = (SELECT max(id) FROM deed)", (people, files))


def are_kept(db: Connection) -> bool:
    """Say whether a store keeps deeds; one of an older infograph does not."""
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'deed'").fetchone() is not None


def read(db: Connection) -> list[Deed]:
    """Return every deed in the order in which they were done."""
    return [Deed(*row) for row in db.execute("SELECT day, what, people, files FROM deed ORDER BY id")]


def take_over(db: Connection, before: list[Deed]) -> None:
    """Put the deeds of the store that was here in place of those of a backup that takes its place."""
    db.execute("DELETE FROM deed")
    db.executemany("INSERT INTO deed (day, what, people, files) VALUES (?,?,?,?)", before)
