"""Read what stands above rows that a friend shared: from whom they are, when, and what was agreed."""

from __future__ import annotations

import csv
from itertools import islice

from infograph.importers.shapes import OwnerHint
from infograph.text import clean

_WITHIN = 12  # lines: the head has five, spreadsheets add empty ones
_START = 8000  # characters that these lines may take: consent is a sentence or two


def owner_in(text: str) -> OwnerHint | None:
    """Return who shared a file, where its first lines say so; None for any other file."""
    name = _head(text).get("from", "")
    return OwnerHint(name=name, kind="shared") if name else None


def consent_in(text: str) -> str:
    """Return what the giver agreed to, with the day; "" for any other file.

    >>> consent_in('# infograph share v1\\n# date: 2026-11-20\\n"# consent: for Alex, only"\\nFull Name\\n')
    'for Alex, only (2026-11-20)'
    """
    head = _head(text)
    words, day = head.get("consent", ""), head.get("date", "")
    return f"{words} ({day})" if words and day else words


def _head(text: str) -> dict[str, str]:
    """Return the remarks of the first lines by their names; {} where the first is not ours."""
    remarks: dict[str, str] = {}
    lines = [line for line in islice(text[:_START].lstrip("\ufeff").splitlines(), _WITHIN) if line.strip()]
    for number, line in enumerate(lines):
        remark = _first_cell(line)
        if number == 0 and not remark.startswith(("# infograph share v", "# infograph evidence v")):
            return {}
        if not remark.startswith("#"):
            break
        name, _, value = remark.lstrip("# ").partition(":")
        remarks.setdefault(name.strip().casefold(), value.strip())
    return remarks


def _first_cell(line: str) -> str:
    delimiter = ";" if line.count(";") > line.count(",") and '"' not in line else ","
    try:
        cells = next(csv.reader([line], delimiter=delimiter), [""])
    except csv.Error:
        return ""
    # A remark with a comma that lost its quotes is still one remark.
    return clean(delimiter.join(cells).rstrip(delimiter) if cells and cells[0].startswith("#") else "")
