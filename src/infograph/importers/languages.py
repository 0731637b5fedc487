"""Header names and month names of the languages LinkedIn and spreadsheets speak, from a table of them.

A real export had English headers in every language seen; these are for lists that were translated, and for the dates
that a spreadsheet writes in its own language. A new language is a row of languages.csv for each field, and one for its months.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_MONTHS = "months"

_rows: dict[str, dict[str, str]] = {}
for _line in Path(__file__).with_name("languages.csv").read_text("utf-8").splitlines()[1:]:
    _language, _field, _names = _line.split(",", 2)
    _rows.setdefault(_language, {})[_field] = _names

HEADERS: Mapping[str, Mapping[str, str]] = {
    language: {field: names for field, names in fields.items() if field != _MONTHS}
    for language, fields in _rows.items()
    if len(fields) > 1
}
"""The names of each field in each language, apart by "; ", in the order in which they are tried."""

MONTHS: Mapping[str, str] = {language: fields[_MONTHS] for language, fields in _rows.items() if _MONTHS in fields}
"""The twelve months of each language by how they begin, apart by blanks, spellings by slashes."""
