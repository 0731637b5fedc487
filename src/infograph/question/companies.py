"""Employers of the people a question asks for: where those one knows of work."""

from __future__ import annotations

from collections.abc import Iterator

from infograph.answers import CompanyRow
from infograph.companies import is_employer
from infograph.model import Query
from infograph.question.answer import asked_for
from infograph.store import employers, read
from infograph.store.candidates import Fits
from infograph.store.db import Connection
from infograph.tables import Rows

NAMED = 3
"""Own contacts named for each employer."""
MANY_NAMES = 1000
"""Employers from which on the names of all are read in one go."""
MANY = 0.5
"""An industry is an employer's where at least this part of the people there whose industry is known have it."""


def companies_of(db: Connection, query: Query) -> Rows[CompanyRow]:
    """Return the employers of the people a question asks for, those of most people first; `total` counts them all.

    What people write instead of an employer ("self-employed", "stealth startup") is none.
    """
    fits = None if query.anybody else asked_for(db, query)
    there = [(employer, name) for employer, name in _spelled(db, fits) if is_employer(name)]
    rows: list[CompanyRow] = []
    for rank, (employer, name) in enumerate(there[: query.limit], 1):
        contacts = read.people(db, employers.own_contacts_at(db, employer.key, fits)[:NAMED]) if employer.contacts else {}
        names = tuple(person.name for person in contacts.values())
        rows.append(CompanyRow(rank, name, employer.people, employer.contacts, _industries(db, employer.key), names))
    return Rows(rows, len(there), CompanyRow.COLUMNS)


def _spelled(db: Connection, fits: Fits | None) -> Iterator[tuple[employers.Employer, str]]:
    """Yield the employers of these people (None: of everybody), each with its name as most people write it."""
    there = employers.all_employers(db) if fits is None else employers.employers(db, fits)
    if len(there) < MANY_NAMES:
        return ((employer, employers.spelling(db, employer.key)) for employer in there)
    names = employers.spellings(db)
    return ((employer, names[employer.key]) for employer in there)


def _industries(db: Connection, key: str) -> tuple[str, ...]:
    met = employers.industries_at(db, key)
    labelled = sum(people for _, people in met)
    return tuple(industry for industry, people in met if people >= MANY * labelled)
