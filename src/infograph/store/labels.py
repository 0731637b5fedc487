"""Read and keep the industries of people, and the user's word on those of companies."""

from __future__ import annotations

from collections.abc import Iterable

from infograph.store.pages import Connection

LabelRow = tuple[str, int, float, str, str]
"""Industry, person, confidence 0..1, what says so and where it stands (`grounds.LabelSource`):
there are as many as people, so plain tuples."""


def overrides(db: Connection) -> dict[str, tuple[str, ...]]:
    """Return the industries that the user gave companies, by the company's matching key; () where it has none."""
    rows = db.execute("SELECT company, industries FROM override")
    return {key: tuple(filter(None, codes.split("|"))) for key, codes in rows}


def employer_of_called(db: Connection, fold: str, company: str) -> str | None:
    """Return the employer of somebody of a name, "" where none is known, None where nobody has it or somebody works at it;
    `fold` and `company` are the name's matching keys."""
    if db.execute("SELECT 1 FROM person WHERE company_key = ? LIMIT 1", (company,)).fetchone():
        return None
    row = db.execute("SELECT company FROM person WHERE fold = ? ORDER BY id LIMIT 1", (fold,)).fetchone()
    return None if row is None else str(row[0])


def keep_override(db: Connection, key: str, company: str, codes: Iterable[str]) -> None:
    """Keep the user's word on the industries of a company."""
    db.execute("INSERT OR REPLACE INTO override VALUES (?,?,?)", (key, company, "|".join(codes)))


def drop_override(db: Connection, key: str) -> None:
    """Take the user's word on a company back."""
    db.execute("DELETE FROM override WHERE company = ?", (key,))


def drop_all(db: Connection) -> None:
    """Take every label away."""
    db.execute("DELETE FROM label")


def add(db: Connection, rows: Iterable[LabelRow]) -> None:
    """Keep labels."""
    db.executemany("INSERT OR REPLACE INTO label VALUES (?,?,?,?,?)", rows)


_UNKNOWN = (
    " AND company_key NOT IN (SELECT p.company_key FROM label l JOIN person p ON p.id = l.person"
    " WHERE l.source IN ('employer', 'name'))"
)
"""Whose field a colleague's label tells by the employer is known: who has none there is not of it, by their title."""


def unlabelled_employers(db: Connection) -> list[tuple[str, int]]:
    """Return (company, people) of those without a label, of whose company the user said nothing, those of most people first."""
    return db.execute(
        "SELECT min(company), count(*) AS people FROM person WHERE company <> ''"
        f" AND id NOT IN (SELECT person FROM label) AND company_key NOT IN (SELECT company FROM override){_UNKNOWN}"
        " GROUP BY company_key ORDER BY people DESC, company_key"
    ).fetchall()


def unlabelled_jobs(db: Connection) -> list[tuple[str, str, str]]:
    """Return (matching key, company, position) of all without a label of whose company the user said nothing."""
    return db.execute(
        "SELECT company_key, company, position FROM person WHERE company <> ''"
        f" AND id NOT IN (SELECT person FROM label) AND company_key NOT IN (SELECT company FROM override){_UNKNOWN}"
        " ORDER BY company_key, id"
    ).fetchall()


def said(db: Connection) -> list[tuple[str, str]]:
    """Return the user's word on companies: (company, codes separated by "|", "" for none), by matching key."""
    return db.execute("SELECT shown, industries FROM override ORDER BY company").fetchall()


def best_labels(db: Connection) -> dict[int, str]:
    """Return the likeliest industry of everybody who has one."""
    return dict(db.execute("SELECT person, industry FROM label ORDER BY confidence, industry DESC"))
