"""What is documented runs: every command line of every page and of every help, and every block of Python."""

from __future__ import annotations

import json
import re
import shlex
from importlib.util import find_spec
from pathlib import Path
from shutil import which

import click
import pytest

from docs.documented import FILES, PAGES, ROOT, TABLES, Desk, Line, examples, lines_of, others_of, python_of
from infograph.cli.main import cli

pytestmark = pytest.mark.slow

EMPTY = ("docs/five-minutes.md", "docs/get-your-export.md", "docs/careers-centres.md")
"""Pages whose reader has imported nothing yet; the others find the trial store, asked once."""

STANDS_FOR = {
    "infograph config --from FILE": "infograph config --from ranking.toml",
    "infograph backup FILE": "infograph backup mine.db",
    "infograph restore FILE": "infograph restore mine.db --yes",
    "infograph whois NAME": "infograph whois 'Carol Lee'",
    "infograph export --person NAME": "infograph export --person 'Carol Lee'",
    "infograph restore monday.db": "infograph restore sunday.db --yes",
    "infograph pool restore spring-monday.db": "infograph pool restore spring-sunday.db --yes",
}
"""Line with a word that stands for the reader's own -> the line that is run."""
WORDS = {"FILE": "Complete_LinkedInDataExport.zip", "NAME": "'Hannah Wexford'", "N": "2"}
"""Word that stands for the reader's own -> what is run for it."""

NOT_RUN = {
    "python3 -m venv .venv": "the tests run in one already",
    ".venv/bin/pip install --quiet .": "installing is tested from the built wheel",
    ".venv/bin/pip install --quiet -e '.[dev]'": "the tests run in what it makes",
    ".venv/bin/pytest": "these are the tests",
}
"""What a shell is shown but no test runs -> why."""

POOL = (
    "infograph pool create Spring",
    "infograph pool add spring/members.csv",
    "infograph pool backup spring-sunday.db",
)
"""What makes the pool that the examples of `infograph pool` speak of."""

SLOW = re.compile(r"infograph evaluate\b")
"""Seconds of measuring: run by the slow tests alone."""
SPARK = re.compile(r"infograph pool (suggest\b.* --engine spark|tables)\b")
"""What needs Spark: run where it is installed, by the slow tests alone."""
LATER = re.compile(f"{SLOW.pattern}|{SPARK.pattern}")
HELP = examples()


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """Return a desk with the trial store, and a question asked."""
    made = Desk.laid(tmp_path_factory.mktemp("desk") / "sample")
    for line in (
        "infograph demo --keep",
        "infograph suggest -i fintech",
        "infograph config > ranking.toml",
        "infograph backup sunday.db",
        *POOL,
    ):
        assert made.run(line).exit_code == 0, line
    return made


_ASKS = re.compile(r"infograph (forget|expire|pool remove|pool forget|pool restore|restore) \S")
"""What asks at a terminal, where these lines are typed, before it removes or replaces."""


def runnable(text: str) -> str:
    """Return a line as it can be run: with words of the reader's own, and agreeing to what is asked."""
    text = STANDS_FOR.get(text, text)
    text = re.sub(r"\b([A-Z]+)\b", lambda word: WORDS.get(word[1], word[1]), text)
    return f"{text} --yes" if _ASKS.match(text) and "--yes" not in text else text


def coded(desk: Desk, text: str) -> str:
    """Return a line with a code of the pool that it speaks of, which no page can know, in the place of a page's own."""
    if not text.startswith("infograph pool ask"):
        return text
    rows = json.loads(desk.run("infograph pool suggest -i fintech -f json --pool spring").stdout)["results"]
    return f"infograph pool ask {rows[0]['ask']} -i fintech --pool spring"


def run(desk: Desk, line: Line) -> None:
    """Run a line of a page; a command that running text only names may ask for what it needs."""
    text = coded(desk, runnable(line.text))
    result = desk.run(text)
    where = f"{line}\n{result.output}"
    assert result.exception is None or isinstance(result.exception, SystemExit), (where, result.exc_info)
    assert "Traceback" not in result.output, where
    if result.exit_code == 2 and line.named and only_named(text):
        return
    assert result.exit_code == 0 and "Error" not in result.stderr, where


def only_named(text: str) -> bool:
    """Say whether a line ends with a command's name, or with an option that wants a value."""
    command: click.Command = cli
    words = shlex.split(text)[1:]
    while words and isinstance(command, click.Group):
        command = command.get_command(click.Context(command), words.pop(0)) or command
    wanting = {name for one in command.params if isinstance(one, click.Option) and not one.is_flag for name in one.opts}
    return not words or words[-1] in wanting


LONG = {
    *("formats.md", "gallery.md", "notebook-api.md", "five-minutes.md", "meetings.md", "mail-and-calendar.md", "privacy.md"),
    *("careers-centres.md", "how-ranking-works.md", "how-industry-is-inferred.md", "README.md"),
    *("infograph", "infograph plot", "infograph report", "infograph export", "infograph demo"),
    *("infograph doctor", "infograph plan", "infograph industry set"),
}
"""Pages and helps that take a while: with the slower checks. What the README shows is also compared by `test_docs.py`."""


def light_first(cases: list, name) -> list:
    return [pytest.param(case, marks=pytest.mark.slow) if name(case) in LONG else case for case in cases]


@pytest.mark.parametrize("page", light_first(PAGES, lambda page: page.name), ids=lambda page: page.name)
def test_the_commands_of_a_page_run_in_its_order(page: Path, desk: Desk, tmp_path: Path):
    name = str(page.relative_to(ROOT))
    mine = desk.copy(tmp_path / "desk", empty=name in EMPTY)
    for line in lines_of(page):
        if not LATER.match(line.text):
            run(mine, line)


@pytest.mark.parametrize("words", light_first([words for words in HELP if not SLOW.match(words)], str))
def test_the_examples_of_a_help_run_in_their_order(words: str, desk: Desk, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(click, "launch", lambda url: 0)
    mine = desk.copy(tmp_path / "desk")
    for line in HELP[words]:
        if not SPARK.match(line.text):
            run(mine, line)


@pytest.mark.skipif(find_spec("pyspark") is None or which("java") is None, reason="there is no Spark")
def test_what_needs_spark_runs_too(desk: Desk, tmp_path: Path):
    mine = desk.copy(tmp_path / "desk")
    lines = [line for page in PAGES for line in lines_of(page)] + [line for lines in HELP.values() for line in lines]
    for line in dict.fromkeys(line.text for line in lines if SPARK.match(line.text)):
        done = mine.run(line.replace("/shared/run", str(tmp_path / "shared")))
        assert done.exit_code == 0, (line, done.output)


def test_what_measures_runs_too(desk: Desk, tmp_path: Path):
    mine = desk.copy(tmp_path / "desk")
    lines = [line for page in PAGES for line in lines_of(page)] + [line for lines in HELP.values() for line in lines]
    slow = {line.text: line for line in lines if SLOW.match(line.text)}
    assert slow
    for line in slow.values():
        run(mine, line)


@pytest.mark.parametrize(
    "page", light_first([page for page in PAGES if python_of(page).strip()], lambda page: page.name), ids=lambda page: page.name
)
def test_the_python_of_a_page_runs(page: Path, desk: Desk, tmp_path: Path):
    desk.copy(tmp_path / "desk").python(python_of(page), str(page))


def test_enough_is_found_to_run():
    assert {page.name for page in PAGES if list(lines_of(page))} >= {
        "README.md",
        "five-minutes.md",
        "meetings.md",
        "privacy.md",
    }
    assert len(HELP) >= 30 and sum(len(lines) for lines in HELP.values()) >= 80
    assert [page.name for page in PAGES if python_of(page).strip()] == [
        "README.md",
        "how-ranking-works.md",
        "notebook-api.md",
        "performance.md",
    ]
    shown = ("a page to open in your browser", "on another machine", "fill in", "edit it")
    assert not [line.text for page in PAGES for line in lines_of(page) if any(remark in line.text for remark in shown)]


def test_what_is_not_run_is_listed_and_the_lists_have_no_dead_entry():
    shown = {line for page in PAGES for line in others_of(page)}
    assert shown - {"cd infograph"} == set(NOT_RUN)
    documented = [line.text for page in PAGES for line in lines_of(page)]
    helped = [line.text for lines in HELP.values() for line in lines]
    assert [line for line in STANDS_FOR if line not in documented and line not in helped] == []
    assert all(any(re.search(rf"\b{word}\b", line) for line in documented) for word in WORDS)
    assert all((ROOT / page).exists() for page in EMPTY)
    everything = "\n".join([*documented, *(line.text for lines in HELP.values() for line in lines), *map(python_of, PAGES)])
    assert [name for name in (*FILES, *TABLES) if name not in everything] == []
