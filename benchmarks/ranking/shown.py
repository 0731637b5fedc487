"""How good are the ten people that are shown, spread over connectors, beside the same order unspread and two other rules?

    python benchmarks/ranking/shown.py FOLDER [none|full] [train|test] [PEOPLE]

FOLDER holds the benchmark of time-stamped networks that `adapter.py` speaks of. Of each person (PEOPLE a snapshot, 60 by
default) 2, 3, 5 and 10 contacts share their lists, with messages (full) or without. Printed are means over networks of NDCG@10,
hit@10, connectors among the ten, and people who stand below somebody of a weaker band; Adamic-Adar and personalised
PageRank book nobody on a connector. People whom somebody wrote to without an answer are taken out of every list.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from adapter import LISTED, settings_for

from infograph.model import BANDS, Query
from infograph.ranking import inversions, suggest
from infograph.ranking.baselines import adamic_adar, pagerank

SHARERS = (2, 3, 5, 10)
CANDIDATES = 15
"""People to choose among, at least: of fewer than that the ten shown are nearly all."""


def main() -> int:
    if not sys.argv[1:] or not (Path(sys.argv[1]) / "refdata.py").is_file():
        sys.stderr.write("The networks of the benchmark are not there: give their folder.\n")
        return 1
    sys.path.insert(0, sys.argv[1])
    see, part, people = (*sys.argv[2:], *("none", "test", "60")[len(sys.argv) - 2 :])
    print(f"{see}, {part}: a row is NDCG@10 (minus Adamic-Adar by network), hit@10, connectors, inversions")
    for sharers in SHARERS:
        marks: dict[str, dict[str, list[tuple[float, ...]]]] = defaultdict(lambda: defaultdict(list))
        for network, lists in _questions(see, part, sharers, int(people)):
            for rule, mark in lists.items():
                marks[rule][network].append(mark)
        for rule, by_network in marks.items():
            means = {name: _means(rows) for name, rows in by_network.items()}
            plain = [_means(marks["Adamic-Adar"][name])[0] for name in means]
            minus = " ".join(f"{mean[0] - other:+.3f}" for mean, other in zip(means.values(), plain, strict=True))
            ndcg, hit, used, below = _means(list(means.values()))
            print(f"{sharers:3} {rule:22} {ndcg:.3f} ({minus}) {hit:.3f} {used:5.2f} {below:5.2f}", flush=True)
        print(f"    {', '.join(f'{name} {len(rows)}' for name, rows in marks['shown'].items())}")
    return 0


def _questions(see: str, part: str, sharers: int, people: int) -> Iterator[tuple[str, dict[str, tuple[float, ...]]]]:
    """Yield for each person of each network the marks of every rule."""
    import bench_product  # type: ignore[import-not-found]
    import numpy as np
    import refdata  # type: ignore[import-not-found]

    for name, load in refdata.ALL.items():
        network = load()
        for number, at in enumerate(getattr(network, part)):
            snapshot = refdata.snapshot(network, at, halfs=[30])
            egos = snapshot.egos
            if len(egos) > people:
                egos = np.sort(np.random.default_rng(number).choice(egos, people, replace=False))
            for ego in map(int, egos):
                friends = np.where(snapshot.A[ego])[0]
                if len(friends) < sharers:
                    continue
                chosen = np.random.default_rng(ego + number).choice(friends, sharers, replace=False)
                graph = bench_product.graph(snapshot, see, ego, [int(friend) for friend in chosen])
                cold = {int(v) for v in np.where(snapshot.cand[ego])[0] if v in graph}
                toss = np.random.default_rng(ego).random(snapshot.n)
                lists = _lists(graph, ego, float(at), cold, toss)
                later = {v: bool(snapshot.y[ego, v]) for v in lists["reached"]}
                if any(later.values()) and len(later) >= CANDIDATES:
                    yield name, {rule: _mark(rows[:10], later) for rule, rows in lists.items() if rule != "reached"}


def _lists(graph: Any, ego: int, now: float, cold: set[int], toss: Any) -> dict[str, list[Any]]:
    """Return each rule's rows (person, connector, value, band) in their order, and everybody who is `reached`."""
    settings = settings_for(graph, now)
    lists: dict[str, list[Any]] = {}
    for rule, spread in (("shown", True), ("unspread", False)):
        listed = suggest(graph, ego, now, query=Query(limit=LISTED, spread=spread), settings=settings)
        lists[rule] = [
            (one.target.id, one.best.connector.id, one.log_score, BANDS.index(one.band))
            for one in listed
            if one.target.id in cold
        ]
    for rule, rank in (("Adamic-Adar", adamic_adar), ("personalised PageRank", pagerank)):
        values = {v: value for v, value in rank(graph, ego, now).items() if v in cold}
        ordered = sorted(values, key=lambda v: -values[v] * (1 + 1e-9 * toss[v]))
        lists[rule] = [(v, None, values[v], 0) for v in ordered]
    lists["reached"] = list(values)
    return lists


def _mark(rows: list[Any], later: dict[int, bool]) -> tuple[float, ...]:
    """Return NDCG@10, hit@10, connectors and inversions of the ten rows of a list."""
    import numpy as np

    worth = 1 / np.log2(np.arange(2, 12))
    right = np.array([later[v] for v, *_ in rows], float)
    ideal = worth[: min(10, sum(later.values()))].sum()
    used = len({connector for _, connector, *_ in rows if connector is not None})
    return float((right * worth[: len(right)]).sum() / ideal), float(right.any()), used, inversions(row[2:] for row in rows)


def _means(rows: list[tuple[float, ...]]) -> tuple[float, ...]:
    return tuple(sum(column) / len(rows) for column in zip(*rows, strict=True))


if __name__ == "__main__":
    sys.exit(main())
