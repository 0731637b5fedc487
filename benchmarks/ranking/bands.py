"""What the bands mean: how much more often people of a band became contacts later than long shots did.

    python benchmarks/ranking/bands.py FOLDER [none|ego|full] [train|test] [PEOPLE]

FOLDER holds the benchmark of time-stamped networks that `adapter.py` speaks of. Of each person (PEOPLE a snapshot, 60 by
default) five contacts share their lists; evidence is none, the person's own messages (ego) or also the sharers' (full).
Everybody who can be reached is counted, listed or not.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from typing import Any

from adapter import settings_for, some_egos

from infograph.model import BANDS, Query
from infograph.ranking import suggest

SHARERS = 5


def main() -> int:
    if not sys.argv[1:] or not (Path(sys.argv[1]) / "refdata.py").is_file():
        sys.stderr.write("The networks of the benchmark are not there: give their folder.\n")
        return 1
    sys.path.insert(0, sys.argv[1])
    import refdata  # type: ignore[import-not-found]

    see, part, people = (*sys.argv[2:], *("none", "test", "60")[len(sys.argv) - 2 :])
    print(f"{see}, {part}: for each band people, of them later contacts, and times the rate of long shots")
    ratios: dict[str, list[float]] = defaultdict(list)
    for name, load in refdata.ALL.items():
        counts = _counts(load(), see, part, int(people))
        rates = {band: later / of for band, (of, later) in counts.items() if of}
        usual = rates.get("long shot", 0.0)
        cells = []
        for band in BANDS:
            of, later = counts[band]
            times = rates[band] / usual if usual and of else float("nan")
            cells.append(f"{band} {of} {later} {times:.1f}")
            ratios[band].append(times)
        print(f"{name:13} {'  '.join(cells)}", flush=True)
    for band in BANDS[:-1]:
        known = sorted(times for times in ratios[band] if times == times)
        if known:
            print(f"{band}: {known[0]:.1f} to {known[-1]:.1f}, median {median(known):.1f}")
    return 0


def _counts(network: Any, see: str, part: str, people: int) -> dict[str, list[int]]:
    """Return for each band how many people stand in it, and how many of them became contacts later."""
    import bench_product  # type: ignore[import-not-found]
    import numpy as np
    import refdata

    counts: dict[str, list[int]] = {band: [0, 0] for band in BANDS}
    for number, at in enumerate(getattr(network, part)):
        snapshot = refdata.snapshot(network, at, halfs=[30])
        for ego in some_egos(snapshot.egos, people, number):
            friends = np.where(snapshot.A[ego])[0]
            if len(friends) < SHARERS:
                continue
            chosen = np.random.default_rng(ego + number).choice(friends, SHARERS, replace=False)
            graph = bench_product.graph(snapshot, see, ego, [int(friend) for friend in chosen])
            query = Query(limit=snapshot.n, spread=False)
            for one in suggest(graph, ego, float(at), query=query, settings=settings_for(graph, float(at))):
                if snapshot.cand[ego, one.target.id]:
                    counts[one.band][0] += 1
                    counts[one.band][1] += bool(snapshot.y[ego, one.target.id])
    return counts


if __name__ == "__main__":
    sys.exit(main())
