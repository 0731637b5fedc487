"""Names in the case that their bearers use: words all in capitals or all in small letters are set as names are; pure text.

BLOOM, bloom and MCBLOOM become Bloom, Bloom and McBloom; what is mixed already (deGrasse, Mcbloom) is its bearer's word
and stays, as does every script without cases.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from infograph.names.words import listed
from infograph.patterns import pattern

PARTICLES = listed("particle")
"""Words inside a name that stay small; at its beginning and its end they are names themselves."""
PARENT = pattern(r"[asdw]/[opl]", re.I)
"""a/l, a/p, s/o, d/o: "child of" in names from Malaysia, Singapore and India, not a choice of two names."""
SUFFIXES = frozenset("jr sr ii iii iv".split())
"""What tells the bearers of one name in a family apart."""
FAMILY_FIRST = listed("family first")
"""Family names of peoples who write them first: where one begins a name, the name is in that order."""

_INITIALS = pattern(r"(?:[^\W\d_]\.-?)+[^\W\d_]?\.?")
_VOWELS = frozenset("aeiouyäöüåæøœàáâãèéêëìíîïòóôõùúûýăąęėĕēěīįıōőūůűų")
_SPLIT = pattern(r"([-'’ʼʻ‘])")
_CAPITAL_AFTER = listed("capital after")
"""What stands before an apostrophe and a capital: O'Neil, D'Arcy, N'Diaye, Dell'Acqua; but Ala'a and Sha'ban."""
_MC = pattern(rf"(mc)(?=\w{{3}})|(mac)(?=(?:{'|'.join(sorted(listed('after mac')))})$)", re.I)
_TURKISH = frozenset("İĞğıŞş")
_ROMANIAN = frozenset("ŢţȚțĂăÂâ")


def usual_case(words: Sequence[str]) -> list[str]:
    """Return the words of a name in their usual case.

    >>> usual_case("ADA VAN DER BERG".split()), usual_case("IŞIL OKEZ-ILGAZ".split())
    (['Ada', 'van', 'der', 'Berg'], ['Işıl', 'Okez-Ilgaz'])
    >>> usual_case("ludwig van d'arcy".split()), usual_case(["JP", "McBloom"]), usual_case(["AJ"])
    (['Ludwig', 'van', "D'Arcy"], ['JP', 'McBloom'], ['AJ'])
    """
    cased = [word for word in words if has_case(word)]
    shouted, small = all(map(_is_upper, cased)), all(map(_is_lower, cased))
    if len(words) == 1 and len(words[0]) <= 2:
        return list(words)
    turkish = any(_TURKISH.intersection(word) for word in words) and not any(_ROMANIAN.intersection(word) for word in words)
    return [_set(word, place, words, one_case=shouted or small, turkish=turkish) for place, word in enumerate(words)]


def has_case(word: str) -> bool:
    """Say whether a word has a letter of an alphabet whose names are written with capitals: Georgian ones are not.

    >>> has_case("田中"), has_case("ნინო"), has_case("Ольга")
    (False, False, True)
    """
    return any(c.isalpha() and (c < "\u0590" or "\u1e00" <= c <= "\u1fff") and c.lower() != c.upper() for c in word)


def in_capitals(word: str) -> bool:
    """Say whether a word of two letters or more is all in capitals.

    >>> in_capitals("BLOOM"), in_capitals("PHRi"), in_capitals("B.")
    (True, False, False)
    """
    return sum(map(str.isalpha, word)) > 1 and has_case(word) and _is_upper(word)


def is_initial(word: str) -> bool:
    """Say whether a word stands for a longer one: an initial, several, or Md for Muhammad.

    >>> is_initial("J."), is_initial("J.R."), is_initial("Md"), is_initial("Jo")
    (True, True, True, False)
    """
    bare = word.rstrip(".")
    return len(bare) <= 1 or bool(_INITIALS.fullmatch(word)) or word.endswith(".") or bare in ("Md", "MD", "Mohd", "Muhd")


def _set(word: str, place: int, words: Sequence[str], *, one_case: bool, turkish: bool) -> str:
    inner = 0 < place < len(words) - 1 and words[0].casefold() not in FAMILY_FIRST
    if not has_case(word) or not (_is_upper(word) or _is_lower(word)):
        return word
    link = inner and _links(word, words[place - 1]) and (one_case or not _is_upper(word) or _beside(place, words))
    if link or PARENT.fullmatch(word):
        return word.lower()
    if _is_lower(word):
        return _capital(word, turkish=turkish) if one_case or not (inner or word in PARTICLES) else word
    return word if _stands_for_more(word, place, words) else _capital(word, turkish=turkish)


def _links(word: str, before: str) -> bool:
    """Say whether a word inside a name is a particle: "la" only behind "de" (La Fontaine, but de la Cruz)."""
    small = word.casefold()
    return small in PARTICLES and (small not in ("la", "las", "los") or before.casefold() == "de")


def _beside(place: int, words: Sequence[str]) -> bool:
    return any(_is_upper(word) and len(word) > 3 for word in words[place + 1 :])


def _stands_for_more(word: str, place: int, words: Sequence[str]) -> bool:
    """Say whether capitals are what they are: initials (J.R., JP, AJ), and III after a name."""
    if word.casefold() in SUFFIXES and word.casefold() not in ("jr", "sr") and place > 1:
        return True
    if _INITIALS.fullmatch(word) or len(word) == 1:
        return True
    if place == len(words) - 1 and place > 0:
        return False
    return len(word) == 2 and (word.endswith("J") or not _VOWELS.intersection(word.lower())) and word not in ("NG", "ST", "MD")


def _capital(word: str, *, turkish: bool) -> str:
    if _INITIALS.fullmatch(word):
        return word.upper()
    if turkish:
        word = word.replace("I", "ı").replace("İ", "i")
    parts = _SPLIT.split(word.lower())
    cased = [_part(part, place, parts, turkish=turkish) for place, part in enumerate(parts)]
    return "".join(cased)


def _part(part: str, place: int, parts: Sequence[str], *, turkish: bool) -> str:
    mark = parts[place - 1] if place else ""
    if mark and mark != "-" and not (parts[place - 2] in _CAPITAL_AFTER or not parts[place - 2]):
        return part
    if mark == "-" and place < len(parts) - 1 and part in PARTICLES:
        return part
    if prefix := _MC.match(part):
        return prefix.group().capitalize() + part[prefix.end() :].capitalize()
    if re.match(r"ij[^aeiouy\W]", part):  # the Dutch letter: IJsbrand, but Ijaz and Ijeoma
        return "IJ" + part[2:]
    first = "İ" if turkish and part[:1] == "i" else part[:1].title()
    return first + part[1:]


def _is_upper(word: str) -> bool:
    return word == word.upper() != word.lower()


def _is_lower(word: str) -> bool:
    return word == word.lower() != word.upper()
