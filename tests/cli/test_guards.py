"""Guards of what is private: no environment variable lowers one, and templates are the user's alone."""

from __future__ import annotations

import os
import stat

import click
import pytest
from click.testing import CliRunner

from every_command import ALL
from exports import CAROL, export
from infograph.cli import commands
from infograph.cli.main import cli

ASKING = {
    "forget": ["forget", "Dan Wu"],
    "expire": ["expire", "--older-than", "1"],
    "merge": ["merge", "Carol Lee", "Dan Wu"],
    "restore": ["restore", "monday.db"],
    "pool forget": ["pool", "forget", "Carol Lee"],
    "pool remove": ["pool", "remove", "Bob Johnson"],
    "pool restore": ["pool", "restore", "pool.db"],
}
"""Every command with --yes -> a line of it that asks before it removes anything; `demo --drop` is tried in test_trial.py."""


def test_every_command_that_asks_back_is_tried_in_a_pipe():
    assert {" ".join(words) for words, command in ALL.items() if any(one.name == "yes" for one in command.params)} == {
        *ASKING,
        "demo",
    }


@pytest.mark.parametrize("said", ["", "n\n", "y\n"], ids=["nothing", "n", "y"])
@pytest.mark.parametrize("words", ASKING.values(), ids=ASKING.keys())
def test_in_a_pipe_nothing_is_removed_without_yes(words, said, ig, both, grow_old, home, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    grow_old()
    ig("backup", "monday.db")
    ig("pool", "create", "Alumni")
    ig("pool", "add", export(tmp_path / "bob.csv", [CAROL]), "--member", "Bob Johnson", "--consent", "form")
    ig("pool", "backup", "pool.db")
    before = {path: path.read_bytes() for path in home.rglob("*.db")}
    refused = CliRunner().invoke(cli, words, input=said, prog_name="infograph")
    assert refused.exit_code == 2 and "--yes" in refused.stderr and refused.stdout == ""
    assert {path: path.read_bytes() for path in home.rglob("*.db")} == before


@pytest.mark.parametrize("name", commands.purposes())
def test_no_switch_comes_from_the_environment(name):
    command = cli.get_command(click.Context(cli), name)
    inner = [command, *getattr(command, "commands", {}).values()]
    switches = [option for one in inner for option in one.params if getattr(option, "is_flag", False)]
    assert [option.name for option in switches if option.allow_from_autoenv] == []


def test_the_environment_neither_keeps_addresses_nor_exports_formulas(ig, home, tmp_path, monkeypatch):
    monkeypatch.setenv("INFOGRAPH_IMPORT_KEEP_EMAIL", "1")
    monkeypatch.setenv("INFOGRAPH_EXPORT_RAW", "1")
    file = tmp_path / "bob.csv"
    file.write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Dan,Wu,https://www.linkedin.com/in/dan-wu,dan@example.com,=1+1,Analyst,05 Apr 2022\n"
    )
    ig("import", file, "--owner", "Bob Johnson")
    exported = ig("export", "--format", "csv").stdout
    assert "dan@example.com" not in exported
    assert ",=1+1" not in exported


def test_templates_are_for_their_owner_alone(ig, both, home):
    old = os.umask(0)
    try:
        ig("draft", "--edit-templates")
    finally:
        os.umask(old)
    folder = home / "templates"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_a_linked_folder_of_templates_is_refused(ig, both, home, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (home / "templates").symlink_to(elsewhere)
    assert "link" in ig("draft", "--edit-templates", rc=2).stderr
    assert not list(elsewhere.iterdir())
    (elsewhere / "ask.txt").write_text("Subject: planted\n\nplanted\n")
    assert "planted" not in ig("draft", "Dan Wu", "--kind", "ask", rc=2).stdout
