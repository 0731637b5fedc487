"""Bring a store of an older infograph up to date: in a copy, which takes its place when it is whole."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from infograph.store import backups, deeds, faults, layout, pages, place
from infograph.store.db import check_version, note, refuse_damage
from infograph.store.locks import only_writer
from infograph.store.pages import Connection


def renewed(db: Connection, path: Path) -> Connection:
    """Return a connection to the store brought up to date; at every moment the old or the new one stands there, whole."""
    db.close()
    with only_writer(path):
        old = pages.connect(path)
        try:
            check_version(old, path)
            if layout.version(old) == layout.VERSION and pages.are_checked(old):
                return old  # another process was faster
            made = path.with_name(path.name + place.COMING)
            try:
                _copy(old, path, made)
                before = layout.version(old)
            finally:
                old.close()
            backups.keep(path, f"version-{before}")
            place.put(made, path)
        finally:
            place.drop(path.with_name(path.name + place.COMING))
        return pages.connect(path)


def _copy(old: Connection, path: Path, made: Path) -> None:
    refuse_damage(old, path)
    _refuse_broken_seal(old, path)
    place.make_empty(made)
    pages.leave_room(old)
    old.execute("VACUUM INTO ?", (str(made),))
    new = pages.connect(made)
    try:
        new.execute("BEGIN IMMEDIATE")
        layout.migrate(new)
        if deeds.are_kept(new):
            note(new, "migrate")
        new.execute("COMMIT")
    finally:
        new.close()


def _refuse_broken_seal(db: Connection, path: Path) -> None:
    """Raise StoreProblem where an older infograph left a checksum of the whole file beside it, and that is another."""
    try:
        words = path.with_name(path.name + ".seal").read_text("ascii", "replace").split()
    except OSError:
        return
    sealed = len(words) == 3 and words[0] == "clean" and not pages.are_checked(db)
    if sealed and blake2b(pages.whole(db), digest_size=16).hexdigest() != words[2]:
        raise faults.damaged(path, "its contents do not match its seal")
