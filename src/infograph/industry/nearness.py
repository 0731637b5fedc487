"""How near industries are to each other: people change between near ones, so their contacts do work there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from heapq import heappop, heappush

from infograph.industry.taxonomy import members, taxonomy

PARENT = 0.5
"""How near a part of an industry is to the whole (chosen, as the taxonomy's own weights of neighbours are)."""


def kinship(asked: Iterable[str]) -> Mapping[str, float]:
    """Return for every industry how near it is to those asked for, 0..1.

    These and all that belongs to them are 1; others are as near as the best way there, the product of its steps: the taxonomy's
    neighbours by their weight, in both directions, and what an industry belongs to. Near a part is half as near as near the
    whole.

    >>> near = kinship(["fintech"])
    >>> near["payments"], near["banking"], near["venture-capital"]
    (1.0, 0.5, 0.25)
    >>> near["software"] > near["e-commerce"] > near["shipping"] > near["renewable-energy"] > 0
    True
    """
    return _from(tuple(sorted(set(asked))))


@cache
def _from(asked: tuple[str, ...]) -> Mapping[str, float]:
    nearness: dict[str, float] = {}
    waiting = [(-1.0, code) for code in asked]
    waiting += [(-PARENT, below) for code in asked for below in members(code)]
    while waiting:
        weight, code = heappop(waiting)
        if code not in nearness:
            nearness[code] = -weight
            for other, step in _steps()[code].items():
                heappush(waiting, (weight * step, other))
    return nearness | dict.fromkeys((below for code in asked for below in members(code)), 1.0)


@cache
def _steps() -> Mapping[str, Mapping[str, float]]:
    steps: dict[str, dict[str, float]] = defaultdict(dict)
    for industry in taxonomy():
        pairs = [*industry.near, *((whole, PARENT) for whole in (industry.parent, *industry.also) if whole)]
        for other, weight in pairs:
            for a, b in ((industry.code, other), (other, industry.code)):
                steps[a][b] = max(weight, steps[a].get(b, 0.0))
    return steps
