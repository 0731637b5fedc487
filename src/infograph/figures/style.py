"""Colours and marks of every figure in one place, so that contrast is checked once and holds everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from infograph.phrases.pictures import LEGEND


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one appearance, as `#rrggbb`.

    `ink` and `faint` are for text (at least 4.5 to 1 on `paper`), `tie` and `hues` for lines and marks
    (at least 3 to 1, WCAG 2.2 criterion 1.4.11); `rule` only separates and carries no meaning.
    """

    name: str
    paper: str
    ink: str
    faint: str
    tie: str
    rule: str
    hues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """How one industry is drawn: a colour and a marker, so that neither is needed to tell it apart."""

    label: str
    colour: str
    marker: str


# Okabe and Ito 2008; orange (2.3 to 1) and sky blue (2.3) are darkened on white, vermillion (4.3) comes last
# on dark and blue (3.2) is left out there.
LIGHT = Theme(
    "light",
    "#ffffff",
    "#222222",
    "#595959",
    "#858585",
    "#d9d9d9",
    ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#a87400", "#3c8dbc"),
)
DARK = Theme(
    "dark",
    "#1e1e1e",
    "#f2f2f2",
    "#b8b8b8",
    "#8c8c8c",
    "#444444",
    ("#56b4e9", "#e69f00", "#009e73", "#cc79a7", "#f0e442", "#d55e00"),
)
MARKERS = ("o", "s", "D", "^", "v", "p")
UNKNOWN = "unknown"

THINNEST, THICKEST = 0.6, 4.0
"""Line widths in points for strength 0 and 1."""


def theme(dark: bool) -> Theme:
    """Return the colours for a dark or a light background."""
    return DARK if dark else LIGHT


def line_width(strength: float) -> float:
    """Return the width in points of a tie of strength 0..1.

    >>> line_width(0), line_width(1), line_width(7)
    (0.6, 4.0, 4.0)
    """
    return THINNEST + (THICKEST - THINNEST) * min(1.0, max(0.0, strength))


def marks(industries: Iterable[str], colours: Theme) -> dict[str, Mark]:
    """Return the mark of each industry met, the commonest first; "" is unknown, the seventh and later other.

    Ties in number are broken by name, so the same people always look the same.

    >>> [m.marker for m in marks(["fintech", "", "climate", "fintech"], LIGHT).values()]
    ['o', 's', '.']
    """
    counts = Counter(industries)
    unknown = counts.pop("", 0)
    ranked = sorted(counts, key=lambda code: (-counts[code], code))
    legend = {code: Mark(words(code), hue, marker) for code, hue, marker in zip(ranked, colours.hues, MARKERS, strict=False)}
    legend |= {code: Mark(LEGEND["other"], colours.tie, "X") for code in ranked[len(MARKERS) :]}
    if unknown:
        legend[""] = Mark(LEGEND["unknown"], colours.tie, ".")
    return legend


def words(code: str) -> str:
    """Return an industry's code as people read it; a name, which no code with its small letters is, stays as it is.

    >>> words("artificial-intelligence"), words("E-commerce")
    ('artificial intelligence', 'E-commerce')
    """
    return code.replace("-", " ") if code.islower() else code


def contrast(colour: str, other: str) -> float:
    """Return the contrast ratio 1..21 of two `#rrggbb` colours (WCAG 2.2, relative luminance).

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    dim, bright = sorted((_luminance(colour), _luminance(other)))
    return round((bright + 0.05) / (dim + 0.05), 2)


def blend(top: str, bottom: str, share: float) -> str:
    """Return the colour of `top` laid over `bottom`, `share` 0..1 of it showing.

    >>> blend("#ffffff", "#000000", 0.5)
    '#808080'
    """
    mixed = (a * share + b * (1 - share) for a, b in zip(_rgb(top), _rgb(bottom), strict=True))
    return "#" + "".join(f"{round(part):02x}" for part in mixed)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(part / 255) for part in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
