"""Employers of the people a question asks for: where those one knows of work."""

from __future__ import annotations

from infograph.answers import CompanyRow
from infograph.companies import is_employer
from infograph.model import Query
from infograph.question.answer import asked_for
from infograph.store import employers, read
from infograph.store.db import Connection
from infograph.tables import Rows

NAMED = 3
"""Own contacts named for each employer."""
MANY = 0.5
"""An industry is an employer's where at least this part of the people there whose industry is known have it."""


def companies_of(db: Connection, query: Query) -> Rows[CompanyRow]:
    """Return the employers of the people a question asks for, those of most people first; `total` counts them all.

    What people write instead of an employer ("self-employed", "stealth startup") is none.
    """
    fits = asked_for(db, query)
    rows: list[CompanyRow] = []
    total = 0
    for employer in employers.employers(db, fits):
        name = employers.spelling(db, employer.key)
        if not is_employer(name):
            continue
        total += 1
        if len(rows) < query.limit:
            contacts = read.people(db, employers.own_contacts_at(db, employer.key, fits)[:NAMED]) if employer.contacts else {}
            names = tuple(person.name for person in contacts.values())
            rows.append(
                CompanyRow(len(rows) + 1, name, employer.people, employer.contacts, _industries(db, employer.key), names)
            )
    return Rows(rows, total, CompanyRow.COLUMNS)


def _industries(db: Connection, key: str) -> tuple[str, ...]:
    met = employers.industries_at(db, key)
    labelled = sum(people for _, people in met)
    return tuple(industry for industry, people in met if people >= MANY * labelled)
