"""People who are in members' files and are no members: whom a name means, and taking them out for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infograph import people
from infograph.errors import BadRequest, NotFound
from infograph.people.find import did_you_mean
from infograph.pool.leaving import leave_no_backup
from infograph.pool.members import members_of
from infograph.store import pool as rows
from infograph.store.db import Connection, Store
from infograph.text import clean, fold_name, quoted

if TYPE_CHECKING:
    from infograph.answers import Forgotten
    from infograph.model import Person


def person_in(db: Connection, who: str) -> Person:
    """Return the person in a pool whom a name, a profile address or "#id" means; raises NotFound or Ambiguous."""
    try:
        return people.find_person(db, who)
    except NotFound:
        near = did_you_mean(db, fold_name(clean(who)))
        raise NotFound(f"Nobody called “{clean(who)}” is in this pool.", near or "A profile address is surer.") from None


def outsider(db: Connection, who: str) -> Person:
    """Return the person whom a name means, who is no member; raises BadRequest for a member, NotFound or Ambiguous."""
    person = person_in(db, who)
    if any(member.person == person.id for member in members_of(db)):
        raise BadRequest(
            f"{person.name} is a member.",
            f"First infograph pool remove {quoted(person.name)}; then others’ lists are left.",
        )
    return person


def forget_person(store: Store, who: str) -> Forgotten:
    """Take a person who is no member out of all files and texts, and keep them from coming back; return what went."""
    with store.writing("forget person") as db:
        gone = people.forget_person(db, f"#{outsider(db, who).id}")
        rows.count_change(db)
    leave_no_backup(store)
    return gone
