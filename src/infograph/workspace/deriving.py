"""After a change: judge the touched records again, write their people, ties and industries."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from infograph import industry
from infograph.companies import fold_company
from infograph.identity import Row, resolve
from infograph.model import Label
from infograph.store import people, read, ties


def derive(
    db: sqlite3.Connection, records: Iterable[int] | None, progress: Callable[[str, int, int], None] | None = None
) -> list[int]:
    """Make everything derived again for what these records touch (None: for all); return those people."""
    count = people.touch(db, records)
    if progress is not None:
        progress("who is who", count, 0)
    joined, apart = people.touched_links(db)
    same = [(*_rows(db, a, b), why) for a, b, why in joined]
    clusters = resolve((Row(*row) for row in people.touched_rows(db)), same, apart)
    changed = people.settle(db, people.Joined(clusters.root, clusters.joins))
    if progress is not None:
        progress("ties", count, 0)
    ties.refresh_ties(db)
    if progress is not None:
        progress("industries", len(changed), 0)
    label(db, changed)
    return changed


def label(db: sqlite3.Connection, ids: Iterable[int] | None) -> None:
    """Infer the industries of these people (None: of everybody) and keep them with confidence and evidence."""
    overrides = {key: tuple(codes.split("|")) for key, codes in db.execute("SELECT company, industries FROM override")}
    rows = list(read.employments(db, ids))
    db.executemany("DELETE FROM label WHERE person = ?", ((row[0],) for row in rows))
    known: dict[tuple[str, str, str], tuple[Label, ...]] = {}
    found: list[tuple[str, int, float, str]] = []
    for person, company, position, given in rows:
        basis = (company, position, given)
        if basis not in known:
            known[basis] = industry.infer(company, position, given, overrides=overrides)
        found += [(one.industry, person, one.confidence, one.evidence) for one in known[basis]]
    db.executemany("INSERT OR REPLACE INTO label VALUES (?,?,?,?)", found)


def override(db: sqlite3.Connection, company: str, codes: tuple[str, ...]) -> int:
    """Keep the user's word on a company's industries (none: withdraw it); return how many people it settles."""
    key = fold_company(company)
    if codes:
        db.execute("INSERT OR REPLACE INTO override VALUES (?,?,?)", (key, company, "|".join(codes)))
    else:
        db.execute("DELETE FROM override WHERE company = ?", (key,))
    ids = [row[0] for row in db.execute("SELECT id FROM person WHERE company_key = ?", (key,))]
    label(db, ids)
    return len(ids)


def _rows(db: sqlite3.Connection, a: int, b: int) -> tuple[Row, Row]:
    one, other = people.rows_of(db, (a, b))
    return Row(*one), Row(*other)
