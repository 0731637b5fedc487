"""Lead exports (Sales Navigator, PhantomBuster, Apollo and alike): possible targets with their industry.

Only people of the first degree are ties; "2nd" says that a path exists, not through whom.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from infograph.importers import columns
from infograph.importers.people_rows import Layout, PeopleReader
from infograph.importers.shapes import Item, OwnerHint
from infograph.importers.tabular import Table, head_key
from infograph.model import Role

KIND = "lead_export"

_FIELDS = {
    "firstname": "first", "first name": "first", "lastname": "last", "last name": "last", "fullname": "name",
    "full name": "name", "name": "name", "companyname": "company", "company name": "company", "company": "company",
    "current company": "company", "title": "position", "job title": "position", "current job": "position",
    "current title": "position", "location": "location",
    "industry": "industry", "company industry": "industry",
    "person linkedin url": "url", "linkedin url": "url", "linkedin profile url": "url",
    "linkedin": "url", "linkedin profile": "url", "defaultprofileurl": "url", "profile url": "url",
}  # fmt: skip
_DEGREE = ("connectiondegree", "connection degree", "degree")
_FALLBACK_URL = ("linkedinprofileurl", "profileurl")
_URLS = frozenset((*_FALLBACK_URL, *(key for key, field in _FIELDS.items() if field == "url")))
MARKS = frozenset(
    (
        "person linkedin url", "company linkedin url", "vmid", "seniority", "employees", "company domain",
        "company industry", "company size", "company website", "website", "email status", "sales navigator url",
        "lead status", "sharedconnectionscount", "shared connections", "mutual connections", *_DEGREE,
    )
)  # fmt: skip
"""Columns that tools for sales write and LinkedIn's own lists never have."""


def identify(header: Sequence[str]) -> str:
    """Return why a header is that of a lead export, or "": a list that says since when is one of contacts."""
    keys = {head_key(cell) for cell in header}
    works = keys & {key for key, field in _FIELDS.items() if field in ("company", "position")}
    whole = keys & {"fullname", "full name", "name"}
    found = columns.places(header)
    if "connected" in found and not keys & set(_DEGREE):
        return ""
    if works and (whole or keys & {"firstname", "first name"}) and keys & MARKS:
        return "has the columns of a lead export"
    if works and whole and keys & _URLS and not {"first", "last"} <= found.keys():
        return "has names and profiles, and does not say who knows them"
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
