"""Explain a suggestion in full: every path with its evidence and its share, and what would change the order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import fsum, log1p
from typing import NamedTuple

from infograph.model import Path, Suggestion
from infograph.phrases.explanation import (
    ask_closeness,
    explanation,
    if_close,
    if_writing,
    no_way_of_two,
    place_words,
    say_closeness,
    way_lines,
)
from infograph.ranking.graph import GraphLike, Node, TieAttributes
from infograph.ranking.score import NEARLY_ONE, Scores, find, order_value
from infograph.ranking.settings import Settings
from infograph.text import quoted


def explain(
    suggestion: Suggestion, *, question: str = "", own: Sequence[str] = (), typed: Mapping[int, str] | None = None
) -> str:
    """Return why somebody is suggested: band, every path with both ties and its share, what would improve it.

    `question` says among whom the band was given, as it follows "path": "in fintech", "at Stripe"; `own` is what the
    user does, where that weighs; `typed` how people are typed in commands, by number: where it does not say, by name.
    """
    return "\n".join(explanation(suggestion, question, improvements(suggestion, typed), own))


def path_lines(paths: Sequence[Path], name: str) -> list[str]:
    """Return ways to one person in words, tie by tie, best to ask first."""
    return [line for number, path in enumerate(paths, 1) for line in way_lines(number, path, name, len(paths))]


def improvements(suggestion: Suggestion, typed: Mapping[int, str] | None = None) -> list[str]:
    """Return what would make the order of this person surer: ties of unknown strength, and how to say them."""
    lacking, target = [], suggestion.target
    for path in suggestion.paths[:2]:
        connector = path.connector.name
        who, whom = ((typed or {}).get(person.id, quoted(person.name)) for person in (path.connector, target))
        if path.first.rule == "unknown":
            lacking.append(say_closeness(connector, who))
        if path.second.rule == "unknown" and not path.via:
            lacking.append(ask_closeness(connector, target.name, (who, whom)))
    return lacking


def what_if(
    graph: GraphLike, suggestion: Suggestion, *, now: float | None = None, settings: Settings = Settings()
) -> list[str]:
    """Return what would change this person's place among all targets of a graph.

    Each tie of unknown strength at its best and worst, and a message today over each tie that messages are known of
    where that lifts the person. Places are those before the list is spread over connectors.
    """
    target = suggestion.target.id
    scores = find(graph, None, now, settings=settings)
    if target not in scores.paths:
        return [no_way_of_two(suggestion.target.name)]
    place, like = _place(scores, target)
    lines = [place_words(place, len(scores.paths), like)]
    for path in suggestion.paths[:3]:
        connector = path.connector.id
        if (mine := scores.mine.get(connector)) is not None:
            lines += _changes(graph, scores, _Tie(connector, target, mine, first=True), ("", path.connector.name))
        if (theirs := graph.adj.get(connector, {}).get(target)) is not None:
            lines += _changes(graph, scores, _Tie(connector, target, theirs), (path.connector.name, suggestion.target.name))
    return lines


class _Tie(NamedTuple):
    """One of the two ties of a way to a target, with what is known of it: the connector's, or (`first`) ego's to them."""

    connector: Node
    target: Node
    evidence: TieAttributes
    first: bool = False


def _changes(graph: GraphLike, scores: Scores, tie: _Tie, names: tuple[str, str]) -> list[str]:
    """Return what other evidence of one tie, of two names ("" is the user), would do to the target's place."""
    rule = scores.strength(tie.evidence)[1]
    if rule in ("unknown", "mutual"):
        high, low = (_place_with(graph, scores, tie, {"closeness": value}) for value in (5, 1))
        return [if_close(*names, high, low)]
    if rule == "interactions":
        lifted = _place_with(graph, scores, tie, {"n": tie.evidence["n"] + 1, "last": scores.now})
        if lifted < _place(scores, tie.target)[0]:
            return [if_writing(*names, lifted)]
    return []


def _place(scores: Scores, target: Node) -> tuple[int, int]:
    """Return a target's place, and how many others have the same score."""
    own = order_value(scores, target)
    values = [order_value(scores, other) for other in scores.paths]
    return 1 + sum(value > own for value in values), sum(value == own for value in values) - 1


def _place_with(graph: GraphLike, scores: Scores, tie: _Tie, said: dict[str, float]) -> int:
    """Return the place of a target if more were known of a tie."""
    connector, target = tie.connector, tie.target
    before, rule = scores.strength(tie.evidence)
    after, new_rule = scores.strength(tie.evidence | said)
    ratio = after / before
    if tie.first:
        factor = scores.learned.factor
        ratio *= factor(graph.nodes[connector], new_rule) / factor(graph.nodes[connector], rule)
    elif "last" in said:
        scores = replace(scores, lasts=scores.lasts | {target: [*scores.lasts.get(target, ()), said["last"]]})
    changed = {
        other: fsum(-log1p(-min(NEARLY_ONE, q * ratio if b == connector else q)) for b, q in paths) * scores.fresh(other)
        for other, paths in scores.paths.items()
        if (tie.first and any(b == connector for b, _ in paths)) or (not tie.first and other == target)
    }
    return _place(replace(scores, totals=scores.totals | changed), target)[0]
