"""The documents say what the program does: commands, columns, links, output and figures are compared with it."""

from __future__ import annotations

import importlib.util
import re
import sys
from importlib.metadata import version
from pathlib import Path
from urllib.parse import unquote

import click
import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
        *(ROOT / "sample_data").glob("*.md"),
        *(ROOT / "benchmarks").glob("*/*.md"),
    ]
)


@pytest.fixture(scope="module")
def maker():
    spec = importlib.util.spec_from_file_location("docs_make", ROOT / "docs" / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def without_code(text: str) -> str:
    return re.sub(r"```.*?```", "", text, flags=re.S)


def commands(command: click.Command, path: str = "infograph"):
    yield path, command
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from commands(inner, f"{path} {name}")


def tree():
    from infograph.cli.main import cli

    context = click.Context(cli, info_name="infograph")
    for name in cli.list_commands(context):
        yield from commands(cli.get_command(context, name), f"infograph {name}")


def test_every_command_and_flag_stands_in_the_reference():
    sections = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", text_of("docs/commands.md"), re.M | re.S))
    missing = []
    for path, command in tree():
        said = sections.get(path, "")
        missing += [path] if not said else []
        flags = (flag for one in command.params if isinstance(one, click.Option) and not one.hidden for flag in one.opts)
        missing += [f"{path} {flag}" for flag in flags if flag not in said]
    assert missing == [], "run python docs/make.py"


def test_the_reference_names_no_command_that_is_gone():
    known = {path for path, _ in tree()}
    assert known and set(re.findall(r"^## (infograph .+)$", text_of("docs/commands.md"), re.M)) <= known


@pytest.mark.skipif(version("click").startswith("8.2."), reason="an older Click writes choices in other brackets")
def test_the_command_reference_is_current(maker):
    assert maker.commands() == text_of("docs/commands.md"), "run python docs/make.py"


@pytest.mark.slow
def test_what_the_readme_shows_is_what_the_program_prints(maker):
    assert maker.readme() == text_of("README.md"), "run python docs/make.py"


@pytest.mark.slow
def test_the_card_of_the_first_five_minutes_is_what_the_program_prints(maker):
    assert maker.five_minutes() == text_of("docs/five-minutes.md"), "run python docs/make.py"


@pytest.mark.slow
def test_what_the_page_on_meetings_shows_is_what_the_program_prints(maker):
    assert maker.meetings() == text_of("docs/meetings.md"), "run python docs/make.py"


def test_the_tables_of_formats_and_figures_are_current(maker):
    assert maker.formats_page() == text_of("docs/formats.md"), "run python docs/make.py"
    assert maker.notebooks_page() == text_of("docs/notebook-api.md"), "run python docs/make.py"
    assert maker.gallery() == text_of("docs/gallery.md"), "run python docs/make.py"


@pytest.mark.slow
def test_the_figures_and_parameters_of_the_ranking_are_current(maker):
    assert maker.ranking() == text_of("docs/how-ranking-works.md"), "run python docs/make.py"


@pytest.mark.slow
def test_the_session_in_the_readme_is_what_a_terminal_shows(maker):
    shown = text_of("docs/images/terminal.svg")
    assert maker.terminal() == shown, "run python docs/make.py"
    assert "Next: infograph" in shown and 'class="b"' in shown


@pytest.mark.slow
def test_check_fails_where_a_document_is_stale(maker, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["make.py", "--check"])
    monkeypatch.setattr(maker, "commands", lambda: "other\n")
    monkeypatch.setattr(maker, "ranking", lambda: text_of("docs/how-ranking-works.md"))  # takes seconds: see the slow test
    assert maker.main() == 1
    assert "commands.md is not current" in capsys.readouterr().out
    assert text_of("docs/commands.md") != "other\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_to_files_and_headings_resolve(page):
    prose = without_code(page.read_text("utf-8"))
    links = re.findall(r"\]\(([^)\s]+)\)", prose) + re.findall(r'(?:src|srcset)="([^"]+)"', prose)
    broken = []
    for link in links:
        if re.match(r"[a-z]+:", link):
            continue
        path, _, heading = unquote(link).partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (heading and heading not in headings(target)):
            broken.append(link)
    assert broken == []


def headings(page: Path) -> set[str]:
    """Return the anchors that a Markdown page has."""
    found = re.findall(r"^#+ (.+)$", without_code(page.read_text("utf-8")), re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in found}


def test_the_documents_name_only_commands_that_exist():
    known = {path.split()[1] for path, _ in tree()}
    pages = [
        page for page in PAGES if page.parent in (ROOT, ROOT / "docs") and page.name not in ("CHANGELOG.md", "commands.md")
    ]
    named = {
        word
        for page in pages
        for code in re.findall(r"```(?:sh)?\n(.*?)```|`([^`\n]+)`", page.read_text("utf-8"), re.S)
        for word in re.findall(r"(?:^|\n|bin/)infograph ([a-z][a-z-]+)", "".join(code))
    }
    assert len(named) > 10 and named <= known, named - known


def test_the_readme_has_two_blocks_of_commands_and_the_second_runs_the_tests():
    blocks = re.findall(r"^```sh\n(.*?)^```$", text_of("README.md"), re.M | re.S)
    assert len(blocks) == 2
    first, second = ([line for line in block.splitlines() if line] for block in blocks)
    assert first[0].startswith("python3 -m venv") and first[-1].endswith("infograph demo")
    assert second[0].startswith("python3 -m venv") and second[-1].endswith("pytest")
    assert len(text_of("README.md").splitlines()) <= 150


def test_the_columns_of_a_frame_stand_in_the_notebook_api():
    from infograph.renderers import COLUMNS

    table = text_of("docs/notebook-api.md").split("## Columns of")[1].split("## Graphs")[0]
    assert dict(re.findall(r"^\| `(\w+)` \| (\w+) \|", table, re.M)) == COLUMNS


@pytest.mark.slow
def test_the_attributes_of_a_graph_stand_in_the_notebook_api(net):
    graphs = text_of("docs/notebook-api.md").split("## Graphs")[1].split("### Your own graph")[0]
    documented = {name for row in re.findall(r"^\| (`.+?`) \|", graphs, re.M) for name in re.findall(r"`(\w+)`", row)}
    graph = net.graph(industry="fintech")
    nodes = {name for _, known in graph.nodes(data=True) for name in known}
    edges = {name for _, _, known in graph.edges(data=True) for name in known}
    assert nodes | edges | set(graph.graph) <= documented


def test_every_field_of_a_question_stands_in_the_notebook_api():
    from infograph import Query

    asked = text_of("docs/notebook-api.md").split("A question is made of")[1].split("| Call |")[0]
    assert [name for name in Query.__dataclass_fields__ if f"`{name}`" not in asked] == []


def test_every_figure_stands_in_the_notebook_api():
    from infograph.figures import kinds

    drawn = text_of("docs/notebook-api.md").split("## Figures")[1]
    assert [kind for kind in kinds() if f"| `{kind}` |" not in drawn] == []


@pytest.fixture(scope="module")
def net(maker):
    with maker.sample() as net:
        yield net


@pytest.mark.slow
def test_the_answer_about_an_industry_is_the_one_shown(net):
    name, labels = net.industry_why("Carol Lee")
    lines = [name, *(f"  {label.industry}, confidence {label.confidence:.2f}: {label.evidence}" for label in labels)]
    assert "\n".join(lines) in text_of("docs/how-industry-is-inferred.md")


def test_the_number_of_industries_is_the_one_shown():
    from infograph.industry import taxonomy

    assert f"There are {len(taxonomy())} industries" in text_of("docs/how-industry-is-inferred.md")


def test_the_constants_of_the_ranking_are_the_ones_shown():
    from infograph import Settings

    page, kept = text_of("docs/how-ranking-works.md"), Settings()
    assert ", ".join(f"{value:.2f}" for value in kept.closeness) in page
    assert f"{kept.floor} + {1 - kept.floor:.1f} · L/(L+{kept.saturation:g})" in page
    assert f"{kept.floor} + {kept.mutual_span} · L" in page
    assert f"only that they are connected | {kept.unknown}" in page
    assert f"q = {kept.kappa} ·" in page and kept.hub == 0.5 and "k^−½" in page
    assert f"*strong* from {kept.strong:g} times, *good* from {kept.good:g} times" in page
    assert f"counts {kept.reuse} times" in page


@pytest.mark.slow
def test_the_measured_figures_of_the_ranking_are_the_ones_shown():
    from infograph import evaluate
    from infograph.ranking import LISTS_ONLY

    shown = re.search(r"<!-- evaluate -->\n```\n(.*?)\n```", text_of("docs/how-ranking-works.md"), re.S)
    measured = evaluate()
    assert shown is not None and shown[1] == str(measured)
    verdicts = measured.by_evidence["lists only"].verdicts
    assert {rule: verdicts[rule] for rule in LISTS_ONLY} == dict(LISTS_ONLY), "what suggest says of lists"


def test_what_the_page_on_meetings_lists_is_what_there_is():
    from dataclasses import asdict

    from infograph.outreach import drafts, stages, templates

    page = text_of("docs/meetings.md")
    words = set(re.findall(r"`\$(\w+)`", page))
    assert words == {*drafts.values(drafts.Known()), "minutes"}
    assert all(f"`{kind}`" in page for kind in templates.LETTERS)
    assert f"Stages: {', '.join(stages.STAGES)}." in page
    for name, days in asdict(stages.Cadence()).items():
        assert f"| `{name}` | {days} |" in page
