"""Say what somebody does as a letter would: the role, without what people hang on their headlines."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from infograph.companies import fold_company, is_employer
from infograph.patterns import lists_in, pattern
from infograph.text import clean

MOST_WORDS = 12
"""A longer role is a sentence about oneself, and no role (chosen: the longest titles on business cards have ten)."""

_STRONG = pattern(r"\s*(?:[|¦•·∙‣▪►▸»›]|//|\\)\s*")
_BRACKETS = pattern(r"\s*[(\[{]([^()\[\]{}]*)[)\]}]?")
_HASHTAG = pattern(r"(?:^|\s)#\w+")
_AT = pattern(r"\s+(?:at|@|chez|bei)\s*(?=\S)|\s*@\s*(?=\w)", re.I)
_LISTS = lists_in(Path(__file__).with_name("role_words.csv"))
_ASIDE, _SEEKING, _SLOGAN = (rf"(?:{'|'.join(_LISTS[name])})" for name in ("aside", "seeking", "slogan"))
"""How a part of a headline begins that is beside one's role, looks for one, or praises: each a pattern."""
_NO_ROLE = pattern(rf"(?:{_ASIDE}|{_SEEKING}|{_SLOGAN})(?!\w)|.*\b(?:enthusiast|lover|geek|nerd|evangelist at heart)$", re.I)
_EMPTY = pattern(rf"(?:{_SEEKING}|{_SLOGAN})(?!\w)", re.I)
_WEAK = pattern(rf"(?:\s*[,;+&]\s*|\.\s+|\s+[-–—/]\s*|\s+and\s+)(?=(?:{_ASIDE}|{_SEEKING}|{_SLOGAN})(?!\w))", re.I)
_LEGAL_END = pattern(r"(?<=\w)[\s,]+(?:inc|incorporated|llc|ltd|limited|plc|gmbh|corp|b\.?v|n\.?v|pty)\.?$", re.I)
_SMALL, _CAPITALS = (frozenset(" ".join(_LISTS[name]).split()) for name in ("small", "capitals"))
"""Words that stay small in a title, and abbreviations longer than three letters."""


def plain_role(position: str) -> str:
    """Return a role without the tail of its headline: boards, speaking, former employers, slogans; "" if none is left.

    >>> plain_role("Head of Payments | board member & angel investor"), plain_role("CTO • speaker")
    ('Head of Payments', 'CTO')
    >>> plain_role("Product Lead / ex-Google"), plain_role("UX/UI Designer"), plain_role("Open to work")
    ('Product Lead', 'UX/UI Designer', '')
    """
    text = _BRACKETS.sub(_kept_brackets, _HASHTAG.sub(" ", _symbols_apart(clean(position))))
    parts = [part for part in (_trimmed(part) for part in _STRONG.split(text)) if any(char.isalpha() for char in part)]
    roles = [part for part in parts if not _NO_ROLE.match(part)] or [part for part in parts if not _EMPTY.match(part)]
    role = _trimmed(_WEAK.split(roles[0], maxsplit=1)[0]) if roles else ""
    return _calm(role) if len(role.split()) <= MOST_WORDS else ""


def role_and_place(position: str, company: str) -> tuple[str, str]:
    """Return the role and where it is held, each once: a headline may name the place itself.

    >>> role_and_place("Head of Payments at Monzo", "Monzo Bank Ltd"), role_and_place("Founder @ Kiebitz", "Self-employed")
    (('Head of Payments', 'Monzo Bank'), ('Founder', 'Kiebitz'))
    """
    role = plain_role(position)
    place = spoken(company) if is_employer(company) else ""
    what, *named = _AT.split(role, maxsplit=1)
    if not named or not what:
        return role, place
    same = fold_company(named[0]).split()[:1] == fold_company(place).split()[:1]
    return (what, place if same and place else named[0])


def spoken(company: str) -> str:
    """Return a company as people call it in a sentence: without "Inc." and its like, and no full stop of its own.

    >>> spoken("PayPal, Inc."), spoken("Kiebitz Logistik GmbH"), spoken("Tiffany & Co."), spoken("Limited")
    ('PayPal', 'Kiebitz Logistik', 'Tiffany & Co', 'Limited')
    """
    return (_LEGAL_END.sub("", clean(company)) or clean(company)).rstrip(" .,")


def _kept_brackets(match: re.Match[str]) -> str:
    inside = match.group(1).strip()
    return "" if not inside or _NO_ROLE.match(inside) else f" ({inside})"


def _symbols_apart(text: str) -> str:
    """Return text with pictures as separators: people put them where others put a bar."""
    if text.isascii():
        return text
    return "".join("" if c in "®™℠©\ufe0f\u200d" else "|" if unicodedata.category(c) in ("So", "Cn", "Co") else c for c in text)


def _trimmed(part: str) -> str:
    return part.strip(" \t,;:-–—/&+.!~*").strip()


def _calm(role: str) -> str:
    """Return a role written all in capitals as others write theirs; short words may be abbreviations and stay.

    >>> _calm("HEAD OF RISK, EMEA"), _calm("CEO"), _calm("VP of Sales")
    ('Head of Risk, EMEA', 'CEO', 'VP of Sales')
    """
    other_script = any(char.isalpha() and char.upper() == char.lower() for char in role)
    if not role.isupper() or other_script or all(len(word) < 4 for word in role.split()):
        return role
    return " ".join(_calm_word(word, first=not place) for place, word in enumerate(role.split()))


def _calm_word(word: str, *, first: bool) -> str:
    if word.lower() in _SMALL and not first:
        return word.lower()
    return word if len(word.strip(",.;")) < 4 or word.strip(",.;") in _CAPITALS else word.capitalize()
