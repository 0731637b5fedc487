"""Ways that a connector's no or silence has closed, and those that stay open."""

from __future__ import annotations

from collections.abc import Sequence

from infograph.model import Path, Person
from infograph.store import events, read
from infograph.store.db import Connection


def open_ways(db: Connection, person: int, ways: Sequence[Path]) -> tuple[Path, ...]:
    """Return the ways whose connector has not said no, for this person or for themselves."""
    closed = events.closed_ways(db)
    unwilling = events.unwilling(db) if ways else set()
    return tuple(
        way
        for way in ways
        if way.connector.id not in unwilling and ((way.via[-1] if way.via else way.connector).id, person) not in closed
    )


def closed_by(db: Connection, person: int) -> dict[str, list[Person]]:
    """Return the contacts who would rather not introduce somebody ("declined") or did not answer ("no answer")."""
    closed = {by: stage for (by, whom), stage in events.closed_ways(db).items() if whom == person}
    contacts: dict[str, list[Person]] = {}
    for by, contact in sorted(read.people(db, closed).items()):
        contacts.setdefault(closed[by], []).append(contact)
    return contacts
