"""Fold names and profile addresses again in a store that other rules wrote, and make the keys anew that follow from them.

A store has hundreds of thousands of records, of which new rules change few: all are read once, in their order, and what
differs alone is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from infograph.identity import keys_of
from infograph.identity.keys import EMAIL, MEMBER, NAME_COMPANY, kind_of
from infograph.people.owners import keep_again
from infograph.store import records, write
from infograph.store.db import Connection

_AT_ONCE = 5000
"""Records folded at a time, so that memory stays flat."""
_NOT_KEPT = (MEMBER, EMAIL)
"""Kinds of keys whose texts a store may not have, so that they stay as they were."""


def refold(db: Connection, tell: Callable[[str, int, int], None] = lambda what, done, of: None) -> None:
    """Bring every record's folded name, slug and keys up to date with the rules of now; `tell` hears how far it is."""
    keep_again(db)
    owned, done, of = records.of_owners(db), 0, records.number_of_records(db)
    for some in _slices(db):
        tell("names folded by new rules", done, of)
        records.fold_again(db, some)
        _change_keys(db, [read for read in some if read.number not in owned])
        done += len(some)


def _slices(db: Connection) -> Iterator[list[records.AsRead]]:
    start = 0
    while some := records.as_read(db, start, _AT_ONCE):
        yield some
        start = some[-1].number


def _change_keys(db: Connection, some: list[records.AsRead]) -> None:
    had = records.keys_of_run(db, some[0].number, some[-1].number, _NOT_KEPT) if some else {}
    add: list[write.KeyRow] = []
    drop: list[write.KeyRow] = []
    for read in some:
        before, after = had.get(read.number, set()), _keys(read)
        if before != after:
            add += [(key, read.number) for key in after - before]
            drop += [(key, read.number) for key in before - after]
    write.change_keys(db, add=sorted(add), drop=sorted(drop))


def _keys(read: records.AsRead) -> set[int]:
    """Return a record's keys by the rules of now; it comes without what `_NOT_KEPT` rest on."""
    keys = keys_of(read.record, read.owner, read.source)
    if not read.source:  # by the user's word: in nobody's list
        keys = [key for key in keys if kind_of(key) <= NAME_COMPANY]
    return set(keys)
