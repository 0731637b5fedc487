"""Words that stand beside people's names: titles, credentials, what somebody does, and words inside given names; pure text.

Places and firms that are surnames as often (Lima, Toledo, Lincoln, Siemens, Ford) are left out: a double name is kept.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from infograph.patterns import lists_in

_LISTS = lists_in(Path(__file__).with_name("words.csv"))


def listed(name: str) -> frozenset[str]:
    """Return a list of words.csv."""
    return frozenset(" ".join(_LISTS[name]).split())


TITLES = listed("title")
"""Titles before a name."""

DOTTED_TITLES = listed("dotted title")
"""Titles only where a full stop follows: without it they are names too."""

CREDENTIALS = listed("credential")
"""Letters that people put behind their names, without full stops."""

UNMISTAKABLE = listed("unmistakable")
"""Credentials that are no surname however they are written; "Mba" and "Ma" are."""

ROLES = listed("role")
"""Words that say what somebody does: what follows a comma or a dash with one of them is no part of the name."""

SERVANT = listed("servant")
"""First halves of given names: Abdul Rahman, Abu Bakr, El Mehdi."""

GIVEN_LINK = listed("given link")
"""Links inside given names: Noor ul Ain, Zia ur Rehman."""

BY_FATHER = listed("by father")
"""Words for "child of": a name with one of them has no family name."""

_PLACES = listed("country") | listed("region") | listed("city")
_FIRMS = listed("firm")
_TRADES = listed("trade")
_TRADE_ENDS = re.compile(
    r".{3,}(?:manager|berater|leiter|entwickler|ingenieur|anwalt|forscher|planer|trainer|referent|assistent|wissenschaftler)(?:in)?$"
)


def is_aside(word: str) -> bool:
    """Say whether a word behind a dash is a place, a firm or a trade, and no half of a double name.

    >>> is_aside("München"), is_aside("Deloitte"), is_aside("Projektleiterin"), is_aside("Carter")
    (True, True, True, False)
    """
    folded = word.casefold().strip(".,;:!?")
    bare = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return any(
        spelling in _PLACES or spelling in _FIRMS or spelling in _TRADES or _TRADE_ENDS.fullmatch(spelling)
        for spelling in (folded, bare)
    )
