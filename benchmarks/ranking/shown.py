"""How good are the ten people that are shown, spread over connectors, beside the same order unspread and two other rules?

    python benchmarks/ranking/shown.py FOLDER [none|full] [train|test] [PEOPLE] [DRAWS] [CAP ...]

FOLDER holds the benchmark of time-stamped networks that `adapter.py` speaks of. Of each person (PEOPLE a snapshot, 60 by
default) 2, 3, 5 and 10 contacts share their lists, drawn DRAWS times (once by default), with messages (full) or without.
Printed are means over networks of NDCG@10, hit@10, connectors among the ten, people who stand below somebody of a weaker
band, and the part of lists in which one connector stands six times or more; Adamic-Adar and personalised PageRank book
nobody on a connector. A CAP adds the list shown with at most so many through one connector, and what that changes, with 95 %
of its bootstrap over people. Last, the part of the first fifty rows that a toss decides. People whom somebody wrote to
without an answer are taken out of every list.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from adapter import LISTED, settings_for, some_egos

from infograph.model import BANDS, Query, Suggestion
from infograph.ranking import inversions, suggest
from infograph.ranking.baselines import adamic_adar, pagerank

SHARERS = (2, 3, 5, 10)
CANDIDATES = 15
"""People to choose among, at least: of fewer than that the ten shown are nearly all."""
OFTEN = 6
"""Times one connector stands among ten, from which on it is often."""

Marks = dict[str, dict[str, list[tuple[float, ...]]]]
"""Rule -> network -> for each question NDCG@10, hit@10, connectors, inversions, if one stands often, part by a toss, ego."""


def main() -> int:
    if not sys.argv[1:] or not (Path(sys.argv[1]) / "refdata.py").is_file():
        sys.stderr.write("The networks of the benchmark are not there: give their folder.\n")
        return 1
    sys.path.insert(0, sys.argv[1])
    see, part, people, draws = (*sys.argv[2:6], *("none", "test", "60", "1")[len(sys.argv[2:6]) :])
    caps = tuple(map(int, sys.argv[6:]))
    print(f"{see}, {part}: a row is NDCG@10 (minus Adamic-Adar by network), hit@10, connectors, inversions, one often")
    for sharers in SHARERS:
        marks: Marks = defaultdict(lambda: defaultdict(list))
        for network, ego, lists in _questions(see, part, sharers, (int(people), int(draws)), caps):
            for rule, mark in lists.items():
                marks[rule][network].append((*mark, ego))
        if marks:
            _print(marks, sharers)
    return 0


def _print(marks: Marks, sharers: int) -> None:
    for rule, by_network in marks.items():
        means = {name: _means(rows) for name, rows in by_network.items()}
        plain = [_means(marks["Adamic-Adar"][name])[0] for name in means]
        minus = " ".join(f"{mean[0] - other:+.3f}" for mean, other in zip(means.values(), plain, strict=True))
        ndcg, hit, used, below, often, *_ = _means(list(means.values()))
        print(f"{sharers:3} {rule:22} {ndcg:.3f} ({minus}) {hit:.3f} {used:5.2f} {below:5.2f} {often:.2f}", flush=True)
        if rule.startswith("cap"):
            print(f"    {rule} minus shown: {_change(by_network, marks['shown'])}", flush=True)
    tossed = {name: _means(rows)[5] for name, rows in marks["shown"].items()}
    print(f"    by a toss: {', '.join(f'{name} {part:.3f}' for name, part in tossed.items())}")
    print(f"    questions: {', '.join(f'{name} {len(rows)}' for name, rows in marks['shown'].items())}", flush=True)


def _change(capped: dict[str, list[tuple[float, ...]]], shown: dict[str, list[tuple[float, ...]]]) -> str:
    """Return what a cap changes in NDCG@10, network by network, and on the mean of them with its interval."""
    import numpy as np

    chance = np.random.default_rng(1)
    means, drawn = [], []
    for name, rows in capped.items():
        by_ego: dict[float, list[float]] = defaultdict(list)
        for one, other in zip(rows, shown[name], strict=True):
            by_ego[one[-1]].append(one[0] - other[0])
        sums = np.array([(sum(values), len(values)) for values in by_ego.values()])
        picks = sums[chance.integers(len(sums), size=(2000, len(sums)))].sum(axis=1)
        means.append(sums[:, 0].sum() / sums[:, 1].sum())
        drawn.append(picks[:, 0] / picks[:, 1])
    low, high = np.percentile(np.mean(drawn, axis=0), [2.5, 97.5])
    return f"{np.mean(means):+.4f} [{low:+.4f}, {high:+.4f}] ({' '.join(f'{mean:+.3f}' for mean in means)})"


def _questions(
    see: str, part: str, sharers: int, drawn: tuple[int, int], caps: tuple[int, ...]
) -> Iterator[tuple[str, int, dict[str, tuple[float, ...]]]]:
    """Yield for each person of each network, and each draw of sharers, the marks of every rule."""
    import bench_product  # type: ignore[import-not-found]
    import numpy as np
    import refdata  # type: ignore[import-not-found]

    people, draws = drawn
    for name, load in refdata.ALL.items():
        network = load()
        for number, at in enumerate(getattr(network, part)):
            snapshot = refdata.snapshot(network, at, halfs=[30])
            for ego, draw in ((ego, draw) for ego in some_egos(snapshot.egos, people, number) for draw in range(draws)):
                friends = np.where(snapshot.A[ego])[0]
                if len(friends) < sharers:
                    continue
                seed = ego + number + 100_000 * draw
                chosen = np.random.default_rng(seed).choice(friends, sharers, replace=False)
                graph = bench_product.graph(snapshot, see, ego, [int(friend) for friend in chosen])
                cold = {int(v) for v in np.where(snapshot.cand[ego])[0] if v in graph}
                toss = np.random.default_rng(seed).random(snapshot.n)
                lists = _lists(graph, ego, float(at), (cold, toss), caps)
                later = {v: bool(snapshot.y[ego, v]) for v in lists["reached"]}
                if any(later.values()) and len(later) >= CANDIDATES:
                    yield name, ego, {rule: _mark(rows, later) for rule, rows in lists.items() if rule != "reached"}


def _lists(graph: Any, ego: int, now: float, of: tuple[set[int], Any], caps: tuple[int, ...]) -> dict[str, list[Any]]:
    """Return each rule's rows (person, connector, value, band, by a toss) in their order, and everybody who is `reached`."""
    settings = settings_for(graph, now)
    cold, toss = of
    rules = {
        "shown": Query(limit=LISTED),
        "unspread": Query(limit=LISTED, spread=False),
        **{f"cap {cap}": Query(limit=LISTED, max_per_connector=cap) for cap in caps},
    }
    lists: dict[str, list[Any]] = {}
    for rule, query in rules.items():
        lists[rule] = [_row(one) for one in suggest(graph, ego, now, query=query, settings=settings) if one.target.id in cold]
    for rule, rank in (("Adamic-Adar", adamic_adar), ("personalised PageRank", pagerank)):
        values = {v: value for v, value in rank(graph, ego, now).items() if v in cold}
        ordered = sorted(values, key=lambda v: -values[v] * (1 + 1e-9 * toss[v]))
        lists[rule] = [(v, None, values[v], 0, False) for v in ordered]
    lists["reached"] = list(values)
    return lists


def _row(one: Suggestion) -> tuple[Any, ...]:
    return one.target.id, one.best.connector.id, one.log_score, BANDS.index(one.band), one.placed_by == "chance"


def _mark(listed: list[Any], later: dict[int, bool]) -> tuple[float, ...]:
    """Return NDCG@10, hit@10, connectors, inversions and whether one connector stands often, of the first ten rows of a list.

    Then the part of its first fifty that a toss decides.
    """
    import numpy as np

    worth = 1 / np.log2(np.arange(2, 12))
    rows = listed[:10]
    right = np.array([later[v] for v, *_ in rows], float)
    ideal = worth[: min(10, sum(later.values()))].sum()
    used = Counter(connector for _, connector, *_ in rows if connector is not None)
    often = float(max(used.values(), default=0) >= OFTEN)
    tossed = sum(by_toss for *_, by_toss in listed) / len(listed)
    ndcg = float((right * worth[: len(right)]).sum() / ideal)
    return ndcg, float(right.any()), len(used), inversions(row[2:4] for row in rows), often, tossed


def _means(rows: list[tuple[float, ...]]) -> tuple[float, ...]:
    return tuple(sum(column) / len(rows) for column in zip(*rows, strict=True))


if __name__ == "__main__":
    sys.exit(main())
