"""Read what Spark ranked back from its folder, in the order in which the other engine has it."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import parquet

from infograph.pool.everyone import WAY, Ranked
from infograph.pool.slices import RANKED, Run

DONE = "_SUCCESS"
"""Spark writes it into a folder when all of it is there."""


def read_ranked(run: Run, number: int, toss: NDArray[np.uint64]) -> Ranked | None:
    """Return a slice that Spark ranked; None for one that it did not, or that is not whole. `toss` is that of the arrays."""
    folder = run.folder / RANKED / f"{number:05}"
    if not (folder / DONE).exists():
        return None
    try:
        table = parquet.read_table(folder)
        rows = np.zeros(table.num_rows, WAY)
        for name in WAY.names or ():
            rows[name] = table[name].to_numpy()
        place = table["place"].to_numpy()
    except (OSError, KeyError, pa.ArrowException):
        return None
    return rows[np.lexsort((toss[rows["connector"]], -rows["ask"], place, rows["ego"]))]
