"""Open the one SQLite file safely: permissions, version, locks, transactions, damage."""

from __future__ import annotations

# Loaded when used: Windows has no fcntl.
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from infograph.errors import NoStore, StoreProblem
from infograph.store import checksum, layout
from infograph.store.locks import BUSY_SECONDS, ELSEWHERE, LATER, only_writer

FILE_NAME = "infograph.db"
_TRIES = 5  # to open a new store that other processes make and, finding nothing to keep, remove again
Connection = sqlite3.Connection
"""What a store is spoken to through; only `infograph.store` runs SQL on it."""
CHECK_ON_READ_BYTES = 16 << 20
"""Reads check the seal of stores up to this size (about 20 ms); writes, exports and doctor always do."""


class Store:
    """A connection to the store for as long as one command or notebook needs it."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None, *, create: bool = False) -> None:
        self.db = connection
        self.path = path
        self._closed = False
        self._create = create
        self._file = path.stat() if path is not None else None

    def close(self) -> None:
        """Close the connection; safe to call twice."""
        self._closed = True
        self.db.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Hold one consistent view for several queries; writers wait until it is done."""
        self._refuse_closed()
        if self.db.in_transaction:
            yield self.db
            return
        with _spoken(self.path):
            self.db.execute("BEGIN")
            try:
                yield self.db
            finally:
                self.db.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Run one transaction: everything in it lands, or nothing does."""
        self._refuse_closed()
        if self.db.in_transaction:
            yield self.db
            return
        with _spoken(self.path), only_writer(self.path, make=self._create):
            self._find_again()
            self.db.execute("BEGIN IMMEDIATE")
            try:
                if self.path is not None:
                    _refuse_damage(self.db, self.path)
                    _break_seal(self.path)
                yield self.db
                self.db.execute("COMMIT")
            finally:
                if self.db.in_transaction:
                    self.db.execute("ROLLBACK")
                self._seal()

    def discard_if_empty(self) -> None:
        """Remove a store that holds nothing, and its folder if that is then empty: a failed first import leaves no trace."""
        if self.path is None or self._closed:
            return
        # Who writes meanwhile keeps it; asked under the lock, since what they wrote is there only when they are done.
        with suppress(StoreProblem), only_writer(self.path, seconds=0):
            if not self._is_elsewhere() and self.db.execute("SELECT 1 FROM record LIMIT 1").fetchone() is None:
                self._unlink()

    def remove(self) -> None:
        """Remove the store's own files, and its folder if that is then empty; what else lies there stays."""
        if self.path is None:
            return
        with only_writer(self.path):
            self._unlink()

    def verify(self) -> None:
        """Check every byte and SQLite's own structure; raise StoreProblem on damage."""
        with self.reading() as db:
            if self.path is not None:
                _refuse_damage(db, self.path)
            _integrity(db)

    def shrink(self) -> None:
        """Rewrite the file without free pages, so that nothing forgotten is left in its bytes."""
        with _spoken(self.path), only_writer(self.path):
            if self.path is not None:
                _break_seal(self.path)
            self.db.execute("VACUUM")
            self._seal()

    def copy_into(self, path: Path) -> None:
        """Write the whole store, compacted, into an empty file, which keeps its permissions."""
        self.db.execute("VACUUM INTO ?", (str(path),))

    @property
    def closed(self) -> bool:
        """Say whether it was closed."""
        return self._closed

    def _unlink(self) -> None:
        assert self.path is not None
        self.close()
        # The seal first: a store without one is checked and opens, a seal without its store says "damaged".
        for ending in (".seal", "", ".lock"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        with suppress(OSError):
            self.path.parent.rmdir()

    def _is_elsewhere(self) -> bool:
        """Say whether the file that this connection writes to no longer stands at the store's place."""
        try:
            return self.path is not None and self._file is not None and not os.path.samestat(self._file, self.path.stat())
        except FileNotFoundError:
            return True

    def _find_again(self) -> None:
        """Go on in the store that stands there now, where another process removed this one while it was empty."""
        if self.path is None or not self._is_elsewhere():
            return
        if not self._create:
            raise StoreProblem(f"The store {self.path} was removed or replaced meanwhile.", "Try again: nothing was changed.")
        self.db.close()
        _make_store(self.path)
        self.db, self._file = _connect(self.path), self.path.stat()

    def _refuse_closed(self) -> None:
        if self._closed:
            raise StoreProblem("This workspace was closed.", "Open it again: Workspace.open(), or load(...).")

    def _seal(self) -> None:
        if self.path is None:
            return
        # Where it fails the store stays marked as interrupted, and the next write checks the whole file.
        with suppress(OSError):
            if checksum.state(self.path) == "interrupted":
                checksum.finish(self.path)


def default_home() -> Path:
    """Return the store's folder: INFOGRAPH_HOME, else the platform's data folder.

    Raises StoreProblem where neither the variable nor a home folder is known.
    """
    told = os.environ.get("INFOGRAPH_HOME")
    if told:
        return Path(told)
    try:
        Path.home()
    except RuntimeError:
        raise StoreProblem("There is no home folder.", "Set INFOGRAPH_HOME to the folder to use.") from None
    from platformdirs import user_data_path  # 7 ms, which INFOGRAPH_HOME spares

    return user_data_path("infograph", appauthor=False, roaming=True)


def open_store(home: Path, *, create: bool = False) -> Store:
    """Open the store in a folder; with `create`, make folder (0700) and file (0600) where missing.

    Raises StoreProblem where there is none, it is damaged, a link, or of a newer version.
    """
    path = home / FILE_NAME
    _refuse_links(home, path, create=create)
    with _spoken(path):
        store = _connected(path, create=create)
        try:
            _begin_if_new(store, path, create=create)
            _check_version(store.db, path)
            _check_seal(store, path)
            _migrate_if_older(store)
        except BaseException:
            store.close()
            raise
        return store


def _connected(path: Path, *, create: bool) -> Store:
    for left in reversed(range(_TRIES if create else 1)):
        if create and not path.exists():
            with only_writer(path, make=True):
                _make_store(path)
        try:
            return Store(_connect(path), path, create=create)
        except (FileNotFoundError, sqlite3.OperationalError):
            if path.exists() and not left:  # else it may be gone and made anew since
                raise
    raise _no_store(path.parent)  # another process removed it each time


def memory_store() -> Store:
    """Return an empty store that lives in memory only (notebooks, `demo`)."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _pragmas(connection)
    layout.lay_out(connection)
    return Store(connection, None)


def _connect(path: Path) -> sqlite3.Connection:
    # Plain rw, never mode=ro: after a crash a read-only connection cannot roll the journal back.
    # And a file that is gone is not made anew: its permissions would be anybody's.
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    _pragmas(connection)
    return connection


def _pragmas(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA secure_delete = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -65536")


def _begin_if_new(store: Store, path: Path, *, create: bool) -> None:
    # An empty file is a new store only while its seal does not say that it once held something.
    if store.db.execute("PRAGMA page_count").fetchone()[0] or checksum.state(path) not in ("unsealed", "interrupted"):
        return
    if not create:
        raise _no_store(path.parent)
    with store.writing() as db:
        if not layout.version(db):  # another process may have been faster
            layout.lay_out(db)


def _check_version(db: sqlite3.Connection, path: Path) -> None:
    version = layout.version(db)
    if version > layout.VERSION:
        raise StoreProblem(
            f"The store {path} is of version {version}; this infograph knows versions up to {layout.VERSION}.",
            "Update infograph. Nothing was changed.",
        )
    if version < 1:
        raise StoreProblem(f"{path} is not an infograph store, or it is damaged.", _BACKUP)


def _migrate_if_older(store: Store) -> None:
    if layout.version(store.db) < layout.VERSION:
        with store.writing() as db:
            layout.migrate(db)


def _check_seal(store: Store, path: Path) -> None:
    if path.stat().st_size <= CHECK_ON_READ_BYTES:
        with store.reading() as db:
            db.execute("SELECT 1 FROM meta LIMIT 1").fetchone()  # takes the read lock
            if checksum.state(path) == "damaged":
                raise StoreProblem(f"The store {path} is damaged: its contents do not match its seal.", _BACKUP)


def _refuse_damage(db: sqlite3.Connection, path: Path) -> None:
    found = checksum.state(path)
    if found == "damaged":
        raise StoreProblem(f"The store {path} is damaged: its contents do not match its seal.", _BACKUP)
    if found != "sound":
        _integrity(db)


def _integrity(db: sqlite3.Connection) -> None:
    answer = db.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if answer != "ok":
        raise StoreProblem("The store is damaged: SQLite's own check fails.", _BACKUP)


def _break_seal(path: Path) -> None:
    try:
        checksum.begin(path)
    except OSError as error:
        raise StoreProblem(f"The store cannot be written: {error.strerror}.", ELSEWHERE) from None


def _make_store(path: Path) -> None:
    """Make an empty store where none stands; the caller is the only writer."""
    if path.exists():
        return
    path.with_name(path.name + ".seal").unlink(missing_ok=True)  # of a store that was moved away
    _make_file(path)
    with closing(_connect(path)) as db:
        db.execute("BEGIN IMMEDIATE")
        layout.lay_out(db)
        db.execute("COMMIT")
    with suppress(OSError):
        checksum.finish(path)


def _make_file(path: Path) -> None:
    try:
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600))
    except OSError as error:
        raise StoreProblem(f"Cannot make the store {path}: {error.strerror}.", ELSEWHERE) from None


def _refuse_links(home: Path, path: Path, *, create: bool) -> None:
    for part in (path, path.with_name(path.name + ".seal"), path.with_name(path.name + "-journal")):
        try:
            mode = part.lstat().st_mode
        except FileNotFoundError:
            continue
        except OSError as error:
            raise StoreProblem(f"Cannot read {part}: {error.strerror}.", ELSEWHERE) from None
        if not stat.S_ISREG(mode):
            raise StoreProblem(f"{part} is not a plain file; infograph does not follow links.", ELSEWHERE)
    if not create and not path.exists():
        raise _no_store(home)


def _no_store(home: Path) -> NoStore:
    return NoStore(f"There is no store yet in {home}.", "Next: infograph import Connections.csv   (or try: infograph demo)")


@contextmanager
def _spoken(path: Path | None) -> Iterator[None]:
    """Turn what SQLite says into errors that people can act on."""
    try:
        yield
    except sqlite3.Error as error:
        raise _in_words(error, path) from None


def _in_words(error: sqlite3.Error, path: Path | None) -> StoreProblem:
    text = str(error)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the primary one; Python's own errors have none
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreProblem("The store is busy: another infograph is writing to it.", LATER)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        return StoreProblem(f"The store {path} is read-only.", ELSEWHERE)
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return StoreProblem(f"The disk is full or failing ({text}). Nothing was changed.", "Free some space.")
    return StoreProblem(f"The store {path} is damaged or not a store ({text}).", _BACKUP)


_BACKUP = "The file was left as it is. Move it and the .seal beside it away; then put a backup in its place, or import again."
