"""Suggestions for scripts: one JSON document with the question, the rows and every path."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TextIO

from infograph.model import Query, Suggestion
from infograph.patterns import pattern
from infograph.renderers.rows import contacts_of, paths, rows_of
from infograph.renderers.terminal import PLAIN, Display

if TYPE_CHECKING:
    from infograph.answers import Advice

FORMAT = "json"
TITLE = "for scripts, with every path"
EXTENSIONS = (".json",)
MACHINE = True
SCHEMA = 1
"""Grows only when a field changes its meaning; new fields do not count."""

_ESCAPED = pattern("[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def render(found: Sequence[Suggestion], query: Query, out: TextIO, display: Display = PLAIN) -> None:
    """Write {"schema", "query", counts, "results"}; each result has the shared columns and its `paths`, own contacts have none.

    Where nobody of the second degree was found, `reason` and `next` say why and what to do; they are empty elsewhere.
    """
    head = {"schema": SCHEMA, "query": asdict(query), **_counts(found), **_advised(getattr(found, "advice", None))}
    lines = results(found)
    out.write(dumps(head)[:-1] + ', "results": [')
    out.write(",".join("\n" + line for line in lines))
    out.write("\n]}\n" if lines else "]}\n")


def _counts(found: Sequence[Suggestion]) -> dict[str, int]:
    through = len({path.connector.id for one in found for path in one.paths})
    return {
        "total": getattr(found, "total", len(found)),
        "contacts_total": getattr(found, "contacts_total", 0),
        "connectors_total": getattr(found, "connectors_total", through),
    }


def _advised(advice: Advice | None) -> dict[str, Any]:
    if advice is None:
        return {"reason": "", "next": []}
    return {
        "reason": advice.reason,
        "next": list(advice.next),
        "did_you_mean": list(advice.did_you_mean),
        "ask_for_their_list": [{"name": person.name, "key": person.key, "why": why} for person, why in advice.ask],
        "search_url": advice.search_url,
    }


def results(found: Sequence[Suggestion]) -> list[str]:
    """Return one JSON object a person, each on one line."""
    ways = [*([] for _ in contacts_of(found)), *map(paths, found)]
    return [dumps(row | {"paths": way}) for row, way in zip(rows_of(found), ways, strict=True)]


def document(**fields: Any) -> str:
    """Return one JSON object on a line, as every command prints it: the number of the schema, then its fields."""
    return dumps({"schema": SCHEMA, **fields}) + "\n"


def dumps(value: Any) -> str:
    """Return JSON that is readable in every script, with what a terminal would obey escaped.

    >>> dumps({"name": "José \\u202egnp"})
    '{"name": "José \\\\u202egnp"}'
    """
    return _ESCAPED.sub(lambda found: f"\\u{ord(found.group()):04x}", json.dumps(value, ensure_ascii=False))
