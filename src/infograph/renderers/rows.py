"""The columns that every output shares, so that csv, json and DataFrames never drift apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from infograph.model import Hop, Path, Suggestion
from infograph.text import clean_name

COLUMNS: dict[str, str] = {
    "rank": "int64",
    "band": "string",
    "score": "float64",
    "name": "string",
    "company": "string",
    "position": "string",
    "industry": "string",
    "relevance": "float64",
    "industry_evidence": "string",
    "ask": "string",
    "tie": "string",
    "tie_strength": "float64",
    "tie_evidence": "string",
    "next_tie": "string",
    "next_tie_strength": "float64",
    "next_tie_evidence": "string",
    "observed": "bool",
    "between": "string",
    "other_ways": "int64",
    "also_ask": "string",
    "times_median": "float64",
    "reasons": "string",
    "ask_company": "string",
    "ask_position": "string",
    "url": "string",
    "ask_url": "string",
    "key": "string",
    "ask_key": "string",
}
"""Names and pandas dtypes, in order. They only grow: scripts may rely on what is here.

`rank` from 1; `band` "strong", "good" or "long shot"; `score`, `relevance` and strengths 0..1; `ask` is the
connector to ask first, `tie` the word for the tie to them and `next_tie` for theirs onwards ("strong", "medium",
"weak", "unknown"), each with its evidence; `observed` is False where a tie is a guess; `between` names further
people on a longer path and `also_ask` further connectors, both joined by "|"; `other_ways` counts those;
`times_median` is the ratio to the median path; several phrases of evidence or reasons are joined by "; ".
"""


def rows(suggestions: Iterable[Suggestion]) -> Iterator[dict[str, Any]]:
    """Yield one flat row a suggestion, with the keys of `COLUMNS` in their order."""
    return map(_row, suggestions)


def paths(suggestion: Suggestion) -> list[dict[str, Any]]:
    """Return every path of a suggestion, best to ask first, each with its ties in the order one walks them."""
    return [
        {
            "ask": path.connector.name,
            "key": path.connector.key,
            "between": [person.name for person in path.via],
            "score": _number(path.q),
            "share": _number(path.share),
            "ties": [_tie(hop) for hop in hops(path)],
        }
        for path in suggestion.paths
    ]


def hops(path: Path) -> tuple[Hop, ...]:
    """Return a path's ties in the order one walks them, from ego to the target."""
    return (path.first, path.second, *path.via_hops)


def onwards(path: Path) -> list[tuple[str, Hop]]:
    """Return the ties from the connector on: whom each leads to ("them": the target), and how strong it is."""
    known = [*(clean_name(person.name) for person in path.via), "them"]
    return list(zip(known, hops(path)[1:], strict=True))


def told(hop: Hop) -> tuple[str, ...]:
    """Return the evidence of a tie that stands beside its word: "unknown" need not be said twice."""
    return hop.evidence[1:] if hop.rule == "unknown" else hop.evidence


def their_tie(path: Path, words: Callable[[Hop], str]) -> str:
    """Return the tie from connector to target in words, on longer paths with whom each tie leads to."""
    if not path.via:
        return words(path.second)
    return ", ".join(f"{name} {words(hop)}" for name, hop in onwards(path))


def _row(found: Suggestion) -> dict[str, Any]:
    target, best = found.target, found.best
    label = target.labels[0] if target.labels else None
    ties = hops(best)
    return {
        "rank": found.rank,
        "band": found.band,
        "score": _number(found.score),
        "name": target.name,
        "company": target.company,
        "position": target.position,
        "industry": label.industry if label else "",
        "relevance": _number(found.relevance),
        "industry_evidence": label.evidence if label else "",
        "ask": best.connector.name,
        "tie": best.first.word,
        "tie_strength": _number(best.first.strength),
        "tie_evidence": "; ".join(best.first.evidence),
        "next_tie": best.second.word,
        "next_tie_strength": _number(best.second.strength),
        "next_tie_evidence": "; ".join(best.second.evidence),
        "observed": all(hop.observed for hop in ties),
        "between": "|".join(person.name for person in best.via),
        "other_ways": len(found.paths) - 1,
        "also_ask": "|".join(clean_name(path.connector.name) for path in found.paths[1:]),
        "times_median": _number(found.times_median),
        "reasons": "; ".join(found.reasons),
        "ask_company": best.connector.company,
        "ask_position": best.connector.position,
        "url": target.url,
        "ask_url": best.connector.url,
        "key": target.key,
        "ask_key": best.connector.key,
    }


def _tie(hop: Hop) -> dict[str, Any]:
    return {
        "strength": _number(hop.strength),
        "word": hop.word,
        "rule": hop.rule,
        "evidence": list(hop.evidence),
        "observed": hop.observed,
    }


def _number(value: float) -> float:
    return round(value, 6)  # the last bits differ between machines, and mean nothing


def second_way(found: Suggestion) -> str:
    """Return whom else to ask, the second best by name: "Bob Johnson", "Bob Johnson +2", or an empty string."""
    if len(found.paths) < 2:
        return ""
    more = f" +{len(found.paths) - 2}" if len(found.paths) > 2 else ""
    return clean_name(found.paths[1].connector.name) + more
