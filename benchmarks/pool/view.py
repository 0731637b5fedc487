"""Open a made pool as a networkx.Graph that is read as it is looked at, ask it this and that, and hand it to backends.

    python benchmarks/pool/view.py 10000000 FOLDER      the arrays are made in FOLDER where it has none
    python benchmarks/pool/view.py 100000 FOLDER --backends

CPU milliseconds of one process; the arrays are mapped from disk, as `Pool.graph()` maps them. `--backends` copies a part of the
pool into a networkx.Graph and lets nx-rustworkx, rustworkx itself and GraphFrames work on it, where they are installed.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

import networkx as nx
import numpy as np

from infograph.pool.arrays import _NOTHING, EVIDENCE, MINE, THEIRS, Arrays, _mapped, _write
from infograph.pool.view import PoolGraph, graph_over


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    told.add_argument("ties", type=int)
    told.add_argument("folder", type=Path)
    told.add_argument("--backends", action="store_true")
    given = told.parse_args()
    place = given.folder / f"pool-{given.ties}"
    if not place.exists():
        given.folder.mkdir(parents=True, exist_ok=True)
        _write(made(given.ties), place, 1)
    view, took = _timed(lambda: _opened(place))
    print(f"{len(view):,} people, {len(view._adj._arrays.others) // 2:,} ties")  # type: ignore[attr-defined]
    print(f"{'open':48} {took:8.1f} ms")
    member = sorted(range(100), key=view.degree)[50]  # of median length among the first members
    if given.backends:
        backends(view, member)
    else:
        questions(view, member)


def made(ties: int) -> Arrays:
    """Return a pool of about so many ties: members' lists are of lognormal length (median 500), of anybody by chance."""
    seeded = np.random.default_rng(19)
    members, people = max(8, ties // 640), ties // 4
    sizes = np.minimum(np.exp(seeded.normal(np.log(500), 0.9, members)), 30_000).astype(int)
    one = np.repeat(np.arange(members), sizes)
    other = seeded.integers(0, people, len(one))
    key = np.unique(np.concatenate([one * people + other, other * people + one])[np.tile(one != other, 2)])
    ends, others = key // people, (key % people).astype(np.int32)
    starts = np.zeros(people + 1, np.int64)
    np.cumsum(np.bincount(ends, minlength=people), out=starts[1:])
    whole = np.arange(people) < members
    stated = (whole[ends] * MINE + whole[others] * THEIRS).astype(np.uint8)
    since = seeded.integers(735_000, 739_000, len(key)).astype(np.int32)
    told = (np.diff(starts).astype(np.int32), whole, np.arange(people, dtype=np.uint64), starts, others, since, stated)
    return Arrays(np.arange(people), *told, np.zeros(len(key), np.int32), np.array([_NOTHING], EVIDENCE))


def questions(view: PoolGraph, member: int) -> None:
    """Print what single questions cost."""
    other = next(iter(view.adj[member]))
    asked: dict[str, Callable[[], Any]] = {
        "neighbours of a member, with their ties": lambda: view.adj[member],
        "the tie of two people": lambda: view[member][other],
        "common_neighbors of two": lambda: list(nx.common_neighbors(view, member, other)),
        "single_source_shortest_path_length, two steps": lambda: nx.single_source_shortest_path_length(view, member, 2),
        "part: a member, their contacts, ties among them": lambda: view.part([member, *view.adj[member]]),
        "the same by nx.Graph of a subgraph": lambda: nx.Graph(view.subgraph([member, *view.adj[member]])),
    }
    for words, ask in asked.items():
        _, took = _timed(ask)
        print(f"{words:48} {took:8.1f} ms")
    try:
        view.add_edge(member, other)  # type: ignore[no-untyped-call]
    except nx.NetworkXError as refused:
        print(f"add_edge: {refused}")


def backends(view: PoolGraph, member: int) -> None:
    """Print what backends answer on a member's own part of the pool, beside networkx."""
    near = sorted(view.adj[member])[:60]
    part = view.part([member, *near, *(other for one in near for other in list(view.adj[one])[:40])])
    print(f"a copy of {part.number_of_nodes():,} people and {part.number_of_edges():,} ties")
    expected, took = _timed(lambda: nx.betweenness_centrality(part))
    print(f"{'networkx betweenness_centrality':48} {took:8.1f} ms")
    if importlib.util.find_spec("nx_rustworkx"):
        found, took = _timed(lambda: nx.betweenness_centrality(part, backend="rustworkx"))
        print(f"{'the same, backend=rustworkx':48} {took:8.1f} ms, equal: {_close(found, expected)}")
    if importlib.util.find_spec("rustworkx"):
        import rustworkx

        ranks, took = _timed(lambda: rustworkx.graph_betweenness_centrality(rustworkx.networkx_converter(part)))
        found = {node: ranks[place] for place, node in enumerate(part)}
        print(f"{'the same by rustworkx':48} {took:8.1f} ms, equal: {_close(found, expected)}")
    if importlib.util.find_spec("graphframes"):
        graphframes(part)


def graphframes(part: Any) -> None:
    """Let GraphFrames find what networkx finds; its archive stands in GRAPHFRAMES_JAR."""
    from pyspark.sql import SparkSession

    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    made = SparkSession.builder.master("local[2]").config("spark.jars", os.environ["GRAPHFRAMES_JAR"])
    made = made.config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "4")
    spark = made.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1").getOrCreate()
    from graphframes import GraphFrame
    from pyspark import StorageLevel

    with tempfile.TemporaryDirectory() as folder:
        import pandas as pd

        pd.DataFrame({"id": list(part)}).to_parquet(f"{folder}/people.parquet")
        pd.DataFrame(part.edges, columns=["src", "dst"]).to_parquet(f"{folder}/ties.parquet")
        frame = GraphFrame(spark.read.parquet(f"{folder}/people.parquet"), spark.read.parquet(f"{folder}/ties.parquet"))
        triangles = {row["id"]: row["count"] for row in frame.triangleCount(StorageLevel.MEMORY_AND_DISK).collect()}
        print("GraphFrames triangleCount equals nx.triangles:", triangles == nx.triangles(part))
    spark.stop()


def _opened(place: Path) -> PoolGraph:
    arrays = _mapped(place, 1)
    assert arrays is not None
    return graph_over(arrays, arrays.complete.nonzero()[0])


def _close(found: dict[int, float], expected: dict[int, float]) -> bool:
    return found.keys() == expected.keys() and all(abs(found[one] - expected[one]) < 1e-9 for one in expected)


def _timed(ask: Callable[[], Any]) -> tuple[Any, float]:
    began = process_time()
    found = ask()
    return found, 1000 * (process_time() - began)


if __name__ == "__main__":
    main()
