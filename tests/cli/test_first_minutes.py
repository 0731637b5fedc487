"""`infograph` alone at a terminal, and completion that installs itself: the first minutes of somebody new."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.shell_completion import get_completion_class

from hostile import HOSTILE, LIVE
from infograph.cli import first_minutes, screen
from infograph.workspace import Workspace

SCREEN = (24, 80)
"""Lines and cells of the smallest terminal in use."""


@pytest.fixture
def alone(ig, monkeypatch):
    """Return what `infograph` alone says to a person at a terminal; it has to fit the screen."""
    monkeypatch.setattr(screen, "is_terminal", lambda stream: stream is sys.stdout)

    def say() -> str:
        said = ig().stdout
        lines = said.splitlines()
        assert len(lines) <= SCREEN[0] and max(map(len, lines)) <= SCREEN[1], said
        typed = [line for line in first_minutes.where_one_stands().splitlines() if line.startswith("  ")]
        assert set(typed) <= set(lines), said  # no line to be typed is broken, nor its remark moved
        assert said.count("Next: ") == 1 or "Nothing was imported" in said
        return said

    return say


def test_without_a_store_it_says_how_to_get_the_export_and_makes_none(alone, home):
    said = alone()
    assert "Next: get your own contacts" in said and "infograph import" in said and "infograph demo" in said
    assert not home.exists()


def test_with_the_own_list_alone_it_asks_for_friends_lists_and_own_mail(alone, mine):
    said = alone()
    assert "Alex Rivera: 2 contacts, 1 contact list, 0 of the second degree." in said
    assert "infograph ask-next" in said and "infograph import MAILBOX" in said


def test_with_the_own_list_alone_a_goal_is_asked_for_and_lists_to_come_are_counted(alone, mine, ig):
    ig("goal", "--industry", "fintech")
    said = alone()
    assert "  infograph suggest            your goal: in fintech" in said and "--industry" not in said
    assert "to come" not in said and "to come" not in ig("status").stdout
    ig("log", "Bob Johnson", "list", "asked")
    assert "1 list that you asked for is to come: infograph todo --all" in alone()
    assert "Lists to come    1 that you asked for: infograph todo --all" in ig("status").stdout
    assert "Bob Johnson" in ig("todo", "--all").stdout


def test_with_a_friends_list_it_asks_the_question(alone, both, ig):
    assert "Next: ask who can refer you" in (said := alone())
    assert "infograph suggest --industry fintech" in said


def test_with_a_friends_list_alone_it_asks_for_the_own(alone, home, made):
    with Workspace.open(home, create=True) as net:
        net.import_files([made / "bob.csv"], owner="Bob Johnson", me="Alex Rivera")
    assert "Next: get your own contacts" in alone()


def test_after_an_answer_the_next_step_is_the_letter_and_after_that_the_question_again(alone, both, ig):
    ig("suggest", "-i", "fintech")
    said = alone()
    row = re.search(r"infograph draft (\S+)", said)[1]
    ig("draft", row)
    ig("log", row, "asked")
    assert "Next: ask who can refer you" in alone()


def test_with_a_goal_the_question_is_that_goal_s_and_whoever_was_asked_is_waited_for(alone, both, ig):
    ig("goal", "--industry", "fintech")
    assert "infograph suggest            your goal: in fintech" in alone()
    ig("suggest")
    assert "Or ask again: infograph suggest\n" in alone()
    ig("log", "Carol Lee", "asked")
    said = alone()
    assert "your goal: in fintech" in said
    day = re.search(r"Nothing is due before (\S+): infograph todo --all", said)[1]
    assert ig("todo", "--all").stdout.startswith(day)


def test_an_answer_whose_people_are_gone_is_none(alone, both, ig):
    ig("suggest", "-i", "fintech")
    for name in ("Carol Lee", "Dan Wu"):
        ig("forget", name, "--yes")
    assert "your last answer" not in alone()


def test_what_is_due_goes_before_with_the_command_that_does_it(alone, both, ig):
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson", "--on", str(date.today() - timedelta(days=60)))
    said = alone()
    assert "(due " in said and "infograph todo" in said
    command = next(line.strip() for line in said.splitlines() if line.startswith("  infograph "))
    assert command in ig("todo", "--all").stdout


@pytest.mark.sampled(6)
@pytest.mark.parametrize("attack", [*HOSTILE, "long"])
def test_names_neither_speak_to_the_terminal_nor_fill_the_screen(alone, home, made, ig, attack):
    name = HOSTILE.get(attack, "W" * 3000)
    with Workspace.open(home, create=True) as net:
        net.import_files([made / "Connections.csv"], me="Alex Rivera")
        net.import_files([made / "bob.csv"], owner=name, new_owner=True)
    assert not LIVE.search(alone())


def test_a_damaged_store_is_said_and_not_taken_for_none(ig, mine, home, monkeypatch):
    monkeypatch.setattr(screen, "is_terminal", lambda stream: stream is sys.stdout)
    (home / "infograph.db").write_bytes(b"no database at all" * 400)
    assert ig(rc=1).stderr.startswith("Error: ")


@pytest.mark.parametrize("words", [[], ["-q"]], ids=["alone", "quiet"])
def test_into_a_pipe_it_says_the_same(ig, both, words):
    assert ig(*words).stdout == first_minutes.where_one_stands() + "\n"


def test_alone_it_loads_nothing_heavy(both):
    code = (
        "import sys\nfrom infograph.cli import screen\nscreen.is_terminal = lambda stream: True\n"
        "from infograph.cli.main import cli\ntry:\n    cli([], prog_name='infograph')\nexcept SystemExit as left:\n"
        "    assert not left.code, left.code\nprint(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    loaded = set(done.stderr.splitlines()[-1].split())
    assert loaded.isdisjoint({"networkx", "pandas", "numpy", "matplotlib", "openpyxl", "jinja2"})
    assert loaded.isdisjoint({f"infograph.{name}" for name in ("ranking.score", "figures", "report", "question.answer")})


@pytest.fixture
def own(tmp_path, monkeypatch) -> Path:
    """Return a home folder of one's own."""
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "ZDOTDIR"):
        monkeypatch.delenv(name, raising=False)
    folder = tmp_path / "the user’s $HOME"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


START = {"bash": ".bashrc", "zsh": ".zshrc"}


@pytest.mark.parametrize("shell", START)
def test_completion_installs_itself_once_and_keeps_what_stood_there(ig, own, shell, monkeypatch):
    monkeypatch.setenv("SHELL", f"/bin/{shell}")
    kept = own / "dotfiles"
    kept.write_text("alias ll='ls -l'")  # without a last line end, and behind a link, as dotfiles are
    (own / START[shell]).symlink_to(kept)
    for _ in range(2):
        ig("completion", "--install")
    lines = (own / START[shell]).read_text().splitlines()
    assert lines[0] == "alias ll='ls -l'" and len(lines) == 2 and "infograph completion" in lines[1]
    assert (own / START[shell]).is_symlink()


ASKS = {
    "bash": "COMP_WORDS=(infograph su); COMP_CWORD=1; _infograph_completion infograph; echo offered: $COMPREPLY",
    "zsh": "echo offered: ${_comps[infograph]}",
    "fish": "echo offered: (complete -C 'infograph su' | string join ' ')",
}
SAYS = {"bash": "offered: suggest", "zsh": "offered: _infograph_completion", "fish": "offered: suggest"}


@pytest.mark.parametrize("shell", ASKS)
def test_a_new_shell_completes_after_it(ig, own, shell):
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    ig("completion", shell, "--install")
    words = [shell, "-i", "-c", ASKS[shell]]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(words, env=os.environ | {"PATH": path}, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert SAYS[shell] in done.stdout, done.stderr


@pytest.mark.skipif(get_completion_class("powershell") is None, reason="this Click knows no PowerShell")
@pytest.mark.parametrize("name", ["pwsh", "powershell"])
def test_powershell_is_asked_where_its_profile_is(ig, own, tmp_path, monkeypatch, name):
    profile = own / "Documents" / "PowerShell" / "profile.ps1"
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / name).write_text(f"#!/bin/sh\necho '{profile}'\n")
    (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setenv("SHELL", f"/usr/bin/{name}")
    for _ in range(2):
        ig("completion", "--install")
    assert profile.read_text() == '. "$PSScriptRoot/infograph-completion.ps1"  # infograph completion\n'
    assert "Register-ArgumentCompleter" in (profile.parent / "infograph-completion.ps1").read_text()


def test_a_shell_that_completes_nothing_and_a_missing_one_are_said(ig, own, monkeypatch):
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    assert "Which shell" in ig("completion", "--install", rc=2).stderr
    monkeypatch.setenv("PATH", str(own))
    said = ig("completion", "powershell", "--install", rc=2).stderr
    assert "PowerShell was not found" in said or "pip install --upgrade click" in said  # an older Click knows none


def test_a_place_that_cannot_be_written_is_said_with_the_line_to_add(ig, own):
    (own / ".bashrc").mkdir()
    said = ig("completion", "bash", "--install", rc=2).stderr
    assert "Add this line" in said and ". " in said
