"""The exact campaign against greedy choice and a plain list from the top, on generated networks.

Run: python benchmarks/planning/assignment.py [--worlds 20]. Prints Markdown.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from statistics import mean
from time import perf_counter

import networkx as nx
from networks import FIELD, World, make

from infograph.planning import Caps, Chance, plan
from infograph.ranking.score import find, order_value

SETTINGS = (Caps(10, 6, 2, 2), Caps(10, 6, 1, 1), Caps(20, 8, 2, 1), Caps(30, 10, 2, 1))


def chances(world: World, exports: int = 12) -> list[Chance]:
    """Return every way to somebody in the field over the contacts with the most messages, whose lists are here."""
    me = world.ego
    friends = sorted(world.ties[me], key=lambda p: (-world.sent[p], p))[:exports]
    graph: nx.Graph[int] = nx.Graph(ego=me, now=0, half_life=180)
    for person in world.ties[me]:
        graph.add_edge(me, person, **({"n": world.sent[person], "last": 0} if world.sent[person] else {}))
    for friend in friends:
        graph.add_edges_from((friend, other) for other in world.ties[friend] if other != me)
    found = find(graph, relevance=lambda p: float(world.industry[p] == FIELD))
    ways = []
    for target, paths in found.paths.items():
        value, best = order_value(found, target), max(q for _, q in paths)
        ways += [Chance(target, connector, value * q / best, world.employer[target]) for connector, q in paths]
    return ways


def greedy(ways: Sequence[Chance], caps: Caps) -> list[Chance]:
    """Take the best way that the caps still allow, again and again."""
    taken: list[Chance] = []
    through: Counter[int] = Counter()
    at: Counter[str] = Counter()
    for way in sorted(ways, key=lambda c: (-c.value, c.target, c.connector)):
        if len(taken) == caps.meetings:
            break
        full = through[way.connector] >= caps.per_connector or at[way.company] >= caps.per_company
        if full or any(one.target == way.target for one in taken):
            continue
        taken.append(way)
        through[way.connector] += 1
        at[way.company] += 1
    return taken


def from_the_top(ways: Sequence[Chance], caps: Caps) -> list[Chance]:
    """Take the top of the ranking, each person by their best way, and strike out what breaks a cap."""
    best: dict[int, Chance] = {}
    for way in sorted(ways, key=lambda c: (-c.value, c.target, c.connector)):
        best.setdefault(way.target, way)
    return greedy(list(best.values())[: caps.meetings], caps)


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--worlds", type=int, default=20)
    pools = [chances(make(seed)) for seed in range(1000, 1000 + options.parse_args().worlds)]
    print(f"{len(pools)} worlds, {mean(map(len, pools)):.0f} ways each on average\n")
    print("| meetings, per connector, per company | exact | greedy | top of the list | seconds |\n|---|---|---|---|---|")
    for caps in SETTINGS:
        rows, beaten, seconds = [], 0, 0.0
        for ways in pools:
            start = perf_counter()
            exact = [ask.chance for ask in plan(ways, caps, price=False).asks]
            seconds += perf_counter() - start
            total = sum(c.value for c in exact)
            others = [greedy(ways, caps), from_the_top(ways, caps)]
            rows.append([(sum(c.value for c in o) / total, len(o)) for o in others] + [(1.0, len(exact))])
            beaten += rows[-1][0][0] < 1 - 1e-9
        cells = [f"{mean(r[i][0] for r in rows):.1%} ({mean(r[i][1] for r in rows):.1f} meetings)" for i in (2, 0, 1)]
        worst = min(row[0][0] for row in rows)
        cells[1] += f", worst {worst:.1%}, beaten in {beaten} of {len(rows)}"
        print(
            f"| {caps.meetings}, {caps.per_connector}, {caps.per_company} | "
            + " | ".join(cells)
            + f" | {seconds / len(pools):.3f} |"
        )


if __name__ == "__main__":
    main()
