"""Open the one SQLite file safely: permissions, version, locks, transactions, damage."""

from __future__ import annotations

# Loaded when used: bringing a store up to date takes 5 ms, platformdirs 8 ms.
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from infograph.errors import BadRequest, StoreProblem
from infograph.store import faults, layout, pages, place
from infograph.store.locks import BUSY_SECONDS, only_writer

if TYPE_CHECKING:
    from infograph.store.deeds import What

FILE_NAME = "infograph.db"
Connection = pages.Connection


class Store:
    """A connection to the store for as long as one command or notebook needs it.

    One that is `new` is kept in memory: its file appears when the first change has landed, and not before.
    """

    def __init__(self, connection: Connection, path: Path | None, *, new: bool = False) -> None:
        self.db = connection
        self.path = path
        self.new = new
        self.day: date | None = None  # of what is done here; None: today
        self.hidden = False  # a copy with invented people
        self._closed = False
        self._file = path.stat() if path is not None and not new else None

    def close(self) -> None:
        """Close the connection; safe to call twice."""
        self._closed = True
        self.db.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Hold one consistent view for several queries; writers wait until it is done."""
        self._refuse_closed()
        if self.db.in_transaction:
            yield self.db
            return
        with faults.spoken_while_read(self.path, ""):  # what was changed before it stands
            self.db.execute("BEGIN")
            try:
                yield self.db
            finally:
                self._undo()

    @contextmanager
    def writing(self, deed: What, *, seconds: float = BUSY_SECONDS, people: int | None = None) -> Iterator[Connection]:
        """Run one transaction: everything in it lands, or nothing does; what is done by it is noted with it.

        Where one runs already, it goes on as part of that. Waits so many seconds for who else
        writes. `people`: how many it is about.
        """
        self._refuse_closed()
        if self.hidden:
            raise BadRequest("What has invented names is shown and not changed.", "Leave --anon out.")
        if self.db.in_transaction:
            yield self.db
            return
        with faults.spoken(self.path), only_writer(self.path, make=self.new, seconds=seconds):
            self._find_again()
            if self.new and self.path is not None:
                with self._coming(self.path):
                    yield from self._transaction(deed, people)
            else:
                yield from self._transaction(deed, people)

    def note(self, deed: What, people: int | None = None) -> None:
        """Note what was handed out; a store that cannot be written, or that another writes to for long, notes nothing."""
        with suppress(StoreProblem, BadRequest), self.writing(deed, seconds=_NOTING, people=people):
            pass

    def remove(self) -> None:
        """Remove the store's own files, and its folder if that is then empty; what else lies there stays."""
        if self.path is None:
            return
        with only_writer(self.path):
            self.close()
            place.drop(self.path)
            place.leave_no_trace(self.path)

    def verify(self) -> None:
        """Check every page that is in use, and SQLite's own structure; raise StoreProblem on damage."""
        with self.reading() as db:
            refuse_damage(db, self.path)

    def verify_if_small(self) -> None:
        """Check all of a store that is read in no time: what goes on over damage that it does not touch makes it worse.

        Within a change nothing is checked: whoever began it did so before, and a pool adds a thousand files in one.
        """
        if self.path is not None and not self.new and not self.db.in_transaction and self.path.stat().st_size <= _SMALL:
            self.verify()

    def shrink(self) -> None:
        """Give the room of what was removed back to the disk, where it is a good part of the file.

        It comes after the change; the StoreProblem that it raises says that the change is kept.
        """
        try:
            with faults.spoken(self.path, ""):
                pages_of = {what: self.db.execute(f"PRAGMA {what}").fetchone()[0] for what in ("freelist_count", "page_count")}
                if pages_of["freelist_count"] > _ROOM * pages_of["page_count"]:
                    with only_writer(self.path):
                        self.db.execute("VACUUM")
        except StoreProblem as problem:
            raise faults.not_smaller(problem) from None

    def copy_into(self, path: Path) -> None:
        """Write the whole store, compacted, into an empty file, which keeps its permissions."""
        with faults.spoken(path):
            self.db.execute("VACUUM INTO ?", (str(path),))

    @property
    def closed(self) -> bool:
        """Say whether it was closed."""
        return self._closed

    def _transaction(self, deed: What, people: int | None) -> Iterator[Connection]:
        self.db.execute("BEGIN IMMEDIATE")
        try:
            note(self.db, deed, self.day, people)
            yield self.db
            self.db.execute("COMMIT")
        finally:
            self._undo()

    def _undo(self) -> None:
        if self.db.in_transaction:
            self.db.execute("ROLLBACK")

    @contextmanager
    def _coming(self, path: Path) -> Iterator[None]:
        """Make the store in a file of another name, which takes its own once something is kept in it."""
        made = path.with_name(path.name + place.COMING)
        before = self.db
        place.make_empty(made)
        try:
            self.db = pages.connect(made)
            pages.leave_room(self.db)
            _laid_out(self.db)
            yield
            self.db.close()
            place.put(made, path)
            with faults.spoken(path, " The change is made."):
                self._open_at(path)
            before.close()
        finally:
            if self.new:
                self.db.close()
                self.db = before
                place.drop(made)
                place.leave_no_trace(path)

    def _open_at(self, path: Path) -> None:
        self.db, self._file, self.new = pages.connect(path), path.stat(), False

    def _find_again(self) -> None:
        """Go on in the store that another process has made since, where this one is new; raise where it was taken away."""
        if self.path is None:
            return
        if self.new and self.path.exists():
            self._open_at(self.path)
            if layout.version(self.db) != layout.VERSION:
                raise StoreProblem(f"Another infograph made {self.path} meanwhile.", "Try again: nothing was changed.")
        elif not self.new and place.is_elsewhere(self._file, self.path):
            raise StoreProblem(f"The store {self.path} was removed or replaced meanwhile.", "Try again: nothing was changed.")

    def _refuse_closed(self) -> None:
        if self._closed:
            raise StoreProblem("This workspace was closed.", "Open it again.")


_SMALL = 16 << 20
_NOTING = 3.0
"""Seconds to wait for a writer before what was handed out goes without a note: it is no reason to hand out nothing."""

_ROOM = 0.25
"""Part of a file that may be free: rewriting a large one takes longer than any change."""


def note(db: Connection, deed: What, day: date | None = None, people: int | None = None) -> None:
    """Note what is done in a transaction, on a day (None: today), with how many people; see `deeds`."""
    noted = (day or datetime.now(UTC).date()).isoformat(), deed, people
    db.execute("INSERT INTO deed (day, what, people) VALUES (?,?,?)", noted)


def default_home() -> Path:
    """Return the store's folder: INFOGRAPH_HOME, else the platform's data folder.

    Raises StoreProblem where neither the variable nor a home folder is known.
    """
    folder = os.environ.get("INFOGRAPH_HOME")
    if folder:
        return Path(folder)
    try:
        Path.home()
    except RuntimeError:
        raise StoreProblem("There is no home folder.", "Set INFOGRAPH_HOME to the folder to use.") from None
    from platformdirs import user_data_path  # 7 ms, which INFOGRAPH_HOME spares

    return user_data_path("infograph", appauthor=False, roaming=True)


def open_store(home: Path, *, create: bool = False, name: str = FILE_NAME) -> Store:
    """Open the store in a folder; with `create`, one that is not there is made with the first change (folder 0700, file 0600).

    Raises StoreProblem where there is none, it is damaged, a link, or of a newer version. `name` is the file's.
    """
    path = home / name
    place.refuse_links(path)
    place.refuse_orphan(path)
    if not path.exists():
        if not create:
            raise faults.no_store(home)
        return Store(_laid_out(pages.in_memory()), path, new=True)
    with faults.spoken(path):
        place.refuse_nothing(path)
        db = pages.connect(path)
        try:
            check_version(db, path)
            if layout.version(db) < layout.VERSION or not pages.are_checked(db):
                from infograph.store import renewal

                db = renewal.renewed(db, path)
        except BaseException:
            db.close()
            raise
        return Store(db, path)


def memory_store() -> Store:
    """Return an empty store that lives in memory only (notebooks, `demo`)."""
    return Store(_laid_out(pages.in_memory()), None)


def check_version(db: Connection, path: Path) -> None:
    """Raise StoreProblem for a store of a newer infograph, and for what is none."""
    version = layout.version(db)
    if version > layout.VERSION:
        raise StoreProblem(
            f"The store {path} is of version {version}; this infograph knows versions up to {layout.VERSION}.",
            "Update infograph. Nothing was changed.",
        )
    if version < 1:
        raise faults.damaged(path, "it has no version")


def refuse_damage(db: Connection, path: Path | None) -> None:
    """Raise StoreProblem where SQLite's own check fails; it reads every page that is in use."""
    answer = db.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if answer != "ok":
        raise faults.damaged(path, "SQLite’s own check fails")


def _laid_out(db: Connection) -> Connection:
    db.execute("BEGIN IMMEDIATE")
    layout.lay_out(db)
    db.execute("COMMIT")
    return db
