"""The acceptance files of the format work, through the whole import; they lie beside the repository where present."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from infograph.workspace import Workspace

CORPUS = Path(__file__).parents[2] / ".." / "shared" / "corpus"
ADVISORY = ("resaved", "homonyms", "localised", "extra_columns", "dates_", "formula", "bad_urls", "stray")
EXPECTED = json.loads((CORPUS / "expected.json").read_text("utf-8")) if (CORPUS / "expected.json").is_file() else []


@pytest.mark.skipif(not EXPECTED, reason="the acceptance corpus is not beside this checkout")
@pytest.mark.parametrize("case", EXPECTED, ids=[case["file"] for case in EXPECTED])
def test_a_file_of_the_corpus_gives_exactly_its_counts(case):
    with Workspace.in_memory() as net:
        (report,) = net.import_files([CORPUS / case["file"]])
    assert (report.status == "refused") == (case["status"] == "refuse")
    told = sorted(warning for warning in report.warnings if not warning.startswith(ADVISORY))
    assert told == sorted(warning for warning in case["warnings"] if not warning.startswith(ADVISORY))
    assert report.kind == case["kind"]
    for name in ("data_rows", "valid_rows", "connections"):
        if case[name] is not None:
            assert getattr(report, name) == case[name], name
