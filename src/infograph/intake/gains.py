"""What an imported file adds to what was known, and what would add most: the part of a report that says whether it paid."""

from __future__ import annotations

from infograph.model import FileReport, Note, Query
from infograph.planning.whose_export import opening
from infograph.question.view import View
from infograph.ranking import Settings
from infograph.store import counts, sources
from infograph.store.db import Connection

QUICK = 10_000
"""People up to whom it is worked out at once whose export would open most; that takes longer than small imports beyond."""


def add_gains(db: Connection, report: FileReport, opens: tuple[int, int], *, with_messages: bool) -> None:
    """Say how many second-degree people a file shows, to how many only one contact leads (`opens`), on whom it has evidence.

    `with_messages`: messages of the same giver are here.
    """
    numbers = [part.source for part in report.parts if part.source]
    if numbers:
        report.evidence, report.evidence_waiting = sources.evidence_brought(db, numbers)
        report.opens, report.only_here = opens
    if report.status == "ok":
        report.lacking += _advice(report, with_messages=with_messages)


def best_to_ask(db: Connection, *, now: int) -> list[Note]:
    """Return whose export would open most; nothing where that is not known or takes longer than an import."""
    if counts.kept(db).people > QUICK:
        return []
    best = opening(View(db, now, Settings()), Query(limit=1), by_tie=True).ask
    return [Note("list_of", (friend.person.name,), (round(friend.expected.gain),)) for friend in best]


def _advice(report: FileReport, *, with_messages: bool) -> list[Note]:
    """Return which other file of the same giver would add most to this one."""
    mine = report.owner == "me"
    codes = {problem.code for problem in report.problems}
    if report.kind == "lead_export":
        return [Note("their_export")]
    if report.kind in ("address_book", "google_contacts", "outlook_contacts", "vcard", "linkedin_imported_contacts"):
        return [Note("connections")] if mine else []
    if report.kind in ("linkedin_connections", "linkedin_outlook") and "no_url_column" in codes:
        return [Note("newer")]
    if report.kind in ("linkedin_connections", "shared_contacts") and not with_messages:
        return [Note("archive") if mine else Note("their_counts", (report.owner,))]
    return []
