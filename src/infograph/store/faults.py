"""Say what went wrong with the store's file so that people can act on it; SQLite's own words are for programs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import apsw

from infograph.errors import NoStore, StoreProblem
from infograph.store.locks import ELSEWHERE, LATER

BACKUP = (
    "The file was left as it is. Put a backup in its place (infograph restore; of a pool: infograph pool restore), or move it"
    " away and import again."
)
NOT_AGAIN = "Do not repeat it. Free some space, or mend the disk, then: infograph doctor --repair"


PERMISSIONS = "Check its permissions, or set INFOGRAPH_HOME to another folder."


@contextmanager
def spoken(path: Path | None, so_far: str = " Nothing was changed.") -> Iterator[None]:
    """Turn what SQLite and the disk say into errors that people can act on; what is inside keeps all of a change or nothing.

    `so_far` is what to say of the change where the disk fails.
    """
    try:
        with spoken_while_read(path, so_far):
            yield
    except OSError as error:
        if path is None or error.filename is None:
            raise _cannot_change(error, path, so_far) from None
        raise


@contextmanager
def spoken_while_read(path: Path | None, so_far: str = " Nothing was changed.") -> Iterator[None]:
    """Do so where others may write an answer meanwhile: an error without a file's name is that of what they write to."""
    try:
        yield
    except apsw.Error as error:
        raise _in_words(error, path, so_far) from None
    except OSError as error:
        if path is not None and error.filename is not None and Path(os.fspath(error.filename)).is_relative_to(path.parent):
            raise _cannot_change(error, path, so_far) from None
        raise


def _cannot_change(error: OSError, path: Path | None, so_far: str) -> StoreProblem:
    return StoreProblem(f"Cannot change {error.filename or path}: {error.strerror}.{so_far}", PERMISSIONS)


def no_store(home: Path) -> NoStore:
    """Return the error for a folder without a store."""
    return NoStore(f"There is no store yet in {home}.", "Next: infograph import Connections.csv   (or try: infograph demo)")


def damaged(path: Path | None, why: str) -> StoreProblem:
    """Return the error for a store that cannot be trusted."""
    return StoreProblem(f"The store {path} is damaged or not a store ({why}).", BACKUP)


def not_smaller(problem: StoreProblem) -> StoreProblem:
    """Return the error for a file that was to give back room after a change that is kept."""
    return StoreProblem(
        f"What was to be removed is gone; but its room could not be given back to the disk: {problem.message}",
        NOT_AGAIN,
    )


def still_held(left: Sequence[Path], why: str) -> StoreProblem:
    """Return the error for files beside the store that hold what was removed from it and cannot be removed themselves."""
    return StoreProblem(
        f"What was to be removed is gone from the store; but {', '.join(map(str, left))} still holds it: {why}.",
        "Do not repeat it. Check the permissions of that folder and remove what lies there yourself.",
    )


def _in_words(error: apsw.Error, path: Path | None, so_far: str) -> StoreProblem:
    if isinstance(error, (apsw.BusyError, apsw.LockedError)):
        return StoreProblem("The store is busy: another infograph is writing to it.", LATER)
    if isinstance(error, (apsw.ReadOnlyError, apsw.CantOpenError)):
        return StoreProblem(f"The store {path} is read-only.", ELSEWHERE)
    if getattr(error, "extendedresult", 0) == apsw.SQLITE_IOERR_DIR_FSYNC:  # the journal is gone: the change stands
        return StoreProblem(f"The change is made; but the disk failed where it was to last ({error}).", NOT_AGAIN)
    if isinstance(error, (apsw.FullError, apsw.IOError)):
        return StoreProblem(f"The disk is full or failing ({error}).{so_far}", "Free some space.")
    return damaged(path, str(error))
