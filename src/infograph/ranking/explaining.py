"""Explain a suggestion in full: every path with its evidence and its share, and what would change the order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import fsum, log1p
from shlex import quote
from typing import Any

from infograph.model import Hop, Path, Suggestion
from infograph.phrases import counted
from infograph.phrases.evidence import CLOSENESS
from infograph.ranking.graph import GraphLike
from infograph.ranking.reasons import ORDER_NOT_CHANCE
from infograph.ranking.score import NEARLY_ONE, Scores, find, order_value
from infograph.ranking.settings import Settings


def explain(suggestion: Suggestion, *, question: str = "") -> str:
    """Return why somebody is suggested: band, every path with both ties and its share, what would improve it.

    `question` says among whom the band was given, as it follows "path": "in fintech", "at Stripe".
    """
    name = suggestion.target.name
    far = any(path.via for path in suggestion.paths)
    times = f"{suggestion.times_median:.1f} times your median path" + (f" {question}" if question else "")
    ratio = "three ties away, below all who are two" if far else times
    lines = [f"{suggestion.band}: {ratio}. {ORDER_NOT_CHANCE}"]
    sure = suggestion.relevance / (suggestion.function_fit or 1.0)
    if sure < 1:
        lines.append(f"Weighed by how sure the field is: {sure:.2f} of 1.")
    if suggestion.function_fit < 1:
        lines.append(f"Weighed by what they do: {suggestion.function_fit:g} of 1; without that: suggest --any-function.")
    if suggestion.fresh != 1.0:
        lines.append(f"Weighed by how lately any of these connectors was in touch with them: {suggestion.fresh:.2f}.")
    if suggestion.undecided:
        either = " or ".join(path.connector.name for path in suggestion.paths[:2])
        lines.append(f"Ask {either}: nothing known says which of the two is better to ask.")
    for number, path in enumerate(suggestion.paths, 1):
        lines += ["", *_path(number, path, name, len(suggestion.paths))]
    advice = improvements(suggestion)
    return "\n".join([*lines, *(["", "What would tell more:"] if advice else []), *(f"  {line}" for line in advice)])


def path_lines(paths: Sequence[Path], name: str) -> list[str]:
    """Return ways to one person in words, tie by tie, best to ask first."""
    shown = name
    return [line for number, path in enumerate(paths, 1) for line in _path(number, path, shown, len(paths))]


def improvements(suggestion: Suggestion) -> list[str]:
    """Return what would make the order of this person surer: ties of unknown strength, and how to say them."""
    name = suggestion.target.name
    found = []
    for path in suggestion.paths[:2]:
        connector = path.connector.name
        if path.first.rule == "unknown":
            found.append(f"say how close you are to {connector}: infograph tie me {quote(connector)} --closeness 4")
        if path.second.rule == "unknown" and not path.via:
            command = f"infograph tie {quote(connector)} {quote(name)} --closeness 3"
            found.append(f"ask {connector} how well they know {name}: {command}")
    return found


def what_if(
    graph: GraphLike, suggestion: Suggestion, *, now: float | None = None, settings: Settings = Settings()
) -> list[str]:
    """Return what would change this person's place among all targets of a graph.

    Each tie of unknown strength at its best and worst, and a message today over each tie that messages are known of
    where that lifts the person. Places are those before the list is spread over connectors.
    """
    target = suggestion.target.id
    found = find(graph, None, now, settings=settings)
    if target not in found.paths:
        return [f"No way of two ties leads to {suggestion.target.name}: any such way would stand above these."]
    place, like = _place(found, target)
    others = f", with {counted(like, 'other')} of the same score" if like else ""
    lines = [f"Now in place {place} of {len(found.paths)} before they are spread over connectors{others}."]
    for path in suggestion.paths[:3]:
        connector = path.connector.id
        if connector in graph.adj.get(found.ego, ()):
            lines += _changes(graph, found, (found.ego, connector), target, ("you", path.connector.name))
        if target in graph.adj.get(connector, ()):
            lines += _changes(graph, found, (connector, target), target, (path.connector.name, suggestion.target.name))
    return lines


def _path(number: int, path: Path, name: str, of: int) -> Sequence[str]:
    connector = path.connector.name
    share = f" ({path.share:.2f} of the score)" if of > 1 else ""
    lines = [f"{number}. Through {connector}{share}", f"     you - {connector}: {_hop(path.first)}"]
    knower = connector
    for person, hop in zip(path.via, (path.second, *path.via_hops), strict=False):
        lines.append(f"     {knower} - {person.name}: {_hop(hop)}")
        knower = person.name
    last = path.via_hops[-1] if path.via_hops else path.second
    lines.append(f"     {knower} - {name}: {_hop(last)}")
    if path.connector.contacts > 1:
        lines.append(f"     {connector} has {counted(path.connector.contacts, 'known contact')}, which thins each of them out")
    return lines


def _hop(hop: Hop) -> str:
    return f"{hop.word} ({hop.strength:.2f}) · " + "; ".join(hop.evidence)


def _changes(graph: GraphLike, found: Scores, tie: tuple[Any, Any], target: Any, names: tuple[str, str]) -> list[str]:
    """Return what other evidence of one tie would do to a target's place."""
    known = dict(graph.adj[tie[0]][tie[1]])
    rule = found.strength(known)[1]
    one, other = names
    if rule in ("unknown", "mutual"):
        high, low = (_place_with(graph, found, tie, {"closeness": value}, target) for value in (5, 1))
        who = "you" if one == "you" else "they"
        return [f"If {one} and {other} are {CLOSENESS[5]}: place {high}; if {who} {CLOSENESS[1]}: place {low}."]
    if rule == "interactions":
        lifted = _place_with(graph, found, tie, {"n": known["n"] + 1, "last": found.now}, target)
        if lifted < _place(found, target)[0]:
            return [f"If {one} and {other} write again today: place {lifted}."]
    return []


def _place(found: Scores, target: Any) -> tuple[int, int]:
    """Return a target's place, and how many others have the same score."""
    own = order_value(found, target)
    values = [order_value(found, other) for other in found.paths]
    return 1 + sum(value > own for value in values), sum(value == own for value in values) - 1


def _place_with(graph: GraphLike, found: Scores, tie: tuple[Any, Any], said: dict[str, Any], target: Any) -> int:
    """Return the place of a target if more were known of a tie: ego's to a connector, or a connector's to a target."""
    first = tie[0] == found.ego
    connector, known = tie[1] if first else tie[0], graph.adj[tie[0]][tie[1]]
    before, rule = found.strength(known)
    after, new_rule = found.strength({**known, **said})
    ratio = after / before
    if first:
        factor = found.learned.factor
        ratio *= factor(graph.nodes[connector], new_rule) / factor(graph.nodes[connector], rule)
    if not first and "last" in said:
        found = replace(found, lasts=found.lasts | {tie[1]: [*found.lasts.get(tie[1], ()), said["last"]]})
    changed = {
        other: fsum(-log1p(-min(NEARLY_ONE, q * ratio if b == connector else q)) for b, q in paths) * found.fresh(other)
        for other, paths in found.paths.items()
        if (first and any(b == connector for b, _ in paths)) or (not first and other == tie[1])
    }
    return _place(replace(found, totals=found.totals | changed), target)[0]
