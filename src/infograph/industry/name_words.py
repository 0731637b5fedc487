"""What the words of a company's name or of a title say, each with its weight and the words as evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from infograph.companies import fold_company, is_generic
from infograph.grounds import LabelSource
from infograph.industry.endings import is_ending
from infograph.industry.figurative import is_figure, is_taken
from infograph.industry.lexicon import Hit, Where, scan
from infograph.industry.rules import either, kind, limit, rule, weight
from infograph.industry.taxonomy import lineage
from infograph.model import Label
from infograph.patterns import pattern
from infograph.text import fold

Labels = dict[str, Label]
"""Labels by industry."""

SECOND = weight("second")
_CAP = limit("together")
_TELLING, _CLEAR = limit("telling"), limit("gives way")
_WEAK, _ASIDE, _TRAILED, _PLAINLY = limit("weak"), weight("aside"), weight("trailed"), weight("plain")

_GIVES_WAY, _BUSINESSES, _ENGLISH_BUSINESSES = kind("gives way"), kind("business"), kind("english business")
_ABOUT_ANYTHING, _MADE, _TAILS, _PLACES_AND_CLUBS = kind("about anything"), kind("made"), kind("tail"), kind("place or club")
_OF, _KIN = kind("of"), kind("kin")
_ARTICLES, _PLAIN = kind("article"), kind("plain")
_SMALL = _OF | _ARTICLES
_BETWEEN = _SMALL - {"the"}  # "Beauty & the Bamboo" is one figure
_TITLE_PARTS = pattern(r"[|•·,;/()]|\s[-–—]\s|\s@|\bat\b")
_ELISION = pattern(r"\b([dlDL])['’](?=\w)")
_LETTERS = {
    "ai": pattern(r"\bA\.?I\b|\.ai\b|\bai$"),  # "Ai" is also a name
    "it": pattern(r"^(?=.*[a-z]).*\bIT\b"),  # in a name of capitals alone it may be "it"
}
_FORMER = pattern(rf"\b(?:{either('former')})\b[^|•,;&]*|[^|•,;]*\bturned\b", re.I)


def in_name(words: Sequence[str], source: LabelSource = "name") -> Labels:
    """Return what the folded words of a company's name say.

    >>> in_name("bank street bakery".split())["food-beverage"].evidence
    'company name says “bakery”'
    >>> {code: label.confidence for code, label in in_name("bank of america stadium".split()).items()}
    {'banking': 0.45, 'events': 0.8}
    >>> in_name("insurance dental capital".split()), in_name("idea factory".split())
    ({}, {})
    """
    return read_name(words, source).labels


class Read(NamedTuple):
    """What a name says; whether its words are of different trades; whether others are called after what it names."""

    labels: Labels
    mixed: bool = False
    taken: bool = False


def read_name(words: Sequence[str], source: LabelSource = "name") -> Read:
    """Return what the words of a name say.

    Nothing where they are of different trades and none is clearly what the company is.

    >>> read_name("insurance dental capital".split())
    Read(labels={}, mixed=True, taken=False)
    >>> read_name("dental bank".split()).mixed, read_name("zorvex garage".split()).taken
    (False, True)
    """
    every = scan(words, "name")
    hits = [hit for hit in every if not is_figure(words, hit)] if every else every
    if not hits:
        return Read({})
    borrowed = len(hits) < len(every)
    hits = _telling(_before_article(hits, words))
    head = _head(hits, words) if len(hits) > 1 else hits[0]
    mixed = borrowed or not all(_related(hit, head) or _kin(hit, head) for hit in hits)
    if mixed and _is_unclear(head, hits, words):
        return Read({}, mixed=True)
    labels = _of_hits([(hit, _weight(hit, head, words)) for hit in hits], source)
    return Read(labels, taken=all(is_taken(hit.words) for hit in hits))


def name_words(company: str, key: str) -> list[str]:
    """Return the words of a name (and of its key) to read: French "d'avocats" is two, "Ai" a name, "AI" is not.

    >>> name_words("Cabinet d'Avocats Lefèvre", "cabinet davocats lefevre")
    ['cabinet', 'd', 'avocats', 'lefevre']
    """
    apart = _elided(company)
    words = (key if apart == company else fold_company(apart)).split()
    if _LETTERS.keys().isdisjoint(words):
        return words
    alone = {hit.words for hit in scan(words, "name")} & _LETTERS.keys()  # "It Services" is a phrase, "Book It" none
    return [word for word in words if word not in alone or _is_field(word, company)]


@rule("elision", otherwise=lambda company: company)
def _elided(company: str) -> str:
    return _ELISION.sub(r"\1 ", company)


@rule("ai", otherwise=lambda *_: True)
def _is_field(letters: str, company: str) -> bool:
    return bool(_LETTERS[letters].search(company))


def in_title(title: str, *where: Where) -> Labels:
    """Return what a title says, read for words that count in these places; former jobs are passed over.

    >>> list(in_title("Head of Payments, ex Nurse", "field", "work"))
    ['payments']
    """
    return {label.industry: label for label in _title_labels(title, where)} if title else {}


@rule("former", otherwise=lambda title: title)
def without_former(title: str) -> str:
    """Return a title without what its bearer was or would be: "ex ...", "retired ...", "aspiring ...".

    >>> without_former("Founder, formerly at Stripe")
    'Founder,  '
    """
    return _FORMER.sub(" ", title)


def put(labels: Labels, label: Label) -> None:
    """Add a label; a second, different piece of evidence for the same industry makes it surer."""
    before = labels.get(label.industry)
    if before is None:
        labels[label.industry] = label
    elif (before.source, before.what) == (label.source, label.what):
        labels[label.industry] = max(before, label, key=lambda proof: proof.confidence)
    else:
        sure = 1 - (1 - before.confidence) * (1 - label.confidence)
        first = max(before, label, key=lambda proof: proof.confidence)
        labels[label.industry] = replace(first, confidence=max(first.confidence, min(sure, _CAP)))


def scaled(labels: Labels, factor: float) -> Labels:
    """Return labels less sure by a factor."""
    return {code: replace(label, confidence=label.confidence * factor) for code, label in labels.items()}


@lru_cache(maxsize=131072)
def _title_labels(title: str, where: tuple[Where, ...]) -> tuple[Label, ...]:
    labels: Labels = {}
    for part in _TITLE_PARTS.split(without_former(title)):
        spoken = fold(part.replace("&", " and ")).split()
        words = [word for word in spoken if word != "and"]
        joined = {place - spoken[:place].count("and") for place, word in enumerate(spoken) if word == "and"}
        for hit in scan(words, *where):
            alone = hit.end - hit.start > 1 or hit.end in joined  # "Guitarist & Vocals"
            for label in _of_hits([(hit, 1.0 if alone else _trailed(hit, words))], "title").values():
                put(labels, label)
    return tuple(labels.values())


@rule("called after", otherwise=lambda hits, _: hits)
def _before_article(hits: list[Hit], words: Sequence[str]) -> list[Hit]:
    """Return the words before an article behind the first, after which a Romance name says whom it is called after."""
    first = hits[0]
    called = not first.sense.english and words[first.end : first.end + 1] and words[first.end] in _ARTICLES
    return [hit for hit in hits if hit.start < first.end] if called else hits


@rule("gives way", otherwise=lambda hits: hits)
def _telling(hits: list[Hit]) -> list[Hit]:
    """Return the words of a name without those that only say how a clear one is done: "Counseling & Consulting"."""
    others = [hit for hit in hits if not (_gives_way(hit) or _is_weak(hit, hits[-1]))]
    return others if any(hit.sense.confidence >= _CLEAR for hit in others) else hits


def _gives_way(hit: Hit) -> bool:
    words = hit.words.split()
    return _GIVES_WAY.issuperset(words) or (hit.start > 0 and is_ending(words))


@rule("weak", otherwise=lambda *_: False)
def _is_weak(hit: Hit, last: Hit) -> bool:
    return hit is not last and hit.sense.confidence < _WEAK


def _weight(hit: Hit, head: Hit, words: Sequence[str]) -> float:
    return _aside(hit, head) * (_trailed(hit, words) if _related(hit, head) else 1.0)


@rule("aside", otherwise=lambda *_: 1.0)
def _aside(hit: Hit, head: Hit) -> float:
    return 1.0 if hit is head or _related(hit, head) else _ASIDE


@rule("trailed", otherwise=lambda *_: 1.0)
def _trailed(hit: Hit, words: Sequence[str]) -> float:
    after = words[hit.end] if hit.end < len(words) else ""
    of = hit.words.rpartition(" ")[2] in _OF  # "City of" whatever its name
    plain = (
        of or not after or after in _TAILS or after in _BETWEEN or after.isdigit() or (is_generic(after) and after not in _MADE)
    )
    if plain or not hit.sense.english or _ends(words[hit.end :]):
        return 1.0
    return _PLAINLY if _is_plain(hit) else _TRAILED


@rule("plain", otherwise=lambda _: False)
def _is_plain(hit: Hit) -> bool:
    """Say whether a word means its trade whatever stands behind it: nobody is called "limo" for another reason."""
    return hit.words in _PLAIN


@rule("endings", otherwise=lambda _: False)
def _ends(words: Sequence[str]) -> bool:
    return is_ending(words)


def _of_hits(hits: Iterable[tuple[Hit, float]], source: LabelSource) -> Labels:
    labels: Labels = {}
    for hit, share in hits:
        for place, code in enumerate(hit.sense.industries):
            sure = hit.sense.confidence * share * (SECOND if place else 1)
            put(labels, Label(code, sure, hit.words, source))
    return labels


def _head(hits: Sequence[Hit], tokens: Sequence[str]) -> Hit:
    """Return the word that says what a company is: of "Bank of America Stadium" the stadium.

    Before "of" and otherwise it is the last; but what follows the whole of a name ("University of
    Iowa Hospitals") is more than what stands in it ("Bank of Art").
    """
    return _place_or_club(hits) or _before_of(hits, tokens)[-1]


@rule("before of", otherwise=lambda hits, _: hits)
def _before_of(hits: Sequence[Hit], tokens: Sequence[str]) -> Sequence[Hit]:
    """Return the words before "of"; of a name whose whole they are the last word alone: "University of Iowa Hospitals"."""
    last = hits[-1]
    of = next((i for i in range(hits[0].start, len(tokens)) if tokens[i] in _OF), len(tokens))
    named = sum(hit.end - hit.start for hit in hits if of < hit.start < last.start) < last.start - of - 1
    if hits[0].end <= of < last.start and tokens[of] == "of" and named and tokens[last.start - 1] not in _SMALL:
        return hits[-1:]
    return [hit for hit in hits if hit.start < of]


@rule("place or club", otherwise=lambda _: None)
def _place_or_club(hits: Sequence[Hit]) -> Hit | None:
    """Return the word for a place or a club that the rest of a name only tells apart from others."""
    places = [hit for hit in hits if not _PLACES_AND_CLUBS.isdisjoint(hit.words.split())]
    if len(places) > 1 and not _related(places[0], places[-1]):
        return places[-1] if places[-1].sense.english else None
    for hit in hits:
        if not _PLACES_AND_CLUBS.isdisjoint(hit.words.split()):
            first = hit.start == 0 and not _is_business(hits[-1])
            return hit if first or hit is hits[-1] or _place_or_club(hits[-1:]) else None
    return None


@rule("mixed", otherwise=lambda *_: False)
def _is_unclear(head: Hit, hits: Sequence[Hit], words: Sequence[str]) -> bool:
    """Say whether none of several trades in a name is clearly what it is; of such names one in five was read wrongly."""
    return not _is_telling(head, hits, words) and head is not _place_or_club(hits)


@rule("telling", otherwise=lambda *_: False)
def _is_telling(head: Hit, hits: Sequence[Hit], words: Sequence[str]) -> bool:
    """Say whether what a name is stands clearly at its end, or at its beginning before "of": "Ministry of Health"."""
    plain = _is_plain(head)
    last = head.end == len(words) or (plain and _ends(words[head.end :]))
    ends = last and head is hits[-1] and _OF.isdisjoint(words[: head.start][-1:])
    begins = head is hits[0] and not _OF.isdisjoint(words[head.end - 1 : head.end + 1]) and _is_about(head, hits[-1], words)
    return (ends or begins) and (plain or head.sense.confidence >= _TELLING)


def _is_about(head: Hit, last: Hit, words: Sequence[str]) -> bool:
    """Say whether the last word is what the head is about: "Ministry of Health", not "Pharmacie de Garde Productions"."""
    between = words[head.end : last.start]
    return all(word in _SMALL for word in between) or lineage(head.sense.industries[0])[-1] in _ABOUT_ANYTHING


def _is_business(hit: Hit) -> bool:
    family = lineage(hit.sense.industries[0])[-1]
    return family in _BUSINESSES or (hit.sense.english and family in _ENGLISH_BUSINESSES)


def _related(hit: Hit, other: Hit) -> bool:
    return lineage(hit.sense.industries[0])[-1] == lineage(other.sense.industries[0])[-1]


@rule("kin", otherwise=lambda *_: False)
def _kin(hit: Hit, other: Hit) -> bool:
    """Say whether two trades live in one house: who bakes has a café, who roofs cleans gutters."""
    ours, theirs = lineage(hit.sense.industries[0]), lineage(other.sense.industries[0])
    return any(f"{a} {b}" in _KIN or f"{b} {a}" in _KIN for a in ours for b in theirs)
