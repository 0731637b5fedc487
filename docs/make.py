"""Write what the documents show from what the program does: command reference, terminal output, pictures, keys.

python docs/make.py          write them
python docs/make.py --check  fail where a text is not current (pictures are not compared)
"""

from __future__ import annotations

import importlib.util
import os
import re
import shlex
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
INDUSTRY = ROOT / "docs" / "how-industry-is-inferred.md"
NOTEBOOKS = ROOT / "docs" / "notebook-api.md"
TERMINAL = ROOT / "docs" / "images" / "terminal.svg"
GALLERY = ROOT / "docs" / "gallery.md"
DRAWN = {
    "tree": "-i fintech -n 12 --max-per-connector 3",
    "layered": "-i fintech -n 20",
    "matrix": "-i fintech -n 40",
    "companies": "-i fintech",
    "functions": "-n 12",
}
"""Figure -> what its command says beside its kind."""
LOGGED = (
    ("Carol Lee", "Priya Raman", "asked 10-02, agreed 10-04, introduced 10-05, met 10-14, thanked 10-15"),
    ("Santiago Castañeda", "Priya Raman", "asked 10-02, agreed 10-07, introduced 10-08, met 10-20, thanked 10-21"),
    ("Lars Bergström", "Lotte van Dijk", "asked 10-05, agreed 10-12, introduced 10-13"),
    ("Huda Saab", "Sofia Marchetti", "asked 10-09, declined 10-12"),
    ("Sungmin Yoon", "Bob Johnson", "asked 11-09, agreed 11-13, introduced 11-16, scheduled 11-24"),
    ("Ishita Venkatesan", "Bob Johnson", "asked 10-12, no answer 11-02"),
    ("Piotr Šimečková", "Sofia Marchetti", "asked 10-14, agreed 10-16, introduced 10-19, met 10-29"),
    ("Harsh Sengupta", "Hannah Wexford", "asked 11-16"),
)
"""Person, through whom, and what came of it in 2026: a search for the pictures of one."""
OF_THE_LOG = ("introductions", "progress")
"""What figures take that need a log; whom it names, others would leave out."""
WIDE, COLOURS = 1400, 128
"""Pixels across, and colours, of a picture in the documents: a fifth of what it takes as it is saved."""
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
        INDUSTRY: _with_tables(INDUSTRY, {"rules": rules_table()}),
        NOTEBOOKS: notebooks_page(),
        GALLERY: gallery(),
        FIVE_MINUTES: five_minutes(),
        TERMINAL: terminal(),
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


def rules_table() -> str:
    """Return a table of the rules by which an industry is inferred, with what was measured of each."""
    from infograph.industry.rules import rows

    lines = [
        "| Rule | What it does, and why | Weight | Limit | Rows | Right | Without it | Adds |",
        "|---|---|---|---|---|---|---|---|",
    ]
    figures = ("weight", "limit", "support", "right", "without", "adds")
    lines += [
        f"| {row['rule']} | {row['does']}: {row['reason']} | {' | '.join(row[name] for name in figures)} |" for row in rows()
    ]
    return "\n".join(lines)


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
        f"| `{kind}` | {module.TITLE} | `{figures.MADE_BY[module.TAKES].format(kind=kind)}` |"
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


def terminal() -> str:
    """Return the picture of a session in a terminal, from what the program prints."""
    spec = importlib.util.spec_from_file_location("docs_terminal", ROOT / "docs" / "terminal.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with tempfile.TemporaryDirectory() as home:
        picture: str = module.session(Path(home) / "trial")
    return picture


def gallery() -> str:
    """Return the page of every figure with its command, from the modules that draw them."""
    from infograph import figures

    lines = [
        "# Every figure, with its command",
        "",
        "Made by `python docs/make.py` from the sample data and a search of eight people. `--dark` draws light on dark,",
        "`--anon` with invented names; `-o` ends in .png, .svg or .pdf. In a notebook: [figures](notebook-api.md#figures).",
        "",
        "Tree and network are also a page to touch, as in the report, where `-o` ends in .html: whoever is pointed at stands",
        "out with the evidence, a choice opens their card, and wheel, fingers and keys zoom. One file, without a request. In a",
        "notebook: `found.show()` and `net.show()`.",
    ]
    for kind, module in sorted(figures.kinds().items(), key=lambda one: (one[0] != "tree", one[0])):
        lines += [
            "",
            f"## {kind}",
            "",
            f"{module.TITLE[0].upper()}{module.TITLE[1:]}.",
            "",
            "```",
            _plot(kind),
            "```",
            "",
            "<picture>",
        ]
        lines.append(f'  <source media="(prefers-color-scheme: dark)" srcset="images/{kind}-dark.png">')
        lines += [f'  <img alt="{module.TITLE[0].upper()}{module.TITLE[1:]}" src="images/{kind}.png">', "</picture>"]
    return "\n".join(lines) + "\n"


def _plot(kind: str) -> str:
    asked = f" {DRAWN[kind]}" if kind in DRAWN else ""
    return f"infograph plot --kind {kind}{asked} -o {kind}.svg"


def pictures() -> None:
    """Draw the pictures of the documents from the sample data and a log of some weeks, light and dark."""
    from infograph import figures

    folder = ROOT / "docs" / "images"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        env = {**os.environ, "INFOGRAPH_HOME": str(Path(home) / "trial")}
        tool = [sys.executable, "-m", "infograph", "-q"]
        subprocess.run([*tool, "demo", "--keep"], env=env, check=True, stdout=subprocess.DEVNULL)
        logged = False
        for kind, figure in sorted(figures.kinds().items(), key=lambda one: one[1].TAKES in OF_THE_LOG):
            if figure.TAKES in OF_THE_LOG and not logged:
                log_search(Path(home) / "trial")
                logged = True
            words = shlex.split(_plot(kind))[1:-1]
            for name, more in ((kind, []), (f"{kind}-dark", ["--dark"])):
                picture = folder / f"{name}.png"
                subprocess.run([*tool, *words, str(picture), *more], env=env, check=True)
                shrink(picture)


def log_search(home: Path) -> None:
    """Keep the steps of `LOGGED` in a store."""
    from infograph import Workspace

    with Workspace.open(home) as net:
        for person, via, steps in LOGGED:
            for step in steps.split(", "):
                stage, _, day = step.rpartition(" ")
                net.meetings.log(person, stage, via=via if stage != "thanked" else "", on=date.fromisoformat(f"2026-{day}"))


def shrink(picture: Path) -> None:
    """Make a picture no wider than pages are, in few colours, and readable by everybody."""
    from PIL import Image

    image = Image.open(picture).convert("RGB")
    if image.width > WIDE:
        image = image.resize((WIDE, round(image.height * WIDE / image.width)), Image.Resampling.LANCZOS)
    # Rare hues stay: a mark of one colour is a few dots.
    few = image.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(picture, optimize=True)
    picture.chmod(0o644)


if __name__ == "__main__":
    sys.exit(main())
