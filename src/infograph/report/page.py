"""The values of the page: what its templates are filled with, and its policy against anything live."""

from __future__ import annotations

# Loaded when used: numpy takes 0.1 s, for the map alone.
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple

from infograph.grounds import Reason
from infograph.industry import function_name
from infograph.model import BANDS, OwnContact, Query, SourceRow, Suggestion
from infograph.phrases import below_weaker, counted, lists, pages
from infograph.phrases.evidence import band_word, short_tie, tie_word
from infograph.phrases.explanation import either_words
from infograph.phrases.groups import more_across
from infograph.phrases.reasons import reason_words
from infograph.ranking import inversions
from infograph.renderers.markup import html
from infograph.renderers.rows import evidence_beside
from infograph.report.keys import Keys, best_industry, industry_words, keys
from infograph.report.ties import is_web, onward, ties
from infograph.report.tree import DRAWN, tree
from infograph.text import clean

if TYPE_CHECKING:
    import networkx as nx

    from infograph.answers import Advice
    from infograph.report.circle import Write

_STRENGTHS = ("strong", "medium", "weak", "unknown")
"""The order in which a column of ties is sorted."""
_DOTS = {"strong": "t3", "medium": "t2", "weak": "t1", "unknown": "t0"}
"""What the style draws three dots for: written out beside each tie they were a fifteenth of the page."""


class Reach(NamedTuple):
    """How many people answer the question, listed or not, and through how many contacts."""

    people: int
    connectors: int


@dataclass(frozen=True, slots=True)
class Contents:
    """What a page is made of: people of the second degree with paths and ranks that differ, own contacts, advice.

    `contacts_total` counts own contacts, listed or not; `drafts` are messages and `log` commands by the person's id;
    `network` is ego's own, drawn as a map, and `write` gives for one of it a message and the command for its answer.
    `alone`: the paths come first, since the page is their picture. `invented`: names and employers are.
    """

    suggestions: Sequence[Suggestion]
    query: Query
    reach: Reach
    title: str = ""
    ego: str = "You"
    sources: Sequence[SourceRow] = ()
    drafts: Mapping[int, str] = field(default_factory=dict)
    contacts: Sequence[OwnContact] = ()
    contacts_total: int = 0
    advice: Advice | None = None
    log: Mapping[int, str] = field(default_factory=dict)
    network: nx.Graph[Any] | None = None
    write: Write | None = None
    alone: bool = False
    invented: bool = False


def page(contents: Contents) -> str:
    """Return the whole HTML document."""
    suggestions, numbers = contents.suggestions, keys(contents.suggestions)
    title, finding = clean(contents.title), pages.finding(contents.reach.people)
    return html(
        "report/templates/page.html.j2",
        **_said(),
        **{name: getattr(contents, name) for name in Contents.__slots__},
        keys=numbers,
        tree=tree(suggestions, numbers),
        heading=title or finding,
        titled=bool(title),
        finding=finding,
        care=pages.care(invented=contents.invented),
        below_weaker=below_weaker(_lower(contents)),
        choices=_choices(suggestions, numbers),
        legend=numbers.legend(),
        more=max(0, len(suggestions) - DRAWN),
        **_unusual(suggestions),
        style=_file("report.min.css"),
        circle=_circle(contents, numbers),
        script=_file("paths.min.js") + (_file("map.min.js") if contents.network is not None else ""),
        hash_of=_hash,
    )


def network_page(graph: nx.Graph[Any], title: str = "", write: Write | None = None, *, invented: bool = False) -> str:
    """Return the whole HTML document of the map of an ego network alone."""
    network = _circles().found_in(graph)
    finding, nothing = _circles().finding_of(graph, network)
    return html(
        "report/templates/network.html.j2",
        **_said(),
        heading=clean(title) or finding,
        nothing=nothing,
        care=pages.care(invented=invented),
        circle=_circles().circle_of(graph, network, write=write),
        choices={"connectors": []},
        style=_file("report.min.css"),
        script=_file("map.min.js"),
        hash_of=_hash,
    )


def _circle(contents: Contents, numbers: Keys) -> Any:
    if contents.network is None:
        return None
    return _circles().circle(contents.network, numbers.connectors, contents.suggestions, contents.write)


def _circles() -> ModuleType:
    from infograph.report import circle

    return circle


def _said() -> dict[str, Any]:
    """Return what is the same in every page: columns, and the words for values."""
    return {
        "bands": BANDS,
        "bands_are": lists.BANDS_ARE,
        "band_word": band_word,
        "columns": pages.COLUMNS,
        "counted": counted,
        "dots": _DOTS,
        "either_words": either_words,
        "drawn": DRAWN,
        "industry_words": lambda person: industry_words(best_industry(person)),
        "is_web": is_web,
        "more_across": more_across,
        "number": lambda number: f"{number:,}",
        "onward": onward,
        "reasons": lambda suggestion: list(_reasons(suggestion)),
        "share_words": pages.share_words,
        "source_columns": pages.SOURCES,
        "short_tie": short_tie,
        "tie_word": tie_word,
        "ties": ties,
        "why_contact": lambda contact: "; ".join([*contact.reasons[:1], *evidence_beside(contact.hop)]),
        "words": _STRENGTHS,
    }


@lru_cache(maxsize=3)
def _file(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _hash(text: str) -> str:
    """Return what a policy of contents knows a script or a style by."""
    return b64encode(sha256(text.encode()).digest()).decode()


def _lower(contents: Contents) -> int:
    """Return how many stand below a weaker band because the list is spread over connectors."""
    if not contents.query.spread:
        return 0
    return inversions((suggestion.log_score, BANDS.index(suggestion.band)) for suggestion in contents.suggestions)


def _choices(suggestions: Sequence[Suggestion], numbers: Keys) -> dict[str, list[tuple[int, str]]]:
    """Return what one can filter by: numbers with the words that stand for them."""
    met = {suggestion.band for suggestion in suggestions}
    return {
        "bands": [(place, band_word(band)) for place, band in enumerate(BANDS) if band in met],
        "connectors": [(place, person.name or person.slug) for place, person in enumerate(numbers.connectors)],
        "functions": [(place, function_name(code)) for place, code in enumerate(numbers.functions)],
        "levels": list(enumerate(numbers.levels)),
        "industries": [(place, industry_words(code)) for place, code in enumerate(numbers.industries)],
    }


def _unusual(suggestions: Sequence[Suggestion]) -> dict[str, bool]:
    """Return what the legend explains only where it is seen."""
    hops = [
        hop for suggestion in suggestions for hop in (suggestion.best.first, suggestion.best.second, *suggestion.best.via_hops)
    ]
    return {
        "guesses": any(not hop.observed for hop in hops),
        "departed": any(hop.departed for hop in hops),
        "several": any(len(suggestion.paths) > 1 + suggestion.undecided for suggestion in suggestions),
        "twofold": any(suggestion.undecided for suggestion in suggestions),
    }


def _reasons(suggestion: Suggestion) -> Iterator[str]:
    """Yield why somebody stands in the list, in which industry they were seen by what, and where they were before."""
    label = suggestion.target.labels[0] if suggestion.target.labels else None
    seen = f"{industry_words(label.industry)}: {label.evidence}" if label and label.evidence else ""
    was = lists.formerly_words(suggestion.target.was) if suggestion.target.was else ""
    repeated = Reason("field", what=label.what, source=label.source) if label else ""
    reasons = [reason_words(reason) for reason in suggestion.because if reason != repeated]
    yield from (reason for reason in (seen, *reasons, was) if clean(reason))
