"""From company and position to industries: who says so, how surely, and which word outranks which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType

from infograph.companies import core_of, fold_company
from infograph.industry.company_cell import FLOOR, MOST, Said, of_practice, read_company
from infograph.industry.lexicon import Where
from infograph.industry.name_words import SECOND, Labels, in_title, put, scaled, without_former
from infograph.industry.rules import either, kind, limit, rule, weight
from infograph.industry.taxonomy import from_source, lineage, resolve
from infograph.model import Label
from infograph.patterns import pattern
from infograph.text import clean

NO_INDUSTRY = "none"
"""The user's word for a company that is to be found under no industry."""

_GIVEN, _DOUBT = weight("source"), weight("stated")
_OCCUPATION, _CONTRADICTS = limit("occupation"), limit("contradicted")
_WORDS, _TAKEN = limit("clear words"), limit("taken words")
_LOWERED, _CLEAR, _CLEAR_HOST = weight("contradicted"), limit("lowered"), limit("hosts")
_AT_COMPANY = weight("at")

_AT = pattern(r"(?:\bat|\s@|\bbei|\bchez|\bpresso|\bbij)\s+(?!.*\b(?:ex|formerly|former|previously)\b)(\S.*)$", re.I)
_OWN = pattern(either("own account"), re.I)
_FOUNDED = pattern(either("founder"), re.I)
_CLIENTS = pattern(rf"\s(?:{either('client')})\s", re.I)
_FURTHER = pattern(r"[|•·,;/(]|\s[-–—&+]\s|\s(?:and|und|et|y|e|en)\s")
_HOSTS, _FOR_OTHERS = kind("host"), kind("for others")
_SILENT = Said(())
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
    said = read_company(company) if company else _SILENT
    labels = {label.industry: label for label in said.labels}
    if not labels:
        labels = _of_title_alone(company, position or headline, said.mixed) or of_practice(company)
    elif _contradicted(labels, position, said.taken):
        labels = _lowered(labels, said.taken) or (_of_title(position, named=True) if _is_listed(labels) else {})
    else:
        labels = _beside(labels, in_title(position, "field"))
    if not labels and headline and position:
        labels = _of_title(headline, named=True)
    return _ranked(_with_given(labels, given) if given else labels)


def overrides_from(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Return a user's (company, industries) pairs as `infer` takes them; later pairs win.

    Industries are codes or names, separated by "|" or ";"; "none" or nothing means "no industry".
    Raises UnknownIndustry.

    >>> overrides_from([("Acme, Inc.", "FinTech|Payments"), ("Globex", "none")])
    {'acme': ('fintech', 'payments'), 'globex': ()}
    """
    overrides: dict[str, tuple[str, ...]] = {}
    for company, text in pairs:
        names = [name.strip() for name in re.split(r"[|;]", text)]
        named = [name for name in names if name and name.casefold() not in (NO_INDUSTRY, "unknown", "-")]
        overrides[fold_company(company)] = tuple(dict.fromkeys(resolve(name) for name in named))
    return overrides


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


def _of_title_alone(company: str, title: str, mixed: bool) -> Labels:
    """Return what a title says where the company says nothing."""
    if company and _is_own(company):
        said = _of_title(_for_nobody(title), named=False)
        return _for_others(said) or said
    return _of_title(title, bool(company), mixed=mixed and bool(company))


def _of_title(title: str, named: bool, mixed: bool = False) -> Labels:
    """Return what a title says where the company says nothing; of a company that `mixed` trades, only the field itself."""
    said = {} if named else _of_place(title)
    if said:
        return said
    if not named or (not mixed and _is_founder(title)):
        return in_title(title, *_TITLE_ALONE)
    return _of_field(title) or ({} if mixed else _of_occupation(_first_of_several(title)))


@rule("own account", otherwise=lambda _: False)
def _is_own(company: str) -> bool:
    return bool(_OWN.search(company))


@rule("clients", otherwise=lambda title: title)
def _for_nobody(title: str) -> str:
    """Return what somebody does on their own account without whom they do it for: "Ghostwriter for founders"."""
    return _CLIENTS.split(title, maxsplit=1)[0]


@rule("for others", otherwise=lambda _: {})
def _for_others(said: Labels) -> Labels:
    return {code: label for code, label in said.items() if code in _FOR_OTHERS}


@rule("at", otherwise=lambda _: {})
def _of_place(title: str) -> Labels:
    at = _AT.search(without_former(clean(title)))
    return scaled({label.industry: label for label in read_company(at[1]).labels}, _AT_COMPANY) if at else {}


@rule("founder", otherwise=lambda _: False)
@lru_cache(maxsize=65536)
def _is_founder(title: str) -> bool:
    return bool(_FOUNDED.search(title))


@rule("field", otherwise=lambda _: {})
def _of_field(title: str) -> Labels:
    return in_title(title, "field")


@rule("several", otherwise=lambda title: title)
def _first_of_several(title: str) -> str:
    return _FURTHER.split(title, maxsplit=1)[0]


@rule("occupation", otherwise=lambda _: {})
def _of_occupation(title: str) -> Labels:
    return {code: label for code, label in in_title(title, *_TITLE).items() if label.confidence >= _OCCUPATION}


@rule("contradicted", otherwise=lambda *_: False)
def _contradicted(labels: Labels, title: str, taken: bool) -> bool:
    """Say whether a title names an occupation of another trade than the words of the company's name, and neither is sure.

    On rows never seen before, the name was wrong in more than half of such cases.
    """
    if max(label.confidence for label in labels.values()) > (_TAKEN if taken else _WORDS):
        return False
    families = {lineage(code)[-1] for code in labels}
    occupations = in_title(_first_of_several(title), *_TITLE).values()
    said = [label for label in occupations if label.confidence >= _CONTRADICTS]
    return bool(said) and families.isdisjoint(lineage(label.industry)[-1] for label in said)


@rule("lowered", otherwise=lambda *_: {})
def _lowered(labels: Labels, taken: bool) -> Labels:
    """Return the labels of a name that a title contradicts: less sure, since of clear names 89 % were right all the same.

    Of a weak name, or one that others are called after, nothing is left: the title says who lives in one industry.
    """
    host = not _HOSTS.isdisjoint(above for code in labels for above in lineage(code))
    if taken or max(label.confidence for label in labels.values()) <= (_CLEAR_HOST if host else _CLEAR):
        return {}
    return {code: replace(label, confidence=max(FLOOR, label.confidence * _LOWERED)) for code, label in labels.items()}


def _is_listed(labels: Labels) -> bool:
    return any(label.source == "employer" for label in labels.values())


@rule("beside", otherwise=lambda labels, _: labels)
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
    return tuple(replace(label, confidence=round(label.confidence, 2)) for label in kept[:MOST])
