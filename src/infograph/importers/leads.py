"""Lead exports (Sales Navigator, PhantomBuster, Apollo and alike): possible targets with their industry.

Only people of the first degree are ties; "2nd" says that a path exists, not through whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from infograph.importers.people_rows import Layout, PeopleReader
from infograph.importers.shapes import Item, OwnerHint
from infograph.importers.tabular import Table, head_key
from infograph.model import Role

KIND = "lead_export"

_FIELDS = {
    "firstname": "first", "first name": "first", "lastname": "last", "last name": "last", "fullname": "name",
    "full name": "name", "name": "name", "companyname": "company", "company name": "company", "company": "company",
    "current company": "company", "title": "position", "job title": "position", "location": "location",
    "industry": "industry", "person linkedin url": "url", "linkedin url": "url", "linkedin profile url": "url",
    "linkedin": "url", "defaultprofileurl": "url", "profile url": "url",
}  # fmt: skip
_DEGREE = ("connectiondegree", "connection degree", "degree")
_FALLBACK_URL = ("linkedinprofileurl", "profileurl")
_MARKS = frozenset(("person linkedin url", "company linkedin url", "vmid", "seniority", "employees", *_DEGREE))


def identify(header: Sequence[str]) -> str:
    """Return why a header is that of a lead export, or ""."""
    keys = {head_key(cell) for cell in header}
    named = keys & {"firstname", "first name", "fullname", "full name", "name"}
    if named and keys & _MARKS and keys & {"title", "job title", "companyname", "company name", "company"}:
        return "has the columns of a lead export"
    return ""


def read(table: Table, owner: OwnerHint) -> Iterator[Item]:
    """Yield a Record for each person: a contact where the first degree is stated, else a lead."""
    keys = [head_key(cell) for cell in table.header]
    places: dict[str, int] = {}
    for place, key in enumerate(keys):
        if key in _FIELDS:
            places.setdefault(_FIELDS[key], place)
    for key in _FALLBACK_URL:
        if key in keys:
            places.setdefault("url", keys.index(key))
    if "first" in places and "last" in places:
        places.pop("name", None)
    emails = tuple(place for place, key in enumerate(keys) if key in ("email", "e mail", "email address"))
    degree = next((keys.index(key) for key in _DEGREE if key in keys), None)

    def role_of(cells: Sequence[str]) -> Role:
        if degree is None or degree >= len(cells):
            return "lead"
        return "contact" if cells[degree].strip().casefold() in ("1st", "1", "1st degree", "first") else "lead"

    code = "not_first_degree" if degree is not None else "targets_without_path"
    yield from table.problems
    yield from PeopleReader(table, Layout(places, emails, role_of, leads=code)).records()
