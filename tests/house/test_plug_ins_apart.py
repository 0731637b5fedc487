"""Formats, outputs and figures know nothing of each other: looked for among the modules that are there, so a new one is too."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import grimp
import pytest

SOURCE = Path(__file__).parents[2] / "src" / "infograph"
TRAITS = {"importers": "KIND", "renderers": "FORMAT", "figures": "KIND"}
READS_PARTS = "infograph.importers.member_data"
"""One format is made of others: the parts of LinkedIn's snapshot are the files of its archive, as JSON."""


@pytest.fixture
def imports() -> grimp.ImportGraph:
    return grimp.build_graph("infograph", exclude_type_checking_imports=True, cache_dir=None)


def plug_ins(room: str) -> list[str]:
    trait = re.compile(rf"^{TRAITS[room]} = ", re.M)
    return [f"infograph.{room}.{path.stem}" for path in (SOURCE / room).glob("*.py") if trait.search(path.read_text("utf-8"))]


def acquainted(imports: grimp.ImportGraph, room: str) -> set[str]:
    """Return which modules of a room lead to another, by themselves or through others."""
    return {
        importer
        for importer, imported in permutations(plug_ins(room), 2)
        if importer != READS_PARTS and imports.chain_exists(importer=importer, imported=imported)
    }


@pytest.mark.parametrize(
    ("room", "importer", "imported"),
    [("importers", "google", "outlook"), ("renderers", "csv", "cards"), ("figures", "tree", "matrix")],
)
def test_modules_of_a_room_know_nothing_of_each_other(imports, room, importer, imported):
    assert len(plug_ins(room)) > 6
    assert acquainted(imports, room) == set()
    imports.add_import(importer=f"infograph.{room}.{importer}", imported=f"infograph.{room}.{imported}")
    assert acquainted(imports, room) == {f"infograph.{room}.{importer}"}
