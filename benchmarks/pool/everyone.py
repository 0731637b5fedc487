"""Rank for every member of a made pool at once: arrays beside plain NetworkX, interleaved, results compared.

python benchmarks/pool/everyone.py 100000 1000000
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from math import log
from pathlib import Path
from statistics import median
from time import process_time

import numpy as np

from infograph.pool.arrays import EVIDENCE, MINE, Arrays
from infograph.pool.everyone import Asked, Everyone
from infograph.ranking.score import find, order_value
from infograph.ranking.settings import Settings

DAY, SHOWN, FIELD = 739_000, 20, 0.05
"""Today; people for each member; part of the people who are asked for."""


def made(ties: int) -> tuple[Arrays, np.ndarray]:
    """Return the arrays of a pool of about so many ties, and the rows of its members, all of them connectors.

    Members' lists are of lognormal size (median 500, sigma 0.9, at most 30,000), two thirds of a list out of a community.
    """
    seeded = np.random.default_rng(19)
    members = max(8, round(ties / 640))
    people, communities = round(ties * 0.24), max(1, members // 40)
    sizes = np.minimum(np.exp(seeded.normal(log(500), 0.9, members)), min(30_000, people // 2)).astype(int)
    one = np.repeat(np.arange(members), sizes)
    near = seeded.integers(0, people // communities, len(one)) * communities + one % communities
    other = np.where(seeded.random(len(one)) < 0.67, near % people, seeded.integers(0, people, len(one)))
    keep = one != other
    pairs = np.unique(np.stack([one[keep], other[keep]], 1), axis=0)
    both = np.concatenate([np.c_[pairs, np.full(len(pairs), MINE)], np.c_[pairs[:, ::-1], np.zeros(len(pairs), int)]])
    order = np.lexsort((-both[:, 2], both[:, 1], both[:, 0]))
    both = both[order]
    both = both[np.r_[True, (np.diff(both[:, :2], axis=0) != 0).any(1)]]
    starts = np.zeros(people + 1, np.int64)
    np.cumsum(np.bincount(both[:, 0], minlength=people), out=starts[1:])
    letters = [(n, DAY - 9 * n, -1, -1, 1, 0, -1, np.nan) for n in range(1, 60)]
    evidence = np.array([(0, -1, -1, -1, 0, 0, -1, np.nan), *letters], EVIDENCE)
    pair = both[:, :2].min(1) * people + both[:, :2].max(1)  # a tie has one evidence, from whichever end it is seen
    mark = (pair * 2_654_435_761 >> 7) % 1000
    proof = np.where(mark < 50, 1 + mark, 0).astype(np.int32)
    since = seeded.integers(DAY - 4000, DAY, len(both)).astype(np.int32)
    contacts = np.diff(starts).astype(np.int32)
    toss = seeded.integers(0, 2**63, people).astype(np.uint64)
    complete, others = np.arange(people) < members, both[:, 1].astype(np.int32)
    stated = both[:, 2].astype(np.uint8)
    told = (contacts, complete, toss, starts, others, since, stated, proof)
    return Arrays(np.arange(people), *told, evidence), np.arange(members)


def question(arrays: Arrays, members: np.ndarray) -> Asked:
    """Return a question for a twentieth of the people."""
    asked = np.where(np.random.default_rng(5).random(len(arrays.people)) < FIELD, 1.0, 0.0)
    connectors = np.zeros(len(arrays.people), bool)
    connectors[members] = True
    return Asked(float(DAY), 180.0, Settings(), asked, connectors)


def by_arrays(arrays: Arrays, members: np.ndarray, asked: Asked) -> list[list[float]]:
    everyone = Everyone(arrays, asked)
    return [[found.value for found in everyone.of(int(ego), SHOWN)] for ego in members]


def by_networkx(arrays: Arrays, members: np.ndarray, asked: Asked) -> list[list[float]]:
    import networkx as nx

    graph = nx.Graph(now=DAY, half_life=180.0)
    known = [{} if not row["n"] else {"n": int(row["n"]), "last": int(row["last"])} for row in arrays.evidence]
    for row in range(len(arrays.people)):
        graph.add_node(row, contacts=int(arrays.contacts[row]), complete=bool(arrays.complete[row]))
    listed = set()
    for row in members.tolist():
        ties = arrays.ties(row)
        columns = (column[ties].tolist() for column in (arrays.others, arrays.proof, arrays.stated))
        for other, proof, said in zip(*columns, strict=True):
            if said & MINE:
                listed.add((row, other))
            if not graph.has_edge(row, other):
                graph.add_edge(row, other, observed=True, **known[proof])
    results = []
    for ego in members.tolist():
        mine = graph.adj[ego]
        ways = nx.Graph(now=DAY, half_life=180.0, ego=ego)
        for b in mine:
            if asked.connectors[b]:
                ways.add_node(b, **graph.nodes[b])
                ways.add_edge(ego, b, **mine[b])
        for b in list(ways.adj[ego]):
            for t, tie in graph.adj[b].items():
                if t not in mine and t != ego and asked.relevance[t] and (b, t) in listed:
                    ways.add_node(t, relevance=1.0)
                    ways.add_edge(b, t, **tie)
        found = find(ways)
        results.append(sorted((order_value(found, target) for target in found.paths), reverse=True)[:SHOWN])
    return results


def measured(engine: str, ties: int) -> None:
    """Print CPU seconds, peak MB and the sum of what was found, in a process of its own."""
    arrays, members = made(ties)
    asked = question(arrays, members)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = process_time()
    results = {"arrays": by_arrays, "networkx": by_networkx}[engine](arrays, members, asked)
    took = process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    total = sum(map(sum, results))
    print(took, peak / 1024, before / 1024, total, len(arrays.others) // 2, len(members))


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("ties", nargs="+", type=int)
    told.add_argument("--rounds", type=int, default=3)
    told.add_argument("--engines", default="arrays,networkx")
    told.add_argument("--one", default="", help=argparse.SUPPRESS)
    given = told.parse_args()
    if given.one:
        measured(given.one, given.ties[0])
        return
    for ties in given.ties:
        rows: dict[str, list[list[float]]] = {}
        for _ in range(given.rounds):
            for engine in given.engines.split(","):
                words = [sys.executable, str(Path(__file__)), str(ties), "--one", engine]
                out = subprocess.run(words, capture_output=True, text=True, check=True).stdout
                rows.setdefault(engine, []).append([float(word) for word in out.split()])
        sums = [row[3] for found in rows.values() for row in found]
        assert max(sums) - min(sums) <= 1e-9 * max(sums), "the engines disagree"
        for engine, found in rows.items():
            times = sorted(row[0] for row in found)
            _, peak, before, _, number, members = found[0]
            print(
                f"{engine}: {number:,.0f} ties, {members:,.0f} members: {median(times):.2f} s CPU "
                f"({times[0]:.2f}-{times[-1]:.2f}), peak {peak:,.0f} MB, of it {before:,.0f} before the question"
            )


if __name__ == "__main__":
    main()
