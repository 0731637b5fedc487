"""Say whether somebody belongs to a circle of one's own: who else their connector came to know at about the same time.

Measured on six real networks where nothing but lists is known: of people of equal scores those came first who later became
contacts, on every network in training, which no other order by dates did.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from itertools import accumulate
from typing import TYPE_CHECKING

from infograph.ranking.graph import GraphLike, Node

if TYPE_CHECKING:
    from infograph.ranking.score import Scores

NEAREST = 11
"""Ties of a connector that count as of about the same time, the person's own among them; all as near as the last do."""

Circle = Callable[[float], float]
"""From a day to the part of one's own contacts, 0..1, among those whom a connector came to know about then."""


def circle_of(ties: Iterable[tuple[float, int, int]]) -> Circle:
    """Return the circle of a connector's whole list: days, how many ties are of each, and how many of those to one's own.

    A day may stand in several rows.

    >>> circle = circle_of([(day, 1, day < 20) for day in range(40)])
    >>> circle(5), circle(35)
    (1.0, 0.0)
    """
    rows = sorted(ties)
    days = [day for day, *_ in rows]
    every = [0, *accumulate(number for _, number, _ in rows)]
    own = [0, *accumulate(mine for *_, mine in rows)]
    enough = min(NEAREST, every[-1])

    def part(day: float) -> float:
        first = last = bisect_left(days, day)
        while every[last] - every[first] < enough:
            if first and (last == len(days) or day - days[first - 1] <= days[last] - day):
                first -= 1
            else:
                last += 1
        if first == last:
            return 0.0
        reach = max(day - days[first], days[last - 1] - day)
        first, last = bisect_left(days, day - reach), bisect_right(days, day + reach)
        return (own[last] - own[first]) / (every[last] - every[first])

    return part


def circle(graph: GraphLike, scores: Scores, target: Node, circles: dict[Node, Circle]) -> float:
    """Return the largest part over the connectors to a target, 0 where no whole list is known; `circles` keeps theirs.

    A question's graph holds only the ties that are asked for, so its targets carry the value (`circle`).
    """
    part = graph.nodes[target].get("circle")
    if part is not None:
        return float(part)
    parts = []
    for b, _ in scores.paths[target]:
        since = graph.adj[b][target].get("since")
        if since is None or not graph.nodes[b].get("complete"):
            continue
        if b not in circles:
            rows = ((other, tie.get("since")) for other, tie in graph.adj[b].items() if other != scores.ego)
            circles[b] = circle_of((day, 1, other in scores.mine) for other, day in rows if day is not None)
        parts.append(circles[b](since))
    return max(parts, default=0.0)
