"""Names that are figures of speech: an idea factory makes nothing, a growth clinic heals nobody."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache

from infograph.companies import is_generic, is_place
from infograph.industry.endings import is_ending
from infograph.industry.lexicon import Hit, scan
from infograph.industry.taxonomy import HERE, lineage

_BANDED = frozenset(
    "of for without against beyond on in who that united unite versus vs with not sin sans senza sem ohne zonder unidos unis "
    "uniti con contro contra contre en pour per por gegen fur tegen".split()
)
_OFFICES = frozenset("ministry department bureau".split())
_LANDS = frozenset({"state of", "city of", "town of", "band of", "house of", "village of"})
_GOODS = frozenset(
    {
        "food-beverage",
        "restaurants",
        "farming",
        "grocery",
        "fashion",
        "textiles",
        "beauty-services",
        "luxury",
        "hotels",
        "music",
        "arts-culture",
    }
)
_GIVEN = frozenset(
    "consumer-goods food-beverage utilities real-estate fashion hardware textiles music oil-gas luxury "
    "retail consumer-services".split()
)
_TRADES = frozenset(
    "oil-gas utilities mining industry industrial-machinery chemicals automotive logistics shipping airlines railways space "
    "defense energy batteries electric-vehicles semiconductors hardware telecommunications biotech medical-devices diagnostics "
    "paper-packaging textiles aerospace mobility robotics climate-tech renewable-energy".split()
)
"""Trades whose words other trades borrow most: "Insulin Pumps", "Baby Carriers", "Phone Charging"."""
_BETWEEN = frozenset("de des du d da do das dos di del della dei delle degli der die of for van voor fur la le las los".split())
_TEAMS = frozenset("team equipe equipo squadra".split())  # of a sport, called after who pays for it
_DE = frozenset("de des du d da do das dos di del della dei delle degli".split())
_ARTICLES = frozenset("the la le el il l das die der de het une un una ein".split())
_HEALERS = frozenset("hospital clinica clinique ospedale hopital klinik clinic doctor farmacia pharmacie farmacias".split())
_BANKS = frozenset("banco banca banque".split())
_BANK_OF = frozenset("credito inversion inversiones investimento ahorro comercio fomento desarrollo la el los las".split())
_ENDS = (
    "bank",
    "klinik",
    "kliniek",
    "ziekenhuis",
    "krankenhaus",
    "apotheke",
    "apotheek",
    "backerei",
    "bakkerij",
    "brauerei",
    "fabrik",
)
_HOUSE_OF = frozenset("sons son brothers bros co family associates".split())
_FOR = "a"  # French: "garage à vélos"


def is_figure(words: Sequence[str], hit: Hit) -> bool:
    """Say whether a word of a company's name is a figure of speech, and so says nothing of its trade.

    >>> from infograph.industry.lexicon import scan
    >>> def figures(name):
    ...     words = name.split()
    ...     return [is_figure(words, hit) for hit in scan(words, "name")]
    >>> figures("code kitchen"), figures("the farm"), figures("smith farm"), figures("padaria de ideias")
    ([True], [True], [False], [True])
    >>> figures("ministry of sound"), figures("lawyers without borders"), figures("turbine technology services")
    ([True], [True], [True])
    """
    after = words[hit.end :]
    if after[:1] in (["of"], ["in"]) and is_ending(after[1:]):
        return False  # "Brewing of Arizona"
    return (
        words[0] in _TEAMS
        or _is_office(hit.words, after)
        or _is_band(hit.words, after)
        or _is_compound(hit.words)
        or _is_of_things(hit, after)
        or _is_venture(hit, after)
        or _is_lent(words, hit)
        or _is_gift(hit, list(after))
        or _is_family(words, hit)
        or _is_complement(words, hit)
        or _is_house(words, hit, after)
    )


def is_taken(word: str) -> bool:
    """Say whether bars, galleries and shops of another trade like to be called after this: "Garage", "Farmacia".

    >>> is_taken("garage"), is_taken("hospital")
    (True, False)
    """
    return word in _kind("taken")


def _is_office(said: str, after: Sequence[str]) -> bool:
    """A ministry is one of what belongs to a state; "Ministry of Supply" is a shop, "State of Play" no state."""
    if said in _LANDS:
        return bool(after) and after[0] in _kind("mood") | _kind("thought")
    office, _, of = said.removeprefix("us ").removeprefix("u s ").partition(" ")
    if office not in _OFFICES or of not in ("", "of"):
        return False
    rest = after if of else after[1:] if after[:1] == ["of"] else ()
    return bool(rest) and rest[0] not in _kind("matter")


def _is_band(said: str, after: Sequence[str]) -> bool:
    """People who band together are no firm of theirs: "Lawyers for Good Government", "Architects of Change"."""
    if not after or after[0] not in _BANDED:
        return False
    about = len(after) > 1 and after[0] == "of" and after[1] in _kind("mood") | _kind("thought")
    return said in _kind("people") or (about and said in _kind("house"))


def _is_compound(word: str) -> bool:
    return any(word.endswith(end) and word[: -len(end)] in _kind("compound") for end in _ENDS)


def _is_of_things(hit: Hit, after: Sequence[str]) -> bool:
    """What is mended in "hospital de bicicletas" and lent by a "banco de tiempo" is no patient and no money."""
    if not after or hit.end - hit.start > 1 or hit.sense.english:
        return False
    if after[0] == _FOR:
        return True
    thing = next((word for word in after if word not in _BETWEEN), "")
    if hit.words in _BANKS and after[0] in _BETWEEN:
        return not is_place(thing) and thing not in _BANK_OF
    return hit.words in _HEALERS and after[0] in _BETWEEN and thing in _kind("object")


def _is_venture(hit: Hit, after: Sequence[str]) -> bool:
    """ "Bagel Labs" bakes nothing: who sells bagels does not call it a laboratory, a network or a fund."""
    goods = hit.sense.industries[0] in _GOODS and hit.words not in _kind("not goods")
    return goods and hit.end - hit.start == 1 and bool(after) and after[0] in _kind("venture")


def _is_family(words: Sequence[str], hit: Hit) -> bool:
    """ "Glass Holdings" and "Steel & Sons" can bear a family's name: nothing but general words stands beside it."""
    rest = [*words[: hit.start], *words[hit.end :]]
    return hit.words in _kind("surname") and all(word in _HOUSE_OF or is_generic(word) for word in rest)


def _is_complement(words: Sequence[str], hit: Hit) -> bool:
    """In a Romance name what follows "de" only tells more of an unknown thing: "Luz de Gas", "Les Notes du Notaire"."""
    if hit.start < 2 or words[hit.start - 1] not in _DE or hit.sense.english or hit.end - hit.start > 1:
        return False
    of = words[hit.start - 2]
    return not (of in _kind("whole") or is_generic(of) or of in _BETWEEN or bool(scan([of], "name")))


def _is_gift(hit: Hit, after: Sequence[str]) -> bool:
    """ "Toys for Tots" and "Oil of Olay" sell something else than the first word says, if they sell at all."""
    single = hit.sense.english and hit.end - hit.start == 1
    return single and after[:1] in (["for"], ["of"]) and hit.sense.industries[0] in _GIVEN


def _is_lent(words: Sequence[str], hit: Hit) -> bool:
    """Of a golf clinic, bovine genetics and turbine technology services the word before is the trade."""
    if not hit.start or not (
        hit.words in _kind("lent") or (hit.sense.english and not _TRADES.isdisjoint(hit.sense.industries[:1]))
    ):
        return False
    hints = scan(words[hit.start - 1 : hit.start], "hint")
    families = {lineage(code)[-1] for code in hit.sense.industries}
    if "healthcare" in families:
        families.add("consumer-services")  # a hair clinic heals hair
    return bool(hints) and lineage(hints[0].sense.industries[0])[-1] not in families


def _is_house(words: Sequence[str], hit: Hit, after: Sequence[str]) -> bool:
    """Houses, workshops and yards that other businesses are called after: "Code Kitchen", "The Bakery"."""
    if words[0] in _ARTICLES and (len(words) == 2 or (hit.start == 1 and hit.words in _kind("works"))):
        return True
    if hit.words not in _kind("house") | _kind("people"):
        return False
    before = words[hit.start - 1] if hit.start else ""
    if before in _kind("thought") or (before in _kind("wish") and hit.words in _kind("workshop")):
        return True
    rest = [word for word in after if word not in _BETWEEN]
    return bool(rest) and rest[0] in _kind("thought") and (not hit.sense.english or len(rest) < len(after))


@cache
def _kind(name: str) -> frozenset[str]:
    return _kinds()[name]


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    with (HERE / "figures.csv").open(encoding="utf-8", newline="") as file:
        return {row["kind"]: frozenset(row["words"].split(";")) for row in csv.DictReader(file)}
