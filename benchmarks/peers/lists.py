"""Read lists of contacts with what a user would pick instead, and take in a newer list: whose contacts are whose, by address.

    python benchmarks/peers/lists.py import PEER LISTS FOLDER
    python benchmarks/peers/lists.py change PEER LIST FOLDER OWNER

Both end with the network written again; printed are its ties. No more is done: nobody is recognised under two addresses,
no field is read, no line that cannot be used is told, and nothing of a file is kept beside it.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import pickle
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

ME = "me"
_AS = "skip = 3, header = true, all_varchar = true, strict_mode = false"
HEAD = 3
"""Lines before the heading of a list."""


def write_lists(place: Path, contacts: int, friends: int, median: int) -> None:
    """Write invented lists as benchmarks/speed does, and beside them `all`: every list in one folder."""
    path = Path(__file__).parents[1] / "speed" / "run.py"
    spec = importlib.util.spec_from_file_location("speed_run", path)
    assert spec is not None and spec.loader is not None
    speed = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(speed)
    speed.write_exports(place, argparse.Namespace(contacts=contacts, friends=friends, median=median))
    (place / "all").mkdir()
    for file in (place / "me.csv", *(place / "friends").iterdir()):
        (place / "all" / file.name).symlink_to(file.resolve())


def ties_of(home: Path) -> int:
    """Return how many ties a store of ours says that it has."""
    with closing(sqlite3.connect(home / "infograph.db")) as db:
        return int(db.execute("SELECT value FROM meta WHERE key = 'ties'").fetchone()[0]) // 2


def owners(folder: Path) -> dict[str, str]:
    """Return the owner's address of each list by its file name."""
    with (folder / "owners.csv").open(newline="") as told:
        return {"me.csv": ME, **{row["file"]: row["url"] for row in csv.DictReader(told)}}


def ties(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (owner, contact) of every row of every list."""
    for name, owner in owners(folder).items():
        yield from ((owner, other) for other in contacts(folder / name) if other != owner)


def contacts(path: Path) -> Iterator[str]:
    with path.open(newline="") as rows:
        for _ in range(HEAD):
            next(rows)
        yield from (row["URL"] for row in csv.DictReader(rows))


def import_networkx(lists: Path, out: Path) -> int:
    import networkx as nx

    graph = nx.Graph()
    for owner, other in ties(lists):
        graph.add_edge(owner, other)
        graph.nodes[owner].setdefault("list", set()).add(other)
    return _kept(graph, out, graph.number_of_edges())


def change_networkx(path: Path, out: Path, owner: str) -> int:
    graph, new = _open(out), set(contacts(path)) - {owner}
    old, graph.nodes[owner]["list"] = graph.nodes[owner]["list"], new
    gone = ((owner, other) for other in old - new if owner not in graph.nodes[other].get("list", ()))
    graph.remove_edges_from(list(gone))
    graph.add_edges_from((owner, other) for other in new)
    return _kept(graph, out, graph.number_of_edges())


def import_igraph(lists: Path, out: Path) -> int:
    import igraph

    listed = _listed(lists)
    return _kept((igraph.Graph.TupleList(_once(listed)), listed), out, len(_once(listed)))


def change_igraph(path: Path, out: Path, owner: str) -> int:
    import igraph

    _, listed = _open(out)
    listed[owner] = set(contacts(path)) - {owner}
    return _kept((igraph.Graph.TupleList(_once(listed)), listed), out, len(_once(listed)))


def import_rustworkx(lists: Path, out: Path) -> int:
    return _rustworkx(_listed(lists), out)


def change_rustworkx(path: Path, out: Path, owner: str) -> int:
    _, listed = _open(out)
    listed[owner] = set(contacts(path)) - {owner}
    return _rustworkx(listed, out)


def _rustworkx(listed: dict[str, set[str]], out: Path) -> int:
    import rustworkx

    graph, pairs = rustworkx.PyGraph(), _once(listed)
    people = list(dict.fromkeys(person for pair in pairs for person in pair))
    place = dict(zip(people, graph.add_nodes_from(people), strict=True))
    graph.add_edges_from_no_data([(place[a], place[b]) for a, b in pairs])
    return _kept((graph, listed), out, graph.num_edges())


def import_scipy(lists: Path, out: Path) -> int:
    return _scipy(_listed(lists), out)


def change_scipy(path: Path, out: Path, owner: str) -> int:
    _, listed = _open(out)
    listed[owner] = set(contacts(path)) - {owner}
    return _scipy(listed, out)


def _scipy(listed: dict[str, set[str]], out: Path) -> int:
    import numpy as np
    from scipy import sparse

    pairs = _once(listed)
    place: dict[str, int] = {}
    ends = np.array([[place.setdefault(person, len(place)) for person in pair] for pair in pairs])
    half = sparse.coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(len(place), len(place)))
    return _kept((half.tocsr() + half.T.tocsr(), listed), out, len(pairs))


def import_duckdb(lists: Path, out: Path) -> int:
    import duckdb

    out.unlink(missing_ok=True)
    with duckdb.connect(str(out)) as db:
        db.execute("CREATE TABLE owner (file TEXT, address TEXT)")
        db.executemany("INSERT INTO owner VALUES (?,?)", list(owners(lists).items()))
        db.execute(
            f"CREATE TABLE tie AS SELECT o.address AS a, r.URL AS b FROM read_csv(?, filename = true, {_AS}) r"
            " JOIN owner o ON r.filename LIKE '%/' || o.file AND r.URL <> o.address",
            [[str(lists / name) for name in owners(lists)]],
        )
        return _rows(db)


def change_duckdb(path: Path, out: Path, owner: str) -> int:
    import duckdb

    with duckdb.connect(str(out)) as db:
        db.execute("DELETE FROM tie WHERE a = ?", [owner])
        db.execute(f"INSERT INTO tie SELECT ?, URL FROM read_csv(?, {_AS}) WHERE URL <> ?", [owner, str(path), owner])
        return _rows(db)


def _rows(db: Any) -> int:
    return int(db.execute("SELECT count(*) FROM (SELECT DISTINCT least(a, b), greatest(a, b) FROM tie)").fetchone()[0])


def import_polars(lists: Path, out: Path) -> int:
    import polars as pl

    whose = owners(lists)
    parts = (_polars(lists / name, owner) for name, owner in whose.items())
    return _written(pl.concat(parts), out)


def change_polars(path: Path, out: Path, owner: str) -> int:
    import polars as pl

    rest = pl.scan_parquet(out).filter(pl.col("a") != owner).collect().lazy()
    return _written(pl.concat([rest, _polars(path, owner)]), out)


def _polars(path: Path, owner: str) -> Any:
    import polars as pl

    return (
        pl.scan_csv(path, skip_lines=HEAD, infer_schema=False)
        .select(a=pl.lit(owner), b=pl.col("URL"))
        .filter(pl.col("b") != owner)
    )


def _written(ties: Any, out: Path) -> int:
    import polars as pl

    whole = ties.collect()
    whole.write_parquet(out)
    once = whole.select(one=pl.min_horizontal("a", "b"), two=pl.max_horizontal("a", "b")).unique()
    return int(once.height)


def _listed(lists: Path) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for owner, other in ties(lists):
        found.setdefault(owner, set()).add(other)
    return found


def _once(listed: dict[str, set[str]]) -> set[tuple[str, str]]:
    return {(min(owner, other), max(owner, other)) for owner, some in listed.items() for other in some}


def _kept(whole: Any, out: Path, number: int) -> int:
    with out.open("wb") as file:
        pickle.dump(whole, file, pickle.HIGHEST_PROTOCOL)
    return number


def _open(out: Path) -> Any:
    with out.open("rb") as file:
        return pickle.load(file)


READERS: dict[str, tuple[Callable[..., int], Callable[..., int]]] = {
    "networkx": (import_networkx, change_networkx),
    "igraph": (import_igraph, change_igraph),
    "rustworkx": (import_rustworkx, change_rustworkx),
    "scipy": (import_scipy, change_scipy),
    "duckdb": (import_duckdb, change_duckdb),
    "polars": (import_polars, change_polars),
}


def main() -> None:
    role, peer, lists, out, *owner = sys.argv[1:]
    run = READERS[peer][role == "change"]
    sys.stdout.write(str(run(Path(lists), Path(out), *owner)))


if __name__ == "__main__":
    main()
