"""Text fit to be shown: nothing that a terminal would obey, and plain signs where its encoding is poor."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple, TextIO

from infograph.model import Hop
from infograph.patterns import pattern
from infograph.phrases.evidence import tie_word
from infograph.text import display_width

_LIVE = pattern(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_PLAIN_SIGNS = {
    "●": "*",
    "○": "-",
    "…": "...",
    "─": "-",
    "·": "-",
    "–": "-",
    "—": "-",
    "→": "->",
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "\u200c": "",
    "\u200d": "",
}
DOTS = {"strong": "●●●", "medium": "●●○", "weak": "●○○", "unknown": "○○○"}
"""Strength as a shape: it stands beside the word and never replaces it."""


class Display(NamedTuple):
    """How to show: `width` in terminal cells (None: nothing is cut), `color` codes or none.

    `raw` leaves cells of csv and tsv as they are, even those that a spreadsheet would run as formulas.
    """

    width: int | None = None
    color: bool = False
    raw: bool = False


PLAIN = Display()


def safe(text: str) -> str:
    """Return text without anything a terminal obeys: escapes, bidi overrides, odd line ends become "�".

    >>> safe("fake\\rOK \\x1b[31mred \\u202egnp.exe")
    'fake�OK �[31mred �gnp.exe'
    """
    return text if text.isascii() and text.isprintable() else _LIVE.sub("\ufffd", text)


def one_line(text: str) -> str:
    """Return safe text on one line, white space collapsed.

    >>> one_line("Acme\\n  Ltd\\t(UK)")
    'Acme Ltd (UK)'
    """
    return " ".join(safe(" ".join(text.split())).split())


def encodable(text: str, encoding: str | None) -> str:
    """Return text that an encoding can write: signs get plain stand-ins, letters lose marks, the rest is "?".

    >>> encodable("José ●●○ 田中…", "ascii"), encodable("José ●●○", "utf-8")
    ('Jose **- ??...', 'José ●●○')
    """
    if text.isascii() or encoding is None:
        return text
    return text if _writes(text, encoding) else "".join(_stand_in(char, encoding) for char in text)


def cells_for(out: TextIO, text: str) -> str:
    """Return one line of text as this stream can show it."""
    return encodable(one_line(text), out.encoding)


def pad(text: str, width: int) -> str:
    """Return text filled with spaces to a width in terminal cells.

    >>> pad("田中", 6) + "|"
    '田中  |'
    """
    return text + " " * max(0, width - display_width(text))


def bold(text: str, color: bool) -> str:
    """Return text in bold, where codes are wanted."""
    return f"\x1b[1m{text}\x1b[0m" if color and text else text


def cyan(text: str, color: bool) -> str:
    """Return text in cyan, where codes are wanted; it never carries meaning of its own."""
    return f"\x1b[36m{text}\x1b[0m" if color and text else text


def tie_words(hop: Hop) -> str:
    """Return a tie's strength as dots and a word; a guess is called one.

    >>> tie_words(Hop(0.6, "interactions", "strong"))
    '●●● strong'
    """
    return f"{DOTS[hop.word]} {tie_word(hop)}"


def _writes(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _stand_in(char: str, encoding: str) -> str:
    if _writes(char, encoding):
        return char
    if char in _PLAIN_SIGNS:
        return _PLAIN_SIGNS[char]
    bare = "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))
    if bare and _writes(bare, encoding):
        return bare
    return "" if unicodedata.combining(char) else "?"
