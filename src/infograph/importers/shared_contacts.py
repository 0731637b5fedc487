"""Contacts that a friend picked out and handed on (`infograph share`): ties, but not a whole list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from infograph.importers.people_rows import Layout, PeopleReader
from infograph.importers.shapes import Kind, OwnerHint, Reading
from infograph.importers.tabular import Table, head_key

KIND = "shared_contacts"
KINDS = {KIND: Kind("shared contacts")}
PRECEDENCE = 3
"""Above that of lead exports, whose columns these are, so that other programs read them too."""
COLUMNS = ("full name", "company", "job title", "industry", "linkedin url", "connection degree", "functions", "level")
_PLACES = {"name": 0, "company": 1, "position": 2, "industry": 3, "url": 4}


def identify(header: Sequence[str]) -> str:
    """Return why a header is that of shared contacts, or ""."""
    return "has the columns of contacts shared by infograph" if tuple(map(head_key, header)) == COLUMNS else ""


def read(table: Table, owner: OwnerHint) -> Iterator[Reading]:
    """Yield a Record for each contact."""
    yield from table.problems
    yield from PeopleReader(table, Layout(_PLACES)).records()
