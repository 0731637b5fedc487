"""Put a store's files in their place: private, whole or not at all, never through a link."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from infograph.errors import StoreProblem
from infograph.store import faults
from infograph.store.locks import ELSEWHERE, LOCK, refuse_other

if sys.platform != "win32":
    import fcntl

COMING = ".new"
"""Ending of a store that is being made; it takes its name when it is whole."""


def refuse_links(path: Path) -> None:
    """Raise StoreProblem where a file of the store is a link, a folder or a device."""
    for part in (path, path.with_name(path.name + "-journal"), path.with_name(path.name + COMING)):
        refuse_other(part, stat.S_ISREG)


def refuse_orphan(path: Path) -> None:
    """Raise StoreProblem where a crashed store was taken away and its journal left: it would be rolled back into another."""
    journal = path.with_name(path.name + "-journal")
    if journal.exists() and not path.exists():
        raise StoreProblem(
            f"{journal} is left of a store that was moved away.",
            "Move it to where that store is, which is whole only with it; or delete it. Then try again.",
        )


def make_empty(path: Path) -> None:
    """Make an empty private file where none stands, in place of what an interrupted process left of one."""
    drop(path)
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600))
    except OSError as error:
        raise StoreProblem(f"Cannot make the store {path}: {error.strerror}.", ELSEWHERE) from None


def put(made: Path, path: Path) -> None:
    """Give a whole store its name, in place of what stands there; the caller is the only writer and has closed both."""
    handle = os.open(made, os.O_RDONLY)
    try:
        _sync(handle)
    finally:
        os.close(handle)
    made.replace(path)
    with suppress(OSError):  # the store stands by now, and the seal of an older infograph is looked at no more
        path.with_name(path.name + ".seal").unlink(missing_ok=True)
    keep_names(path.parent)


def _sync(handle: int) -> None:
    """Have a file's bytes survive a loss of power: macOS leaves them in the disk's own memory unless it is told otherwise."""
    if sys.platform == "darwin":
        with suppress(OSError):  # not every disk can
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def keep_names(folder: Path) -> None:
    """Have the names in a folder survive a loss of power."""
    with suppress(OSError):  # not everywhere can a folder be opened
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def drop(path: Path) -> None:
    """Remove a store's file and its journal, where they are."""
    for ending in ("", "-journal"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def leave_no_trace(path: Path) -> None:
    """Remove the lock, and the folder if that is then empty, where no store came to be; the caller is the only writer."""
    with suppress(OSError):
        path.with_name(path.name + LOCK).unlink(missing_ok=True)
        path.parent.rmdir()


def is_elsewhere(file: os.stat_result | None, path: Path) -> bool:
    """Say whether a file that was opened no longer stands at the store's place."""
    try:
        return file is not None and not os.path.samestat(file, path.stat())
    except FileNotFoundError:
        return True


def refuse_nothing(path: Path) -> None:
    """Raise StoreProblem for an empty file: a store is never so, since it takes its name when it is whole."""
    if path.stat().st_size == 0:
        raise faults.damaged(path, "it is empty")
