"""Google Contacts, both header sets; several values of a cell are joined by " ::: "."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from infograph.importers import columns
from infograph.importers.people_rows import Layout, PeopleReader
from infograph.importers.shapes import Kind, OwnerHint, Reading
from infograph.importers.tabular import Table, head_key

KIND = "google_contacts"
KINDS = {KIND: Kind("Google Contacts")}
PRECEDENCE = 2

_FIELDS = {
    "first name": "first",
    "given name": "first",
    "last name": "last",
    "family name": "last",
    "name": "name",
    "organization name": "company",
    "organization 1 name": "company",
    "organization title": "position",
    "organization 1 title": "position",
}
_MAIL = re.compile(r"^e mail \d+ value$")
_SITE = re.compile(r"^website \d+ value$")


def identify(header: Sequence[str]) -> str:
    """Return why a header is Google's, or ""."""
    keys = {head_key(cell) for cell in header}
    named = keys & {"first name", "given name"} and keys & {"last name", "family name"}
    if "connected" in columns.places(header):
        return ""
    if named and (any(map(_MAIL.match, keys)) or {"labels", "file as"} <= keys or "group membership" in keys):
        return "has the columns of Google Contacts"
    return ""


def read(table: Table, owner: OwnerHint) -> Iterator[Reading]:
    """Yield a Record for each entry that names a person; a website on LinkedIn is the profile."""
    keys = [head_key(cell) for cell in table.header]
    places = columns.places_of(table.header, _FIELDS)
    if "first" in places:
        places.pop("name", None)  # the whole name of an entry without parts is a company's
    emails, pages = (tuple(place for place, key in enumerate(keys) if form.match(key)) for form in (_MAIL, _SITE))
    yield from table.problems
    yield from PeopleReader(table, Layout(places, emails, lambda cells: "address", pages=pages)).records()
