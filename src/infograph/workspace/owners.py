"""Whose export is this? From what the user says, from the archive's own profile, never from a file name."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from datetime import date

from infograph.errors import Ambiguous, NotFound
from infograph.identity import owner_keys
from infograph.importers import OwnerHint
from infograph.model import Record, Role
from infograph.store import read, write
from infograph.text import clean, clean_name, fold_name, profile_slug, profile_url


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner of exports: the store's number, the record that stands for them, and how we know."""

    id: int
    record: int
    me: bool
    name: str
    why: str


def ensure_me(db: sqlite3.Connection, told: str = "") -> Owner:
    """Return the user as an owner, made on first use; `told` is a name or profile address they gave."""
    query = "SELECT o.id, o.record, r.name FROM owner o JOIN record r ON r.id = o.record WHERE o.me"
    row = db.execute(query).fetchone()
    if row is None:
        record = write.add_own_record(db, Record(line=0, role="me", name=""), [])
        row = (write.add_owner(db, record, me=True), record, "")
    me = Owner(row[0], row[1], True, row[2], "yours")
    if told:
        slug = profile_slug(told)
        learn(db, me, OwnerHint(name="" if slug else clean(told), url=told if slug else ""))
    return me


def owner_of(
    db: sqlite3.Connection, told: str, hint: OwnerHint | None, *, new_owner: bool = False, day: date
) -> Owner:
    """Return the owner of an export.

    `told` is the user's word (a name, a profile address or "me"), `hint` what the archive says. Raises
    Ambiguous where a name means several contacts, NotFound where it is nobody known and contacts are.
    """
    me = ensure_me(db)
    if told.casefold() in ("me", "myself"):
        return me
    if told:
        return _friend(db, me, told, "named by you", strict=not new_owner, day=day)
    if hint is None or not (hint.name or hint.url):
        return me
    if hint.why.startswith(("owners.csv", "the file")):
        return me if hint.name.casefold() == "me" else _listed(db, me, hint, day)
    return _from_profile(db, me, hint, day)


def hint_of(db: sqlite3.Connection, owner: Owner) -> OwnerHint:
    """Return what the store knows of an owner, for files that do not say whose they are."""
    name, slug = db.execute("SELECT name, slug FROM record WHERE id = ?", (owner.record,)).fetchone()
    return OwnerHint(name, profile_url(slug))


def learn(db: sqlite3.Connection, owner: Owner, hint: OwnerHint | None) -> None:
    """Add what an archive says of its owner (name, profile, e-mails, employers) to the owner's record."""
    name, slug, emails = db.execute("SELECT name, slug, emails FROM record WHERE id = ?", (owner.record,)).fetchone()
    known = [email for email in emails.split("\n") if email]
    if hint is not None:
        # A profile's own spelling is better than the one typed after --owner, and a name better than an address.
        better = hint.name and (name in ("", clean(slug)) or fold_name(name) == fold_name(hint.name))
        name = clean(hint.name) if better else name
        slug = slug or profile_slug(hint.url)
        known = list(dict.fromkeys([*known, *(email.casefold() for email in hint.emails)]))
    jobs = db.execute(
        "SELECT name, title, finished FROM fact WHERE owner = ? AND kind = 'position' ORDER BY started DESC, id",
        (owner.id,),
    ).fetchall()
    now = next(((company, title) for company, title, finished in jobs if not finished), ("", ""))
    db.execute(
        "UPDATE record SET name = ?, fold = ?, slug = ?, emails = ?, company = ?, position = ? WHERE id = ?",
        (name, fold_name(name), slug, "\n".join(known), *now, owner.record),
    )
    role: Role = "me" if owner.me else "owner"
    record = Record(0, role, name, slug=slug, emails=tuple(known), company=now[0], position=now[1])
    ego = db.execute("SELECT id FROM owner WHERE me").fetchone()[0]
    write.replace_keys(db, owner.record, owner_keys(record, ego, [job[0] for job in jobs]))


def _listed(db: sqlite3.Connection, me: Owner, hint: OwnerHint, day: date) -> Owner:
    friend = _friend(db, me, hint.url or hint.name, hint.why, strict=False, day=day)
    learn(db, friend, hint)
    return replace(friend, name=hint.name or friend.name)


def _from_profile(db: sqlite3.Connection, me: Owner, hint: OwnerHint, day: date) -> Owner:
    """Decide whether an archive is the user's own: it is, unless the user has another name or knows its owner."""
    fold, slug = fold_name(hint.name), profile_slug(hint.url)
    mine, my_slug = db.execute("SELECT fold, slug FROM record WHERE id = ?", (me.record,)).fetchone()
    same = (slug and slug == my_slug) or (fold and fold == mine)
    known = read.named(db, fold, slug) if not same and not mine else []
    if same or (not mine and not known):
        return Owner(me.id, me.record, True, hint.name, f"yours: {hint.why}")
    return _listed(db, me, hint, day)


def _friend(
    db: sqlite3.Connection, me: Owner, told: str, why: str, *, strict: bool, day: date
) -> Owner:
    slug, fold = profile_slug(told), fold_name(told)
    if known := read.owner_called(db, slug, fold):
        number, is_me, record, shown = known
        return Owner(number, record, bool(is_me), shown, why)
    person_id = _one_person(db, told, slug, fold, strict=strict)
    return _make_friend(db, me, Record(0, "owner", clean(told), slug=slug), person_id, why, day)


def _one_person(db: sqlite3.Connection, told: str, slug: str, fold: str, *, strict: bool) -> int | None:
    """Return the person an owner's name or address means: one of the user's contacts before all others."""
    found = read.named(db, fold, slug)
    me = read.ego(db)
    mine = {tie.other for tie in read.ties(db, me)} if me is not None else set()
    found = [person for person in found if person in mine] or found
    if len(found) == 1:
        return found[0]
    if found:
        raise Ambiguous(
            f"“{clean(told)}” could be any of {len(found)} people.",
            tuple(_in_words(db, found)),
            "Give the profile address instead: --owner https://www.linkedin.com/in/...",
        )
    if strict and me is not None and read.people(db, [me])[me].complete:
        near = read.similar_names(db, fold)
        raise NotFound(
            f"Nobody called “{clean(told)}” is known, so whose export this is stays open.",
            (f"Did you mean {', '.join(near)}? " if near else "")
            + "If it is a friend who is not among your contacts, add --new-owner.",
        )
    return None


def _make_friend(
    db: sqlite3.Connection, me: Owner, record: Record, person_id: int | None, why: str, day: date
) -> Owner:
    person = read.people(db, [person_id])[person_id] if person_id is not None else None
    if person is not None:
        record = Record(0, "owner", person.name, slug=person.slug)
    elif record.slug:
        record = Record(0, "owner", clean(record.slug), slug=record.slug)
    number = write.add_own_record(db, record, owner_keys(record, me.id, []))
    if person is not None:
        first = db.execute("SELECT min(id) FROM record WHERE person = ?", (person.id,)).fetchone()[0]
        write.add_link(db, first, number, same=True, why=why)
    # Who gives you their contacts knows you: that much the user has said by importing the file.
    write.add_said_tie(db, me.record, number, None, "shared their export with you", day.toordinal())
    return Owner(write.add_owner(db, number, me=False), number, False, record.name, why)


def _in_words(db: sqlite3.Connection, ids: list[int]) -> list[str]:
    people = read.people(db, ids)
    return [
        ", ".join(part for part in (clean_name(p.name), p.position, p.company, p.url) if part)
        for p in (people[i] for i in ids)
    ]
