"""Choose constants of the ranking on training snapshots only: each variant against the defaults, on every network.

    python benchmarks/ranking/choose.py FOLDER [train|test]

FOLDER holds the benchmark of time-stamped networks that `adapter.py` speaks of (`refdata.py`, `refbench.py`,
`bench_product.py`). Training snapshots end before the first test snapshot begins. Prints the difference of NDCG@10 with
its 95 % bootstrap interval over people.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from infograph.ranking import Settings, count_mutual, half_life_of
from infograph.ranking import score as rank

VARIANTS: dict[str, dict[str, float]] = {
    "as in the design (no lift, no freshness)": {"mutual_lift": 0.0, "freshness": 0.0},
    "no freshness": {"freshness": 0.0},
    "freshness .25": {"freshness": 0.25},
    "freshness 1": {"freshness": 1.0},
    "no mutual lift": {"mutual_lift": 0.0},
    "mutual lift .25": {"mutual_lift": 0.25},
    "hub .25": {"hub": 0.25},
    "hub .75": {"hub": 0.75},
    "saturation 1": {"saturation": 1.0},
    "saturation 4": {"saturation": 4.0},
    "floor .05": {"floor": 0.05},
    "floor .2": {"floor": 0.2},
}


def main() -> int:
    folder, part = Path(sys.argv[1]), (sys.argv[2:] or ["train"])[0]
    sys.path.insert(0, str(folder))
    import bench_product  # type: ignore[import-not-found]
    import numpy as np
    import refbench  # type: ignore[import-not-found]
    import refdata  # type: ignore[import-not-found]

    cells: dict[tuple[str, str], dict[str, list[Any]]] = {}
    for name, load in refdata.ALL.items():
        network = load()
        for at in getattr(network, part):
            snapshot = refdata.snapshot(network, at, halfs=[30])
            graph, pairs = bench_product.graph(snapshot, "full"), refbench.build(snapshot)
            count_mutual(graph)
            asked = {task: refbench.queries(pairs, task) for task in ("open", "industry")}
            life = half_life_of(graph, at, Settings())
            for variant, changed in {"": {}, **VARIANTS}.items():
                values = _values(graph, pairs, at, Settings(half_life=life).with_(**changed), np)
                for task, queries in asked.items():
                    if queries:
                        cells.setdefault((task, name), {}).setdefault(variant, []).append(
                            refbench.metrics(pairs, values, queries)
                        )
    for (task, name), found in cells.items():
        base, egos = (np.concatenate([one[i] for one in found[""]]) for i in (0, 1))
        print(f"\n{name}, {task}: NDCG@10 {base[:, 0].mean():.4f} ({len(base)} queries)")
        for variant in VARIANTS:
            other = np.concatenate([one[0] for one in found[variant]])
            mean, low, high = (float(v[0]) for v in refbench.boot(other[:, 0] - base[:, 0], egos))
            print(f"  {variant:42} {mean:+.4f} [{low:+.4f}, {high:+.4f}]")
    return 0


def _values(graph: Any, pairs: Any, at: float, settings: Settings, np: Any) -> Any:
    """Return the score of every pair of person and candidate."""
    values = np.full(pairs.n, -1e9)
    found: dict[int, dict[int, float]] = {}
    for i, (u, v) in enumerate(zip(pairs.u, pairs.v, strict=True)):
        if int(u) not in found:
            found = {int(u): rank(graph, int(u), at, settings=settings)}
        values[i] = found[int(u)].get(int(v), -1e9)
    return values


if __name__ == "__main__":
    sys.exit(main())
