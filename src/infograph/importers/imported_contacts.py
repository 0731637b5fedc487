"""LinkedIn's ImportedContacts.csv: a phone book once synced, not connections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from infograph.importers import columns
from infograph.importers.people_rows import Layout, PeopleReader
from infograph.importers.shapes import Kind, OwnerHint, Reading
from infograph.importers.tabular import Table, head_key

KIND = "linkedin_imported_contacts"
KINDS = {KIND: Kind("address book once given to LinkedIn")}
PRECEDENCE = 2

_FIELDS = {
    "firstname": "first",
    "first name": "first",
    "lastname": "last",
    "last name": "last",
    "title": "position",
    "companies": "company",
    "fullname": "name",
    "full name": "name",
    "location": "location",
}
_MAIL = ("emails", "email address")


def identify(header: Sequence[str]) -> str:
    """Return why a header is that of imported contacts, or ""."""
    keys = {head_key(cell) for cell in header}
    if keys & {"firstname", "first name"} and keys & {"phonenumbers", "phone numbers"} and keys & set(_MAIL):
        return "has the columns of contacts once imported to LinkedIn"
    return ""


def read(table: Table, owner: OwnerHint) -> Iterator[Reading]:
    """Yield a Record for each entry that names somebody."""
    yield from table.problems
    emails, pages = (columns.columns_of(table.header, names) for names in (_MAIL, ("profiles", "sites")))
    places = columns.places_of(table.header, _FIELDS)
    layout = Layout(places, emails, lambda cells: "address", weak=True, pages=pages)
    yield from PeopleReader(table, layout).records()
