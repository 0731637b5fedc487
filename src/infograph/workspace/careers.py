"""Employers and moves: where the people one knows of work, and who changed employer or title between two lists."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from infograph.answers import CompanyRow, Listed, Move
from infograph.companies import fold_company, is_employer
from infograph.model import Query
from infograph.store import employers, read
from infograph.store.employers import Seen
from infograph.text import fold
from infograph.workspace.asking import want

NAMED = 3
"""Own contacts named for each employer."""
MANY = 0.5
"""An industry is an employer's where at least this part of the people there whose industry is known have it."""


def companies(db: sqlite3.Connection, query: Query) -> Listed[CompanyRow]:
    """Return the employers of the people a question asks for, those of most people first; `total` counts them all.

    What people write instead of an employer ("self-employed", "stealth startup") is none.
    """
    want(db, query)
    found: list[CompanyRow] = []
    total = 0
    for one in employers.employers(db):
        name = employers.spelling(db, one.key)
        if not is_employer(name):
            continue
        total += 1
        if len(found) < query.limit:
            known = read.people(db, employers.own_contacts_at(db, one.key)[:NAMED]) if one.contacts else {}
            names = tuple(person.name for person in known.values())
            found.append(CompanyRow(len(found) + 1, name, one.people, one.contacts, _industries(db, one.key), names))
    return Listed(found, CompanyRow.COLUMNS, total)


def moves(db: sqlite3.Connection) -> Listed[Move]:
    """Return who changed employer or title from an older contact list to a newer one, the newest change first.

    Lists are dated by the newest day in them; what two lists of one day say differently is no change, since nobody
    knows which came first. An empty cell is no change either.
    """
    changes = [change for career in employers.careers(db) for change in _changes(career)]
    ids = sorted({was.person for was, _ in changes})
    people, mine = read.people(db, ids), employers.among(db, read.ego(db), ids)
    rows = [
        Move(
            people[was.person], was.person in mine, _kind(was, now), was.company, was.position, was.file,
            date.fromordinal(was.day), now.company, now.position, now.file, date.fromordinal(now.day),
        )
        for was, now in changes
        if was.person in people
    ]  # fmt: skip
    rows.sort(key=lambda row: (-row.day.toordinal(), row.kind != "employer", not row.contact, row.person.name, row.person.id))
    return Listed(rows, Move.COLUMNS, len(rows))


def _industries(db: sqlite3.Connection, key: str) -> tuple[str, ...]:
    met = employers.industries_at(db, key)
    known = sum(people for _, people in met)
    return tuple(industry for industry, people in met if people >= MANY * known)


def _changes(career: Sequence[Seen]) -> list[tuple[Seen, Seen]]:
    """Return (was, now) of each change between what one day's lists agree on and the next day's."""
    told: list[Seen] = []
    for day in sorted({seen.day for seen in career}):
        of_day = [seen for seen in career if seen.day == day and (seen.company or seen.position)]
        if of_day and len({(fold_company(seen.company), fold(seen.position)) for seen in of_day}) == 1:
            told.append(of_day[0])
    return [(was, now) for was, now in pairwise(told) if _kind(was, now)]


def _kind(was: Seen, now: Seen) -> str:
    """Return what changed: "employer" or "title"; "" where neither did, or one side does not say."""
    before, after = fold_company(was.company), fold_company(now.company)
    if before and after and before != after:
        return "employer"
    same = before == after or not (before and after)
    return "title" if same and was.position and now.position and fold(was.position) != fold(now.position) else ""
