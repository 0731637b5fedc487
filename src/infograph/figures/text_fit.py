"""Text that fits: which letters the installed fonts can draw, how wide they come out, and where to cut.

A figure's labels cannot overlap only if widths are measured with the fonts that will draw them; and a letter
that no font has would be a box for the reader and a warning for the user.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache

from matplotlib import font_manager
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.ft2font import FT2Font

from infograph.text import clean

FALLBACKS = (
    "Noto Sans",
    "Noto Sans CJK JP",
    "Noto Sans CJK SC",
    "Noto Sans CJK KR",
    "Source Han Sans",
    "Hiragino Sans",
    "PingFang SC",
    "Yu Gothic",
    "Microsoft YaHei",
    "Malgun Gothic",
    "Apple SD Gothic Neo",
    "WenQuanYi Micro Hei",
    "Nirmala UI",
    "Noto Sans Devanagari",
    "Noto Sans Bengali",
    "Noto Sans Tamil",
    "Noto Sans Telugu",
    "Noto Sans Kannada",
    "Noto Sans Malayalam",
    "Noto Sans Gujarati",
    "Noto Sans Gurmukhi",
    "Noto Sans Sinhala",
    "Kohinoor Devanagari",
    "Lohit Devanagari",
    "Noto Sans Thai",
    "Leelawadee UI",
    "Thonburi",
    "Noto Sans Khmer",
    "Noto Sans Lao",
    "Noto Sans Myanmar",
    "Noto Sans Ethiopic",
    "Noto Sans Georgian",
    "Noto Sans Armenian",
    "Arial Unicode MS",
    "FreeSans",
)
"""Fonts asked for beside DejaVu Sans, which matplotlib ships and which has neither CJK nor Indic nor Thai."""

GRID = 144
"""Dots an inch for measuring; hinting makes other resolutions differ by a few hundredths (`SLACK`)."""
SLACK = 1.03
MOST_ACCENTS = 2
"""Accents kept on one letter: Vietnamese needs two, a stack of more would run into the row above."""
MOST_MARKS = 3
"""Marks of any script kept on one letter: pointed Hebrew and Indic scripts need three."""
_INVISIBLE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class Letter:
    """A kind of lettering: size in points, weight, and whether it steps back (`faint`)."""

    size: float
    bold: bool = False
    faint: bool = False


TITLE = Letter(13, bold=True)
SUBTITLE = Letter(9, faint=True)
HEAD = Letter(10, bold=True)
NAME = Letter(9)
STRONG = Letter(9, bold=True)
DETAIL = Letter(8, faint=True)
NOTE = Letter(8)
SMALL = Letter(7.5, faint=True)


@lru_cache(maxsize=1)
def families() -> tuple[str, ...]:
    """Return the font families to draw with, in order: DejaVu Sans and each installed one that adds letters.

    A family that is not installed would log a line for every text drawn, so none such is named.
    """
    _take_new_fonts()
    installed = set(font_manager.get_font_names())
    kept, covered = ["DejaVu Sans"], set(_letters_of("DejaVu Sans", bold=False))
    for family in FALLBACKS:
        if family in installed and not covered.issuperset(_letters_of(family, bold=False)):
            kept.append(family)
            covered |= _letters_of(family, bold=False)
    return tuple(kept)


@lru_cache(maxsize=2)
def letters(bold: bool = False) -> frozenset[int]:
    """Return the code points that the fonts can draw in this weight."""
    return frozenset().union(*(_letters_of(family, bold) for family in families()))


@lru_cache(maxsize=16384)
def drawable(text: str, bold: bool = False) -> str:
    """Return what of a text can be drawn: clean, without emoji and letters that no font has.

    At most a few accents stay on one letter. The result may be empty; see `missing`.

    >>> drawable("\\u202eZoë 🚀 Weber\\x1b[2J")
    'Zoë Weber[2J'
    """
    has_glyph, kept = letters(bold), ""
    for char in clean(text):
        if (ord(char) in has_glyph or char.isspace()) and not _excess(kept, char):
            kept += char
    kept = " ".join(kept.split())
    if not kept.isascii() and any(unicodedata.bidirectional(char) in ("R", "AL") for char in kept):
        # What stands between two parts belongs to neither: it and a number behind would turn round with a name before it.
        kept = kept.replace(" · ", "\u200e · ")
    return kept


def missing(text: str) -> bool:
    """Say whether a letter or digit of the text cannot be drawn with the fonts installed.

    >>> missing("Zoë 🚀")
    False
    """
    return bool(scripts_missing(text))


def scripts_missing(text: str) -> frozenset[str]:
    """Return the scripts ("Thai", "CJK") of those letters and digits of a text that no installed font has."""
    if text.isascii():
        return frozenset()
    lacking = (c for c in clean(text) if ord(c) not in letters() and unicodedata.category(c)[0] in "LN")
    return frozenset(_script(char) for char in lacking)


@lru_cache(maxsize=16384)
def width(text: str, letter: Letter) -> float:
    """Return how wide a drawable text comes out, in inches."""
    if not text:
        return 0.0
    pixels, _, _ = _pen().get_text_width_height_descent(text, properties(letter), False)  # type: ignore[no-untyped-call]
    return float(pixels) / GRID * SLACK


@lru_cache(maxsize=16384)
def fit(text: str, letter: Letter, room: float) -> str:
    """Return the drawable text, cut with an ellipsis where it would be wider than `room` inches.

    A cut never parts a letter from its accents.
    """
    whole = drawable(text, letter.bold)
    if width(whole, letter) <= room:
        return whole
    least, most = 0, len(whole)
    while most - least > 1:
        middle = (least + most) // 2
        if width(_cut(whole, middle), letter) <= room:
            least = middle
        else:
            most = middle
    return _cut(whole, least) if least else ""


def rooms(wanted: Mapping[str, float], usual: Mapping[str, float]) -> dict[str, float]:
    """Return how wide each column of texts may be: what it needs, up to its usual width and what others leave of theirs.

    The columns that need more take it in the order in which they stand in `usual`.

    >>> rooms({"name": 3.0, "role": 1.0, "company": 5.0}, {"name": 2.0, "company": 2.0, "role": 2.0})
    {'name': 3.0, 'company': 2.0, 'role': 1.0}
    """
    widths = {name: min(wanted[name], most) for name, most in usual.items()}
    spare = sum(usual.values()) - sum(widths.values())
    for name in usual:
        more = min(spare, wanted[name] - widths[name])
        widths[name] += more
        spare -= more
    return widths


def wrap(text: str, letter: Letter, room: float, most_lines: int = 3) -> list[str]:
    """Return the drawable text as lines of at most `room` inches; the last one is cut where it must be."""
    lines: list[str] = []
    words = drawable(text, letter.bold).split()
    while words and len(lines) < most_lines - 1:
        taken = _words_that_fit(words, letter, room)
        lines.append(fit(" ".join(words[:taken]), letter, room))
        words = words[taken:]
    return [*lines, fit(" ".join(words), letter, room)] if words else lines


@lru_cache(maxsize=64)
def properties(letter: Letter, scale: float = 1.0) -> font_manager.FontProperties:
    """Return matplotlib's description of a lettering; `scale` shrinks it to fit given axes."""
    weight = "bold" if letter.bold else "normal"
    return font_manager.FontProperties(family=list(families()), size=letter.size * scale, weight=weight)


def _take_new_fonts() -> None:
    """Tell matplotlib of the fonts installed since it first looked: it keeps its list and never looks again by itself."""
    listed = {font.fname for font in font_manager.fontManager.ttflist}
    for path in sorted(set(font_manager.findSystemFonts()) - listed):
        with suppress(OSError, RuntimeError):  # a file that is no font, or one of bitmaps, as of emoji
            font_manager.fontManager.addfont(path)


@lru_cache(maxsize=1)
def _pen() -> RendererAgg:
    return RendererAgg(8, 8, GRID)  # type: ignore[no-untyped-call]


@lru_cache(maxsize=128)
def _letters_of(family: str, bold: bool) -> frozenset[int]:
    wanted = font_manager.FontProperties(family=[family], weight="bold" if bold else "normal")
    return frozenset(FT2Font(font_manager.findfont(wanted)).get_charmap())


def _script(char: str) -> str:
    first = unicodedata.name(char, "other").replace("-", " ").split()[0]
    return "CJK" if first in ("CJK", "HIRAGANA", "KATAKANA", "HANGUL") else first.capitalize()


def _excess(before: str, char: str) -> bool:
    """Say whether a character is nothing to draw where it stands: a joiner after no letter, one mark too many."""
    if char in _JOINERS:
        return not before or not (before[-1].isalpha() or unicodedata.category(before[-1])[0] == "M")
    kind = unicodedata.category(char)
    if kind in _INVISIBLE:
        return True
    if kind not in ("Mn", "Me"):
        return False
    most = MOST_ACCENTS if "\u0300" <= char <= "\u036f" else MOST_MARKS
    return not before or all(unicodedata.category(c) in ("Mn", "Me") for c in before[-most:])


def _cut(text: str, length: int) -> str:
    while 0 < length < len(text) and (unicodedata.category(text[length])[0] == "M" or text[length] in _JOINERS):
        length -= 1
    return text[:length].rstrip(" ·,-" + _JOINERS) + "…"


def _words_that_fit(words: list[str], letter: Letter, room: float) -> int:
    taken = 1
    while taken < len(words) and width(" ".join(words[: taken + 1]), letter) <= room:
        taken += 1
    return taken
