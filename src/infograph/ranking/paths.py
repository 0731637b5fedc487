"""Put one path into nouns and words: who is in it, what each tie rests on, and in which order to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from math import log1p

from infograph.grounds import Reason, TieEvidence
from infograph.model import Doing, Hop, Label, Path, Person
from infograph.ranking import reasons
from infograph.ranking.even import toss
from infograph.ranking.graph import GraphLike, Node, PersonAttributes, Text, TieAttributes
from infograph.ranking.score import Scores
from infograph.ranking.strength import word_of


def path_strengths(graph: GraphLike, scores: Scores, target: Node) -> list[tuple[float, Node, float]]:
    """Return (ask, connector, q) of every path to a target, best to ask first.

    Whom to ask is another order than whom to meet: the product of both strengths (and of what was learnt of the
    connector), without the discount for the connector's number of contacts (measured: the discount is wrong here), and
    where no messages are known lifted by the age of the ties.
    """
    return sorted(asking(graph, scores)(target), key=lambda row: (-row[0], toss(graph, scores, row[1], target), str(row[1])))


def asking(graph: GraphLike, scores: Scores) -> Callable[[Node], list[tuple[float, Node, float]]]:
    """Return what gives the rows of `path_strengths` of one target after another, in no order; it looks at a connector once."""
    firsts: dict[Node, tuple[float, float]] = {}

    def rows(target: Node) -> list[tuple[float, Node, float]]:
        ways = []
        for connector, q in scores.paths[target]:
            if connector not in firsts:
                first, rule = scores.to_ask(scores.mine[connector])
                firsts[connector] = first, scores.learned.factor(graph.nodes[connector], rule)
            first, factor = firsts[connector]
            ways.append((first * scores.to_ask(graph.adj[connector][target])[0] * factor, connector, q))
        return ways

    return rows


def name_of(graph: GraphLike, node: Node) -> str:
    """Return a node's name, or the node itself in a graph built by hand."""
    return str(graph.nodes[node].get("name") or node)


def person_of(graph: GraphLike, node: Node) -> Person:
    """Return a node's `person`; of a graph built by hand or read from a file, one from whatever attributes it has."""
    attributes = graph.nodes[node]
    if isinstance(person := attributes.get("person"), Person):
        return person if person.contacts else replace(person, contacts=len(graph.adj[node]))
    whys = str(attributes.get("whys") or attributes.get("why", "")).split("\n")
    labels = [
        Label(code, sure, whys[place] if place < len(whys) else "")
        for place, (code, sure) in enumerate(_coded(attributes, "industries"))
    ]
    return Person(
        id=node,
        name=name_of(graph, node),
        key=str(attributes.get("key", "")),
        slug=str(attributes.get("slug", "")),
        company=str(attributes.get("company", "")),
        position=str(attributes.get("position", "")),
        labels=tuple(labels),
        contacts=int(attributes.get("contacts", 0)) or len(graph.adj[node]),
        complete=bool(attributes.get("complete", False)),
        was=tuple(filter(None, str(attributes.get("was", "")).split("|"))),
        address=str(attributes.get("address", "")),
        functions=tuple(Doing(code, sure) for code, sure in _coded(attributes, "functions")),
        level=str(attributes.get("level", "")),
    )


def _coded(attributes: PersonAttributes, name: Text) -> Iterator[tuple[str, float]]:
    """Yield the codes of an attribute with how sure they are: "product:0.92|design:0.88"."""
    for part in filter(None, str(attributes.get(name, "")).split("|")):
        code, _, confidence = part.partition(":")
        yield code, float(confidence or 0)


def field_reason(graph: GraphLike, node: Node) -> Reason | None:
    """Return what puts a node into its likeliest industry, None where nothing does."""
    labels = person_of(graph, node).labels
    best = labels[0] if labels else Label("", 0.0, str(graph.nodes[node].get("why", "")))
    return Reason("field", what=best.what, source=best.source) if best.what else None


def first_hop(graph: GraphLike, connector: Node, scores: Scores) -> Hop:
    """Return ego's tie to a connector, with its strength and what it rests on, what was learnt of the connector too."""
    hop = _hop(graph, scores.mine[connector], "", scores)
    learnt = scores.learned.ground(graph.nodes[connector], hop.rule)
    return replace(hop, grounds=(*hop.grounds, learnt)) if learnt else hop


def hop_of(graph: GraphLike, a: Node, b: Node, scores: Scores) -> Hop:
    """Return the tie of two others, with its strength and what it rests on; the word of `a` would settle it."""
    return _hop(graph, graph.adj[a][b], name_of(graph, a), scores)


def _hop(graph: GraphLike, tie: TieAttributes, knower: str, scores: Scores) -> Hop:
    value, rule = scores.strength(tie)
    gone = _departed(tie)
    lister = tie.get("departed_from")
    whose = "" if lister is None or lister == scores.ego else name_of(graph, lister)
    from_list = TieEvidence("departed", whose, day=gone) if gone else None
    said = reasons.grounds(tie, rule, knower, scores.now, from_list)
    return Hop(value, rule, word_of(value, rule), said, tie.get("observed") is not False, gone)


def _departed(tie: TieAttributes) -> date | None:
    """Return the day of the list that no longer has a tie; other clocks than our day numbers are no days."""
    day = tie.get("departed")
    return date.fromordinal(day) if isinstance(day, int) and 0 < day <= date.max.toordinal() else None


def ways_of_two(graph: GraphLike, scores: Scores, target: Node, *, first: Node | None = None) -> tuple[Path, ...]:
    """Return the paths of two ties to a target, best to ask first; a connector named `first` before all."""
    rows = path_strengths(graph, scores, target)
    rows.sort(key=lambda row: row[1] != first)
    total = scores.log_score(target) / scores.fresh(target)
    return tuple(
        Path(
            person_of(graph, connector),
            first_hop(graph, connector, scores),
            hop_of(graph, connector, target, scores),
            q,
            ask,
            -log1p(-q) / total if total else 0.0,
        )
        for ask, connector, q in rows
    )
