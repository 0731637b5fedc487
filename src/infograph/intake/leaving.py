"""Let people and sources leave the store, with the to-dos, kept mail and backups that still hold them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from infograph import outreach, people
from infograph.answers import Forgotten
from infograph.errors import BadRequest
from infograph.importers.mail import remnants
from infograph.model import SourceRow
from infograph.store import backups, deeds, faults, place, read
from infograph.store.db import Store


def forget(store: Store, *, name: str = "", owner: str = "", sources: Sequence[int] = (), backup: bool = False) -> Forgotten:
    """Remove a person everywhere, all that an owner gave, or single sources; with `backup` keep the store as it was before.

    Raises BadRequest unless one of them is said, and for a backup of somebody who asked to be forgotten.
    """
    if sum(map(bool, (name, owner, sources))) != 1:
        raise BadRequest("Forget whom?", "Give one of: a name, --owner NAME, --source N.")
    if backup and name:
        raise BadRequest("Who is forgotten stays in no backup.", "Leave --backup out.")
    kept = backups.keep_copy(store.path, "before-forget", store.copy_into) if backup and store.path is not None else None
    try:
        gone = _taken_out(store, name, owner, sources)
    except BaseException:
        if kept is not None:
            place.drop(kept)
        raise
    return replace(gone, backups=_shrink(store, kept), kept=str(kept or ""))


def _taken_out(store: Store, name: str, owner: str, sources: Sequence[int]) -> Forgotten:
    with store.writing(_deed(name, owner)) as db:
        if name:
            gone = outreach.struck_out(db, lambda: people.forget_person(db, name))
        else:
            gone = people.forget_owner(db, owner) if owner else people.forget_sources(db, sources)
        deeds.count(db, people=gone.people, files=gone.sources)
    return gone


def aged(sources: Iterable[SourceRow], before: date) -> list[int]:
    """Return which of some sources are friends' and were imported before a day."""
    return [source.id for source in sources if source.imported_on < before.isoformat() and source.owner != "me"]


def expire(store: Store, before: date) -> Forgotten:
    """Remove friends' sources that were imported before a day; where there is none, nothing is done."""
    with store.reading() as db:
        if not aged(read.sources(db), before):
            return Forgotten()
    with store.writing("expire") as db:
        gone = people.forget_sources(db, aged(read.sources(db), before))
        deeds.count(db, people=gone.people, files=gone.sources)
    return replace(gone, backups=_shrink(store))


def _deed(name: str, owner: str) -> deeds.What:
    if name:
        return "forget person"
    return "forget owner" if owner else "forget source"


def _shrink(store: Store, kept: Path | None = None) -> int:
    """Leave nothing of what was forgotten: in no free room, reading of mail that was stopped, nor backup beside the store but
    the one that was asked for.

    Returns how many backups went.
    """
    dropped = 0
    try:
        store.shrink()
    finally:  # what still holds them goes, whether or not there is room to make the file smaller
        if store.path is not None:
            dropped = _drop_beside(store.path.parent, kept)
    return dropped


def _drop_beside(folder: Path, kept: Path | None) -> int:
    try:
        remnants.drop(folder)
    except OSError as error:
        raise faults.still_held(remnants.of(folder), error.strerror or "") from None
    finally:
        dropped = backups.drop_all(folder, but=kept)
    return dropped
