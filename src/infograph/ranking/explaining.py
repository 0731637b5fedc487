"""Explain a suggestion in full: every path with its evidence and its share, and what would change the order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from infograph.model import Hop, Path, Suggestion
from infograph.ranking.score import Scores, find, order_value
from infograph.ranking.settings import Settings
from infograph.ranking.words import CLOSENESS, ORDER_NOT_CHANCE
from infograph.text import clean_name

if TYPE_CHECKING:
    import networkx as nx

WAYS_TO_IMPROVE = (
    "Three ways to know more: one more friend's export; how well you or they know somebody (infograph tie 'Bob Johnson' "
    "'Carol Lee' --closeness 4); a friend's message counts (they run: infograph share --evidence)."
)


def explain(suggestion: Suggestion, *, now: float | None = None) -> str:
    """Return why somebody is suggested: band, every path with both ties and its share, what would improve it."""
    name = clean_name(suggestion.target.name)
    lines = [f"{suggestion.band}: {suggestion.times_median:.1f} times your median path. {ORDER_NOT_CHANCE}"]
    if suggestion.relevance < 1:
        lines.append(f"Weighed by how sure the field is: {suggestion.relevance:.2f} of 1.")
    for number, path in enumerate(suggestion.paths, 1):
        lines += ["", *_path(number, path, name, len(suggestion.paths))]
    advice = improvements(suggestion)
    return "\n".join([*lines, *(["", "What would tell more:"] if advice else []), *(f"  {line}" for line in advice)])


def path_lines(paths: Sequence[Path], name: str) -> list[str]:
    """Return ways to one person in words, tie by tie, best to ask first."""
    shown = clean_name(name)
    return [line for number, path in enumerate(paths, 1) for line in _path(number, path, shown, len(paths))]


def improvements(suggestion: Suggestion) -> list[str]:
    """Return what would make the order of this person surer: ties of unknown strength, and how to say them."""
    name = clean_name(suggestion.target.name)
    found = []
    for path in suggestion.paths[:2]:
        connector = clean_name(path.connector.name)
        if path.first.rule == "unknown":
            found.append(f"say how close you are to {connector}: infograph tie me '{connector}' --closeness 4")
        if path.second.rule == "unknown" and not path.via:
            found.append(f"ask {connector} how well they know {name}: infograph tie '{connector}' '{name}' --closeness 3")
    return found


def what_if(
    graph: nx.Graph[Any], suggestion: Suggestion, *, now: float | None = None, settings: Settings = Settings()
) -> list[str]:
    """Return what would change this person's place among all targets: each unknown tie at its best and worst."""
    target = suggestion.target.id
    found = find(graph, None, now, settings=settings)
    place = _place(graph, target, found)
    lines = [f"Now in place {place} of the order before it is spread over connectors."]
    for path in suggestion.paths[:3]:
        connector = path.connector.id
        ties = ((found.ego, connector, path.first, "you"), (connector, target, path.second, path.connector.name))
        for a, b, hop, who in ties:
            if hop.rule in ("unknown", "mutual") and graph.has_edge(a, b):
                high, low = (_place_with(graph, (a, b), value, target, found) for value in (5, 1))
                other = suggestion.target.name if b == target else path.connector.name
                lines.append(
                    f"If {clean_name(who)} and {clean_name(other)} are {CLOSENESS[5]}: place {high}; if they "
                    f"{CLOSENESS[1]}: place {low}."
                )
    return lines


def evidence_notice(suggestions: Iterable[Suggestion]) -> str:
    """Return what to say where nothing but the lists themselves is known of any tie, else an empty string."""
    hops = [hop for one in suggestions for path in one.paths for hop in (path.first, path.second)]
    if not hops or any(hop.rule in ("closeness", "interactions") for hop in hops):
        return ""
    return f"Ranked by number of connectors: no strength of any contact is known. {WAYS_TO_IMPROVE}"


def _path(number: int, path: Path, name: str, of: int) -> Sequence[str]:
    connector = clean_name(path.connector.name)
    share = f" ({path.share:.2f} of the score)" if of > 1 else ""
    lines = [f"{number}. Through {connector}{share}", f"     you - {connector}: {_hop(path.first)}"]
    knower = connector
    for person, hop in zip(path.via, (path.second, *path.via_hops), strict=False):
        lines.append(f"     {knower} - {clean_name(person.name)}: {_hop(hop)}")
        knower = clean_name(person.name)
    last = path.via_hops[-1] if path.via_hops else path.second
    lines.append(f"     {knower} - {name}: {_hop(last)}")
    if path.connector.contacts > 1:
        lines.append(f"     {connector} has {path.connector.contacts:,} known contacts, which thins each of them out")
    return lines


def _hop(hop: Hop) -> str:
    return f"{hop.word} ({hop.strength:.2f}) · " + "; ".join(hop.evidence)


def _place(graph: nx.Graph[Any], target: Any, like: Scores) -> int:
    found = find(graph, like.ego, like.now, settings=like.settings)
    own = order_value(found, target)
    return 1 + sum(order_value(found, other) > own for other in found.paths)


def _place_with(graph: nx.Graph[Any], tie: tuple[Any, Any], closeness: int, target: Any, like: Scores) -> int:
    changed = graph.copy()
    changed.edges[tie]["closeness"] = closeness
    return _place(changed, target, like)

