"""Keep what a store was before it is replaced: the newest few, beside it, as private as it is."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple, TypeVar

import apsw

from infograph.errors import BadRequest, NotFound
from infograph.store import deeds, faults, layout, pages, place, write
from infograph.store.db import FILE_NAME, Connection, check_version, note, refuse_damage
from infograph.store.locks import only_writer, refuse_other

T = TypeVar("T")
FOLDER = "backups"
KEPT = 3
"""How many are kept."""


def kept(home: Path) -> list[Path]:
    """Return the backups beside the store in a folder, the newest first."""
    return sorted((home / FOLDER).glob("*.db"), reverse=True)


def keep(path: Path, why: str) -> None:
    """Keep the file of a store under a name of its own beside it, and drop the oldest; the caller is the only writer."""
    backup = _new_name(path, why)
    try:
        os.link(path, backup)  # whole at once; the store's name goes to the new file, and this one stays
    except OSError:  # no links on this disk
        place.make_empty(backup)
        shutil.copyfile(path, backup)
    journal = path.with_name(path.name + "-journal")
    if journal.exists():  # of a damaged store, which could not be rolled back: the journal is its, and nobody else's
        journal.replace(backup.with_name(f"{backup.name}-journal"))
    place.keep_names(backup.parent)
    _drop_oldest(path.parent)


def keep_copy(path: Path, why: str, copy_into: Callable[[Path], None]) -> Path:
    """Keep a copy of a store that stays where it is, whole or not at all; return it."""
    backup = _new_name(path, why)
    place.make_empty(backup)
    try:
        copy_into(backup)
    except BaseException:
        place.drop(backup)
        raise
    _drop_oldest(path.parent)
    return backup


def _new_name(path: Path, why: str) -> Path:
    folder = path.parent / FOLDER
    refuse_other(folder, stat.S_ISDIR)
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)  # one that was made by hand
    return folder / f"{datetime.now():%Y-%m-%d-%H%M%S-%f}-{why}.db"


def _drop_oldest(home: Path) -> None:
    for old in kept(home)[KEPT:]:
        place.drop(old)


def drop_all(home: Path, *, but: Path | None = None) -> int:
    """Remove the backups beside the store, which hold whoever was forgotten since; return how many there were.

    The StoreProblem that it raises says that the change is kept.
    """
    backups = [backup for backup in kept(home) if backup != but]
    try:
        for backup in backups:
            place.drop(backup)
    except OSError as error:
        raise faults.still_held(kept(home), error.strerror or "") from None
    with suppress(OSError):
        (home / FOLDER).rmdir()
    return len(backups)


def restore(
    home: Path,
    backup: Path,
    forget_again: Callable[[Connection], object],
    *,
    name: str = FILE_NAME,
    carry_over: Callable[[Connection], object] | None = None,
) -> None:
    """Put a copy of a backup in the store's place, whole or not at all; what stood there is kept as a backup.

    What was done here, and the marks of who was forgotten, are taken over; `forget_again` takes out whom new marks mean,
    and `carry_over` takes more into the copy, before it takes its place. Raises NotFound where there is no backup of that name,
    StoreProblem where it is damaged or of a newer infograph. `name` is the store's file.
    """
    path = refuse(home, backup, name)
    made = path.with_name(path.name + place.COMING)
    with faults.spoken(backup), only_writer(path, make=True):
        try:
            _copy(backup, made)
            _carry_over(path, made, forget_again, carry_over)
            if path.exists():
                _roll_back(path)
                keep(path, "before-restore")
            place.put(made, path)
        finally:
            place.drop(made)


_HEAD = b"SQLite format 3\0"
"""With what every store begins, and no list, report or export."""


def refuse(home: Path, backup: Path, name: str = FILE_NAME) -> Path:
    """Return the path of the store whose place a backup is to take; raises for what is no file, no store, or this one."""
    _refuse_other_files(backup)
    path = home / name
    place.refuse_links(path)
    place.refuse_orphan(path)
    if path.exists() and path.samefile(backup):
        raise BadRequest("This is the store itself.", "Give a backup of it.")
    return path


def _refuse_other_files(backup: Path) -> None:
    if not backup.is_file():
        raise NotFound(f"There is no backup {backup}.", "infograph restore, without more, lists those beside the store.")
    with backup.open("rb") as begun:
        if begun.read(len(_HEAD)) != _HEAD:
            raise BadRequest(
                f"{backup} is no backup of a store.", "infograph restore, without more, lists those beside the store."
            )


def _roll_back(path: Path) -> None:
    """Undo what a killed process left half-done in a store; one that is too damaged for that stays as it is."""
    with suppress(apsw.Error):
        db = pages.connect(path)
        try:
            db.execute("SELECT 1 FROM sqlite_master").fetchone()
        finally:
            db.close()


def remembers(home: Path) -> bool:
    """Say whether a store stands in a folder that can be read for who was forgotten."""
    return _outliving(home / FILE_NAME) is not None


def look_into(backup: Path, read: Callable[[Connection], T]) -> T:
    """Return what is read from a backup, which stays as it is; raises as `restore` does for what is none."""
    _refuse_other_files(backup)
    with faults.spoken(backup):
        db: Connection = pages.connect(backup)
        try:
            check_version(db, backup)
            return read(db)
        finally:
            db.close()


def _copy(backup: Path, made: Path) -> None:
    db: Connection = pages.connect(backup)
    try:
        check_version(db, backup)
        refuse_damage(db, backup)
        place.make_empty(made)
        pages.leave_room(db)
        db.execute("VACUUM INTO ?", (str(made),))
    finally:
        db.close()


def _carry_over(
    path: Path,
    made: Path,
    forget_again: Callable[[Connection], object],
    more: Callable[[Connection], object] | None,
) -> None:
    """Take into a copy what outlives the store that gives way to it: what was done here, and who was forgotten."""
    before = _outliving(path) or _Outliving([], set())
    copy = pages.connect(made)
    try:
        copy.execute("BEGIN IMMEDIATE")
        if more is not None:
            layout.migrate(copy)
            more(copy)
        if marks := before.marks - write.barred(copy):
            layout.migrate(copy)  # to forget takes every table of now
            write.bar(copy, marks)
            forget_again(copy)
        if deeds.are_kept(copy):  # an older one gets its table when it is opened
            if before.deeds:
                deeds.take_over(copy, before.deeds)
            note(copy, "restore")
        copy.execute("COMMIT")
    finally:
        copy.close()


class _Outliving(NamedTuple):
    deeds: list[deeds.Deed]
    marks: set[str]


def _outliving(path: Path) -> _Outliving | None:
    """Return what outlives the store that gives way; None where there is none, or it cannot be read."""
    if not path.exists():
        return None
    db: Connection | None = None
    try:
        db = pages.connect(path)
        return _Outliving(deeds.read(db) if deeds.are_kept(db) else [], write.barred(db))
    except apsw.Error:
        return None
    finally:
        if db is not None:
            db.close()
