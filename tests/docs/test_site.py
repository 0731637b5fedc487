"""The documents as a site: everything public stands in the reference, no link is dead, nothing is loaded from elsewhere."""

from __future__ import annotations

import importlib.util
import inspect
import re
from html import unescape
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def script(name: str):
    spec = importlib.util.spec_from_file_location(f"docs_{name}", ROOT / "docs" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def site():
    return script("site")


@pytest.fixture(scope="module")
def reference():
    return script("reference").reference()


def test_the_reference_has_everything_public_with_the_words_of_help(reference):
    import infograph
    from infograph import figures
    from infograph.outreach import Meetings

    def first_words(value) -> str:
        return inspect.getdoc(value).split("\n")[0].split("`")[0].replace("<", "&lt;")

    for name in infograph.__all__:
        assert f"## infograph.{name}\n" in reference and first_words(getattr(infograph, name)) in reference, name
    for room in (infograph.Workspace, Meetings, infograph.Pool):
        for name, value in vars(room).items():
            if inspect.isfunction(value) and not name.startswith("_"):
                assert f"### {name}\n" in reference and first_words(value) in reference, name
    assert all(f"### {kind}\n" in reference for kind in figures.kinds())
    assert {"## infograph.Workspace.meetings", "## infograph.Workspace.campaign", "## infograph.Workspace.work"} <= set(
        reference.splitlines()
    )


def test_a_signature_says_what_can_be_given(reference):
    block = reference.split("### suggest\n")[1].split("```")[1]
    assert "    industry: str | Iterable[str] | None = None,\n" in block and "    company: str = ''," in block
    assert "self" not in block


@pytest.fixture(scope="module")
def built(site, tmp_path_factory) -> Path:
    """Return the folder of the site."""
    pytest.importorskip("mkdocs")
    folder = tmp_path_factory.mktemp("docs")
    site.build(site.lay_out(folder / "pages"), folder / "site")
    return folder / "site"


def test_every_page_stands_in_the_menu(site):
    listed = {page for entry in site.NAV for pages in entry.values() for page in ([pages] if isinstance(pages, str) else pages)}
    there = {str(path.relative_to(ROOT)) for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]}
    there |= {f"notebooks/{path.stem}.md" for path in ROOT.glob("notebooks/*.ipynb")} | {"docs/reference.md"}
    assert listed == there


def test_a_list_right_below_a_sentence_becomes_a_list(site):
    assert site.as_page("What:\n- one\n  more\n- two\n") == "What:\n\n- one\n  more\n- two\n"
    assert site.as_page("```\na\n- b\n```\n") == "```\na\n- b\n```\n"


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_the_site_is_built_strictly_and_loads_nothing_from_elsewhere(built):
    texts = {str(path.relative_to(built)): path.read_text("utf-8") for path in built.rglob("*.html")}
    assert {"index.html", "docs/reference.html", "notebooks/your_network.html", "docs/commands.html"} <= set(texts)
    for name, text in texts.items():
        loaded = re.findall(r'<(?:script|img|iframe|source)\b[^>]*?\bsrc(?:set)?="([^"]*)"', text)
        loaded += re.findall(r'<link\b[^>]*\bhref="([^"]*)"', text)
        assert [one for one in loaded if re.match(r"\w+:|//", unescape(one))] == [], name
    assert "Who stands between your contacts" in texts["notebooks/your_network.html"]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_dead_link_a_dead_heading_and_a_page_without_a_place_fail_the_site(site, tmp_path):
    pytest.importorskip("mkdocs")
    for number, line in enumerate(("[x](gone.md)", "[x](formats.md#gone)")):
        pages = site.lay_out(tmp_path / str(number) / "pages")
        page = pages / "docs" / "privacy.md"
        page.write_text(page.read_text("utf-8") + f"\n{line}\n", "utf-8")
        with pytest.raises(SystemExit, match="strict"):
            site.build(pages, tmp_path / str(number) / "site")
    (pages / "docs" / "stray.md").write_text("# Stray\n", "utf-8")
    page.write_text("# Privacy\n", "utf-8")
    with pytest.raises(SystemExit, match="strict"):
        site.build(pages, tmp_path / "stray")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_against_any_page(site, built, browser, axe, theme):
    browser.screen(1200, 900)
    browser.theme(theme)
    wrong = {}
    for path in sorted(built.rglob("*.html")):
        browser.open(path)
        browser.run(axe)
        found = browser.run("return axe.run(document, {resultTypes: ['violations']})")["violations"]
        wrong |= {path.name: [(v["id"], v["nodes"][0]["html"]) for v in found]} if found else {}
    browser.logs("browser")  # the page of an error asks for what a server has at its root
    assert wrong == {}
