"""Figures of speech in names: what is called a kitchen, a clinic or a ministry and is none."""

from __future__ import annotations

import csv
import re

import pytest

from infograph.industry import infer
from infograph.industry.taxonomy import HERE
from infograph.text import fold

FIGURES = """
Code Kitchen Zorvex
The Smithy
Idea Factory
Bank of Ideas
Fábrica de Ideas
Padaria Criativa
Officina Letteraria
Ideenfabrik GmbH
Wortbäckerei
Le Garage à Vélos
Clínica de Ventas
Banco de Semillas
Ministry of Wonder
Bureau of Fearless Ideas
Zorvex Engineers Against Boredom
Architects of Change
Bagel Labs
Barley Grain Management
Golf Clinics
Turbine Technology Services
"""

MEANT = """
Zorvex Kitchen | restaurants
Zorvex Family Bakery | food-beverage
Zorvex Hospital | hospitals
Hospital de São Zorvex | hospitals
Banco de Chile y Zorvex | banking
Ministry of Agriculture | government
Department of Transport | government
City of Zorvex | government
Zorvex Engineers Hotel Software | software
Zorvex Foods Partners | food-beverage
Zorvex Skin Clinic | hospitals
Zorvex Technology Services | it-services
"""


@pytest.mark.parametrize("name", FIGURES.strip().splitlines())
def test_a_figure_of_speech_says_nothing(name: str) -> None:
    assert infer(name, "Project Manager") == ()


@pytest.mark.parametrize(("name", "code"), [line.split(" | ") for line in MEANT.strip().splitlines()])
def test_the_same_words_speak_where_they_are_meant(name: str, code: str) -> None:
    assert [label.industry for label in infer(name, "Project Manager")][:1] == [code]


def test_the_file_holds_folded_words_in_order() -> None:
    with (HERE / "kinds.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        words = row["words"].split(";")
        assert words == sorted(set(words)), row["kind"]
        if row["why"].startswith("patterns"):
            assert all(re.compile(word) for word in words), row["kind"]
        else:
            assert all(word in (fold(word), word.lower()) for word in words), row["kind"]
    assert len({row["kind"] for row in rows}) == len(rows)
