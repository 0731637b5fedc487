"""Words that tell an industry, found in company names and titles as whole words and stems."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from infograph.industry.taxonomy import HERE

Where = Literal["name", "field", "work", "solo"]
"""Where a word counts.

name: in a company name; field: in a title, since it names the field itself ("payments"); work: in
a title, an occupation of one industry, only where the company says nothing ("registered nurse");
solo: in a title, only where no employer is named ("accountant").
"""

_ROMANCE = frozenset({"fr", "es", "pt", "it"})


@dataclass(frozen=True, slots=True)
class Sense:
    """What a word says: industries best first (none: it only takes away another word's meaning)."""

    industries: tuple[str, ...]
    confidence: float
    romance: bool  # of Romance languages only, whose names begin with the word that counts


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
    suffixes: dict[str, Sense]
    lengths: tuple[tuple[int, ...], tuple[int, ...]]  # of prefixes and suffixes, longest first


def scan(tokens: Sequence[str], where: Where) -> list[Hit]:
    """Return the known words and phrases among folded words, in order, longest phrases first.

    A phrase uses up its words: in "food bank" no bank is found, in "bank street" nothing is.

    >>> [(hit.words, hit.sense.industries[0]) for hit in scan("springfield food bank".split(), "name")]
    [('food bank', 'charities')]
    >>> scan("riverbank bankers box".split(), "name")[0].words
    'bankers'
    """
    index, found, place = _index(where), [], 0
    while place < len(tokens):
        hit = _phrase_at(index, tokens, place) or _stem_at(index, tokens, place)
        if hit and hit.sense.industries:
            found.append(hit)
        place = hit.end if hit else place + 1
    return found


def rows() -> list[dict[str, str]]:
    """Return the rows of words.csv as they stand in the file."""
    with (HERE / "words.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def _index(where: Where) -> _Index:
    phrases: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
    prefixes: dict[str, Sense] = {}
    suffixes: dict[str, Sense] = {}
    for row in rows():
        if where in row["where"].split("|"):
            sense = _sense(row)
            for text in row["words"].split(";"):
                if text.endswith("*"):
                    prefixes[text[:-1]] = sense
                elif text.startswith("*"):
                    suffixes[text[1:]] = sense
                else:
                    first, *rest = text.split(" ")
                    phrases.setdefault(first, []).append((tuple(rest), sense))
    for found in phrases.values():
        found.sort(key=lambda phrase: -len(phrase[0]))
    return _Index(phrases, prefixes, suffixes, (_lengths(prefixes), _lengths(suffixes)))


def _sense(row: Mapping[str, str]) -> Sense:
    industries = tuple(code for code in row["industries"].split("|") if code)
    return Sense(industries, float(row["confidence"] or 0), _ROMANCE.issuperset(row["languages"].split("|")))


def _lengths(stems: Mapping[str, Sense]) -> tuple[int, ...]:
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
    for length in index.lengths[1]:
        if length < len(token) and token[-length:] in index.suffixes:
            return Hit(token, index.suffixes[token[-length:]], place, place + 1)
    for length in index.lengths[0]:
        if length <= len(token) and token[:length] in index.prefixes:
            return Hit(token, index.prefixes[token[:length]], place, place + 1)
    return None
