"""Rank for all members of a pool by Spark: tables written from the pool's arrays, one file of SQL over them, slice by slice.

Needs the extra `infograph[spark]` and Java 17 or newer; nothing else of infograph loads either.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from infograph.rooms import lazy_names

if TYPE_CHECKING:
    from infograph.pool.spark.reading import read_ranked
    from infograph.pool.spark.session import rank_missing
    from infograph.pool.spark.tables import write_tables
else:
    __getattr__ = lazy_names(__name__, {"reading": "read_ranked", "session": "rank_missing", "tables": "write_tables"})
