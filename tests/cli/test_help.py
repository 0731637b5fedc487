"""Help, versions and completion: there at once, for every command, and they load nothing heavy."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import click
import pytest
from click.testing import CliRunner

from infograph.cli import commands as command_modules
from infograph.cli.main import cli
from infograph.cli.options import LEVELS
from infograph.cli.traits import traits

HEAVY = {"networkx", "pandas", "numpy", "matplotlib", "apsw", "sqlite3", "jinja2", "infograph.workspace", "infograph.model"}


def invoke(*words: str):
    return CliRunner().invoke(cli, list(words))


def commands(group: click.Group = cli, words: tuple[str, ...] = ()):
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*words, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*words, name))


ALL = dict(commands())


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_command_says_what_it_does_and_gives_examples(words):
    command = ALL[words]
    result = invoke(*words, "-h")
    assert result.exit_code == 0
    assert command.short_help and command.short_help.endswith(".") and len(command.short_help) <= 62
    if not isinstance(command, click.Group):
        assert f"infograph {' '.join(words)}" in result.output.split("Examples:")[1]


@pytest.mark.parametrize("words", ALL, ids=" ".join)
def test_every_option_has_a_sentence(words):
    for option in ALL[words].params:
        if isinstance(option, click.Option):
            assert option.help and option.help.endswith("."), option.name


def test_help_leads_with_three_examples_and_lists_every_command():
    text = invoke("--help").output
    assert text.index("Examples:") < text.index("Options:")
    assert len(re.findall(r"^    infograph ", text, re.M)) == 3
    assert [line.split()[0] for line in text.split("Commands:\n")[1].splitlines()] == list(command_modules.purposes())


@pytest.mark.parametrize("words", [["--help"], ["suggest", "-h"], ["--version"], ["completion", "zsh"]], ids=" ".join)
def test_help_loads_click_and_little_else(words):
    code = (
        "import sys\nfrom infograph.cli.main import cli\n"
        f"try:\n    cli({words!r}, prog_name='infograph')\n"
        "except SystemExit as left:\n    assert not left.code, left.code\n"
        f"print(*sorted({HEAVY!r} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    loaded = set(done.stderr.split())
    assert not (loaded - {"infograph.model"} if words[0] == "completion" else loaded), done.stderr


@pytest.mark.parametrize("words", [["suggest", "-h"], ["ask-next", "-h"], ["import", "-h"]], ids=" ".join)
def test_a_command_loads_no_module_of_another(words):
    code = (
        "import sys\nfrom infograph.cli.main import cli\n"
        f"try:\n    cli({words!r})\nexcept SystemExit:\n    pass\n"
        "print(*(name for name in sys.modules if name.startswith('infograph.cli.commands.')), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stderr.split() == [f"infograph.cli.commands.{command_modules.modules()[words[0]]}"]


def test_version_is_the_installed_one():
    from importlib.metadata import version

    assert invoke("-V").output == f"infograph {version('infograph')}\n"


def complete(words: str, current: str) -> list[str]:
    """Return what bash would offer."""
    typed = ["infograph", *words.split(), current]
    surroundings = os.environ | {
        "COMP_WORDS": " ".join(typed),
        "COMP_CWORD": str(len(typed) - 1),
        "_INFOGRAPH_COMPLETE": "bash_complete",
    }
    done = subprocess.run([sys.executable, "-m", "infograph"], env=surroundings, capture_output=True, text=True)
    assert not done.stderr
    return [line.partition(",")[2] for line in done.stdout.splitlines() if line]


def test_the_shell_completes_commands_industries_and_formats():
    assert complete("", "su") == ["suggest"]
    assert "fintech" in complete("suggest --industry", "fint")
    assert complete("suggest --format", "nd") == ["ndjson"]


@pytest.mark.slow
def test_the_shell_completes_sources_where_there_is_a_store(home, made):
    assert complete("forget --source", "") == []
    shutil.copytree(made / "both", home)
    assert complete("forget --source", "") == ["1", "2"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_shell_gets_a_script_that_calls_us_back(shell):
    result = invoke("completion", shell)
    assert result.exit_code == 0 and "_INFOGRAPH_COMPLETE" in result.output


def test_what_is_offered_is_what_there_is():
    from infograph import figures
    from infograph.industry import levels_of
    from infograph.renderers import renderers

    for package, key, held in (("figures", "KIND", figures.kinds()), ("renderers", "FORMAT", renderers())):
        assert set(traits(f"infograph.{package}", key)) == set(held)
        assert all(module.TITLE for module in held.values())
    for level in LEVELS:
        assert levels_of("Engineer", level)


def test_the_list_of_commands_says_what_the_commands_say():
    context = click.Context(cli)
    for name, purpose in command_modules.purposes().items():
        command = cli.get_command(context, name)
        assert command is not None and command.get_short_help_str() == purpose
    assert set(command_modules.purposes()) == set(command_modules.modules())
