"""Numbers, ages and lists read as a person would write them, whatever the number; and one place makes plurals."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph.phrases import ago, counted, housekeeping, joined, plural, some_of

SOURCES = sorted((Path(__file__).parents[1] / "src" / "infograph").rglob("*.py"))
HAND_MADE = re.compile(r"""['"]i?e?s['"] if\b|['"]['"] if [^"']+ == 1 else ['"]e?s['"]|['"](person|company)['"] if\b""")


@given(st.floats(0, 40_000))
def test_no_age_is_one_of_many_or_none(days):
    said = ago(days)
    assert not re.search(r"\b(0|1) ", said)
    assert re.fullmatch(r"today|yesterday|(a|\d+) (day|week|month|year)s? ago", said)


@pytest.mark.parametrize(("shorter", "longer"), [(1, 2), (6, 7), (31, 33), (340, 360), (500, 600)])
def test_ages_move_on_to_the_next_unit_before_it_is_full(shorter, longer):
    assert ago(shorter) != ago(longer)
    assert "12 months" not in ago(longer) and "5 weeks" not in ago(longer) and "7 days" not in ago(longer)


@given(st.integers(0, 10**9), st.sampled_from(["tie", "person", "company", "address", "day", "own contact"]))
def test_only_one_is_singular(number, noun):
    assert counted(number, noun) == f"{number:,} {noun if number == 1 else plural(noun)}"


@given(st.lists(st.text("abc", min_size=1), max_size=6), st.integers(1, 6))
def test_a_list_names_or_counts_everybody(items, most):
    said = some_of(items, most)
    assert said == joined(items) if len(items) <= most else said.endswith(f" and {len(items) - most} more")


def test_plurals_are_made_in_one_place():
    elsewhere = [path for path in SOURCES if path.parent.name != "phrases"]
    assert [path for path in elsewhere if HAND_MADE.search(path.read_text("utf-8"))] == []


def test_before_a_restore_it_is_said_whether_forgotten_people_return() -> None:
    for remembers, said in ((True, "Whoever was forgotten since stays forgotten"), (False, "they are in it again")):
        assert said in housekeeping.restore_question("monday.db", remembers=remembers)
