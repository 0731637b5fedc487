"""Order people of equal scores: by fit, by what speaks for their field, by circle and recency, last by a toss."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

try:
    from _blake2 import blake2b  # where hashlib has it from, which loads OpenSSL beside: 2.5 ms of a start
except ImportError:
    from hashlib import blake2b

from infograph.model import PlacedBy
from infograph.ranking.circle import circle
from infograph.ranking.graph import GraphLike, Node

if TYPE_CHECKING:
    from infograph.ranking.score import Scores

_NO_DAY = float("inf")


class Even(NamedTuple):
    """What orders people of one score, the first that differs; smaller comes first.

    `fit`: how near function and level are to what was wished, or to one's own (a node's `fit`); `proofs`: how much says
    that they are in the field (`proofs`); `circle`: how many of those whom a connector came to know about when they came to
    know them are contacts of one's own (with lists alone the best in training, like a toss in the test); `recency`: the days
    on which connectors came to know them or last wrote to them, the latest first (better than a toss in training, worse in
    the test, so behind, and no more than an order that can be explained);
    `chance`: a toss that is the same for the same question, since the order of names puts the same people last always.
    """

    fit: float
    proofs: int
    circle: float
    recency: tuple[float, ...]
    chance: bytes


_RULES: dict[str, PlacedBy] = {"fit": "fit", "proofs": "proofs", "circle": "circle", "recency": "recency", "chance": "chance"}


def even(graph: GraphLike, scores: Scores, target: Node) -> Even:
    """Return what orders a target among people of the same score."""
    attributes = graph.nodes[target]
    ties = [graph.adj[connector][target] for connector, _ in scores.paths[target]]
    days = (max(day for day in (tie.get("since"), tie.get("last"), -_NO_DAY) if day is not None) for tie in ties)
    recency = (*sorted(-day for day in days), _NO_DAY)
    near = circle(graph, scores, target, scores.circles)
    chance = toss(graph, scores, target) + str(target).encode(
        "utf-8", "surrogatepass"
    )  # several may be alike in all a list says
    return Even(-float(attributes.get("fit", 0.0)), -int(attributes.get("proofs", 0)), -near, recency, chance)


def toss(graph: GraphLike, scores: Scores, node: Node, about: Node | None = None) -> bytes:
    """Return a number as good as random, as bytes, that is the same for the same question and person.

    `about` is whom it is tossed for, where it is about the ways to one person: else the same contact would win always.
    """
    people = (graph.nodes[person].get("key") or person for person in (node, about) if person is not None)
    return blake2b("\0".join((scores.question, *map(str, people))).encode(), digest_size=8).digest()


def placed_by(before: Even, after: Even) -> PlacedBy:
    """Return what puts somebody behind another of the same score.

    >>> placed_by(Even(-1, 0, 0, (), b"b"), Even(0, -3, 0, (), b"a"))
    'fit'
    """
    return next(_RULES[name] for name, above, other in zip(Even._fields, before, after, strict=True) if above != other)
