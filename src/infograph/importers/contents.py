"""What the bytes of one file hold: the file itself, the one inside gzip, or the sheets of a workbook; and the caps on them."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from infograph.errors import UnusableFile
from infograph.importers import workbooks
from infograph.importers.packed import BROKEN
from infograph.importers.tabular import LARGEST, MOST_CELLS, MOST_LINES, Table, open_table
from infograph.text import clean

_GZIP = b"\x1f\x8b"
_SPLIT = "Split it into smaller files and import them together: infograph import part1.csv part2.csv"


def unpacked(name: str, content: bytes) -> list[tuple[str, bytes]]:
    """Return the lists that a file holds, each with its name: most often the file itself.

    Raises UnusableFile where it is larger than a list of contacts can be, or its packing is broken.
    """
    refuse_large(name, content)
    if content.startswith(_GZIP):
        name, content = name.removesuffix(".gz"), _gunzipped(name, content)
        refuse_large(name, content)
    if workbooks.is_workbook(content):
        return workbooks.sheets(content, name)
    refuse_long(name, content)
    return [(name, content)]


def refuse_large(name: str, content: bytes) -> None:
    """Refuse what has more bytes than a list of contacts can have."""
    if len(content) > LARGEST:
        raise UnusableFile(f"{name} is larger than {LARGEST >> 20} MB; no export is.", _SPLIT, "too_large")


def refuse_long(name: str, content: bytes) -> None:
    """Refuse what has more lines than a list of contacts can have: told before any is read."""
    lines = max(content.count(b"\n"), content.count(b"\r"))
    if lines > MOST_LINES:
        said = f"{name} has {lines:,} lines; infograph reads up to {MOST_LINES:,} of a file."
        raise UnusableFile(said, _SPLIT, "too_many_rows")


def refuse_wide(name: str, table: Table) -> None:
    """Refuse a table with more cells than a list of contacts can have."""
    cells = table.text.count(table.delimiter)
    if cells > MOST_CELLS:
        raise UnusableFile(
            f"{name} has about {cells:,} cells; infograph reads up to {MOST_CELLS:,} of a file.",
            "Remove the columns that say nothing of people, or split it: infograph import part1.csv part2.csv",
            "too_many_cells",
        )


def table_in(file: str, knows: Callable[[Sequence[str]], bool]) -> Table | None:
    """Return the table of a file, or of standard input for "-", whose header `knows`.

    Of a workbook, that of the first such sheet; None where there is none.
    Raises UnusableFile where the file cannot be read, or is too large.
    """
    name = clean(file)
    try:
        if file == "-":
            content = sys.stdin.buffer.read(LARGEST + 1) if sys.stdin is not None else b""
        else:
            with Path(file).open("rb") as stream:
                content = stream.read(LARGEST + 1)
    except OSError as error:
        raise UnusableFile(f"{name} cannot be read: {error.strerror}.", "Check its name and its permissions.") from None
    return table_of(name, content, knows)


def table_of(name: str, content: bytes, knows: Callable[[Sequence[str]], bool]) -> Table | None:
    """Return the table that some bytes hold, as `table_in` does."""
    for part, text in unpacked(name, content):
        table = open_table(text, knows)
        if table is not None:
            refuse_wide(part, table)
            table.name = part
            return table
    return None


def _gunzipped(name: str, content: bytes) -> bytes:
    """Return what gzip holds: never more than one byte above the cap."""
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as stream:
            return stream.read(LARGEST + 1)
    except (OSError, *BROKEN) as error:
        raise UnusableFile(
            f"{name} is no sound gzip file ({clean(str(error))[:60]}).", "Download it again, or unpack it first.", "bad_gzip"
        ) from None
