"""Suggestions for wide terminals and pipes: one line a person, columns that hold in every script."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from infograph.model import Query, Suggestion
from infograph.phrases import lists
from infograph.phrases.evidence import band_word, tie_word
from infograph.phrases.lists import columns as columns_named
from infograph.renderers.own_contacts import write_table
from infograph.renderers.rows import evidence_beside, first_to_ask, second_way, their_tie
from infograph.renderers.terminal import PLAIN, Display, bold, cells_for, cyan, encodable, pad
from infograph.renderers.wrapping import PIPED, as_many, columns
from infograph.text import display_width, short

FORMAT = "table"
TITLE = "to read, a line a person"
EXTENSIONS = (".txt",)
MACHINE = False
_COLUMNS = ("mark", "band", "meet", "company", "ask", "tie", "next", "or", "role", "why")

_GAP = "  "
_WHY_FROM = 150  # cells: with less, the evidence would leave no room for names
_WHY_LEAST = 46  # cells with the gap before: two phrases
_CUT_TO = (
    ("role", 28),
    ("or", 16),
    ("company", 22),
    ("meet", 24),
    ("ask", 18),
    ("role", 12),
    ("company", 14),
    ("meet", 16),
    ("ask", 12),
    ("or", 8),
    ("next", 9),
)
"""Which column is cut next, and to how many cells, until the line fits."""


def render(suggestions: Sequence[Suggestion], query: Query, out: TextIO, display: Display = PLAIN) -> None:
    """Write a header and one line a suggestion, as much of the evidence last as there is room for."""
    write_table(suggestions, query, out, display)
    if not suggestions:
        return
    named = _COLUMNS if display.width is None or display.width >= _WHY_FROM else _COLUMNS[:-1]
    header = columns_named(*named)
    lines = [[cells_for(out, cell) for cell in _cells(suggestion)] for suggestion in suggestions]
    room = PIPED if display.width is None else display.width
    with_why = named == _COLUMNS
    widths = _widths(named[: len(_COLUMNS) - 1], lines, room - (_WHY_LEAST if with_why else 0))
    if with_why:
        widths.append(room - sum(widths) - len(_GAP) * len(widths))
        lines = [
            [*line, cells_for(out, as_many(_why(suggestion), widths[-1]))]
            for line, suggestion in zip(lines, suggestions, strict=True)
        ]
        widths[-1] = max([len(header[-1]), *(display_width(line[-1]) for line in lines)])
    if display.width is not None and sum(widths) + len(_GAP) * (len(widths) - 1) > room:
        out.writelines(line + "\n" for line in columns([header[: len(widths)], *lines], room))
        return
    ellipsis, rule = encodable("…", out.encoding), encodable("─", out.encoding)
    out.write(_joined(header, widths) + "\n" + _GAP.join(rule * width for width in widths) + "\n")
    for line in lines:
        cut = [short(cell, width, ellipsis) for cell, width in zip(line, widths, strict=True)]
        out.write(_joined(cut, widths, color=display.color) + "\n")


def _cells(suggestion: Suggestion) -> tuple[str, ...]:
    best = suggestion.best
    return (
        str(suggestion.rank),
        band_word(suggestion.band),
        suggestion.target.name,
        suggestion.target.company,
        first_to_ask(suggestion),
        tie_word(best.first),
        their_tie(best, tie_word),
        second_way(suggestion),
        suggestion.target.position,
    )


def _why(suggestion: Suggestion) -> list[tuple[str, tuple[str, ...]]]:
    return [(lists.YOU, evidence_beside(suggestion.best.first)), (lists.THEY, evidence_beside(suggestion.best.second))]


def _widths(named: Sequence[str], lines: Sequence[Sequence[str]], room: int) -> list[int]:
    widths = [
        max([display_width(name), *(display_width(line[column]) for line in lines)])
        for column, name in enumerate(columns_named(*named))
    ]
    over = sum(widths) + len(_GAP) * (len(widths) - 1) - room
    for name, least in _CUT_TO:
        if over > 0 and name in named:
            column = named.index(name)
            cut = min(over, max(0, widths[column] - least))
            widths[column] -= cut
            over -= cut
    return widths


def _joined(cells: Sequence[str], widths: Sequence[int], *, color: bool = False) -> str:
    padded = [pad(cell, width) for cell, width in zip(cells, widths, strict=True)]
    padded[0] = " " * (widths[0] - len(cells[0])) + cells[0]
    padded[2], padded[4] = bold(padded[2], color), cyan(padded[4], color)
    return _GAP.join(padded).rstrip()
