"""A pool as it stands: its rules, its members and what each consented to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from infograph.pool.members import Member, member_code, members_of
from infograph.store.db import Connection
from infograph.tables import Rows


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member as `status` shows them: what they consented to, in which words, and whether that holds today.

    `code` is what they are spoken of by where no name should stand.
    """

    member: str
    address: str
    files: int
    scope: str
    consent: str
    given: date
    until: date | None
    holds: bool
    code: str


@dataclass(frozen=True, slots=True)
class PoolStatus:
    """What is in a pool: its name and folder, how it was made, its members, and how much their exports hold."""

    name: str
    folder: Path
    names: str
    asks: int
    smallest: int
    members: Rows[MemberRow]
    people: int
    ties: int


def member_rows(db: Connection, today: date, salt: str) -> list[MemberRow]:
    """Return the members as they are shown on a day, in the order of their names."""
    return [_shown(member, today, member_code(member, salt)) for member in members_of(db)]


def _shown(member: Member, today: date, code: str) -> MemberRow:
    address = f"https://www.linkedin.com/in/{member.slug}" if member.slug else ""
    said = member.consent
    return MemberRow(
        member.name, address, member.files, "+".join(said.scope), said.words, said.day, said.until, said.holds(today), code
    )
