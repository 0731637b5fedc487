"""LinkedIn's Member Data Portability snapshot: the same fields as the CSV files, as JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import Any

from infograph.errors import UnusableFile
from infograph.importers import connections, endorsements, invitations, messages, own_profile, recommendations
from infograph.importers.shapes import Kind, OwnerHint, Reading
from infograph.importers.tabular import Table

KIND = "member_data"
KINDS = {KIND: Kind("LinkedIn member data", rows="mixed")}
PRECEDENCE = 2

_START = re.compile(r'\s*(?:\[\s*(?:\{|$)|\{\s*(?:"|$))')
_BLANK = re.compile(r"[\s,]*")
_READERS = (invitations, messages, recommendations, endorsements, own_profile, connections)
"""What the parts of a snapshot are read by: each has the columns of a file of the archive; connections claim most."""


def identify(header: Sequence[str]) -> str:
    """Return why a first line begins such a snapshot, or "" (the first line is all that is looked at)."""
    return "is LinkedIn’s member data in JSON" if header and _START.match(header[0]) else ""


def doubt(table: Table) -> str:
    """Return why a JSON file is no snapshot of a member's data, or ""."""
    is_snapshot = "snapshotData" in table.text or ('"First Name"' in table.text and '"Connected On"' in table.text)
    return "" if is_snapshot else "it holds no snapshotData"


def whole_list(table: Table) -> bool:
    """Say whether a snapshot holds the owner's whole list of connections."""
    return '"CONNECTIONS"' in table.text or '"Connected On"' in table.text


def read(table: Table, owner: OwnerHint) -> Iterator[Reading]:
    """Yield what the CSV of each part would that is known by its columns; other parts are passed over."""
    yield from table.problems
    any_part, table.seen = False, 0
    for reader, part in _parts(table.text):
        any_part, part.latest = True, table.latest
        yield from reader.read(part, owner)
        table.seen += part.seen
    if not any_part:
        raise UnusableFile(
            "This JSON holds no LinkedIn connections.", "Give the CONNECTIONS domain.", "unknown_json", names_file=False
        )


def owner_in(table: Table) -> OwnerHint:
    """Return what the profile in a snapshot says of its owner."""
    for reader, part in _parts(table.text):
        if reader is own_profile and own_profile.owner_in(part).name:
            return own_profile.owner_in(part)
    return OwnerHint()


def owner_hints(table: Table) -> tuple[OwnerHint, ...]:
    """Return who stands in every conversation and sent or got every invitation of a snapshot, as in an archive's files."""
    shows = {messages: messages.owner_hints, invitations: invitations.owner_hints}
    return tuple(hint for reader, part in _parts(table.text) if reader in shows for hint in shows[reader](part))


def _parts(text: str) -> Iterator[tuple[ModuleType, Table]]:
    for domain, rows in _domains(text):
        part = _as_table(rows)
        part.name = domain  # RECOMMENDATIONS_GIVEN tells its direction by its name alone
        reader = connections if domain == "CONNECTIONS" else next((r for r in _READERS if r.identify(part.header)), None)
        if reader is not None:
            yield reader, part


def _domains(text: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the rows of each domain over all pages, which may stand in a list, or one after another."""
    merged: dict[str, list[dict[str, Any]]] = {}
    for page in _pages(text):
        elements = page.get("elements", [page])
        for element in elements if isinstance(elements, list) else []:
            if isinstance(element, dict) and isinstance(element.get("snapshotData"), list):
                rows = [row for row in element["snapshotData"] if isinstance(row, dict)]
                merged.setdefault(str(element.get("snapshotDomain", "")).upper(), []).extend(rows)
            elif isinstance(element, dict) and "First Name" in element:
                merged.setdefault("CONNECTIONS", []).append(element)  # the rows alone, taken out of their page
    yield from merged.items()


def _pages(text: str) -> Iterator[dict[str, Any]]:
    reader, at, end = json.JSONDecoder(), 0, len(text.rstrip())
    while at < end:
        try:
            blank = _BLANK.match(text, at)
            held, at = reader.raw_decode(text, blank.end() if blank else at)
        except (ValueError, RecursionError):
            raise UnusableFile("The file is no valid JSON.", "Download it again.", "bad_json", names_file=False) from None
        yield from (page for page in (held if isinstance(held, list) else [held]) if isinstance(page, dict))


def _as_table(rows: list[dict[str, Any]]) -> Table:
    header = list(dict.fromkeys(str(key) for row in rows for key in row))
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(["" if row.get(key) is None else str(row.get(key, "")) for key in header] for row in rows)
    return Table(out.getvalue(), header, 1, ",")
