"""Lists of connections that lost their header: known by what stands in their first rows, and read with a warning."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from itertools import islice

from infograph.errors import UnusableFile
from infograph.importers.dates import Order, first_day, order_of
from infograph.importers.encodings import decode
from infograph.importers.tabular import DELIMITERS, Row, Table, parted_by, read_rows, tidy
from infograph.model import Problem
from infograph.text import member_id, profile_slug

HEADER = ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On")
"""LinkedIn's columns since 2023; before, the same without URL."""

_LOOKED_AT = 5
_NO_NAME = frozenset("@/\\=<>{}|0123456789")


def open_headerless(content: bytes, encoding: str = "") -> Table | None:
    """Return the table of a list without a header whose first rows are all those of connections, or None."""
    text, problems = decode(content, encoding)
    text, odd = tidy(text)
    for delimiter in DELIMITERS:
        rows: list[Row] = []
        with suppress(UnusableFile):
            rows = list(islice(read_rows(text, delimiter), _LOOKED_AT))
        header = _header([[cell.strip() for cell in row.cells] for row in rows])
        if header:
            missing = Problem("no_header", count=0, about=tuple(header))
            return Table(text, list(header), 0, delimiter, [*problems, *odd, *parted_by(delimiter), missing])
    return None


def _header(rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the columns of rows with two names in front, a day at the end, and between them an address or its place."""
    if not rows or not any(row[:1] and row[0] and row[1:2] and row[1] for row in rows):
        return ()
    count, order = len(rows[0]), order_of(row[-1] for row in rows if row)
    if count not in (6, 7) or not all(len(row) == count and _is_connection(row, order) for row in rows):
        return ()
    if count == 7:
        return HEADER
    address = "URL" if any(_is_profile(row[2]) for row in rows) else "Email Address"
    return (*HEADER[:2], address, *HEADER[4:])


def _is_connection(row: Sequence[str], order: Order) -> bool:
    named = not _NO_NAME & set(row[0] + row[1]) and any(map(str.isalpha, row[0] + row[1]))
    addresses = all(not cell or "@" in cell or _is_profile(cell) for cell in row[2 : len(row) - 3])
    return named and addresses and first_day(row[-1], order) is not None


def _is_profile(cell: str) -> bool:
    return bool(profile_slug(cell) or member_id(cell))
