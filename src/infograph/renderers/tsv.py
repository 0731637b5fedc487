"""Suggestions for pipes: tab-separated, one line a person, never quoted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from infograph.model import Query, Suggestion
from infograph.renderers.guard import plain_cell
from infograph.renderers.rows import COLUMNS, rows_of
from infograph.renderers.terminal import PLAIN, Display

FORMAT = "tsv"
TITLE = "for pipes"
EXTENSIONS = (".tsv", ".tab")
MACHINE = True


def render(suggestions: Sequence[Suggestion], query: Query, out: TextIO, display: Display = PLAIN) -> None:
    """Write a header and one line a suggestion; a cell never holds a tab or a line end."""
    out.write("\t".join(COLUMNS) + "\n")
    for row in rows_of(suggestions):
        out.write("\t".join(plain_cell(value, raw=display.raw) for value in row.values()) + "\n")
