"""The notebooks run as they stand, without a network, and are kept without what they printed."""

from __future__ import annotations

import os
import re
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


def test_both_notebooks_are_here():
    assert {path.stem for path in NOTEBOOKS} == {"explore", "understand_ranking"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path):
    code = [cell for cell in read(path).cells if cell.cell_type == "code"]
    assert code
    assert [cell.id for cell in code if cell.outputs or cell.execution_count is not None] == []
    assert "/home/" not in path.read_text("utf-8")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_links_to_files_that_exist(path):
    text = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "markdown")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert links
    assert [link for link in links if "://" not in link and not (path.parent / link).exists()] == []


@pytest.fixture(scope="module")
def executed(tmp_path_factory):
    """Run a notebook in a kernel whose network is blocked; return it with its outputs, and the home it was given."""
    nbclient = pytest.importorskip("nbclient")
    nbformat = pytest.importorskip("nbformat")
    pytest.importorskip("ipykernel")
    done = {}

    def run(path: Path):
        if path not in done:
            work = tmp_path_factory.mktemp(path.stem)
            (work / "sitecustomize.py").write_text(GUARD, "utf-8")
            home = work / "home"
            notebook = read(path)
            notebook.cells.append(nbformat.v4.new_code_cell(PROBE))
            env = {
                **os.environ,
                "PYTHONPATH": str(work),
                "INFOGRAPH_HOME": str(home),
                "IPYTHONDIR": str(work / "ipython"),
                "PYDEVD_DISABLE_FILE_VALIDATION": "1",
            }
            client = nbclient.NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}})
            client.execute(env=env)
            done[path] = notebook, home
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
def test_explore_shows_pictures_a_table_and_a_message(executed):
    notebook, _ = executed(ROOT / "notebooks" / "explore.ipynb")
    shown = [out.get("data", {}) for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs]
    assert sum("image/png" in one for one in shown) == 3
    assert sum("<table" in one.get("text/html", "") for one in shown) == 3
    text = printed(notebook)
    assert "Through Priya Raman" in text
    assert re.search(r"^2 Rachel Marlowe \(was 4\) through Bob Johnson$", text, re.M)
    assert re.search(r"^--- ask to .+\nSubject: .+", text, re.M)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_the_score_computed_by_hand_is_the_score(executed):
    notebook, _ = executed(ROOT / "notebooks" / "understand_ranking.ipynb")
    text = printed(notebook)
    assert "the same: True" in text
    assert re.search(r"infograph +0\.\d{3}", text)
