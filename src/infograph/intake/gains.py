"""What an imported file adds to what was known, and what would add most: the part of a report that says whether it paid."""

from __future__ import annotations

from infograph.model import FileReport, Query
from infograph.planning.whose_export import opening
from infograph.question.view import View
from infograph.ranking import Settings
from infograph.store import read, sources
from infograph.store.db import Connection

QUICK = 10_000
"""People up to whom it is worked out at once whose export would open most; that takes longer than small imports beyond."""


def add_gains(db: Connection, report: FileReport) -> None:
    """Say how many second-degree people a file shows, to how many only one contact leads, and which ties it has evidence on."""
    numbers = [part.source for part in report.parts if part.source]
    if numbers:
        report.evidence, report.evidence_waiting = sources.evidence_brought(db, numbers)
        report.opens, report.only_here = sources.second_degree_shown(db, numbers, own=report.owner == "me")
    if report.status == "ok":
        report.would_add += filter(None, [_advice(db, report)])


def best_to_ask(db: Connection, *, now: int) -> str:
    """Return in words whose export would open most, or "" where that is not known or takes longer than an import."""
    if read.number_of_people(db) > QUICK:
        return ""

    found = opening(View(db, now, Settings()), Query(limit=1), by_tie=True).ask
    if not found:
        return ""
    return f"{found[0].person.name}’s export, with about {found[0].expected.gain:,.0f} new people"


def _advice(db: Connection, report: FileReport) -> str:
    """Return which other file of the same giver would add most to this one."""
    mine = report.owner == "me"
    codes = {problem.code for problem in report.problems}
    if report.kind == "lead_export":
        return "the export of somebody who knows them: infograph ask-next"
    if report.kind in ("address_book", "google_contacts", "outlook_contacts", "vcard", "linkedin_imported_contacts"):
        return "LinkedIn’s Connections.csv, with profile addresses and employers" if mine else ""
    if report.kind in ("linkedin_connections", "linkedin_outlook") and "no_url_column" in codes:
        return "a newer export: since 2023 it has profile addresses, by which people are matched surely"
    if report.kind == "linkedin_connections" and not sources.owner_has_messages(db, report.source):
        if mine:
            return "your whole archive: its messages and invitations tell how close your ties are"
        return f"{report.owner}’s counts of messages, without the messages: infograph share --evidence, on their side"
    return ""
