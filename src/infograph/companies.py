"""Company names as people write them, folded to one key and compared by whole words, never substrings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from infograph.patterns import lists_in, pattern
from infograph.text import clean, fold

Match = Literal["exact", "strong", "weak", ""]


def _words(name: str) -> frozenset[str]:
    return frozenset(" ".join(_ROWS[name]).split())


def _either(name: str) -> str:
    return "|".join(_ROWS[name])


_ROWS = lists_in(Path(__file__).with_name("company_words.csv"))
# Legal forms are dropped only at the end of a name ("AG Insurance" keeps its AG).
_LEGAL = _words("legal")
_LEGAL_RUNS = tuple(tuple(row.split()) for row in _ROWS["run"])
_LEGAL_ENDS = _LEGAL | {run[-1] for run in _LEGAL_RUNS}
_LEGAL_FIRST = _words("first")
_CJK_LEGAL = pattern(
    r"株式会社|有限会社|合同会社|股份有限公司|有限责任公司|有限責任公司|股份公司|有限公司|주식회사|유한회사|\((?:株|有|주|유)\)"
)
_ASSOCIATION = pattern(r"(?<!\s)\s+(?:e\.\s?[vg]\.?|(?-i:eG|eV))(?=$|\s)", re.I)
_APOSTROPHES = pattern(r"['’‘ʼ`´]")
_BRACKETS = pattern(r"(?:(?<=\s)|^)(?:\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】)(?=\s|$)|\([^()]*\)?$")
_LEAD = pattern(f"^(?:{_either('lead')})", re.I)
_PAST = pattern(r"^(?:[Ee][Xx][-–—]\s*@?\w|[Ee][Xx]\s+@?[A-Z]|(?:[Ff]ormerly|[Pp]reviously)\s+\S|[Ff]ormer\s+@)")
# Names of plain words need no pattern at all, and are read ten times as fast, where none of these stands in them, nor any of
# the others behind an article ("Skype, a division of Microsoft").
_CARE = _words("care")
_ARTICLES, _BEHIND_ARTICLE = _words("article"), _words("behind_article")
# Of those, seven of ten have none of these either, and stay as they are.
_NEEDS_CARE = _LEGAL | _LEGAL_FIRST | _CARE | _BEHIND_ARTICLE
_MARKS = pattern(r"[^\w\s.&'’+*!-]|\s-|^ex-|\be\.\s?[vg]\b|[\u1100-\uffff]", re.I)
_TAIL = pattern(rf"(?<![\s,;:(–—-])[\s,;:(–—-]+(?:{_either('tail')}).*$", re.I)
_PARTS = pattern(r"\s*[|•·¦]\s*|\s+[-–—/]+\s+|\s+@\s*|\s*//+\s*")

_HIDDEN = _words("hidden")
_OF_HIDDEN = _words("of_hidden")

# Words that name a part or a place of the same company; they neither carry a match nor break one.
_PLACES = _words("place")
_PARTS_OF = _words("part") | _PLACES
# Words too common to say on their own that two companies are one.
_GENERIC = _PARTS_OF | _words("generic")
_SMALL = _words("small")
_OF = _words("of")  # "Volkswagen de México"
_NAMED_PLACES = _words("named_place")


@lru_cache(maxsize=65536)
def fold_company(name: str) -> str:
    """Return the matching key of a company name; never "" for a name that is not blank.

    Case, diacritics, punctuation, apostrophes, brackets, legal forms, "@", "ex-", "part of ..." and
    "formerly ..." make no difference; of "X | Y" the first part counts. A name is never reduced to
    nothing or to a generic word. Names in other scripts keep their letters.

    >>> fold_company("J.P. Morgan Chase & Co."), fold_company("Ørsted A/S")
    ('jp morgan chase', 'orsted')
    >>> fold_company("Wise (formerly TransferWise)"), fold_company("GitHub, part of Microsoft")
    ('wise', 'github')
    >>> fold_company("Plan A"), fold_company("Co"), fold_company("Health Inc."), fold_company("-")
    ('plan a', 'co', 'health inc', '-')
    """
    words = _plain_words(name)
    if words and len(min(words, key=len)) > 1:
        if _NEEDS_CARE.isdisjoint(words):
            return " ".join(words)
        if _CARE.isdisjoint(words) and (_ARTICLES.isdisjoint(words) or _BEHIND_ARTICLE.isdisjoint(words)):
            return " ".join(_without_legal(words))
    return _fold_with_care(name)


def _plain_words(name: str) -> list[str]:
    """Return the words of a name of ASCII letters and digits alone, in small letters; none of any other."""
    words = name.lower().split()
    letters = "".join(words)
    return words if letters.isascii() and letters.isalnum() else []


def _fold_with_care(name: str) -> str:
    whole = clean(name)
    words = whole.lower().split()
    plain = _NEEDS_CARE.isdisjoint(words) and not _MARKS.search(whole)
    bare = whole if plain else _main_part(whole)
    words = _joined_initials(fold(_APOSTROPHES.sub("", bare)).split())
    kept = [word for word in words if word != "and"]
    return " ".join(_without_legal(kept)) or " ".join(words) or fold(whole) or whole or name.strip()


def squash(folded: str) -> str:
    """Return a folded company name without spaces: "data robot" and "datarobot" are one.

    >>> squash(fold_company("Data Robot, Inc.")) == squash(fold_company("DataRobot"))
    True
    """
    return folded.replace(" ", "")


@lru_cache(maxsize=65536)
def is_employer(name: str) -> bool:
    """Say whether a company cell names an employer: not "Self-employed", "Stealth", "-", "Retired".

    >>> [is_employer(n) for n in ("Stealth AI Startup", "Freiberuflich", "—", "N/A", "Independent Bank")]
    [False, False, False, False, True]
    """
    plain = _plain_words(name)
    whole = "" if plain else clean(name)
    words = plain or fold(_APOSTROPHES.sub("", whole)).split()
    key = " ".join(words)
    if not words or key in _not_employers() or _hidden(words):
        return False
    if plain or key == whole.lower():
        return True
    parts = [part for part in _PARTS.split(whole) if part]
    return len(parts) < 2 or any(is_employer(part) for part in parts)


def is_past(name: str) -> bool:
    """Say whether a company cell speaks of a former employer ("ex-Google").

    >>> is_past("ex-Google"), is_past("Exxon"), is_past("Former Glory Ltd")
    (True, False, False)
    """
    return bool(_PAST.match(clean(name)))


def is_generic(word: str) -> bool:
    """Say whether a folded word is too common to tell one company from another.

    >>> is_generic("partners"), is_generic("stripe")
    (True, False)
    """
    return word in _GENERIC


@lru_cache(maxsize=65536)
def core_of(folded: str) -> str:
    """Return a folded name without the words for a part or a place of the company, at its end.

    The same name where nothing distinctive would be left.

    >>> core_of("google india"), core_of("siemens digital industries software"), core_of("global systems")
    ('google', 'siemens', 'global systems')
    """
    return _shortened(folded, _PARTS_OF)


def without_place(folded: str) -> str:
    """Return a folded name without countries and cities at its end, so that a part's name stays.

    >>> without_place("target australia"), without_place("target group")
    ('target', 'target group')
    """
    return _shortened(folded, _PLACES)


def is_place(word: str) -> bool:
    """Say whether a folded word is a country, a great city or a part of the world.

    >>> is_place("chile"), is_place("bicicletas")
    (True, False)
    """
    return word in _PLACES


def match(a: str, b: str) -> Match:
    """Judge whether two names mean one company, by whole words.

    "exact": the same key; "strong": the same words in another order, or one adds only a part or a
    place ("Siemens" and "Siemens Digital Industries Software"); "weak": they begin with the same
    distinctive word and are possibly, often not, the same; "": nothing in common that counts.

    >>> match("GE HealthCare", "GE Healthcare Inc."), match("Siemens AG", "Siemens Digital Industries Software")
    ('exact', 'strong')
    >>> match("Epic Systems", "Epic Games"), match("Bain Capital", "Bain & Company")
    ('weak', 'weak')
    >>> match("Loop", "Loopio"), match("Monogram Health", "Advocate Health"), match("Meta", "Metabase")
    ('', '', '')
    """
    first, second = fold_company(a), fold_company(b)
    if not (is_employer(a) and is_employer(b)):
        return ""
    if first == second or (len(first) > 4 and squash(first) == squash(second)):
        return "exact"
    return _judge_words(first.split(), second.split())


def is_division(first: Sequence[str], added: Sequence[str]) -> bool:
    """Say whether words added to a name can be a part of it: the name has two telling words, and none names a place after it.

    >>> is_division(["credit", "agricole"], ["languedoc"]), is_division(["wells", "fargo"], ["center"])
    (True, False)
    """
    return sum(word not in _GENERIC for word in first) > 1 and _NAMED_PLACES.isdisjoint(added)


def _shortened(folded: str, dropped: frozenset[str]) -> str:
    kept = folded.split()
    while len(kept) > 1 and (kept[-1] in dropped or (kept[-1] in _OF and len(kept) < len(folded.split()))):
        kept.pop()
    return " ".join(kept) if any(word not in _GENERIC for word in kept) else folded


@cache
def _not_employers() -> frozenset[str]:
    lines = Path(__file__).with_name("not_employers.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(fold(_APOSTROPHES.sub("", line)) for line in lines if not line.startswith("#")) - {""}


def _main_part(text: str) -> str:
    bare = text if text.isascii() else _CJK_LEGAL.sub(" ", unicodedata.normalize("NFKC", text))
    bare = _LEAD.sub("", bare.strip(' \t"“”«»,;'))
    for cut in (_BRACKETS, _TAIL, _ASSOCIATION):
        rest = cut.sub("", bare).strip()
        bare = rest if rest != bare and _says_something(rest) else bare
    parts = [part for part in _PARTS.split(bare) if part]
    return next((part for part in parts if len(parts) > 1 and is_employer(part) and _says_something(part)), bare)


def _says_something(text: str) -> bool:
    return any(word not in _GENERIC and word not in _LEGAL for word in fold(text).split())


def _hidden(words: list[str]) -> bool:
    return not _HIDDEN.isdisjoint(words) and all(word in _HIDDEN or word in _OF_HIDDEN for word in words)


def _joined_initials(words: list[str]) -> list[str]:
    """Join runs of single letters, so that "J.P." and "JP", "S.A." and "SA" are one word."""
    if all(len(word) > 1 for word in words):
        return words
    joined: list[str] = []
    open_run = False
    for word in words:
        single = len(word) == 1 and word.isalpha() and word.isascii()
        if single and open_run:
            joined[-1] += word
        else:
            joined.append(word)
        open_run = single
    return joined


def _without_legal(words: list[str]) -> list[str]:
    kept = list(words)
    shorter = _drop_last_form(kept)
    while len(shorter) < len(kept) and _distinctive(shorter):
        kept, shorter = shorter, _drop_last_form(shorter)
    if len(kept) > 1 and kept[0] in _LEGAL_FIRST and _distinctive(kept[1:]):
        kept = kept[1:]
    return kept


def _drop_last_form(words: list[str]) -> list[str]:
    if words[-1:] and words[-1] not in _LEGAL_ENDS:
        return words
    for run in _LEGAL_RUNS:
        if len(words) > len(run) and tuple(words[-len(run) :]) == run:
            return words[: -len(run)]
    return words[:-1] if len(words) > 1 and words[-1] in _LEGAL else words


def _distinctive(words: list[str]) -> bool:
    return any(word not in _GENERIC for word in words) or len(words) > 1


def _judge_words(first: list[str], second: list[str]) -> Match:
    few, many = sorted(([w for w in words if w not in _SMALL] for words in (first, second)), key=len)
    if few and set(few) == set(many):
        return "strong"
    if len(few) > 1 and many[: len(few)] == few:
        return _judge_added(few, many[len(few) :])
    if not few or few[0] in _GENERIC or few[0] != many[0]:
        return ""
    return "strong" if len(few) == 1 and all(word in _PARTS_OF for word in many[1:]) else "weak"


def _judge_added(few: list[str], added: list[str]) -> Match:
    # A name of two telling words ("Goldman Sachs") stays itself whatever its divisions are called,
    # but not when a place is named after it ("Bank of America Stadium").
    return "strong" if is_division(few, added) or all(word in _PARTS_OF for word in added) else "weak"
