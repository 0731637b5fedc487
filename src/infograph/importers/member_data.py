"""LinkedIn's Member Data Portability snapshot: the same fields as the CSV files, as JSON."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from infograph.errors import UnusableFile
from infograph.importers import connections, invitations
from infograph.importers.shapes import Item, OwnerHint
from infograph.importers.tabular import Table

KIND = "member_data"

_START = re.compile(r'\s*(?:\[\s*(?:\{|$)|\{\s*(?:"|$))')
_DOMAINS = {"CONNECTIONS": connections, "INVITATIONS": invitations}


def identify(header: Sequence[str]) -> str:
    """Return why a first line begins such a snapshot, or "" (the first line is all that is looked at)."""
    return "is LinkedIn's member data in JSON" if header and _START.match(header[0]) else ""


def doubt(table: Table) -> str:
    """Return why a JSON file is no snapshot of a member's data, or ""."""
    return "" if "snapshotData" in table.text else "it holds no snapshotData"


def whole_list(table: Table) -> bool:
    """Say whether a snapshot holds the owner's whole list of connections."""
    return '"CONNECTIONS"' in table.text


def read(table: Table, owner: OwnerHint) -> Iterator[Item]:
    """Yield what the CSV of each known domain would; other domains are passed over."""
    yield from table.problems
    found, table.seen = False, 0
    for domain, rows in _domains(table.text):
        module = _DOMAINS.get(domain)
        if module is not None:
            found = True
            same = _as_table(rows)
            yield from connections.read(same, owner) if module is connections else invitations.read(same, owner)
            table.seen += same.seen
    if not found:
        raise UnusableFile("This JSON holds no LinkedIn connections.", "Give the CONNECTIONS domain.", "unknown_json")


def _domains(text: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    try:
        pages = json.loads(text)
    except (ValueError, RecursionError):
        raise UnusableFile("The file is no valid JSON.", "Download it again.", "bad_json") from None
    merged: dict[str, list[dict[str, Any]]] = {}
    for page in pages if isinstance(pages, list) else [pages]:
        elements = page.get("elements", [page]) if isinstance(page, dict) else []
        for element in elements if isinstance(elements, list) else []:
            if isinstance(element, dict) and isinstance(element.get("snapshotData"), list):
                rows = [row for row in element["snapshotData"] if isinstance(row, dict)]
                merged.setdefault(str(element.get("snapshotDomain", "")).upper(), []).extend(rows)
    yield from merged.items()


def _as_table(rows: list[dict[str, Any]]) -> Table:
    header = list(dict.fromkeys(str(key) for row in rows for key in row))
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows(["" if row.get(key) is None else str(row.get(key, "")) for key in header] for row in rows)
    return Table(out.getvalue(), header, 1, ",")
