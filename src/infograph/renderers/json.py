"""Suggestions for scripts: one JSON document with the question, the rows and every path."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, TextIO

from infograph.model import Query, Suggestion
from infograph.renderers.rows import paths, rows
from infograph.renderers.terminal import PLAIN, Display

FORMAT = "json"
EXTENSIONS = (".json",)
MACHINE = True
SCHEMA = 1
"""Grows only when a field changes its meaning; new fields do not count."""

_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def render(found: Sequence[Suggestion], query: Query, out: TextIO, display: Display = PLAIN) -> None:
    """Write {"schema", "query", "results"}; each result has the shared columns and its `paths`."""
    head = {"schema": SCHEMA, "query": asdict(query)}
    out.write(dumps(head)[:-1] + ', "results": [')
    out.write(",".join("\n" + result for result in results(found)))
    out.write("\n]}\n" if found else "]}\n")


def results(found: Sequence[Suggestion]) -> list[str]:
    """Return one JSON object a suggestion, each on one line."""
    return [dumps(row | {"paths": paths(one)}) for row, one in zip(rows(found), found, strict=True)]


def dumps(value: Any) -> str:
    """Return JSON that is readable in every script, with what a terminal would obey escaped.

    >>> dumps({"name": "José \\u202egnp"})
    '{"name": "José \\\\u202egnp"}'
    """
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(value, ensure_ascii=False))
