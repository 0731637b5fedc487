"""Ways that a connector's no has closed, and those that stay open."""

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


def said_no(db: Connection, person: int) -> list[Person]:
    """Return the contacts who would rather not introduce somebody, in the order of their numbers."""
    closed = [by for by, whom in events.closed_ways(db) if whom == person]
    return [one for _, one in sorted(read.people(db, closed).items())]
