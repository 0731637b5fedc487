"""The page on performance shows what was measured: its tables are those that the benchmark makes of its results."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path

ROOT = Path(__file__).parents[2]
PEERS = ROOT / "benchmarks" / "peers"


def test_the_tables_are_made_of_the_results():
    spec = importlib.util.spec_from_file_location("peers_page", PEERS / "page.py")
    page = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(page)
    text = (ROOT / "docs" / "performance.md").read_text("utf-8")
    results = json.loads((PEERS / "results.json").read_text("utf-8"))
    assert page.page(results, text) == text, "run python benchmarks/peers/page.py"
    assert "| infograph |" in text and "| DuckDB |" in text
