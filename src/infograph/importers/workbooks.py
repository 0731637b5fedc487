"""Excel workbooks: each sheet as the CSV that Excel would save, so that it is judged like any file.

The reader of workbooks fills the whole rectangle between a sheet's cells with memory, so what a sheet spans is
measured in the file before it is asked.
"""

from __future__ import annotations

# Loaded when used: python_calamine takes 1 ms, and opens workbooks alone.
import csv
import io
import re
import struct
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from infograph.errors import UnusableFile
from infograph.importers import compound
from infograph.importers.packed import BROKEN
from infograph.text import clean

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

OLD = b"\xd0\xcf\x11\xe0"
"""How the container of .xls begins, and that of a workbook with a password."""
LARGEST_UNPACKED = 256 << 20
MOST_SPANNED = 3_000_000
"""Cells of the rectangle that a sheet spans: each takes the reader some 60 bytes, also where it is empty."""

_CSV = "In Excel: File, Save As, CSV UTF-8; then import that."
_PLACE = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_STREAMS = ("Workbook", "Book")
_DIMENSIONS = 0x0200
"""The record of .xls that says which rows and columns a sheet has."""
_SPANS = {14: struct.Struct("<IIHH"), 10: struct.Struct("<HHHH")}
"""Its forms by their length: of Excel 97, and of the one before."""
_ROWS, _COLUMNS = 65536, 256
"""What a sheet of .xls has at most."""
_CHUNK = 1 << 20


def is_workbook(content: bytes) -> bool:
    """Say whether bytes are a workbook of Excel: .xlsx, .xls, or one with a password."""
    if content.startswith(OLD):
        return True
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "xl/workbook.xml" in packed.namelist()
    except BROKEN:
        return False


def sheets(content: bytes, name: str) -> list[tuple[str, bytes]]:
    """Return each sheet that has cells: the name of file and sheet, and its CSV, whose lines are the sheet's rows.

    Raises UnusableFile for a workbook that is broken, locked, or too large.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

    if content.startswith(OLD):
        _refuse_old(content, name)
    else:
        _refuse_wide(content, name)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
        texts = [(f"{name}/{clean(sheet)}", _as_csv(book, sheet)) for sheet in names]
    except PasswordError:
        raise UnusableFile(
            f"{name} is locked with a password.", "Save it in Excel without one, or as CSV UTF-8.", "locked"
        ) from None
    except (CalamineError, OSError, ValueError) as error:
        raise _broken(name) from error
    except BaseException as error:  # the reader is written in another language, and panics in its own way
        if type(error).__name__ != "PanicException":
            raise
        raise _broken(name) from None
    return [(sheet, text) for sheet, text in texts if text.strip()]


def _broken(name: str) -> UnusableFile:
    return UnusableFile(f"{name} is no Excel workbook that can be read, or it is broken.", _CSV, "looks_like_xls")


def _as_csv(book: CalamineWorkbook, sheet: str) -> bytes:
    table = book.get_sheet_by_name(sheet)
    if table.start is None:
        return b""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    for row in table.iter_rows():  # from the first row of the sheet on, also where it is empty
        cells = [_text(cell) for cell in row]
        if any(cells):
            writer.writerow(cells)
        else:
            out.write("\n")
    return out.getvalue().encode("utf-8", "surrogatepass")


def _text(cell: object) -> str:
    """Return a cell as a list in plain text would have it; a line break within it is a space."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split("\n")).replace("\r", " ")


def _refuse_old(content: bytes, name: str) -> None:
    if not compound.is_sound(content):
        raise _broken(name)
    for kind, body in _records(compound.stream(content, _STREAMS)):
        if kind == _DIMENSIONS and len(body) in _SPANS:
            top, end, left, right = _SPANS[len(body)].unpack_from(body)
            if not (top <= end <= _ROWS and left <= right <= _COLUMNS):
                raise _broken(
                    name
                )  # its reader would ask for as much memory as the difference, wrapped round, and end the process
            _refuse_span((end - top) * (right - left), name)


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield the kind and the content of each record of an old workbook, as its reader walks over them."""
    place = 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + size]
        place += 4 + size


def _refuse_wide(content: bytes, name: str) -> None:
    """Refuse a workbook that unpacks to more than any list, or one of whose sheets spans more cells than any list has."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            infos = packed.infolist()
            if sum(info.file_size for info in infos) > LARGEST_UNPACKED:
                size = LARGEST_UNPACKED >> 20
                raise UnusableFile(f"{name} unpacks to more than {size} MB; no list of contacts does.", _CSV, "too_large")
            for info in infos:
                if info.filename.startswith("xl/worksheets/") and info.filename.endswith(".xml"):
                    with packed.open(info) as stream:
                        _refuse_span(_span(_places(iter(lambda: stream.read(_CHUNK), b""))), name)
    except BROKEN as error:
        raise _broken(name) from error


def _places(chunks: Iterator[bytes]) -> Iterator[Sequence[tuple[bytes, bytes]]]:
    rest = b""
    for chunk in chunks:
        text = rest + chunk
        yield _PLACE.findall(text)
        rest = text[text.rfind(b"<") :] if b"<" in text[-2000:] else b""


def _span(places: Iterator[Sequence[tuple[bytes, bytes]]]) -> int:
    """Return how many cells the rectangle around all cells has, or where that is too many, about how many."""
    rows: list[int] = []
    columns: set[bytes] = set()
    count = 0
    for some in places:
        count += len(some)
        if some:
            numbers = [int(row) for _, row in some]
            rows += [min(numbers), max(numbers)]
            columns.update(column for column, _ in some)
        if count > MOST_SPANNED:
            return count
    wide = max(map(_number, columns), default=0) - min(map(_number, columns), default=1) + 1
    high = max(rows, default=0) - min(rows, default=1) + 1
    return max(count, wide * high)


def _refuse_span(span: int, name: str) -> None:
    if span > MOST_SPANNED:
        raise UnusableFile(
            f"{name} has a sheet of more than {MOST_SPANNED:,} cells, or with cells very far apart; no list of contacts has.",
            "Copy the list alone into a new workbook, or save it as CSV UTF-8 and split it.",
            "too_large",
        )


def _number(column: bytes) -> int:
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number
