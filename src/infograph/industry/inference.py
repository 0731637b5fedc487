"""From company and position to industries: who says so, how surely, and which word outranks which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from infograph.companies import core_of, fold_company, is_employer, is_past
from infograph.industry.employers import Found, beginning, find, is_brief
from infograph.industry.endings import first_of, without_number
from infograph.industry.lexicon import Where
from infograph.industry.name_words import SECOND, Labels, in_name, in_title, name_words, put, read_name, scaled, without_former
from infograph.industry.taxonomy import from_source, lineage, resolve
from infograph.model import Label
from infograph.patterns import pattern
from infograph.text import clean, fold

NO_INDUSTRY = "none"
"""The user's word for a company that is to be found under no industry."""

FLOOR = 0.5  # below this a label is more often wrong than right, so the person stays unknown
MOST = 4  # labels of one person

_GIVEN = 0.97
_DOUBT = 0.7  # of the doubt that a word's weight leaves (calibrated in benchmarks/industry)
_FIRST = 0.95  # what stands before "and" (34 of 39 right)
_UNNAMED = 0.9  # "Stealth Fintech Startup": the field is named, the company is not
_OTHER_PART = 0.85  # the second part of "Acme | Stripe", the bracket of "Acme (Stripe)"
_CAMEL = 0.85  # "PayLink": words that only the capitals part
_DOUBTFUL = 0.7  # a company's label below this lets an occupation speak too ("Ace Hardware", cashier)
_OCCUPATION = 0.8  # below it an occupation is found in every trade, so where the employer has a name it does not count
_CONTRADICTS = 0.75  # from here on an occupation contradicts a name that may be another's
_WORDS = 0.83  # up to here a company's words can be whom it is called after ("Milwaukee Brewers")
_TAKEN = 0.92  # the same for words that bars, galleries and shops like to be called after ("Farmacia")
# Where people of every occupation work; bars, bands and salons bear the words of any trade.
_HOSTS = frozenset({"education", "healthcare", "public-sector", "sports", "charities", "hotels", "retail", "elder-care"})
_CLEAR = 0.8
_LOWERED = 0.75  # of a name's confidence where the title speaks of another trade
_AT_COMPANY = 0.9  # "Nurse at Mayo Clinic" with no company given

_PARTS = pattern(r"[|•·(\[]|\s[-–—/]\s|\s@")
_ABBREVIATED = pattern(r"([A-Z]{2,7})\s*(?:[-–|:]\s*|\()([A-Z].*?)\)?$")
_CJK = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_SCRIPTS = pattern(rf"(?<=[A-Za-z.])\s+(?={_CJK})|(?<={_CJK})\s+(?=[A-Za-z])")
_HUMP = pattern(r"(?<=[a-z])(?=[A-Z])")
_AT = pattern(r"(?:\bat|\s@|\bbei|\bchez|\bpresso|\bbij)\s+(?!.*\b(?:ex|formerly|former|previously)\b)(\S.*)$", re.I)
_DOES_NOT_COUNT = pattern(r"\b(?:acquired by|formerly|previously|fka|part of|now)\b.*$", re.I)
# One's own business: only then does an occupation of every trade ("accountant") say what somebody works in.
_OWN = pattern(
    r"\bself\b|self-?\s?emplo|freelanc|free lance|independent|independiente|indépendant|selbst(?:st|ä)|freiberuf|"
    r"aut[oóô]nom|libero prof|profissional liberal|profesional liberal|zzp|zelfstandig|cuenta propia|contractor|"
    r"own (?:practice|business|company)|private practice|^sole |solopreneur|freischaffend|\begen(?:företag|et)|eget företag|"
    r"\beigene[sr]?\b|działalność|\blocum\b|auto-?\s?entrepr|indépendant",
    re.I,
)
# Beside an employer's work people also name what they do at weekends: "Executive Assistant & certified yoga teacher".
_FURTHER = pattern(r"[|•·,;/(]|\s[-–—&+]\s|\s(?:and|und|et|y|e|en)\s")
_CLIENTS = pattern(
    r"\s(?:for|für|pour|para|per|voor|till|dla|speciali[sz]\w+|spécialis\w+|spezialisiert|especiali[sz]ad\w+)\s", re.I
)
_FOOD = "food"
_FOOD_TRADES = frozenset({"food-beverage", "agriculture", "hospitality", "grocery"})
_FOR_OTHERS = frozenset({"recruiting", "translation"})  # "Recruiter | Pharma" recruits
# Who founded or owns a company tells what it does where others tell what they do.
_FOUNDED = pattern(
    r"\b(?:co-?\s?)?founde|\bceo\b|\bowner\b|propriet|gründer|inhaber|geschäftsführ|fondat|fundador|oprichter|eigenaar|gérant|"
    r"titolare|dueñ[oa]|sóci[oa]",
    re.I,
)
_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})

_TITLE: tuple[Where, ...] = ("field", "work")
_TITLE_ALONE: tuple[Where, ...] = ("field", "work", "solo")


def infer(
    company: str,
    position: str,
    given: str = "",
    headline: str = "",
    overrides: Mapping[str, tuple[str, ...]] = _NONE,
) -> tuple[Label, ...]:
    """Return what a person works in, best first; empty where a careful reader would not say.

    The user's overrides outrank the industry that a source gave, that outranks the employer list,
    that the words of the company's name, and those the title. A title decides alone only where the
    company says nothing. Confidence is 0.5..1 and calibrated: of labels given at 0.8 about 80 % are
    right (see benchmarks/industry).

    >>> [(label.industry, label.evidence) for label in infer("Acme Dental Group", "Accountant")]
    [('dental', 'company name says “dental group”')]
    >>> infer("Self-employed", "Registered Nurse")[0].evidence, infer("Stealth Startup", "Founder")
    ('title mentions “registered nurse”', ())
    """
    own = _overridden(company, overrides)
    if own is not None:
        return tuple(Label(code, 1.0, clean(company), "user") for code in own)
    labels = _of_company(company) if company else {}
    if not labels:
        alone = bool(company) and bool(_OWN.search(company))
        named = bool(company) and not alone
        title = position or headline
        labels = _of_own(title) if alone else _of_title(title, named, mixed=named and _read(company).mixed)
    elif _contradicted(labels, position, _read(company).taken):
        labels = _doubted(labels, position, _read(company).taken)
    else:
        doubtful = max(label.confidence for label in labels.values()) < _DOUBTFUL
        labels = _beside(labels, in_title(position, *_TITLE if doubtful else ("field",)))
    if not labels and headline and position:
        labels = _of_title(headline, True)
    return _ranked(_with_given(labels, given) if given else labels)


def overrides_from(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return a user's (company, industries) pairs as `infer` takes them; later pairs win.

    Industries are codes or names, separated by "|" or ";"; "none" or nothing means "no industry".
    Raises UnknownIndustry.

    >>> overrides_from([("Acme, Inc.", "FinTech|Payments"), ("Globex", "none")])
    {'acme': ('fintech', 'payments'), 'globex': ()}
    """
    found: dict[str, tuple[str, ...]] = {}
    for company, text in pairs:
        names = [name.strip() for name in re.split(r"[|;]", text)]
        named = [name for name in names if name and name.casefold() not in (NO_INDUSTRY, "unknown", "-")]
        found[fold_company(company)] = tuple(dict.fromkeys(resolve(name) for name in named))
    return found


def relevance(labels: Iterable[Label], wanted: Mapping[str, float]) -> float:
    """Return how sure we are, 0..1, that a person is in what was asked for (`resolve_all`).

    The best label counts: labels of one employer are one piece of evidence, not several.

    >>> relevance([Label("payments", 0.9), Label("banking", 0.8)], {"banking": 1, "payments": 0.5})
    0.8
    """
    return max((label.confidence * wanted.get(label.industry, 0.0) for label in labels), default=0.0)


def _overridden(company: str, overrides: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    if not overrides or not company:
        return None
    key = fold_company(company)
    return overrides.get(key, overrides.get(core_of(key)))


class _Read(NamedTuple):
    """What the company cell says, and whether its words speak of different trades."""

    labels: tuple[Label, ...]
    mixed: bool = False
    taken: bool = False


@lru_cache(maxsize=131072)
def _read(company: str) -> _Read:
    company = _spelled_out(company)
    key = fold_company(company)
    if not is_employer(company):
        words = fold(company).split() if "stealth" in company.casefold() else []
        return _Read(tuple(scaled(in_name(words, "company"), _UNNAMED).values()))
    if is_past(company) and not find(fold(company)):
        return _Read(())
    company, key = _of_outlet(company, key)
    if known := _of_employers(find(key)) or _of_beginning(key.split()):
        return _Read(tuple(known.values()))
    words = name_words(company, key)
    read = read_name(words)
    if read.mixed:
        first = _of_first(company)
        return _Read(tuple(first.values()), mixed=not first)
    said = {code: label for code, label in read.labels.items() if label.confidence >= FLOOR} or _of_first(company)
    return _Read(tuple((said or _of_parts(company, key)).values()), taken=read.taken)


def _of_outlet(company: str, key: str) -> tuple[str, str]:
    """Return a company cell and its key without the number of a store: "OLD NAVY #7216" is neither at sea nor armed."""
    bare = without_number(company)
    return (company, key) if bare == company or find(key) else (bare, fold_company(bare))


def _of_first(company: str) -> Labels:
    """Return what a name says before "and": "Emerald Pools and Spas", but not "Art and Soul", which is one figure."""
    first = first_of(company)
    words = fold(first).split()
    return scaled(in_name(words), _FIRST) if len(words) > 1 else {}


def _spelled_out(company: str) -> str:
    """Return what an abbreviation before it stands for: "KKR - Kolkata Knight Riders" is no investor."""
    found = _ABBREVIATED.match(company)
    if not found:
        return company
    short, name = found.groups()
    return name if "".join(word[0] for word in name.split()).upper() == short else company


def _of_beginning(words: Sequence[str]) -> Labels:
    """Return what an employer does whose whole name begins another: its divisions and branches.

    Not where the rest says another business or a place called after it: "Marks Spencer Bakery".
    """
    found, rest = beginning(words)
    return _of_employers(found) if found and not in_name(rest) else {}


def _of_company(company: str) -> Labels:
    return {label.industry: label for label in _read(company).labels}


def _of_parts(company: str, key: str) -> Labels:
    """Return what the rest of a cell says of a company that we do not know: brackets, parts, capitals."""
    apart = company if company.isascii() else _SCRIPTS.sub(" | ", company)
    parts = [_DOES_NOT_COUNT.sub("", part) for part in _PARTS.split(apart)]
    for part in parts if len(parts) > 1 else []:
        other = fold_company(part.strip(" )]"))
        if other and other != key and is_employer(other) and not is_brief(other):
            words = other.split()
            said = _of_employers(find(other)) or in_name(words)
            if said:
                return scaled(said, _OTHER_PART)
    apart = fold_company(_HUMP.sub(" ", company))
    return scaled(in_name(apart.split()), _CAMEL) if apart != key else {}


def _of_employers(found: Sequence[Found]) -> Labels:
    labels: Labels = {}
    for one in found:
        for place, code in enumerate(one.employer.industries[:MOST]):
            sure = one.confidence * (SECOND if place else 1)
            put(labels, Label(code, sure, one.employer.name, "employer"))
    return labels


def _of_title(title: str, named: bool, mixed: bool = False) -> Labels:
    """Return what a title says where the company says nothing; of a company that `mixed` trades, only the field itself."""
    at = None if named else _AT.search(without_former(clean(title)))
    said = _of_company(at[1]) if at else {}
    if said:
        return scaled(said, _AT_COMPANY)
    if not named or (not mixed and _is_founder(title)):
        return in_title(title, *_TITLE_ALONE)
    field = in_title(title, "field")
    if field or mixed:
        return field
    first = _FURTHER.split(title, maxsplit=1)[0]
    return {code: label for code, label in in_title(first, *_TITLE).items() if label.confidence >= _OCCUPATION}


def _of_own(title: str) -> Labels:
    """Return what somebody does on their own account; whom they do it for is another's trade: "Ghostwriter for founders"."""
    said = _of_title(_CLIENTS.split(title, maxsplit=1)[0], named=False)
    return {code: label for code, label in said.items() if code in _FOR_OTHERS} or said


@lru_cache(maxsize=65536)
def _is_founder(title: str) -> bool:
    return bool(_FOUNDED.search(title))


def _contradicted(labels: Labels, title: str, taken: bool) -> bool:
    """Say whether a title names an occupation of another trade than the words of the company's name, and neither is sure.

    On rows never seen before, the name was wrong in more than half of such cases.
    """
    if max(label.confidence for label in labels.values()) > (_TAKEN if taken else _WORDS):
        return False
    families = {_kin(code) for code in labels}
    said = [label for label in in_title(title, *_TITLE).values() if label.confidence >= _CONTRADICTS and not _teaches(label)]
    return bool(said) and families.isdisjoint(_kin(label.industry) for label in said)


def _doubted(labels: Labels, title: str, taken: bool) -> Labels:
    """Return the labels of a name that a title contradicts: less sure, since of clear names 89 % were right all the same.

    Of a weak name, or one that others are called after, nothing is left: the title says who lives in one industry.
    """
    host = not _HOSTS.isdisjoint(above for code in labels for above in lineage(code))
    if not taken and max(label.confidence for label in labels.values()) > (_DOUBTFUL if host else _CLEAR):
        return {code: replace(label, confidence=max(FLOOR, label.confidence * _LOWERED)) for code, label in labels.items()}
    initials = any(label.source == "employer" for label in labels.values())
    return _of_title(title, named=True) if initials else {}


def _kin(code: str) -> str:
    """Return the family of an industry; who grows, makes, sells and serves food is of one."""
    return _FOOD if not _FOOD_TRADES.isdisjoint(lineage(code)) else lineage(code)[-1]


def _teaches(label: Label) -> bool:
    return lineage(label.industry)[-1] == "education"  # there are teachers of dance, of cooking and of law


def _beside(labels: Labels, said: Labels) -> Labels:
    """Add the field that a title names, in the family of the company's own: "Private equity" at a bank.

    Another family's is left out: who sees to payments at a hospital works in health care.
    """
    families = {lineage(code)[-1] for code in labels}
    best = max(label.confidence for label in labels.values())
    for label in said.values():
        if lineage(label.industry)[-1] in families:
            put(labels, replace(label, confidence=min(label.confidence, best * SECOND)))
    return labels


def _with_given(labels: Labels, given: str) -> Labels:
    codes = from_source(given) or tuple(code for part in re.split(r"[|;,]", given) for code in from_source(part.strip()))
    if not codes:
        return labels
    families = {lineage(code)[-1] for code in codes}
    kept = {
        code: replace(label, confidence=min(label.confidence, _GIVEN * SECOND))
        for code, label in labels.items()
        if label.source == "employer" or lineage(code)[-1] in families
    }
    kept.update({code: Label(code, _GIVEN, clean(given), "given") for code in codes})
    return kept


def _stated(label: Label) -> Label:
    """Return a label as sure as it proved on rows never read: words are surer than the weights by which they are compared."""
    if label.source == "employer" or label.confidence >= _GIVEN:
        return label
    return replace(label, confidence=1 - (1 - label.confidence) * _DOUBT)


def _ranked(labels: Labels) -> tuple[Label, ...]:
    kept = [_stated(label) for label in labels.values() if label.confidence >= FLOOR]
    kept.sort(key=lambda label: (-label.confidence, -len(lineage(label.industry))))
    return tuple(replace(one, confidence=round(one.confidence, 2)) for one in kept[:MOST])
