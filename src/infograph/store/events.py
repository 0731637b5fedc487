"""Keep the log: whom the user asked through whom, what came of it, and what a step back undoes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from infograph.store import people
from infograph.store.pages import Connection

ASKED = "asked"
NOT_NOW = frozenset({"declined", "paused"})
ON_THE_WAY = frozenset({ASKED, "agreed"})
"""Stages that are about one way: they fall with it when it is closed."""
CLOSING = frozenset({"declined", "no answer"})
"""Stages by which a connector closes their way."""
MET = frozenset({"met", "thanked"})
SETTLED = frozenset({*MET, *NOT_NOW})
"""Stages that settle the matter with a person, whoever else was asked."""
LIST_ASKED, LIST_AGREED, LIST_DECLINED = "list asked", "list agreed", "list declined"
OF_LISTS = (LIST_ASKED, LIST_AGREED, LIST_DECLINED)
"""Stages about a contact's list: nothing that was asked of them as a person to meet, or as one who introduces."""
CLOSED = "connector"
"""Detail of one of these where it is the connector's: the way is closed, not the person."""

_SELECT = (
    "SELECT e.id, r.person, coalesce(v.person, 0) AS through, e.stage, e.day, e.note, e.detail, e.record FROM event e"
    " JOIN record r ON r.id = e.record LEFT JOIN record v ON v.id = e.via WHERE r.person IS NOT NULL"
)


class Event(NamedTuple):
    """One step of the log; `day` is an ordinal, `through` a person or 0, `detail` is the stage's own."""

    id: int
    person: int
    through: int
    stage: str
    day: int
    note: str
    detail: str
    record: int


class NewEvent(NamedTuple):
    """A step to be kept; `record` and `via` (0: nobody) are records, so that they outlive files."""

    record: int
    via: int
    stage: str
    day: int
    note: str = ""
    detail: str = ""


def add(db: Connection, new: NewEvent) -> int:
    """Keep a step and return its number."""
    db.execute(
        "INSERT INTO event (record, via, stage, day, note, detail) VALUES (?,?,?,?,?,?)",
        (new.record, new.via or None, *new[2:]),
    )
    return db.last_insert_rowid()


def log(db: Connection, person: int = 0) -> list[Event]:
    """Return the steps towards meeting a person (0: everybody) in the order of their days; none about lists."""
    return [step for step in whole(db, person) if step.stage not in OF_LISTS]


def whole(db: Connection, person: int = 0) -> list[Event]:
    """Return all steps with a person (0: with everybody), those about their list too, in the order of their days."""
    query = f"{_SELECT} AND (:person = 0 OR r.person = :person) ORDER BY e.day, e.id"
    return [Event(*row) for row in db.execute(query, {"person": person})]


def about_lists(db: Connection) -> dict[int, list[Event]]:
    """Return for each person who was asked for their list the steps about it, in the order of their days."""
    steps: dict[int, list[Event]] = {}
    for step in whole(db):
        if step.stage in OF_LISTS:
            steps.setdefault(step.person, []).append(step)
    return steps


def awaited_lists(db: Connection) -> dict[int, list[Event]]:
    """Return the same of those who did not decline, and of whom no list, nor a part of one, came on the last day or since."""
    came = dict(
        db.execute(
            "SELECT r.person, max(s.imported_on) FROM source s JOIN owner o ON o.id = s.owner JOIN record r ON r.id = o.record"
            " WHERE s.records > 0 AND r.person IS NOT NULL GROUP BY r.person"
        )
    )
    waiting = {person: steps for person, steps in about_lists(db).items() if steps[-1].stage != LIST_DECLINED}
    return {
        person: steps
        for person, steps in waiting.items()
        if str(came.get(person, "")) < date.fromordinal(steps[-1].day).isoformat()
    }


def settle_lists(db: Connection, taken_out: Sequence[int], owner: int = 0) -> None:
    """Take out the requests for lists that these sources answered, which are taken out: nobody is reminded of them again.

    `owner`: their number, where all that they gave goes; what they were asked for since goes too.
    """
    db.execute(
        "DELETE FROM event WHERE stage IN (:asked, :agreed) AND EXISTS (SELECT 1 FROM source s JOIN owner o ON o.id = s.owner"
        " JOIN record r ON r.id = o.record JOIN record x ON x.person = r.person"
        " WHERE s.id IN (SELECT value FROM json_each(:sources)) AND x.id = event.record"
        " AND (s.owner = :owner OR event.day <= julianday(s.imported_on) - 1721424.5))",  # an ordinal counts from the year 1
        {"asked": LIST_ASKED, "agreed": LIST_AGREED, "sources": json.dumps(list(taken_out)), "owner": owner},
    )


def last(db: Connection, person: int = 0) -> Event | None:
    """Return the step that was entered last, whatever its day; with a person, theirs."""
    query = f"{_SELECT} AND (:person = 0 OR r.person = :person) ORDER BY e.id DESC LIMIT 1"
    row = db.execute(query, {"person": person}).fetchone()
    return Event(*row) if row else None


def same(db: Connection, person: int, through: int, new: NewEvent) -> Event | None:
    """Return the step with a person that says all that a new one would, None where none does.

    One that another of the same day took the place of is none: whoever declined, and was asked by mistake, declines again.
    """
    mine = (through, *new[2:])
    steps = [step for step in whole(db, person) if (step.through, step.stage in OF_LISTS) == (through, new.stage in OF_LISTS)]
    last = [step for step in steps if step.day == new.day][-1:]
    return next((step for step in last if (step.through, step.stage, step.day, step.note, step.detail) == mine), None)


def remove(db: Connection, event: int) -> None:
    """Take one step out of the log."""
    db.execute("DELETE FROM event WHERE id = ?", (event,))


def leave_out_connectors(db: Connection, gone: Sequence[int]) -> None:
    """Take connectors (records) out of the log, with the steps that are about the way through them alone.

    Without its connector a request would read as one to the person themselves.
    """
    marks = ",".join("?" * len(ON_THE_WAY))
    for record in gone:
        db.execute(f"DELETE FROM event WHERE via = ? AND stage IN ({marks})", (record, *sorted(ON_THE_WAY)))
        db.execute("DELETE FROM event WHERE via = ? AND detail = ?", (record, CLOSED))
        db.execute("UPDATE event SET via = NULL WHERE via = ?", (record,))


def remove_said(db: Connection, event: int) -> set[people.Pair]:
    """Take out the ties that a step of the log brought; return the pairs of people whose ties these were."""
    query = (
        "SELECT x.person, y.person FROM evidence e JOIN record x ON x.id = e.a JOIN record y ON y.id = e.b"
        " WHERE e.event = ? AND x.person IS NOT NULL AND y.person IS NOT NULL"
    )
    pairs = set(db.execute(query, (event,)))
    db.execute("DELETE FROM evidence WHERE event = ?", (event,))
    return pairs


def unused_people(db: Connection, records: list[int]) -> set[int]:
    """Return the people of these records of whom nothing else is known: no file, tie, decision or step."""
    unused: set[int] = set()
    for record in records:
        row = db.execute(
            "SELECT r.person FROM record r WHERE r.id = :record AND r.source IS NULL AND r.person IS NOT NULL"
            " AND NOT EXISTS (SELECT 1 FROM record o WHERE o.person = r.person AND o.id <> r.id)"
            " AND NOT EXISTS (SELECT 1 FROM evidence WHERE a = :record)"
            " AND NOT EXISTS (SELECT 1 FROM evidence WHERE b = :record)"
            " AND NOT EXISTS (SELECT 1 FROM link WHERE a = :record OR b = :record)"
            " AND NOT EXISTS (SELECT 1 FROM event WHERE record = :record OR via = :record)"
            " AND NOT EXISTS (SELECT 1 FROM owner WHERE record = :record)",
            {"record": record},
        ).fetchone()
        if row is not None:
            unused.add(row[0])
    return unused


def said_closeness(db: Connection, a: int, b: int) -> tuple[int | None, str]:
    """Return the closeness 1..5 last said of two people, and what it was ("judged": by a contact); (None, "") if never."""
    row = db.execute(
        "SELECT e.closeness, e.said FROM evidence e JOIN record x ON x.id = e.a JOIN record y ON y.id = e.b"
        " WHERE e.closeness IS NOT NULL AND ((x.person = :a AND y.person = :b) OR (x.person = :b AND y.person = :a))"
        " ORDER BY e.id DESC LIMIT 1",
        {"a": a, "b": b},
    ).fetchone()
    return (row[0], row[1]) if row else (None, "")


def judged_by(db: Connection, person: int) -> set[int]:
    """Return the people to whom somebody said how close they are, as on a sheet."""
    query = (
        "SELECT y.person FROM evidence e JOIN record x ON x.id = e.a JOIN record y ON y.id = e.b"
        " WHERE e.said = 'judged' AND x.person = ? AND y.person IS NOT NULL"
    )
    return {row[0] for row in db.execute(query, (person,))}


def resting_connectors(db: Connection, now: int, days: int) -> set[int]:
    """Return the connectors asked less than so many days ago, who are to be spared for now."""
    return {connector for connector, day in rested_on(db, days).items() if day - days <= now < day}


def rested_on(db: Connection, days: int) -> dict[int, int]:
    """Return for each connector who was ever asked the day (an ordinal) from which on they can be asked again."""
    return {step.through: step.day + days for step in log(db) if step.through and step.stage == ASKED}


def closed_ways(db: Connection) -> dict[tuple[int, int], str]:
    """Return (connector, target) -> stage of the introductions that a connector declined or did not answer."""
    closed: dict[tuple[int, int], str] = {}
    for step in log(db):
        way = (step.through, step.person)
        if is_closed_way(step):
            closed[way] = step.stage
        else:
            closed.pop(way, None)
    return closed


def unwilling(db: Connection) -> set[int]:
    """Return the people who said no for themselves, or not now: they are asked nothing at present."""
    last = {step.person: step.stage for step in standing(log(db))}
    return {person for person, stage in last.items() if stage in NOT_NOW}


def set_aside(db: Connection) -> set[int]:
    """Return the people with whom something is under way or done, whom `suggest` leaves out unless told otherwise.

    Somebody whom a connector would rather not introduce, or about whom they did not answer, can still be met through another;
    who was only thanked lent a hand.
    """
    return {step.person for step in standing(log(db)) if step.stage != "thanked"}


def standing(steps: Iterable[Event]) -> list[Event]:
    """Return the steps that still count, in the order of days: none of a way that has been closed since.

    Silence of a person whom the user has met takes nothing back.
    """
    kept: list[Event] = []
    for step in sorted(steps, key=lambda step: (step.day, step.id)):
        if is_closed_way(step):
            way = (step.person, step.through)
            kept = [earlier for earlier in kept if earlier.stage not in ON_THE_WAY or (earlier.person, earlier.through) != way]
        elif step.stage != "no answer" or not any(met.person == step.person and met.stage in MET for met in kept):
            kept.append(step)
    return kept


def only_asked(history: Iterable[Event]) -> bool:
    """Say whether all that stands of the steps with one person is what connectors were asked."""
    return all(step.stage in ON_THE_WAY for step in standing(history))


def open_asks(history: Iterable[Event]) -> list[Event]:
    """Return of the standing steps with one person the last of each way that is still open, in the order of days.

    A way is open from the request until its connector answers or introduces; what settles the matter with the person (they
    were met, put aside, said no) ends all ways. A request to the person themselves gives way to one through somebody.
    """
    ways: dict[int, Event] = {}
    for step in history:
        ways.pop(step.through, None)
        if step.stage in ON_THE_WAY:
            ways[step.through] = step
        elif step.stage in SETTLED or not step.through:
            ways.clear()
    last = next(reversed(ways), 0)
    return [step for through, step in ways.items() if through or not last]


def is_closed_way(step: Event) -> bool:
    """Say whether a step closes the way through one connector, not the person."""
    return step.stage in CLOSING and step.detail == CLOSED
