"""Find the user in friends' lists: where that is sure identity joins, and who may be the user is asked about.

A friend who is a LinkedIn contact of the user's has the user in their list, so the only one of the user's name there is
the user. Whoever may be is kept in a setting, and suggested to nobody until the user says.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from infograph.companies import fold_company, is_employer
from infograph.identity.alike import Likeness, could_be_alike, likeness_of_folded
from infograph.identity.keys import own_name_keys
from infograph.model import Note, Person
from infograph.people.owners import Owner, at_address, borne, ensure_me, list_keys
from infograph.phrases.corrections import self_reason
from infograph.store import myself as rows
from infograph.store import owners, read, records, write
from infograph.store.db import Connection
from infograph.text import fold_name

Why = Literal["name", "other address", "employer", "like name", "first name", "every list"]
"""Why somebody may be the user: the name, that with another address, an employer too, a like name, a first name with an
employer; or being in all lists."""

MOST_ASKED = 5
"""People in every friend's list who are asked about; where there are more, only the user's name tells."""


class Maybe(NamedTuple):
    """Somebody who may be the user, and why."""

    person: int
    why: Why


def settle(db: Connection) -> bool:
    """Let the user's record be found by name in lists of the user's contacts; say whether that has changed anything."""
    if read.ego(db) is None:
        return False
    me = ensure_me(db)
    folds = {fold_name(name) for name in borne(db, me).names}
    wanted = set(own_name_keys(folds, rows.owners_among_contacts(db)))
    kept = set(list_keys(db))
    if wanted == kept:
        return False
    add, drop = sorted(wanted - kept), sorted(kept - wanted)
    write.change_keys(db, add=[(key, me.record) for key in add], drop=[(key, me.record) for key in drop])
    return True


def record_of_ego(db: Connection) -> int:
    """Return the record that stands for the user, 0 where there is none yet."""
    user = owners.user(db)
    return user.record if user else 0


def note_doubts(db: Connection, changed: Iterable[int] | None) -> None:
    """Keep who may be the user; `changed` are the people whose names may be others than when it was last kept (None: all)."""
    candidates = sorted(_doubts(db, changed)) if read.ego(db) is not None else []
    if read.ego(db) is None:
        rows.put_doubts(db, "", key=rows.ALIKE)
    rows.put_doubts(db, json.dumps(candidates) if candidates else "")
    crowd = nameless_crowd(db)
    rows.put_doubts(db, str(crowd) if crowd else "", key=rows.CROWD)


def doubts(db: Connection) -> list[Maybe]:
    """Return who may be the user, as it was last kept."""
    return [Maybe(person, why) for person, why in json.loads(rows.doubts_kept(db) or "[]")]


def asked(db: Connection) -> list[tuple[Person, Person, Why]]:
    """Return the user with each person who may be them, and why; these are suggested to nobody."""
    candidates, me = doubts(db), read.ego(db)
    people = read.people(db, [me or 0, *(candidate.person for candidate in candidates)])
    return [(people[me], people[person], why) for person, why in candidates if me in people and person in people]


def who_am_i(db: Connection) -> dict[int, Note]:
    """Return for each person who may be the user the question whether they are, as what is noted of a file."""
    return {
        person.id: Note("who_am_i", (person.name, person.company, str(person.id), self_reason(why)))
        for _, person, why in asked(db)
    }


def in_every_list(db: Connection) -> list[int]:
    """Return who stands in every friend's list and in none of the user's, without those who are not the user by their word."""
    told_apart = rows.told_apart(db, record_of_ego(db))
    return [person for person in rows.in_every_list(db) if person not in told_apart]


def nameless_crowd(db: Connection) -> int:
    """Return how many of whom one may be the user are too many to ask about; 0 where few are, or the user's name is known."""
    if read.ego(db) is None or borne(db, ensure_me(db)):
        return 0
    count = len(in_every_list(db))
    return count if count > MOST_ASKED else 0


def named_in_list(db: Connection, owner: Owner, source: int) -> str:
    """Return an owner's name as a list has it that holds them, by profile address or by name with an employer; else ""."""
    identity = borne(db, owner)
    # Who gives a first list is a person that this import has not made yet; their address says who they are.
    people = {records.person_of(db, owner.record), *(number for slug in identity.slugs for number in at_address(db, slug))}
    jobs = {job for person in people for job in rows.employers(db, owner.id, person)}
    employers = {fold_company(name) for name in jobs if is_employer(name)}
    for name, slug, company in rows.named_in(db, source, identity.slugs, set(map(fold_name, identity.names)) - {""}):
        by_employer = not (slug and identity.slugs) and is_employer(company) and fold_company(company) in employers
        if slug in identity.slugs or by_employer:
            return name or slug
    return ""


def _doubts(db: Connection, changed: Iterable[int] | None) -> Iterator[Maybe]:
    me = ensure_me(db)
    identity = borne(db, me)
    told_apart = rows.told_apart(db, me.record)
    if not identity:
        rows.put_doubts(db, "", key=rows.ALIKE)
        everywhere = in_every_list(db)
        yield from (Maybe(person, "every list") for person in everywhere if len(everywhere) <= MOST_ASKED)
        return
    mine, contacts = rows.lists_of_friends(db, read.ego(db) or 0), set(rows.owners_among_contacts(db))
    lacking = contacts - {owner for _, owner in mine}
    alike, met = sorted(_alike(db, sorted(identity.names), changed)), set[int]()
    for person, like in alike:
        theirs = rows.lists_of_friends(db, person)
        if person in told_apart or not theirs or theirs & mine or rows.in_own_list(db, person):
            continue  # who stands in a list beside the user is another member
        why = _why(db, me, person, like, sure=not lacking.isdisjoint(owner for _, owner in theirs))
        if why:
            met |= {owner for _, owner in theirs}
            yield Maybe(person, why)
    yield from _renamed(db, me, lacking - met, told_apart | {person for person, _ in alike})


def _renamed(db: Connection, me: Owner, lacking: set[int], others: set[int]) -> Iterator[Maybe]:
    """Yield who alone, of those in the list of a contact who must have the user, has their first name and an employer."""
    given = {fold.split()[0] for fold in map(fold_name, borne(db, me).names) if " " in fold}
    mine = {fold_company(name) for name in rows.employers(db, me.id, read.ego(db) or 0) if is_employer(name)}
    asked: set[int] = set()
    for owner in sorted(lacking) if mine else ():
        fitting = {
            person
            for word in sorted(given)
            for person, company in rows.listed_as(db, owner, word)
            if is_employer(company) and fold_company(company) in mine
        }
        if len(fitting) == 1 and fitting.isdisjoint(asked | others) and not rows.in_own_list(db, min(fitting)):
            asked |= fitting
            yield Maybe(min(fitting), "first name")


def _alike(db: Connection, names: Sequence[str], changed: Iterable[int] | None) -> set[tuple[int, Likeness]]:
    """Return people other than the user whose names are like these, each with how much; of those kept, and of the changed."""
    kept = json.loads(rows.doubts_kept(db, key=rows.ALIKE) or "{}")
    among = None if changed is None or kept.get("names") != list(names) else sorted({*kept["people"], *changed})
    best: dict[int, Likeness] = {}
    for name in names:
        for person, folded in rows.beginning_alike(db, fold_name(name), among):
            if could_be_alike(name, folded):
                best[person] = max(best.get(person, Likeness.OTHER), likeness_of_folded(name, folded))
    alike = {person: like for person, like in best.items() if like is not Likeness.OTHER}
    rows.put_doubts(db, json.dumps({"names": names, "people": sorted(alike)}), key=rows.ALIKE)
    return set(alike.items())


def _why(db: Connection, me: Owner, person: int, like: Likeness, *, sure: bool) -> Why | None:
    """Return why somebody of a like name may be the user; `sure` that the user stands in one of their lists under some name."""
    my_slug, slug = (read.people(db, [number])[number].slug for number in (read.ego(db) or 0, person))
    other_address = bool(slug and my_slug)
    if like is Likeness.MAYBE:
        return "like name" if sure and not other_address else None
    if other_address and not sure:
        return "employer" if _employers(db, me, person) else None
    return "other address" if other_address else "name"


def _employers(db: Connection, me: Owner, person: int) -> bool:
    """Say whether somebody works, or did, where the user did."""
    mine, theirs = rows.employers(db, me.id, read.ego(db) or 0), rows.employers(db, 0, person)
    folded = ({fold_company(name) for name in names if is_employer(name)} for names in (mine, theirs))
    return bool(set.intersection(*folded))
