"""Rows of the last answer, so that `explain 3` means what stood on the screen."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import crc32

from infograph.errors import BadRequest, InfographError

if TYPE_CHECKING:
    from infograph.results import Suggestions
    from infograph.workspace import Workspace

_FILE = "last-answer"


def keep(found: Suggestions) -> None:
    """Keep who stood in which row, as numbers and marks that name nobody; a read-only store keeps nothing."""
    rows = "".join(f"{one.rank} {one.target.id} {_mark(one.target.key)}\n" for one in found)
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    with suppress(OSError), os.fdopen(os.open(_path(), flags, 0o600), "w", encoding="ascii") as file:
        file.write(rows)


def drop() -> None:
    """Keep no rows any more."""
    with suppress(OSError, InfographError):
        _path().unlink()


def person(net: Workspace, told: str) -> str:
    """Return what to look a person up by: a row's number becomes that person, anything else stays as it is.

    Raises BadRequest where the last answer has no such row, or its people have changed since.
    """
    if not told.isdecimal():
        return told
    rows: dict[str, tuple[str, str]] = {}
    with suppress(OSError, ValueError):
        for line in _path().read_text("ascii").splitlines():
            rank, number, mark = line.split()
            rows[rank] = (f"#{number}", mark)
    number, mark = rows.get(told, ("", ""))
    with suppress(InfographError):
        if number and _mark(net.person(number).key) == mark:
            return number
    raise BadRequest(f"The last answer has no row {told}.", "Ask again with infograph suggest, or give the name.")


def _path() -> Path:
    from infograph.store.db import default_home

    return default_home() / _FILE


def _mark(key: str) -> str:
    return f"{crc32(key.encode('utf-8', 'replace')):08x}"
