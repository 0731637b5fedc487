"""The columns that every output shares, so that csv, json and DataFrames never drift apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from infograph.grounds import Ground, Learnt
from infograph.model import Hop, Label, OwnContact, Path, Person, Suggestion
from infograph.phrases.evidence import evidence_words
from infograph.phrases.numbers import joined

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
    "degree": "int64",
    "departed": "string",
    "functions": "string",
    "level": "string",
}
"""Names and pandas dtypes, in order. They only grow: scripts may rely on what is here.

`degree` is 1 for one's own contacts, 2 for people of the second degree, 3 on a longer way; `rank` from 1 within the own
contacts, and within the others; `band` "strong", "good" or "long shot"; `score`, `relevance` and strengths 0..1; `ask` is the
connector to ask first, `tie` the word for the tie to them and `next_tie` for theirs onwards ("strong", "medium",
"weak", "unknown"), each with its evidence; `observed` is False where a tie is a guess; `between` names further
people on a longer path and `also_ask` further connectors, both joined by "|"; `other_ways` counts those;
`times_median` is the ratio to the median path; several phrases of evidence or reasons are joined by "; ". For own contacts
`tie` is the own one, and whatever is about a connector or a path is empty.
`functions` are what the person does by their title, joined by "|", `level` how senior that is.
`departed` is the day (ISO) of a list that no longer has a tie of the path, several joined by "|".
"""


_NOTHING: dict[str, Any] = {"string": "", "float64": None, "int64": 0, "bool": False}
"""What stands in a column that says nothing of a person, by its dtype."""


def contacts_of(suggestions: Iterable[Suggestion]) -> tuple[OwnContact, ...]:
    """Return the own contacts of an answer; suggestions put together by hand have none."""
    return tuple(getattr(suggestions, "contacts", ()))


def rows_of(suggestions: Iterable[Suggestion]) -> Iterator[dict[str, Any]]:
    """Yield one flat row a person, own contacts first, with the keys of `COLUMNS` in their order."""
    yield from map(_own_row, contacts_of(suggestions))
    yield from map(_row, suggestions)


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
    names = [*(person.name for person in path.via), "them"]
    return list(zip(names, hops(path)[1:], strict=True))


def evidence_beside(hop: Hop) -> tuple[str, ...]:
    """Return the evidence of a tie that stands beside its word: "unknown" need not be said twice.

    What connectors answered is left out where it changes less than `SLIGHT` (5 %); `explain` says it.
    """
    grounds = hop.grounds[1:] if hop.rule == "unknown" else hop.grounds
    return tuple(evidence_words(ground) for ground in grounds if not _is_slight(ground))


SLIGHT = 0.05
"""By how much, of 1, a tie counts more or less for past answers from which on a card says so."""


def _is_slight(ground: Ground) -> bool:
    return isinstance(ground, Learnt) and abs(ground.factor - 1) < SLIGHT


def their_tie(path: Path, words: Callable[[Hop], str]) -> str:
    """Return the tie from connector to target in words, on longer paths with whom each tie leads to."""
    if not path.via:
        return words(path.second)
    return ", ".join(f"{name} {words(hop)}" for name, hop in onwards(path))


def _own_row(contact: OwnContact) -> dict[str, Any]:
    person, label = contact.person, best_label(contact.person)
    cells = {
        "rank": contact.rank,
        "score": _number(contact.score),
        "name": person.name,
        "company": person.company,
        "position": person.position,
        "industry": label.industry,
        "relevance": _number(contact.relevance),
        "industry_evidence": label.evidence,
        "tie": contact.hop.word,
        "tie_strength": _number(contact.hop.strength),
        "tie_evidence": "; ".join(contact.hop.evidence),
        "observed": contact.hop.observed,
        "reasons": "; ".join(contact.reasons),
        "url": person.url,
        "key": person.key,
        "degree": contact.degree,
        "departed": _departed([contact.hop]),
        **_work(person),
    }
    return {column: cells.get(column, _NOTHING[kind]) for column, kind in COLUMNS.items()}


def _work(person: Person) -> dict[str, str]:
    return {"functions": "|".join(doing.function for doing in person.functions), "level": person.level}


def _departed(ties: Iterable[Hop]) -> str:
    return "|".join(hop.departed.isoformat() for hop in ties if hop.departed)


def best_label(person: Person) -> Label:
    """Return a person's likeliest industry, an empty one where none is known."""
    return person.labels[0] if person.labels else Label("", 0.0)


def _row(suggestion: Suggestion) -> dict[str, Any]:
    target, best = suggestion.target, suggestion.best
    label = best_label(target)
    ties = hops(best)
    return {
        "rank": suggestion.rank,
        "band": suggestion.band,
        "score": _number(suggestion.score),
        "name": target.name,
        "company": target.company,
        "position": target.position,
        "industry": label.industry,
        "relevance": _number(suggestion.relevance),
        "industry_evidence": label.evidence,
        "ask": best.connector.name,
        "tie": best.first.word,
        "tie_strength": _number(best.first.strength),
        "tie_evidence": "; ".join(best.first.evidence),
        "next_tie": best.second.word,
        "next_tie_strength": _number(best.second.strength),
        "next_tie_evidence": "; ".join(best.second.evidence),
        "observed": all(hop.observed for hop in ties),
        "between": "|".join(person.name for person in best.via),
        "other_ways": len(suggestion.paths) - 1,
        "also_ask": "|".join(path.connector.name for path in suggestion.paths[1:]),
        "times_median": _number(suggestion.times_median),
        "reasons": "; ".join(suggestion.reasons),
        "ask_company": best.connector.company,
        "ask_position": best.connector.position,
        "url": target.url,
        "ask_url": best.connector.url,
        "key": target.key,
        "ask_key": best.connector.key,
        "degree": suggestion.degree,
        "departed": _departed(ties),
        **_work(target),
    }


def _tie(hop: Hop) -> dict[str, Any]:
    return {
        "strength": _number(hop.strength),
        "word": hop.word,
        "rule": hop.rule,
        "evidence": list(hop.evidence),
        "observed": hop.observed,
        "departed": hop.departed.isoformat() if hop.departed else None,
    }


def _number(value: float) -> float:
    return round(value, 6)  # the last bits differ between machines, and mean nothing


def first_to_ask(suggestion: Suggestion) -> str:
    """Return whom to ask by name; both of the first two, where nothing known says which of them is better to ask."""
    return joined([path.connector.name for path in suggestion.paths[: 1 + suggestion.undecided]], "or")


def second_way(suggestion: Suggestion) -> str:
    """Return whom else to ask, the second best by name: "Bob Johnson", "Bob Johnson +2", or an empty string."""
    others = suggestion.paths[1 + suggestion.undecided :]
    if not others:
        return ""
    return others[0].connector.name + (f" +{len(others) - 1}" if len(others) > 1 else "")
