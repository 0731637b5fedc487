"""Let people and sources leave the store, with the to-dos, kept mail and backups that still hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from infograph import outreach, people
from infograph.answers import Forgotten
from infograph.errors import BadRequest
from infograph.intake.mail import shrink
from infograph.store import deeds
from infograph.store.db import Store


def forget(store: Store, *, name: str = "", owner: str = "", sources: Sequence[int] = ()) -> Forgotten:
    """Remove a person everywhere, all that an owner gave, or single sources. Raises BadRequest unless one of them is said."""
    if sum(map(bool, (name, owner, sources))) != 1:
        raise BadRequest("Forget whom?", "Give one of: a name, --owner NAME, --source N.")
    with store.writing(_deed(name, owner)) as db:
        if name:
            gone = outreach.struck_out(db, lambda: people.forget_person(db, name))
        else:
            gone = people.forget_owner(db, owner) if owner else people.forget_sources(db, sources)
        deeds.count(db, people=gone.people, files=gone.sources)
    return replace(gone, backups=shrink(store))


def expire(store: Store, before: date) -> Forgotten:
    """Remove friends' sources that were imported before a day."""
    with store.writing("expire") as db:
        gone = people.expire(db, before.isoformat())
        deeds.count(db, people=gone.people, files=gone.sources)
    return replace(gone, backups=shrink(store))


def _deed(name: str, owner: str) -> deeds.What:
    if name:
        return "forget person"
    return "forget owner" if owner else "forget source"
