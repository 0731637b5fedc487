"""What there is to do by the log, as a list and as entries of a calendar; what is done is struck out there."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TypeVar

from infograph.outreach.calendar import Entry, calendar, uid
from infograph.outreach.lists import lists_to_come
from infograph.outreach.stages import OF_THE_DAY, Due, due, ended
from infograph.phrases.due import cancelled_words
from infograph.question.cadence import cadence_of
from infograph.store import events, meta, read
from infograph.store.db import Connection

Change = TypeVar("Change")


def due_by_log(db: Connection) -> list[Due]:
    """Return everything there is to do by the log and the user's cadence, in the order of days."""
    log = events.log(db)
    meetings = due(log, names_in(db, log), cadence_of(db), _own(db, log))
    return sorted([*meetings, *lists_to_come(db)], key=lambda task: task.day)


def todo_calendar(db: Connection, stamp: datetime, more: Sequence[Due] = (), over: Iterable[Due] = ()) -> str:
    """Return what there is to do, and `more`, as a calendar file; what is done, and what is `over`, is struck out in it."""
    today = stamp.date().toordinal()
    entries = [*_all_entries(db, today), *_beside_log(db, more, over, today)]
    there = {uid(entry.mark) for entry in entries}
    undone = [
        Entry("", date.fromordinal(day), cancelled_words(), cancelled=True, identity=identity)
        for identity, day in sorted(_struck(db).items())
        if identity not in there
    ]
    return calendar([*entries, *undone], stamp)


def in_calendar(db: Connection) -> dict[str, int]:
    """Return what a calendar file of now holds, by identity, with its day."""
    return {uid(entry.mark): entry.day.toordinal() for entry in _all_entries(db)}


def strike_out(db: Connection, before: Mapping[str, int]) -> None:
    """Remember what is no longer to do and may stand in calendars, without names, so that it can be struck out there."""
    now = in_calendar(db)
    lost = {identity: day for identity, day in before.items() if identity not in now}
    if lost:
        meta.put_meta(db, "struck", json.dumps(_struck(db) | lost, sort_keys=True))


def struck_out(db: Connection, change: Callable[[], Change]) -> Change:
    """Make a change that may take steps out of the log, and strike out in calendars what is no longer to do after it."""
    before = in_calendar(db)
    done = change()
    strike_out(db, before)
    return done


def names_in(db: Connection, log: Iterable[events.Event]) -> dict[int, str]:
    """Return the names of everybody in steps of the log, by their numbers."""
    people = {number for step in log for number in (step.person, step.through) if number}
    return {number: person.name for number, person in read.people(db, people).items()}


def _own(db: Connection, log: Iterable[events.Event]) -> set[int]:
    """Return those of the people asked for who are the user's own contacts."""
    return {tie.other for tie in read.ties_with(db, read.ego(db) or 0, {step.person for step in log})}


def _all_entries(db: Connection, today: int = 0) -> list[Entry]:
    """Return what the log asks for, as entries; what is overdue stands at `today` (0: at its day), where a calendar rings."""
    log = events.log(db)
    names = names_in(db, log)
    people = read.people(db, names)
    keys = {person: people[person].key for person in names if person in people}
    mine = _own(db, log)
    open_ones = _entries(due(log, names, cadence_of(db), mine), keys, cancelled=False, today=today)
    return [*open_ones, *_entries(ended(log, names, cadence_of(db), mine), keys, cancelled=True), *_list_entries(db, today)]


def _list_entries(db: Connection, today: int) -> list[Entry]:
    """Return whom to remind of their list, and of everybody else who was asked for it an entry to strike out."""
    open_ones = {due.person: due for due in lists_to_come(db)}
    requests = events.about_lists(db)
    keys = {number: person.key for number, person in read.people(db, requests).items()}
    over = [Due("list", steps[-1].day, number, 0, ("", ""), (number, "")) for number, steps in requests.items()]
    struck = _entries([due for due in over if due.person not in open_ones], keys, cancelled=True)
    return [*_entries(open_ones.values(), keys, cancelled=False, today=today), *struck]


def _beside_log(db: Connection, open_ones: Sequence[Due], over: Iterable[Due], today: int) -> list[Entry]:
    """Return what is due beside the log, and what was and may stand in calendars, to be struck out."""
    there = {due.what for due in open_ones}
    gone = [due for due in over if due.what not in there]
    keys = {number: person.key for number, person in read.people(db, {due.person for due in (*open_ones, *gone)}).items()}
    return [*_entries(open_ones, keys, cancelled=False, today=today), *_entries(gone, keys, cancelled=True)]


def _struck(db: Connection) -> dict[str, int]:
    return dict(json.loads(str(meta.get_meta(db, "struck") or "{}")))


def _entries(dues: Iterable[Due], keys: Mapping[int, str], *, cancelled: bool, today: int = 0) -> list[Entry]:
    """Return entries of what is due, none before `today` but meetings; what only may have been due is without names."""
    said = [(due, due.words if due.names[0] else cancelled_words()) for due in dues]
    days = [due.day if due.kind in OF_THE_DAY else max(due.day, today) for due, _ in said]
    return [
        Entry(_mark(due, keys), date.fromordinal(day), words, cancelled=cancelled)
        for day, (due, words) in zip(days, said, strict=True)
    ]


def _mark(due: Due, keys: Mapping[int, str]) -> str:
    kind, person, through = due.what
    return "\x1f".join([kind, keys.get(person, ""), *([keys.get(through, "")] if through else [])])
