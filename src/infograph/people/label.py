"""Industries as the user sees and corrects them: why, what is unknown."""

from __future__ import annotations

from itertools import islice

from infograph import industry
from infograph.companies import is_employer
from infograph.errors import Ambiguous, NotFound
from infograph.model import Label
from infograph.people.find import find_person
from infograph.store import labels
from infograph.store.db import Connection
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


def unknown_employers(db: Connection, top: int) -> list[tuple[str, int]]:
    """Return employers of people without a label, those of most people first, then by name."""
    employers = ((company, people) for company, people in labels.unlabelled_employers(db) if is_employer(company))
    return list(islice(employers, top))
