"""Open what a user names: files, folders, archives, standard input."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from infograph.errors import UnusableFile
from infograph.importers import bundles, folders
from infograph.importers.bundles import How
from infograph.importers.shapes import Bundle, Refusal
from infograph.text import clean


def open_sources(
    paths: Sequence[str],
    *,
    mapping: Mapping[str, str] | None = None,
    encoding: str = "",
    stdin: BinaryIO | None = None,
    mail: frozenset[Path] = frozenset(),
) -> Iterator[Bundle | Refusal]:
    """Yield for each path what it holds: a file, a folder, a zip, or "-" for standard input.

    A folder is an unpacked archive, or holds several exports with an `owners.csv` (file, owner, url). What cannot
    be used is a Refusal, and the others are read all the same. Raises BadRequest for a mapping that makes no sense. `mail` are
    files that are known to hold mail: what else they hold is read, and that may be nothing.
    """
    how = How(mapping, encoding, mail)
    for path in paths:
        try:
            if path == "-":
                yield from bundles.of_stream(stdin or sys.stdin.buffer, "standard input", how)
            elif Path(path).is_dir():
                yield from _folder(Path(path), how)
            else:
                yield from bundles.of_path(Path(path), how)
        except UnusableFile as error:
            if not any(Path(path) in (mail_file, *mail_file.parents) for mail_file in mail):
                yield Refusal(clean(path), error)
        except OSError as error:
            yield Refusal(clean(path), folders.unreadable(path, error))


def _folder(folder: Path, how: How) -> Iterator[Bundle | Refusal]:
    any_export = False
    for bundle in folders.bundles_in(folder, how):
        any_export = True
        yield bundle
    if not any_export:
        raise UnusableFile(f"{clean(str(folder))} holds no export.", "Give the folder of LinkedIn’s files.", "no_export")
