"""The tree of a report: who is met through whom, and the lines drawn beside the names.

The pictures hold lines alone, in units of a row's height, so that they follow the reader's letter size. `web/paths.js` draws
the lines of a filtered tree by the same rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from infograph.model import Hop, Person, Suggestion
from infograph.report.keys import Keys
from infograph.report.ties import onward

DRAWN = 60
"""People drawn at once, the best first; a longer tree is a scroll without a shape."""
ROW = 24
"""Units from one person to the next; a row is 1.5rem high."""
LEAST = 2
"""Rows that a connector's own two lines need."""
THINNEST, THICKEST = 0.8, 5.0
"""Line widths for strength 0 and 1."""
FAN, TRUNK = 120, 100
"""Widths in units of the pictures between connector and people, and between ego and connectors."""
_LONG = 34
"""Rows from which the tree says first what it is about while one scrolls."""


@dataclass(frozen=True, slots=True)
class Line:
    """A tie in a picture: its colour, its curve, how wide it is drawn and how dashed."""

    css: str
    d: str
    stroke: str
    dashes: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """Lines between two columns of names, with the measures of the drawing."""

    css: str
    width: str
    height: str
    rem: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Branch:
    """A connector with those they can introduce; `number` of them are drawn, the others hidden."""

    connector: Person
    tie: Hop
    number: int
    fan: Picture
    people: list[tuple[Suggestion, bool]]


@dataclass(frozen=True, slots=True)
class Tree:
    """Everybody by the connector to ask first, and the lines from the user to the connectors."""

    long: bool
    trunk: Picture
    branches: list[Branch]


def tree(suggestions: Sequence[Suggestion], keys: Keys) -> Tree:
    """Return the whole tree, grouped by the connector to ask first; people beyond `DRAWN` are there but hidden."""
    drawn = {id(suggestion) for suggestion in suggestions[:DRAWN]}
    groups = [_met_through(person, suggestions) for person in keys.connectors]
    counts = [sum(id(suggestion) in drawn for suggestion in group) for group in groups]
    heights = [max(LEAST, number) + 0.5 if number else 0 for number in counts]
    trunk = _trunk([group[0].best.first for group in groups], heights)
    branches = [
        Branch(
            person,
            group[0].best.first,
            number,
            _fan(group, drawn, keys),
            [(s, id(s) not in drawn) for s in group],
        )
        for person, group, number in zip(keys.connectors, groups, counts, strict=True)
    ]
    return Tree(sum(heights) > _LONG, trunk, branches)


def _met_through(person: Person, suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """Return who is to be met through a connector, colleagues together, best company first."""
    met = [suggestion for suggestion in suggestions if suggestion.best.connector.id == person.id]
    first: dict[str, int] = {}
    places = [first.setdefault(suggestion.target.company or f"\0{place}", place) for place, suggestion in enumerate(met)]
    return [met[place] for place in sorted(range(len(met)), key=lambda place: (places[place], place))]


def _fan(group: Sequence[Suggestion], drawn: set[int], keys: Keys) -> Picture:
    number = sum(id(suggestion) in drawn for suggestion in group)
    rows = max(LEAST, number)
    middle, first = rows / 2 * ROW, (rows - number) / 2 * ROW
    lines, place = [], 0
    for suggestion in group:
        hidden = id(suggestion) not in drawn
        y = first + (place + 0.5) * ROW
        hue = keys.industry(suggestion.target) if suggestion.target.labels else -1
        css = f"hue-{hue if 0 <= hue < 6 else 'other'}"
        lines.append(_line((FAN, middle, y), onward(suggestion.best), css, hidden=hidden))
        place += not hidden
    return _picture("fan", (FAN, rows * ROW), lines)


def _trunk(hops: Sequence[Hop], heights: Sequence[float]) -> Picture:
    whole, top, lines = sum(heights), 0.0, []
    for hop, height in zip(hops, heights, strict=True):
        y = (top + (height - 0.5) / 2) * ROW
        lines.append(_line((TRUNK, whole / 2 * ROW, y), hop, "hue-tie", hidden=not height))
        top += height
    return _picture("trunk", (TRUNK, whole * ROW), lines)


def _picture(css: str, size: tuple[float, float], lines: list[Line]) -> Picture:
    width, height = size
    return Picture(css, f"{width:g}", f"{height:g}", f"{height / ROW * 1.5:g}", lines)


def _line(where: tuple[float, float, float], hop: Hop, css: str, *, hidden: bool) -> Line:
    width, start, end = where
    half = width / 2
    dashes = "4 3" if not hop.observed else "1 3" if hop.departed else ""
    stroke = THINNEST + (THICKEST - THINNEST) * min(1.0, max(0.0, hop.strength))
    curve = f"M0 {start:g}C{half:g} {start:g} {half:g} {end:g} {width:g} {end:g}"
    return Line(css, curve, f"{stroke:.1f}", dashes, hidden)
