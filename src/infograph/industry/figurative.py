"""Names that are figures of speech: an idea factory makes nothing, a growth clinic heals nobody."""

from __future__ import annotations

from collections.abc import Sequence

from infograph.companies import is_place
from infograph.industry.endings import is_ending
from infograph.industry.lexicon import Hit, scan
from infograph.industry.rules import kind, rule
from infograph.industry.taxonomy import lineage

_OFFICES, _LANDS = kind("office"), kind("land")
_GOODS, _GIFTS, _BORROWED = kind("goods"), kind("gift"), kind("borrowed")
_BETWEEN, _ARTICLES = kind("between"), kind("the")
_HEALERS, _BANKS, _BANK_OF = kind("healer"), kind("bank"), kind("bank of")
_ENDS = tuple(kind("house end"))
_FOR = "a"  # French: "garage à vélos"


def _no(*_: object) -> bool:
    return False


def is_figure(words: Sequence[str], hit: Hit) -> bool:
    """Say whether a word of a company's name is a figure of speech, and so says nothing of its trade.

    >>> from infograph.industry.lexicon import scan
    >>> def figures(name):
    ...     words = name.split()
    ...     return [is_figure(words, hit) for hit in scan(words, "name")]
    >>> figures("code kitchen"), figures("the farm"), figures("smith farm"), figures("padaria de ideias")
    ([True], [True], [False], [True])
    >>> figures("ministry of sound"), figures("turbine technology services")
    ([True], [True])
    """
    after = words[hit.end :]
    if after[:1] in (["of"], ["in"]) and is_ending(after[1:]):
        return False  # "Brewing of Arizona"
    return (
        _is_office(hit.words, after)
        or _is_compound(hit.words)
        or _is_of_things(hit, after)
        or _is_venture(hit, after)
        or _is_lent(words, hit)
        or _is_gift(hit, list(after))
        or _is_house(words, hit, after)
    )


def is_taken(word: str) -> bool:
    """Say whether bars, galleries and shops of another trade like to be called after this: "Garage", "Farmacia".

    >>> is_taken("garage"), is_taken("hospital")
    (True, False)
    """
    return word in kind("taken")


@rule("figure: office", otherwise=_no)
def _is_office(said: str, after: Sequence[str]) -> bool:
    """A ministry is one of what belongs to a state; "Ministry of Supply" is a shop, "State of Play" no state."""
    if said in _LANDS:
        return bool(after) and after[0] in kind("mood") | kind("thought")
    office, _, of = said.removeprefix("us ").removeprefix("u s ").partition(" ")
    if office not in _OFFICES or of not in ("", "of"):
        return False
    rest = after if of else after[1:] if after[:1] == ["of"] else ()
    return bool(rest) and rest[0] not in kind("matter")


@rule("figure: compound", otherwise=_no)
def _is_compound(word: str) -> bool:
    return any(word.endswith(end) and word[: -len(end)] in kind("compound") for end in _ENDS)


@rule("figure: things", otherwise=_no)
def _is_of_things(hit: Hit, after: Sequence[str]) -> bool:
    """What is mended in "hospital de bicicletas" and lent by a "banco de tiempo" is no patient and no money."""
    if not after or hit.end - hit.start > 1 or hit.sense.english:
        return False
    if after[0] == _FOR:
        return True
    thing = next((word for word in after if word not in _BETWEEN), "")
    if hit.words in _BANKS and after[0] in _BETWEEN:
        return not is_place(thing) and thing not in _BANK_OF
    return hit.words in _HEALERS and after[0] in _BETWEEN and thing in kind("object")


@rule("figure: venture", otherwise=_no)
def _is_venture(hit: Hit, after: Sequence[str]) -> bool:
    """ "Bagel Labs" bakes nothing: who sells bagels does not call it a laboratory, a network or a fund."""
    if hit.end - hit.start > 1 or not after:
        return False
    goods = hit.sense.industries[0] in _GOODS and hit.words not in kind("not goods")
    return (goods and after[0] in kind("venture")) or (hit.words in kind("works") and after[0] in kind("young"))


@rule("figure: gift", otherwise=_no)
def _is_gift(hit: Hit, after: Sequence[str]) -> bool:
    """ "Toys for Tots" and "Oil of Olay" sell something else than the first word says, if they sell at all."""
    single = hit.sense.english and hit.end - hit.start == 1
    return single and after[:1] in (["for"], ["of"]) and hit.sense.industries[0] in _GIFTS


@rule("figure: lent", otherwise=_no)
def _is_lent(words: Sequence[str], hit: Hit) -> bool:
    """Of a golf clinic, bovine genetics and turbine technology services the word before is the trade."""
    if (
        not hit.start
        or hit.words in kind("plain")
        or not (hit.words in kind("lent") or (hit.sense.english and not _BORROWED.isdisjoint(hit.sense.industries[:1])))
    ):
        return False
    hints = scan(words[hit.start - 1 : hit.start], "hint")
    families = {lineage(code)[-1] for code in hit.sense.industries}
    if "healthcare" in families:
        families.add("consumer-services")  # a hair clinic heals hair
    return bool(hints) and lineage(hints[0].sense.industries[0])[-1] not in families


@rule("figure: house", otherwise=_no)
def _is_house(words: Sequence[str], hit: Hit, after: Sequence[str]) -> bool:
    """Houses, workshops and yards that other businesses are called after: "Code Kitchen", "The Bakery"."""
    if words[0] in _ARTICLES and (len(words) == 2 or (hit.start == 1 and hit.words in kind("works"))):
        return True
    if hit.words not in kind("house") | kind("people"):
        return False
    before = words[hit.start - 1] if hit.start else ""
    if before in kind("thought") or (before in kind("wish") and hit.words in kind("workshop")):
        return True
    rest = [word for word in after if word not in _BETWEEN]
    return bool(rest) and rest[0] in kind("thought") and (not hit.sense.english or len(rest) < len(after))
