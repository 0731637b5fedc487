"""Keep what a store was before it is replaced: the newest few, beside it, as private as it is."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import apsw

from infograph.errors import BadRequest, NotFound
from infograph.store import deeds, faults, pages, place
from infograph.store.db import FILE_NAME, Connection, check_version, note, refuse_damage
from infograph.store.locks import only_writer, refuse_other

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


def restore(home: Path, backup: Path) -> None:
    """Put a copy of a backup in the store's place, whole or not at all; what stood there is kept as a backup.

    Raises NotFound where there is none of that name, StoreProblem where it is damaged or of a newer infograph.
    """
    path = refuse(home, backup)
    made = path.with_name(path.name + place.COMING)
    with faults.spoken(backup), only_writer(path, make=True):
        try:
            _copy(backup, made, path)
            if path.exists():
                _roll_back(path)
                keep(path, "before-restore")
            place.put(made, path)
        finally:
            place.drop(made)


def refuse(home: Path, backup: Path) -> Path:
    """Return the path of the store whose place a backup is to take; raises where it is no file, or the store itself."""
    if not backup.is_file():
        raise NotFound(f"There is no backup {backup}.", "infograph restore, without more, lists those beside the store.")
    path = home / FILE_NAME
    place.refuse_links(path)
    place.refuse_orphan(path)
    if path.exists() and path.samefile(backup):
        raise BadRequest("This is the store itself.", "Give a backup of it.")
    return path


def _roll_back(path: Path) -> None:
    """Undo what a killed process left half-done in a store; one that is too damaged for that stays as it is."""
    with suppress(apsw.Error):
        db = pages.connect(path)
        try:
            db.execute("SELECT 1 FROM sqlite_master").fetchone()
        finally:
            db.close()


def _copy(backup: Path, made: Path, path: Path) -> None:
    db: Connection = pages.connect(backup)
    try:
        check_version(db, backup)
        refuse_damage(db, backup)
        place.make_empty(made)
        pages.leave_room(db)
        db.execute("VACUUM INTO ?", (str(made),))
    finally:
        db.close()
    before = _deeds_of(path)
    copy = pages.connect(made)
    try:
        copy.execute("BEGIN IMMEDIATE")
        if deeds.are_kept(copy):  # an older one gets its table when it is opened
            if before:
                deeds.take_over(copy, before)
            note(copy, "restore")
        copy.execute("COMMIT")
    finally:
        copy.close()


def _deeds_of(path: Path) -> list[deeds.Deed]:
    """Return what was done to the store that gives way; nothing where it cannot be read, or is older than such a list."""
    if not path.exists():
        return []
    db: Connection | None = None
    try:
        db = pages.connect(path)
        return deeds.read(db)
    except apsw.Error:
        return []
    finally:
        if db is not None:
            db.close()
