"""Words of titles: whole words, phrases, beginnings and endings of compounds, each with what its list says of it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Generic, TypeVar

from infograph.industry.taxonomy import HERE
from infograph.text import fold

T = TypeVar("T")

PART = "|"
"""Stands among the words of a title where another part of it begins: "Product Manager, Payments"."""

_AND, _AT = "and", "at"
_SIGNS = {"&": _AND, "+": _AND, "@": _AT}
_EMPLOYED = frozenset((_AT, "bei", "beim", "chez", "presso", "bij", "hos"))
# Words and the signs that count; a hyphen parts only where spaces stand around it.
_ASCII = re.compile(r"[a-z0-9]+|[|;,/(\[&+@]|\s-+\s|:\s")
_SIGN = re.compile(r"([|•·∙;,/(\[&+@]|\s[-–—]+\s|:\s)")
_STEM = 4
"""Letters of an ending or a beginning at least: shorter ones stand in too many words."""

_LAST_SPACED = "\u3000"
"""Writing behind this sign sets no spaces between words, or sets them as it likes: Chinese, Japanese, Korean."""


class Hit(Generic[T]):
    """Words found at the places start <= place < end, and what they say."""

    __slots__ = ("end", "start", "value", "words")

    def __init__(self, words: str, value: T, start: int, end: int) -> None:
        self.words, self.value, self.start, self.end = words, value, start, end


class TitleWords(Generic[T]):
    """An index of words and phrases, "*" before or after a word for endings and beginnings; each has a value.

    Words with "*" on both sides are looked for anywhere, in writing that sets no spaces between words.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._longer: dict[str, list[tuple[list[str], T]]] = {}  # phrases by their first word
        self._single: dict[str, T] = {}
        self._endings: dict[str, T] = {}
        self._beginnings: dict[str, T] = {}
        self._inside: dict[str, T] = {}
        for words, value in entries:
            if words.startswith("*") and words.endswith("*"):
                self._inside[words[1:-1]] = value
            elif words.startswith("*"):
                self._endings[words[1:]] = value
            elif words.endswith("*"):
                self._beginnings[words[:-1]] = value
            elif " " in words:
                first, *rest = words.split(" ")
                self._longer.setdefault(first, []).append((rest, value))
            else:
                self._single[words] = value
        for alike in self._longer.values():
            alike.sort(key=lambda phrase: -len(phrase[0]))
        self._widest = max(map(len, self._inside), default=0)
        self._word = lru_cache(maxsize=65536)(self._word_of)

    def scan(self, words: list[str]) -> list[Hit[T]]:
        """Return what is known among folded words, in order, the longest phrase first; a phrase uses its words up."""
        hits: list[Hit[T]] = []
        place, longer, single = 0, self._longer, self._word
        for start, word in enumerate(words):
            if start < place:
                continue
            place = start + 1
            for rest, value in longer.get(word, ()):
                if words[place : place + len(rest)] == rest:
                    place += len(rest)
                    hits.append(Hit(" ".join(words[start:place]), value, start, place))
                    break
            else:
                alone = single(word)
                if alone is not None:
                    hits.append(Hit(word, alone, start, place))
                elif word > _LAST_SPACED:
                    hits += self._within(word, start)
        return hits

    def _within(self, word: str, start: int) -> list[Hit[T]]:
        """Return what stands in a run of signs without spaces, in order, the longest first."""
        hits: list[Hit[T]] = []
        place = 0
        while place < len(word):
            parts = (word[place : place + width] for width in range(self._widest, 0, -1))
            part = next((part for part in parts if part in self._inside), "")
            if part:
                hits.append(Hit(part, self._inside[part], start, start + 1))
            place += len(part) or 1
        return hits

    def _word_of(self, word: str) -> T | None:
        return self._single[word] if word in self._single else self._stem_of(word)

    def _stem_of(self, word: str) -> T | None:
        """Return what a compound says: of German, Dutch and Nordic ones the last part, else the first."""
        for start in range(1, len(word) - _STEM + 1):
            if word[start:] in self._endings:
                return self._endings[word[start:]]
        for end in range(len(word), _STEM - 1, -1):
            if word[:end] in self._beginnings:
                return self._beginnings[word[:end]]
        return None


@lru_cache(maxsize=1024)
def words_of(title: str) -> list[str]:
    """Return the folded words of a title without the employer that it names, `PART` between its parts; not to be changed.

    A title is asked for its function, its level and its occupation in turn, so the last ones are kept.

    >>> words_of("Sr. Product Manager, Payments @ Acme"), words_of("Research & Development Engineer at Globex")
    (['sr', 'product', 'manager', '|', 'payments'], ['research', 'and', 'development', 'engineer'])
    """
    if title.isascii():
        words = [word if word.isalnum() else _SIGNS.get(word, PART) for word in _ASCII.findall(title.casefold())]
    else:
        words = []
        for place, part in enumerate(_SIGN.split(title)):
            words += [_SIGNS.get(part, PART)] if place % 2 else fold(part).split()
    if not _EMPLOYED.isdisjoint(words):
        end = next((place for place, word in enumerate(words) if word in _EMPLOYED and place), len(words))
        return words[:end]
    return words


def parts_of(words: list[str]) -> Iterator[list[str]]:
    """Yield the parts of a title, by its words with `PART` between them.

    >>> list(parts_of(["product", "manager", "|", "payments"]))
    [['product', 'manager'], ['payments']]
    """
    begun = 0
    for place, word in enumerate(words):
        if word == PART:
            yield words[begun:place]
            begun = place + 1
    yield words[begun:] if begun else words


def rows(name: str) -> list[Mapping[str, str]]:
    """Return the rows of a list beside this module."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
