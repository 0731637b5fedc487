"""Industries as the user sees and corrects them: why, what is unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from infograph import industry
from infograph.answers import IndustryRow, UnknownEmployer
from infograph.companies import is_employer
from infograph.errors import Ambiguous, NotFound
from infograph.model import Label
from infograph.people.derive import override
from infograph.people.find import find_person
from infograph.store import labels, read
from infograph.store.db import Connection
from infograph.tables import Rows
from infograph.text import clean


def why(db: Connection, told: str) -> tuple[str, tuple[Label, ...]]:
    """Return the name and the labels of a person, or of a company where nobody has that name."""
    try:
        person = find_person(db, told)
    except Ambiguous:
        raise
    except NotFound:
        return clean(told), industry.infer(clean(told), "", overrides=labels.overrides(db))
    return person.name, person.labels


def unknown_employers(db: Connection, top: int) -> Rows[UnknownEmployer]:
    """Return employers of people without a label, those of most people first, then by name."""
    found = [UnknownEmployer(*row) for row in labels.unlabelled_employers(db) if is_employer(row[0])]
    return Rows(found[:top], total=len(found), columns={"company": "string", "people": "int64"})


def set_industries(db: Connection, said: Mapping[str, Sequence[str]]) -> int:
    """Keep the user's word on the industries of companies; return how many people it settles. Raises UnknownIndustry.

    The one name "none" says that a company has no industry to be found by; no names withdraw what was said.
    """
    none = [industry.NO_INDUSTRY]
    codes = {
        company: () if [name.casefold() for name in names] == none else tuple(map(industry.resolve, names))
        for company, names in said.items()
    }
    return sum(override(db, company, codes[company] if names else None) for company, names in said.items())


def counted_industries(db: Connection) -> Rows[IndustryRow]:
    """Return the taxonomy with how many people are in each industry."""
    counts = read.industry_counts(db)
    return Rows(
        IndustryRow(field.code, field.name, field.parent, field.also, field.synonyms, *counts.get(field.code, (0, 0)))
        for field in industry.taxonomy()
    )
