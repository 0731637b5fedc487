"""What the people of a network do at work: one bar a function, the part of one's own contacts filled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from infograph.figures import selection, sheet
from infograph.figures.bars import Filled, filled_bars
from infograph.figures.sheet import Heading
from infograph.figures.style import theme
from infograph.phrases import charts, pictures

KIND = "functions"
TITLE = "what people do at work, and how many of them you know"
TAKES = "functions"


class Function(Protocol):
    """What is drawn of a function."""

    @property
    def name(self) -> str: ...
    @property
    def people(self) -> int: ...
    @property
    def contacts(self) -> int: ...


def draw(rows: Sequence[Function], *, title: str = "", dark: bool = False, limit: int = 30, ax: Axes | None = None) -> Figure:
    """Draw how many people have each function, the most first; filled are one's own contacts.

    Whoever does two things is counted for both; functions after the first `limit` are counted below the title.
    """
    selection.check_limit(limit)
    colours = theme(dark)
    met = sorted((row for row in rows if row.people > 0), key=lambda row: (-row.people, row.name))
    if not met:
        return sheet.sentence(pictures.NOTHING[KIND], colours, ax)
    bars = [Filled(row.name, row.people, row.contacts) for row in met[:limit]]
    most = [filled.name for filled in bars if filled.people == bars[0].people]
    finding = f"{title or charts.WHOSE[KIND]}: {charts.most_do(bars[0].people, most)}"
    return filled_bars(bars, Heading(finding, charts.filled_words(len(met) - len(bars), "function")), colours, ax)
