"""The notebooks run as they stand, without a network, and are kept with what they show of the sample data."""

from __future__ import annotations

import importlib.util
import io
import re
from base64 import b64encode
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))

GUARD = """
import sys

def _refuse(event, args):
    if event in ("socket.getaddrinfo", "socket.gethostbyname") or (
        event in ("socket.connect", "socket.sendto") and isinstance(args[1], tuple)
    ):
        raise RuntimeError("the network is blocked in this notebook")

sys.addaudithook(_refuse)
"""

PROBE = """
import socket
try:
    socket.create_connection(("192.0.2.1", 80), timeout=1)
except RuntimeError as error:
    print(error)
"""


def read(path: Path):
    nbformat = pytest.importorskip("nbformat")
    return nbformat.read(path, as_version=4)


@pytest.fixture(scope="module")
def maker():
    """Return the script that keeps the outputs."""
    pytest.importorskip("nbformat")
    spec = importlib.util.spec_from_file_location("notebooks_make", ROOT / "notebooks" / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_notebooks_are_here_and_named_in_the_readme():
    assert {path.stem for path in NOTEBOOKS} == {"careers_centre", "explore", "understand_ranking", "your_network"}
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [path.name for path in NOTEBOOKS if f"notebooks/{path.name}" not in readme] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_as_it_was_run_and_small(path):
    code = [cell for cell in read(path).cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    assert any(cell.outputs for cell in code)
    assert not any(out.output_type == "error" or out.get("name") == "stderr" for cell in code for out in cell.outputs)
    text = path.read_text("utf-8")
    assert "/home/" not in text and "/root/" not in text and "/tmp/" not in text
    assert len(text) < 400_000


def test_what_a_notebook_shows_is_compared_by_words_and_pictures(maker):
    def shown(words: str, shade: int = 255, size: int = 80):
        from PIL import Image

        out = io.BytesIO()
        Image.new("RGB", (size, 60), (shade, 255, 255)).save(out, "PNG")
        data = {"text/plain": words, "image/png": b64encode(out.getvalue()).decode()}
        one = maker.nbformat.v4.new_output("display_data", data)
        return maker.nbformat.v4.new_notebook(cells=[maker.nbformat.v4.new_code_cell("1", id="a", outputs=[one])])

    kept = shown("3 people")
    assert list(maker.differences(kept, shown("3 people", shade=252, size=81))) == []
    assert "shows" in next(maker.differences(kept, shown("4 people")))
    assert list(maker.differences(kept, shown("3 people", shade=90))) == ["cell a: its picture differs"]
    assert list(maker.differences(kept, shown("3 people", size=120))) == ["cell a: its picture differs"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_links_to_files_that_exist(path):
    text = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert links
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []


@pytest.fixture(scope="module")
def executed(tmp_path_factory, maker):
    """Run a notebook in a kernel whose network is blocked; return it with its outputs, and the home it was given."""
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    done = {}

    def run(path: Path):
        if path not in done:
            work = tmp_path_factory.mktemp(path.stem)
            (work / "sitecustomize.py").write_text(GUARD, "utf-8")
            notebook = read(path)
            notebook.cells.append(nbformat.v4.new_code_cell(PROBE))
            fresh = maker.run(notebook, path.parent, PYTHONPATH=str(work), INFOGRAPH_HOME=str(work / "home"))
            done[path] = fresh, work / "home"
        return done[path]

    return run


def printed(notebook) -> str:
    cells = (cell for cell in notebook.cells if cell.cell_type == "code")
    return "\n".join(out.get("text", "") for cell in cells for out in cell.outputs)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_without_a_network_and_leaves_nothing_on_disk(path, executed):
    notebook, home = executed(path)
    assert "the network is blocked" in notebook.cells[-1].outputs[0].text
    assert not home.exists()
    errors = [out for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs if out.get("name") == "stderr"]
    assert errors == []


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_shows_what_a_fresh_run_shows(path, executed, maker):
    assert list(maker.differences(read(path), executed(path)[0])) == [], "run python notebooks/make.py"


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_explore_shows_pictures_a_table_and_a_message(executed):
    notebook, _ = executed(ROOT / "notebooks" / "explore.ipynb")
    shown = [out.get("data", {}) for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs]
    assert sum("image/png" in one for one in shown) == 3
    assert sum("<table" in one.get("text/html", "") for one in shown) == 3
    text = printed(notebook)
    assert "Through Priya Raman" in text
    places = re.findall(r"^(\d+) .+ \(was (\d+|not shown)\) through .+$", text, re.M)
    assert len(places) == 5 and any(was == "not shown" or int(now) < int(was) for now, was in places), (
        "what was told of a tie counts"
    )
    assert re.search(r"^--- ask to .+\nSubject: .+", text, re.M)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_the_score_computed_by_hand_is_the_score(executed):
    notebook, _ = executed(ROOT / "notebooks" / "understand_ranking.ipynb")
    text = printed(notebook)
    assert "the same: True" in text
    assert re.search(r"infograph +0\.\d{3}", text)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_the_pool_of_a_careers_centre_is_drawn_and_its_caps_hold(executed):
    notebook, _ = executed(ROOT / "notebooks" / "careers_centre.ipynb")
    shown = [out.get("data", {}) for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs]
    assert sum("image/png" in one for one in shown) == 3
    caps = next(one["text/plain"] for one in shown if "most through one" in one.get("text/plain", ""))
    most = {label: int(cells.split()[2]) for label, cells in re.findall(r"^(at most \d+|no cap) +(\d.*)$", caps, re.M)[:6]}
    assert all(number <= int(label.split()[-1]) for label, number in most.items() if label != "no cap")
    assert most["no cap"] > most["at most 5"] == 5
