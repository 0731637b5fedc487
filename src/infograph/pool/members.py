"""Who is in a pool, and what each consented to last."""

from __future__ import annotations

# Loaded when used: difflib takes 1.3 ms, and serves slips alone.
from collections.abc import Iterable, Sequence
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from infograph.errors import Ambiguous, BadRequest, NotFound
from infograph.phrases.numbers import meant
from infograph.pool.consent import SCOPES, Consent, given
from infograph.store import pool as rows
from infograph.store.db import Connection, Store
from infograph.text import clean, fold_name, profile_slug


class Member(NamedTuple):
    """A member of a pool: number as an owner, name, person in the store (0: none yet), files, day added, consent."""

    owner: int
    name: str
    slug: str
    person: int
    files: int
    added: date
    consent: Consent


def member_code(member: Member, salt: str) -> str:
    """Return what a member is spoken of by where no name should stand; without the pool's salt nobody can try names."""
    return sha256(f"{salt}\0member\0{member.slug or member.name}".encode()).hexdigest()[:_CODE]


_CODE = 8


def members_of(db: Connection) -> list[Member]:
    """Return the members in the order of their names, each with what they consented to last."""
    said = rows.consents(db)
    return [_member(row, said[row.owner]) for row in rows.members(db)]


def member_of(db: Connection, owner: int) -> Member:
    """Return one member, by their number as an owner."""
    return _member(rows.member(db, owner), rows.consent_of(db, owner))


def find_member(members: Sequence[Member], who: str) -> Member:
    """Return the member that a name or a profile address means; raises NotFound or Ambiguous."""
    slug, fold = profile_slug(who), fold_name(who)
    matches = [member for member in members if (member.slug == slug if slug else fold_name(member.name) == fold)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        addresses = tuple(f"{member.name}, linkedin.com/in/{member.slug}" if member.slug else member.name for member in matches)
        raise Ambiguous(f"“{clean(who)}” means {len(matches)} members.", addresses, "Give the profile address instead.")
    near = _named_nearly(members, fold)
    raise NotFound(
        f"“{clean(who)}” is no member of this pool.", meant(near) if near else "infograph pool status lists the members."
    )


def _named_nearly(members: Sequence[Member], fold: str) -> list[str]:
    """Return the names of members who may have been meant: of those words, else spelled alike, the likest first."""
    from difflib import get_close_matches

    names = {fold_name(member.name): member.name for member in members}
    said = set(fold.split())
    in_part = [name for key, name in names.items() if said and said <= set(key.split())]
    return (in_part or [names[key] for key in get_close_matches(fold, names, _NEAR, _ALIKE)])[:_NEAR]


_NEAR, _ALIKE = 3, 0.72
"""How many members may have been meant, and how alike, as difflib counts, their names are to what was typed."""


def change_consent(store: Store, who: str, words: str, scope: Iterable[str], days: tuple[date, date | None]) -> Member:
    """Keep a member's newer word, which counts in place of the one before; return the member as they are now.

    `days` are the day on which it was given and its last one. Raises BadRequest where nothing is said of what is consented to.
    """
    with store.writing("pool consent") as db:
        member = find_member(members_of(db), who)
        scopes = (scope,) if isinstance(scope, str) else tuple(scope)
        if not scopes:
            raise BadRequest(
                f"To what does {member.name} consent now?",
                f"Give the scope: {' and '.join(member.consent.scope)} as before, or else of {', '.join(SCOPES)}.",
            )
        consent = given(words, scopes, *days)
        keep(db, member.owner, consent)
    return member._replace(consent=consent)


def keep(db: Connection, owner: int, consent: Consent) -> None:
    """Keep a member's word; it counts in place of any before."""
    until = consent.until.toordinal() if consent.until else None
    rows.add_consent(db, rows.ConsentRow(owner, consent.words, " ".join(consent.scope), consent.day.toordinal(), until))


def _member(row: rows.MemberRow, said: rows.ConsentRow) -> Member:
    return Member(row.owner, row.name, row.slug, row.person, row.files, date.fromordinal(row.added), _consent(said))


def _consent(row: rows.ConsentRow) -> Consent:
    scope = tuple(word for word in SCOPES if word in row.scope.split())
    until = date.fromordinal(row.until) if row.until is not None else None
    return Consent(row.words, scope, date.fromordinal(row.day), until)
