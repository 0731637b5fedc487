"""The user's list of employers (targets.csv): read, completed with what the network knows, sorted, written back.

The order is LAMP's: motivation, posting, then advocates. The user's own columns and cells stay as they are, to the quote.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from infograph.errors import UnusableFile
from infograph.model import Problem
from infograph.patterns import pattern
from infograph.phrases.plans import nobody_there
from infograph.text import clean, fold

EMPLOYER = frozenset("employer company organisation organization firm name arbeitgeber firma entreprise empresa".split())
MOTIVATION = frozenset("motivation motivated interest".split())
POSTING = frozenset("posting postings posted openings".split())
OURS = ("advocates", "alumni", "formerly there", "reachable", "best path", "checked")
"""The columns that are filled in; they are added on the right where the file has none of that name."""
HIGHEST = {"motivation": 5, "posting": 3}

_LINE = pattern(r"[^\r\n]*(?:\r\n|\r|\n)")
_QUOTED = pattern(r'"([^"]*(?:""[^"]*)*)(?:"|$)')


class Cell(str):
    """What a cell says, and in `raw` how the user wrote it, with quotes or without."""

    raw: str

    def __new__(cls, raw: str) -> Cell:
        """Read a cell as spreadsheets do.

        >>> Cell('"a, b"'), Cell('a "b" c')
        ('a, b', 'a "b" c')
        """
        quoted = _QUOTED.match(raw)
        cell = super().__new__(cls, quoted[1].replace('""', '"') + raw[quoted.end() :] if quoted else raw)
        cell.raw = raw
        return cell


@dataclass(frozen=True, slots=True)
class Targets:
    """A table of employers: header and rows as the user wrote them, and what could not be understood."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    delimiter: str = ","
    line_end: str = "\n"
    problems: tuple[Problem, ...] = ()
    ends_line: bool = True
    notes: str = ""

    def place(self, names: frozenset[str]) -> int | None:
        """Return the first column whose header is one of these folded words."""
        return next((i for i, cell in enumerate(self.header) if fold(cell) in names), None)

    def employers(self) -> tuple[str, ...]:
        """Return the employer of each row, "" where the cell is empty."""
        column = self.place(EMPLOYER)
        return tuple(clean(row[column]) if column is not None else "" for row in self.rows)


@dataclass(frozen=True, slots=True)
class Filled:
    """What the network knows of one employer.

    `advocates`: own contacts there; `alumni`: people there, known or reachable, who share a school or former employer;
    `formerly`: own contacts who used to be there; `reachable`: second-degree people there; `best`: the best way, in words.
    """

    advocates: int = 0
    alumni: int = 0
    formerly: int = 0
    reachable: int = 0
    best: str = field(default_factory=nobody_there)


def names_employers(header: Sequence[str]) -> bool:
    """Say whether a header is that of a list of employers."""
    return any(fold(cell) in EMPLOYER for cell in header)


def read_targets(text: str, delimiter: str = "", notes: int = 0) -> Targets:
    """Return the table in a text, whose header stands below so many lines of notes; these stay as they are.

    Without a delimiter it is told from the header (comma, semicolon, tab).
    Raises UnusableFile where no column is called employer or company.

    >>> read_targets("Employer;Motivation\\nStripe;5\\n").employers()
    ('Stripe',)
    """
    text = text.removeprefix("\ufeff")
    above = "".join(line.group() for line in islice(_LINE.finditer(text), notes))
    text = text[len(above) :]
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = delimiter or max(",;\t", key=lambda mark: (first.count(mark), mark == ","))
    filled = [row for row in _raw_rows(text, delimiter) if any(cell.strip() for cell in row)]
    header = filled[0] if filled else ()
    width = max((len(row) for row in filled), default=0)
    rows = tuple(row + ("",) * (width - len(row)) for row in filled[1:])
    ends = _line_end(text)
    full, ended = header + ("",) * (width - len(header)), text.endswith(("\r", "\n"))
    targets = Targets(full, rows, delimiter, ends, ends_line=ended, notes=above)
    if targets.place(EMPLOYER) is None:
        raise UnusableFile(
            "The list of employers has no column “employer” or “company”.",
            "Its first line names the columns: employer,motivation,posting",
        )
    return replace(targets, problems=tuple(_problems(targets)))


def complete(targets: Targets, filled: Mapping[str, Filled], *, day: str, guard: Callable[[str], str] = str) -> Targets:
    """Return the table with our columns filled in for the employers of `filled`, sorted.

    Only our own cells are written (through `guard`); rows without an employer keep theirs and stand last.

    >>> table = read_targets("employer,motivation\\nAdyen,3\\nStripe,5\\n")
    >>> [row[0] for row in complete(table, {"Stripe": Filled(2)}, day="2026-01-02").rows]
    ['Stripe', 'Adyen']
    """
    header = list(targets.header)
    places = {name: _place_or_add(header, name) for name in OURS}
    rows = []
    for row, employer in zip(targets.rows, targets.employers(), strict=True):
        cells = [*row, *[""] * (len(header) - len(row))]
        if employer in filled:
            for name, value in zip(OURS, _cells(filled[employer], day), strict=True):
                cells[places[name]] = guard(value)
        rows.append(tuple(cells))
    full = replace(targets, header=tuple(header), rows=tuple(rows))
    return replace(full, rows=tuple(_in_lamp_order(full, places["advocates"], places["alumni"])))


def write_targets(targets: Targets) -> str:
    """Return the table as text: the user's cells as they wrote them, with the delimiter and line ends they came with.

    Our own cells are quoted where they must be, or all of them where the user's header is.
    """
    own = [cell for cell in targets.header if isinstance(cell, Cell)]
    always = bool(own) and all(cell.raw.startswith('"') for cell in own)
    lines = [
        targets.delimiter.join(_written(cell, targets.delimiter, always=always) for cell in row)
        for row in (targets.header, *targets.rows)
    ]
    return targets.notes + targets.line_end.join(lines) + (targets.line_end if targets.ends_line else "")


def _written(cell: str, delimiter: str, *, always: bool) -> str:
    if isinstance(cell, Cell):
        return cell.raw
    special = any(mark in cell for mark in (delimiter, '"', "\r", "\n"))
    return '"' + cell.replace('"', '""') + '"' if always or special else cell


def _line_end(text: str) -> str:
    """Return how the first line ends: a cell may hold line ends of another kind."""
    end = re.search(r"\r\n|\r|\n", text.lstrip("\r\n"))
    return end[0] if end else "\n"


def _raw_rows(text: str, delimiter: str) -> list[tuple[str, ...]]:
    """Return the cells of each line; a cell that begins with a quote may hold delimiters and line ends."""
    mark = re.escape(delimiter)
    cell = re.compile(rf"({_QUOTED.pattern}[^{mark}\r\n]*|[^{mark}\r\n]*)(?:({mark})|\r\n|\r|\n|$)")
    rows: list[tuple[str, ...]] = [()]
    for match in cell.finditer(text):
        rows[-1] += (Cell(match[1]),)
        if match[cell.groups] is None:
            rows.append(())
    return rows


def _cells(filled: Filled, day: str) -> tuple[str, ...]:
    counts = (filled.advocates, filled.alumni, filled.formerly, filled.reachable)
    return (*map(str, counts), filled.best, day)


def _place_or_add(header: list[str], name: str) -> int:
    for place, cell in enumerate(header):
        if fold(cell) == name:
            return place
    header.append(name)
    return len(header) - 1


def _in_lamp_order(targets: Targets, advocates: int, alumni: int) -> Sequence[tuple[str, ...]]:
    motivation, posting = targets.place(MOTIVATION), targets.place(POSTING)
    employer = targets.place(EMPLOYER)

    def key(row: tuple[str, ...]) -> tuple[float, ...]:
        columns = (motivation, posting, advocates, alumni)
        numbers = [_number(row[column]) if column is not None else None for column in columns]
        named = employer is not None and bool(row[employer].strip())
        return (float(not named), *(1.0 if number is None else -number for number in numbers))

    return sorted(targets.rows, key=key)


def _number(cell: str) -> float | None:
    try:
        number = float(cell.strip().replace(",", "."))
    except ValueError:
        return None
    return number if 0 <= number <= 1e9 else None


def _problems(targets: Targets) -> list[Problem]:
    """Say which marks are no numbers in their range; the cells stay as they are."""
    problems = []
    for name, words in (("motivation", MOTIVATION), ("posting", POSTING)):
        column = targets.place(words)
        cells = [row[column].strip() for row in targets.rows] if column is not None else []
        wrong = [cell for cell in cells if cell and not _is_mark(cell, HIGHEST[name])]
        if wrong:
            problems.append(Problem(f"not_{name}", count=len(wrong), advisory=True, amount=HIGHEST[name]))
    return problems


def _is_mark(cell: str, highest: int) -> bool:
    number = _number(cell)
    return number is not None and number <= highest
