"""Turn the bytes of any spreadsheet-like file into a header and rows with line numbers.

Never guess dialects in general: decode by a ladder, then look among the first lines for one that, under some
delimiter, is a header that some format knows.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import chain, islice, starmap
from operator import methodcaller
from typing import NamedTuple

from infograph.errors import UnusableFile
from infograph.importers.encodings import decode
from infograph.model import Problem
from infograph.text import fold

LARGEST = 64 << 20
"""Bytes of one file: a list of 30,000 contacts has 4 MB, the messages of twenty years 30 MB; what is larger is neither."""
MOST_LINES = 1_000_000
"""Lines of one file, those within cells among them."""
MOST_CELLS = 5_000_000
"""Cells of one table: 30,000 contacts in the 69 columns of a tool for sales are two million."""
HEADER_WITHIN = 40
"""Physical lines among which the header must stand (preambles have 3 to 10)."""
MOST_COLUMNS = 2000
BLOCK = 512
"""Records read at a time."""
COPIED = 2_000_000
"""Letters of a text up to which its lines are read from a copy."""
MOST_AGAIN, LEAST_AGAIN = 4, 32 << 20
"""How often letters may be read again behind quotation marks that were never closed, and how many are always allowed."""
DELIMITERS = (",", ";", "\t", "|")

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_DELIMITER_WORDS = {";": "semicolon", "\t": "tab", "|": "pipe"}
_MOJIBAKE = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]"
)


_LATIN_ONLY = frozenset(map(chr, range(0x80, 0xA0)))


class Row(NamedTuple):
    """One record: the physical line (from 1) where it begins, and its cells."""

    line: int
    cells: list[str]


Numbered = tuple[int, list[str]]
"""What a Row is, without its names, which take as long to give as the row to read."""


@dataclass(slots=True)
class Table:
    """A file as text: header cells, where they stand, the delimiter, and what was odd so far.

    `spaced` says that a blank stands between a delimiter and the quotation mark after it; `gathered` is what a format made
    of all rows when it was asked whose they are, so that they need not be read twice. A row of a day after `latest` is odd.
    """

    text: str
    header: list[str]
    header_line: int
    delimiter: str
    problems: list[Problem] = field(default_factory=list)
    ended_open: bool = False
    stray_quotes: list[int] = field(default_factory=list)
    seen: int = 0
    name: str = ""
    spaced: bool = False
    gathered: object = None
    latest: date = date.max

    def rows(self) -> Iterator[Row]:
        """Yield the records after the header; blank lines are left out, rows of empty cells are not.

        A file that ends inside a quoted cell sets `ended_open`; the broken record is still given. Afterwards `seen`
        is how many there were, and `stray_quotes` holds the lines whose quotation mark was never closed.
        """
        return starmap(Row, chain.from_iterable(self.blocks()))

    def blocks(self) -> Iterator[list[Numbered]]:
        """Yield what `rows` yields, many at a time."""
        first = [cell.strip() for cell in self.header]
        self.stray_quotes.clear()
        count = 0
        for block in _blocks(self.text, self.delimiter, self.header_line, self):
            # anything but a header repeated where files were joined
            rows = [row for row in block if row[1][0].strip() != first[0] or [cell.strip() for cell in row[1]] != first]
            count += len(rows)
            yield rows
        self.seen = count


def open_table(content: bytes, knows: Callable[[Sequence[str]], bool], encoding: str = "") -> Table | None:
    """Return the table whose header is the first line that `knows` under some delimiter, or None."""
    text, problems = decode(content, encoding)
    text, odd = tidy(text)
    for number, line in enumerate(_physical(text, HEADER_WITHIN)):
        for delimiter in DELIMITERS if line.strip() else ():
            cells = _cells(line, delimiter)
            if len(cells) == 1:
                cells = _cells(cells[0], delimiter)
            spaced = any(cell.startswith(' "') for cell in cells)
            cells = _cells(line, delimiter, spaced=True) if spaced else cells
            if knows(cells):
                problems += odd
                return Table(text, cells, number + 1, delimiter, problems + parted_by(delimiter), spaced=spaced)
    return None


def parted_by(delimiter: str) -> list[Problem]:
    """Return what a report says of the delimiter: nothing of a comma."""
    word = _DELIMITER_WORDS.get(delimiter)
    return [Problem("delimiter", detail=word, count=0, advisory=True)] if word else []


def header_shown(content: bytes, encoding: str = "") -> str:
    """Return the first line with words, for a message that says what was found (no rows of people)."""
    text, _ = decode(content, encoding)
    for line in _physical(tidy(text)[0], 8):
        if line.strip():
            return line.strip()[:200]
    return ""


def tidy(text: str) -> tuple[str, list[Problem]]:
    """Return text without NULs and the old end-of-file mark; say how many NULs there were."""
    text = text.rstrip("\x1a\x00")
    nuls = text.count("\x00")
    if not nuls:
        return text, []
    return text.replace("\x00", ""), [Problem("nul_bytes", count=nuls)]


def read_rows(text: str, delimiter: str, after: int = 0, table: Table | None = None) -> Iterator[Row]:
    """Yield records after so many physical lines; quotes, line breaks in cells and every line end are understood.

    A quotation mark that is opened by mistake would swallow the rows up to the next one: where the lines of a
    record are rows themselves, its mark is taken as a letter.
    """
    return starmap(Row, chain.from_iterable(_blocks(text, delimiter, after, table)))


def _blocks(text: str, delimiter: str, after: int, table: Table | None) -> Iterator[list[Numbered]]:
    """Yield records as `read_rows` does, many at a time for as long as each has a line of its own."""
    lines = islice(_lines(text), after, None)
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=table is not None and table.spaced)
    line, some = after, False
    try:
        while block := list(islice(reader, BLOCK)):
            if after + reader.line_num > line + len(block):
                break
            rows = [row for row in enumerate(block, line + 1) if row[1]]
            if table is not None and 1 in map(len, block):
                rows = [(number, _unwrapped(cells, table)) for number, cells in rows]
            line, some = line + len(block), some or bool(rows)
            yield rows
        else:
            if table is not None:
                end = text.rstrip("\r\n")
                table.ended_open = some and _ends_open(end[1 + max(end.rfind("\n"), end.rfind("\r")) :], delimiter)
            return
    except csv.Error:
        pass
    for row in _read_on(text, delimiter, line, table):
        yield [row]


def _lines(text: str) -> Iterator[str]:
    """Return the physical lines of a text; of a short one quickly, by a copy that takes four bytes a letter."""
    if len(text) <= COPIED and "\r" not in text:
        return io.StringIO(text, newline="\n")
    return map(_WHOLE, _LINE.finditer(text))


_WHOLE = methodcaller("group")


def _read_on(text: str, delimiter: str, after: int, table: Table | None) -> Iterator[Row]:
    """Yield records as `read_rows` does, from one on that has several lines, or an error; it takes twice the time."""
    lines = _Lines(text, after)
    reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=table is not None and table.spaced)
    line, last = after + 1, [""]
    while True:
        lines.taken.clear()
        cells, error = _next(reader)
        if not lines.taken:
            break
        if table is not None and len(lines.taken) > 1 and _swallows(lines.taken, cells, table):
            lines.put_back(line)
            cells, error = [cell.removeprefix('"') for cell in lines.taken[0].rstrip("\r\n").split(delimiter)], ""
            table.stray_quotes.append(line)
        if error:
            raise UnusableFile(
                f"Line {line} cannot be read: {error}.", "Save the file as CSV again.", "bad_csv", names_file=False
            )
        if cells:
            yield Row(line, cells if table is None else _unwrapped(cells, table))
            last = lines.taken[-20_000:]
        line += len(lines.taken)
    if table is not None:
        table.ended_open = _ends_open("".join(last), delimiter)


def repaired(cell: str) -> str:
    """Return a cell that was encoded twice as it was meant, any other as it is (by a round trip, never by looks).

    >>> repaired("JosÃ©"), repaired("GESTÃO")
    ('José', 'GESTÃO')
    """
    if cell.isascii() or not _MOJIBAKE.search(cell):
        return cell
    try:
        return b"".join(map(_byte, cell)).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return cell


@lru_cache(maxsize=512)
def _byte(letter: str) -> bytes:
    """Return the byte that Windows Western, or for the five bytes it lacks Latin-1, shows as this letter."""
    return letter.encode("latin-1" if letter in _LATIN_ONLY else "cp1252")


@lru_cache(maxsize=4096)
def head_key(cell: str) -> str:
    """Return a header cell's matching key: no case, marks, punctuation or double spaces; of a long cell, its start.

    >>> head_key(" E-Mail  Address "), head_key("Prénom")
    ('e mail address', 'prenom')
    """
    return fold(cell[:80])


def _physical(text: str, count: int) -> Iterator[str]:
    for line in islice(_LINE.finditer(text), count):
        yield line.group()[: 1 << 20].rstrip("\r\n")


class _Lines:
    """Physical lines of a text, one record's worth of which may be put back."""

    def __init__(self, text: str, after: int) -> None:
        self._found = islice(_LINE.finditer(text), after, None)  # a StringIO would copy the text at four bytes a letter
        self._waiting: list[str] = []
        self._left = MOST_AGAIN * len(text) + LEAST_AGAIN
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = self._waiting.pop() if self._waiting else next(self._found).group()
        self.taken.append(line)
        return line

    def put_back(self, line: int) -> None:
        """Put back all lines that were taken but the first, which is line `line`.

        Raises UnusableFile where each of many marks runs on to the end, so that time would grow by the square of the rows.
        """
        self._left -= sum(map(len, self.taken))
        if self._left < 0:
            raise UnusableFile(
                f"So many quotation marks are never closed (one in line {line}) that it would be read over {MOST_AGAIN} times.",
                "Save it in a spreadsheet as CSV UTF-8 again, or take the quotation marks out, or split it.",
                "bad_csv",
                names_file=False,
            )
        self._waiting += reversed(self.taken[1:])
        del self.taken[1:]


def _next(reader: Iterator[list[str]]) -> tuple[list[str], str]:
    try:
        return next(reader, []), ""
    except csv.Error as error:
        return [], str(error)


def _swallows(lines: Sequence[str], cells: Sequence[str], table: Table) -> bool:
    """Say whether a record of several lines has swallowed rows: it is no row itself, or is never closed, and they are."""
    width, delimiter = len(table.header), table.delimiter
    likely = (line for line in lines[1:4] if line.count(delimiter) >= width - 1)
    if width < 4 or not any(len(_cells(line.rstrip("\r\n"), delimiter)) == width for line in likely):
        return False
    return len(cells) != width or _ends_open("".join(lines), delimiter)


def _unwrapped(cells: list[str], table: Table) -> list[str]:
    """Return the cells of a row; a spreadsheet of another language may have taken it for one cell and quoted it whole."""
    if len(cells) > 1:
        return cells
    within = _cells(cells[0], table.delimiter)
    return within if len(within) == len(table.header) > 1 else cells


def _cells(line: str, delimiter: str, *, spaced: bool = False) -> list[str]:
    """Return the cells of one line; of a line that no table has (JSON in one line), only its start."""
    try:
        cells = next(csv.reader([line], delimiter=delimiter, skipinitialspace=spaced), [])
    except csv.Error:
        return [line[:200]]
    return cells if len(cells) <= MOST_COLUMNS else [line[:200]]


def _ends_open(record: str, delimiter: str) -> bool:
    """Say whether a record ends inside a quoted cell: an odd number of quotes, the last of which opens a cell."""
    opening = re.search(rf'(?:^|[{re.escape(delimiter)}\r\n])"(?:[^"]|"")*$', record)
    return opening is not None and record.count('"') % 2 == 1
