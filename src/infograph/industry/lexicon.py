"""Words that tell an industry, found in company names and titles as whole words and stems."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from infograph.industry.rules import kind
from infograph.industry.taxonomy import HERE

Where = Literal["name", "field", "work", "solo", "hint"]
"""Where a word counts.

name: in a company name; field: in a title, since it names the field itself ("payments"); work: in
a title, an occupation of one industry, only where the company says nothing ("registered nurse");
solo: in a title, only where no employer is named ("accountant"); hint: in a company name, too weak
to label it, yet it tells that the next word is borrowed ("golf clinic").
"""

_ENDINGS = kind("ending of a brand")
_FAMILIES = tuple(kind("name of a family"))


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word says: industries best first (none: it only takes away another word's meaning)."""

    industries: tuple[str, ...]
    confidence: float
    english: bool  # of English only, whose names and titles end with it (not words that name a field)


@dataclass(frozen=True, slots=True)
class Hit:
    """A word or phrase found at the places start <= place < end of a text's words."""

    words: str
    sense: Sense
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Index:
    phrases: dict[str, list[tuple[tuple[str, ...], Sense]]]  # by first word, longest first
    prefixes: dict[str, Sense]
    brands: dict[str, Sense]  # beginnings of made-up names
    suffixes: dict[str, Sense]
    lengths: tuple[tuple[int, ...], tuple[int, ...]]  # of beginnings and endings, longest first
    corners: frozenset[str]  # their first and last three letters, to pass most words over at once


def scan(tokens: Sequence[str], *where: Where) -> list[Hit]:
    """Return the words and phrases known in these places among folded words, in order, longest first.

    A phrase uses up its words: in "food bank" no bank is found, in "bank street" nothing is.

    >>> [(hit.words, hit.sense.industries[0]) for hit in scan("springfield food bank".split(), "name")]
    [('food bank', 'charities')]
    >>> scan("riverbank bankers box".split(), "name")[0].words
    'bankers'
    """
    index, hits, place = _index(where), [], 0
    while place < len(tokens):
        hit = _phrase_at(index, tokens, place) or _stem_at(index, tokens, place)
        if hit and hit.sense.industries:
            hits.append(hit)
        place = hit.end if hit else place + 1
    return hits


def rows() -> list[dict[str, str]]:
    """Return the rows of words.csv, trades.csv and measured.csv; of a word that stands in two the later counts."""
    kept: list[dict[str, str]] = []
    later: dict[str, set[str]] = {"name": set(), "work": set()}
    for name in ("measured.csv", "trades.csv", "words.csv"):
        file = _file(name)
        kept[:0] = [{**row, "words": words} for row in file if (words := _without(row, later))]
        for row in file if name != "words.csv" else ():
            later[row["where"]].update(row["words"].split(";"))
    return kept


def _without(row: Mapping[str, str], later: Mapping[str, set[str]]) -> str:
    words = row["words"].split(";")
    return ";".join(word for word in words if word not in later.get(row["where"], ()))


def _file(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _index(places: tuple[Where, ...]) -> _Index:
    phrases: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    stems: dict[str, dict[str, Sense]] = {"*": {}, "+": {}, "": {}}
    for row in rows():
        if not set(places).isdisjoint(row["where"].split("|")):
            sense = _sense(row)
            for text in row["words"].split(";"):
                if text[-1] in "*+":
                    stems[text[-1]][text[:-1]] = sense
                elif text.startswith("*"):
                    stems[""][text[1:]] = sense
                else:
                    first, *rest = text.split(" ")
                    phrases.setdefault(first, []).append((tuple(rest), sense))
    for alike in phrases.values():
        alike.sort(key=lambda phrase: (-len(phrase[0]), -phrase[1].confidence))
    beginnings = [*stems["*"], *stems["+"]]
    corners = frozenset([stem[:3] for stem in beginnings] + [stem[-3:] for stem in stems[""]])
    lengths = (_lengths(beginnings), _lengths(stems[""]))
    return _Index(phrases, stems["*"], stems["+"], stems[""], lengths, corners)


def _sense(row: Mapping[str, str]) -> Sense:
    industries = tuple(code for code in row["industries"].split("|") if code)
    languages = row["languages"].split("|")
    english = languages == ["en"] and row["where"] != "field"
    return Sense(industries, float(row["confidence"] or 0), english)


def _lengths(stems: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({len(stem) for stem in stems}, reverse=True))


def _phrase_at(index: _Index, tokens: Sequence[str], place: int) -> Hit | None:
    for rest, sense in index.phrases.get(tokens[place], ()):
        end = place + 1 + len(rest)
        if tuple(tokens[place + 1 : end]) == rest:
            return Hit(" ".join(tokens[place:end]), sense, place, end)
    return None


def _stem_at(index: _Index, tokens: Sequence[str], place: int) -> Hit | None:
    # A German or Dutch compound is what its last part says, so endings come before beginnings.
    token = tokens[place]
    if (token.isascii() and token[:3] not in index.corners and token[-3:] not in index.corners) or token.endswith(_FAMILIES):
        return None
    for length in index.lengths[1]:
        if length < len(token) and token[-length:] in index.suffixes:
            return Hit(token, index.suffixes[token[-length:]], place, place + 1)
    for length in index.lengths[0]:
        if token[:length] in index.prefixes and length <= len(token):
            return Hit(token, index.prefixes[token[:length]], place, place + 1)
        if token[:length] in index.brands and token[length:] in _ENDINGS:
            return Hit(token, index.brands[token[:length]], place, place + 1)
    return None
