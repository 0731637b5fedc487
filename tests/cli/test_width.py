"""Every command that writes text keeps to the terminal, from 40 cells up, and cuts none of its evidence."""

from __future__ import annotations

import re
from collections import Counter
from functools import partial
from importlib.metadata import version

import pytest

import infograph
from every_command import ALL
from infograph.cli import screen
from infograph.text import display_width

pytestmark = pytest.mark.slow

WORDS = [
    words.split()
    for words in (
        "ask-next -i fintech",
        "audit",
        "brief 1",
        "companies",
        "config",
        "config reuse",
        "connectors -i fintech",
        "demo",
        "doctor",
        "evaluate",
        "expire --older-than 90 --yes",
        "explain 1",
        "explain 1 --what-if",
        "explain Nobody",
        "function set Ninja marketing",
        "function why CFO",
        "functions",
        "goal",
        "industries",
        "industries --counts",
        "industries --tree",
        "industry import industries.csv",
        "industry set Stripe fintech",
        "industry why Stripe",
        "log",
        "path 1",
        "people --merges",
        "people --moved",
        "people --possible",
        "plan -i fintech",
        "pool audit",
        "pool status",
        "sheet --read sheet.csv",
        "sources",
        "status",
        "suggest --company Stripe",
        "suggest --company Wibbly",
        "suggest -f table",
        "suggest -i agriculture",
        "suggest -i fintech",
        "suggest -i fintech -f table",
        "suggest -i fintehc",
        "tie 1 Dan --note rowed",
        "todo --all",
        "whois 1",
    )
]
"""What is shown to be read; a command with several ways to be read stands here once for each."""

EXCUSED = {
    "import": "a test of its own, below",
    "draft": "handed over as it is to be copied",
    "industry infer": "a table for programs",
    "industry said": "a table for programs",
    "industry unknown": "a table for programs",
    "targets": "a table for programs",
    "share": "a file for a friend, whose words of warning are wrapped as all remarks are",
    "export": "files and documents for programs",
    "completion": "a script for the shell",
    "plot": "a picture, and one line saying where it is",
    "report": "a page, and one line saying where it is",
    "backup": "one line that says what was done",
    "restore": "one line that says what was done",
    "pool backup": "one line that says what was done",
    "pool restore": "one line that says what was done",
    "pool create": "one line that says what was done",
    "pool add": "one line that says what was done",
    "pool consent": "one line that says what was done",
    "pool remove": "one line that says what was done",
    "pool tables": "one line that says what was done",
    "pool forget": "one line that says what was done",
    "pool whois": "as whois, which is measured",
    "pool ask": "needs a pool of members; not measured",
    "pool suggest": "needs a pool of members; not measured",
    "pool coverage": "needs a pool of members; not measured",
    "pool export": "a table for programs",
    "merge": "one line that says what was done",
    "split": "one line that says what was done",
    "forget": "one line that says what was done",
}
"""Commands whose text is not made for a terminal, or is no more than a remark, each with why."""

ASKING_IN_VAIN = ("fintehc", "Nobody")


WRAPPED = ("suggest", "explain", "path", "connectors", "ask-next", "status", "doctor", "todo", "log", "people", "function")
"""Commands whose text is the same at every width but for where its lines end."""


ADDRESS = re.compile(r"https://\S+")
"""Stands alone on its line; a terminal goes on with it by itself."""


def to_copy(line: str) -> bool:
    """Say whether a line is an address or a command alone, which is copied whole, so that it is never broken."""
    return bool(ADDRESS.fullmatch(line) or screen.commands().fullmatch(re.sub(r"^ *(?:-|\d+\.) ", "", line).strip(" ().,;”")))


@pytest.fixture
def at_width(ig, both, tmp_path, monkeypatch):
    """Return what runs a command as in a terminal of so many cells."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(screen, "is_terminal", lambda stream: True)
    monkeypatch.setattr(infograph, "evaluate", partial(infograph.evaluate, worlds=1, egos=1, people=60))
    (tmp_path / "industries.csv").write_text("company,industries\nStripe,fintech\nAcme,none\n", "utf-8")
    ig("sheet", "--via", "Bob Johnson", "-o", "sheet.csv")
    ig("pool", "create", "Spring")
    ig("pool", "add", both, "--member", "Bob Johnson", "--consent", "signed form", "--scope", "connector")
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
        asks_in_vain = words[-1] in ASKING_IN_VAIN
        shown = ig(*words, "--no-color", rc=2 if asks_in_vain else 0)
        return shown.stdout + shown.stderr

    return run


@pytest.mark.parametrize(
    "words", [pytest.param(words, marks=pytest.mark.slow) if words[0] == "demo" else words for words in WORDS], ids=" ".join
)
def test_no_line_is_wider_than_the_terminal(at_width, words):
    for width in (40, 60, 80, 120, 160):
        lines = at_width(words, width).splitlines()
        assert lines and [line for line in lines if display_width(line) > width and not to_copy(line)] == []


@pytest.mark.parametrize("words", [words for words in WORDS if words[0] in WRAPPED and "table" not in words], ids=" ".join)
def test_a_wide_terminal_shows_every_letter_that_a_narrow_one_shows(at_width, words):
    narrow, wide = (Counter(re.findall(r"\S", at_width(words, width))) for width in (60, 160))
    assert "…" not in narrow and narrow <= wide


@pytest.mark.skipif(version("click").startswith("8.2."), reason="an older Click takes the end of the input for a no")
def test_a_question_keeps_to_the_terminal(at_width, ig, grow_old, monkeypatch):
    grow_old()
    for width in (40, 60):
        monkeypatch.setenv("COLUMNS", str(width))
        asked, answer, _ = ig("expire", "--older-than", "90", rc=130).stderr.partition("[y/N]: ")  # nobody answers
        assert answer and [line for line in (asked + answer).splitlines() if display_width(line) > width] == []


def test_every_command_is_tried_or_excused():
    tried = {" ".join(words[:many]) for words in WORDS for many in (1, 2)}
    named = {" ".join(words) for words in ALL}
    assert named - tried == EXCUSED.keys(), "a new command stands in WORDS, or in EXCUSED with its reason"


def test_an_import_report_keeps_to_the_terminal(ig, mine, monkeypatch):
    monkeypatch.setattr(screen, "is_terminal", lambda stream: stream is not None and stream.writable())
    for width in (40, 60, 80, 160):
        monkeypatch.setenv("COLUMNS", str(width))
        shown = ig("import", mine, "--dry-run")
        assert [line for line in shown.stdout.splitlines() if display_width(line) > max(width, 50)] == []
