"""Write the tables that Spark ranks from, in Parquet, from the arrays of a pool: numbers alone, no names.

`ties` holds the ties of members, with all that follows from their evidence on the day of the question written as columns, so
that the rules of `ranking.strength` and `ranking.learning` stand in one place. `targets` are the people asked for, `connectors`
the members who may be asked, `egos` those who ask. People are known by their rows in the arrays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from infograph.files import private_folder
from infograph.pool.arrays import MINE, Arrays, Ints
from infograph.pool.everyone import Everyone
from infograph.pool.slices import TABLES
from infograph.ranking.score import NEARLY_ONE, YOUNGEST

if TYPE_CHECKING:
    from infograph.pool.engine import Work

AT_ONCE = 1_000_000
"""Ties in a file, more or less: a file holds whole members."""
_ROWS = 100_000
"""Ties in a group, the least that Spark reads: a slice reads the groups of its own members."""
_LOWEST = np.int64(-(2**63))
"""Turns the order of numbers without a sign into that of numbers with one."""


def write_tables(folder: Path, work: Work) -> Mapping[str, Any]:
    """Write the tables of a question into the folder of a run; return the numbers that the SQL names, as `asked`."""
    arrays, asked = work.everyone.arrays, work.everyone.asked
    (folder / TABLES).mkdir(mode=0o700)
    members = np.union1d(np.asarray(work.members, np.int64), np.flatnonzero(asked.connectors))
    for number, some in enumerate(_groups(arrays, members)):
        _write(folder / TABLES / "ties" / f"part-{number:05}.parquet", _ties(work.everyone, some))
    targets, connectors = np.flatnonzero(asked.relevance > 0), np.flatnonzero(asked.connectors)
    toss = arrays.toss.view(np.int64)
    tables = {
        "targets": {"person": _rows(targets), "relevance": asked.relevance[targets], "toss": toss[targets] ^ _LOWEST},
        "connectors": {
            "person": _rows(connectors),
            "contacts": arrays.contacts[connectors],
            "complete": arrays.complete[connectors],
        },
        "egos": {"person": _rows(work.members), "toss": toss[np.asarray(work.members, np.int64)]},
    }
    for name, columns in tables.items():
        _write(folder / TABLES / name / "part-00000.parquet", pa.table(columns))
    settings = asked.settings
    numbers = {name: getattr(settings, name) for name in ("kappa", "hub", "freshness", "tie_age", "nearly")}
    numbers |= {"now": asked.now, "half_life": asked.half_life, "nearly_one": NEARLY_ONE, "youngest": YOUNGEST}
    return {"asked": {**numbers, "most": work.limit}}


def _groups(arrays: Arrays, members: Ints) -> Iterator[Ints]:
    """Yield members in groups of so many ties that one after another is held in memory."""
    counts = np.cumsum(arrays.starts[members + 1] - arrays.starts[members])
    places = np.searchsorted(counts, np.arange(AT_ONCE, int(counts[-1]) if len(counts) else 0, AT_ONCE)) + 1
    yield from (some for some in np.split(members, np.unique(places)) if len(some))


def _ties(everyone: Everyone, members: Ints) -> pa.Table:
    """Return the ties of some members as a table; `learnt` counts where the other is asked, 1 where nothing was answered."""
    arrays, judged = everyone.arrays, everyone.judged
    lengths = arrays.starts[members + 1] - arrays.starts[members]
    at = np.repeat(arrays.starts[members] - np.cumsum(lengths) + lengths, lengths) + np.arange(lengths.sum())
    proof, others, since = arrays.proof[at], arrays.others[at], arrays.since[at]
    last = judged.last[proof].astype(np.int32)
    return pa.table(
        {
            "person": np.repeat(members, lengths).astype(np.int32),
            "other": others,
            "strength": judged.strength[proof],
            "learnt": everyone.learnt.factor(others, judged.kind[proof]),
            "aging": judged.aging[proof],
            "since": pa.array(since, mask=since == 0),
            "last": pa.array(last, mask=last < 0),
            "listed": arrays.stated[at] & MINE > 0,
        }
    )


def _rows(people: Any) -> Ints:
    return np.asarray(people, np.int32)


def _write(file: Path, table: pa.Table) -> None:
    private_folder(file.parent)
    parquet.write_table(table, file, row_group_size=_ROWS)
    file.chmod(0o600)
