"""What stands behind a clear word in the names of ordinary firms and says nothing of their trade: "PA", "& Sons", "#107"."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from infograph.industry.taxonomy import HERE
from infograph.patterns import pattern

_OUTLET = pattern(
    r"[\s,:;–—-]*(?:#\s*\w*\d[\w-]*|\b(?:no|nr|num|store|shop|unit|branch|location|loc|ste|suite|site)\b[\s.:#]*\d[\w-]*)"
    r"(?:\s*[-–]\s*\w+)?\s*$|(?<=\w)\s+[-–]?\s*0*\d{3,6}\s*$",
    2,
)
"""The number of a store: "#10657", "No. 12", a number of three figures and more at the end."""

_PARTED = pattern(r"(?:\s+(?:&|and|und|et|y|e|og|och|ja|i|ve|w/)\s+|\s*\+\s*|\s*&\s*(?=\w{3}))(?!an?\s|the\s)", 2)


def without_number(company: str) -> str:
    """Return a company cell without the number of a store at its end; the whole where nothing else is said.

    >>> without_number("STARBUCKS CORPORATION #10657"), without_number("Pier 1"), without_number("#12")
    ('STARBUCKS CORPORATION', 'Pier 1', '#12')
    """
    if not any(sign.isdigit() for sign in company):
        return company
    bare = _OUTLET.sub("", company).strip()
    return bare if any(sign.isalpha() for sign in bare) else company


def first_of(company: str) -> str:
    """Return what stands before "and", "&" or "+", "" where nothing does.

    >>> first_of("Emerald Pools and Spas"), first_of("Acme Dental"), first_of("Smith + Sons + Roofing")
    ('Emerald Pools', '', 'Smith')
    """
    parts = _PARTED.split(company, maxsplit=1)
    return parts[0].strip() if len(parts) > 1 else ""


def is_ending(words: Sequence[str]) -> bool:
    """Say whether words are nothing but endings.

    >>> is_ending(["pa"]), is_ending(["sons", "middle", "east"]), is_ending([]), is_ending(["roots"])
    (True, True, True, False)
    """
    return _is_run(words, _endings())


def _is_run(words: Sequence[str], phrases: Mapping[str, tuple[tuple[str, ...], ...]]) -> bool:
    place = 0
    while place < len(words):
        size = next(
            (len(phrase) for phrase in phrases.get(words[place], ()) if tuple(words[place : place + len(phrase)]) == phrase), 0
        )
        if not size:
            return False
        place += size
    return True


def without_region(folded: str) -> str:
    """Return a folded name without the regions, states and cities at its end; the same where nothing would be left.

    >>> without_region("pwc middle east"), without_region("deloitte seattle"), without_region("new york")
    ('pwc', 'deloitte', 'new york')
    """
    words = folded.split()
    place = next((place for place in range(1, len(words)) if _is_run(words[place:], _regions())), len(words))
    return " ".join(words[:place])


def rows() -> list[dict[str, str]]:
    """Return the rows of endings.csv as they stand in the file."""
    with (HERE / "endings.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def of_kind(kind: str) -> Iterator[str]:
    """Yield the endings of a kind, as the file names it.

    >>> "pa" in of_kind("practice")
    True
    """
    for row in rows():
        if row["kind"] == kind:
            yield from row["words"].split(";")


@cache
def _endings() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    return _by_first(row["words"] for row in rows())


@cache
def _regions() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    return _by_first(row["words"] for row in rows() if row["kind"] in ("region", "state", "city"))


def _by_first(lists: Iterable[str]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for text in ";".join(lists).split(";"):
        words = tuple(text.split())
        phrases.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(alike, key=len, reverse=True)) for first, alike in phrases.items()}
