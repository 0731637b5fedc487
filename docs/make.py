"""Write what the documents show from what the program does: command reference, terminal output, pictures, keys.

python docs/make.py          write them
python docs/make.py --check  fail where a text is not current (pictures are not compared)
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from infograph.industry import employers

if TYPE_CHECKING:
    from infograph.model import Query, Suggestion

ROOT = Path(__file__).parents[1]
RANKING = ROOT / "docs" / "how-ranking-works.md"
MEETINGS = ROOT / "docs" / "meetings.md"
FORMATS = ROOT / "docs" / "formats.md"
NOTEBOOKS = ROOT / "docs" / "notebook-api.md"
MADE_BY = {
    "suggestions": 'found.plot("{kind}")',
    "graph": 'figures.draw("{kind}", net.ego_graph())',
    "days": 'figures.draw("{kind}", days)',
    "counts": 'figures.draw("{kind}", {{"fintech": 12, "": 5}})',
    "companies": 'figures.draw("{kind}", net.companies(industry="fintech"))',
    "functions": 'figures.draw("{kind}", net.work.functions())',
    "introductions": 'figures.draw("{kind}", net.meetings.introductions())',
}
"""What a figure takes -> how it is drawn in Python."""
FIVE_MINUTES = ROOT / "docs" / "five-minutes.md"
TODAY = date(2026, 11, 20)
"""The day from which ages in the sample are counted, so that what is shown does not change."""


def main() -> int:
    texts = {
        ROOT / "docs" / "commands.md": commands(),
        ROOT / "README.md": readme(),
        RANKING: ranking(),
        MEETINGS: meetings(),
        FORMATS: formats_page(),
        NOTEBOOKS: notebooks_page(),
        FIVE_MINUTES: five_minutes(),
        employers.FOLDED: employers.folded_names(),
    }
    stale = [path for path, text in texts.items() if not path.exists() or path.read_text("utf-8") != text]
    if "--check" in sys.argv:
        sys.stdout.write("\n".join(f"{path.relative_to(ROOT)} is not current: run python docs/make.py" for path in stale))
        return int(bool(stale))
    for path in stale:
        path.write_text(texts[path], "utf-8")
    pictures()
    return 0


def commands() -> str:
    """Return the command reference, from the commands themselves."""
    from infograph.cli.main import cli

    context = click.Context(cli, info_name="infograph", help_option_names=["-h", "--help"])
    lines = [
        "# Commands",
        "",
        "Made by `python docs/make.py` from the commands themselves. `infograph COMMAND -h` shows the same.",
        "",
    ]
    for name in cli.list_commands(context):
        found = cli.get_command(context, name)
        if found is not None:
            lines += _section(found, name, context)
    return "\n".join(lines) + "\n"


def _section(command: click.Command, name: str, parent: click.Context) -> list[str]:
    context = click.Context(command, info_name=name, parent=parent, max_content_width=100, terminal_width=100)
    lines = [f"## {context.command_path}", "", "```", command.get_help(context), "```", ""]
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            if found is not None:
                lines += _section(found, inner, context)
    return lines


def readme() -> str:
    """Return the README with its blocks of real output made again."""
    return _with_blocks(ROOT / "README.md", {"suggest": suggestions(), "explain": explanation()})


def five_minutes() -> str:
    """Return the page of the first five minutes with its card made again."""
    with sample() as net:
        card = cards([net.suggest(industry="fintech", limit=1)[0]], net.query(industry="fintech"), 80)
    return _with_blocks(FIVE_MINUTES, {"card": card})


def ranking() -> str:
    """Return the page on ranking with the figures of the evaluation and the file of parameters made again."""
    import infograph
    from infograph.question import to_toml

    return _with_blocks(RANKING, {"evaluate": str(infograph.evaluate()), "config": to_toml(infograph.Settings())})


def meetings() -> str:
    """Return the page on meetings with a draft, what is due on a day, and a plan made again."""
    from infograph.cli.commands.draft import letter_text
    from infograph.cli.commands.todo import commands_for, due_text
    from infograph.cli.plan_wording import plan_text
    from infograph.planning import Caps
    from infograph.planning.campaign import Campaign

    with sample() as net:
        log = net.meetings.log
        (note,) = net.meetings.draft("Beatriz Antunes", "note", field="fintech")
        log("Carol Lee", "met", via="Priya Raman", on=date(2026, 11, 18), note="clearing is slow")
        log("Huda Saab", "asked", via="Sofia Marchetti", on=date(2026, 11, 9))
        log("Huda Saab", "declined", via="Sofia Marchetti", on=date(2026, 11, 12))
        log("Lars Bergström", "asked", via="Lotte van Dijk", on=date(2026, 11, 11))
        found = [one for one in net.meetings.todo() if one.day <= net.now + 7]
        due = [due_text(one, command, net.now) for one, (command, _) in zip(found, commands_for(net, found), strict=True)]
        plan = plan_text(Campaign(net).plan(industry="fintech", caps=Caps(6, 3, 2, 2)), 80)
    return _with_blocks(MEETINGS, {"note": letter_text(note), "todo": "\n".join(due), "plan": plan})


def formats_page() -> str:
    """Return the page on formats with the tables of kinds that are read and of formats that are written made again."""
    return _with_tables(FORMATS, {"kinds": kinds_table(), "outputs": outputs_table()})


def notebooks_page() -> str:
    """Return the page on notebooks with the table of figures made again."""
    return _with_tables(NOTEBOOKS, {"figures": figures_table()})


def _with_tables(path: Path, tables: dict[str, str]) -> str:
    text = path.read_text("utf-8")
    for mark, table in tables.items():
        block = f"<!-- {mark} -->\n{table}\n<!-- /{mark} -->"
        text = re.sub(rf"<!-- {mark} -->.*?<!-- /{mark} -->", lambda _, b=block: b, text, flags=re.S)
    return text


def outputs_table() -> str:
    """Return a table of every format that answers are written in, from the modules that write them."""
    from infograph.renderers import renderers

    lines = ["| Format | Extension of `-o` | For |", "|---|---|---|"]
    lines += [
        f"| `{name}` | {', '.join(f'`{one}`' for one in module.EXTENSIONS)} | {module.TITLE} |"
        for name, module in renderers().items()
    ]
    return "\n".join([*lines, "| `html` | `.html`, `.htm` | the report, one page that needs no network |"])


def figures_table() -> str:
    """Return a table of every figure, from the modules that draw them."""
    from infograph import figures

    lines = ["| Figure | Shows | Made by |", "|---|---|---|"]
    lines += [
        f"| `{kind}` | {module.TITLE} | `{MADE_BY[module.TAKES].format(kind=kind)}` |"
        for kind, module in figures.kinds().items()
    ]
    return "\n".join(lines)


def kinds_table() -> str:
    """Return a table of every kind of file, from the modules that read them."""
    from infograph.importers import mapped
    from infograph.importers.formats import formats

    lines = ["| `kind` | In words | Rows | What it is |", "|---|---|---|---|"]
    for module in (*formats(), mapped):
        about = (module.__doc__ or "").strip().partition("\n")[0]
        lines += [f"| `{kind}` | {traits.title} | {traits.rows} | {about} |" for kind, traits in module.KINDS.items()]
    return "\n".join(lines)


def _with_blocks(path: Path, blocks: dict[str, str]) -> str:
    text = path.read_text("utf-8")
    for mark, output in blocks.items():
        block = f"<!-- {mark} -->\n```\n{output}\n```\n<!-- /{mark} -->"
        text = re.sub(rf"<!-- {mark} -->.*?<!-- /{mark} -->", lambda _, b=block: b, text, flags=re.S)
    return text


def suggestions() -> str:
    """Return the cards of a question on the sample data, 100 columns wide."""
    with sample() as net:
        found = net.suggest(industry="fintech", limit=2)
    return cards(found, found.query, 100)


def cards(found: Sequence[Suggestion], query: Query, width: int) -> str:
    """Return an answer in cards of a width."""
    import io

    from infograph.renderers import renderer
    from infograph.renderers.terminal import Display

    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    renderer("cards").render(found, query, out, Display(width=width))
    out.seek(0)
    return out.read().rstrip()


def explanation() -> str:
    """Return the explanation of one person of the sample data, as far as the first path."""
    with sample() as net:
        return net.explain("Carol Lee", query=net.query(industry="fintech")).split("\n\n2.")[0]


def sample():  # type: ignore[no-untyped-def]
    """Return the sample network in memory."""
    import infograph

    return infograph.load(ROOT / "sample_data" / "alex-rivera", ROOT / "sample_data" / "friends", today=TODAY)


def pictures() -> None:
    """Draw the pictures of the documents from the sample data."""
    folder = ROOT / "docs" / "images"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "INFOGRAPH_HOME": str(Path(home) / "trial")}
        tool = [sys.executable, "-m", "infograph", "-q"]
        subprocess.run([*tool, "demo", "--keep"], env=env, check=True, stdout=subprocess.DEVNULL)
        for name, words in {
            "paths": ["-n", "12", "--max-per-connector", "3"],
            "paths-dark": ["-n", "12", "--max-per-connector", "3", "--dark"],
            "matrix": ["--kind", "matrix", "-n", "40"],
        }.items():
            picture = str(folder / f"{name}.png")
            subprocess.run([*tool, "plot", "-i", "fintech", *words, "-o", picture], env=env, check=True)
        subprocess.run([*tool, "plot", "--kind", "network", "-o", str(folder / "network.png")], env=env, check=True)
        for part in folder.glob("*.png"):
            part.chmod(0o644)


if __name__ == "__main__":
    sys.exit(main())
