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
from infograph.industry.taxonomy import lineage
from infograph.model import Label
from infograph.patterns import pattern
from infograph.text import fold

Labels = dict[str, Label]
"""Labels by industry."""

SECOND = 0.9  # of the first industry's confidence, for the others of the same evidence
_CAP = 0.97
_TELLING = 0.84
_BUSINESSES = frozenset({"technology", "professional-services", "industry", "retail", "media", "mobility", "wholesale"})
"""Families whose words at the end of a name say what is made or done for a place: "Hotel Software", "Restaurant Supply"."""
_ENGLISH_BUSINESSES = frozenset({"finance", "healthcare", "construction"})
_ABOUT_ANYTHING = frozenset({"public-sector", "education", "nonprofit"})
_CLEAR = 0.75  # such a word, and above, needs no help of those that follow
_GIVES_WAY = frozenset(
    "consulting consultants consultancy consult technology technologies tech digital design designs training security "
    "group services solutions supply".split()
)
_ASIDE = 0.5  # of a word's confidence, where a later word says what the company really is
_TRAILED = 0.5  # of an English word's, where an unknown one follows: "Capital Roots", "Space Needle"

_MADE = frozenset({"creative"})  # "Midnight Oil Creative" sells no oil

_OF = frozenset(
    "of at on by near for d de del do da das dos du des di della dello delle dei au aux sur pour para por per "
    "fur am im an beim bei zum zur vom von auf van aan op te voor".split()
)
_SMALL = _OF | {"the", "la", "le", "el", "los", "las", "les"}
_TAILS = frozenset(
    "advisor aid aide apprentice assistant associate center centre chief clerk co collective com company "
    "connect consultant coordinator direct director district exchange express foundation head hub i ii iii in "
    "instructor intern io iv junior lead leader line link manager now office officer "
    "organisation organization owner partner people plus point practice practitioner pro professionals program programme "
    "project sales scientist senior shop specialist specialists startup startups store student supervisor team technician "
    "together trainee with worker works workshop x".split()
)
# Kinds of places and clubs: what else stands in their names is whom they are called after ("FC Energie Cottbus",
# "Pharma Bistro"), unless a word of another business follows ("Hotel Software").
_PLACES_AND_CLUBS = frozenset(
    "fc sc sv fsv bsg tsv vfb vfl tsg ssv spvgg afc cf acf rugby football cricket fussballclub sportverein bistro restaurant "
    "restaurants ristorante trattoria osteria pizzeria cafe caffe kaffeehaus pub bar gasthof gasthaus wirtshaus hotel "
    "hotels hostel hostal albergo auberge stadium arena theatre theater theatro teatro museum museo musee museu "
    "konditorei backerei bakery boulangerie panaderia church kirche chiesa iglesia igreja eglise orchestra orchester "
    "orchestre choir amphitheatre amphitheater kino cinema planetarium zoo library bibliothek".split()
)
_TITLE_PARTS = pattern(r"[|•·,;/()]|\s[-–—]\s|\s@|\bat\b")
_ELISION = pattern(r"\b([dlDL])['’](?=\w)")
_AI = pattern(r"\bA\.?I\b|\.ai\b|\bai$")  # "Ai" is also a name
_FORMER = pattern(
    r"\b(?:ex|former|formerly|previously|retired|aspiring|recovering|volunteer|weekend|hobby|trained|gelernte[rn]?|"
    r"ehemalige?r?|ancien(?:ne)?|antigu[oa]|seeking|looking for)\b[^|•,;&]*|"
    r"[^|•,;]*\bturned\b",
    re.I,
)


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
    hits = _telling(hits)
    head = _head(hits, words) if len(hits) > 1 else hits[0]
    mixed = borrowed or not all(_related(hit, head) for hit in hits)
    if mixed and not _is_sure(head, hits, words):
        return Read({}, mixed=True)
    labels = _of_hits([(hit, _weight(hit, head, words)) for hit in hits], source)
    return Read(labels, taken=all(is_taken(hit.words) for hit in hits))


def name_words(company: str, key: str) -> list[str]:
    """Return the words of a name (and of its key) to read: French "d'avocats" is two, "Ai" a name, "AI" is not.

    >>> name_words("Cabinet d'Avocats Lefèvre", "cabinet davocats lefevre")
    ['cabinet', 'd', 'avocats', 'lefevre']
    """
    apart = _ELISION.sub(r"\1 ", company)
    words = (key if apart == company else fold_company(apart)).split()
    return [word for word in words if word != "ai" or _AI.search(company)]


def in_title(title: str, *where: Where) -> Labels:
    """Return what a title says, read for words that count in these places; former jobs are passed over.

    >>> list(in_title("Head of Payments, ex Nurse", "field", "work"))
    ['payments']
    """
    return {label.industry: label for label in _title_labels(title, where)} if title else {}


def without_former(title: str) -> str:
    """Return a title without what its bearer was or would be: "ex ...", "retired ...", "aspiring ...".

    >>> without_former("Founder, formerly at Stripe")
    'Founder,  '
    """
    return _FORMER.sub(" ", title)


def put(labels: Labels, label: Label) -> None:
    """Add a label; a second, different piece of evidence for the same industry makes it surer."""
    known = labels.get(label.industry)
    if known is None:
        labels[label.industry] = label
    elif (known.source, known.what) == (label.source, label.what):
        labels[label.industry] = max(known, label, key=lambda one: one.confidence)
    else:
        sure = 1 - (1 - known.confidence) * (1 - label.confidence)
        first = max(known, label, key=lambda one: one.confidence)
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


def _telling(hits: list[Hit]) -> list[Hit]:
    """Return the words of a name without those that only say how a clear one is done: "Counseling & Consulting"."""
    others = [hit for hit in hits if not _gives_way(hit)]
    return others if any(hit.sense.confidence >= _CLEAR for hit in others) else hits


def _gives_way(hit: Hit) -> bool:
    words = hit.words.split()
    return _GIVES_WAY.issuperset(words) or (hit.start > 0 and is_ending(words))


def _weight(hit: Hit, head: Hit, words: Sequence[str]) -> float:
    if hit is not head and not _related(hit, head):
        return _ASIDE
    return _trailed(hit, words)


def _trailed(hit: Hit, words: Sequence[str]) -> float:
    after = words[hit.end] if hit.end < len(words) else ""
    of = hit.words.rpartition(" ")[2] in _OF  # "City of" whatever its name
    plain = (
        of or not after or after in _TAILS or after in _SMALL or after.isdigit() or (is_generic(after) and after not in _MADE)
    )
    return 1.0 if plain or not hit.sense.english or is_ending(words[hit.end :]) else _TRAILED


def _of_hits(hits: Iterable[tuple[Hit, float]], source: LabelSource) -> Labels:
    labels: Labels = {}
    for hit, weight in hits:
        for place, code in enumerate(hit.sense.industries):
            sure = hit.sense.confidence * weight * (SECOND if place else 1)
            put(labels, Label(code, sure, hit.words, source))
    return labels


def _head(hits: Sequence[Hit], tokens: Sequence[str]) -> Hit:
    """Return the word that says what a company is: of "Bank of America Stadium" the stadium.

    In Romance names and before "of" it is the first, otherwise the last; but what follows the
    whole of a name ("University of Iowa Hospitals") is more than what stands in it ("Bank of Art").
    """
    last = hits[-1]
    if place := _place_or_club(hits):
        return place
    if recruiter := next((hit for hit in hits if "recruiting" in hit.sense.industries), None):
        return recruiter
    of = next((i for i in range(hits[0].start, len(tokens)) if tokens[i] in _OF), len(tokens))
    before = [hit for hit in hits if hit.start < of]
    named = sum(hit.end - hit.start for hit in hits if of < hit.start < last.start) < last.start - of - 1
    if hits[0].end <= of < last.start and tokens[of] == "of" and named and tokens[last.start - 1] not in _SMALL:
        return last
    romance = before[0].sense.romance or (not before[0].sense.english and any(hit.sense.romance for hit in hits))
    return before[0] if romance else before[-1]


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


def _is_sure(head: Hit, hits: Sequence[Hit], words: Sequence[str]) -> bool:
    """Say whether one of several trades in a name is clearly what it is: a place or a club, or a telling word at its end.

    Or at its beginning, before "of": "Ministry of Health".

    Of names that mix trades otherwise one in five was read wrongly, of all others one in a hundred.
    """
    ends = head is hits[-1] and head.end == len(words)
    begins = head is hits[0] and not _OF.isdisjoint(words[head.end - 1 : head.end + 1]) and _is_about(head, hits[-1], words)
    telling = ends or begins or "recruiting" in head.sense.industries
    return (telling and head.sense.confidence >= _TELLING) or head is _place_or_club(hits)


def _is_about(head: Hit, last: Hit, words: Sequence[str]) -> bool:
    """Say whether the last word is what the head is about: "Ministry of Health", not "Pharmacie de Garde Productions"."""
    between = words[head.end : last.start]
    return all(word in _SMALL for word in between) or lineage(head.sense.industries[0])[-1] in _ABOUT_ANYTHING


def _is_business(hit: Hit) -> bool:
    family = lineage(hit.sense.industries[0])[-1]
    return family in _BUSINESSES or (hit.sense.english and family in _ENGLISH_BUSINESSES)


def _related(one: Hit, other: Hit) -> bool:
    return lineage(one.sense.industries[0])[-1] == lineage(other.sense.industries[0])[-1]
