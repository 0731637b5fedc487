"""What well-known employers do, from plain CSV files, found under every name that people write."""

from __future__ import annotations

# Loaded when used: difflib takes 1.3 ms, and serves slips alone.
import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from infograph.companies import core_of, fold_company, is_division, squash, without_place
from infograph.industry.endings import without_region
from infograph.industry.rules import limit, rule, weight
from infograph.industry.taxonomy import HERE, lineage

FOLDED = HERE / "folded.csv"

_EXACT, _ORDINARY, _BRIEF = weight("listed"), weight("ordinary word"), weight("initials")
_SQUASHED, _PART, _DIVISION, _SHARED = weight("squashed"), weight("part"), weight("division"), weight("shared")
_ABBREVIATION = int(limit("initials"))  # letters: one of four is a quarter of a name, and many bear such a one

# How alike two names are spelled, as difflib counts, from which on the one may have been meant (chosen).
_NEARLY, _NEARLY_SHORT = 0.75, 0.65
_LOOKED_AT = 12  # of those, ordered by how few letters differ: difflib alone puts a longer name before a mistyped letter
_ARTICLES = frozenset(("a", "an", "the"))  # "Lend a Hand" is not Lendahand


@dataclass(frozen=True, slots=True)
class Employer:
    """An employer as its file names it; `industries` are codes, best first."""

    name: str
    industries: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The employer that a name means, and how sure we are 0..1."""

    employer: Employer
    confidence: float


def files() -> list[Path]:
    """Return the employer files, by name."""
    return sorted((HERE / "employers").glob("*.csv"))


def find(folded: str) -> tuple[Found, ...]:
    """Return the employers that a folded company name means, surest first; none if it is unknown.

    Tried in this order: the name itself, the name without spaces, the name without words for a part
    or a place of the company. Never by a common beginning alone.

    >>> [found.employer.industries[0] for found in find("stripe")]
    ['payments']
    >>> find("stripe elevator")
    ()
    """
    if _is_ambiguous(folded):
        return ()
    return _named(folded) or _squashed(folded) or _part(folded)


@rule("ambiguous", otherwise=lambda _: False)
def _is_ambiguous(folded: str) -> bool:
    return folded in _words("common.txt")


@rule("listed", otherwise=lambda _: ())
def _named(folded: str) -> tuple[Found, ...]:
    by_key = _by_key()
    return _found(by_key[folded], _of_its_own(folded)) if folded in by_key else ()


@rule("squashed", otherwise=lambda _: ())
def _squashed(folded: str) -> tuple[Found, ...]:
    joined = _by_letters().get(squash(folded)) if len(folded) > _ABBREVIATION else None
    return _found(joined, _SQUASHED) if joined and _ARTICLES.isdisjoint(folded.split()) else ()


@rule("part", otherwise=lambda _: ())
def _part(folded: str) -> tuple[Found, ...]:
    by_key = _by_key()
    core = core_of(folded)
    if core in _ordinary():
        core = without_place(folded)
    if core not in by_key:
        core = _of_region(folded)
    return _found(by_key[core], min(_PART, _of_its_own(core))) if core in by_key and not is_brief(core) else ()


@rule("region", otherwise=lambda folded: folded)
def _of_region(folded: str) -> str:
    return without_region(folded)


@rule("initials", otherwise=lambda _: False)
def is_brief(key: str) -> bool:
    """Say whether so many others may bear a folded name that it means the known one only where nothing is added to it.

    Four Latin letters or fewer, but for those that everybody knows.

    >>> is_brief("fda"), is_brief("ibm"), is_brief("stripe")
    (True, False, False)
    """
    return len(key) <= _ABBREVIATION and key.isascii() and key.isalpha() and key not in _words("unmistakable.txt")


def _of_its_own(key: str) -> float:
    return _BRIEF if key in _initials() and is_brief(key) else _ORDINARY if _is_word(key) else _EXACT


@rule("ordinary word", otherwise=lambda _: False)
def _is_word(key: str) -> bool:
    return key in _ordinary()


def beginning(words: Sequence[str]) -> tuple[tuple[Found, ...], Sequence[str]]:
    """Return the employers whose whole name begins another one, with two telling words or more, and the rest of that name.

    None where the words are ordinary ones.

    >>> found, rest = beginning("grant thornton bharat".split())
    >>> [one.employer.name for one in found], rest, beginning(["square", "peg", "hole"])[0]
    (['Grant Thornton'], ['bharat'], ())
    """
    by_key = _by_key()
    for end in range(len(words) - 1, 1, -1):
        key = " ".join(words[:end])
        if key in by_key and is_division(words[:end], words[end:]) and _ordinary().isdisjoint(words[:end]):
            return _found(by_key[key], _DIVISION), words[end:]
    return (), ()


def names_of(name: str) -> tuple[str, ...]:
    """Return all names of the employer that a name means, the usual one first; none where it means no one or several.

    Only lines with the name's longest word are read further: to fold the whole list takes longer than to answer a question.

    >>> names_of("JPMC")[:2], names_of("Nobody Knows Them Ltd")
    (('JPMorgan Chase', 'JPMorgan'), ())
    """
    key = fold_company(name)
    word = max(key.split(), key=len, default="")
    if not word or key in _words("common.txt"):
        return ()
    bearers = [names for names in _names(word) if key in map(fold_company, names)]
    return bearers[0] if len(bearers) == 1 else ()


def folded_names() -> str:
    """Return the text of the packaged file of names and their keys, where those are not the name in small letters.

    >>> "H&M,hm" in folded_names().splitlines()
    True
    """
    keys = {name: fold_company(name) for names in _names("") for name in names}
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(sorted(pair for pair in keys.items() if pair[1] != pair[0].lower()))
    return out.getvalue()


def spelled_like(name: str, others: Mapping[str, str], most: int = 3) -> list[str]:
    """Return known employers whose names are spelled nearly like one: of `others` (by their keys) first, then of the list.

    >>> spelled_like("Monso", {"monzo": "Monzo", "acme": "Acme"}, 1), spelled_like("Stirpe", {}, 1)
    (['Monzo'], ['Stripe'])
    >>> spelled_like("Nowhere Ltd", {"cohere": "Cohere"})
    []
    """
    from difflib import get_close_matches

    asked = fold_company(name)
    here = {key: other for key, other in others.items() if key != asked}
    listed = {key: spelling for key, spelling in _listed().items() if key != asked}
    nearly = _NEARLY if len(asked) > _ABBREVIATION else _NEARLY_SHORT
    alike = []
    for spelled in (here, listed):
        keys = get_close_matches(asked, _can_be_like(asked, spelled, nearly), _LOOKED_AT, nearly)
        typed = [
            key for key in keys if key[:1] == asked[:1] or edits(asked, key) == 1
        ]  # nobody mistypes so much from the start
        alike += [spelled[key] for key in sorted(typed, key=lambda key: (edits(asked, key), abs(len(asked) - len(key))))]
    return list({fold_company(spelling): spelling for spelling in reversed(alike)}.values())[::-1][:most]


def _can_be_like(asked: str, keys: Iterable[str], least: float) -> list[str]:
    """Return the keys that share enough letters to be like one by difflib's measure, which itself takes long to say so."""
    size = len(asked)
    near = (key for key in keys if min(size, len(key)) >= least * (size + len(key)) / 2)
    return [key for key in near if sum(map(asked.count, set(key))) >= least * (size + len(key)) / 2]


def edits(a: str, b: str) -> int:
    """Return how many letters must be put in, taken out, changed or swapped with the next to make one text the other.

    >>> edits("stirpe", "stripe"), edits("monso", "monzo"), edits("monso", "monsoon")
    (1, 1, 2)
    """
    rows = [list(range(len(b) + 1))]
    for i, letter in enumerate(a, 1):
        row = [i]
        for j, other_letter in enumerate(b, 1):
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (letter != other_letter)))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other_letter:
                row[-1] = min(row[-1], rows[-2][j - 2] + 1)
        rows.append(row)
    return rows[-1][-1]


def _names(word: str) -> Iterator[tuple[str, ...]]:
    """Yield the names of each employer of the list in whose line a folded word stands."""
    for name, _, aliases in csv.reader(line for line, folded in _lines() if word in folded):
        yield (name, *aliases.split(";")) if aliases else (name,)


@cache
def _lines() -> tuple[tuple[str, str], ...]:
    lines = (line for path in files() for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return tuple((line, line.casefold()) for line in lines)


@cache
def _listed() -> Mapping[str, str]:
    return {name.casefold(): name for names in _names("") for name in names}


@cache
def _by_key() -> Mapping[str, tuple[Employer, ...]]:
    by_key: dict[str, tuple[Employer, ...]] = {}
    folded = _folded()
    for path in files():
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            next(reader, None)
            for name, industries, aliases in reader:
                employer = Employer(name, tuple(industries.split("|")))
                for text in (name, *aliases.split(";")) if aliases else (name,):
                    key = folded.get(text) or text.lower()
                    if key in by_key:
                        _add(by_key, key, employer)
                    else:
                        by_key[key] = (employer,)
    return by_key


@cache
def _folded() -> Mapping[str, str]:
    """Return the keys of names, where they are not the name in small letters: folding them all took a tenth of an import."""
    with FOLDED.open(encoding="utf-8", newline="") as file:
        return dict(csv.reader(file))


def _add(by_key: dict[str, tuple[Employer, ...]], key: str, employer: Employer) -> None:
    """Put an employer under a key; one that is there already in a like industry is the same one."""
    others = by_key[key]
    for place, other in enumerate(others):
        if other is employer:
            return
        if _families(other) & _families(employer):
            both = tuple(dict.fromkeys((*other.industries, *employer.industries)))
            by_key[key] = (*others[:place], Employer(other.name, both), *others[place + 1 :])
            return
    by_key[key] = (*others, employer)


def _families(employer: Employer) -> set[str]:
    return {lineage(code)[-1] for code in employer.industries}


@cache
def _initials() -> frozenset[str]:
    """Return the keys of up to four letters that are initials, as the list writes them, or of three at most."""
    texts = (text for names in _names("") for text in names if len(text) <= _ABBREVIATION)
    return frozenset(text.casefold() for text in texts if text.isupper() or len(text) < _ABBREVIATION)


@cache
def _by_letters() -> Mapping[str, tuple[Employer, ...]]:
    return {squash(key): employers for key, employers in _by_key().items()}


def _ordinary() -> frozenset[str]:
    return _words("ordinary.txt")


@cache
def _words(file: str) -> frozenset[str]:
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _found(employers: tuple[Employer, ...], confidence: float) -> tuple[Found, ...]:
    sure = confidence if len(employers) == 1 else _SHARED
    return tuple(Found(employer, sure) for employer in employers)
