"""Read rows of people: what every list of contacts has in common, whoever wrote it."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain
from operator import itemgetter

from infograph.importers.dates import Order, first_day, is_open, is_serial, order_of
from infograph.importers.shapes import CountedRow, Tally
from infograph.importers.tabular import Numbered, Row, Table, repaired
from infograph.model import Problem, Record, Role
from infograph.patterns import pattern
from infograph.text import clean, member_id, plain_slug, profile_address, profile_slug

FILLERS = frozenset({"na", "n/a", "null", "none", "nan", "nil", "-", "--"})
FILLER_ROWS = 3
FILLER_SHARE = 0.05
"""A word such as NA means "empty" in a whole file if it fills this part of a column, recurs in two, or is an "e-mail".

One Mr Null is a surname, and one company may be called None; a column of NA is how R and pandas save nothing.
"""

ADVISORY = frozenset(
    ("stray_lines", "formula_like_cells", "bad_urls", "dates_excel_serial", "dates_future", "dates_unreadable")
)

KEPT_LETTERS = 2_000_000
"""Rows of texts up to this length are kept between the two passes: about 15,000 rows, some 10 MB."""

_ENTITY = pattern(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|amp|lt|gt|quot|apos|nbsp);", re.I)
_MOST_ESCAPES = 3
_NAME = pattern(r"[^\W\d_]+(?:[ .'’-]+[^\W\d_]*)*")
_FORMULA = frozenset("=+-@")
_PLAIN_FIELDS = ("first", "last", "url", "connected", "company", "position", "location", "industry")
_RESAVED = pattern(r"^\d{1,2}-[A-Za-z]{3}-\d{2}$|^\d{1,2}[./]\d{1,2}[./]\d{4}$")


def _contact(cells: Sequence[str]) -> Role:
    return "contact"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a list keeps what: columns of fields and of e-mail addresses, and what a row makes of a person.

    `role_of` says from a row's cells what the person is to the owner; `nameless` is the code for rows without a
    name, `leads` that for possible targets; `weak` counts entries that nothing but a name tells apart. `pages` are
    columns that may hold a profile among other addresses, so that what is none is no problem.
    """

    places: Mapping[str, int]
    emails: tuple[int, ...] = ()
    role_of: Callable[[Sequence[str]], Role] = _contact
    nameless: str = "no_name"
    leads: str = "targets_without_path"
    weak: bool = False
    pages: tuple[int, ...] = ()


class PeopleReader:
    """One pass over a table: what the columns mean, and what was counted on the way."""

    def __init__(self, table: Table, layout: Layout) -> None:
        self.table = table
        self.layout = layout
        self.places = layout.places
        self.addresses = {*layout.pages, *(place for field, place in layout.places.items() if field == "url")}
        self.width = len(table.header)
        self.needed = max((place for place, cell in enumerate(table.header) if cell.strip()), default=0) + 1
        self.resaved = False
        self.kept: list[Numbered] = []
        self.order, self.fillers, self.total = self._look_ahead()
        named = {"first", "last", "connected", "url"} <= self.places.keys() and set(layout.pages) <= {self.places["url"]}
        self.may_be_plain = named and not (self.fillers or layout.weak) and layout.role_of is _contact
        self.pick = itemgetter(*(self.places.get(field, -1) for field in _PLAIN_FIELDS))  # -1: an empty cell behind the row
        self.tally = Tally()

    def records(self) -> Iterator[Record | Problem | CountedRow]:
        """Yield a Record for each row that names somebody; totals of what was odd come last."""
        for number, row in enumerate(self.kept or chain.from_iterable(self.table.blocks()), 1):
            plain = self._plain(*row) if self.may_be_plain and number < self.total else None
            if plain is not None:
                yield plain
            else:
                yield from self._one(Row(*row), last=number == self.total)
        self.kept = []
        if not self.total and self.layout.nameless == "hidden_rows":
            yield Problem("no_connections", count=0)
        yield from self._totals()

    def _plain(self, line: int, cells: list[str]) -> Record | None:
        """Return the record of a row with nothing odd about it, as `_one` does in four times the time; None for others."""
        whole = "".join(cells)
        if len(cells) != self.width or "@" in whole or "&" in whole or "  " in whole:
            return None
        if not (whole.isascii() and whole.isprintable()):
            return None
        first, last, url, when, company, position, location, industry = self.pick([*map(str.strip, cells), ""])
        day, slug = _plain_day(when, self.order), plain_slug(url)
        address = "" if slug else profile_address(url)
        slug = slug or profile_slug(url)
        if not (first and last and slug and day) or day > self.table.latest:
            return None
        if company[:1] in _FORMULA or position[:1] in _FORMULA:
            return None
        name = f"{first} {last}"
        return Record(
            line, "contact", name, first, last, slug, "", (), company, position, location, industry, day, False, address
        )

    def _one(self, row: Row, *, last: bool) -> Iterator[Record | Problem | CountedRow]:
        cells = self._cleaned(row)
        broken = last and self._is_cut(cells)
        extra = any(cell.strip() for cell in cells[self.width :])
        first, second = self._name(cells, "first"), self._name(cells, "last")
        name = " ".join(filter(None, (first, second))) or self._whole_name(cells)
        stray = len(cells) == 1 and self.needed > 3 and not broken  # "Notes:" where two exports were joined, "Total: 500"
        if not name or stray or self._only_fills(name):
            yield CountedRow(row.line)
            code = "stray_lines" if stray else self.layout.nameless
            self._count(code, row.line, any(cell.strip() for cell in cells))
            return
        self._count("ragged_rows", row.line, not broken and (extra or len(cells) < self.needed))
        self._count("truncated_last_row", row.line, broken)
        yield self._record(row.line, name, (first, second), cells, doubtful=extra or broken)

    def _is_cut(self, cells: list[str]) -> bool:
        """Say whether the last row was cut off, within quotes or not; forget an address of which a part may be missing."""
        cut = len(cells) < self.needed and self.table.text[-1:] not in ("\n", "\r")
        if not self.table.ended_open and not (cut and (len(cells) > 1 or _NAME.fullmatch(cells[0]))):
            return False
        if len(cells) - 1 in (self.places.get("url"), *self.layout.emails):
            cells[-1] = ""
        return True

    def _whole_name(self, cells: list[str]) -> str:
        """Return what stands under "name"; an address book that knows only an e-mail address shows that instead."""
        name = self._name(cells, "name")
        return "" if "@" in name and " " not in name else name

    def _cleaned(self, row: Row) -> list[str]:
        """Return a row's cells as they are kept; most rows are plain ASCII, and one look at the whole row tells."""
        whole = "".join(row.cells)
        if whole.isascii() and whole.isprintable() and "  " not in whole:
            return [cell.strip() for cell in row.cells]
        cells = [repaired(cell) for cell in row.cells]
        self._count("mojibake", row.line, cells != row.cells)
        return [cell.strip() if place in self.addresses else clean(cell) for place, cell in enumerate(cells)]

    def _record(self, line: int, name: str, parts: tuple[str, str], cells: list[str], *, doubtful: bool) -> Record:
        slug, opaque, address = self._profile(line, cells)
        company, position = self._known(cells, "company"), self._known(cells, "position")
        role = self.layout.role_of(cells)
        emails = _several(cells, self.layout.emails)
        self._count("formula_like_cells", line, company[:1] in _FORMULA and bool(company[1:2].strip()))
        self._count("formula_like_cells", line, position[:1] in _FORMULA and bool(position[1:2].strip()))
        self._count("weak_identity", line, self.layout.weak and not (emails or slug or company))
        self._count(self.layout.leads, line, role == "lead")
        return Record(
            line,
            role,
            name,
            *parts,
            slug=slug,
            member_id=opaque,
            emails=emails,
            company=company,
            position=position,
            location=self._known(cells, "location"),
            industry=self._known(cells, "industry"),
            connected_on=None if doubtful else self._day(line, cells),
            doubtful=doubtful,
            address=address,
        )

    def _profile(self, line: int, cells: list[str]) -> tuple[str, str, str]:
        """Return the slug of a row, or where it has none LinkedIn's opaque id; and the address as it is written."""
        url = self._known(cells, "url")
        pages = [url, *(cells[place] for place in self.layout.pages if place < len(cells))]
        page = next(filter(profile_slug, pages), "")
        slug = profile_slug(page)
        opaque = "" if slug else next(filter(None, map(member_id, pages)), "")
        self._count("bad_urls", line, bool(url) and not slug and not opaque)
        return slug, opaque, profile_address(page)

    def _day(self, line: int, cells: list[str]) -> date | None:
        text = self._known(cells, "connected")
        if not text or text.casefold() in FILLERS:
            return None
        day = first_day(text, self.order)
        self._count("dates_unreadable", line, day is None)
        self._count("dates_excel_serial", line, day is not None and is_serial(text))
        self._count("dates_future", line, day is not None and day > self.table.latest)
        self._count("dates_ambiguous", line, is_open(text, self.order))
        return day

    def _cell(self, cells: list[str], field: str) -> str:
        place = self.places.get(field)
        return cells[place] if place is not None and place < len(cells) else ""

    def _name(self, cells: list[str], field: str) -> str:
        text = self._cell(cells, field)
        return _unescaped(text) if "&" in text else text

    def _known(self, cells: list[str], field: str) -> str:
        """Return a cell that is no part of a name, empty where its word only fills a gap; "R&amp;D" is read as "R&D"."""
        text = self._cell(cells, field)
        if "&" in text:
            text = _unescaped(text)
        return "" if self.fillers and text.casefold() in self.fillers else text

    def _only_fills(self, name: str) -> bool:
        words = name.casefold().split()
        return bool(self.fillers) and len(words) == 2 and words[0] == words[1] and words[0] in self.fillers

    def _look_ahead(self) -> tuple[Order, frozenset[str], int]:
        """Settle for the whole file: the order of dates, words that only fill empty cells, the number of rows."""
        when = self.places.get("connected")
        dates: list[str] = []
        words: Counter[tuple[str, str]] = Counter()
        total = 0
        watched = [(field, self.places[field]) for field in ("company", "position", "email") if field in self.places]
        keep = len(self.table.text) <= KEPT_LETTERS
        for block in self.table.blocks():
            total += len(block)
            if keep:
                self.kept += block
            if when is not None:
                dates += [cells[when] for _, cells in block if when < len(cells)]
            for field, place in watched:
                short = [cells[place] for _, cells in block if place < len(cells) and 0 < len(cells[place]) < 6]
                words.update((field, word) for cell in short if (word := cell.strip().casefold()) in FILLERS)
        self.resaved = any(_RESAVED.match(cell.strip()) for cell in dates[:50])
        return order_of(dates), _fillers(words, total), total

    def _count(self, code: str, line: int, happened: bool) -> None:
        if happened:
            self.tally.add(code, line)

    def _totals(self) -> Iterator[Problem]:
        for code in sorted(self.tally.counts):
            counted = code != "truncated_last_row"
            yield from self.tally.problems(code, advisory=code in ADVISORY, counted=counted)
        if self.tally.counts["dates_excel_serial"] or self.resaved:
            yield Problem("resaved_by_spreadsheet", count=0, advisory=True)
        for line in self.table.stray_quotes[:1]:
            yield Problem("stray_quotes", line, count=len(self.table.stray_quotes))


def _unescaped(text: str) -> str:
    """Return a cell whose signs were written for a web page, once or twice, as it was meant; markup stays as it is written.

    >>> _unescaped("R&amp;amp;D"), _unescaped("Fish &#38; Chips"), _unescaped("&lt;b&gt; &amp; &unknown;")
    ('R&D', 'Fish & Chips', '&lt;b&gt; &amp; &unknown;')
    """
    as_written = text
    for _ in range(_MOST_ESCAPES):
        plain = _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)
        if plain == text:
            break
        text = plain
    return as_written if "<" in text else clean(text)


@lru_cache(maxsize=20_000)
def _plain_day(text: str, order: Order) -> date | None:
    """Return a date with nothing odd about it; None for an empty cell and for any that is to be looked at twice."""
    return None if is_serial(text) or is_open(text, order) else first_day(text, order)


def _fillers(words: Counter[tuple[str, str]], total: int) -> frozenset[str]:
    often = max(FILLER_ROWS, FILLER_SHARE * total)
    columns = Counter(word for (_, word), count in words.items() if count >= FILLER_ROWS)
    most = {word for (_, word), count in words.items() if count >= often}
    addresses = {word for field, word in words if field == "email"}  # no e-mail address is called NA
    return frozenset(word for word in FILLERS if word in most or columns[word] > 1 or word in addresses)


def _several(cells: Sequence[str], places: Sequence[int]) -> tuple[str, ...]:
    """Return the e-mail addresses of some cells, each of which may hold several."""
    held = [cells[place] for place in places if place < len(cells) and "@" in cells[place]]
    addresses = (clean(part) for cell in held for part in re.split(r"\s*(?:,|;|:::)\s*", cell))
    return tuple(dict.fromkeys(part for part in addresses if "@" in part))
