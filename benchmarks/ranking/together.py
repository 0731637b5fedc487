"""What is it worth that two people stood on one's own mails together? Chosen on all networks but one, and told on that one.

    python benchmarks/ranking/together.py FOLDER [PEOPLE]

FOLDER holds the benchmark of time-stamped networks that `adapter.py` speaks of; of it those are taken where who stood
together can be told: mails of one sender in one second, and people who stood face to face at one time. Each person (PEOPLE a
snapshot, 80 by default) sees their own ties, their own mailbox, and the lists of 0, 2 or 5 of their contacts. Asked is who of
those at distance two becomes a contact later. Printed is NDCG@10 of each way to count, over people and sharers.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from math import log2
from pathlib import Path
from typing import Any

from infograph.question.plain_graph import PlainGraph
from infograph.ranking import Settings, score

NETWORKS = ("email-Eu", "manufacturing", "enron", "dnc", "sfhh-conf", "high-school")
SHARERS = (0, 2, 5)
MOST_TOGETHER = 12
ALWAYS = 1e300
"""A weight at which the formula gives its most, so that a way that counts no times can be asked for."""

WAYS: dict[str, tuple[str, float]] = {
    "no such ties": ("none", 0.0),
    "as strong as a connection": ("plain", 0.25),
    **{f"once, {most}": ("once", most) for most in (0.05, 0.1, 0.15)},
    **{f"mails, {most}": ("mails", most) for most in (0.1, 0.2, 0.3, 0.5)},
    **{f"1/(n-1), {most}": ("parts", most) for most in (0.1, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 1.0)},
}
"""How standing together counts: not, once, each mail as one, or each parted by how many stood there; and its most."""

Rows = dict[str, list[float]]


def main() -> int:
    if not sys.argv[1:] or not (Path(sys.argv[1]) / "refdata.py").is_file():
        sys.stderr.write("The networks of the benchmark are not there: give their folder.\n")
        return 1
    sys.path.insert(0, sys.argv[1])
    people = int(sys.argv[2]) if sys.argv[2:] else 80
    found: dict[str, dict[str, float]] = {}
    for name in _there():
        rows: Rows = defaultdict(list)
        for marks in _questions(name, people):
            for way, mark in marks.items():
                rows[way].append(mark)
        found[name] = {way: sum(values) / len(values) for way, values in rows.items()}
        shown = "  ".join(f"{way} {mark:.3f}" for way, mark in found[name].items())
        print(f"{name} ({len(next(iter(rows.values())))} questions): {shown}", flush=True)
    ours = [way for way in WAYS if WAYS[way][0] not in ("none", "plain")]
    for name in found:
        others = [one for one in found if one != name]
        best = max(ours, key=lambda way: sum(found[one][way] for one in others))
        none, plain = found[name]["no such ties"], found[name]["as strong as a connection"]
        mark = found[name][best]
        print(f"{name} held out: {best} chosen; {mark:.3f}, {mark - none:+.3f} to none, {mark - plain:+.3f} to a connection")
    return 0


def _there() -> list[str]:
    import refdata  # type: ignore[import-not-found]

    return [name for name in NETWORKS if name in refdata.ALL]


def _questions(name: str, people: int) -> Iterator[dict[str, float]]:
    """Yield NDCG@10 of every way for each person, snapshot and number of sharers."""
    import numpy as np
    import refdata  # type: ignore[import-not-found]

    network = refdata.ALL[name]()
    chance = np.random.default_rng(7)
    for at in (*network.train, *network.test):
        snap = refdata.snapshot(network, at, halfs=[30])
        boxes = _boxes(network.ev[network.ev.t <= at], directed=network.directed)
        egos = np.where((snap.new & ~snap.direct).any(1))[0]
        for ego in chance.permutation(egos)[:people]:
            ego = int(ego)
            mine = [int(b) for b in np.where(snap.A[ego])[0]]
            lists = [int(b) for b in chance.permutation(mine)]
            for sharers in SHARERS:
                if marks := _marks(snap, ego, mine, lists[:sharers], boxes.get(ego, {}), chance.random(snap.n)):
                    yield marks


def _boxes(events: Any, *, directed: bool) -> dict[int, dict[tuple[int, int], tuple[int, float]]]:
    """Return for each person, for each two others who stood on mails with them: how many mails, and how much."""
    groups: dict[Any, set[int]] = defaultdict(set)
    if directed:
        for sender, other, second in zip(events.s, events.r, events.sec, strict=True):
            groups[sender, second].update((int(sender), int(other)))
        together: Iterator[set[int]] = iter(groups.values())
    else:
        near: dict[Any, list[tuple[int, int]]] = defaultdict(list)
        for one, other, second in zip(events.s, events.r, events.sec, strict=True):
            near[second].append((int(one), int(other)))
        together = (group for pairs in near.values() for group in _components(pairs))
    boxes: dict[int, dict[tuple[int, int], tuple[int, float]]] = defaultdict(dict)
    for group in together:
        if not 2 < len(group) <= MOST_TOGETHER:
            continue
        part = 1 / (len(group) - 1)
        for ego in group:
            box = boxes[ego]
            for pair in combinations(sorted(group - {ego}), 2):
                mails, parts = box.get(pair, (0, 0.0))
                box[pair] = mails + 1, parts + part
    return boxes


def _components(pairs: list[tuple[int, int]]) -> list[set[int]]:
    groups: list[set[int]] = []
    for pair in pairs:
        touching = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in touching]
        groups.append(set(pair).union(*touching))
    return groups


def _marks(snap: Any, ego: int, mine: list[int], lists: list[int], box: Any, toss: Any) -> dict[str, float]:
    """Return NDCG@10 of each way among the people whom ego sees at distance two; {} where none of them becomes a contact."""
    near = {ego, *mine}
    stated = {(min(b, int(v)), max(b, int(v))) for b in lists for v in snap.A[b].nonzero()[0] if int(v) not in near}
    seen = {pair: known for pair, known in box.items() if len(near & set(pair)) == 1 and not snap.direct[ego][list(pair)].all()}
    pool = sorted({v for pair in (*stated, *seen) for v in pair if v not in near and not snap.direct[ego][v]})
    wanted = {v for v in pool if snap.new[ego][v]}
    if not wanted or len(pool) < 2:
        return {}
    marks = {}
    for way, (kind, most) in WAYS.items():
        graph = _graph(snap, ego, mine, stated, seen if kind != "none" else {}, kind)
        found = score(graph, ego, snap.t, settings=Settings(together=most))
        order = sorted(pool, key=lambda v: (-found.get(v, 0.0), toss[v]))
        gain = sum(1 / log2(place + 2) for place, v in enumerate(order[:10]) if v in wanted)
        marks[way] = gain / sum(1 / log2(place + 2) for place in range(min(10, len(wanted))))
    return marks


def _graph(snap: Any, ego: int, mine: list[int], stated: set[tuple[int, int]], seen: Any, kind: str) -> PlainGraph:
    graph = PlainGraph()
    graph.graph.update(ego=ego, now=float(snap.t))
    for b in mine:
        graph.add_edge(ego, b, {"observed": True, "n": float(snap.cnt[ego, b]), "last": float(snap.t - snap.last[ego, b])})
        graph.nodes[b]["contacts"] = int(snap.k[b])
    for a, b in stated:
        graph.add_edge(a, b, {"observed": True})
    for pair, (mails, parts) in seen.items():
        if pair not in stated:
            weight = {"once": ALWAYS, "mails": float(mails), "parts": parts}.get(kind)
            graph.add_edge(*pair, {"observed": True} | ({"together": weight, "seen_only": True} if weight is not None else {}))
    return graph


if __name__ == "__main__":
    sys.exit(main())
