"""Bars with a name before them, as the figures that count people draw them."""

from __future__ import annotations

from matplotlib.patches import Rectangle

from infograph.figures.sheet import Sheet

ROW, BAR, HIGH = 0.27, 5.0, 0.17
"""Inches: from one name to the next, length of the longest bar, height of a bar."""
WIDEST = 2.6
"""Inches that a name before a bar may take."""


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
