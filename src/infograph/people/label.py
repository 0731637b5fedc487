"""Industries as the user sees and corrects them: why, what is unknown."""

from __future__ import annotations

from infograph import industry
from infograph.companies import fold_company, is_employer
from infograph.errors import Ambiguous, NotFound
from infograph.model import Label
from infograph.people.find import find_person
from infograph.store.db import Connection
from infograph.text import clean


def why(db: Connection, told: str) -> tuple[str, tuple[Label, ...]]:
    """Return the name and the labels of a person, or of a company where nobody has that name."""
    try:
        person = find_person(db, told)
    except Ambiguous:
        raise
    except NotFound:
        row = db.execute("SELECT industries FROM override WHERE company = ?", (fold_company(told),)).fetchone()
        overrides = {fold_company(told): tuple(filter(None, row[0].split("|")))} if row else {}
        return clean(told), industry.infer(clean(told), "", overrides=overrides)
    return person.name, person.labels


def unknown_employers(db: Connection, top: int) -> list[tuple[str, int]]:
    """Return employers of people without a label, those of most people first, then by name."""
    rows = db.execute(
        "SELECT min(company), count(*) AS people FROM person WHERE company <> ''"
        " AND id NOT IN (SELECT person FROM label) AND company_key NOT IN (SELECT company FROM override)"
        " GROUP BY company_key ORDER BY people DESC, company_key"
    )
    found = []
    for company, people in rows:
        if is_employer(company):
            found.append((company, people))
        if len(found) >= top:
            break
    return found

