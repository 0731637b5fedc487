"""Keep writers in a row: one lock file beside the store, held from before anything changes until all is whole again."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from infograph.errors import StoreProblem
from infograph.files import private_folder

if sys.platform != "win32":
    import fcntl

BUSY_SECONDS = 30.0
LOCK = ".lock"
"""Ending of the lock file."""
ELSEWHERE = "Check its permissions, or set INFOGRAPH_HOME to another folder. Nothing was changed."
AWAY = "Move it away, or set INFOGRAPH_HOME to another folder. Nothing was changed."
LATER = "Wait until it is done, then try again."


@contextmanager
def only_writer(path: Path | None, *, seconds: float = BUSY_SECONDS, make: bool = False) -> Iterator[None]:
    """Be the only one who writes to a store; with `make`, its folder is made (0700) where it is missing.

    Raises StoreProblem where another writes for longer than `seconds`, and where the folder cannot be written.
    """
    if path is None:
        yield
        return
    try:
        handle = _own(path, time.monotonic() + seconds, make=make)
    except OSError as error:
        refuse_other(path.with_name(path.name + LOCK), stat.S_ISREG)
        raise StoreProblem(f"The store cannot be written: {error.strerror}.", ELSEWHERE) from None
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def refuse_other(path: Path, is_ours: Callable[[int], bool]) -> None:
    """Raise StoreProblem where what has the name of a file or folder of ours is a link, or of another kind than `stat` says."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreProblem(f"Cannot read {path}: {error.strerror}.", ELSEWHERE) from None
    if not is_ours(mode):
        kind = "folder" if is_ours is stat.S_ISDIR else "plain file"
        raise StoreProblem(f"{path} is in the way: it is a link or no {kind}, and infograph follows no links.", AWAY)


def _own(path: Path, deadline: float, *, make: bool) -> int | None:
    """Return the held lock file: the one that stands there now, since who removes a store removes its lock too."""
    lock = path.with_name(path.name + LOCK)
    while True:
        if make:
            _make_folder(path.parent)
        if sys.platform == "win32":
            return None
        try:
            handle = os.open(lock, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        except FileNotFoundError:
            if not make or time.monotonic() > deadline:
                raise
            continue  # the folder went between the two lines: an empty store was being removed
        try:
            _wait(handle, deadline)
            if _is_at(handle, lock):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _make_folder(folder: Path) -> None:
    try:
        private_folder(folder)
    except FileExistsError:
        # It was there and went before it could be looked at: an empty store was being removed.
        if folder.exists():
            raise


def _wait(handle: int, deadline: float) -> None:
    assert sys.platform != "win32"
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise StoreProblem("The store is busy: another import is running.", LATER) from None
            time.sleep(0.05)


def _is_at(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
