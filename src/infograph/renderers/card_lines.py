"""The lines of a card: a mark, a label, a text that is wrapped and never cut; labels stand in a column where there is room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TextIO

from infograph.patterns import pattern
from infograph.renderers.terminal import Display, bold, cells_for, encodable, pad
from infograph.renderers.wrapping import LEAST, TIED, wrapped

USUAL = 80
"""Cells where nobody said how wide."""

_ROOMY = 120  # cells from which a card has room for addresses and the connectors' own work
_COLUMNS = 60  # cells from which labels stand in a column of their own
_LABEL = 9  # cells of "long shot", the longest label
# A number stays with what it counts, a month in brackets with its year.
_KEPT = pattern(r"(?<=\d) (?=[^\W\d])|(?<=\(\w{3}) (?=\d{4}\))")

Paint = Callable[[str, bool], str]


class CardLines:
    """Where cards are written: how wide, in which letters, with or without colour; marks take `margin` cells."""

    def __init__(self, out: TextIO, display: Display, margin: int) -> None:
        self.width = max(USUAL if display.width is None else display.width, LEAST)
        self.out, self.color, self.margin = out, display.color, margin

    @property
    def roomy(self) -> bool:
        """Say whether there is room for what one can do without."""
        return self.width >= _ROOMY

    def text(self, *parts: str) -> str:
        """Return parts as one text, a sign between them that never begins a line."""
        cells = (_KEPT.sub(TIED, cells_for(self.out, part)) for part in parts if part)
        return encodable(f"{TIED}· ", self.out.encoding).join(cells)

    def tied(self, text: str) -> str:
        """Return text of which no line break takes a part."""
        return cells_for(self.out, text).replace(" ", TIED)

    def after(self, head: str, *parts: str) -> str:
        """Return a head, fit to be shown already, and the parts after it."""
        more = self.text(*parts)
        return encodable(f"{TIED}· ", self.out.encoding).join(filter(None, (head, more)))

    def write(self, mark: str, label: str, text: str, *, name: str = "", paint: Paint = bold) -> None:
        """Write one part of a card; its text begins with `name`, which is painted."""
        lead = f"{mark:>{self.margin}}  "
        if self.width >= _COLUMNS:
            first = lead + pad(label, _LABEL) + "  "
            rest = " " * len(first)
        else:
            rest = " " * (len(lead) + 2)
            first = lead + f"{label}: " if label else lead if mark else rest
        lines = wrapped(text, self.width, first, rest)
        self.out.writelines(line + "\n" for line in self._painted(lines, (first, rest), name, paint))

    def _painted(self, lines: Iterable[str], leads: tuple[str, str], name: str, paint: Paint) -> Iterator[str]:
        """Yield lines with the name at the beginning of their text painted, over as many lines as it takes."""
        left = len(cells_for(self.out, name).replace(" ", "")) if self.color else 0
        for place, line in enumerate(lines):
            start = end = len(leads[bool(place)])
            while left and end < len(line):
                left -= line[end] != " "
                end += 1
            yield line[:start] + paint(line[start:end], end > start) + line[end:]
