"""Keep spreadsheets from running what a stranger wrote as their name."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any, TextIO

from infograph.patterns import pattern
from infograph.renderers.terminal import one_line

# What Excel, LibreOffice and Google Sheets take for a formula, also behind marks they skip (OWASP "CSV injection";
# full-width forms are read as formulas under East Asian locales).
_LEAD = pattern('^[\\s\ufeff\u200b\u200c\u200d\u2060\u00a0"]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]')
# A semicolon begins a cell for readers whose locale writes decimal commas.
_AFTER_SEMICOLON = pattern("([;\t]\\s*)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])")


def guard_cell(text: str) -> str:
    """Return a cell that no spreadsheet runs: an apostrophe stands before what looks like a formula.

    >>> guard_cell("=1+2"), guard_cell("Ann"), guard_cell("x;=1+1")
    ("'=1+2", 'Ann', "x;'=1+1")
    """
    inner = _AFTER_SEMICOLON.sub(r"\1'", text)
    return "'" + inner if _LEAD.search(text) else inner


def plain_cell(value: Any, *, raw: bool) -> str:
    """Return a value as a cell of csv or tsv: one safe line, guarded unless `raw`.

    Numbers stay numbers, None is empty.
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    return one_line(value) if raw else one_line(guard_cell(value))


def write_csv(out: TextIO, lines: Iterable[Iterable[Any]], *, raw: bool = False) -> None:
    """Write lines of cells, the header first, as comma-separated text that no spreadsheet runs, unless `raw`."""
    csv.writer(out, lineterminator="\n").writerows([plain_cell(value, raw=raw) for value in line] for line in lines)
