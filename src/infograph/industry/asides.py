"""Occupations that every large employer has and that tell little of its field: a nurse at an insurer, a driver at a bank."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from infograph.industry.taxonomy import lineage, members
from infograph.industry.title_words import TitleWords, rows, words_of


@lru_cache(maxsize=65536)
def aside(title: str) -> str:
    """Return the kind of occupation that a title is where it is at home in some industries alone, "" for most titles.

    Whoever leads such people leads a part of the company, and does tell of it.

    >>> aside("Nursing Assistant"), aside("Truck Driver"), aside("Nurse Manager"), aside("Product Manager")
    ('care', 'driving', '', '')
    """
    words = words_of(title)
    hits = _index().scan(words)
    return hits[0].value if hits and _LEAD.isdisjoint(words) else ""


_LEAD = frozenset("manager director head lead leader owner founder chief vp president supervisor researcher".split())


def at_home(kind: str, asked: Iterable[str]) -> bool:
    """Say whether an occupation of a kind tells of one of these industries: what belongs to its own, and those above.

    >>> at_home("care", ["hospitals"]), at_home("care", ["fintech"]), at_home("driving", ["logistics"])
    (True, False, True)
    """
    own = {below for home in _homes().get(kind, ()) for below in members(home)}
    return not own.isdisjoint(code for one in asked for code in (one, *lineage(one)))


@cache
def _homes() -> dict[str, tuple[str, ...]]:
    return {row["aside"]: tuple(row["home"].split("|")) for row in rows("aside.csv")}


@cache
def _index() -> TitleWords[str]:
    return TitleWords((words, row["aside"]) for row in rows("aside.csv") for words in row["words"].split(";"))
