"""A row with nothing odd about it is read in one look, and gives exactly what reading it with care gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from infograph.importers import open_sources
from infograph.importers.people_rows import PeopleReader

CASES = sorted((Path(__file__).parent / "cases").glob("*.csv"))
SAMPLE = Path(__file__).parents[2] / "sample_data" / "alex-rivera" / "Connections.csv"


def items(path: Path) -> list[object]:
    return [item for bundle in open_sources([str(path)]) for part in getattr(bundle, "parts", ()) for item in part.items()]


@pytest.mark.parametrize("path", [*CASES, SAMPLE], ids=lambda path: path.stem)
def test_a_plain_row_gives_what_a_careful_look_gives(path, monkeypatch):
    quick = items(path)
    monkeypatch.setattr(PeopleReader, "_plain", lambda self, row: None)
    assert items(path) == quick


def test_most_rows_of_an_export_are_plain(monkeypatch):
    plain, read = [], PeopleReader._plain
    monkeypatch.setattr(PeopleReader, "_plain", lambda self, row: plain.append(read(self, row)) or plain[-1])
    assert len(items(SAMPLE)) > 300
    assert sum(one is not None for one in plain) > 0.5 * len(plain) > 150
