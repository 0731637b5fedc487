"""Suggestions for scripts: one JSON document with the question, the rows and every path."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, TextIO

from infograph.model import Query, Suggestion
from infograph.renderers.envelope import document, results
from infograph.renderers.terminal import PLAIN, Display

if TYPE_CHECKING:
    from infograph.answers import Advice

FORMAT = "json"
TITLE = "for scripts, with every path"
EXTENSIONS = (".json",)
MACHINE = True


def render(suggestions: Sequence[Suggestion], query: Query, out: TextIO, display: Display = PLAIN) -> None:
    """Write the schema's number, question, counts and `results`: the shared columns and `paths`, which own contacts lack.

    Where nobody of the second degree was found, `reason` and `next` say why and what to do; they are empty elsewhere.
    """
    head = document(query=asdict(query), **_counts(suggestions), **_advised(getattr(suggestions, "advice", None)))
    lines = results(suggestions)
    out.write(head.removesuffix("}\n") + ', "results": [')
    out.write(",".join("\n" + line for line in lines))
    out.write("\n]}\n" if lines else "]}\n")


def _counts(suggestions: Sequence[Suggestion]) -> dict[str, int]:
    through = len({path.connector.id for suggestion in suggestions for path in suggestion.paths})
    return {
        "total": getattr(suggestions, "total", len(suggestions)),
        "contacts_total": getattr(suggestions, "contacts_total", 0),
        "connectors_total": getattr(suggestions, "connectors_total", through),
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
