"""Read and keep what people do, how senior they are, and the user's word on what a title is."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from infograph.model import Doing
from infograph.store.pages import Connection

DoingRow = tuple[str, int, float, str, str]
"""Function, person, confidence 0..1, what says so and where it stands."""
StandingRow = tuple[int, str, str]
"""Person, level, and the occupation that tells little of a field elsewhere ("" for most)."""


def overrides(db: Connection) -> dict[str, tuple[str, ...]]:
    """Return the functions that the user gave titles, by their folded words; () where one has none."""
    rows = db.execute("SELECT title, functions FROM said_title")
    return {title: tuple(filter(None, codes.split("|"))) for title, codes in rows}


def keep_override(db: Connection, folded: str, title: str, codes: Iterable[str]) -> None:
    """Keep the user's word on what a title is."""
    db.execute("INSERT OR REPLACE INTO said_title VALUES (?,?,?)", (folded, title, "|".join(codes)))


def drop_override(db: Connection, folded: str) -> None:
    """Take the user's word on a title back."""
    db.execute("DELETE FROM said_title WHERE title = ?", (folded,))


def drop_all(db: Connection) -> None:
    """Take everybody's functions and levels away."""
    db.execute("DELETE FROM doing")
    db.execute("DELETE FROM standing")


def add(db: Connection, doings: Iterable[DoingRow], standings: Iterable[StandingRow]) -> None:
    """Keep functions and levels."""
    db.executemany("INSERT OR REPLACE INTO doing VALUES (?,?,?,?,?)", doings)
    db.executemany("INSERT OR REPLACE INTO standing VALUES (?,?,?)", standings)


def with_titles(db: Connection) -> list[tuple[int, str]]:
    """Return (person, position) of everybody who has a title."""
    return db.execute("SELECT id, position FROM person WHERE position <> ''").fetchall()


def of(db: Connection, some: list[int]) -> dict[int, tuple[tuple[Doing, ...], str]]:
    """Return the functions, surest first, and the level of these people, at most some hundred."""
    marks = ",".join("?" * len(some))
    levels = dict(db.execute(f"SELECT person, level FROM standing WHERE person IN ({marks})", some))
    doings: dict[int, list[Doing]] = {}
    query = f"SELECT person, function, confidence, what, source FROM doing WHERE person IN ({marks})"
    for person, *row in db.execute(f"{query} ORDER BY person, confidence DESC, function", some):
        doings.setdefault(person, []).append(Doing(*row))
    return {person: (tuple(doings.get(person, ())), levels.get(person, "")) for person in doings.keys() | levels.keys()}


def counts(db: Connection, me: int | None) -> dict[str, tuple[int, int]]:
    """Return for each function how many people have it: (all, contacts of `me`)."""
    rows = db.execute(
        "SELECT d.function, count(*), sum(EXISTS (SELECT 1 FROM tie t WHERE t.person = ? AND t.other = d.person))"
        " FROM doing d GROUP BY d.function",
        (me,),
    )
    return {function: (everyone, mine) for function, everyone, mine in rows}


def who(db: Connection, functions: Iterable[str]) -> dict[int, float]:
    """Return everybody with one of these functions, with the best confidence."""
    confidences: dict[int, float] = {}
    for function in functions:
        for person, confidence in db.execute("SELECT person, confidence FROM doing WHERE function = ?", (function,)):
            confidences[person] = max(confidence, confidences.get(person, 0.0))
    return confidences


def who_of(db: Connection, functions: Iterable[str], people: Mapping[int, float]) -> dict[int, float]:
    """Return those of these people with one of these functions, with the best confidence."""
    query = (
        "SELECT d.person, max(d.confidence) FROM json_each(?) w CROSS JOIN doing d ON d.person = w.value"
        " WHERE d.function IN (SELECT value FROM json_each(?)) GROUP BY d.person"
    )
    return dict(db.execute(query, (json.dumps(list(people)), json.dumps(list(functions)))))


def at_levels(db: Connection, levels: Iterable[str], fits: Mapping[int, float] | None) -> dict[int, float]:
    """Return who of these people (None: of everybody) has a title of one of these levels."""
    asked = json.dumps(list(levels))
    if fits is None:
        query, values = "SELECT person, 1.0 FROM standing WHERE level IN (SELECT value FROM json_each(?))", (asked,)
        return dict(db.execute(query, values))
    query = (
        "SELECT s.person, 1.0 FROM json_each(?) w CROSS JOIN standing s ON s.person = w.value"
        " WHERE s.level IN (SELECT value FROM json_each(?))"
    )
    return dict(db.execute(query, (json.dumps(list(fits)), asked)))


def do_any(db: Connection, functions: Iterable[str], people: Mapping[int, float]) -> dict[int, bool]:
    """Return for those of these people who have a function whether it is one of these."""
    query = (
        "SELECT d.person, max(d.function IN (SELECT value FROM json_each(?))) FROM json_each(?) w"
        " CROSS JOIN doing d ON d.person = w.value GROUP BY d.person"
    )
    rows = db.execute(query, (json.dumps(list(functions)), json.dumps(sorted(people))))
    return {person: bool(does) for person, does in rows}


def asides(db: Connection, people: Mapping[int, float]) -> list[tuple[int, str]]:
    """Return those of these people whose occupation is at home in some industries alone, each with its kind."""
    query = "SELECT s.person, s.aside FROM json_each(?) w CROSS JOIN standing s ON s.person = w.value WHERE s.aside <> ''"
    return list(db.execute(query, (json.dumps(list(people)),)))
