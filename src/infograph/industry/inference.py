"""From company and position to industries: who says so, how surely, and which word outranks which."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from infograph.companies import core_of, fold_company, is_employer, is_generic, is_past
from infograph.industry.employers import Found, find
from infograph.industry.taxonomy import from_source, lineage, resolve
from infograph.industry.words import Hit, Where, scan
from infograph.model import Label
from infograph.text import clean, fold

FLOOR = 0.5  # below this a label is more often wrong than right, so the person stays unknown
MOST = 4  # labels of one person

_GIVEN = 0.97
_SECOND = 0.9  # of the first industry's confidence, for the others of the same evidence
_CAP = 0.97
_ASIDE = 0.5  # of a word's confidence, where a later word says what the company really is
_TRAILED = 0.5  # of an English word's, where an unknown one follows: "Capital Roots", "Space Needle"
_UNNAMED = 0.9  # "Stealth Fintech Startup": the field is named, the company is not
_OTHER_PART = 0.85  # the second part of "Acme | Stripe", the bracket of "Acme (Stripe)"
_ABBREVIATION = 4  # letters: "Amnesty International (AI)" is not in artificial intelligence
_CAMEL = 0.85  # "PayLink": words that only the capitals part
_DOUBTFUL = 0.7  # a company's label below this lets an occupation speak too ("Ace Hardware", cashier)
_AT_COMPANY = 0.9  # "Nurse at Mayo Clinic" with no company given

_OF = frozenset(
    "of at on by near for d de del do da das dos du des di della dello delle dei au aux sur pour para por per "
    "fur am im an beim bei zum zur vom von auf van aan op te voor".split()
)
_SMALL = _OF | {"the", "la", "le", "el", "los", "las", "les"}
_TAILS = frozenset(
    "advisor aid aide apprentice assistant associate center centre chief clerk club co collective com company "
    "connect consultant coordinator direct director district express foundation head house hub i ii iii in "
    "initiative institute instructor intern io iv junior lead leader line link manager now office officer "
    "organisation organization owner partner people plus point practitioner pro professionals program programme "
    "project sales scientist senior shop specialist specialists store student supervisor team technician together "
    "trainee with worker works workshop world x zone".split()
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TITLE_PARTS = re.compile(r"[|•·,;/()]|\s[-–—]\s|\s@|\bat\b")
_PARTS = re.compile(r"[|•·(\[]|\s[-–—/]\s|\s@")
_AT = re.compile(r"(?:\bat|\s@|\bbei|\bchez|\bpresso|\bbij)\s+(?!.*\b(?:ex|formerly|former|previously)\b)(\S.*)$", re.I)
_ELISION = re.compile(r"\b([dlDL])['’](?=\w)")
_AI = re.compile(r"\bA\.?I\b|\.ai\b|\bai$")  # "Ai" is also a name
_FORMER = re.compile(r"\b(?:ex|former|formerly|previously|retired|aspiring|seeking|looking for)\b[^|•,;]*", re.I)
_DOES_NOT_COUNT = re.compile(r"\b(?:acquired by|formerly|previously|fka|part of|now)\b.*$", re.I)
_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})

_TITLE: tuple[Where, ...] = ("field", "work")
_TITLE_ALONE: tuple[Where, ...] = ("field", "work", "solo")

_Labels = dict[str, Label]


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
        return tuple(Label(code, 1.0, f"set by you for {clean(company)}") for code in own)
    labels = _of_company(company) if company else {}
    if not labels:
        labels = _of_title(position or headline, bool(company) and is_employer(company))
    else:
        doubtful = max(label.confidence for label in labels.values()) < _DOUBTFUL
        labels = _beside(labels, _in_title(position, *_TITLE if doubtful else ("field",)))
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
        named = [name for name in names if name and name.casefold() not in ("none", "unknown", "-")]
        found[fold_company(company)] = tuple(dict.fromkeys(resolve(name) for name in named))
    return found


def relevance(labels: Iterable[Label], wanted: Mapping[str, float]) -> float:
    """Return how sure we are, 0..1, that a person is in what was asked for (`resolve_all`).

    The best label counts: labels of one employer are one piece of evidence, not several.

    >>> relevance([Label("payments", 0.9, ""), Label("banking", 0.8, "")], {"banking": 1, "payments": 0.5})
    0.8
    """
    return max((label.confidence * wanted.get(label.industry, 0.0) for label in labels), default=0.0)


def _overridden(company: str, overrides: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    if not overrides or not company:
        return None
    key = fold_company(company)
    return overrides.get(key, overrides.get(core_of(key)))


@lru_cache(maxsize=131072)
def _company_labels(company: str) -> tuple[Label, ...]:
    named = is_employer(company)
    key = fold_company(company)
    if not named:
        words = fold(company).split() if "stealth" in company.casefold() else []
        return tuple(_scaled(_in_name(words, "company says"), _UNNAMED).values())
    if is_past(company) and not find(fold(company)):
        return ()
    whole = _of_employers(find(key)) or _in_name(_name_words(company, key))
    return tuple((whole or _of_parts(company, key)).values())


def _name_words(company: str, key: str) -> list[str]:
    """Return the words of a name to look for: French "d'avocats" is two, and "Ai" a name where "AI" is not."""
    apart = _ELISION.sub(r"\1 ", company)
    words = (key if apart == company else fold_company(apart)).split()
    return [word for word in words if word != "ai" or _AI.search(company)]


def _of_company(company: str) -> _Labels:
    return {label.industry: label for label in _company_labels(company)}


def _of_parts(company: str, key: str) -> _Labels:
    """Return what the rest of a cell says of a company that we do not know: brackets, parts, capitals."""
    parts = [_DOES_NOT_COUNT.sub("", part) for part in _PARTS.split(company)]
    for part in parts if len(parts) > 1 else []:
        other = fold_company(part.strip(" )]"))
        if other and other != key and is_employer(other):
            words = other.split() if len(other) > _ABBREVIATION else []
            said = _of_employers(find(other)) or _in_name(words)
            if said:
                return _scaled(said, _OTHER_PART)
    apart = fold_company(_HUMP.sub(" ", company))
    return _scaled(_in_name(apart.split()), _CAMEL) if apart != key else {}


def _of_employers(found: Sequence[Found]) -> _Labels:
    labels: _Labels = {}
    for one in found:
        for place, code in enumerate(one.employer.industries[:MOST]):
            sure = one.confidence * (_SECOND if place else 1)
            _put(labels, Label(code, sure, f"{one.employer.name}: employer list"))
    return labels


def _of_title(title: str, named: bool) -> _Labels:
    """Return what a title says where the company says nothing."""
    at = None if named else _AT.search(_FORMER.sub(" ", clean(title)))
    said = _of_company(at[1]) if at else {}
    return _scaled(said, _AT_COMPANY) if said else _in_title(title, *_TITLE if named else _TITLE_ALONE)


def _in_title(title: str, *where: Where) -> _Labels:
    return {label.industry: label for label in _title_labels(title, where)} if title else {}


@lru_cache(maxsize=131072)
def _title_labels(title: str, where: tuple[Where, ...]) -> tuple[Label, ...]:
    labels: _Labels = {}
    for part in _TITLE_PARTS.split(_FORMER.sub(" ", title)):
        words = [word for word in fold(part).split() if word != "and"]
        hits = [(hit, _weight(hit, None, words)) for hit in scan(words, *where)]
        for label in _of_hits(hits, "title mentions").values():
            _put(labels, label)
    return tuple(labels.values())


def _in_name(words: Sequence[str], says: str = "company name says") -> _Labels:
    hits = scan(words, "name")
    head = _head(hits, words) if len(hits) > 1 else None
    return _of_hits([(hit, _weight(hit, head, words)) for hit in hits], says)


def _weight(hit: Hit, head: Hit | None, words: Sequence[str]) -> float:
    if head is not None and hit is not head and not _related(hit, head):
        return _ASIDE
    after = words[hit.end] if hit.end < len(words) else ""
    plain = not after or after in _TAILS or after in _SMALL or after.isdigit() or is_generic(after)
    return 1.0 if plain or not hit.sense.english or hit.end - hit.start > 1 else _TRAILED


def _of_hits(hits: Iterable[tuple[Hit, float]], says: str) -> _Labels:
    labels: _Labels = {}
    for hit, weight in hits:
        for place, code in enumerate(hit.sense.industries):
            sure = hit.sense.confidence * weight * (_SECOND if place else 1)
            _put(labels, Label(code, sure, f"{says} “{hit.words}”"))
    return labels


def _head(hits: Sequence[Hit], tokens: Sequence[str]) -> Hit:
    """Return the word that says what a company is: of "Bank of America Stadium" the stadium.

    In Romance names and before "of" it is the first, otherwise the last; but what follows the
    whole of a name ("University of Iowa Hospitals") is more than what stands in it ("Bank of Art").
    """
    last = hits[-1]
    of = next((i for i in range(hits[0].start, len(tokens)) if tokens[i] in _OF), len(tokens))
    before = [hit for hit in hits if hit.start < of]
    named = sum(hit.end - hit.start for hit in hits if of < hit.start < last.start) < last.start - of - 1
    if hits[0].end <= of < last.start and tokens[of] == "of" and named and tokens[last.start - 1] not in _SMALL:
        return last
    romance = before[0].sense.romance or (not before[0].sense.english and any(hit.sense.romance for hit in hits))
    return before[0] if romance else before[-1]


def _related(one: Hit, other: Hit) -> bool:
    return lineage(one.sense.industries[0])[-1] == lineage(other.sense.industries[0])[-1]


def _beside(labels: _Labels, said: _Labels) -> _Labels:
    """Add the field that a title names, in the family of the company's own: "Private equity" at a bank.

    Another family's is left out: who sees to payments at a hospital works in health care.
    """
    families = {lineage(code)[-1] for code in labels}
    best = max(label.confidence for label in labels.values())
    for label in said.values():
        if lineage(label.industry)[-1] in families:
            _put(labels, Label(label.industry, min(label.confidence, best * _SECOND), label.evidence))
    return labels


def _with_given(labels: _Labels, given: str) -> _Labels:
    codes = from_source(given) or tuple(code for part in re.split(r"[|;,]", given) for code in from_source(part.strip()))
    if not codes:
        return labels
    families = {lineage(code)[-1] for code in codes}
    kept = {
        code: Label(code, min(label.confidence, _GIVEN * _SECOND), label.evidence)
        for code, label in labels.items()
        if label.evidence.endswith("employer list") or lineage(code)[-1] in families
    }
    kept.update({code: Label(code, _GIVEN, f"given by the source: {clean(given)}") for code in codes})
    return kept


def _put(labels: _Labels, label: Label) -> None:
    """Add a label; a second, different piece of evidence for the same industry makes it surer."""
    known = labels.get(label.industry)
    if known is None:
        labels[label.industry] = label
    elif known.evidence == label.evidence:
        labels[label.industry] = max(known, label, key=lambda one: one.confidence)
    else:
        sure = 1 - (1 - known.confidence) * (1 - label.confidence)
        first = max(known, label, key=lambda one: one.confidence)
        labels[label.industry] = Label(label.industry, max(first.confidence, min(sure, _CAP)), first.evidence)


def _scaled(labels: _Labels, factor: float) -> _Labels:
    return {code: Label(code, label.confidence * factor, label.evidence) for code, label in labels.items()}


def _ranked(labels: _Labels) -> tuple[Label, ...]:
    kept = [label for label in labels.values() if label.confidence >= FLOOR]
    kept.sort(key=lambda label: (-label.confidence, -len(lineage(label.industry))))
    return tuple(Label(one.industry, round(one.confidence, 2), one.evidence) for one in kept[:MOST])
