"""Write files the one way there is: whole or not at all, readable for their owner alone, never through a link."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from infograph.errors import BadRequest

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@contextmanager
def whole_file(path: str | os.PathLike[str]) -> Iterator[BinaryIO]:
    """Open a file to write in bytes; it takes the place of one of that name when all is written, and not before.

    Until then it stands beside it, under the name that the open file has. Raises BadRequest where it cannot be written.
    """
    target = Path(path)
    try:
        if target.is_symlink() or (target.exists() and not target.is_file()):
            raise BadRequest(f"{target} is a link or no plain file.", "Give the name of a file to write.")
        # Made by its own name with O_EXCL and mode 0600, so no other user can plant or read it. (tempfile takes 5 ms to load.)
        draft = target.with_name(f".{target.name[:40]}.{os.urandom(6).hex()}.part")
        handle = os.open(draft, _NEW, 0o600)
    except OSError as error:
        raise _refused(target, error) from None
    try:
        with open(draft, "wb", opener=lambda *_: handle) as file:
            yield file
        _take_place(draft, target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


def private_folder(folder: Path) -> None:
    """Make a folder, and those above it that are not there, for their owner alone, whatever the umask allows to others."""
    for missing in reversed([above for above in (folder, *folder.parents) if not above.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)  # says so where a file stands there


def write_whole(path: str | os.PathLike[str], text: str, errors: str = "strict") -> None:
    """Write a text in UTF-8 as a whole file; `errors` as of `str.encode`."""
    with whole_file(path) as file:
        file.write(text.encode("utf-8", errors))


def _take_place(draft: Path, target: Path) -> None:
    try:
        draft.replace(target)
    except OSError as error:  # as of a name too long, which Python 3.14 says here first
        raise _refused(target, error) from None


def _refused(target: Path, error: OSError) -> BadRequest:
    return BadRequest(f"Cannot write {target}: {error.strerror}.", "Choose another place.")
