"""The table of the rules: what stands in it is what the program does, and each rule says why it is there."""

from __future__ import annotations

import pytest

from infograph.industry import company_cell, infer, inference
from infograph.industry.rules import MARKED, kind, rows

NUMBERS_ALONE = {
    "your own word", "source", "floor", "most", "second", "together", "stated", "shared",
    "clear words", "taken words", "hosts", "mixed title",
}  # fmt: skip
"""Rules without a function of their own: a number that others use, or what stands in the order of things."""


def test_every_rule_that_is_done_stands_in_the_table_and_the_other_way_round() -> None:
    assert {row["rule"] for row in rows()} - NUMBERS_ALONE == set(MARKED)


def test_every_rule_says_what_it_does_and_why() -> None:
    assert len({row["rule"] for row in rows()}) == len(rows())
    for row in rows():
        assert row["does"] and row["reason"] and row["about"] in {"person", "cell", "employer", "word", "title"}, row


def test_every_rule_that_can_be_taken_away_was_measured() -> None:
    for row in rows():
        measured = [row[name] for name in ("support", "right", "without", "adds")]
        assert all(measured) == (row["rule"] in MARKED), row["rule"]


def test_a_rule_that_adds_little_by_itself_has_a_figure_for_its_reason() -> None:
    little = [row for row in rows() if row["adds"] and float(row["adds"]) < 0.1]
    assert little
    assert [row["rule"] for row in little if not any(sign.isdigit() for sign in row["reason"])] == []


@pytest.mark.parametrize(
    ("rule", "module", "company"),
    [("and", company_cell, "Emerald Aquariums and Zorvex"), ("address", company_cell, "1058 E Harrison LLC")],
)
def test_a_rule_taken_away_says_nothing(rule: str, module: object, company: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert infer(company, "")
    does, otherwise = MARKED[rule]
    monkeypatch.setattr(module, does.__name__, otherwise)
    company_cell.read_company.cache_clear()
    assert infer(company, "") == ()
    monkeypatch.undo()
    company_cell.read_company.cache_clear()


def test_what_contradicts_is_a_number_of_the_table() -> None:
    assert float(next(row["weight"] for row in rows() if row["rule"] == "contradicted")) == inference._LOWERED


def test_words_of_rules_stand_in_a_file() -> None:
    assert "consulting" in kind("gives way") and "labs" in kind("young")
