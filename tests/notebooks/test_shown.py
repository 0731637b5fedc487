"""`show()` in a notebook: a page to touch where the notebook is trusted, a still picture where it is not, offline both."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from base64 import b64decode
from pathlib import Path

import pytest

from report.browser import Browser

ROOT = Path(__file__).parents[2]
CELLS = (
    f"import infograph as ig\nfrom datetime import date\nnet = ig.load({str(ROOT / 'sample_data')!r}, today=date(2026, 11, 20))",
    "found = net.suggest(industry='fintech', limit=8)\nfound.show()\nlen(found)",
    "net.show()",
)


@pytest.mark.slow
def test_outside_of_a_notebook_it_is_said_where_a_page_is_to_be_had():
    check = (
        "import sys; sys.path.insert(0, 'tests')\nfrom invented import three\nfrom infograph.errors import BadRequest\n"
        "try: three().show()\nexcept BadRequest as error: print(error, error.hint)"
    )
    done = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "no notebook" in done.stdout and "report('paths.html')" in done.stdout


def test_a_page_cannot_end_the_script_that_holds_it():
    from infograph.report.inline import bundle

    made = bundle("<p>\u2028</script><!-- é", b"png", 'a "b"')
    inside = made["text/html"].partition("<script>")[2].partition("</script>")[0]
    assert json.loads(inside.partition("frame.srcdoc = ")[2].partition("; box")[0]) == "<p>\u2028</script><!-- é"
    assert (
        'alt="a &#34;b&#34;"' in made["text/html"] and made["text/plain"] == 'a "b"' and b64decode(made["image/png"]) == b"png"
    )


@pytest.fixture(scope="module")
def outputs(tmp_path_factory) -> list[dict[str, str]]:
    """Return what a real kernel shows for an answer and for a network."""
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    spec = importlib.util.spec_from_file_location("notebooks_make", ROOT / "notebooks" / "make.py")
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in CELLS])
    done = maker.run(notebook, ROOT / "notebooks", INFOGRAPH_HOME=str(tmp_path_factory.mktemp("home")))
    return [out["data"] for cell in done.cells for out in cell.outputs if "text/html" in out.get("data", {})]


def opened(browser: Browser, folder: Path, fragment: str, *, head: str = "") -> None:
    place = folder / "notebook.html"
    place.write_text(f"<!DOCTYPE html><meta charset=utf-8>{head}<title>notebook</title><body>{fragment}", "utf-8")
    browser.logs("performance")
    browser.open(place)


STATE = (
    "return new Promise(done => setTimeout(() => { const i = document.querySelector('img'), f = document.querySelector('iframe');"
    " done([i.checkVisibility(), i.naturalWidth > 300, f ? f.clientHeight : 0]) }, 1500))"
)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("number", [0, 1], ids=["paths", "network"])
def test_trusted_it_is_a_page_that_loads_nothing_and_untrusted_a_picture(browser, outputs, tmp_path, number):
    shown = outputs[number]["text/html"]
    opened(browser, tmp_path, shown)
    assert browser.run(STATE) == [False, True, 640]
    asked = [
        event["params"]["request"]["url"]
        for entry in browser.logs("performance")
        for event in [json.loads(entry["message"])["message"]]
        if event["method"] == "Network.requestWillBeSent"
    ]
    assert [url for url in asked if not url.startswith(("file:", "data:", "about:"))] == []
    sanitised = shown.partition("<script>")[0] + "</div>"
    opened(browser, tmp_path, sanitised)
    assert browser.run(STATE) == [True, True, 0]
    assert browser.logs("browser") == []
    opened(browser, tmp_path, shown, head="<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\">")
    assert browser.run(STATE) == [True, True, 0], "a picture stays where scripts are forbidden"
    browser.logs("browser")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_person_is_chosen_and_a_draft_copied_in_the_frame(browser, outputs, tmp_path):
    data = outputs[0]
    opened(browser, tmp_path, data["text/html"])
    browser.run(STATE)
    with browser.inside("iframe"):
        browser.click(".people > li .name")
        assert browser.run("return document.querySelector('tbody details').open")
        assert "Subject: " in browser.run("return document.querySelector('tbody .draft pre').textContent")
    assert data["text/plain"].count("fintech") and data["image/png"]
