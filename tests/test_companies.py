"""Company names fold to one key however they are written, and never to nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph import companies
from infograph.companies import core_of, fold_company, is_employer, is_past, match, squash
from laws import law

LAW_WORDS = sorted(companies._NEEDS_CARE | companies._ARTICLES | {"acme", "skype", "42", "of", "group", "by", "bank", "global"})

SAME = [
    ("Ørsted A/S", "orsted"),
    ("GE HealthCare", "GE Healthcare Inc."),
    ("J.P. Morgan Chase & Co.", "JP Morgan Chase"),
    ("Johnson & Johnson", "Johnson and Johnson"),
    ("L’Oréal S.A.", "L'Oreal"),
    ("América Móvil, S.A.B. de C.V.", "America Movil"),
    ("Allegro Sp. z o.o.", "Allegro"),
    ("PT Bank Central Asia Tbk", "Bank Central Asia"),
    ("株式会社ペイリンク", "ペイリンク"),
    ("㈱リクルート", "リクルート株式会社"),
    ("ООО «Яндекс»", "Яндекс"),
    ("Wise (formerly TransferWise)", "Wise"),
    ("ex-Google", "Google"),
    ("@Stripe", "stripe, inc"),
    ("GitHub, part of Microsoft", "GitHub"),
    ("GitHub, a Microsoft company", "GitHub"),
    ("Looker (acquired by Google)", "Looker"),
    ("Acme Robotics | Globex", "Acme Robotics"),
    ("Freelance | Globex", "Globex"),
    ("Berliner Volksbank eG", "Berliner Volksbank"),
    ("Boehringer Ingelheim GmbH & Co. KG", "Boehringer Ingelheim"),
    ("The Home Depot, Inc", "HOME DEPOT"),
    ("McDonald's", "McDonalds"),
]

NO_EMPLOYERS = (
    "Self-employed;SELF EMPLOYED;Freelance;Freelancer;Stealth;Stealth Startup;Stealth AI Startup;Confidential;-;—;N/A;"
    "Retired;Student;Open to work;Looking for opportunities;Career break;Selbständig;Freiberuflich;Indépendant;"
    "Auto-entrepreneur;Autónomo;Por cuenta propia;Autônomo;Libero professionista;ZZP'er;Zelfstandig;フリーランス;"
    "?;🚀; ;Various;None;Private Practice"
).split(";")

EMPLOYERS = [
    "Independent Bank",
    "Stealth Security Systems",
    "Self Esteem Brands",
    "Student Loans Company",
    "Private Bank of Geneva",
    "X",
    "3M",
    "Open Society Foundations",
    "Retired Officers Association",
    "Various Artists Records",
    "7-Eleven",
    "日本電気",
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_company_have_one_key_and_match_exactly(one: str, other: str) -> None:
    assert fold_company(one) == fold_company(other)
    assert match(one, other) == "exact"


@pytest.mark.parametrize("name", ["Plan A", "Co", "Health Inc.", "The Group", "GmbH", "Limited", "[24]7.ai", "(ISC)²", "-"])
def test_a_name_is_never_reduced_to_nothing_or_to_a_generic_word(name: str) -> None:
    assert fold_company(name)
    assert fold_company(name) not in {"plan", "health", "group", "ai", "2"}


@pytest.mark.parametrize("cell", NO_EMPLOYERS)
def test_cells_that_name_no_employer_are_known(cell: str) -> None:
    assert not is_employer(cell)


@pytest.mark.parametrize("cell", EMPLOYERS)
def test_employers_whose_names_merely_contain_such_words_stay(cell: str) -> None:
    assert is_employer(cell)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Siemens", "Siemens Digital Industries Software", "strong"),
        ("Google", "Google India Pvt Ltd", "strong"),
        ("Goldman Sachs", "Goldman Sachs Asset Management", "strong"),
        ("University of Oxford", "Oxford University", "strong"),
        ("Epic Systems", "Epic Games", "weak"),
        ("Target", "Target Therapeutics", "weak"),
        ("Delta", "Delta Dental", "weak"),
        ("Oracle", "Oracle Elevator", "weak"),
        ("Bain Capital", "Bain & Company", "weak"),
        ("Bank of America", "Bank of America Stadium", "weak"),
        ("Wells Fargo", "Wells Fargo Center", "weak"),
        ("Meta", "Metabase", ""),
        ("Loop", "Loopio", ""),
        ("Monogram Health", "Advocate Health", ""),
        ("American Express", "American Airlines", ""),
        ("Deutsche Bank", "Deutsche Bahn", ""),
        ("Health", "Health Group", ""),
        ("Self-employed", "self employed", ""),
        ("Stealth", "Stealth", ""),
    ],
)
def test_exact_strong_and_weak_matches_are_told_apart(one: str, other: str, verdict: str) -> None:
    assert match(one, other) == verdict
    assert match(other, one) == verdict


def test_a_part_or_place_is_dropped_only_when_a_distinctive_name_is_left() -> None:
    assert core_of(fold_company("Deloitte Consulting India")) == "deloitte consulting"
    assert core_of(fold_company("Global Systems Group")) == "global systems group"
    assert core_of(fold_company("Bank of America")) == "bank of america"


def test_former_employers_are_told_from_names_that_begin_alike() -> None:
    assert [is_past(name) for name in ("ex-Google", "Ex Google", "Formerly at Stripe")] == [True] * 3
    assert [is_past(name) for name in ("Exxon", "Experian", "Former Glory Ltd")] == [False] * 3


@given(st.text(max_size=60))
def test_folding_is_stable_and_never_empties_a_name(name: str) -> None:
    key = fold_company(name)
    assert bool(key) == bool(name.strip()) or not key.strip()
    assert key == fold_company(name.upper().lower()) or not name.isascii()
    assert " " not in squash(key)


@given(st.text(alphabet="abcdeAB .,&-'()", max_size=30), st.text(alphabet="abcdeAB .,&-'()", max_size=30))
def test_matching_does_not_depend_on_the_order_of_its_sides(one: str, other: str) -> None:
    assert match(one, other) == match(other, one)


@given(st.from_regex(r"[A-Z][a-z]{3,8}", fullmatch=True))
def test_legal_forms_make_no_difference(word: str) -> None:
    keys = {fold_company(f"{word}ovia{form}") for form in ("", " Inc.", ", LLC", " GmbH", " S.A.", " Pty Ltd", " SpA")}
    assert len(keys) == 1


@law(800)
@given(st.lists(st.sampled_from(LAW_WORDS), min_size=1, max_size=6), st.sampled_from((str.title, str.upper, str.lower)))
def test_a_name_of_plain_words_is_folded_as_it_is_with_care(words: list[str], case: Callable[[str], str]) -> None:
    name = case(" ".join(words))
    assert fold_company(name) == companies._fold_with_care(name)


@law(500)
@given(st.text() | st.lists(st.sampled_from(LAW_WORDS), max_size=5).map(" ".join))
def test_any_name_is_folded_as_it_is_with_care(name: str) -> None:
    assert fold_company(name) == companies._fold_with_care(name)
