"""Say what a figure shows: its finding, what it leaves out, its legend, and why there is nothing to draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from infograph.phrases.evidence import band_word, strength_word
from infograph.phrases.numbers import counted

if TYPE_CHECKING:
    from infograph.model import Band, Hop

NOTHING: Mapping[str, str] = {
    "answer": "Nobody to draw: no person was found whom somebody you know also knows.",
    "chain": "No chain yet: log the people whom somebody introduced you to.",
    "companies": "No companies to draw: nobody with an employer is known.",
    "functions": "No functions to draw: nobody with a title that says one is known.",
    "industries": "No industries to draw: there are no people yet.",
    "network": "Nobody to draw: this graph holds no contacts yet.",
    "search": "No search to draw: nobody was asked yet. infograph log keeps what you do.",
    "timeline": "No timeline: none of these contacts has a date.",
}
"""What a figure says where there is nothing to draw."""
LEGEND: Mapping[str, str] = {
    "gone": "gone: no longer in the newest list",
    "tie gone": "a tie there is gone: no longer in the newest list",
    "hollow": "hollow = no longer in your newest list",
    "guess": "a guess, seen in no file",
    "other way": "another way to the same person",
    "more": "+1 = one more connector reaches this person",
    "number": "number = people to meet",
    "thicker": "thicker = more ties between two groups",
    "other": "other",
    "unknown": "unknown",
}
"""What the signs of a figure mean."""
TREE: Mapping[str, str] = {
    "connector": "Ask",
    "name": "To meet",
    "role": "Role",
    "company": "Company",
    "tie": "Tie to them",
    "more": "",
}
"""The columns of the tree."""
NO_COMPANY: Mapping[str, str] = {"matrix": "(not known)", "layered": "(company not known)"}
"""What stands in the place of a company that is not known."""


LIGHT_OR_DARK = "A page is light or dark as its reader has it: --dark changes nothing here."


def you() -> str:
    """Return what the user is called whose name is not known."""
    return "You"


def directly() -> str:
    """Return what stands in the place of a connector above own contacts."""
    return "Ask directly"


def whole_network(kind: str, about: str) -> str:
    """Return that a figure is of more than was asked for."""
    return f"The figure “{kind}” shows all of your own network, not only people {about}."


def answer_title(about: str) -> str:
    """Return the title of an answer's figure."""
    return f"Whom you could meet {about}"


def employers_title(about: str) -> str:
    """Return the title of a figure of the employers of a field."""
    return f"Where people {about} work"


def referred_words(people: int, connectors: int, own: int) -> str:
    """Return how many one can be referred to through how many, and how many own contacts there are to ask.

    >>> referred_words(7, 2, 1)
    '1 contact of yours to ask directly and 7 people you can be referred to, through 2 connectors'
    """
    directly = own_words(own) if own else ""
    referred = (
        f"{counted(people, 'person')} you can be referred to, through {counted(connectors, 'connector')}" if people else ""
    )
    return " and ".join(part for part in (directly, referred) if part)


def own_words(own: int) -> str:
    """Return how many own contacts there are to ask."""
    return f"{counted(own, 'contact')} of yours to ask directly"


def top_words(drawn: int, left: int) -> str:
    """Return that a figure draws the first, and how many it leaves out."""
    return f"top {drawn:,}; {left:,} more not drawn" if left > 0 else ""


def font_words(texts: int, scripts: Sequence[str]) -> str:
    """Return that texts hold letters that no installed font has."""
    return f"{counted(texts, 'text')} cannot be written in full: no font installed for {', '.join(scripts)}"


def no_name(*, drawable: bool) -> str:
    """Return what stands in the place of a name."""
    return "(no name)" if drawable else "(name cannot be drawn)"


def tie_words(hop: Hop) -> str:
    """Return what to write of a tie: "strong tie", "strength unknown", "a guess"."""
    if not hop.observed:
        return "a guess"
    words = "strength unknown" if hop.word == "unknown" else f"{strength_word(hop.word)} tie"
    return f"{words}, gone" if hop.departed else words


def column_tie(hop: Hop) -> str:
    """Return the same in as few words as a column has room for."""
    if not hop.observed:
        return "a guess"
    return "gone" if hop.departed else strength_word(hop.word)


def group_words(tie: str, people: int) -> str:
    """Return what stands below a connector: the tie to them ("" of own contacts), and how many people."""
    return f"{tie or 'you know them'} · {counted(people, 'person')}"


def or_words(name: str) -> str:
    """Return whom one could ask as well."""
    return f"or {name}"


def through_words(names: Sequence[str]) -> str:
    """Return through whom else a way leads."""
    return f"through {', '.join(names)}" if names else ""


def matrix_words(people: int, companies: int, connectors: int, own: int) -> str:
    """Return how many people a matrix holds; companies are 0 where not all people are drawn."""
    if not people:
        return own_words(own)
    where = f" at {counted(companies, 'company')}" if companies else ""
    words = f"{counted(people, 'person')}{where}, through {counted(connectors, 'connector')}"
    return f"{words}, and {own_words(own)}" if own else words


def matrix_cut(connectors: tuple[int, int], companies: tuple[int, int], nobody: int, listed: int = 0) -> str:
    """Return what a matrix leaves out: of connectors and companies how many are drawn of how many, who has nobody there, and
    how many people alone are counted (0: all)."""
    cut = [f"top {drawn} of {of:,} connectors" for drawn, of in [connectors] if drawn < of]
    cut += [f"top {drawn} of {of:,} companies" for drawn, of in [companies] if drawn < of]
    cut += [f"{counted(nobody, 'connector')} with nobody at these left out"] if nobody else []
    cut += [f"numbers count the {listed:,} listed"] if listed else []
    return f"({', '.join(cut)})" if cut else ""


def who_where(words: str) -> str:
    """Return the title of a matrix."""
    return f"Who can introduce you where: {words}"


def shade_words(bands: Sequence[Band]) -> str:
    """Return what the shade of a disc means."""
    return f"darker, thicker rim = better best path ({', '.join(map(band_word, bands))})"
