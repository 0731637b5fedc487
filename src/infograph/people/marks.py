"""Keep who asked to be forgotten from coming back: by hashes of the marks they would bear."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from hashlib import sha256
from urllib.parse import unquote

from infograph.companies import fold_company
from infograph.identity.keys import is_full_name
from infograph.model import Record
from infograph.store import owners, read, write
from infograph.store.db import Connection
from infograph.text import fold_name


def hashes_of(slug: str, emails: tuple[str, ...], name: str, company: str, lists: Sequence[str] = ()) -> set[str]:
    """Return the hashes by which a person is recognised: profile, each e-mail, and the name with company or in one's list.

    `lists` are marks of those in whose lists they stand. A name counts only for somebody without a profile address, as in
    matching.
    """
    marks = {f"profile\x1f{slug}"} if slug else set()
    marks |= {f"email\x1f{email.casefold()}" for email in emails}
    if not slug and (fold := fold_name(name)):
        marks.add(f"name\x1f{fold}\x1f{fold_company(company)}")
        marks |= {f"listed\x1f{fold}\x1f{mark}" for mark in lists if is_full_name(fold)}
    return {sha256(mark.encode()).hexdigest() for mark in marks}


def owner_mark(db: Connection, owner: int) -> str:
    """Return what an owner is recognised by in any store: nothing for the user, else the profile address or the name."""
    for number, me, _, name in read.owners(db):
        if number == owner and not me:
            return owners.slug_of(db, owners.record_of(db, owner)) or fold_name(name)
    return ""


def barred(db: Connection, owner: int = 0) -> Callable[[Record], bool]:
    """Return a test for records of people who asked to be forgotten, in a list of this owner's (0: in none)."""
    marks = write.barred(db)
    if not marks:
        return lambda record: False
    lists = (owner_mark(db, owner),) if owner else ()

    def is_barred(record: Record) -> bool:
        known_by = hashes_of(record.slug, record.emails, record.name, record.company, lists)
        if record.address:  # as it was folded when invisible marks still counted
            known_by |= hashes_of(unicodedata.normalize("NFC", unquote(record.address)).lower(), (), "", "")
        return not marks.isdisjoint(known_by)

    return is_barred
