"""LinkedIn's Invitations.csv: who invited whom, and with a note; an invitation is not a connection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from infograph.importers.cells import mention, named_rows
from infograph.importers.dates import order_of, parse_date
from infograph.importers.shapes import Kind, OwnerHint, Reading
from infograph.importers.tabular import Table, head_key
from infograph.model import Evidence, Problem

KIND = "linkedin_invitations"
KINDS = {KIND: Kind("LinkedIn invitations", rows="other")}
PRECEDENCE = 2


def identify(header: Sequence[str]) -> str:
    """Return why a header is that of invitations, or ""."""
    keys = {head_key(cell) for cell in header}
    return "has the columns of LinkedIn’s invitations" if {"from", "to", "sent at", "direction"} <= keys else ""


def read(table: Table, owner: OwnerHint) -> Iterator[Reading]:
    """Yield Evidence for each invitation; the note's text is not kept, only that there was one.

    For OUTGOING the other person is the invitee, for INCOMING the inviter.
    """
    yield from table.problems
    order = order_of(row.raw("sent at") for row in named_rows(table))
    unanswered = 0
    for row in named_rows(table):
        outgoing = row.text("direction").upper() == "OUTGOING"
        name, url = ("to", "inviteeprofileurl") if outgoing else ("from", "inviterprofileurl")
        other = mention(row.line, row.text(name), row.raw(url))
        if not other.name and not other.slug:
            continue
        unanswered += 1
        yield Evidence(
            row.line,
            "invitation",
            other,
            direction="given" if outgoing else "received",
            note=bool(row.text("message")),
            last=parse_date(row.text("sent at"), order),
        )
    if unanswered:
        yield Problem("invitation_is_not_a_connection")


def owner_hints(table: Table) -> tuple[OwnerHint, ...]:
    """Return whose invitations these are: one end of each."""
    for row in named_rows(table):
        outgoing = row.text("direction").upper() == "OUTGOING"
        name = row.text("from" if outgoing else "to")
        url = row.raw("inviterprofileurl" if outgoing else "inviteeprofileurl").strip()
        if name or url:
            return (OwnerHint(name, url, kind="invitations"),)
    return ()
