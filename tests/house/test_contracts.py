"""Each import contract fails when its fault is put into a copy of the package."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FAULTS = {
    "Layers": ("text.py", "import infograph.store.db"),
    "Layers: the": ("annex.py", '"""A room that no layer names."""'),
    "Click only in cli": ("loading.py", "import click"),
    "SQLite only in store": ("workspace.py", "import apsw"),
    "matplotlib only in figures": ("report/page.py", "import matplotlib"),
    "jinja2 only in renderers": ("outreach/sheet.py", "import jinja2"),
    "Spark only in pool": ("question/answer.py", "import pyspark.sql"),
    "Commands know nothing": ("cli/commands/todo.py", "import infograph.cli.commands.log"),
}


def test_each_contract_has_a_fault_that_is_put_in():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    assert [contract["name"] for contract in contracts if not contract["name"].startswith(tuple(FAULTS))] == []


@pytest.mark.slow
@pytest.mark.parametrize("contract", FAULTS)
def test_a_contract_fails_where_it_is_broken(contract, tmp_path):
    shutil.copytree(ROOT / "src" / "infograph", tmp_path / "infograph")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    module, fault = FAULTS[contract]
    path = tmp_path / "infograph" / module
    path.write_text(f"{path.read_text('utf-8') if path.exists() else ''}\n{fault}\n", "utf-8")
    check = "import sys; sys.path.insert(0, ''); from importlinter.cli import lint_imports_command as run; run()"
    done = subprocess.run([sys.executable, "-c", check, "--no-cache"], cwd=tmp_path, capture_output=True, text=True)
    broken = [line for line in done.stdout.splitlines() if " BROKEN" in line]
    assert done.returncode and any(line.startswith(contract) for line in broken), done.stdout + done.stderr
