"""Take members out exactly, and keep a mark of each: nobody is led to who left, and no older word brings them back.

The mark is a number made of each profile address (of the name, where there is none), the day, and for each of their words a
checksum. It goes when they consent again.
"""

from __future__ import annotations

from datetime import date
from hashlib import sha256

from infograph.errors import BadRequest
from infograph.identity.keys import kept_keys, own_name_keys
from infograph.model import Record
from infograph.people.derive import derive
from infograph.pool.consent import folded
from infograph.pool.listing import NewMember
from infograph.pool.members import Member, find_member, members_of
from infograph.store import backups, records, remove
from infograph.store import pool as rows
from infograph.store.db import Connection, Store
from infograph.text import clean, fold_name, profile_slug

_NAMED, _NAMELESS = 0, -1
"""In place of an owner, whose list no name stands in: names of those who had an address beside, and of those who had none."""


def remove_member(store: Store, who: str, today: date) -> str:
    """Take a member out with all they gave, as if they had never been added, but for the mark; return their name."""
    with store.writing("pool remove") as db:
        member = find_member(members_of(db), who)
        _mark(db, member, today)
        _take_out(db, member)
    leave_no_backup(store)
    return member.name


def leave_no_backup(store: Store) -> None:
    """Give back the room of what went, and drop the backups beside a pool, which hold it still."""
    try:
        store.shrink()
    finally:
        if store.path is not None:
            backups.drop_all(store.path.parent)


def _take_out(db: Connection, member: Member) -> None:
    gone = remove.owners_sources(db, [member.owner])
    rows.drop_member(db, member.owner)
    derive(db, records.present(db, gone.records), pairs=gone.pairs)
    rows.count_change(db)


def leave_again(db: Connection) -> int:
    """Take out the members whom a mark means, as in a backup of before they left; return how many.

    Whoever has given another word than those of the mark came back after it, and the mark goes.
    """
    gone = 0
    for member in members_of(db):
        words = {_checksum(db, said) for said in rows.words_of(db, member.owner)}
        for leaver in rows.leavers(db, _keys(member.slug, fold_name(member.name))):
            if words <= leaver.words:
                _take_out(db, member)
                gone += 1
                break
            rows.drop_leaver(db, leaver.number)
    return gone


def refuse_words_of_before(db: Connection, new: NewMember, words: str) -> None:
    """Raise BadRequest where a newcomer left the pool after they had given these words; else drop the mark."""
    slug, fold = profile_slug(new.url), fold_name(new.name)
    for leaver in rows.leavers(db, _keys(slug, fold)):
        if _checksum(db, words) in leaver.words:
            day = date.fromordinal(leaver.day)
            raise BadRequest(
                f"{clean(new.name)} left this pool on {day}, and “{clean(words)}” was given before that.",
                "Nothing was added. If they consented again, say how and when in other words.",
            )
    for leaver in rows.leavers(
        db, _own_keys(slug, fold)
    ):  # of a namesake without an address nobody knows whether they are the one who left
        rows.drop_leaver(db, leaver.number)


def _own_keys(slug: str, fold: str) -> list[int]:
    """Return the keys by which a mark is surely of somebody with this profile address, or of this name without one."""
    return [*_of_address(slug), *own_name_keys([fold], [_NAMELESS], short=True)]


def _keys(slug: str, fold: str) -> list[int]:
    """Return those keys, and without an address those of a namesake who had one: the words say whether it is the same."""
    return [*_own_keys(slug, fold), *([] if slug else own_name_keys([fold], [_NAMED], short=True))]


def _mark(db: Connection, member: Member, today: date) -> None:
    slugs = {member.slug, *records.slugs(db, member.person)} - {""}
    keys = [key for slug in sorted(slugs) for key in _of_address(slug)]
    keys += own_name_keys([fold_name(member.name)], [_NAMED if slugs else _NAMELESS], short=True)
    words = {_checksum(db, said) for said in rows.words_of(db, member.owner)}
    rows.add_leaver(db, keys, words, today.toordinal())


def _of_address(slug: str) -> list[int]:
    return kept_keys(Record(0, "owner", "", slug=slug)) if slug else []


def _checksum(db: Connection, words: str) -> str:
    salt = (rows.settings_of(db) or {}).get("salt", "")
    return sha256(f"{salt}\0{folded(words)}".encode()).hexdigest()
