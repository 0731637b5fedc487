"""Keys of an import stand in the store in their own order, however many they are and in whatever order they came."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph.store import write
from infograph.store.db import memory_store
from laws import law

pairs = st.lists(st.tuples(st.integers(0, 2**63 - 1) | st.integers(0, 3), st.integers(1, 40)), max_size=130)


def kept(files: list[list[tuple[int, int]]], many: int) -> tuple[list[tuple[int, int]], str]:
    store = memory_store()
    keys = write.Keys()
    for file in files:
        keys.add(array("q", [key for key, _ in file]), array("q", [record for _, record in file]))
    with pytest.MonkeyPatch.context() as patch, store.writing("import") as db:
        patch.setattr(write, "MANY_KEYS", many)
        keys.flush(db)
        rows = db.execute("SELECT key, record FROM record_key ORDER BY key, record").fetchall()
        index = db.execute("SELECT sql FROM sqlite_master WHERE name = 'record_key_record'").fetchone()[0]
    return rows, index


@law(60)
@given(st.lists(pairs, min_size=1, max_size=3))
def test_many_keys_are_kept_as_few_are(files):
    few, index = kept(files, many=10**9)
    assert few == sorted({pair for file in files for pair in file})
    assert kept(files, many=1) == (few, index)
