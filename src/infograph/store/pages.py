"""Keep a checksum in each page of the store, written with the page and compared whenever it is read.

SQLite alone reads some damaged pages without a word. Each page ends in four bytes of its own: the checksum of the rest and of
the page's number. They change in the same transaction as the page, so a crash switches nothing off; opening costs by what is
read; and only SQLite opens the file, so that nobody else's closing of it drops SQLite's locks. The journal's pages carry theirs
too: a damaged one is never rolled back into the store. Where a page has room between its rows, old bytes are overwritten as it
is written, so that nothing that was forgotten is left there.
"""

from __future__ import annotations

import sys
import weakref
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeVar
from zlib import crc32

import apsw

SIZE = 4096
"""Bytes of a page."""

BUSY_SECONDS = 30.0
"""How long a statement waits for another process."""

UNCHECKED_VERSIONS = (1, 2, 3, 4)
"""Versions of the store whose pages had no checksums; their stores are copied into a new one as they are brought up to date."""

_SUM = 4
_HEADER = 100  # bytes of the first page that SQLite reads alone, before it knows whether a crash left it half-written
_RESERVED_AT, _VERSION_AT = 20, 60  # where the header of the file holds bytes kept free in each page, and the version
_JOURNAL = bytes.fromhex("d9d505f920a163d7")  # how a journal begins
_COUNTED, _HEAD = 12, 28  # bytes of its head: to the number of pages, and all; our checksum follows
_OFFSET = 8  # bytes that say, after that, where the following head stands, with a checksum of their own
_BLOCK, _PAGE = 512, 4 + SIZE + 4  # bytes that a head takes in the journal, and a page with its number and SQLite's checksum
_LOOKED_AT = 2**24  # bytes of a journal without a head that are searched for anything at all
_SIZES = _BLOCK.to_bytes(4, "big") + SIZE.to_bytes(4, "big")  # how a head ends
_NAME = "infograph"

T = TypeVar("T")
Values = Sequence[Any] | Mapping[str, Any]


class Cursor(Protocol):
    """The answer to a statement."""

    def fetchone(self) -> Any:
        """Return the next row, None after the last."""

    def fetchall(self) -> list[Any]:
        """Return the rows that are left."""

    def __iter__(self) -> Iterator[Any]: ...


class Connection(Protocol):
    """What a store is spoken to through; only `infograph.store` runs SQL on it."""

    in_transaction: bool

    def execute(self, statement: str, values: Values = ..., /) -> Cursor:
        """Run one statement."""

    def executemany(self, statement: str, rows: Iterable[Values], /) -> Cursor:
        """Run one statement for each row of values."""

    def last_insert_rowid(self) -> int:
        """Return the number of the row that was inserted last."""

    def close(self) -> None:
        """Close it; safe to call twice."""


class Damaged(apsw.CorruptError):
    """A page does not fit its checksum."""


def connect(path: Path) -> Connection:
    """Connect to a store, to read and to write. The file must be there."""
    _register()
    # Plain rw, never read-only: after a crash a read-only connection cannot roll the journal back.
    # And a file that is gone is not made anew: its permissions would be anybody's.
    # Links on the way are followed here: SQLite would say that there was one, which is taken for an error.
    db = apsw.Connection(str(path.parent.resolve() / path.name), flags=apsw.SQLITE_OPEN_READWRITE, vfs=_NAME)
    db.set_busy_timeout(round(BUSY_SECONDS * 1000))
    return _set_up(db)


def leave_room(db: Connection) -> None:
    """Have new pages keep bytes free for checksums, and copies of the store too."""
    db.execute(f"PRAGMA page_size = {SIZE}")
    wanted = array("i", [_SUM])  # SQLite reads it, and writes there what was wanted before
    _apsw(db).file_control("main", apsw.SQLITE_FCNTL_RESERVE_BYTES, wanted.buffer_info()[0])


def in_memory() -> Connection:
    """Return a connection to an empty database that lives in memory only."""
    return _set_up(apsw.Connection(":memory:"))


def are_checked(db: Connection) -> bool:
    """Say whether the store of a connection has checksums in its pages: one of an older version has none."""
    name = _apsw(db).filename
    return not name or _checked.get(name, True)


def stamp(db: Connection) -> tuple[int, int] | None:
    """Return what is another after each change of the store, whoever made it; None while this connection is changing it."""
    own = _apsw(db)
    if own.txn_state("main") == apsw.SQLITE_TXN_WRITE:
        return None
    return int(str(own.pragma("data_version"))), _commits[own]


def while_it_stands(db: Connection, name: str, make: Callable[[], T]) -> T:
    """Return what was made under a name since the store of this connection changed last, made now where nothing was."""
    stands = stamp(db)
    if stands is None:
        return make()
    if db not in _kept or _kept[db][0] != stands:
        _kept[db] = stands, {}
    values = _kept[db][1]
    if name not in values:
        values[name] = make()
    kept: T = values[name]
    return kept


def whole(db: Connection) -> bytes:
    """Return all bytes of the store as the file has them."""
    return _apsw(db).serialize("main")


def _apsw(db: Connection) -> apsw.Connection:
    """Return a connection as what it is, for what only this module asks of it."""
    if not isinstance(db, apsw.Connection):
        raise TypeError(type(db))
    return db


def _set_up(db: apsw.Connection) -> Connection:
    for setting in ("trusted_schema = OFF", "secure_delete = ON", "synchronous = EXTRA", "fullfsync = ON"):
        # EXTRA: the folder is synced too when a journal goes, without which a loss of power takes a change back that was told.
        db.execute(f"PRAGMA {setting}")
    db.execute("PRAGMA temp_store = MEMORY")
    db.execute("PRAGMA cache_size = -65536")
    _count_commits(db)
    return db


def _count_commits(db: apsw.Connection) -> None:
    weak = weakref.ref(db)
    _commits[db] = 0

    def committed() -> bool:
        if (alive := weak()) is not None:
            _commits[alive] += 1
        return False  # True would undo the change

    db.set_commit_hook(committed)


_commits: weakref.WeakKeyDictionary[apsw.Connection, int] = weakref.WeakKeyDictionary()
_kept: weakref.WeakKeyDictionary[Connection, tuple[tuple[int, int], dict[str, Any]]] = weakref.WeakKeyDictionary()
"""What was made from each store, with its stamp then."""
"""How often each connection has changed its store."""
_checked: dict[str, bool] = {}
"""For each store that is open, by the name of its file, whether its pages have checksums."""


class _Pages(apsw.VFSFile):
    """The store's file."""

    def __init__(self, name: str, flags: list[int]) -> None:
        super().__init__("", name, flags)
        # Through SQLite's own file: opening it a second time would drop the process' locks when that is closed.
        head = super().xRead(_HEADER, 0)
        version = int.from_bytes(head[_VERSION_AT : _VERSION_AT + 4], "big")
        plain = len(head) == _HEADER and head[_RESERVED_AT] == 0 and version in UNCHECKED_VERSIONS
        self.checked = _checked[name] = not plain

    def xRead(self, amount: int, offset: int) -> bytes:
        data = super().xRead(amount, offset)
        looked_at = self.checked and data and offset + amount > _HEADER
        if looked_at and (len(data) != SIZE or offset % SIZE or _sum(data, offset // SIZE + 1) != data[-_SUM:]):
            raise Damaged(f"page {offset // SIZE + 1} does not fit its checksum")
        return data

    def xWrite(self, data: bytes, offset: int) -> None:
        if self.checked and len(data) == SIZE:
            data = _sealed(_cleared(data, offset), offset // SIZE + 1)
        super().xWrite(data, offset)

    def xDeviceCharacteristics(self) -> int:
        # Parts of pages are not read: they could not be compared.
        return super().xDeviceCharacteristics() & ~apsw.SQLITE_IOCAP_SUBPAGE_READ


class _Journal(apsw.VFSFile):
    """The journal: heads, each with the pages of the store as they were, each page after its number.

    A crash leaves heads that count no page yet, or no journal at all, while the store is as it was: those are in order. SQLite
    takes a damaged journal for one of these and leaves the store half-changed, so all that only damage can do is refused.
    """

    def __init__(self, name: str, flags: list[int]) -> None:
        super().__init__("", name, flags)
        self.checked = _checked.get(name.removesuffix("-journal"), True)
        self._number = 0
        self._counted: int | None = None
        self._owed: tuple[int, int] | None = None  # a head that is to say where the next stands, once that has reached the disk
        self._starts: dict[int, int] = {}  # where SQLite's checksums of the pages after a head start, by its offset

    def xRead(self, amount: int, offset: int) -> bytes:
        data = super().xRead(amount, offset)
        if amount == 4:
            self._number = int.from_bytes(data, "big")
        elif not self.checked:
            return data
        elif amount == SIZE:
            self._refuse_broken_page(data, offset)
        elif data == _JOURNAL:
            self._refuse_broken_head(offset)
        elif offset == 0 and (data != _JOURNAL[:amount] or self.xFileSize() < _BLOCK):
            self._refuse_lost_head()
        return data

    def xWrite(self, data: bytes, offset: int) -> None:
        if len(data) == 4:
            self._number = int.from_bytes(data, "big")
        elif self.checked and len(data) == SIZE:
            data = _sealed(bytes(data), self._number)  # SQLite's copy of the page has the checksum of before
        elif self.checked and len(data) == _COUNTED and data[: len(_JOURNAL)] == _JOURNAL:
            # SQLite counts the pages of a head when they and the head have reached the disk.
            if self._counted is not None:
                self._owed = self._counted, offset
            self._counted = offset
            head = bytes(data) + super().xRead(_HEAD - _COUNTED, offset + _COUNTED)
            data = head + crc32(head).to_bytes(_SUM, "big")  # in one write, so that a loss of power leaves both or neither
        elif len(data) == _BLOCK:
            self._keep_start(data, offset)
        super().xWrite(data, offset)
        if self.checked and offset == 0 and len(data) == _BLOCK:
            super().xSync(apsw.SQLITE_SYNC_FULL)  # no page reaches the disk without a head: only damage takes it away

    def xSync(self, flags: int) -> None:
        super().xSync(flags)
        if self._owed is not None:
            (head, offset), self._owed = self._owed, None
            following = offset.to_bytes(_OFFSET, "big")
            super().xWrite(following + crc32(following).to_bytes(_SUM, "big"), head + _HEAD + _SUM)

    def _keep_start(self, head: bytes, offset: int) -> None:
        self._starts[offset] = int.from_bytes(head[_COUNTED:][:4], "big")

    def _refuse_broken_page(self, data: bytes, offset: int) -> None:
        """Raise where a page does not fit its checksum, or SQLite's after it: there SQLite ends without a word."""
        start = self._starts[max(head for head in self._starts if head < offset)]
        theirs = (start + sum(data[SIZE - 200 : 0 : -200])) % 2**32
        fits = _sum(data, self._number) == data[-_SUM:]
        if not fits or super().xRead(_SUM, offset + SIZE) != theirs.to_bytes(_SUM, "big"):
            raise Damaged(f"page {self._number} in the journal does not fit its checksum")

    def _refuse_broken_head(self, offset: int) -> None:
        """Raise where a head does not fit its checksum, or fewer pages or heads follow it than had reached the disk."""
        head = super().xRead(_HEAD + _SUM + _OFFSET + _SUM, offset).ljust(_HEAD + _SUM + _OFFSET + _SUM, b"\0")
        seal, following, its_seal = head[_HEAD:][:_SUM], head[_HEAD + _SUM :][:_OFFSET], head[-_SUM:]
        count = int.from_bytes(head[len(_JOURNAL) : _COUNTED], "big")
        self._keep_start(head, offset)
        if (count or any(seal)) and crc32(head[:_HEAD]).to_bytes(_SUM, "big") != seal:
            raise Damaged("the head of the journal does not fit its checksum")
        if any(its_seal) and crc32(following).to_bytes(_SUM, "big") != its_seal:
            raise Damaged("the head of the journal does not fit its checksum")
        end = offset + _BLOCK + count * _PAGE if count else 0
        if any(its_seal):
            place = int.from_bytes(following, "big")
            end = place + _BLOCK + _PAGE if super().xRead(len(_JOURNAL), place) == _JOURNAL else sys.maxsize
        if end > self.xFileSize():
            raise Damaged("the journal ends before its last page")

    def _refuse_lost_head(self) -> None:
        """Raise where something stands in a journal without a head: the head is written first, at first without its name."""
        head = super().xRead(_HEAD, 0)
        unnamed = not any(head[:_COUNTED]) and head[-len(_SIZES) :] == _SIZES
        if not unnamed and any(super().xRead(min(self.xFileSize(), _LOOKED_AT), 0)):
            raise Damaged("the journal has no head")


class _Files(apsw.VFS):
    """The platform's files, with checksums in those of the store."""

    def __init__(self) -> None:
        super().__init__(_NAME, "")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        if name is not None:
            path = name.filename() if isinstance(name, apsw.URIFilename) else name
            if flags[0] & apsw.SQLITE_OPEN_MAIN_DB:
                return _Pages(path, flags)
            if flags[0] & apsw.SQLITE_OPEN_MAIN_JOURNAL:
                return _Journal(path, flags)
        return apsw.VFSFile("", name, flags)


_files: list[_Files] = []


def _register() -> None:
    if not _files:
        _files.append(_Files())


def _sum(data: bytes, number: int) -> bytes:
    return crc32(data[:-_SUM], number).to_bytes(_SUM, "big")


def _sealed(data: bytes, number: int) -> bytes:
    body = data[:-_SUM]
    return body + crc32(body, number).to_bytes(_SUM, "big")


def _cleared(data: bytes, offset: int) -> bytes:
    """Return a page with zeros where it has room: between the pointers to its rows and the first of these.

    SQLite moves rows between pages and leaves copies there.
    """
    start = _HEADER if offset == 0 else 0
    kind = data[start]
    if kind not in _TREES:
        return bytes(data)
    first = start + _TREES[kind] + 2 * int.from_bytes(data[start + 3 : start + 5], "big")
    last = int.from_bytes(data[start + 5 : start + 7], "big")
    if not first < last <= SIZE - _SUM:
        return bytes(data)
    return bytes(data[:first]) + bytes(last - first) + bytes(data[last:])


_TREES = {2: 12, 5: 12, 10: 8, 13: 8}
"""Kinds of pages of tables and indexes, by the first byte of their head, with its length."""
