"""LinkedIn's Connections.csv of every era, and whatever spreadsheets have made of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from infograph.importers import columns
from infograph.importers.people_rows import Layout, PeopleReader
from infograph.importers.shapes import Kind, OwnerHint, Reading
from infograph.importers.tabular import Table, head_key
from infograph.model import Problem
from infograph.text import clean, member_id, profile_slug

KIND = "linkedin_connections"
KINDS = {KIND: Kind("LinkedIn connections", whole_list=True)}
PRECEDENCE = 0
"""Two names stand in the files of many formats, which know more of them."""

_LOOKED_AT, _MOST = 50, 0.8
"""Rows looked at for a column of profile addresses under any name, and the part of their cells that are some."""
_NO_WORDS = re.compile(r"[()\[\]=;]")
"""What stands in a line of a program that names the columns, and not in a header that has nothing but names."""

_OTHERS = frozenset(("text", "from", "to", "phone numbers", "created at", "createdat", "maiden name", "followed on"))
"""Columns of files that nobody reads; only a list that says since when is one of connections all the same."""


def identify(header: Sequence[str]) -> str:
    """Return why a header is that of a list of connections, or ""."""
    by_field = columns.places(header)
    if "connected" not in by_field and _OTHERS & {head_key(cell) for cell in header}:
        return ""
    bare = not by_field.keys() & {"url", "connected", "email", "company", "position"}
    if "first" in by_field and "last" in by_field and not (bare and any(map(_NO_WORDS.search, header))):
        return f"has the columns {clean(header[by_field['first']])} and {clean(header[by_field['last']])}"
    if "name" in by_field and "connected" in by_field:
        return f"has the columns {clean(header[by_field['name']])} and {clean(header[by_field['connected']])}"
    return ""


def read(table: Table, owner: OwnerHint) -> Iterator[Reading]:
    """Yield a Record for each row that names somebody, and what was odd, row by row; totals come last."""
    yield from _about(table)
    by_field = places(table)
    emails, pages = (columns.all_of(table.header, field) for field in ("email", "url"))
    yield from PeopleReader(table, Layout(by_field, emails, nameless="hidden_rows", pages=pages)).records()


def places(table: Table) -> dict[str, int]:
    """Return the column of each field; where no column is called an address, the one whose cells are profiles."""
    by_field = columns.places(table.header)
    if "url" not in by_field:
        rows = [row.cells for row in islice(table.rows(), _LOOKED_AT)]
        taken = set(by_field.values())
        free = (place for place in range(len(table.header)) if place not in taken)
        page = next((place for place in free if _holds_profiles([row[place] for row in rows if place < len(row)])), None)
        by_field |= {} if page is None else {"url": page}
    return by_field


def _holds_profiles(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    profiles = sum(bool(profile_slug(cell) or member_id(cell)) for cell in filled)
    return bool(filled) and profiles > _MOST * len(filled)


def _about(table: Table) -> Iterator[Problem]:
    yield from table.problems
    if not table.header:
        return
    by_field = places(table)
    if "url" not in by_field:
        yield Problem("no_url_column", count=0)
    if "connected" not in by_field:
        yield Problem("no_dates", count=0)
    code = columns.language(table.header)
    if code:
        yield Problem("localised_headers", detail=code, count=0, advisory=True)
    extra = [
        cell.strip()
        for place, cell in enumerate(table.header)
        if cell.strip() and (place not in by_field.values() or place == by_field.get("industry"))
    ]
    if extra:
        yield Problem("extra_columns", detail=",".join(clean(name) for name in extra), count=0, advisory=True)
