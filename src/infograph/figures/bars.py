"""Bars with a name before them, as the figures that count people draw them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from infograph.figures import selection, sheet, text_fit
from infograph.figures.sheet import MARGIN, Heading, Sheet
from infograph.figures.style import Theme
from infograph.phrases import charts

ROW, BAR, HIGH = 0.27, 5.0, 0.17
"""Inches: from one name to the next, length of the longest bar, height of a bar."""
WIDEST = 3.2
"""Inches that a name before a bar may take."""


class Filled(NamedTuple):
    """A bar of people with its name; filled is the part of them whom the user knows."""

    name: str
    people: int
    contacts: int


def filled_bars(bars: Sequence[Filled], heading: Heading, colours: Theme, ax: Axes | None) -> Figure:
    """Draw bars in the order given, each with its numbers behind it."""
    heading = selection.with_font_hint(heading, [filled.name for filled in bars])
    names = [text_fit.fit(selection.readable(filled.name), text_fit.NAME, WIDEST) for filled in bars]
    left = MARGIN + max(text_fit.width(name, text_fit.NAME) for name in names) + 0.15
    each = BAR / max(filled.people for filled in bars)
    numbers = [charts.of_them_you_know(filled.people, filled.contacts) for filled in bars]
    ends = [filled.people * each + text_fit.width(words, text_fit.DETAIL) for filled, words in zip(bars, numbers, strict=True)]
    width = left + max(*ends, BAR) + 0.1 + MARGIN
    top = sheet.heading_height(heading, width)
    page = sheet.open_sheet((width, top + ROW * len(bars) + MARGIN), colours, ax)
    sheet.write_heading(page, heading)
    for number, (filled, name, words) in enumerate(zip(bars, names, numbers, strict=True)):
        y = top + ROW * (number + 0.5)
        for people, hollow in ((filled.people, True), (filled.contacts, False)):
            if people:
                bar(page, (left, y), people * each, hollow=hollow)
        sheet.write(page, (left - 0.12, y), name, text_fit.NAME, "right")
        sheet.write(page, (left + filled.people * each + 0.1, y), words, text_fit.DETAIL)
    return page.figure


def bar(page: Sheet, at: tuple[float, float], length: float, *, hollow: bool = False, edge: str = "") -> None:
    """Draw a bar from a point (left end, middle of its height); its colour is the first hue, or that of `edge`."""
    left, y = at
    hue = page.theme.hues[0]
    page.axes.add_patch(
        Rectangle(
            (left, y - HIGH / 2),
            length,
            HIGH,
            facecolor="none" if hollow else hue,
            edgecolor=edge or hue,
            linewidth=page.scale,
        )
    )
