"""The connector sheet: a few people of one connector's to tick, as CSV, as a page to tick or to print, and read back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from infograph import renderers
from infograph.model import Problem
from infograph.patterns import lists_in
from infograph.renderers import write_csv
from infograph.text import clean, fold, greeting_name

TICKS = ("know well", "met", "not really")
CLOSENESS = {"know well": 4, "met": 2, "not really": 1}
"""What a tick means on the scale 1 (hardly know each other) to 5 (very close)."""
HAPPY = "happy to introduce"
SAVED_AS = "sheet-answers.csv"
"""What the page saves: the rows of a sheet, which `read` takes as they are."""
COLUMNS = ("name", "company", "position", *TICKS, HAPPY, "note", "url", "connector")

_LISTS = lists_in(Path(__file__).with_name("sheet_words.csv"))
_NO, _YES = (frozenset(";".join(_LISTS[name]).split(";")) for name in ("no", "yes"))
_OPEN = ";".join(_LISTS["open"]).split(";")
"""How people begin an answer that is neither yes nor no; a question mark at its end says the same."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One person of a sheet, before it is filled in; `connector` is a profile address or a name."""

    name: str
    company: str
    position: str
    url: str
    connector: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One row as it came back: how well they know each other (1..5, None: not said), and whether to introduce."""

    line: int
    name: str
    company: str
    url: str
    connector: str
    closeness: int | None
    introduce: bool | None
    note: str


def write_sheet(rows: Iterable[Asked], out: TextIO, *, raw: bool = False) -> None:
    """Write a sheet to fill in; its cells are harmless in a spreadsheet unless `raw`."""
    lines = (tuple(getattr(row, column, "") for column in COLUMNS) for row in rows)
    write_csv(out, [COLUMNS, *lines], raw=raw)


def page(rows: Sequence[Asked], *, connector: str, me: str, topic: str) -> str:
    """Return the sheet as a page to tick and save, or to print: it loads and sends nothing, and holds what it shows."""
    words = {"connector": connector, "me": me, "greeting": greeting_name(me), "topic": topic, "saved_as": SAVED_AS}
    return renderers.html("outreach/sheet.html.j2", rows=rows, ticks=TICKS, happy=HAPPY, columns="|".join(COLUMNS), **words)


def is_header(cells: Sequence[str]) -> bool:
    """Say whether these are the column heads of a sheet, in whatever order a spreadsheet has put them."""
    keys = {fold(cell) for cell in cells}
    return {"name", HAPPY, *TICKS} <= keys


def read(header: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]]) -> list[Answer | Problem]:
    """Return what each filled-in row says; rows left empty are passed over, unclear ones are Problems."""
    places = {fold(cell): place for place, cell in reversed(list(enumerate(header)))}
    answers: list[Answer | Problem] = []
    for line, cells in rows:
        row = {name: clean(cells[place]) if place < len(cells) else "" for name, place in places.items()}
        if any(row.get(column) for column in (*TICKS, HAPPY, "note")):
            answers += _answer(line, row)
    return answers


def _answer(line: int, row: dict[str, str]) -> list[Answer | Problem]:
    """Return what a row says; who knows somebody well has met them, so both ticks mean the former."""
    said = {tick: _ticked(row.get(tick, "")) for tick in TICKS}
    ticked = [tick for tick in TICKS if said[tick] == "yes"]
    if len(ticked) > 1 and TICKS[-1] in ticked:
        return [Problem("two_ticks", line, about=(ticked[0], ticked[-1]))]
    happy = _yes_or_no(row.get(HAPPY, ""))
    problems: list[Answer | Problem] = [
        Problem("unclear_answer", line, about=(column,)) for column, word in {**said, HAPPY: happy}.items() if word == "unclear"
    ]
    if not ticked and happy not in ("yes", "no") and (problems or not row.get("note")):
        return problems or [Problem("no_answer", line, advisory=True)]
    name = row.get("name", "").removeprefix("'")
    introduce = {"yes": True, "no": False}.get(happy)
    closeness = CLOSENESS[ticked[0]] if ticked else None
    company, url, by = row.get("company", "").removeprefix("'"), row.get("url", ""), row.get("connector", "")
    return [Answer(line, name, company, url, by, closeness, introduce, row.get("note", "")), *problems]


def _ticked(cell: str) -> str:
    """Return what a box to tick says: whatever people write there is a tick, unless it says no or stays open.

    >>> _ticked("since school"), _ticked("nein"), _ticked("maybe later"), _ticked("x?"), _ticked("")
    ('yes', 'no', 'unclear', 'unclear', '')
    """
    if not cell or fold(cell) in _NO or cell in _NO:
        return "no" if cell else ""
    return "unclear" if _is_open(cell) else "yes"


def _yes_or_no(cell: str) -> str:
    """Return what a question was answered with: only a plain yes or no is taken for one."""
    word = cell.casefold().rstrip(".!")
    if not word:
        return ""
    return "yes" if word in _YES else "no" if word in _NO else "unclear"


def _is_open(cell: str) -> bool:
    word = f"{cell.casefold()} ".replace(",", " ").replace(".", " ")
    return cell.rstrip(" .!").endswith(("?", "？", "؟")) or any(word.startswith(f"{start} ") for start in _OPEN)
