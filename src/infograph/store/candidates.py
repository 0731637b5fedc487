"""Narrow a question in SQL: the people asked for, and the ties that lead to them from ego.

The temporary table `wanted` holds people with the confidence 0..1 that they fit; each step narrows it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping

from infograph.store import read

PathRow = tuple[int, int, float, int, int | None, int | None, int | None, int, int | None]
"""A tie connector - target with what a score needs: connector, target, relevance, messages both ways, day of the
last, closeness, mutual contacts, whether there is more evidence, day connected. Plain tuples: there are tens of thousands."""


def anybody(db: sqlite3.Connection) -> None:
    """Begin with everybody."""
    _begin(db)
    db.execute(f"INSERT INTO wanted SELECT id, 1.0 FROM person WHERE id NOT IN {read.MAYBE_ME}")


def in_industries(db: sqlite3.Connection, weights: Mapping[str, float]) -> None:
    """Begin with the people in these industries: the best of confidence x weight counts."""
    _begin(db)
    for industry, weight in weights.items():
        db.execute(
            "INSERT INTO wanted SELECT person, confidence * :weight FROM label WHERE industry = :industry"
            " ON CONFLICT (id) DO UPDATE SET relevance = max(relevance, excluded.relevance)",
            {"weight": weight, "industry": industry},
        )
    db.execute(f"DELETE FROM wanted WHERE id IN {read.MAYBE_ME}")


def only(db: sqlite3.Connection, people: Mapping[int, float]) -> None:
    """Keep only these people, and multiply their confidence by the given one."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS kept (id INTEGER PRIMARY KEY, factor REAL)")
    db.execute("DELETE FROM kept")
    db.executemany("INSERT INTO kept VALUES (?,?)", people.items())
    db.execute("DELETE FROM wanted WHERE id NOT IN (SELECT id FROM kept)")
    db.execute("UPDATE wanted SET relevance = relevance * (SELECT factor FROM kept WHERE kept.id = wanted.id)")


def people(db: sqlite3.Connection) -> dict[int, float]:
    """Return everybody wanted with their confidence."""
    return dict(db.execute("SELECT id, relevance FROM wanted"))


def among_contacts(db: sqlite3.Connection) -> dict[int, float]:
    """Return those of ego's own contacts who are wanted."""
    return dict(
        db.execute(
            "SELECT w.id, w.relevance FROM wanted w CROSS JOIN tie t ON t.person = ? AND t.other = w.id",
            (read.ego(db),),
        )
    )


def own_ties(db: sqlite3.Connection) -> Iterator[tuple[read.TieRow, float, str]]:
    """Yield ego's ties to those of their contacts who are wanted, each with the contact's confidence and key."""
    columns = ", ".join(f"t.{column}" for column in read.TieRow._fields)
    query = (
        f"SELECT w.relevance, p.key, {columns} FROM tie t CROSS JOIN wanted w ON w.id = t.other"
        " CROSS JOIN person p ON p.id = w.id WHERE t.person = ? AND t.other <> t.person"
    )
    return ((read.TieRow(*tie), relevance, key) for relevance, key, *tie in db.execute(query, (read.ego(db),)).fetchall())


def paths(db: sqlite3.Connection) -> list[PathRow]:
    """Return the ties from ego's contacts to wanted people who are neither ego nor contacts themselves.

    The join begins at the side with fewer ties: all of ego's contacts, or the wanted people.
    """
    me = read.ego(db)
    columns = "w.relevance, t.sent + t.received, t.last, t.closeness, t.mutual, t.noted, t.since"
    kept = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('ego_volume', 'mean_contacts')"))
    theirs = db.execute("SELECT count(*) FROM wanted").fetchone()[0] * kept.get("mean_contacts", 0.0)
    if kept.get("ego_volume", 0.0) < theirs:
        query = (
            f"SELECT t.person, t.other, {columns} FROM tie e"
            " CROSS JOIN tie t ON t.person = e.other CROSS JOIN wanted w ON w.id = t.other"
            " LEFT JOIN tie d ON d.person = :me AND d.other = t.other"
            " WHERE e.person = :me AND t.other <> :me AND d.person IS NULL"
        )
        return db.execute(query, {"me": me}).fetchall()
    contacts = {row[0] for row in db.execute("SELECT other FROM tie WHERE person = ?", (me,))}
    query = (
        f"SELECT t.other, t.person, {columns} FROM wanted w CROSS JOIN tie t ON t.person = w.id WHERE w.id <> :me"
        " AND NOT EXISTS (SELECT 1 FROM tie d WHERE d.person = :me AND d.other = w.id)"
    )
    return [row for row in db.execute(query, {"me": me}) if row[0] in contacts]


def far_ties(db: sqlite3.Connection) -> tuple[list[PathRow], list[PathRow]]:
    """Return the ties by which wanted people at distance three are reached: (contact - next person, next person - target).

    The relevance of the first is 0, of the second the target's. The search begins at the wanted people, few of whom are
    so far: whoever stands in an export that is here is at distance one or two.
    """
    me = read.ego(db)
    columns = "t.sent + t.received, t.last, t.closeness, t.mutual, t.noted, t.since"
    db.execute("CREATE TEMP TABLE IF NOT EXISTS near (id INTEGER PRIMARY KEY)")
    db.execute("DELETE FROM near")
    db.execute("INSERT INTO near SELECT other FROM tie WHERE person = ?", (me,))
    beyond = db.execute(
        f"SELECT t.other, t.person, w.relevance, {columns} FROM wanted w CROSS JOIN tie t ON t.person = w.id"
        " WHERE w.id <> ? AND w.id NOT IN (SELECT id FROM near)"
        " AND NOT EXISTS (SELECT 1 FROM tie x CROSS JOIN near n ON n.id = x.other WHERE x.person = w.id)",
        (me,),
    ).fetchall()
    myself = {row[0] for row in db.execute(f"SELECT id FROM person WHERE id IN {read.MAYBE_ME}")}
    next_ones = sorted({row[0] for row in beyond} - myself)
    first = [
        row
        for person in next_ones
        for row in db.execute(
            f"SELECT n.id, t.person, 0.0, {columns} FROM tie t CROSS JOIN near n ON n.id = t.other WHERE t.person = ?",
            (person,),
        )
    ]
    reached = {row[1] for row in first}
    return first, [row for row in beyond if row[0] in reached]


def _begin(db: sqlite3.Connection) -> None:
    db.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (id INTEGER PRIMARY KEY, relevance REAL)")
    db.execute("DELETE FROM wanted")

