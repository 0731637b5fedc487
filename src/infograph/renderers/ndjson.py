"""Suggestions for streams: one JSON object a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from infograph.model import Query, Suggestion
from infograph.renderers.envelope import results
from infograph.renderers.terminal import PLAIN, Display

FORMAT = "ndjson"
TITLE = "one result a line"
EXTENSIONS = (".ndjson", ".jsonl")
MACHINE = True


def render(suggestions: Sequence[Suggestion], query: Query, out: TextIO, display: Display = PLAIN) -> None:
    """Write one object a suggestion, with the same keys as in the format json."""
    out.writelines(line + "\n" for line in results(suggestions))
