"""What should order people of equal scores, where nothing but lists is known? Each rule against a toss, on the list as shown.

    python benchmarks/ranking/ties.py FOLDER [train|test] [PEOPLE] [DRAWS] [RULE ...]

FOLDER holds the benchmark of time-stamped networks that `adapter.py` speaks of. Of each person (PEOPLE a snapshot, 40 by
default) 2, 3, 5 and 10 contacts share their lists, drawn DRAWS times (3 by default). Printed are NDCG@10 of the list shown
with a toss, and each rule minus the toss, for every network and number of sharers, and the mean. A rule is a node's
`fit`, by which the product orders equal scores first, and nothing else changes.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from adapter import LISTED, settings_for, some_egos

from infograph.model import Query
from infograph.ranking import suggest
from infograph.ranking.baselines import adamic_adar

SHARERS = (2, 3, 5, 10)
CANDIDATES = 15
"""People to choose among, at least: of fewer than that the ten shown are nearly all."""

Rule = Callable[[Any, int, int, list[int]], float]
"""From a graph, ego, a person and the connectors to them: what comes first is largest."""


def _days(graph: Any, target: int, ways: list[int]) -> list[float]:
    return [graph.edges[b, target]["since"] for b in ways]


def _apart(graph: Any, ego: int, target: int, ways: list[int]) -> float:
    """Return the least time between the days on which ego and the person came to know the same connector."""
    return min(abs(graph.edges[ego, b]["since"] - graph.edges[b, target]["since"]) for b in ways)


def _toss(node: int) -> float:
    return node * 0.618 % 1


RULES: dict[str, Rule] = {
    "as the product has it (circle)": lambda graph, ego, v, ways: 0.0,
    "newest tie first": lambda graph, ego, v, ways: max(_days(graph, v, ways)),
    "oldest tie first": lambda graph, ego, v, ways: -min(_days(graph, v, ways)),
    "nearest in time to ego's tie": lambda graph, ego, v, ways: -_apart(graph, ego, v, ways),
    "more ways, then a toss": lambda graph, ego, v, ways: len(ways) + _toss(v),
}


def main() -> int:
    if not sys.argv[1:] or not (Path(sys.argv[1]) / "refdata.py").is_file():
        sys.stderr.write("The networks of the benchmark are not there: give their folder.\n")
        return 1
    sys.path.insert(0, sys.argv[1])
    part, people, draws = (*sys.argv[2:5], *("train", "40", "3")[len(sys.argv[2:5]) :])
    chosen = {name: RULES[name] for name in sys.argv[5:]} or RULES
    print(f"{part}: queries, NDCG@10 of a toss (minus Adamic-Adar), then each rule minus the toss: {', '.join(chosen)}")
    means: dict[str, list[float]] = defaultdict(list)
    for (name, sharers), rows in _cells(part, int(people), int(draws), chosen):
        marks = {rule: sum(row[rule] for row in rows) / len(rows) for rule in rows[0]}
        toss = marks["toss"]
        minus = {rule: marks[rule] - toss for rule in chosen}
        means["toss minus Adamic-Adar"].append(toss - marks["Adamic-Adar"])
        for rule, value in minus.items():
            means[rule].append(value)
        line = "  ".join(f"{value:+.3f}" for value in minus.values())
        print(f"{name:13} {sharers:3} {len(rows):5} {toss:.3f} ({toss - marks['Adamic-Adar']:+.3f})  {line}", flush=True)
    for rule, values in means.items():
        print(f"{rule:30} mean {sum(values) / len(values):+.4f}, up in {sum(v > 0 for v in values)} of {len(values)} cells")
    return 0


def _cells(part: str, people: int, draws: int, rules: dict[str, Rule]) -> Iterator[tuple[tuple[str, int], list[Any]]]:
    """Yield for each network and number of sharers the marks of every question."""
    import refdata  # type: ignore[import-not-found]

    for name, load in refdata.ALL.items():
        network = load()
        cells: dict[int, list[Any]] = {sharers: [] for sharers in SHARERS}
        for number, at in enumerate(getattr(network, part)):
            snapshot = refdata.snapshot(network, at, halfs=[30])
            for ego in some_egos(snapshot.egos, people, number):
                for sharers in SHARERS:
                    for draw in range(draws):
                        marks = _marks(snapshot, ego, sharers, (ego + number, draw), rules)
                        if marks:
                            cells[sharers].append(marks)
        yield from (((name, sharers), rows) for sharers, rows in cells.items() if rows)


def _marks(snapshot: Any, ego: int, sharers: int, seed: tuple[int, int], rules: dict[str, Rule]) -> dict[str, float]:
    """Return NDCG@10 of each rule for one draw of sharers; nothing where the question cannot be judged."""
    import bench_product  # type: ignore[import-not-found]
    import numpy as np

    friends = np.where(snapshot.A[ego])[0]
    if len(friends) < sharers:
        return {}
    some = [int(friend) for friend in np.random.default_rng(seed).choice(friends, sharers, replace=False)]
    graph = bench_product.graph(snapshot, "none", ego, some)
    cold = {int(v) for v in np.where(snapshot.cand[ego])[0] if v in graph}
    plain = {v: value for v, value in adamic_adar(graph, ego, float(snapshot.t)).items() if v in cold}
    later = {v: bool(snapshot.y[ego, v]) for v in plain}
    if not any(later.values()) or len(later) < CANDIDATES:
        return {}
    toss = np.random.default_rng(seed).random(snapshot.n)
    settings = settings_for(graph, float(snapshot.t))
    mine = set(graph.adj[ego])

    def shown() -> list[int]:
        listed = suggest(graph, ego, float(snapshot.t), query=Query(limit=LISTED), settings=settings)
        return [one.target.id for one in listed if one.target.id in cold]

    marks = {"Adamic-Adar": _ndcg(sorted(plain, key=lambda v: -plain[v] * (1 + 1e-9 * toss[v])), later)}
    for rule, value in {"toss": lambda graph, ego, v, ways: toss[v], **rules}.items():
        for v in later:
            graph.nodes[v]["fit"] = value(graph, ego, v, [b for b in graph.adj[v] if b in mine])
        marks[rule] = _ndcg(shown(), later)
    return marks


def _ndcg(listed: list[int], later: dict[int, bool]) -> float:
    import numpy as np

    worth = 1 / np.log2(np.arange(2, 12))
    right = np.array([later[v] for v in listed[:10]], float)
    return float((right * worth[: len(right)]).sum() / worth[: min(10, sum(later.values()))].sum())


if __name__ == "__main__":
    sys.exit(main())
