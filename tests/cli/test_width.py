"""Every command that writes text keeps to the terminal, from 40 cells up, and cuts none of its evidence."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from infograph.cli import screen
from infograph.text import display_width

WORDS = [
    words.split()
    for words in (
        "suggest -i fintech",
        "suggest -i fintech -f table",
        "suggest --company Stripe",
        "suggest -i agriculture",
        "suggest -f table",
        "companies",
        "people --moved",
        "explain 1",
        "explain 1 --what-if",
        "connectors -i fintech",
        "ask-next -i fintech",
        "plan -i fintech",
        "status",
        "sources",
        "doctor",
        "industries",
        "industries --counts",
        "industry why Stripe",
        "people --merges",
        "people --possible",
        "config",
        "config reuse",
        "log",
        "todo --all",
        "suggest -i fintehc",
        "explain Nobody",
    )
] + [["path", "Carol Lee"]]


WRAPPED = ("suggest", "explain", "path", "connectors", "ask-next", "status", "doctor", "todo", "log", "people")
"""Commands whose text is the same at every width but for where its lines end."""


ADDRESS = re.compile(r"https://\S+")
"""To be copied whole, so it stands alone on its line and is never broken; a terminal goes on with it by itself."""


@pytest.fixture
def at_width(ig, both, monkeypatch):
    """Return what runs a command as in a terminal of so many cells."""
    ig("suggest", "-i", "fintech")
    ig(
        "log",
        "Dan Wu",
        "asked",
        "--via",
        "Bob Johnson",
        "--note",
        "a long note of what was said and what to remember next time",
    )

    def run(words: list[str], width: int) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        monkeypatch.setattr(screen, "is_terminal", lambda stream: True)
        asks_in_vain = words[-1] in ("fintehc", "Nobody")
        shown = ig(*words, "--no-color", rc=2 if asks_in_vain else 0)
        return shown.stdout + shown.stderr

    return run


@pytest.mark.parametrize("words", WORDS, ids=" ".join)
def test_no_line_is_wider_than_the_terminal(at_width, words):
    for width in (40, 60, 80, 100, 120, 160):
        lines = at_width(words, width).splitlines()
        assert lines and [line for line in lines if display_width(line) > width and not ADDRESS.fullmatch(line)] == []


@pytest.mark.parametrize("words", [words for words in WORDS if words[0] in WRAPPED and "table" not in words], ids=" ".join)
def test_a_wide_terminal_shows_every_letter_that_a_narrow_one_shows(at_width, words):
    narrow, wide = (Counter(re.findall(r"\S", at_width(words, width))) for width in (60, 160))
    assert "…" not in narrow and narrow <= wide


def test_an_import_report_keeps_to_the_terminal(ig, mine, monkeypatch):
    monkeypatch.setattr(screen, "is_terminal", lambda stream: stream is not None and stream.writable())
    for width in (40, 60, 80, 160):
        monkeypatch.setenv("COLUMNS", str(width))
        shown = ig("import", mine, "--dry-run")
        assert [line for line in shown.stdout.splitlines() if display_width(line) > max(width, 50)] == []
