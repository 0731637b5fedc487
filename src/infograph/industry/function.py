"""What people do at work, from their title alone: the word that names the job before the words that say where it is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from infograph.industry.firms import at_firm, rank_of
from infograph.industry.title_words import Hit, TitleWords, parts_of, rows, words_of
from infograph.model import Doing
from infograph.text import fold

Kind = Literal["over", "role", "also", "field", "general", "weak", "last"]
"""What a word says of a title.

over: the function whatever else stands there ("assistant to the CFO"); role: the job itself ("recruiter"); also: the job
beside another ("founder"); field: the work of whom a general word names ("sales" in "sales manager"); general: a job that may
be in any field ("consultant"), told behind the field where one stands; weak: as field, where nothing clearer stands ("client
manager"); last: only where nothing else is known ("managing director").
"""

SURE: Mapping[Kind, float] = MappingProxyType(
    {"over": 0.95, "role": 0.92, "also": 0.9, "field": 0.88, "general": 0.85, "weak": 0.75, "last": 0.6}
)
"""Confidence 0..1 of a function by the kind of word that says it."""
LATER = 0.9
"""Part of it that a word behind a comma or a dash keeps."""
FIRM = 0.85
"""Confidence of what a rank alone says at a firm of one profession."""
MOST = 2
"""Functions of one title."""

_AND = frozenset("and und et y e og och i oraz".split())
_OF = frozenset("of for to in with within across".split())
_LATE = frozenset("en tr fi hu cjk".split())
_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class _Sense(NamedTuple):
    functions: tuple[str, ...]
    kind: Kind
    late: bool  # its language names the job last


_Found = Hit[_Sense]


def functions(
    title: str, overrides: Mapping[str, tuple[str, ...]] = _NONE, industries: Iterable[str] = ()
) -> tuple[Doing, ...]:
    """Return what somebody does by their title, surest first, at most two; empty where it does not say.

    `overrides` are the user's words on whole titles, by `text.fold` of them; `industries` those of the employer, which tell
    what the ranks of some professions do.

    >>> [one.function for one in functions("Product Manager, Payments")], [one.function for one in functions("Sales Engineer")]
    (['product'], ['sales', 'engineering'])
    >>> functions("Engineering Recruiter")[0].function, functions("Assistant to the CEO")[0].function, functions("Thinker")
    ('human-resources', 'administration', ())
    >>> functions("Associate"), functions("Associate", industries=["law"])[0].function
    ((), 'legal')
    """
    if overrides:
        own = overrides.get(fold(title))
        if own is not None:
            return tuple(Doing(code, 1.0, title, "user") for code in own)
    firm = at_firm(title, industries) if industries else ""
    if firm:
        others = (doing for doing in _functions(title) if doing.function != firm)
        return (Doing(firm, FIRM, rank_of(title), "firm"), *others)[:MOST]
    return _functions(title)


@lru_cache(maxsize=65536)
def _functions(title: str) -> tuple[Doing, ...]:
    words = words_of(title)
    later, last = 1.0, None
    for part in parts_of(words):
        hits = _index().scan(part)
        deciding = _decided(part, hits)
        if deciding:
            return _doings(deciding, later)
        last = last or next((hit for hit in hits if hit.value.kind == "last"), None)
        later = LATER
    return _doings([last], 1.0) if last else ()


def _decided(words: Sequence[str], hits: Sequence[_Found]) -> list[_Found]:
    """Return the words of a part that say the function: whose job it is, beside what, else in which field."""
    kinds = [hit.value.kind for hit in hits]
    if "over" in kinds:
        return [hits[kinds.index("over")]]
    roles = _heads(words, _of_kind(hits, "role")) if "role" in kinds else []
    if "also" in kinds:
        return [hits[kinds.index("also")], *roles]
    return [*(roles or _of_kind(hits, "field")[:1]), *_of_kind(hits, "general")[:1]] or _of_kind(hits, "weak")


def _of_kind(hits: Sequence[_Found], kind: Kind) -> list[_Found]:
    return [hit for hit in hits if hit.value.kind == kind]


def _heads(words: Sequence[str], roles: Sequence[_Found]) -> list[_Found]:
    """Return the word of each joined part that is its head: the first; where languages name the job last, as English does, the
    last before "of" or "for".

    "Engineering recruiter" recruits, an "ingénieur commercial" builds; a "founder and marketer" does both.
    """
    if len(roles) == 1:
        return list(roles)
    heads: list[_Found] = []
    end = -1
    for hit in roles:
        if heads and any(word in _OF for word in words[end : hit.start]):
            break
        if not heads or any(word in _AND for word in words[end : hit.start]):
            heads.append(hit)
        elif hit.value.late:
            heads[-1] = hit
        end = hit.end
    return heads


def _doings(hits: Iterable[_Found], part: float) -> tuple[Doing, ...]:
    doings: dict[str, Doing] = {}
    for hit in hits:
        for doing in _said(hit.value, hit.words, part):
            doings.setdefault(doing.function, doing)
    return tuple(doings.values())[:MOST]


@lru_cache(maxsize=16384)
def _said(sense: _Sense, words: str, part: float) -> tuple[Doing, ...]:
    sure = round(SURE[sense.kind] * part, 2)
    return tuple(Doing(code, sure, words, "title") for code in sense.functions)


@cache
def _index() -> TitleWords[_Sense]:
    return TitleWords(
        (words, _Sense(tuple(row["function"].split("|")), _kind(row["kind"]), row["language"] in _LATE))
        for row in rows("functions.csv")
        for words in row["words"].split(";")
    )


def _kind(text: str) -> Kind:
    kinds: dict[str, Kind] = {kind: kind for kind in SURE}
    return kinds[text]
