"""Read what tells whether somebody in a friend's list is the user, and keep who may be."""

from __future__ import annotations

import json
from collections.abc import Iterable

from infograph.store import read
from infograph.store.pages import Connection

DOUBTS = "maybe_me"
"""The setting that holds who may be the user: a JSON list of [person, why], "" for nobody."""

CROWD = "maybe_me_crowd"
"""The setting that holds how many of whom one may be the user are too many to ask about."""

ALIKE = "alike_me"
"""The setting that holds whose names are like the user's: JSON, the user's names and these people, "" for nobody."""

_LISTED = "r.role IN ('contact', 'address')"


def put_doubts(db: Connection, text: str, *, key: str = DOUBTS) -> None:
    """Keep who may be the user, or how many; "" for nobody."""
    if text:
        db.execute("INSERT OR REPLACE INTO meta VALUES (?,?)", (key, text))
    else:
        db.execute("DELETE FROM meta WHERE key = ?", (key,))


def doubts_kept(db: Connection, *, key: str = DOUBTS) -> str:
    """Return who may be the user, or how many, as it was kept."""
    row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return str(row[0]) if row else ""


def owners_among_contacts(db: Connection) -> list[int]:
    """Return the friends whose exports are here and who stand in a LinkedIn list of the user's."""
    return [
        row[0]
        for row in db.execute(
            "SELECT o.id FROM owner o JOIN record x ON x.id = o.record WHERE NOT o.me AND EXISTS (SELECT 1 FROM record r"
            " JOIN source s ON s.id = r.source JOIN owner m ON m.id = s.owner WHERE m.me AND r.person = x.person"
            " AND r.role = 'contact') ORDER BY o.id"
        )
    ]


def keys_of_ego(db: Connection) -> tuple[int, str, list[int]] | None:
    """Return the user's number as an owner, the folded name of the user's record, and its keys."""
    row = db.execute("SELECT o.id, r.fold, r.id FROM owner o JOIN record r ON r.id = o.record WHERE o.me").fetchone()
    if row is None:
        return None
    return row[0], row[1], [key for (key,) in db.execute("SELECT key FROM record_key WHERE record = ?", (row[2],))]


def listed_as(db: Connection, owner: int, first: str) -> list[tuple[int, str]]:
    """Return (person, company) of those in an owner's lists whose folded name begins with this word."""
    query = (
        "SELECT DISTINCT r.person, r.company FROM record r JOIN source s ON s.id = r.source WHERE s.owner = ? AND"
        f" {_LISTED} AND r.company <> '' AND r.person IS NOT NULL AND r.fold >= ? AND r.fold < ? ORDER BY 1, 2"
    )
    return db.execute(query, (owner, f"{first} ", f"{first}!")).fetchall()  # "!" comes after the space


def lists_of_friends(db: Connection, person: int) -> set[tuple[int, int]]:
    """Return (source, owner) of every friend's list in which a person stands."""
    query = (
        "SELECT r.source, s.owner FROM record r JOIN source s ON s.id = r.source JOIN owner o ON o.id = s.owner"
        f" WHERE r.person = ? AND NOT o.me AND {_LISTED}"
    )
    return {(source, owner) for source, owner in db.execute(query, (person,))}


def named_in(db: Connection, source: int, slugs: Iterable[str], folds: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return (name, slug, company) of those in a list who have one of these profile addresses or folded names."""
    query = (
        f"SELECT r.name, r.slug, r.company FROM record r WHERE r.source = :source AND {_LISTED}"
        " AND (r.slug IN (SELECT value FROM json_each(:slugs)) OR r.fold IN (SELECT value FROM json_each(:folds)))"
        " ORDER BY r.slug NOT IN (SELECT value FROM json_each(:slugs)), r.id"
    )
    return db.execute(query, {"source": source, "slugs": json.dumps(list(slugs)), "folds": json.dumps(list(folds))}).fetchall()


def in_own_list(db: Connection, person: int) -> bool:
    """Say whether a person stands in a list of the user's own."""
    query = (
        "SELECT 1 FROM record r JOIN source s ON s.id = r.source JOIN owner o ON o.id = s.owner"
        f" WHERE r.person = ? AND o.me AND {_LISTED} LIMIT 1"
    )
    return db.execute(query, (person,)).fetchone() is not None


def in_every_list(db: Connection) -> list[int]:
    """Return who stands in the whole list of every friend, of two at least, and in none of the user's own.

    The two ends of a connection have it from the same day: where lists say so, only those are returned who have with every
    friend the day that the user has.
    """
    lists = db.execute(
        "SELECT s.owner, min(s.id), sum(s.records) AS n FROM source s JOIN owner o ON o.id = s.owner WHERE s.whole_list"
        " AND NOT o.me GROUP BY s.owner ORDER BY n, s.owner"
    ).fetchall()
    if len(lists) < 2:
        return []
    query = (
        "SELECT r.person FROM record r JOIN source s ON s.id = r.source WHERE s.owner = ? AND s.whole_list"
        f" AND {_LISTED} AND r.person IS NOT NULL"
    )
    left = {row[0] for row in db.execute(query, (lists[0][0],))}
    for owner, *_ in lists[1:]:
        if len(left) > 1000:
            left &= {row[0] for row in db.execute(query, (owner,))}
        else:
            left = {person for person in left if db.execute(f"{query} AND r.person = ? LIMIT 1", (owner, person)).fetchone()}
    left = {person for person in left if person != read.ego(db) and not in_own_list(db, person)}
    fitting = {person for person in left if all(_same_day(db, person, owner) for owner, *_ in lists)}
    return sorted(fitting or left)


def _same_day(db: Connection, person: int, owner: int) -> bool:
    """Say whether somebody and the owner of a list connected on the day that the user and the owner did, time zones apart."""
    query = (
        "SELECT 1 FROM record r JOIN source s ON s.id = r.source AND s.owner = ? JOIN record o ON o.person ="
        " (SELECT x.person FROM owner w JOIN record x ON x.id = w.record WHERE w.id = ?) JOIN source t ON t.id = o.source"
        " JOIN owner m ON m.id = t.owner AND m.me WHERE r.person = ? AND abs(r.connected - o.connected) <= 1 LIMIT 1"
    )
    return db.execute(query, (owner, owner, person)).fetchone() is not None


def told_apart(db: Connection, record: int) -> set[int]:
    """Return the people of whom the user said that they are not the person of a record."""
    rows = db.execute(
        "SELECT x.person, y.person FROM link l JOIN record x ON x.id = l.a JOIN record y ON y.id = l.b WHERE NOT l.same"
        " AND (SELECT person FROM record WHERE id = ?) IN (x.person, y.person)",
        (record,),
    )
    return {person for pair in rows for person in pair if person}


def beginning_alike(db: Connection, fold: str, people: Iterable[int] | None) -> list[tuple[int, str]]:
    """Return (person, folded name) of those of these people (None: of all) but the user whose name begins with the same two
    letters."""
    start = fold[:2]
    if not start:
        return []
    query, between = "SELECT id, fold FROM person WHERE fold >= ? AND fold < ? AND id <> ?", (start, start + chr(0x10FFFF))
    if people is None:
        return db.execute(query, (*between, read.ego(db))).fetchall()
    rows = (db.execute(f"{query} AND id = ?", (*between, read.ego(db), person)).fetchone() for person in people)
    return [row for row in rows if row is not None]


def employers(db: Connection, owner: int, person: int) -> set[str]:
    """Return the employers, now and before, of a person, and those that an owner's own positions name (0: none)."""
    return {
        row[0]
        for row in db.execute(
            "SELECT company FROM record WHERE person = ? AND company <> ''"
            " UNION SELECT name FROM fact WHERE owner = ? AND kind = 'position'",
            (person, owner),
        )
    }
