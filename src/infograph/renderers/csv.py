"""Suggestions for spreadsheets: comma-separated, one row a person, no live formulas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from infograph.model import Query, Suggestion
from infograph.renderers.guard import write_csv
from infograph.renderers.rows import COLUMNS, rows_of
from infograph.renderers.terminal import PLAIN, Display

FORMAT = "csv"
TITLE = "for spreadsheets"
EXTENSIONS = (".csv",)
MACHINE = True


def render(suggestions: Sequence[Suggestion], query: Query, out: TextIO, display: Display = PLAIN) -> None:
    """Write a header and one row a suggestion; `display.raw` leaves out the guard against formulas."""
    write_csv(out, [COLUMNS, *(row.values() for row in rows_of(suggestions))], raw=display.raw)
