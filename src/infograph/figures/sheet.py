"""A blank sheet measured in inches: figures lay out their rows by arithmetic, so that nothing can overlap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Literal, NamedTuple

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure, SubFigure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, PathPatch
from matplotlib.path import Path as Outline

from infograph.figures import text_fit
from infograph.figures.style import Mark, Theme
from infograph.figures.text_fit import Letter
from infograph.text import clean

MARGIN = 0.2
"""Inches left free at every edge."""
TITLE_LINE, SUBTITLE_LINE, LEGEND_LINE = 0.26, 0.19, 0.24
NARROWEST = 5.0
"""Inches a figure has at least, so that its title need not be cut."""
MARK_SIZE = 5.0
SCREEN_DPI = 144
"""Dots an inch in a notebook, which shows 96 of them to the inch: sharp on dense screens, too."""

Point = tuple[float, float]
Align = Literal["left", "center", "right"]
Dash = Literal["", "guess", "other way", "gone"]
_DASHES = {"guess": (0, (3.0, 2.0)), "other way": (0, (1.0, 1.6)), "gone": (0, (3.0, 1.5, 0.8, 1.5))}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Axes whose units are inches from the top left corner, and the theme to draw in.

    `scale` is 1 on a figure of its own; on given axes that are too small, all sizes shrink by it.
    """

    figure: Figure
    axes: Axes
    width: float
    height: float
    scale: float
    theme: Theme


class Picture(Figure):
    """A matplotlib figure that notebooks show by itself: they know how only once pyplot has been imported."""

    def _repr_png_(self) -> tuple[bytes, dict[str, int]]:
        held = BytesIO()
        self.savefig(held, format="png", dpi=SCREEN_DPI, facecolor=self.get_facecolor())
        width, height = (round(96 * float(inches)) for inches in self.get_size_inches())
        return held.getvalue(), {"width": width, "height": height}


class Stroke(NamedTuple):
    """How a line is drawn: width in points, colour, and dashes where it is a guess or only another way in."""

    width: float
    colour: str
    dash: Dash = ""


class Entry(NamedTuple):
    """One entry of a legend: a sample (a mark, a line, or a sign to explain) and its words."""

    text: str
    mark: Mark | None = None
    stroke: Stroke | None = None


class Heading(NamedTuple):
    """What stands on top of a figure: the finding, and what it leaves out."""

    title: str
    below: str = ""


def open_sheet(size: Point, colours: Theme, ax: Axes | None = None) -> Sheet:
    """Return a sheet of at least `size` (width, height in inches), on a figure of its own or on given axes."""
    width, height = size
    if ax is None:
        figure: Figure = Picture(figsize=(width, height), facecolor=colours.paper)
        axes, scale = figure.add_axes((0.0, 0.0, 1.0, 1.0)), 1.0
    else:
        figure, axes = _root(ax), ax
        box = ax.get_window_extent()
        across, down = box.width / figure.dpi, box.height / figure.dpi
        scale = min(1.0, across / width, down / height)
        width, height = across / scale, down / scale
    axes.set(xlim=(0, width), ylim=(height, 0), xticks=[], yticks=[], facecolor=colours.paper, autoscale_on=False)
    for spine in axes.spines.values():
        spine.set_visible(False)
    return Sheet(figure, axes, width, height, scale, colours)


def write(sheet: Sheet, at: Point, text: str, letter: Letter, align: Align = "left") -> None:
    """Write a text whose middle line is at a point; it is drawn as it is, never as markup."""
    if not text:
        return
    sheet.axes.text(
        at[0],
        at[1] + letter.size * 0.36 / 72,
        text,
        fontproperties=text_fit.properties(letter, sheet.scale),
        color=sheet.theme.faint if letter.faint else sheet.theme.ink,
        ha=align,
        va="baseline",
        parse_math=False,
        usetex=False,
        zorder=5,
    )


def write_slanted(sheet: Sheet, at: Point, text: str, lean: tuple[Letter, float]) -> None:
    """Write a text that rises from a point to the right; `lean` is the lettering and the angle in degrees."""
    letter, angle = lean
    sheet.axes.text(
        at[0],
        at[1],
        text,
        fontproperties=text_fit.properties(letter, sheet.scale),
        color=sheet.theme.ink,
        rotation=angle,
        rotation_mode="anchor",
        ha="left",
        va="baseline",
        parse_math=False,
        usetex=False,
        zorder=5,
    )


def curve(sheet: Sheet, start: Point, end: Point, stroke: Stroke) -> None:
    """Draw a tie from left to right, level at both ends, so that ties which start together fan out."""
    (x, y), (u, v) = start, end
    middle = (x + u) / 2
    codes = [Outline.MOVETO, Outline.CURVE4, Outline.CURVE4, Outline.CURVE4]
    outline = Outline([(x, y), (middle, y), (middle, v), (u, v)], codes)
    sheet.axes.add_patch(
        PathPatch(
            outline,
            facecolor="none",
            edgecolor=stroke.colour,
            linewidth=stroke.width * sheet.scale,
            linestyle=_DASHES.get(stroke.dash, "solid"),
            capstyle="butt" if stroke.dash else "round",
            zorder=2,
        )
    )


def line(sheet: Sheet, start: Point, end: Point, stroke: Stroke, layer: float = 2) -> None:
    """Draw a straight line; layers with lower numbers lie below."""
    sheet.axes.add_line(
        Line2D(
            (start[0], end[0]),
            (start[1], end[1]),
            color=stroke.colour,
            linewidth=stroke.width * sheet.scale,
            linestyle=_DASHES.get(stroke.dash, "solid"),
            zorder=layer,
        )
    )


def lines(sheet: Sheet, ends: Sequence[tuple[Point, Point]], stroke: Stroke, layer: float) -> None:
    """Draw many straight lines of one kind at once."""
    dashes = _DASHES.get(stroke.dash, "solid")
    look = {"colors": stroke.colour, "linewidths": stroke.width * sheet.scale, "linestyles": [dashes]}
    sheet.axes.add_collection(LineCollection(ends, zorder=layer, **look))


def dot(sheet: Sheet, at: Point, mark: Mark, size: float = MARK_SIZE) -> None:
    """Draw a mark, `size` points wide."""
    sheet.axes.add_line(
        Line2D(
            [at[0]],
            [at[1]],
            linestyle="none",
            marker=mark.marker,
            markersize=size * sheet.scale,
            markerfacecolor=mark.colour,
            markeredgecolor=mark.colour,
            markeredgewidth=0.5 * sheet.scale,
            zorder=4,
        )
    )


def disc(sheet: Sheet, at: Point, across: float, fill: str, edge: Stroke) -> None:
    """Draw a disc, `across` inches wide."""
    dashes = _DASHES.get(edge.dash, "solid")
    rim = {"edgecolor": edge.colour, "linewidth": edge.width * sheet.scale, "linestyle": dashes}
    sheet.axes.add_patch(Circle(at, across / 2, facecolor=fill, zorder=4, **rim))


def box(sheet: Sheet, at: Point, size: Point, fill: str, edge: Stroke) -> None:
    """Draw a box with round corners; `at` is its top left corner."""
    sheet.axes.add_patch(
        FancyBboxPatch(
            at,
            size[0],
            size[1],
            boxstyle="round,pad=0,rounding_size=0.05",
            facecolor=fill,
            edgecolor=edge.colour,
            linewidth=edge.width * sheet.scale,
            zorder=3,
        )
    )


def heading_height(heading: Heading, width: float) -> float:
    """Return how many inches a heading takes on a sheet of this width, the margin above included."""
    title, below = _heading_lines(heading, width)
    return MARGIN + TITLE_LINE * len(title) + SUBTITLE_LINE * len(below) + 0.14


def write_heading(sheet: Sheet, heading: Heading) -> float:
    """Write the heading at the top left and return where the figure may begin (inches from the top)."""
    title, below = _heading_lines(heading, sheet.width)
    for number, text in enumerate(title):
        write(sheet, (MARGIN, MARGIN + TITLE_LINE * (number + 0.5)), text, text_fit.TITLE)
    top = MARGIN + TITLE_LINE * len(title)
    for number, text in enumerate(below):
        write(sheet, (MARGIN, top + SUBTITLE_LINE * (number + 0.5)), text, text_fit.SUBTITLE)
    sheet.figure.set_label(clean(heading.title))
    return top + SUBTITLE_LINE * len(below) + 0.14


def legend_height(entries: Sequence[Entry], width: float) -> float:
    """Return how many inches a legend takes on a sheet of this width, the margin below included."""
    return LEGEND_LINE * len(_legend_lines(entries, width)) + 0.1 + MARGIN if entries else MARGIN


def write_legend(sheet: Sheet, entries: Sequence[Entry], top: float) -> None:
    """Write a legend in lines as wide as the sheet, from `top` inches down."""
    for number, entry_line in enumerate(_legend_lines(entries, sheet.width)):
        y, x = top + 0.1 + LEGEND_LINE * (number + 0.5), MARGIN
        for entry in entry_line:
            _write_entry(sheet, (x, y), entry)
            x += _entry_width(entry, sheet.width)


def sentence(text: str, colours: Theme, ax: Axes | None = None) -> Figure:
    """Return a figure that only says something: why there is nothing to draw."""
    width = NARROWEST + 1
    lines = text_fit.wrap(text, text_fit.NAME, width - 2 * MARGIN, 6)
    sheet = open_sheet((width, 2 * MARGIN + 0.25 * len(lines)), colours, ax)
    for number, words in enumerate(lines):
        write(sheet, (MARGIN, MARGIN + 0.25 * (number + 0.5)), words, text_fit.NAME)
    sheet.figure.set_label(clean(text))
    return sheet.figure


def _root(ax: Axes) -> Figure:
    owner: Figure | SubFigure | None = ax.figure
    while isinstance(owner, SubFigure):
        owner = owner.figure
    if owner is None:
        raise ValueError("these axes belong to no figure; make them with figure.add_subplot()")
    return owner


def _heading_lines(heading: Heading, width: float) -> tuple[list[str], list[str]]:
    room = width - 2 * MARGIN
    return text_fit.wrap(heading.title, text_fit.TITLE, room), text_fit.wrap(heading.below, text_fit.SUBTITLE, room)


def _legend_lines(entries: Sequence[Entry], width: float) -> list[list[Entry]]:
    lines: list[list[Entry]] = [[]]
    room = width - 2 * MARGIN
    used = 0.0
    for entry in entries:
        needed = _entry_width(entry, width)
        if lines[-1] and used + needed > room:
            lines.append([])
            used = 0.0
        lines[-1].append(entry)
        used += needed
    return lines


def _entry_width(entry: Entry, width: float) -> float:
    return _sample_width(entry) + text_fit.width(_entry_text(entry, width), text_fit.NOTE) + 0.25


def _entry_text(entry: Entry, width: float) -> str:
    return text_fit.fit(entry.text, text_fit.NOTE, width - 2 * MARGIN - _sample_width(entry))


def _sample_width(entry: Entry) -> float:
    return 0.4 if entry.stroke else 0.16 if entry.mark else 0.0


def _write_entry(sheet: Sheet, at: Point, entry: Entry) -> None:
    x, y = at
    if entry.stroke:
        line(sheet, (x, y), (x + 0.32, y), entry.stroke)
    if entry.mark:
        dot(sheet, (x + (0.16 if entry.stroke else 0.05), y), entry.mark)
    write(sheet, (x + _sample_width(entry), y), _entry_text(entry, sheet.width), text_fit.NOTE)
