"""What a company cell says of an industry: the employer list first, then the words of the name, then its other parts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from infograph.companies import fold_company, is_employer, is_generic, is_past
from infograph.industry.employers import Found, beginning, find, is_brief
from infograph.industry.endings import first_of, is_ending, without_number
from infograph.industry.name_words import SECOND, Labels, in_name, name_words, put, read_name, scaled
from infograph.industry.rules import either, limit, rule, weight
from infograph.model import Label
from infograph.patterns import pattern
from infograph.text import clean, fold

FLOOR = limit("floor")
"""Below this a label is more often wrong than right, so the person stays unknown."""
MOST = int(limit("most"))
"""Labels of one person, and of one employer."""

_PARTS = pattern(r"[|•·(\[]|\s[-–—/]\s|\s@|\b(?:d/?b/?a|trading as|doing business as)\b[\s.:]", 2)
_ABBREVIATED = pattern(r"([A-Z]{2,7})\s*(?:[-–|:]\s*|\()([A-Z].*?)\)?$")
_CJK = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_SCRIPTS = pattern(rf"(?<=[A-Za-z.])\s+(?={_CJK})|(?<={_CJK})\s+(?=[A-Za-z])")
_HUMP = pattern(r"(?<=[a-z])(?=[A-Z])")
_CORNER = r"\d+(?:st|nd|rd|th)\s(?:&|and)\s\w+(?:\s\d+)?\s(?:llc|lp|lllp)$"
_OWNED = rf"(?:{either('street')})\b.*\b(?:llc|lp|lllp)$"
_ADDRESS = pattern(
    rf"{_CORNER}|\d{{3,5}}\D*\b(?:llc|lp|lllp)$|\d+[a-z]?\s.*\s(?:{either('street')})\b|"
    rf"(?:.*\s)?\d{{2,5}}(?:-\d+)?\s.*\b{_OWNED}|(?:.*\s)?\d+(?:st|nd|rd|th)\s{_OWNED}",
    2,
)
_HOUSE = pattern(
    rf"\d{{2,5}}[a-z]?\s(?:.+\s(?:{either('street')})\.?(?:\s(?:[ns][ew]?|[ew]))?(?:\s(?:llc|lp|lllp|inc|trust))?|"
    r"(?:[ns][ew]?|[ew])\s\w+\s(?:llc|lp|lllp))$|" + _CORNER,
    2,
)
_PRACTICE = pattern(r"([^\W\d_][\w.,' -]*\s(?:&|and)\s[\w.' -]+?),?\s(?:p\.?s|l\.?l\.?p|pllc|p\.?c)\.?$", 2)
_SPA = pattern(rf"(?:.*\b(?:{either('spa')})\s)?spa\b(?!.*\bs\.?p\.?a\b)|.*\bspa\s(?:llc|pllc|inc|ltd|corp)\b", 2)
_DOES_NOT_COUNT = pattern(r"\b(?:acquired by|formerly|previously|fka|part of|now)\b.*$", 2)


def _nothing(*_: object) -> Labels:
    return {}


class Said(NamedTuple):
    """What a company cell says; whether its words are of different trades; whether others are called after what it names."""

    labels: tuple[Label, ...]
    mixed: bool = False
    taken: bool = False


@lru_cache(maxsize=65536)
def read_company(company: str) -> Said:
    """Return what a company cell says of the industry of who works there.

    >>> [label.industry for label in read_company("Acme (Stripe)").labels], read_company("Insurance Dental Capital").mixed
    (['payments'], True)
    """
    company = _spelled_out(company)
    if not is_employer(company):
        return Said(tuple(_of_unnamed(company).values()))
    if _is_former(company):
        return Said(())
    if first := _of_address(company) if _HOUSE.match(clean(company)) else {}:
        return Said(tuple(first.values()))
    company = _without_store(company)
    key = fold_company(company)
    if listed := _of_employers(find(key)) or _of_beginning(key.split()):
        return Said(tuple(listed.values()))
    read = read_name(name_words(company, key))
    if read.mixed:
        first = _of_first(company)
        return Said(tuple(first.values()), mixed=not first)
    said = {code: label for code, label in read.labels.items() if label.confidence >= FLOOR}
    said = said or _of_first(company) or _of_brackets(company, key) or _of_capitals(company, key) or _of_spa(company)
    return Said(tuple((said or _of_address(company)).values()), taken=read.taken)


@rule("unnamed", otherwise=_nothing)
def _of_unnamed(company: str) -> Labels:
    words = fold(company).split() if "stealth" in company.casefold() else []
    return scaled(in_name(words, "company"), weight("unnamed"))


@rule("past", otherwise=lambda _: False)
def _is_former(company: str) -> bool:
    return is_past(company) and not find(fold(company))


@rule("abbreviation", otherwise=lambda company: company)
def _spelled_out(company: str) -> str:
    match = _ABBREVIATED.match(company)
    if not match:
        return company
    short, name = match.groups()
    return name if "".join(word[0] for word in name.split()).upper() == short else company


@rule("store number", otherwise=lambda company: company)
def _without_store(company: str) -> str:
    bare = without_number(company)
    return company if bare == company or find(fold_company(company)) or is_brief(fold_company(bare)) else bare


@rule("division", otherwise=_nothing)
def _of_beginning(words: Sequence[str]) -> Labels:
    """Return what an employer does whose whole name begins another: its divisions and branches.

    Not where the rest says another business or a place called after it: "Marks Spencer Bakery".
    """
    employers, rest = beginning(words)
    return _of_employers(employers) if employers and not in_name(rest) else {}


@rule("and", otherwise=_nothing)
def _of_first(company: str) -> Labels:
    """Return what a name says before "and": "Emerald Pools and Spas", but not "Art and Soul", which is one figure."""
    first = first_of(company)
    words = fold(first).split()
    return scaled(in_name(words), weight("and")) if len(words) > 1 else {}


@rule("brackets", otherwise=_nothing)
def _of_brackets(company: str, key: str) -> Labels:
    apart = company if company.isascii() else _SCRIPTS.sub(" | ", company)
    parts = [_DOES_NOT_COUNT.sub("", part) for part in _PARTS.split(apart)]
    for part in parts if len(parts) > 1 else []:
        other = fold_company(part.strip(" )]"))
        if other and other != key and is_employer(other) and not is_brief(other):
            said = _of_employers(find(other)) or in_name(other.split())
            if said:
                return scaled(said, weight("brackets"))
    return {}


@rule("capitals", otherwise=_nothing)
def _of_capitals(company: str, key: str) -> Labels:
    apart = fold_company(_HUMP.sub(" ", company))
    said = in_name(apart.split()) if apart != key else {}
    return scaled({code: label for code, label in said.items() if label.confidence >= limit("capitals")}, weight("capitals"))


@rule("spa", otherwise=_nothing)
def _of_spa(company: str) -> Labels:
    """Return what "spa" says where it is no Italian company: "Zorvex Nail Spa", "Zorvex Spa LLC"."""
    return {"beauty-services": Label("beauty-services", weight("spa"), "spa", "name")} if _SPA.match(clean(company)) else {}


@rule("address", otherwise=_nothing)
def _of_address(company: str) -> Labels:
    return {"real-estate": Label("real-estate", weight("address"), clean(company), "name")} if _ADDRESS.match(company) else {}


@rule("practice", otherwise=_nothing)
def of_practice(company: str) -> Labels:
    """Return what the form says of a firm called after its partners: "Bricklin & Newman PLLC" is no shop.

    >>> list(of_practice("Zorvex & Quill, PLLC")), list(of_practice("Zorvex & Sons LLP"))
    (['professional-services'], [])
    """
    match = _PRACTICE.match(clean(company))
    names = fold(match[1]).split() if match else []
    if not names or any(is_generic(name) or is_ending([name]) for name in names):
        return {}
    return {"professional-services": Label("professional-services", weight("practice"), clean(company), "name")}


def _of_employers(matches: Sequence[Found]) -> Labels:
    labels: Labels = {}
    for match in matches:
        for place, code in enumerate(match.employer.industries[:MOST]):
            sure = match.confidence * (SECOND if place else 1)
            put(labels, Label(code, sure, match.employer.name, "employer"))
    return labels
