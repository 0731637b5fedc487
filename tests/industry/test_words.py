"""words.csv is in order, and words are found whole, never inside others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from infograph.industry import taxonomy
from infograph.industry.lexicon import Where, rows, scan
from infograph.text import fold

GROUPS = {"big-four", "mbb", "magic-circle", "bulge-bracket", "big-tech"}
"""Named employers: no word tells them."""
LANGUAGES = set("en de fr es pt it nl pl sv no da fi tr id ar hi zh ja ko hu cs hr".split())
CODES = {industry.code for industry in taxonomy()}
WHERE: list[Where] = ["name", "field", "work", "solo", "hint"]
PLAIN = sorted(
    word
    for row in rows()
    if "name" in row["where"] and row["industries"]
    for word in row["words"].split(";")
    if word.isalpha() and len(word) > 3
)


def found(text: str, where: Where = "name") -> list[str]:
    return [hit.words for hit in scan(fold(text).split(), where)]


def test_every_row_is_well_formed_and_no_word_has_two_meanings_in_one_place() -> None:
    seen: set[tuple[str, str]] = set()
    for row in rows():
        assert set(filter(None, row["industries"].split("|"))) <= CODES, row
        assert set(row["where"].split("|")) <= set(WHERE), row
        assert set(row["languages"].split("|")) <= LANGUAGES, row
        assert not row["industries"] or 0.45 <= float(row["confidence"]) <= 0.97, row
        for word in row["words"].split(";"):
            assert fold(word.strip("*+")) == word.strip("*+"), word
            for where in row["where"].split("|"):
                assert (where, word) not in seen, word
                seen.add((where, word))


def test_every_language_has_words_for_names_and_for_titles() -> None:
    for where in ("name", "work"):
        spoken = {language for row in rows() if where in row["where"] for language in row["languages"].split("|")}
        assert spoken >= {"en", "de", "fr", "es", "pt", "it", "nl"}


def test_nearly_every_industry_can_be_told_from_a_company_name() -> None:
    told = {code for row in rows() if "name" in row["where"] for code in row["industries"].split("|")}
    assert len(CODES - told - GROUPS) <= 6


@given(st.sampled_from(PLAIN))
def test_a_word_inside_another_is_not_found(word: str) -> None:
    assert word not in found(f"qx{word}qx")


@given(st.sampled_from(PLAIN))
def test_a_word_between_unknown_words_is_found(word: str) -> None:
    assert word in found(f"Zorvex {word} Qwyllt")


def test_longest_phrases_come_first_and_use_up_their_words() -> None:
    assert found("Springfield Food Bank") == ["food bank"]
    assert found("Bank Street Bakery") == ["bakery"]
    assert found("Medical Center") == ["medical center"]


def test_a_compound_is_what_its_last_part_says() -> None:
    assert found("Versicherungsmakler") == ["versicherungsmakler"]
    assert scan(["handelsbank"], "name")[0].sense.industries[0] == "banking"


def test_made_up_names_are_read_only_where_both_halves_are_words() -> None:
    assert found("PayFlow") == ["payflow"]
    assert found("Lendify") == ["lendify"]
    for name in (
        "Payne",
        "Paynter",
        "Payless",
        "Lendrum",
        "Coinstar",
        "Cashmere",
        "Finnair",
        "Finisar",
        "Penumbra",
        "Medal",
    ):
        assert found(name) == [], name
