"""Forget again whoever asked for it and is back nevertheless, as in a backup of before."""

from __future__ import annotations

from infograph.answers import Forgotten
from infograph.people.correct import split
from infograph.people.forget import forget_person
from infograph.people.marks import barred
from infograph.store import read, records
from infograph.store.db import Connection


def forget_again(db: Connection) -> Forgotten:
    """Take out everybody whose marks are kept, as `forget_person` does; return what went, without names."""
    lists = {owner: barred(db, owner) for owner in (0, *(number for number, *_ in read.owners(db)))}
    back = {number for number, owner, record in records.everyone(db) if lists[owner](record)}
    gone = Forgotten()
    for number in sorted(back):
        if records.person_of(db, number) not in (0, read.ego(db)):  # 0: they went with one before them
            _part(db, number, back)
            more = forget_person(db, f"#{records.person_of(db, number)}")
            counts = gone.people + more.people, gone.sources + more.sources, gone.ties + more.ties
            gone = Forgotten(*counts, mentions=gone.mentions + more.mentions)
    return gone


def _part(db: Connection, number: int, back: set[int]) -> None:
    """Part a record from those of other profile addresses, which were somebody else's by the time that one was forgotten."""
    for other in records.of_person(db, records.person_of(db, number)):
        is_else = other not in back and bool(records.own(db, other).slug)
        if is_else and records.person_of(db, other) == records.person_of(db, number):
            split(db, number, other)
