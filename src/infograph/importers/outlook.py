"""Outlook's and Outlook.com's contacts, and LinkedIn's export of 2011 to 2017 in the same columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from infograph.importers import columns
from infograph.importers.people_rows import Layout, PeopleReader
from infograph.importers.shapes import Kind, OwnerHint, Reading
from infograph.importers.tabular import Table, head_key
from infograph.model import Problem

KIND = "outlook_contacts"
LINKEDIN = "linkedin_outlook"
KINDS = {KIND: Kind("Outlook contacts"), LINKEDIN: Kind("LinkedIn connections, 2011 to 2017", whole_list=True)}
PRECEDENCE = 2

_FIELDS = {
    "first name": "first",
    "last name": "last",
    "company": "company",
    "job title": "position",
    "organization": "company",
    "display name": "name",
}
_MAIL = frozenset(map(head_key, ("E-mail Address", "E-mail 2 Address", "E-mail 3 Address", "Primary Email", "Secondary Email")))
_PAGES = frozenset(("web page", "personal web page", "web page 1", "web page 2", "business web page"))
_FILLED_BY_LINKEDIN = frozenset(map(head_key, ("First Name", "Last Name", "E-mail Address", "Company", "Job Title")))


def identify(header: Sequence[str]) -> str:
    """Return why a header is Outlook's or Thunderbird's, or ""."""
    keys = {head_key(cell) for cell in header}
    if (
        {"first name", "last name"} <= keys
        and keys & _MAIL
        and (keys & {"given yomi", "business street", "home street", "other phone", "primary email"})
    ):
        return "has the columns of an Outlook or Thunderbird address book"
    return ""


def kind_of(table: Table) -> str:
    """Return the kind: LinkedIn's old export fills five of the 59 columns and no others."""
    keys = [head_key(cell) for cell in table.header]
    if len(keys) < 50 or "personal web page" not in keys:
        return KIND
    for row in table.rows():
        if any(cell.strip() for key, cell in zip(keys, row.cells, strict=False) if key not in _FILLED_BY_LINKEDIN):
            return KIND
    return LINKEDIN


def read(table: Table, owner: OwnerHint) -> Iterator[Reading]:
    """Yield a Record for each named contact: connections of LinkedIn's old export, else address book entries."""
    places, emails = columns.places_of(table.header, _FIELDS), columns.columns_of(table.header, _MAIL)
    yield from table.problems
    if kind_of(table) == LINKEDIN:
        yield Problem("no_url_column", count=0)
        yield Problem("no_dates", count=0)
        layout = Layout(places, emails, nameless="hidden_rows")
    else:
        pages = columns.columns_of(table.header, _PAGES)
        layout = Layout(places, emails, lambda cells: "address", pages=pages)
    yield from PeopleReader(table, layout).records()
