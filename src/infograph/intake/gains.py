"""What an imported file adds to what was known, and what would add most: the part of a report that says whether it paid."""

from __future__ import annotations

from infograph.model import FileReport, Query
from infograph.ranking import Settings
from infograph.store import read
from infograph.store.db import Connection

QUICK = 10_000
"""People up to whom it is worked out at once whose export would open most; that takes longer than small imports beyond."""

_TARGETS = "('contact', 'address', 'end')"
_MINE = "('end')"
"""Of the user's own files, only ends of stated ties can be at distance two: their contacts are at distance one."""


def add_gains(db: Connection, report: FileReport) -> None:
    """Say how many second-degree people a file shows, to how many only one contact leads, and which ties it has evidence on."""
    numbers = [part.source for part in report.parts if part.source]
    if numbers:
        report.evidence, report.evidence_waiting = _evidence(db, numbers)
        report.opens, report.only_here = _opened(db, numbers, _MINE if report.owner == "me" else _TARGETS)
    if report.status == "ok":
        report.would_add += filter(None, [_advice(db, report)])


def best_to_ask(db: Connection, *, now: int) -> str:
    """Return in words whose export would open most, or "" where that is not known or takes longer than an import."""
    if db.execute("SELECT count(*) FROM person").fetchone()[0] > QUICK:
        return ""
    from infograph.planning.whose_export import opening

    found = opening(db, Query(limit=1), now=now, settings=Settings(), by_tie=True).ask
    if not found:
        return ""
    return f"{found[0].person.name}’s export, with about {found[0].expected.gain:,.0f} new people"


def _evidence(db: Connection, numbers: list[int]) -> tuple[dict[str, int], int]:
    """Return on how many people there is evidence, by kind, and of how many no list holds yet."""
    these = f"FROM evidence e JOIN record y ON y.id = e.b WHERE e.source IN ({_marks(numbers)}) AND e.kind <> 'tie'"
    known = db.execute(
        f"SELECT e.kind, count(DISTINCT y.person) {these} AND y.person IS NOT NULL GROUP BY e.kind ORDER BY e.kind", numbers
    ).fetchall()
    waiting = db.execute(
        f"SELECT count(DISTINCT coalesce(nullif(y.slug, ''), y.fold)) {these} AND y.person IS NULL", numbers
    ).fetchone()
    return dict(known), int(waiting[0])


def _marks(numbers: list[int]) -> str:
    return ",".join("?" * len(numbers))


def _opened(db: Connection, numbers: list[int], roles: str) -> tuple[int, int]:
    """Return how many people of these sources are at distance two from the user, and how many through one contact alone."""
    me = read.ego(db)
    row = db.execute(
        f"WITH seen AS (SELECT DISTINCT r.person FROM record r WHERE r.source IN ({_marks(numbers)})"
        f" AND r.role IN {roles} AND r.person IS NOT NULL AND r.person <> ?"
        f" AND r.person NOT IN {read.MAYBE_ME}"
        " AND NOT EXISTS (SELECT 1 FROM tie o WHERE o.person = ? AND o.other = r.person)),"
        " ways AS (SELECT s.person, count(*) AS n FROM seen s CROSS JOIN tie t ON t.person = s.person"
        " CROSS JOIN tie m ON m.person = ? AND m.other = t.other GROUP BY s.person)"
        " SELECT count(*), coalesce(sum(n = 1), 0) FROM ways",
        (*numbers, me, me, me),
    ).fetchone()
    return int(row[0]), int(row[1])


def _advice(db: Connection, report: FileReport) -> str:
    """Return which other file of the same giver would add most to this one."""
    mine = report.owner == "me"
    codes = {problem.code for problem in report.problems}
    if report.kind == "lead_export":
        return "the export of somebody who knows them: infograph ask-next"
    if report.kind in ("address_book", "google_contacts", "outlook_contacts", "vcard", "linkedin_imported_contacts"):
        return "LinkedIn's Connections.csv, with profile addresses and employers" if mine else ""
    if report.kind in ("linkedin_connections", "linkedin_outlook") and "no_url_column" in codes:
        return "a newer export: since 2023 it has profile addresses, by which people are matched surely"
    if report.kind == "linkedin_connections" and not _has_messages(db, report.source):
        if mine:
            return "your whole archive: its messages and invitations tell how close your ties are"
        return f"{report.owner}’s counts of messages, without the messages: infograph share --evidence, on their side"
    return ""


def _has_messages(db: Connection, number: int) -> bool:
    """Say whether messages of the owner of a source were ever imported."""
    return (
        db.execute(
            "SELECT 1 FROM source s JOIN source o ON o.owner = s.owner JOIN evidence e ON e.source = o.id"
            " WHERE s.id = ? AND e.kind = 'messages' LIMIT 1",
            (number,),
        ).fetchone()
        is not None
    )
