"""Suggestions for Excel, LibreOffice and Numbers: a workbook whose cells are text and numbers, never formulas."""

from __future__ import annotations

# Loaded when used: openpyxl takes 0.14 s, and is an extra.
import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, TextIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from infograph.errors import BadRequest, InfographError
from infograph.model import Query, Suggestion
from infograph.patterns import pattern
from infograph.renderers.guard import guard_cell
from infograph.renderers.rows import COLUMNS, rows_of
from infograph.renderers.terminal import PLAIN, Display, one_line

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

FORMAT = "xlsx"
TITLE = "a workbook, with openpyxl"
EXTENSIONS = (".xlsx",)
MACHINE = True

_NOT_IN_XML = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST = 32_000  # characters: Excel holds 32,767 in a cell
_WIDEST = 60  # characters of a column, from which on text is cut by the next cell
_NO_DAY = datetime(2000, 1, 1)
"""The day that is written into the file: the same answer gives the same bytes."""


def render(suggestions: Sequence[Suggestion], query: Query, out: TextIO, display: Display = PLAIN) -> None:
    """Write a sheet with a header and one row a person, own contacts first.

    Raises InfographError where openpyxl is not installed, BadRequest for a terminal or a stream that takes text alone.
    """
    write(list(COLUMNS), (row.values() for row in rows_of(suggestions)), bytes_below(out), title=query.words(), raw=display.raw)


def bytes_below(out: TextIO) -> BinaryIO:
    """Return the file below a stream of text, since a workbook is bytes; raises BadRequest where there is none."""
    below: BinaryIO | None = getattr(out, "buffer", None)
    if below is None or out.isatty():
        raise BadRequest("A workbook is a file, not text.", "Give its name: -o found.xlsx")
    out.flush()
    return below


def write(columns: Sequence[str], lines: Iterable[Iterable[Any]], out: BinaryIO, *, title: str, raw: bool = False) -> None:
    """Write a workbook of one sheet: a header that stays in sight, and the lines below it.

    `raw` leaves out the apostrophe before what looks like a formula; the cell is text all the same.
    """
    book = _new_book()
    sheet = book.active
    sheet.title = re.sub(r"[\\/*?:\[\]']", " ", _text(title, raw=True))[:31].strip() or "infograph"
    widths = [len(column) for column in columns]
    for number, line in enumerate([columns, *lines], 1):
        for column, value in enumerate(line, 1):
            _fill(sheet, number, column, value, raw=raw)
            widths[column - 1] = max(widths[column - 1], len(str(value)))
    _lay_out(sheet, widths)
    _save(book, out)


def _new_book() -> Workbook:
    try:
        from openpyxl import Workbook
    except ImportError:
        raise InfographError(
            "To write a workbook the package openpyxl is needed, and it is not installed.",
            "pip install 'infograph[excel]'   (or write -o found.csv, which spreadsheets open too)",
        ) from None
    return Workbook()


def _fill(sheet: Worksheet, row: int, column: int, value: Any, *, raw: bool) -> None:
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = _text(value, raw=raw)
        cell.data_type = "s"  # text, whatever it begins with
    else:
        cell.value = value


def _text(value: str, *, raw: bool) -> str:
    line = one_line(value if raw else guard_cell(value))
    return _NOT_IN_XML.sub("\ufffd", line)[:_LONGEST]


def _lay_out(sheet: Worksheet, widths: Sequence[int]) -> None:
    from openpyxl import styles, utils

    for column, width in enumerate(widths, 1):
        sheet.cell(1, column).font = styles.Font(bold=True)
        sheet.column_dimensions[utils.get_column_letter(column)].width = min(width, _WIDEST) + 2
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _save(book: Workbook, out: BinaryIO) -> None:
    """Write a workbook without the clock: openpyxl dates the file and each of its parts."""
    drawn = BytesIO()
    book.save(drawn)
    day = f"{_NO_DAY:%Y-%m-%dT%H:%M:%SZ}".encode()
    with ZipFile(drawn) as parts, BytesIO() as same:
        with ZipFile(same, "w", ZIP_DEFLATED) as packed:
            for name in sorted(parts.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
                content = parts.read(name)
                if name == "docProps/core.xml":
                    content = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", day, content)
                packed.writestr(ZipInfo(name, _NO_DAY.timetuple()[:6]), content, ZIP_DEFLATED)
        out.write(same.getvalue())
