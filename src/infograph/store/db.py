"""Open the one SQLite file safely: permissions, version, locks, transactions, damage."""

from __future__ import annotations

# Loaded when used: Windows has no fcntl.
import os
import sqlite3
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from infograph.errors import NoStore, StoreProblem
from infograph.store import checksum, layout

FILE_NAME = "infograph.db"
Connection = sqlite3.Connection
"""What a store is spoken to through; only `infograph.store` runs SQL on it."""
BUSY_SECONDS = 30.0
CHECK_ON_READ_BYTES = 16 << 20
"""Reads check the seal of stores up to this size (about 20 ms); writes, exports and doctor always do."""


class Store:
    """A connection to the store for as long as one command or notebook needs it."""

    def __init__(self, connection: sqlite3.Connection, path: Path | None) -> None:
        self.db = connection
        self.path = path
        self._closed = False

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
        with _spoken(self.path), _only_writer(self.path):
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
        if self.path is None or self.db.execute("SELECT 1 FROM record LIMIT 1").fetchone() is not None:
            return
        self.remove()

    def remove(self) -> None:
        """Remove the store's own files, and its folder if that is then empty; what else lies there stays."""
        if self.path is None:
            return
        with _only_writer(self.path):
            self.close()
            # The seal first: a store without one is checked and opens, a seal without its store says "damaged".
            for ending in (".seal", "", ".lock"):
                self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        with suppress(OSError):
            self.path.parent.rmdir()

    def verify(self) -> None:
        """Check every byte and SQLite's own structure; raise StoreProblem on damage."""
        with self.reading() as db:
            if self.path is not None:
                _refuse_damage(db, self.path)
            _integrity(db)

    def shrink(self) -> None:
        """Rewrite the file without free pages, so that nothing forgotten is left in its bytes."""
        with _spoken(self.path), _only_writer(self.path):
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
    if create:
        _make_folder(home)
    _refuse_links(home, path, create=create)
    with _spoken(path):
        if create and not path.exists():
            _make_file(path)
        store = Store(_connect(path), path)
        try:
            _begin_if_new(store, path, create=create)
            _check_version(store.db, path)
            _check_seal(store, path)
            _migrate_if_older(store)
        except BaseException:
            store.close()
            raise
        return store


def memory_store() -> Store:
    """Return an empty store that lives in memory only (notebooks, `demo`)."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _pragmas(connection)
    layout.lay_out(connection)
    return Store(connection, None)


def _connect(path: Path) -> sqlite3.Connection:
    # Plain rw, never mode=ro: after a crash a read-only connection cannot roll the journal back.
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
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
        raise StoreProblem(f"The store cannot be written: {error.strerror}.", _ELSEWHERE) from None


def _make_file(path: Path) -> None:
    try:
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600))
    except OSError as error:
        raise StoreProblem(f"Cannot make the store {path}: {error.strerror}.", _ELSEWHERE) from None


def _make_folder(home: Path) -> None:
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreProblem(f"Cannot make the folder {home}: {error.strerror}.", _ELSEWHERE) from None


def _refuse_links(home: Path, path: Path, *, create: bool) -> None:
    for part in (path, path.with_name(path.name + ".seal"), path.with_name(path.name + "-journal")):
        try:
            mode = part.lstat().st_mode
        except FileNotFoundError:
            continue
        except OSError as error:
            raise StoreProblem(f"Cannot read {part}: {error.strerror}.", _ELSEWHERE) from None
        if not stat.S_ISREG(mode):
            raise StoreProblem(f"{part} is not a plain file; infograph does not follow links.", _ELSEWHERE)
    if not create and not path.exists():
        raise _no_store(home)


def _no_store(home: Path) -> NoStore:
    return NoStore(
        f"There is no store yet in {home}.", "Next: infograph import Connections.csv   (or try: infograph demo)"
    )


@contextmanager
def _only_writer(path: Path | None) -> Iterator[None]:
    """Keep writers in a row from before the seal is broken until it is whole again."""
    if path is None or sys.platform == "win32":
        yield
        return
    try:
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(path.with_name(path.name + ".lock"), flags, 0o600)
    except OSError as error:
        raise StoreProblem(f"The store cannot be written: {error.strerror}.", _ELSEWHERE) from None
    try:
        _wait_for_lock(handle)
        yield
    finally:
        os.close(handle)


def _wait_for_lock(handle: int) -> None:
    import fcntl

    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise StoreProblem("The store is busy: another import is running.", _LATER) from None
            time.sleep(0.05)


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
        return StoreProblem("The store is busy: another infograph is writing to it.", _LATER)
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        return StoreProblem(f"The store {path} is read-only.", _ELSEWHERE)
    if code in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return StoreProblem(f"The disk is full or failing ({text}). Nothing was changed.", "Free some space.")
    return StoreProblem(f"The store {path} is damaged or not a store ({text}).", _BACKUP)


_BACKUP = "The file was left as it is. Restore a backup, or move it away and import your files again."
_ELSEWHERE = "Check its permissions, or set INFOGRAPH_HOME to another folder. Nothing was changed."
_LATER = "Wait until it is done, then try again."
