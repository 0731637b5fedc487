"""What a user would pick instead, each with the same question: who is two steps away, in the field, and how well reached.

    python benchmarks/peers/peers.py ROLE PEER FOLDER [...]

Roles: `build` (from the arrays of `network.py` into the form that the peer would keep), `cold` (open that form, answer, print
the 20 best), `answer` (print everybody), `warm` (open it once, answer many times), `plot` (draw the ties of a JSON file). A
peer is a class with `build`, `open` and `answer`; the answer gives each person found the sum over contacts of
-log(1 - s(ego, b) f(b) s(b, t)).
Libraries are loaded where they are used: a process has one of them alone.
"""

from __future__ import annotations

import json
import pickle
import sys
from heapq import nlargest
from math import expm1, log1p
from pathlib import Path
from time import process_time
from typing import Any

CERTAIN = 1 - 1e-12
ROUNDS = 7


class NetworkX:
    """Plain loops over a pickled networkx.Graph."""

    file = "networkx.pickle"

    def build(self, network: Any, path: Path) -> None:
        import networkx as nx

        graph = nx.Graph(ego=network.ego)
        half = network.a < network.b
        graph.add_edges_from(
            (a, b, {"s": s})
            for a, b, s in zip(network.a[half].tolist(), network.b[half].tolist(), network.s[half].tolist(), strict=True)
        )
        for name in ("factor", "relevance"):
            values = getattr(network, name)
            for node in values.nonzero()[0].tolist():
                graph.add_node(node, **{name: float(values[node])})
        _dump(graph, path)

    def open(self, path: Path) -> Any:
        return _load(path)

    def answer(self, graph: Any) -> dict[int, float]:
        mine, known, found = graph.adj[graph.graph["ego"]], graph.nodes, {}
        for b, first in mine.items():
            part = first["s"] * known[b].get("factor", 0.0)
            if part:
                for t, tie in graph.adj[b].items():
                    if "relevance" in known[t] and t not in mine and t != graph.graph["ego"]:
                        found[t] = found.get(t, 0.0) - log1p(-part * tie["s"])
        return {t: _valued(total, known[t]["relevance"]) for t, total in found.items()}


class AdamicAdar(NetworkX):
    """networkx.adamic_adar_index for everybody at distance two in the field: another score, compared in time alone."""

    def answer(self, graph: Any) -> dict[int, float]:
        import networkx as nx

        ego = graph.graph["ego"]
        mine, known = graph.adj[ego], graph.nodes
        near = {t for b in mine for t in graph.adj[b] if "relevance" in known[t] and t not in mine and t != ego}
        return {t: value for _, t, value in nx.adamic_adar_index(graph, [(ego, t) for t in near])}


class IGraph:
    """Loops over a pickled igraph.Graph."""

    file = "igraph.pickle"

    def build(self, network: Any, path: Path) -> None:
        import igraph

        half = network.a < network.b
        graph = igraph.Graph(n=len(network.factor), edges=zip(network.a[half].tolist(), network.b[half].tolist(), strict=True))
        graph["ego"] = network.ego
        graph.es["s"] = network.s[half].tolist()
        graph.vs["factor"], graph.vs["relevance"] = network.factor.tolist(), network.relevance.tolist()
        _dump(graph, path)

    def open(self, path: Path) -> Any:
        return _load(path)

    def answer(self, graph: Any) -> dict[int, float]:
        ego = graph["ego"]
        mine, found = set(graph.neighbors(ego)), {}
        factor, relevance = graph.vs["factor"], graph.vs["relevance"]
        for b in mine:
            if factor[b]:
                part = factor[b] * graph.es[graph.get_eid(ego, b)]["s"]
                # Ties and neighbours are listed in the same order.
                for t, s in zip(graph.neighbors(b), graph.es[graph.incident(b)]["s"], strict=True):
                    if relevance[t] and t not in mine and t != ego:
                        found[t] = found.get(t, 0.0) - log1p(-part * s)
        return {t: _valued(total, relevance[t]) for t, total in found.items()}


class RustworkX:
    """Loops over a pickled rustworkx.PyGraph."""

    file = "rustworkx.pickle"

    def build(self, network: Any, path: Path) -> None:
        import rustworkx

        graph = rustworkx.PyGraph(multigraph=False, attrs=network.ego)
        graph.add_nodes_from(list(zip(network.factor.tolist(), network.relevance.tolist(), strict=True)))
        half = network.a < network.b
        graph.add_edges_from(
            list(zip(network.a[half].tolist(), network.b[half].tolist(), network.s[half].tolist(), strict=True))
        )
        _dump(graph, path)

    def open(self, path: Path) -> Any:
        return _load(path)

    def answer(self, graph: Any) -> dict[int, float]:
        ego, found = graph.attrs, {}
        mine = graph.adj(ego)
        for b, s in mine.items():
            part = graph[b][0] * s
            if part:
                for t, far in graph.adj(b).items():
                    if graph[t][1] and t not in mine and t != ego:
                        found[t] = found.get(t, 0.0) - log1p(-part * far)
        return {t: _valued(total, graph[t][1]) for t, total in found.items()}


class SciPy:
    """A product with a scipy.sparse matrix in .npz, of logarithms, which makes a sum of the product."""

    file = "scipy.npz"

    def build(self, network: Any, path: Path) -> None:
        import numpy as np
        from scipy import sparse

        size = len(network.factor)
        ties = sparse.csr_array((network.s, (network.a, network.b)), shape=(size, size))
        sparse.save_npz(path, ties, compressed=False)
        for name in ("factor", "relevance"):
            np.save(path.with_suffix(f".{name}.npy"), getattr(network, name))
        np.save(path.with_suffix(".ego.npy"), network.ego)

    def open(self, path: Path) -> Any:
        import numpy as np
        from scipy import sparse

        factor, relevance, ego = (np.load(path.with_suffix(f".{name}.npy")) for name in ("factor", "relevance", "ego"))
        return sparse.load_npz(path), factor, relevance, int(ego)

    def answer(self, opened: Any) -> dict[int, float]:
        import numpy as np

        ties, factor, relevance, ego = opened
        row = ties[[ego], :]
        through = row.indices[factor[row.indices] > 0]
        ways = ties[through, :]
        part = factor[through] * np.asarray(ties[[ego], :][:, through].todense()).ravel()
        ways.data = -np.log1p(-np.repeat(part, np.diff(ways.indptr)) * ways.data)
        total = ways.sum(axis=0)
        total[row.indices] = total[ego] = 0
        there = np.flatnonzero((total > 0) & (relevance > 0))
        return {int(t): _valued(float(total[t]), float(relevance[t])) for t in there}


class DuckDB:
    """A join in a DuckDB file, its ties in the order of their one end."""

    file = "ties.duckdb"
    question = (
        "SELECT t.b, sum(-ln(1 - e.s * p.factor * t.s)), any_value(w.relevance) FROM tie e JOIN person p ON p.id = e.b"
        " JOIN tie t ON t.a = e.b JOIN person w ON w.id = t.b WHERE e.a = (SELECT ego FROM me) AND p.factor > 0"
        " AND w.relevance > 0 AND t.b <> e.a AND t.b NOT IN (SELECT b FROM tie WHERE a = (SELECT ego FROM me)) GROUP BY t.b"
    )

    def build(self, network: Any, path: Path) -> None:
        import duckdb
        import pandas as pd

        path.unlink(missing_ok=True)
        with duckdb.connect(str(path)) as db:
            ties = pd.DataFrame({"a": network.a, "b": network.b, "s": network.s})
            people = pd.DataFrame({"factor": network.factor, "relevance": network.relevance}).reset_index(names="id")
            db.register("ties", ties)
            db.register("people", people)
            db.execute("CREATE TABLE tie AS SELECT * FROM ties ORDER BY a, b")
            db.execute("CREATE TABLE person AS SELECT * FROM people WHERE factor > 0 OR relevance > 0")
            db.execute("CREATE TABLE me AS SELECT ? AS ego", [network.ego])

    def open(self, path: Path) -> Any:
        import duckdb

        return duckdb.connect(str(path), read_only=True)

    def answer(self, db: Any) -> dict[int, float]:
        return {t: _valued(total, relevance) for t, total, relevance in db.execute(self.question).fetchall()}


class Polars:
    """Lazy joins over Parquet files, ties in the order of their one end."""

    file = "ties.parquet"

    def build(self, network: Any, path: Path) -> None:
        import numpy as np
        import polars as pl

        pl.DataFrame({"a": network.a, "b": network.b, "s": network.s}).write_parquet(path, statistics=True)
        there = np.flatnonzero((network.factor > 0) | (network.relevance > 0)).astype(np.int32)
        people = {"id": there, "factor": network.factor[there], "relevance": network.relevance[there]}
        pl.DataFrame(people).write_parquet(path.with_suffix(".people.parquet"))
        path.with_suffix(".ego").write_text(str(network.ego))

    def open(self, path: Path) -> Any:
        import polars as pl

        people = pl.scan_parquet(path.with_suffix(".people.parquet"))
        return pl.scan_parquet(path), people, int(path.with_suffix(".ego").read_text())

    def answer(self, opened: Any) -> dict[int, float]:
        import polars as pl

        ties, people, ego = opened
        mine = ties.filter(pl.col("a") == ego).select(pl.col("b").alias("via"), pl.col("s").alias("first")).collect()
        through = mine.lazy().join(people.filter(pl.col("factor") > 0), left_on="via", right_on="id")
        through = through.select("via", part=pl.col("first") * pl.col("factor")).collect()
        asked = people.filter((pl.col("relevance") > 0) & (pl.col("id") != ego)).select("id", "relevance")
        ways = ties.filter(pl.col("a").is_in(through["via"].implode())).join(through.lazy(), left_on="a", right_on="via")
        ways = ways.join(asked, left_on="b", right_on="id").join(mine.lazy(), left_on="b", right_on="via", how="anti")
        found = ways.group_by("b").agg(
            total=-(-pl.col("part") * pl.col("s")).log1p().sum(), relevance=pl.col("relevance").first()
        )
        return {t: _valued(total, relevance) for t, total, relevance in found.collect().iter_rows()}


PEERS = {
    "networkx": NetworkX,
    "adamic_adar": AdamicAdar,
    "igraph": IGraph,
    "rustworkx": RustworkX,
    "scipy": SciPy,
    "duckdb": DuckDB,
    "polars": Polars,
}


def best(values: dict[int, float]) -> list[tuple[int, float]]:
    """Return the 20 people of the largest values, best first."""
    return nlargest(20, values.items(), key=lambda row: row[1])


def main() -> None:
    """Play one role, see the module."""
    role, name, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    peer = PEERS[name]()
    path = folder / peer.file
    if role == "build":
        from network import kept

        peer.build(kept(Path(sys.argv[4])), path)
    elif role == "plot":
        draw(name, json.loads(Path(sys.argv[4]).read_text()), folder / f"{name}.png")
    elif role == "cold":
        sys.stdout.write(json.dumps(best(peer.answer(peer.open(path)))))
    elif role == "answer":
        sys.stdout.write(json.dumps(sorted(peer.answer(peer.open(path)).items())))
    else:
        opened = peer.open(path)
        peer.answer(opened)
        times = []
        for _ in range(ROUNDS):
            began = process_time()
            peer.answer(opened)
            times.append(process_time() - began)
        sys.stdout.write(json.dumps(times))


def draw(name: str, pairs: list[tuple[int, int]], path: Path) -> None:
    """Draw a small graph as each library would by itself."""
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 9))
    axes = figure.subplots()
    if name == "networkx":
        import networkx as nx

        nx.draw(nx.Graph(pairs), ax=axes, with_labels=True)
    elif name == "igraph":
        import igraph

        graph = igraph.Graph.TupleList(pairs)
        igraph.plot(graph, target=axes, vertex_label=graph.vs["name"])
    else:
        import rustworkx
        from rustworkx.visualization import mpl_draw

        graph = rustworkx.PyGraph()
        people = sorted({person for pair in pairs for person in pair})
        place = dict(zip(people, graph.add_nodes_from(people), strict=True))
        graph.add_edges_from_no_data([(place[a], place[b]) for a, b in pairs])
        mpl_draw(graph, ax=axes, with_labels=True, labels=str)
    figure.savefig(path)


def _valued(total: float, relevance: float) -> float:
    return total if relevance == 1.0 else -log1p(-min(CERTAIN, -expm1(-total) * relevance))


def _dump(graph: Any, path: Path) -> None:
    with path.open("wb") as out:
        pickle.dump(graph, out, pickle.HIGHEST_PROTOCOL)


def _load(path: Path) -> Any:
    with path.open("rb") as source:
        return pickle.load(source)


if __name__ == "__main__":
    main()
