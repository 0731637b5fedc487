"""A command, a figure, an output and a format are one new file each: listed, in help, in documents, in completion, and used."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
NEW = {
    "cli/commands/greet_all.py": '''
"""Greetings, which nothing else says."""

import click

from infograph.cli import screen

PLACE = 415


@click.command("greet-all", short_help="Greet everybody there is.")
@click.option("--loud", is_flag=True, help="So that everybody hears it.")
def greet_all(loud):
    """Greet everybody.

    \\b
    Examples:
      infograph greet-all
    """
    screen.say("HELLO" if loud else "hello")
''',
    "figures/dots.py": '''
"""A dot for everybody."""

from matplotlib.figure import Figure

KIND = "dots"
TITLE = "a dot a person"
TAKES = "suggestions"


def draw(suggestions, *, title="", dark=False, limit=9, ax=None):
    """Draw a dot for each."""
    figure = Figure()
    figure.subplots().plot([len(suggestions)], [limit], "o")
    return figure
''',
    "renderers/bare.py": '''
"""Names and nothing else."""

FORMAT = "bare"
TITLE = "names alone"
EXTENSIONS = (".bare",)
MACHINE = True


def render(found, query, out, display=None):
    """Write a name a line."""
    out.writelines(f"{one.target.name}\\n" for one in found)
''',
    "importers/cats.py": '''
"""Lists of cats, which nobody else keeps."""

from infograph.importers.shapes import Kind
from infograph.model import Record

KIND = "cats"
KINDS = {KIND: Kind("list of cats", whole_list=True)}
PRECEDENCE = 2


def identify(header):
    """Return why a header is that of a list of cats, or ""."""
    return "begins with a cat" if header[0] == "cat" else ""


def read(table, owner):
    """Yield a Record for each cat."""
    for row in table.rows():
        yield Record(row.line, "contact", row.cells[0])
''',
}


@pytest.fixture(scope="module")
def infograph(tmp_path_factory):
    """Run the program, or some code beside it, as if the new files stood in its folders."""
    folder, home = tmp_path_factory.mktemp("new"), tmp_path_factory.mktemp("home")
    for name, text in NEW.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text.lstrip(), "utf-8")
    before = "from importlib import import_module\n" + "".join(
        f"import_module('infograph.{name.replace('/', '.')}').__path__.append({str(folder / name)!r})\n"
        for name in sorted({str(Path(name).parent) for name in NEW})
    )

    def run(*words: str, code: str = "from infograph.cli.main import cli; cli(prog_name='infograph')", **env: str) -> str:
        surroundings = os.environ | {"INFOGRAPH_HOME": str(home), "COLUMNS": "100"} | env
        done = subprocess.run(
            [sys.executable, "-c", before + code, *words], env=surroundings, cwd=folder, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stderr
        return " ".join(done.stdout.split())

    (folder / "cats.csv").write_text("cat,dog\nTom,Rex\n", "utf-8")
    run("import", str(ROOT / "sample_data" / "alex-rivera"), str(ROOT / "sample_data" / "friends"))
    return run


def completed(infograph, *words: str) -> str:
    return infograph(
        code="from infograph.cli.main import cli; cli(prog_name='infograph')",
        COMP_WORDS=" ".join(("infograph", *words)),
        COMP_CWORD=str(len(words)),
        _INFOGRAPH_COMPLETE="bash_complete",
    )


def test_a_new_command_is_listed_in_its_place_helped_documented_completed_and_run(infograph):
    listed = infograph("--help")
    assert listed.index("ask-next") < listed.index("greet-all Greet everybody there is.") < listed.index("plan Whom")
    assert "So that everybody hears it." in infograph("greet-all", "-h")
    assert "greet-all" in completed(infograph, "gre")
    assert infograph("greet-all", "--loud") == "HELLO"


def test_a_new_figure_is_in_help_and_completion_and_drawn(infograph, tmp_path):
    assert "dots: a dot a person" in infograph("plot", "-h")
    assert "dots" in completed(infograph, "plot", "--kind", "do")
    infograph("plot", "-i", "fintech", "--kind", "dots", "-o", str(tmp_path / "dots.svg"))
    assert (tmp_path / "dots.svg").read_text("utf-8").startswith("<?xml")


def test_a_new_output_is_in_help_and_completion_and_written(infograph, tmp_path):
    assert "bare: names alone" in infograph("suggest", "-h")
    assert "bare" in completed(infograph, "suggest", "--format", "ba")
    by_name = infograph("suggest", "-i", "fintech", "-f", "bare")
    infograph("suggest", "-i", "fintech", "-o", str(tmp_path / "x.bare"))
    assert by_name and " ".join((tmp_path / "x.bare").read_text("utf-8").split()) == by_name


def test_a_new_format_is_recognised(infograph):
    assert "list of cats" in infograph("import", "cats.csv", "--dry-run", "--owner", "Zed Nova", "--new-owner")


def test_the_documents_tell_of_all_four(infograph):
    told = infograph(
        code=f"import sys; sys.path.insert(0, {str(ROOT / 'docs')!r}); import make\n"
        "print(make.commands(), make.figures_table(), make.outputs_table(), make.kinds_table())"
    )
    for words in (
        "## infograph greet-all",
        "dots: a dot",
        "| `dots` | a dot a person |",
        "| `bare` | `.bare` |",
        "list of cats",
    ):
        assert words in told
