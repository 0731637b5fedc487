"""Suggestions for spreadsheets: comma-separated, one row a person, no live formulas."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from typing import TextIO

from infograph.model import Query, Suggestion
from infograph.renderers.guard import plain_cell
from infograph.renderers.rows import COLUMNS, rows_of
from infograph.renderers.terminal import PLAIN, Display

FORMAT = "csv"
TITLE = "for spreadsheets"
EXTENSIONS = (".csv",)
MACHINE = True


def render(found: Sequence[Suggestion], query: Query, out: TextIO, display: Display = PLAIN) -> None:
    """Write a header and one row a suggestion; `display.raw` leaves out the guard against formulas."""
    table = csv.writer(out, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows([plain_cell(value, raw=display.raw) for value in row.values()] for row in rows_of(found))
