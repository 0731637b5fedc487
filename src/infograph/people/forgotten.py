"""Keep people who asked to be forgotten from coming back: hashes of what identifies them, nothing readable."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from infograph.companies import fold_company
from infograph.model import Record
from infograph.store.db import Connection
from infograph.text import fold_name


def hashes_of(slug: str, emails: tuple[str, ...], name: str, company: str) -> set[str]:
    """Return the hashes by which a person is recognised: profile, each e-mail, and name with company.

    Name and company count only for somebody without a profile address, as in matching.
    """
    marks = {f"profile\x1f{slug}"} if slug else set()
    marks |= {f"email\x1f{email.casefold()}" for email in emails}
    if not slug:
        marks.add(f"name\x1f{fold_name(name)}\x1f{fold_company(company)}")
    return {sha256(mark.encode()).hexdigest() for mark in marks}


def barred(db: Connection) -> Callable[[Record], bool]:
    """Return a test for records of people who asked to be forgotten."""
    known = {row[0] for row in db.execute("SELECT hash FROM suppressed")}
    if not known:
        return lambda record: False
    return lambda record: not known.isdisjoint(
        hashes_of(record.slug, record.emails, record.name, record.company)
    )
