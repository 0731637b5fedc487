"""Any other CSV, by the user's own words: --map "Full name=name,Employer=company"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from infograph.errors import BadRequest
from infograph.importers.people_rows import Layout, PeopleReader
from infograph.importers.shapes import Kind, Reading
from infograph.importers.tabular import Table, head_key

KIND_MAPPED = "generic_csv"
KINDS = {KIND_MAPPED: Kind("CSV read by --map")}
FIELDS = ("first", "last", "name", "url", "email", "company", "position", "connected", "location", "industry")


def check(mapping: Mapping[str, str]) -> None:
    """Raise BadRequest where a mapping names a field that does not exist, or no name."""
    unknown = sorted(set(mapping.values()) - set(FIELDS))
    if unknown:
        raise BadRequest(f"--map knows no field “{unknown[0]}”.", f"Fields: {', '.join(FIELDS)}.")
    if not {"name", "first", "last", "url"} & set(mapping.values()):
        raise BadRequest("--map says not which column is the name.", 'Example: --map "Full name=name,Employer=company"')


def knows(header: Sequence[str], mapping: Mapping[str, str]) -> bool:
    """Say whether a header has every column that a mapping names."""
    keys = {head_key(cell) for cell in header}
    return all(head_key(column) in keys for column in mapping)


def read(table: Table, mapping: Mapping[str, str]) -> Iterator[Reading]:
    """Yield a Record for each row that names somebody."""
    keys = [head_key(cell) for cell in table.header]
    places = {field: keys.index(head_key(column)) for column, field in mapping.items()}
    emails = (places["email"],) if "email" in places else ()
    yield from table.problems
    yield from PeopleReader(table, Layout(places, emails)).records()
