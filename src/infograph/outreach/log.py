"""The log over a store: a step and what it teaches the graph, a step back, and what is due."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from infograph.errors import Ambiguous, BadRequest, NotFound
from infograph.identity.keys import kept_keys
from infograph.model import Person, Record
from infograph.outreach.entries import in_calendar, strike_out
from infograph.outreach.lists import check_about_list
from infograph.outreach.stages import stage_named
from infograph.outreach.through import closes_way, through_whom
from infograph.people.correct import anchor
from infograph.people.derive import derive
from infograph.people.find import as_typed, did_you_mean, find_contact, find_person, in_words
from infograph.people.marks import barred
from infograph.people.owners import ensure_me
from infograph.phrases.logged import step_words
from infograph.store import events, read, records, remove, write
from infograph.store.db import Connection
from infograph.text import clean, fold_name, profile_address, profile_slug

NAMED_IN = ("met", "thanked")
"""Stages after which names that somebody gave are kept as ties of theirs."""

_TOLD = re.compile(r"\s*(.*?)\s*(?:\s@\s*([^<>]*?)\s*)?(?:<([^<>]*)>|(https?://\S+))?\s*")


@dataclass(frozen=True, slots=True)
class NewStep:
    """A step as the user says it: day (None: today; of the meeting where scheduled), note, names that were given."""

    stage: str
    via: str = ""
    on: date | None = None
    note: str = ""
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Step:
    """A step of the log with the people in it; `day` is a date, `named` are the people whose names were given.

    `again` says that it was kept before, `near` holds (new name, question whether somebody known was meant).
    """

    person: Person
    stage: str
    day: date
    through: Person | None = None
    note: str = ""
    detail: str = ""
    named: tuple[Person, ...] = ()
    again: bool = False
    near: tuple[tuple[str, str], ...] = ()

    @property
    def closes_way(self) -> bool:
        """Say whether it is the connector's no, or silence, which leaves other ways to the person open."""
        return self.stage in events.CLOSING and self.detail == events.CLOSED

    def cells(self) -> dict[str, object]:
        """Return it as the cells of a table; whom they named are joined by "|"."""
        through, named = self.through.name if self.through else "", "|".join(person.name for person in self.named)
        who = {"name": self.person.name, "company": self.person.company, "stage": self.stage, "through": through}
        return {"day": self.day, **who, "note": self.note, "detail": self.detail, "named": named}

    def __repr__(self) -> str:
        return (
            f"<{step_words(self, {person.id: person.name for person in (self.person, self.through, *self.named) if person})}>"
        )


def log_step(db: Connection, who: str, new: NewStep, *, now: int) -> Step:
    """Keep a step; after a meeting, also the tie to the person and those to the people they named.

    Without `via` it is through whom alone it can be (see `through_whom`). Declined with `via` is the connector's no: it
    closes that way, not the person. The same step again is the one that is kept. Raises BadRequest for days that cannot
    be, for names given before a meeting, and where several connectors could be meant.
    """
    stage = stage_named(new.stage)
    of_list = stage in events.OF_LISTS
    person = find_contact(db, who) if of_list else find_logged(db, who)
    me = ensure_me(db)
    if person.id == read.ego(db):
        raise BadRequest("That is you.", "Give the name of the person you asked for, met or thanked.")
    if new.told and stage not in NAMED_IN:
        raise BadRequest("Names are given in a meeting.", f"infograph log {as_typed(db, person)} met --told ...")
    if of_list:
        check_about_list(db, person, new.via)
    day, detail = _days(stage, new.on, now)
    through = None if of_list else through_whom(db, person, new.via, stage, new.on.isoformat() if new.on else "")
    record = anchor(db, person, who)
    via = anchor(db, through, new.via) if through else 0
    near = _near(db, new.told)
    named = [_named(db, words) for words in new.told]
    if any(records.person_of(db, other) == person.id for other in named):
        raise BadRequest("Somebody cannot name themselves.", "Check --told.")
    touched = [record, *([via] if via else []), *named]
    touched += [me.record] if stage == "met" else []
    closed = through is not None and closes_way(db, person, through, stage, by_name=bool(new.via))
    detail = events.CLOSED if closed else detail or " ".join(map(str, named))
    step = events.NewEvent(record, via, stage, day, clean(new.note), detail)
    if (before := events.same(db, person.id, through.id if through else 0, step)) is not None:
        return replace(steps(db, [before])[0], again=True)
    event = events.add(db, step)
    if stage == "met":
        write.add_said_tie(db, me.record, record, write.Said("met", day, event=event))
    for other in named:
        write.add_said_tie(db, record, other, write.Said("named", day, event=event))
    derive(db, touched)
    return replace(steps(db, [event for event in [events.last(db)] if event])[0], near=near)


def undo(db: Connection, who: str = "") -> Step:
    """Take the step that was entered last (with anybody, or with a person) back, with the ties it brought."""
    event = events.last(db, find_logged(db, who).id if who else 0)
    if event is None:
        raise NotFound("There is nothing to undo.", "infograph log shows every step.")
    step = steps(db, [event])[0]
    before = in_calendar(db)
    events.remove(db, event.id)
    pairs = events.remove_said(db, event.id)
    named = [record for record in _records(event) if records.person_of(db, record)]  # some were forgotten since
    # People and ties are judged again first, so that ties go before those who stand at their ends do.
    derive(db, [event.record, ensure_me(db).record, *named], pairs=pairs)
    for person in sorted(events.unused_people(db, named)):
        gone = remove.person_records(db, person)
        derive(db, gone.records, pairs=gone.pairs)
    strike_out(db, before)
    return step


def steps(db: Connection, log: Sequence[events.Event]) -> list[Step]:
    """Return events with their people, in the order given."""
    named = {event.id: [records.person_of(db, record) for record in _records(event)] for event in log}
    wanted = {person for event in log for person in (event.person, event.through, *named[event.id]) if person}
    people = read.people(db, wanted)
    return [
        Step(
            people[event.person],
            event.stage,
            date.fromordinal(event.day),
            people.get(event.through),
            event.note,
            "" if named[event.id] else event.detail,
            tuple(people[p] for p in named[event.id] if p in people),
        )
        for event in log
    ]


def step_object(step: Step) -> dict[str, Any]:
    """Return a step for scripts; fields only grow."""
    return {
        "name": step.person.name,
        "key": step.person.key,
        "stage": step.stage,
        "day": step.day.isoformat(),
        "via": step.through.name if step.through else "",
        "via_key": step.through.key if step.through else "",
        "note": step.note,
        "detail": step.detail,
        "told": [person.name for person in step.named],
    }


class Introduction(NamedTuple):
    """Who introduced whom, and when the two met; `named` says that the name was only given yet."""

    by: str
    name: str
    day: date
    named: bool


def introductions(db: Connection) -> list[Introduction]:
    """Return (who introduced, who was met, day, False) by day, then (who, whom they named, day, True) of those not met yet."""
    log = events.log(db)
    seen = {step.person for step in log if step.stage in events.MET}
    first: dict[tuple[int, int, bool], int] = {}
    for step in log:
        if step.stage == "met" and step.through:
            first.setdefault((step.through, step.person, False), step.day)
        for other in map(partial(records.person_of, db), _records(step)):
            if other and other not in seen:
                first.setdefault((step.person, other, True), step.day)
    names = {number: person.name for number, person in read.people(db, {p for way in first for p in way[:2]}).items()}
    return [
        Introduction(names[who], names[whom], date.fromordinal(day), named)
        for (who, whom, named), day in sorted(first.items(), key=lambda item: (item[0][2], item[1]))
    ]


def new_person(db: Connection, name: str, url: str = "", company: str = "") -> int:
    """Keep somebody of whom no file tells, and return the record; raises BadRequest for whoever asked to be forgotten."""
    slug = profile_slug(url)
    record = Record(0, "end", name or clean(slug), slug=slug, company=company, address=profile_address(url))
    if barred(db)(record):
        raise BadRequest("This person asked to be forgotten, and nothing is kept of them.", "Leave them out.")
    number = write.add_own_record(db, record, kept_keys(record))
    derive(db, [number])
    return number


def find_logged(db: Connection, who: str) -> Person:
    """Return the person a name means; of several of that name the one who stands in the log already."""
    try:
        return find_person(db, who)
    except Ambiguous:
        steps = events.log(db)
        logged = {person for step in steps for person in (step.person, step.through)}
        meant = logged.intersection(read.named(db, fold_name(who), profile_slug(who)))
        if len(meant) != 1:
            raise
        return read.people(db, meant)[meant.pop()]


def _days(stage: str, on: date | None, now: int) -> tuple[int, str]:
    """Return the day of a step and its detail: a meeting to come is logged today, and says its day."""
    if stage == "scheduled":
        if on is None:
            raise BadRequest("On which day is the meeting?", "Add --on 2026-12-01.")
        return min(now, on.toordinal()), on.isoformat()
    if on is not None and on.toordinal() > now:
        raise BadRequest(f"{on.isoformat()} is still to come.", "Only a meeting can be scheduled ahead.")
    return (on.toordinal() if on else now), ""


def _named(db: Connection, words: str) -> int:
    """Return a record of somebody whom "Dan Wu @ Acme <address>" means: known already, or new."""
    name, company, address = _parts(words)
    slug = profile_slug(address)
    if address and not slug:
        raise BadRequest(f"“{clean(address)}” is no profile address.", "--told 'Dan Wu <https://www.linkedin.com/in/...>'")
    if not fold_name(name) and not slug:
        raise BadRequest("Whose name was given?", "--told 'Dan Wu <https://www.linkedin.com/in/...>'")
    namesakes = read.named(db, fold_name(name), slug)
    if len(namesakes) > 1:
        people = read.people(db, namesakes)
        raise Ambiguous(
            f"“{name}” could be any of {len(namesakes)} people.",
            tuple(in_words(people[person]) for person in namesakes),
            "Add the profile address: --told 'Dan Wu <https://www.linkedin.com/in/...>'",
        )
    if namesakes:
        return anchor(db, read.people(db, namesakes)[namesakes[0]])
    return new_person(db, name, address, company)


def _parts(words: str) -> tuple[str, str, str]:
    """Return name, employer and address of "Dan Wu @ Acme <address>", each "" where it is not given.

    >>> _parts("Dan Wu @ Acme Robotics <https://x.example/in/dan>"), _parts("Dan Wu")
    (('Dan Wu', 'Acme Robotics', 'https://x.example/in/dan'), ('Dan Wu', '', ''))
    """
    match = _TOLD.fullmatch(words)
    if match is None:
        return clean(words), "", ""
    return clean(match.group(1)), clean(match.group(2) or ""), match.group(3) or match.group(4) or ""


def _near(db: Connection, given: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return names that nobody bears, each with the question whether one of a similar name was meant."""
    names = [name for name, _, address in map(_parts, given) if name and not profile_slug(address)]
    new = [name for name in names if not read.named(db, fold_name(name), "")]
    return tuple((name, question) for name in new if (question := did_you_mean(db, fold_name(name))))


def _records(event: events.Event) -> list[int]:
    return [int(word) for word in event.detail.split() if word.isdecimal()] if event.stage in NAMED_IN else []


def named_in_meetings(db: Connection, log: Iterable[events.Event]) -> dict[int, events.Event]:
    """Return for each person whom somebody named in a meeting the last step in which they did."""
    return {person: step for step in log for record in _records(step) if (person := records.person_of(db, record))}
