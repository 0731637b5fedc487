"""Is the contact whom the product would ask first the one who really made the link, where nothing but lists is known?

    python benchmarks/ranking/asking.py FOLDER [train|test]

FOLDER holds the benchmark of time-stamped networks that `adapter.py` speaks of. Looked at are pairs who became contacts, with
three or more mutual contacts before. Who made the link: in e-mail whoever sent the last message addressed to both, until their
own first one; where people meet, who was with both in the five minutes before; of co-authors who wrote with both in that year.
Printed is hit@1 for each order of whom to ask; equal ones share a hit.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from adapter import settings_for

from infograph.ranking.paths import path_strengths
from infograph.ranking.score import find

MEETING = 5 / 60
"""Hours before a first meeting in which whoever was with both made the link."""
WINDOWS = {"sfhh-conf": MEETING, "high-school": MEETING, "vis-coauthor": 0.0}
MAILS = ("email-Eu", "dnc")
READ_BY, CHOICE = 10, 3

Makers = Callable[[int, int], set[int]]
"""From two people to those who made their link; empty where nobody can be told."""


def main() -> int:
    if not sys.argv[1:] or not (Path(sys.argv[1]) / "refdata.py").is_file():
        sys.stderr.write("The networks of the benchmark are not there: give their folder.\n")
        return 1
    sys.path.insert(0, sys.argv[1])
    import refdata  # type: ignore[import-not-found]

    part = (sys.argv[2:] or ["test"])[0]
    for name in (*MAILS, *WINDOWS):
        network = refdata.ALL[name]()
        makers = _mailed(network.ev) if name in MAILS else _met(network.ev, WINDOWS[name])
        hits = _hits(network, getattr(network, part), makers)
        if hits:
            means = "  ".join(f"{order} {sum(values) / len(values):.3f}" for order, values in hits.items())
            print(f"{name:13} {part} n={len(hits['chance'])}  {means}", flush=True)
    return 0


def _hits(network: Any, days: list[float], makers: Makers) -> dict[str, list[float]]:
    """Return for each order, pair by pair in both directions, whether it names first who made the link."""
    import bench_product  # type: ignore[import-not-found]
    import numpy as np
    import refdata

    hits: dict[str, list[float]] = defaultdict(list)
    for day in days:
        snapshot = refdata.snapshot(network, day, halfs=[30])
        graph = bench_product.graph(snapshot, "none")
        settings = settings_for(graph, float(day))
        for a, b in zip(*np.where(np.triu(snapshot.y | snapshot.y.T)), strict=True):
            between = set(map(int, np.where(snapshot.A[a] & snapshot.A[b])[0]))
            right = makers(int(a), int(b)) & between
            if len(between) < CHOICE or not right:
                continue
            for ego, target in ((int(a), int(b)), (int(b), int(a))):
                for order, first in _first(graph, ego, target, float(day), settings).items():
                    hits[order].append(len(first & right) / len(first))
                hits["chance"].append(len(right) / len(between))
    return hits


def _first(graph: Any, ego: int, target: int, now: float, settings: Any) -> dict[str, set[int]]:
    """Return whom each order would ask first, several where they are equal."""
    orders: dict[str, dict[int, float]] = {}
    theirs = [(tie, tie.pop("mutual")) for tie in graph.adj[target].values()]  # the list of a stranger is not here
    for order, changed in (("infograph", settings), ("without age", settings.with_(tie_age=0.0))):
        found = find(graph, ego, now, relevance={target: 1.0}, settings=changed)
        orders[order] = {connector: ask for ask, connector, _ in path_strengths(graph, found, target)}
    ties = graph.edges
    between = orders["infograph"]
    orders["mutual contacts"] = {b: ties[ego, b]["mutual"] for b in between}
    orders["longest list"] = {b: graph.degree(b) for b in between}
    orders["oldest ties"] = {b: -ties[ego, b]["since"] - ties[b, target]["since"] for b in between}
    for tie, mutual in theirs:
        tie["mutual"] = mutual
    return {order: {b for b, value in values.items() if value == max(values.values())} for order, values in orders.items()}


def _mailed(events: Any) -> Makers:
    readers: dict[tuple[int, float], set[int]] = defaultdict(set)
    first: dict[tuple[int, int], float] = {}
    for sender, reader, day in zip(events.s, events.r, events.t, strict=True):
        readers[int(sender), float(day)].add(int(reader))
        pair = (min(int(sender), int(reader)), max(int(sender), int(reader)))
        first[pair] = min(first.get(pair, float(day)), float(day))
    mails: dict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
    for (sender, day), known in readers.items():
        if 1 < len(known) <= READ_BY:
            ordered = sorted(known)
            for place, one in enumerate(ordered):
                for other in ordered[place + 1 :]:
                    mails[one, other].append((day, sender))

    def makers(one: int, other: int) -> set[int]:
        pair = (min(one, other), max(one, other))
        before = [mail for mail in mails.get(pair, ()) if pair in first and mail[0] <= first[pair]]
        return {max(before)[1]} if before else set()

    return makers


def _met(events: Any, window: float) -> Makers:
    met: dict[int, list[tuple[float, int]]] = defaultdict(list)
    first: dict[tuple[int, int], float] = {}
    for one, other, day in zip(events.s, events.r, events.t, strict=True):
        met[int(one)].append((float(day), int(other)))
        met[int(other)].append((float(day), int(one)))
        pair = (min(int(one), int(other)), max(int(one), int(other)))
        first[pair] = min(first.get(pair, float(day)), float(day))

    def makers(one: int, other: int) -> set[int]:
        day = first[min(one, other), max(one, other)]
        near = ({b for at, b in met[person] if day - window <= at <= day} for person in (one, other))
        return set.intersection(*near) - {one, other}

    return makers


if __name__ == "__main__":
    sys.exit(main())
