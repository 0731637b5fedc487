"""Every command speaks another language, but for what is no sentence of ours: its examples are run, and no English is left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import click
import pytest

from docs.documented import Desk, examples
from docs.test_documented_lines import POOL, SLOW, Line, coded, runnable
from infograph.cli import screen
from other_language import speak_otherwise

MADE = (
    "infograph demo --keep",
    "infograph suggest -i fintech",
    "infograph config > ranking.toml",
    "infograph backup sunday.db",
    *POOL,
)
KEPT_IN_ENGLISH = {
    "infograph config": "help of the parameters, each at its parameter",
    "infograph completion": "a script for the shell",
    "infograph draft": "letters are templates",
    "infograph brief": "questions to ask are templates",
    "infograph export": "for programs",
    "infograph targets": "names of columns that are read again",
    "infograph industries": "names of fields, and other words for them",
    "infograph functions": "names of functions, and other words for them",
}
"""Command -> why it says English."""
ENGLISH = re.compile(
    r"\b(the|is|are|your|their|whom|this|that|not|nobody|would|was|were|has|have|with|more|person|contacts?|through|you|they"
    r"|when|what|wrote|next|kept|ties?|weeks?|ago|unknown|strong|weak|good|now|shown|imported)\b",
    re.IGNORECASE,
)
"""Words of our sentences that no name, title or field of the sample has."""
COMMAND = re.compile(r"infograph [a-z].*|it (has|is|begins) .*|“[^”]*”|\S*/\S*|\S+\.(csv|zip|ics|db|png|html)\b")
"""Commands as they are typed, files, words that are quoted, and how a format says that it was recognised."""


SPARK = re.compile(r"--engine spark|infograph pool tables") if find_spec("pyspark") is None or which("java") is None else None
"""Commands that cannot run here; None where Spark is."""


def lines_to_run() -> Iterator[tuple[str, Line]]:
    for words, lines in examples().items():
        if not SLOW.match(words) and not any(words.startswith(kept) for kept in KEPT_IN_ENGLISH):
            yield from ((words, line) for line in lines if SPARK is None or not SPARK.search(line.text))


@pytest.mark.slow
def test_every_command_speaks_another_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    desk = Desk.laid(tmp_path / "desk")
    for text in MADE:
        assert desk.run(text).exit_code == 0, text
    monkeypatch.setattr(click, "launch", lambda url: 0)
    monkeypatch.setattr(screen, "is_terminal", lambda stream: True)
    speak_otherwise(monkeypatch)
    desks: dict[str, Desk] = {}
    left = []
    for words, line in lines_to_run():
        if words not in desks:
            desks[words] = desk.copy(tmp_path / f"desk{len(desks)}")
        result = desks[words].run(coded(desks[words], runnable(line.text)))
        assert result.exit_code == 0, (line, result.output)
        if re.search(r"json|csv|html", line.text) is None:
            left += [f"{line.text}: {said}" for said in result.output.splitlines() if ENGLISH.search(COMMAND.sub("", said))]
    assert len(desks) > 30 and left == []
