"""Commands that commands print are run as they stand: with apostrophes, with two people of one name, at every width."""

from __future__ import annotations

import re
import shlex
import shutil

import pytest

from exports import ALEX, export
from infograph.cli import screen
from infograph.workspace import Workspace

pytestmark = pytest.mark.slow


def _row(first: str, last: str, address: str, company: str, position: str) -> str:
    return f"{first},{last},https://www.linkedin.com/in/{address},,{company},{position},02 Jan 2019"


MINE = [
    _row("Priyanka", "O'Dowd", "priyanka", "Acme Robotics", "Engineer"),
    _row("Bob", "D'Souza", "bob", "O'Hara's & Sons", "Engineer"),
    _row("Sam", "Taylor", "sam-one", "Stripe", "Head of Payments"),
    _row("Sam", "Taylor", "sam-two", "Adyen", "Head of Payments"),
    _row("Me", "", "me-me", "Visa", "Head of Payments"),
]
HERS = [
    _row("Émile", "O'Sullivan", "emile", "Stripe", "Head of Payments"),
    _row("Carol", "Lee", "carol-one", "Adyen", "Engineer"),
    _row("Carol", "Lee", "carol-two", "Stripe", "Engineer"),
    _row("12", "", "twelve", "Stripe", "Engineer"),
    ALEX,
]
HIS = [HERS[0], _row("Sam", "Taylor", "sam-three", "Stripe", "Engineer"), ALEX]
ODD = _row("Zoë", "L'Écuyer", "zoe", "O'Hara's & Sons", "Zorbist")

ASKED = [
    ("", "suggest -i fintech"),
    ("", "suggest --company 'O’Hara’s & Sons'"),
    ("", "suggest --company Wibbly"),
    ("", "suggest -i agriculture"),
    ("", "suggest -i fintech --via 'Sam Taylor'"),
    ("", "suggest -i fintech --via '#4'"),
    ("", "explain 'Émile O’Sullivan'"),
    (
        "log 'Émile O’Sullivan' declined --via 'Priyanka O’Dowd' && log 'Émile O’Sullivan' declined --via 'Bob D’Souza'",
        "explain 'Émile O’Sullivan'",
    ),
    ("", "explain 'Zoë L’Écuyer'"),
    ("", "explain https://www.linkedin.com/in/carol-one"),
    ("", "explain 'Carol Lee'"),
    ("", "path 'Émile O’Sullivan' -n 1"),
    ("", "path 'Zoë L’Écuyer'"),
    ("", "connectors -i fintech"),
    ("", "ask-next -i fintech"),
    ("", "ask-next -i fintech -n 1"),
    ("", "plan -i fintech"),
    ("", "brief 'Émile O’Sullivan'"),
    ("", "function why 'Zorbist’s'"),
    ("", "industry why 'O’Hara’s Unknown'"),
    ("", "log 'Émile O’Sullivan' asked"),
    ("", "log 'Émile O’Sullivan' asked --via '#4'"),
    ("log 'Émile O’Sullivan' asked --via 'Priyanka O’Dowd'", "log 'Émile O’Sullivan' declined"),
    ("log 'Émile O’Sullivan' asked --via 'Priyanka O’Dowd'", "log 'Émile O’Sullivan' declined --via 'Priyanka O’Dowd'"),
    ("", "log 'Émile O’Sullivan' thanked --via 'Priyanka O’Dowd'"),
    ("log 'Émile O’Sullivan' asked --via 'Priyanka O’Dowd'", "log 'Émile O’Sullivan' met --told 'Bob Dsouza'"),
    (
        "log 'Émile O’Sullivan' asked --via 'Priyanka O’Dowd' && log https://www.linkedin.com/in/carol-one asked --via 'Priyanka O’Dowd'",
        "todo --all",
    ),
    ("log 'Émile O’Sullivan' asked --via 'Priyanka O’Dowd'", "forget --owner 'Priyanka O’Dowd' --yes"),
    ("", "draft 'Émile O’Sullivan' --kind direct"),
    ("", "draft https://www.linkedin.com/in/carol-one --kind direct"),
    ("", "draft '#4' --kind list-ask"),
    ("", "sheet --via 'Priyanka O’Dowd' -o it’s.csv -n 1"),
    ("", "share -i fintech -o 'my share.csv'"),
    ("", "people --possible"),
    ("", "people --merges"),
    ("", "merge https://www.linkedin.com/in/carol-one https://www.linkedin.com/in/carol-two"),
    ("", "status"),
    ("", "todo"),
    ("", "whois 'Émile O’Sullivan'"),
    ("", "goal"),
    ("", "restore"),
    ("", "split 'Émile O’Sullivan'"),
]
"""What comes before, and what is asked then."""
WIDTHS = (40, 50, 60, 72, 80, 100, 120, 160)
TAKES_WORDS = re.compile(r"\b[A-Z]{3,}\b|\.\.\.|<.*>|^--")
"""Of a printed command that is a pattern, to be filled in, or part of one."""


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """Make a store of people whose names have apostrophes, are those of others, or are words of the command line."""
    folder = tmp_path_factory.mktemp("printed")
    with Workspace.open(folder / "home", create=True) as net:
        net.import_files([export(folder / "Connections.csv", MINE)], me="Alex Rivera")
        net.import_files([export(folder / "hers.csv", HERS)], owner="Priyanka O'Dowd")
        net.import_files([export(folder / "his.csv", HIS)], owner="Bob D'Souza")
        net.import_files([export(folder / "odd.csv", [ODD])], owner="Xenia O'Neill", new_owner=True)
    export(folder / "new.csv", [_row("Nina", "Nowak", "nina", "Stripe", "Engineer"), ALEX])
    return folder


@pytest.fixture
def printed(world, home, ig, tmp_path, monkeypatch):
    """Return what gives the commands that a command prints on a terminal of some width, each in one line, in a new store."""
    monkeypatch.setattr(screen, "is_terminal", lambda stream: True)
    monkeypatch.chdir(tmp_path)

    def asked(first: str, words: str, width: int) -> list[str]:
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(world / "home", home)
        monkeypatch.setenv("COLUMNS", str(width))
        for before in filter(None, first.split(" && ")):
            ig(*shlex.split(before))
        shown = _run(words)
        return [match[0] for match in screen.commands().finditer(shown.output)]

    return asked


def _run(words: str):
    from click.testing import CliRunner

    from infograph.cli.main import cli

    result = CliRunner().invoke(cli, shlex.split(words), prog_name="infograph", input="n\n")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return result


@pytest.mark.parametrize(("first", "words"), ASKED)
def test_what_is_printed_can_be_pasted(printed, world, home, first, words):
    commands = printed(first, words, 499)
    (there := home.with_name("there")).mkdir()
    shutil.copytree(home, there / "home")
    for command in dict.fromkeys(commands):
        given = home.with_name("new.db") if "backup" in command else world / "new.csv"
        filled = command.replace(" FILE", f" {shlex.quote(str(given))}")
        if TAKES_WORDS.search(filled):
            continue
        shutil.rmtree(home)
        shutil.copytree(there / "home", home)
        done = _run(filled.removeprefix("infograph "))
        assert done.exit_code == 0, (command, done.output)


@pytest.mark.parametrize(("first", "words"), ASKED)
def test_what_is_printed_stays_on_one_line(printed, first, words):
    """Where a terminal is narrower than a command, the command goes on by itself: it can be copied whole."""
    whole = printed(first, words, 499)
    assert {width: printed(first, words, width) for width in WIDTHS} == dict.fromkeys(WIDTHS, whole)
