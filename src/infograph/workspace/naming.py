"""Find the one person that a name, a profile address, an id or a row of the last answer means."""

from __future__ import annotations

import sqlite3

from infograph.errors import Ambiguous, NotFound
from infograph.model import Person
from infograph.store import read
from infograph.text import clean, fold_name, profile_slug


def find_person(db: sqlite3.Connection, told: str) -> Person:
    """Return the person meant by a name, a profile address, "me", or an id as "#12".

    Raises NotFound with names that look alike, Ambiguous with the people it could be.
    """
    text = clean(told)
    if text.casefold() in ("me", "myself"):
        me = read.ego(db)
        if me is not None:
            return read.people(db, [me])[me]
    if text.startswith("#") and text[1:].isdecimal() and len(text) < 19:  # more digits than a number in SQLite has
        person = read.people(db, [int(text[1:])]).get(int(text[1:]))
        if person is not None:
            return person
    found = read.named(db, fold_name(text), profile_slug(text))
    if len(found) == 1:
        return read.people(db, found)[found[0]]
    if not found:
        near = read.similar_names(db, fold_name(text))
        hint = f"Did you mean {', '.join(near)}?" if near else ""
        raise NotFound(f"Nobody called “{text}” is known.", hint or "infograph status shows what was imported.")
    raise Ambiguous(
        f"“{text}” could be any of {len(found)} people.",
        tuple(in_words(person) for person in read.people(db, found).values()),
        "Give the profile address, or the number with its # in quotes.",
    )


def in_words(person: Person) -> str:
    """Return a person in one line, as lists of candidates show them.

    >>> in_words(Person(7, "Bob Johnson", company="Acme", position="CFO"))
    '#7  Bob Johnson, CFO, Acme'
    """
    parts = (person.name, person.position, person.company, person.url)
    return f"#{person.id}  " + ", ".join(part for part in parts if part)
