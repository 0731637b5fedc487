"""Odd surroundings: poor terminals, closed streams, pipes that end, signals; the answer or a sentence, never a traceback."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
from pathlib import Path

import click
import pytest

from hostile import HOSTILE, LIVE

pytestmark = pytest.mark.slow

SGR = re.compile(r"\x1b\[\d+(;\d+)*m")
INFOGRAPH = [sys.executable, "-m", "infograph"]
POOR = {
    "C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    "ascii": {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    "cp1252": {"PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"},
    "dumb": {"TERM": "dumb", "COLUMNS": "20"},
    "no width": {"COLUMNS": "0"},
    "odd width": {"COLUMNS": "abc"},
}


def run(*words: object, shell: str = "", **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    """Run infograph as a process of its own; `shell` may redirect its streams."""
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")} | surroundings
    command = [*INFOGRAPH, *map(str, words)]
    if shell:
        command = ["bash", "-c", f'"$@" {shell}', "bash", *command]
    return subprocess.run(command, env=env, capture_output=True, stdin=subprocess.DEVNULL, timeout=60)


def in_terminal(*words: object, columns: int = 80, **surroundings: str) -> str:
    """Return what a person sees who runs infograph in a terminal of so many columns."""
    env = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "FORCE_COLOR")}
    env |= {"TERM": "xterm-256color", "COLUMNS": str(columns)} | surroundings
    screen, theirs = pty.openpty()
    process = subprocess.Popen([*INFOGRAPH, *map(str, words)], env=env, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    seen = b""
    while select.select([screen], [], [], 30)[0]:
        try:
            part = os.read(screen, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
    os.close(screen)
    assert process.wait(30) == 0, seen
    return seen.decode("utf-8").replace("\r\n", "\n")


def test_a_terminal_shows_cards_in_colour_with_a_heading_and_the_next_step(both):
    seen = in_terminal("suggest", "-i", "fintech")
    assert "\x1b[1mCarol Lee\x1b[0m" in seen and "\x1b[36mBob Johnson\x1b[0m" in seen
    assert "2 people in fintech, through 1 connector" in seen and "infograph explain 1" in seen
    assert not LIVE.search(SGR.sub("", seen))
    assert SGR.sub("", in_terminal("suggest", "-i", "fintech", "-q")).startswith(" 1 ")


def test_a_wide_terminal_shows_cards_too_and_the_table_on_request(both):
    narrow, wide = (SGR.sub("", in_terminal("suggest", "-i", "fintech", columns=columns)) for columns in (80, 160))
    assert set(narrow.split()) <= set(wide.split())
    assert "https://www.linkedin.com/in/carol-lee" in wide and "https" not in narrow
    assert (
        SGR.sub("", in_terminal("suggest", "-i", "fintech", "-f", "table", columns=160)).splitlines()[1].startswith("#  Band")
    )


def test_a_terminal_shows_no_colour_to_who_does_not_want_it(both):
    assert "\x1b" not in in_terminal("suggest", "-i", "fintech", "-q", NO_COLOR="1", FORCE_COLOR="1")


@pytest.mark.parametrize(
    ("words", "surroundings", "coloured"),
    [
        ((), {}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        ((), {"FORCE_COLOR": "1", "TERM": "dumb"}, False),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        (("--color",), {"NO_COLOR": "1"}, True),
        (("--no-color",), {"FORCE_COLOR": "1"}, False),
        (("--color", "--format", "csv"), {}, False),
    ],
    ids=str,
)
def test_colour_in_a_pipe_is_what_was_asked_for(ig, both, monkeypatch, words, surroundings, coloured):
    for name, value in surroundings.items():
        monkeypatch.setenv(name, value)
    assert ("\x1b[1m" in ig("suggest", "-i", "fintech", *words).stdout) is coloured


@pytest.mark.parametrize("surroundings", POOR.values(), ids=POOR)
def test_poor_terminals_get_the_answer_too(both, surroundings):
    done = run("suggest", "-i", "fintech", **surroundings)
    assert done.returncode == 0 and b"Carol Lee" in done.stdout and b"Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["C", "ascii"])
def test_poor_terminals_change_nothing_for_scripts_and_errors_are_said(both, name):
    assert run("export", **POOR[name]).stdout == run("export").stdout
    assert run("suggest", "-i", "zzz é 田", **POOR[name]).returncode == 2


def test_a_closed_stream_is_no_reason_to_fall(both):
    for shell in (">&-", ">&- 2>&- <&-"):
        done = run("suggest", "-i", "fintech", shell=shell)
        assert done.returncode == 0 and b"Traceback" not in done.stderr
    assert b"Carol" in run("suggest", "-i", "fintech", shell="2>&- <&-").stdout


def test_a_reader_who_leaves_hears_nothing_more(both):
    for shell in ("| true", "| head -c 10"):
        assert run("export", shell=shell).stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_is_said(both):
    done = run("export", shell="> /dev/full")
    assert done.returncode == 1 and done.stderr == b"Error: No space left on device.\n"


@pytest.mark.parametrize("attack", [name for name in HOSTILE if name not in ("nul", "lone surrogate")])
def test_what_was_typed_never_speaks_to_the_terminal(home, attack):
    typed = HOSTILE[attack]
    for words in (["suggest", "-i", typed], ["import", typed], [f"x{typed}"], ["status", f"--x{typed}"]):
        from click.testing import CliRunner

        from infograph.cli.main import cli

        result = CliRunner().invoke(cli, words, prog_name="infograph")
        assert result.exit_code in (1, 2) and isinstance(result.exception, SystemExit)
        assert not LIVE.search(result.output)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_stopped_command_leaves_with_the_signals_code_and_without_a_traceback(home, number, code):
    code_that_waits = (
        "import signal, sys, time, infograph.cli.screen as screen; from infograph.__main__ import run\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a suite in the background ignores it
        "import infograph.cli.commands.industry\n"
        "def wait(text): sys.stderr.write('ready\\n'); sys.stderr.flush(); time.sleep(60)\n"
        "screen.say = wait; sys.argv = ['infograph', 'industries']; run()"
    )
    with subprocess.Popen([sys.executable, "-c", code_that_waits], stderr=subprocess.PIPE) as process:
        assert process.stderr is not None and process.stderr.readline() == b"ready\n"
        process.send_signal(number)
        _, said = process.communicate(timeout=30)
    assert process.returncode == code and b"Traceback" not in said


def test_a_bug_is_a_traceback(monkeypatch, home):
    from click.testing import CliRunner

    from infograph.cli import screen
    from infograph.cli.main import cli

    def break_down(text):
        raise ZeroDivisionError

    monkeypatch.setattr(screen, "say", break_down)
    assert isinstance(CliRunner().invoke(cli, ["industries"]).exception, ZeroDivisionError)


def test_whoever_breaks_off_at_a_question_reads_so_on_a_line_of_its_own(monkeypatch, capsys):
    from infograph.cli import screen

    def broken_off(*_, **__):
        raise click.Abort

    monkeypatch.setattr(screen, "is_terminal", lambda stream: True)
    monkeypatch.setattr(click, "confirm", broken_off)
    with pytest.raises(click.Abort):
        screen.confirm("Remove all?", yes=False)
    assert capsys.readouterr().err == "\n"


def test_progress_tells_how_much_is_done_at_what_rate_and_how_long_it_will_take(monkeypatch, capsys):
    from infograph.cli import screen
    from infograph.phrases import imports

    monkeypatch.setattr(screen, "is_terminal", lambda stream: True)
    monkeypatch.setattr(screen, "PATIENCE", -1.0)
    with screen.progress(imports.progress_words) as show:
        show("measuring", 0, 40)
        show("measuring", 0, 40)
        assert "left" not in capsys.readouterr().err  # nothing is done yet, so nothing says how long it takes
        show("Connections.csv", 5000, 20000)
        show("Connections.csv", 10000, 20000)
    told = capsys.readouterr().err
    assert "Connections.csv: 10,000" in told and "a second" in told and " s left" in told
