"""What every test shares: laws of one size, stores that lie in memory, one browser, and no module compiled twice."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from pathlib import Path

import pytest

import laws as laws
from report.browser import Browser, missing

# A store waits for the disk at each change, and a busy disk is most of a run. Where there is room, temporary files lie in memory.
MEMORY, NEEDED = Path("/dev/shm"), 2 * 1024**3
if "TMPDIR" not in os.environ and MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > NEEDED:
    os.environ["TMPDIR"] = os.environ["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY)

# Workers, and the processes that tests start, would each compile the whole package again: half of the time of a run.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Modules and tests, once collected, are never garbage; walking them again and again is a twelfth of a run.
gc.disable()


ROWS = 10
"""Rows of a table that are tests of every change where no mark says how many."""


@pytest.hookimpl(tryfirst=True)  # before `-m` chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave of a table of many alike rows some, evenly spread, to the tests of every change; the others are slow tests."""
    tables: dict[object, list[pytest.Item]] = {}
    for item in items:
        if hasattr(item, "callspec") and not item.get_closest_marker("slow"):
            tables.setdefault((item.path, getattr(item, "originalname", item.name)), []).append(item)
    for rows in tables.values():
        mark = rows[0].get_closest_marker("sampled")
        few = min(mark.args[0] if mark else ROWS, len(rows))
        kept = {place * len(rows) // few for place in range(few)}
        for place, item in enumerate(rows):
            if place not in kept:
                item.add_marker(pytest.mark.slow)


def pytest_collection_finish() -> None:
    """Collect garbage again, and of what tests make alone."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    if why := missing():
        pytest.skip(why)
    with Browser(tmp_path_factory.mktemp("profile")) as started:
        yield started


@pytest.fixture(scope="session")
def axe() -> str:
    """Return axe-core's script; AXE_CORE is its file or the folder that `npm install axe-core` was run in."""
    given = os.environ.get("AXE_CORE", "")
    if not given:
        pytest.skip("AXE_CORE does not name axe-core's file or the folder it was installed in")
    places = [Path(given), Path(given) / "axe.min.js", Path(given) / "node_modules" / "axe-core" / "axe.min.js"]
    found = [place for place in places if place.is_file()]
    if not found:
        pytest.skip("there is no axe.min.js where AXE_CORE says")
    return found[0].read_text("utf-8")
