"""Where the employer is unknown, occupations that live in one industry say it; where they contradict a name, they lower it."""

from __future__ import annotations

import pytest

from infograph.industry import infer

LIVES_IN = """
Kindergarten Teacher | childcare
Loan Officer | lending
Line Cook | restaurants
Mining Engineer | mining
Underwriter | insurance
Real Estate Sales Executive | real-estate
Quantity Surveyor | building
HGV Driver | logistics
Front Office Manager | hotels
Postdoctoral Researcher | higher-education
Funeral Director | consumer-services
Lähihoitaja | healthcare
Varhaiskasvatuksen opettaja | childcare
Undersköterska | healthcare
Sygeplejerske | healthcare
Tømrer | building
Zahnmedizinische Fachangestellte | dental
Corretor de imóveis | real-estate
Pielęgniarka | healthcare
Öğretmen | schools
Perawat | healthcare
صيدلي | pharmaceuticals
"""


@pytest.mark.parametrize(("title", "code"), [line.split(" | ") for line in LIVES_IN.strip().splitlines()])
def test_an_occupation_of_one_industry_decides_where_the_employer_is_unknown(title: str, code: str) -> None:
    assert infer("Zorvexia", title)[0].industry == code


@pytest.mark.parametrize("title", ["Accountant", "Software Engineer", "Truck Sales Analyst", "Chauffeur", "Project Manager"])
def test_an_occupation_of_many_industries_does_not(title: str) -> None:
    assert infer("Zorvexia", title) == ()


@pytest.mark.parametrize(
    ("company", "title", "code"),
    [("Columbus City Schools", "Kindergarten Teacher", "schools"), ("Pine Valley Golf Club", "Chef", "sports")],
)
def test_a_title_that_contradicts_makes_a_clear_name_less_sure(company: str, title: str, code: str) -> None:
    sure, doubtful = infer(company, "Project Manager")[0], infer(company, title)[0]
    assert sure.industry == doubtful.industry == code
    assert doubtful.confidence < sure.confidence


def test_a_title_decides_against_initials_that_many_bear() -> None:
    assert infer("BMI", "Singer")[0].industry == "music"
    assert infer("BMI", "Real Estate Agent")[0].industry == "real-estate"


def test_a_title_that_speaks_of_another_field_says_nothing_of_a_known_employer() -> None:
    assert all(label.industry != "finance" for label in infer("Oracle", "Financial Consultant"))
