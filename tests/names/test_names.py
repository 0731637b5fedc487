"""What people call themselves, over scripts and customs: how it is shown, greeted and sorted, as one table."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from infograph.text import clean_name, fold_name, greeting_name, sorting_name

TABLE = Path(__file__).with_name("names.tsv")
ROWS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
WRITTEN = [row["written"] for row in ROWS]


@pytest.mark.parametrize("row", ROWS, ids=[row["custom"] for row in ROWS])
def test_a_name_is_shown_greeted_and_sorted_as_its_custom_is(row: dict[str, str]) -> None:
    assert (clean_name(row["written"]), greeting_name(row["written"]), sorting_name(row["written"])) == (
        row["shown"],
        row["greeting"],
        row["sorting"],
    )


def test_the_table_holds_enough_customs() -> None:
    assert len(ROWS) >= 120
    assert len({row["custom"] for row in ROWS}) == len(ROWS)


@given(st.lists(st.sampled_from([word for name in WRITTEN for word in name.split()]), min_size=1, max_size=5).map(" ".join))
def test_a_shown_name_is_shown_the_same_again_and_is_never_empty(name: str) -> None:
    shown = clean_name(name)
    assert shown.strip() == shown != ""
    assert fold_name(clean_name(shown)) == fold_name(shown)


@given(st.text(max_size=40))
def test_any_text_has_a_form_of_each_kind(text: str) -> None:
    for form in (clean_name, greeting_name, sorting_name):
        assert form(text) or not any(map(str.isalpha, text))


PIECES = (
    "ethan",
    "LEE",
    "van",
    "VAN DER",
    "O'NEIL",
    "mcdonald",
    "🎓",
    "(she/her)",
    "PhD",
    "Dr.",
    "|",
    "-",
    "Jr.",
    ",",
    "ÉCOLE",
    "李",
    "jean-MARC",
    "D'",
    "de la",
    "III",
    "A.",
    "ada m.",
    "`",
    "\u200f",
)


@given(st.text(max_size=20) | st.lists(st.sampled_from(PIECES), max_size=5).map(" ".join))
@example("ethan , D'")
@example("A`\ud7c7A")
def test_a_cleaned_name_is_clean(name):
    assert clean_name(clean_name(name)) == clean_name(name)
