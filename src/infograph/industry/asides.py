"""Occupations that every large employer has and that tell little of its field: a nurse at an insurer, a driver at a bank."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from infograph.industry.function import functions
from infograph.industry.seniority import level
from infograph.industry.taxonomy import lineage, members
from infograph.industry.title_words import TitleWords, rows, words_of


@lru_cache(maxsize=65536)
def aside(title: str) -> str:
    """Return the kind of occupation that a title is where it is at home in some industries alone, "" for most titles.

    Whoever leads such people leads a part of the company, and does tell of it; so does whose work for such people is another.

    >>> aside("Nursing Assistant"), aside("Truck Driver"), aside("Nurse Manager"), aside("Nurse Recruiter")
    ('care', 'driving', '', '')
    """
    hits = _index().scan(words_of(title))
    if not hits or level(title) not in _AMONG:
        return ""
    kind = hits[0].value
    return kind if any(doing.function in _does()[kind] for doing in functions(title)[:1]) else ""


_AMONG = frozenset(("intern", "junior", "professional", "senior"))
"""Levels of who does the work and leads nobody."""


def at_home(kind: str, asked: Iterable[str]) -> bool:
    """Say whether an occupation of a kind tells of one of these industries: what belongs to its own, and those above.

    >>> at_home("care", ["hospitals"]), at_home("care", ["fintech"]), at_home("driving", ["logistics"])
    (True, False, True)
    """
    own = {below for home in _homes().get(kind, ()) for below in members(home)}
    return not own.isdisjoint(code for industry in asked for code in (industry, *lineage(industry)))


@cache
def _does() -> dict[str, frozenset[str]]:
    """Return the functions that an occupation of a kind has."""
    return {row["aside"]: frozenset(row["functions"].split("|")) for row in rows("aside.csv")}


@cache
def _homes() -> dict[str, tuple[str, ...]]:
    return {row["aside"]: tuple(row["home"].split("|")) for row in rows("aside.csv")}


@cache
def _index() -> TitleWords[str]:
    return TitleWords((words, row["aside"]) for row in rows("aside.csv") for words in row["words"].split(";"))
