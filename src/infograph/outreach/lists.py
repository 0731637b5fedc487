"""Contacts who were asked for their list: who can be, and whom to remind."""

from __future__ import annotations

from collections.abc import Collection

from infograph.errors import BadRequest
from infograph.model import Person, Problem
from infograph.outreach.stages import Due, lists_due
from infograph.outreach.templates import OF_LISTS
from infograph.people.find import as_typed
from infograph.question.cadence import cadence_of
from infograph.store import events, read
from infograph.store.db import Connection


def lists_to_come(db: Connection) -> list[Due]:
    """Return whom to remind of the list that they were asked for."""
    awaited = events.awaited_lists(db)
    return lists_due(awaited, {number: person.name for number, person in read.people(db, awaited).items()}, cadence_of(db))


def check_about_list(db: Connection, person: Person, via: str) -> None:
    """Raise BadRequest where somebody cannot be asked for their list: no contact, or through another."""
    if via:
        raise BadRequest("A list is asked for without anybody between.", f"infograph log {as_typed(db, person)} list asked")
    if not read.ties_with(db, read.ego(db) or 0, [person.id]):
        raise lends_nothing(person.name)


def about_their_list(db: Connection, person: Person, kinds: Collection[str]) -> list[Problem]:
    """Return what speaks against asking somebody for their list by one of these drafts: it is here, or they declined."""
    if OF_LISTS.isdisjoint(kinds):
        return []
    last = events.about_lists(db).get(person.id, [])[-1:]
    here = [Problem("list_here", about=(person.name,))] if person.complete else []
    return here + [Problem("list_declined", about=(person.name,)) for step in last if step.stage == events.LIST_DECLINED]


def lends_nothing(name: str) -> BadRequest:
    """Return why somebody who is no contact is not asked for their list."""
    return BadRequest(
        f"{name} is no contact of yours, as far as files and log say: a list of contacts is lent to somebody one knows.",
        "infograph ask-next says which of your contacts to ask for theirs.",
    )
