"""Employers and careers: who works where among the people asked for, and who was seen at two places or in two roles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from infograph.store import read
from infograph.store.candidates import Fits, hold
from infograph.store.pages import Connection


class Employer(NamedTuple):
    """A company by its matching key: the people asked for who work there, and how many of them are ego's contacts."""

    key: str
    people: int
    contacts: int


class Seen(NamedTuple):
    """A person in one dated contact list: where they worked, which file says so, and the newest day in it.

    `source` and `owner` are the store's numbers of the list and of whose it is, `imported` the day on which it came.
    """

    person: int
    company: str
    position: str
    file: str
    day: int
    source: int
    owner: int
    imported: int


def employers(db: Connection, fits: Fits) -> list[Employer]:
    """Return every employer of these people, without ego, those of most people first."""
    hold(db, fits)
    rows = db.execute(
        "SELECT p.company_key, count(*) AS people, count(t.other) AS mine FROM wanted w CROSS JOIN person p ON p.id = w.id"
        " LEFT JOIN tie t ON t.person = :me AND t.other = p.id WHERE p.company_key <> '' AND p.id IS NOT :me"
        " GROUP BY p.company_key ORDER BY people DESC, mine DESC, p.company_key",
        {"me": read.ego(db)},
    )
    return [Employer(*row) for row in rows]


def all_employers(db: Connection) -> list[Employer]:
    """Return every employer of everybody but who may be the user, as `employers` does, from the order of their keys."""
    of_others = f"p.company_key <> '' AND p.id IS NOT :me AND p.id NOT IN {read.MAYBE_ME}"
    rows = db.execute(
        f"WITH there AS (SELECT p.company_key AS place, count(*) AS people FROM person p WHERE {of_others} GROUP BY place),"
        " own AS (SELECT p.company_key AS place, count(*) AS mine FROM tie t CROSS JOIN person p ON p.id = t.other"
        f" WHERE t.person = :me AND {of_others} GROUP BY place)"
        " SELECT there.place, people, coalesce(mine, 0) AS mine FROM there LEFT JOIN own ON own.place = there.place"
        " ORDER BY people DESC, mine DESC, there.place",
        {"me": read.ego(db)},
    )
    return [Employer(*row) for row in rows]


def spelling(db: Connection, key: str) -> str:
    """Return a company's name as most people write it."""
    row = db.execute(
        "SELECT company FROM person WHERE company_key = ? GROUP BY company"
        " ORDER BY count(*) DESC, length(company), company LIMIT 1",
        (key,),
    ).fetchone()
    return str(row[0])


def spellings(db: Connection) -> dict[str, str]:
    """Return each company's name as most people write it, by its key: read in one go, which many take less time in."""
    rows = db.execute(
        "SELECT company_key, company FROM person NOT INDEXED WHERE company_key <> '' GROUP BY company_key, company"
        " ORDER BY company_key, count(*), length(company) DESC, company DESC"
    )
    return dict(rows)  # the last of a key stays


def industries_at(db: Connection, key: str) -> list[tuple[str, int]]:
    """Return (industry, people) of everybody at a company, by each one's best label, the commonest first."""
    rows = db.execute(
        "SELECT industry, count(*) FROM (SELECT l.industry, max(l.confidence) FROM person p JOIN label l ON l.person = p.id"
        " WHERE p.company_key = ? GROUP BY p.id) GROUP BY industry ORDER BY count(*) DESC, industry",
        (key,),
    )
    return rows.fetchall()


def own_contacts_at(db: Connection, key: str, fits: Fits | None) -> list[int]:
    """Return ego's contacts at a company among the people asked for (None: all), those with most messages first."""
    rows = db.execute(
        "SELECT t.other FROM person p CROSS JOIN tie t ON t.person = :me AND t.other = p.id"
        f" WHERE p.company_key = :key AND p.id NOT IN {read.MAYBE_ME} ORDER BY t.sent + t.received DESC, p.fold, p.id",
        {"me": read.ego(db), "key": key},
    )
    return [row[0] for row in rows if fits is None or row[0] in fits]


def careers(db: Connection, contacts_of: int | None = None) -> Iterator[list[Seen]]:
    """Yield, for each person whom contact lists of two days or more hold in two jobs, where they were seen, the oldest first.

    `contacts_of`: only for the contacts of this person.
    """
    among = "" if contacts_of is None else " AND r.person IN (SELECT other FROM tie WHERE person = :one)"
    rows = db.execute(
        "SELECT r.person, r.company, r.position, s.file, s.as_of, s.id, s.owner, s.imported_on"
        " FROM record r JOIN source s ON s.id = r.source"
        " WHERE r.role = 'contact' AND NOT r.doubtful AND s.as_of > 0 AND r.person IN"
        " (SELECT r.person FROM record r JOIN source s ON s.id = r.source WHERE r.role = 'contact' AND NOT r.doubtful"
        f" AND s.as_of > 0{among} GROUP BY r.person HAVING min(s.as_of) < max(s.as_of)"
        " AND (min(r.company) < max(r.company) OR min(r.position) < max(r.position)))"
        " ORDER BY r.person, s.as_of, s.id, r.line",
        {"one": contacts_of},
    )
    career: list[Seen] = []
    for person, company, position, file, day, source, owner, came in rows:
        seen = Seen(person, company, position, file, day, source, owner, date.fromisoformat(came).toordinal())
        if career and career[0].person != seen.person:
            yield career
            career = []
        career.append(seen)
    if career:
        yield career


def among(db: Connection, me: int | None, people: Sequence[int]) -> frozenset[int]:
    """Return which of these people are ego's contacts."""
    return frozenset(tie.other for tie in read.ties_with(db, me, people)) if me is not None else frozenset()
