"""Hand on only what somebody needs to know: a friend's matching contacts, or counts of their messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TextIO

from infograph.phrases import sharing
from infograph.renderers import write_csv
from infograph.text import clean

CONTACTS_MARK = "# infograph share v1"
EVIDENCE_MARK = "# infograph evidence v1"
EVIDENCE_COLUMNS = ("url", "name", "sent", "received", "last", "recommended", "endorsements")


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above shared rows: from whom, on which day, to find whom ("people in fintech"), and what they agreed to."""

    giver: str
    day: date
    topic: str
    consent: str = ""

    def words(self) -> str:
        """Return the consent: the giver's own words, else that it is for introductions only.

        >>> Head("Bob Johnson", date(2026, 11, 20), "people in fintech").words()
        'Bob Johnson gives this for finding introductions to people in fintech, not to be passed on'
        """
        return clean(self.consent) or sharing.consent_words(self.giver, self.topic)


@dataclass(frozen=True, slots=True)
class Shared:
    """One contact as it is shared: never with an e-mail address; empty parts are left out on purpose."""

    name: str
    company: str = ""
    position: str = ""
    industry: str = ""
    url: str = ""
    functions: str = ""
    level: str = ""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a friend's own export counts of one contact, without a word of any message."""

    name: str
    url: str = ""
    sent: int = 0
    received: int = 0
    last: date | None = None
    recommended: str = ""
    endorsements: int = 0


def write_contacts(head: Head, rows: Iterable[Shared], out: TextIO, *, raw: bool = False) -> None:
    """Write contacts with the columns of a lead export that says "1st": ties, but not a whole contact list."""
    columns = ("Full Name", "Company", "Job Title", "Industry", "LinkedIn URL", "Connection Degree", "Functions", "Level")
    lines = ((row.name, row.company, row.position, row.industry, row.url, "1st", row.functions, row.level) for row in rows)
    write_csv(out, [*_head_lines(CONTACTS_MARK, head), columns, *lines], raw=raw)


def write_evidence(head: Head, rows: Iterable[Counts], out: TextIO, *, raw: bool = False) -> None:
    """Write counts of messages, the day of the last, recommendations and endorsements."""
    lines = (
        (row.url, row.name, row.sent, row.received, row.last.isoformat() if row.last else "", row.recommended, row.endorsements)
        for row in rows
    )
    write_csv(out, [*_head_lines(EVIDENCE_MARK, head), EVIDENCE_COLUMNS, *lines], raw=raw)


def warnings(rows: Sequence[Shared]) -> list[str]:
    """Return what those who share should know about what they leave out, or do not."""
    remarks = []
    if rows and not any(row.url for row in rows):
        remarks.append(sharing.NO_ADDRESSES)
        if not any(row.company for row in rows):
            remarks.append(sharing.NAMES_ALONE)
    elif rows:
        remarks.append(sharing.ADDRESSES)
    return remarks


def _head_lines(mark: str, head: Head) -> list[tuple[str]]:
    lines = [
        mark,
        f"# from: {head.giver}",
        f"# date: {head.day.isoformat()}",
        f"# for: {head.topic}",
        f"# consent: {head.words()}",
    ]
    return [(clean(line),) for line in lines]
