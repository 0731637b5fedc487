"""JSON as every command prints it: the number of the schema, one object a person, nothing that a terminal would obey."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from infograph.model import Suggestion
from infograph.patterns import pattern
from infograph.renderers.rows import contacts_of, paths, rows_of

SCHEMA = 1
"""Grows only when a field changes its meaning; new fields do not count."""

_ESCAPED = pattern("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def results(suggestions: Sequence[Suggestion]) -> list[str]:
    """Return one JSON object a person, each on one line."""
    ways = [*([] for _ in contacts_of(suggestions)), *map(paths, suggestions)]
    return [dumps(row | {"paths": way}) for row, way in zip(rows_of(suggestions), ways, strict=True)]


def document(**fields: Any) -> str:
    """Return one JSON object on a line, as every command prints it: the number of the schema, then its fields."""
    return dumps({"schema": SCHEMA, **fields}) + "\n"


def dumps(value: Any) -> str:
    """Return JSON that is readable in every script, with what a terminal would obey escaped; a day as 2027-12-31.

    >>> dumps({"name": "José \\u202egnp"})
    '{"name": "José \\\\u202egnp"}'
    """
    text = json.dumps(value, ensure_ascii=False, default=date.isoformat)
    return _ESCAPED.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text)
