"""What orders people of equal scores: how near they stand to what the user wishes or does, and what says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

import infograph.industry as fields
from infograph.model import Query
from infograph.question.graph import name
from infograph.ranking.circle import Circle, circle_of
from infograph.store import read, tie_days
from infograph.store.db import Connection
from infograph.text import fold

if TYPE_CHECKING:
    from infograph.question.plain_graph import PlainGraph

_SHORT = 2
"""Letters of a word that says no function: "of", "in", "&"."""


def add_fit(db: Connection, graph: PlainGraph, query: Query, people: Iterable[int]) -> None:
    """Put on the nodes of these targets `fit`, `proofs`, `key` and `company`."""
    asked = sorted(people)
    name(db, graph, asked)
    own = _own_position(db)
    wished = fields.resolve_all(query.industries, near=query.near) if query.industries else {}
    near = cache(partial(fit, own, query))  # many have one title
    for person, company, position, *_ in read.employments(db, asked):
        graph.nodes[person].update({"company": company} if company else {}, fit=near(position), proofs=0)
    for person, industry in read.labels(db, asked) if wished else ():
        graph.nodes[person]["proofs"] += industry in wished


def add_circle(db: Connection, graph: PlainGraph, people: Iterable[int], kept: dict[int, Circle]) -> None:
    """Put `circle` on the nodes of these targets; `kept` holds the lists of connectors that were read before, and these."""
    for person in sorted(people):
        graph.nodes[person]["circle"] = max(_circles(db, graph, person, kept), default=0.0)


def _circles(db: Connection, graph: PlainGraph, person: int, kept: dict[int, Circle]) -> Iterator[float]:
    """Yield for each way of two ties how many of the connector's ties of about that time are to the user's contacts, 0..1."""
    for connector, tie in graph.adj[person].items():
        since = tie.get("since")
        if since is None or not graph.nodes[connector].get("complete"):
            continue
        if connector not in kept:
            kept[connector] = circle_of(tie_days.with_mine(db, connector, graph.graph["ego"]))
        yield kept[connector](since)


def fit(own_position: str, query: Query, position: str) -> float:
    """Return how near a title is to the function and the level that were wished, or to one's own: 0..2.

    >>> fit("Data Analyst", Query(), "Senior Data Analyst"), fit("Data Analyst", Query(), "")
    (1.5, 0.0)
    """
    steps = fields.steps_from(own_position, position, query.level)
    near = 0.0 if steps is None else 1 / (1 + steps)
    return near + _function(query.title or own_position, position)


def _function(wished: str, position: str) -> float:
    """Return the part of the words of one title that stand in the other, 0..1."""
    words, theirs = ({word for word in fold(title).split() if len(word) > _SHORT} for title in (wished, position))
    return len(words & theirs) / len(words) if words else 0.0


def _own_position(db: Connection) -> str:
    me = read.ego(db)
    return next((position for _, position in read.positions(db, [me])), "") if me is not None else ""
