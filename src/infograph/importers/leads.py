"""Lead exports (Sales Navigator, PhantomBuster, Apollo and alike): possible targets with their industry.

Only people of the first degree are ties; "2nd" says that a path exists, not through whom.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from infograph.importers import columns
from infograph.importers.people_rows import Layout, PeopleReader
from infograph.importers.shapes import Kind, OwnerHint, Reading
from infograph.importers.tabular import Table, head_key
from infograph.model import Role
from infograph.text import member_id, profile_slug

KIND = "lead_export"
KINDS = {KIND: Kind("lead export")}
PRECEDENCE = 2

_FIELDS = {
    "title": "position",
    "job title": "position",
    "current job": "position",
    "current title": "position",
    "current position": "position",
    "organization title 1": "position",
    "organization 1": "company",
    "current company": "company",
    "company industry": "industry",
    "geography": "location",
}
"""What tools for sales call what LinkedIn calls otherwise: before its own names, a Headline is only the second best."""
_URLS = (
    "default profile url",
    "defaultprofileurl",
    "person linkedin url",
    "linkedin profile url",
    "linkedin url",
    "linkedin profile",
    "linkedin",
    "linkedinprofileurl",
    "profile url",
    "profileurl",
    "profile link",
    "url",
)
"""Columns for a profile, the best first: those of Sales Navigator often hold only an opaque id."""
MOST_BESIDE = 3
"""Columns that a bare list of names and profiles may have."""
_DEGREE = ("connectiondegree", "connection degree", "degree", "member distance", "network distance", "distance")
_DEGREE_OF_TIE = frozenset(_DEGREE) - {"degree", "distance"}
"""Of these, what beside a day of connection is no degree of a school."""
_FIRST_DEGREE = re.compile(r"[\W_]*(?:distance[\W_]*)?(?:1|first)(?:st)?\b", re.I)
_MARKS = frozenset(
    (
        "person linkedin url",
        "company linkedin url",
        "vmid",
        "seniority",
        "employees",
        "company domain",
        "company industry",
        "company size",
        "company website",
        "website",
        "email status",
        "sales navigator url",
        "lead status",
        "sharedconnectionscount",
        "shared connections",
        "mutual connections",
        "mutual count",
        "number of employees",
        "employee count",
        "company linkedin",
        "lead score",
        "lead source",
        *_DEGREE,
    )
)
"""Columns that tools for sales write and LinkedIn's own lists never have."""


def identify(header: Sequence[str]) -> str:
    """Return why a header is that of a lead export, or "": a list that says since when is one of contacts."""
    keys = {head_key(cell) for cell in header}
    fields = (columns.places(header) | columns.places_of(header, _FIELDS)).keys()
    if "connected" in fields and not keys & _DEGREE_OF_TIE:
        return ""
    if fields & {"name", "first"} and fields & {"company", "position"} and keys & _MARKS:
        return "has the columns of a lead export"
    little = fields & {"company", "position"} or len(keys - {""}) <= MOST_BESIDE
    if {"name", "url"} <= fields and not {"first", "last"} <= fields and little:
        return "has names and profiles, and does not say who knows them"
    return ""


def doubt(table: Table) -> str:
    """Return why a list with little more than names and addresses is none of people, or "": most must be profiles."""
    by_field = columns.places(table.header)
    if by_field.keys() & {"company", "position", "first"} or "url" not in by_field:
        return ""
    urls = [row.cells[by_field["url"]] for row in islice(table.rows(), 100) if len(row.cells) > by_field["url"]]
    profiles = sum(bool(profile_slug(url) or member_id(url)) for url in urls)
    return "" if 2 * profiles > len(urls) else "its addresses are no profiles"


def read(table: Table, owner: OwnerHint) -> Iterator[Reading]:
    """Yield a Record for each person: a contact where the first degree is stated, else a lead."""
    keys = [head_key(cell) for cell in table.header]
    places = columns.places(table.header) | columns.places_of(table.header, _FIELDS)
    pages = tuple(keys.index(key) for key in _URLS if key in keys)
    if {"first", "last"} <= places.keys():
        places.pop("name", None)
    degree = next((keys.index(key) for key in _DEGREE if key in keys), None)

    def role_of(cells: Sequence[str]) -> Role:
        first = degree is not None and degree < len(cells) and _FIRST_DEGREE.match(cells[degree])
        return "contact" if first else "lead"

    code = "not_first_degree" if degree is not None else "targets_without_path"
    yield from table.problems
    layout = Layout(places, columns.all_of(table.header, "email"), role_of, leads=code, pages=pages)
    yield from PeopleReader(table, layout).records()
