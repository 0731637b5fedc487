"""How alike two names are: the same in other spelling, perhaps the same, or another's; pure text."""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import lru_cache

from infograph.text import fold_name

_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


class Likeness(IntEnum):
    """How alike two names are."""

    OTHER = 0
    MAYBE = 1
    SAME = 2


def likeness(name: str, other: str) -> Likeness:
    """Return how alike two names are: spelling, order, accents and middle names make no difference.

    A part of the other, an initial or a shortened first name before the same last name may be the same person's.

    >>> likeness("Pat Q. Example", "EXAMPLE Pat"), likeness("Pat Example", "Patricia Example")
    (<Likeness.SAME: 2>, <Likeness.MAYBE: 1>)
    >>> likeness("Jürgen Müller", "Juergen Mueller"), likeness("Pat Example", "Bob Example")
    (<Likeness.SAME: 2>, <Likeness.OTHER: 0>)
    """
    return likeness_of_folded(name, fold_name(other))


def likeness_of_folded(name: str, fold: str) -> Likeness:
    """Return how alike a name and a folded one are, as `likeness` does."""
    a, b = list(_words(name)), _spelt(fold)
    if not a or not b:
        return Likeness.OTHER
    if sorted(a) == sorted(b) or "".join(a) == "".join(b):
        return Likeness.SAME
    a, b = sorted((a, b), key=len)
    if len(a) > 1 and a[0] == b[0] and a[-1] == b[-1]:
        return Likeness.SAME if _fits(a[1:-1], b[1:-1]) else Likeness.MAYBE
    if set(a) <= set(b):
        return Likeness.SAME if len(a) > 1 and all(len(word) == 1 for word in set(b) - set(a)) else Likeness.MAYBE
    first = len(a) > 1 and a[-1] == b[-1] and _begins(a[0], b[0])
    last = len(a) > 1 and a[0] == b[0] and min(len(a[-1]), len(b[-1])) == 1 and _begins(a[-1], b[-1])
    return Likeness.MAYBE if first or last else Likeness.OTHER


def could_be_alike(name: str, fold: str) -> bool:
    """Say whether a name and a folded one may be alike, as far as is seen at a glance: all others are OTHER.

    >>> could_be_alike("Pat Example", "patricia example"), could_be_alike("Pat Example", "pat elsewhere")
    (True, False)
    """
    a, b = _words(name), _spelt(fold)
    if not a or not b:
        return False
    initial = a[0] == b[0] and 1 in (len(a[-1]), len(b[-1]))
    return a[-1] in b or initial or set(b) <= set(a) or "".join(a) == "".join(b)


@lru_cache(maxsize=64)
def _words(name: str) -> tuple[str, ...]:
    return tuple(_spelt(fold_name(name)))


def _spelt(folded: str) -> list[str]:
    for two, vowel in _UMLAUTS:
        folded = folded.replace(two, vowel)
    return folded.split()


def _fits(fewer: list[str], more: list[str]) -> bool:
    """Say whether middle names are the same ones, some of them left out or cut to their initials."""
    left = list(more)
    for word in fewer:
        same = next(
            (middle for middle in left if _begins(word, middle) and (word == middle or 1 in (len(word), len(middle)))), None
        )
        if same is None:
            return False
        left.remove(same)
    return True


def _begins(word: str, other: str) -> bool:
    return word.startswith(other) or other.startswith(word)


def one_slip(name: str, other: str) -> bool:
    """Say whether a letter too many, too few or wrong, or two that changed places, is all that tells two folded names apart.

    >>> one_slip("ben singh", "ben snigh"), one_slip("ben singh", "ben sing"), one_slip("ann b lee", "ann c lee")
    (True, True, False)
    >>> one_slip("ben singh", "ben singh"), one_slip("ben singh", "bob snigh"), one_slip("pal 1", "pal 2")
    (False, False, False)
    """
    if name == other or " " not in name or any(map(str.isdecimal, name)) or _initials(name) != _initials(other):
        return False
    same = next((n for n, (x, y) in enumerate(zip(name, other, strict=False)) if x != y), min(len(name), len(other)))
    a, b = name[same:], other[same:]
    return b in (a[1:], a[1::-1] + a[2:]) or b[1:] in (a, a[1:])


def _initials(name: str) -> list[str]:
    return [word for word in name.split() if len(word) == 1]


def scripts_of(fold: str) -> frozenset[str]:
    """Return the scripts in which a folded name is written.

    >>> sorted(scripts_of("olga ivanova")), sorted(scripts_of("ольга (olga)"))
    (['LATIN'], ['CYRILLIC', 'LATIN'])
    """
    if fold.isascii():
        return frozenset(("LATIN",) if any(map(str.isalpha, fold)) else ())
    return frozenset(unicodedata.name(letter, "?").partition(" ")[0] for letter in fold if letter.isalpha())
