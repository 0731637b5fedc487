"""The network of a store as arrays that every peer is built from, with the answer that all must give.

A directory holds `a`, `b`, `s` (each tie from both ends, with its strength), `factor` (what a connector's ways are multiplied
by), `relevance` (how well somebody fits the question, 0 for most), and `ego`. Strengths and fits are ours: the peers are asked
to find, add up and sort, not to read evidence.

    python benchmarks/peers/network.py ROLE FOLDER [...]

Roles: `store HOME` and `grown SMALL TIMES DEALT` write the arrays into the folder; `ties HOME` prints how many there are, and
how many the store says; `reach` prints how many contacts ego has, and how many ties these who lead somewhere.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from infograph.query import Query
from infograph.question import graph_of
from infograph.question.answer import asked_for
from infograph.question.graph import edge_attributes
from infograph.question.work import weighed, work_weights
from infograph.ranking.score import find, order_value
from infograph.ranking.strength import strength
from infograph.store import read
from infograph.workspace import Workspace

QUESTION = Query(industries=("fintech",), limit=20)
"""What everybody is asked; ours by `--industry fintech -n 20`."""


class Network(NamedTuple):
    """The arrays, see the module."""

    a: NDArray[np.int32]
    b: NDArray[np.int32]
    s: NDArray[np.float64]
    factor: NDArray[np.float64]
    relevance: NDArray[np.float64]
    ego: int


def of_store(home: Path) -> Network:
    """Return the network of a store."""
    with Workspace.open(home) as net, net._viewing() as view:
        graph = graph_of(view, QUESTION)
        found = find(graph)
        rows = []
        for tie in read.all_ties(view.db):
            value, _ = strength(edge_attributes(tie), now=found.now, half_life=found.half_life, settings=found.settings)
            rows += [(tie.person, tie.other, value), (tie.other, tie.person, value)]
        fits = asked_for(view.db, QUESTION)
        fits = weighed(fits, work_weights(view, QUESTION, fits))
        size = max(max(row[0] for row in rows), *fits) + 1
        factor, relevance = np.zeros(size), np.zeros(size)
        for target, paths in found.paths.items():
            for b, q in paths:
                both = found.strength(graph.adj[found.ego][b])[0] * found.strength(graph.adj[b][target])[0]
                factor[b] = q / both
        relevance[list(fits)] = list(fits.values())
    rows.sort()
    a, b, s = (np.array(column) for column in zip(*rows, strict=True))
    return Network(a.astype(np.int32), b.astype(np.int32), s, factor, relevance, found.ego)


def answer_of(home: Path) -> dict[int, float]:
    """Return what ours finds: each person and the value by which they are sorted."""
    with Workspace.open(home) as net, net._viewing() as view:
        found = find(graph_of(view, QUESTION))
        return {target: order_value(found, target) for target in found.paths}


def grown(small: Network, times: int, dealt: int) -> Network:
    """Return the network of a store that `grown.py` made: everybody so many times, each copy knowing itself alone."""
    size = (len(small.factor) // dealt + 1) * dealt * times
    parts_a, parts_b, factor, relevance = [], [], np.zeros(size), np.zeros(size)
    people = np.arange(len(small.factor))
    for copy in range(times):

        def number(old: NDArray[np.int32], copy: int = copy) -> NDArray[np.int32]:
            return old // dealt * dealt * times + copy * dealt + old % dealt

        parts_a.append(number(small.a))
        parts_b.append(number(small.b))
        relevance[number(people)] = small.relevance
        if not copy:  # nobody asks through the others
            factor[number(people)] = small.factor
            ego = int(number(np.array([small.ego]))[0])
    a, b, s = np.concatenate(parts_a), np.concatenate(parts_b), np.tile(small.s, times)
    order = np.lexsort((b, a))
    return Network(a[order], b[order], s[order], factor, relevance, ego)


def keep(network: Network, folder: Path) -> None:
    """Write the arrays into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, values in network._asdict().items():
        np.save(folder / f"{name}.npy", values)


def kept(folder: Path) -> Network:
    """Return the arrays of a folder, mapped."""
    arrays = {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in Network._fields}
    return Network(**{**arrays, "ego": int(arrays["ego"])})


def main() -> None:
    """Play one role, see the module."""
    role, folder, *more = sys.argv[1:]
    if role == "store":
        keep(of_store(Path(more[0])), Path(folder))
    elif role == "grown":
        keep(grown(kept(Path(more[0])), int(more[1]), int(more[2])), Path(folder))
    elif role == "ties":
        with Workspace.open(Path(more[0])) as net, net._viewing() as view:
            said = view.db.execute("SELECT value FROM meta WHERE key = 'ties'").fetchone()[0]
        sys.stdout.write(f"{len(kept(Path(folder)).a) // 2} {said // 2}")
    else:
        network = kept(Path(folder))
        mine = network.b[network.a == network.ego]
        through = mine[network.factor[mine] > 0]
        sys.stdout.write(f"{len(mine)} {np.isin(network.a, through).sum()}")


if __name__ == "__main__":
    main()
