"""The industries, their parents, neighbours and the words people use for them, read from one CSV."""

from __future__ import annotations

# Loaded when used: difflib takes 1.1 ms, names of functions 10 ms; both serve slips alone.
import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from infograph.errors import UnknownIndustry
from infograph.text import clean, fold

HERE = Path(__file__).parent
_SHORT = 3  # letters of a word that has no other number: "gas", "bus"
_CLOSE = 0.72  # of difflib's ratio, where the beginning is right: "fintek" finds fintech, "flibber" nothing
_CLOSER = 0.84  # the same for short words and for another beginning: "flibber" is no slip of "fiber", "helth" is of "health"
_BEGINNING = 3  # letters
_LONG = 4  # letters of a word up to which one letter is too much


class Industry(NamedTuple):
    """One industry: `parent` is a code or "", `also` further industries that it belongs to, `near` pairs of a neighbour's code
    and its weight 0..1."""

    code: str
    name: str
    parent: str
    also: tuple[str, ...]
    linkedin: tuple[str, ...]
    synonyms: tuple[str, ...]
    near: tuple[tuple[str, float], ...]


@cache
def taxonomy() -> tuple[Industry, ...]:
    """Return all industries, in the order of the file: every parent's family stands together."""
    with (HERE / "taxonomy.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_industry(row) for row in csv.DictReader(file))


def name_of(code: str) -> str:
    """Return an industry's name as shown to people; an unknown code is returned as it is.

    >>> name_of("crypto")
    'Crypto and digital assets'
    """
    industry = _by_code().get(code)
    return industry.name if industry else code


def parent(code: str) -> str:
    """Return the code of the parent, or "" at the top.

    >>> parent("payments"), parent("finance")
    ('fintech', '')
    """
    industry = _by_code().get(code)
    return industry.parent if industry else ""


@lru_cache(maxsize=1024)  # asked for each label of each person
def lineage(code: str) -> tuple[str, ...]:
    """Return the code, its parent, and so on to the top.

    >>> lineage("payments")
    ('payments', 'fintech', 'finance')
    """
    return (code, *lineage(parent(code))) if code else ()


@cache
def members(code: str) -> tuple[str, ...]:
    """Return the code, everything below it, and what also belongs to it: whom a question for an industry asks for.

    What also belongs to an industry counts there and not in the parents of that one, so that fintech, to which crypto
    belongs, does not take in all of blockchain.

    >>> members("energy")
    ('energy', 'oil-gas', 'utilities', 'batteries', 'nuclear', 'renewable-energy')
    >>> members("crypto"), members("blockchain")
    (('crypto', 'blockchain'), ('blockchain', 'crypto'))
    """
    further = (below for industry in taxonomy() if code in industry.also for below in _below(industry.code))
    return tuple(dict.fromkeys((*_below(code), *further)))


def resolve(text: str) -> str:
    """Return the code that people mean by a name, code, synonym or one of LinkedIn's industry names.

    Case, punctuation and spaces make no difference. Raises UnknownIndustry with close names for
    anything else: a wrong guess would answer another question than was asked.

    >>> resolve("FinTech"), resolve("digital banking"), resolve("Hospitals & Health Care"), resolve("VC")
    ('fintech', 'neobanks', 'healthcare', 'venture-capital')
    >>> resolve("EdTech startups"), resolve("the steel industry"), resolve("insurance broker")
    ('edtech', 'mining', 'insurance')
    """
    if text in _by_code():  # as commands pass it on; to fold all words takes 5 ms
        return text
    codes = _meant(text)
    if codes:
        return codes[0]
    several = _ambiguous().get(_key(text))
    if several:
        raise UnknownIndustry(f"“{clean(text)}” may mean several things.", several, f"Say which: {_either(several)}.")
    function = _function(text)
    if function:
        hint = f"Ask for it: infograph suggest --function {function}"
        raise UnknownIndustry(f"“{clean(text)}” is what people do, in many fields.", (), hint)
    close = suggestions(text)
    hint = f"Did you mean {_either(close)}?" if close else "List them with: infograph industries"
    raise UnknownIndustry(f"No industry is known as “{clean(text)}”.", close, hint)


def suggestions(text: str, limit: int = 4) -> tuple[str, ...]:
    """Return codes whose names, synonyms or words are close to the text, closest first.

    >>> suggestions("fintek")[0], suggestions("digital payments")[:2], suggestions("flibber")
    ('fintech', ('technology', 'payments'), ())
    """
    from difflib import get_close_matches

    words, typed = _known_words(), _key(text)
    alike = [word for word in words if word[:_BEGINNING] == typed[:_BEGINNING]]
    near = [word for word in typed.split() if word in words and len(word) > 2]
    near += get_close_matches(typed, words, n=3 * limit, cutoff=_CLOSER)
    near += get_close_matches(typed, alike, n=3 * limit, cutoff=_CLOSE) if len(typed) > _LONG else []
    return tuple(dict.fromkeys(words[word][0] for word in near))[:limit]


def from_source(text: str) -> tuple[str, ...]:
    """Return the codes of an industry as a source wrote it (LinkedIn's v1 or v2 name, or our words).

    LinkedIn joins some that we tell apart, so there may be two; none for a text we do not know.

    >>> from_source("hospital & health care"), from_source("Venture Capital & Private Equity")
    (('healthcare',), ('venture-capital', 'private-equity'))
    """
    key = _key(text)
    return _known_words().get(key) or _squashed().get(key.replace(" ", "")) or ()


def resolve_all(codes: Iterable[str], near: bool = False) -> dict[str, float]:
    """Return every code that answers a question for these, with its weight 0..1.

    All that belongs to an industry has the weight 1 (`members`). With `near`, neighbours and what is below them are
    added with the discount of the taxonomy.

    >>> resolve_all(["crypto"]), resolve_all(["crypto"], near=True)["payments"]
    ({'blockchain': 1.0, 'crypto': 1.0}, 0.4)
    """
    asked = tuple(codes)
    weights = dict(_neighbours(asked)) if near else {}
    weights.update({below: 1.0 for code in asked for below in members(code)})
    return dict(sorted(weights.items(), key=lambda item: (-item[1], item[0])))


@cache
def _by_code() -> Mapping[str, Industry]:
    return {industry.code: industry for industry in taxonomy()}


@cache
def _below(code: str) -> tuple[str, ...]:
    below = (part for child in taxonomy() if child.parent == code for part in _below(child.code))
    return (code, *below)


def _meant(text: str) -> tuple[str, ...]:
    """Return the codes that a text means as it stands, or without words that only say that companies are meant."""
    words = _key(text).split()
    if words[:1] == ["the"]:
        words = words[1:]
    while words:
        for form in _forms(words):
            codes = _known_words().get(" ".join(form)) or _squashed().get("".join(form))
            if codes:
                return codes
        if " ".join(words) in _ambiguous() or len(words) == 1 or words[-1] not in _beside():
            return ()
        words = words[:-1]
    return ()


@cache
def _beside() -> frozenset[str]:
    lines = (HERE / "beside_fields.txt").read_text("utf-8").splitlines()
    return frozenset(" ".join(lines[1:]).split())


def _forms(words: list[str]) -> Iterator[list[str]]:
    """Yield words as they stand and with the last in its other number: "insurance broker", "bank holdings"."""
    yield words
    *before, last = words
    if last.endswith("ies"):
        yield [*before, last[:-3] + "y"]
    elif len(last) > _SHORT:
        yield [*before, last[:-1] if last.endswith("s") else last + "s"]


def _neighbours(asked: tuple[str, ...]) -> list[tuple[str, float]]:
    """Return neighbours and what is below them, the greatest weight of each last, so that it wins."""
    pairs = [(code, near, weight) for code in asked for near, weight in _by_code()[code].near]
    # A near parent ("payments" to "fintech") means the parent's own label, not all its children.
    spread = [(below, weight) for code, near, weight in pairs for below in ((near,) if near in lineage(code) else _below(near))]
    return sorted(spread, key=lambda pair: pair[1])


@cache
def _known_words() -> Mapping[str, tuple[str, ...]]:
    """Return folded words -> codes. What we call an industry wins over what LinkedIn calls it."""
    words: dict[str, tuple[str, ...]] = {}
    for industry in taxonomy():
        for key in dict.fromkeys(_key(text) for text in industry.linkedin):
            words[key] = (*words.get(key, ()), industry.code)
    for industry in taxonomy():
        own = dict.fromkeys((industry.name, industry.code, *industry.synonyms))
        words.update({_key(text): (industry.code,) for text in own if _key(text) not in words})
    for industry in taxonomy():
        words.update({_key(text): (industry.code,) for text in (industry.name, industry.code)})
    return words


@cache
def _ambiguous() -> Mapping[str, tuple[str, ...]]:
    """Return folded words that mean several things -> these, the likeliest first."""
    with (HERE / "ambiguous.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {_key(word): _split(row["industries"]) for row in rows for word in _split(row["words"])}


@cache
def _squashed() -> Mapping[str, tuple[str, ...]]:
    return {word.replace(" ", ""): codes for word, codes in _known_words().items() if len(word) > 3}


def _industry(row: Mapping[str, str]) -> Industry:
    near = (pair.rpartition(":") for pair in _split(row["near"]))
    return Industry(
        row["code"],
        row["name"],
        row["parent"],
        _split(row["also"]),
        _split(row["linkedin"]),
        _split(row["synonyms"]),
        tuple((code, float(weight)) for code, _, weight in near),
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def _function(text: str) -> str:
    from infograph.industry.function_names import meant_function  # it stands on this module, and few words are functions

    return meant_function(text)


@cache
def _key(text: str) -> str:
    return " ".join(word for word in fold(text).split() if word != "and")


def _either(codes: tuple[str, ...]) -> str:
    return codes[0] if len(codes) == 1 else f"{', '.join(codes[:-1])} or {codes[-1]}"
