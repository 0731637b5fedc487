"""What people write behind a dash that is no part of their name, as one word: places, firms and trades; pure text.

Places and firms that are surnames as often (Lima, Toledo, Lincoln, Siemens, Ford) are left out: a double name is kept.
"""

from __future__ import annotations

import re
import unicodedata

from infograph.name_words import listed

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
