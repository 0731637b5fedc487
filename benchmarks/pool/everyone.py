"""Rank for every member of a made pool at once: arrays beside Spark and plain NetworkX, interleaved, results compared.

python benchmarks/pool/everyone.py 100000 1000000
python benchmarks/pool/everyone.py 1000000 10000000 --engines arrays,spark --rounds 1
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
from contextlib import suppress
from math import log
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import process_time, time

import numpy as np

from infograph.pool import engine
from infograph.pool.arrays import EVIDENCE, MINE, Arrays, _mapped, _write
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
    pairs = np.stack(np.divmod(np.unique(one[keep] * people + other[keep]), people), 1)
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


def by_arrays(arrays: Arrays, members: np.ndarray, asked: Asked, _: Path) -> list[list[float]]:
    everyone = Everyone(arrays, asked)
    return [_values(everyone.of(row, SHOWN)) for row in members.tolist()]


def by_spark(arrays: Arrays, members: np.ndarray, asked: Asked, folder: Path) -> list[list[float]]:
    """Rank by Spark on this machine, tables, session and all, and say on standard error how long each slice took."""
    engine.SLICES["spark"] = int(os.environ.get("SLICE", engine.SLICES["spark"]))
    last = time()

    def show(_: str, done: int, slices: int) -> None:
        nonlocal last
        print(f"slice {done} of {slices}: {time() - last:.0f} s, CPU {java_used()[0]:.0f} s", file=sys.stderr, flush=True)
        last = time()

    work = engine.Work(Everyone(arrays, asked), members.tolist(), SHOWN, 1, folder)
    ranked = engine.ranked_by(engine.Engine("spark", run=folder, progress=show), work)
    return [_values(some) for some in np.split(ranked, np.searchsorted(ranked["ego"], members[1:]))]


def _values(ways: np.ndarray) -> list[float]:
    """Return the value of each person found, from their ways."""
    first = np.r_[True, ways["target"][1:] != ways["target"][:-1]][: len(ways)]
    return ways["value"][first].tolist()


def java_used() -> tuple[float, float]:
    """Return CPU seconds and the peak in MB of the Java that this process started."""
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            name, rest = file.read_text().rsplit(")", 1)
            words = rest.split()
            if "java" in name and int(words[1]) == os.getpid():
                status = (file.parent / "status").read_text()
                peak = next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))
                return (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK"), int(peak) / 1024
    return 0.0, 0.0


def by_networkx(arrays: Arrays, members: np.ndarray, asked: Asked, _: Path) -> list[list[float]]:
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
        ways.add_node(ego)
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


ENGINES = {"arrays": by_arrays, "spark": by_spark, "networkx": by_networkx}


def measured(name: str, ties: int, folder: Path) -> None:
    """Print CPU and wall seconds, peak MB (also before the question), the sum of what was found, ties and members.

    In a process of its own, over arrays that another one made, mapped from disk as those of a pool are.
    """
    kept = folder / str(ties)
    if name == "made":
        folder.mkdir(exist_ok=True)
        _write(made(ties)[0], kept, 1)
        return
    arrays = _mapped(kept, 1)
    assert arrays is not None
    members = np.flatnonzero(arrays.complete)
    asked = question(arrays, members)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    java: list[tuple[float, float]] = [(0.0, 0.0)]
    watched = Event()
    watch = Thread(target=lambda: [java.append(java_used()) for _ in iter(lambda: watched.wait(0.5), True)], daemon=True)
    watch.start()
    begun, since = process_time(), time()
    results = ENGINES[name](arrays, members, asked, folder / "run")
    took, waited = process_time() - begun, time() - since
    watched.set()
    watch.join()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    cpu, memory = (max(column) for column in zip(*java, strict=True))
    total = sum(map(sum, results))
    print(took + cpu, waited, peak / 1024 + memory, before / 1024, total, len(arrays.others) // 2, len(members))


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__)
    told.add_argument("ties", nargs="+", type=int)
    told.add_argument("--rounds", type=int, default=3)
    told.add_argument("--engines", default="arrays,networkx")
    told.add_argument("--folder", type=Path, help="where to keep the pools that are made (default: a temporary folder)")
    told.add_argument("--one", default="", help=argparse.SUPPRESS)
    given = told.parse_args()
    if given.one:
        measured(given.one, given.ties[0], given.folder)
        return
    with TemporaryDirectory() as temporary:
        folder = given.folder or Path(temporary)
        for ties in given.ties:
            compared(ties, given.engines.split(","), given.rounds, folder)


def compared(ties: int, engines: list[str], rounds: int, folder: Path) -> None:
    """Measure engines in turn on one pool, hold their answers to 1e-9, and print what each needed."""

    def alone(name: str) -> list[float]:
        words = [sys.executable, str(Path(__file__)), str(ties), "--one", name, "--folder", str(folder)]
        out = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True).stdout
        shutil.rmtree(folder / "run", ignore_errors=True)
        return [float(word) for word in out.split()]

    if _mapped(folder / str(ties), 1) is None:
        alone("made")
    rows: dict[str, list[list[float]]] = {}
    for _ in range(rounds):
        for name in engines:
            rows.setdefault(name, []).append(alone(name))
    sums = [row[4] for found in rows.values() for row in found]
    assert max(sums) - min(sums) <= 1e-9 * max(sums), "the engines disagree"
    for name, found in rows.items():
        times = sorted(row[0] for row in found)
        _, waited, peak, before, _, number, members = min(found)
        print(f"{name}: {number:,.0f} ties, {members:,.0f} members", end=": ")
        print(f"{median(times):.2f} s CPU ({times[0]:.2f} to {times[-1]:.2f}), {waited:.0f} s in all", end=", ")
        print(f"peak {peak:,.0f} MB, of it {before:,.0f} before the question", flush=True)


if __name__ == "__main__":
    main()
