"""Fold names and profile addresses again in a store that other rules wrote, and make the keys anew that follow from them."""

from __future__ import annotations

from collections.abc import Iterator

from infograph.identity import keys_of
from infograph.identity.keys import EMAIL, MEMBER, NAME_COMPANY, kind_of
from infograph.people.owners import keep_again
from infograph.store import judging, records, write
from infograph.store.db import Connection

_AT_ONCE = 5000
"""Records folded at a time, so that memory stays flat."""
_NOT_KEPT = (MEMBER, EMAIL)
"""Kinds of keys whose texts a store may not have, so that they stay as they were."""


def refold(db: Connection) -> None:
    """Bring every record's folded name, slug and keys up to date with the rules of now."""
    keep_again(db)
    owned = records.of_owners(db)
    for some in _slices(db):
        records.fold_again(db, some)
        keys = judging.Past(db).keys(read.number for read in some)
        for read in some:
            if read.number not in owned:
                _change_keys(db, read, keys.get(read.number, []))


def _slices(db: Connection) -> Iterator[list[records.AsRead]]:
    start = 0
    while some := records.as_read(db, start, _AT_ONCE):
        yield some
        start = some[-1].number


def _change_keys(db: Connection, read: records.AsRead, had: list[int]) -> None:
    found = keys_of(read.record, read.owner, read.source)
    if not read.source:  # by the user's word: in nobody's list
        found = [key for key in found if kind_of(key) <= NAME_COMPANY]
    before = {key for key in had if kind_of(key) not in _NOT_KEPT}
    after = {key for key in found if kind_of(key) not in _NOT_KEPT}
    if before != after:
        write.change_keys(db, read.number, add=sorted(after - before), drop=sorted(before - after))
