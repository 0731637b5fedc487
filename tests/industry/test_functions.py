"""What people do, by their titles: the job before its field, in ten languages, and how well it is told."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph.errors import UnknownFunction
from infograph.industry import all_functions, aside, at_home, function_name, functions, level, resolve_function
from infograph.text import fold

CODES = [one.code for one in all_functions()]
RUN = Path(__file__).parents[2] / "benchmarks" / "functions" / "run.py"

TITLES = {
    "Product Manager, Payments": ["product"],
    "Payroll Manager": ["human-resources"],
    "Engineering Recruiter": ["human-resources"],
    "Sales Engineer": ["sales", "engineering"],
    "Founder": ["entrepreneurship"],
    "Co-Founder & CTO": ["entrepreneurship", "engineering"],
    "Assistant to the CFO": ["administration"],
    "Head of Data": ["data"],
    "VP, Sales": ["sales"],
    "Director of Nursing": ["healthcare-services"],
    "Legal Recruiter": ["human-resources"],
    "Software Engineer at Sales Corp": ["engineering"],
    "Vertriebsingenieurin": ["sales", "engineering"],
    "Chef de projet marketing": ["marketing"],
    "Ingénieur commercial": ["sales", "engineering"],
    "Desarrolladora web": ["engineering"],
    "Analista de recursos humanos": ["human-resources"],
    "Responsabile acquisti": ["purchasing"],
    "Inkoopmanager": ["purchasing"],
    "Starszy programista": ["engineering"],
    "Försäljningschef": ["sales"],
    "Sygeplejerske": ["healthcare-services"],
    "Managing Director": ["operations"],
    "HR Advisor": ["human-resources"],
    "Senior Human Resources Adviser": ["human-resources"],
    "HR Consultant": ["human-resources", "consulting"],
    "Consultant, Payments": ["consulting"],
    "Técnico de selección": ["human-resources"],
    "Analyste paiements": ["finance"],
    "Analista de meios de pagamento": ["finance"],
    "Manager bedrijfsvoering": ["operations"],
    "Head of Grid Integration": ["engineering"],
    "Head of Department, Radiology": ["healthcare-services"],
    "Country Director": ["operations"],
    "Relationship Officer": ["finance"],
    "ソフトウェアエンジニア - 決済": ["engineering"],
    "営業部長": ["sales"],
    "产品经理": ["product"],
    "Менеджер по продажам": ["sales"],
    "Yazılım Mühendisi": ["engineering"],
    "Ohjelmistokehittäjä": ["engineering"],
    "Intern": [],
    "Thinker": [],
    "": [],
}


@pytest.mark.parametrize(("title", "expected"), TITLES.items(), ids=list(TITLES))
def test_titles_tell_what_people_do(title: str, expected: list[str]) -> None:
    assert [one.function for one in functions(title)] == expected


@pytest.mark.parametrize(
    ("title", "at", "expected"),
    [
        ("Associate", "law", ["legal"]),
        ("Senior Associate, Corporate & M&A", "law", ["legal"]),
        ("Associate", "retail", []),
        ("Principal", "mbb", ["consulting"]),
        ("Principal", "schools", ["education"]),
        ("Resident", "hospitals", ["healthcare-services"]),
        ("Paralegal", "consulting", ["legal"]),
    ],
)
def test_a_rank_alone_is_the_profession_of_the_firm(title: str, at: str, expected: list[str]) -> None:
    assert [one.function for one in functions(title, industries=[at])][:1] == expected


def test_why_somebody_has_a_function_can_be_said() -> None:
    (first, *_) = functions("Senior Product Manager")
    assert first.evidence == "title mentions “product manager”"
    assert 0.9 <= first.confidence < 1


def test_a_word_behind_a_comma_is_less_sure() -> None:
    assert functions("Manager, Sales")[0].confidence < functions("Sales Manager")[0].confidence


def test_the_users_word_on_a_title_outranks_its_words() -> None:
    said = {fold("Growth Ninja"): ("marketing",), fold("Engineer"): ()}
    assert [one.function for one in functions("growth  NINJA", said)] == ["marketing"]
    assert functions("Engineer", said) == ()


@pytest.mark.parametrize("code", CODES)
def test_every_function_is_found_by_its_code_its_name_and_its_words(code: str) -> None:
    assert resolve_function(code) == resolve_function(function_name(code)) == code
    (one,) = (one for one in all_functions() if one.code == code)
    assert {resolve_function(word) for word in one.synonyms} == {code}


def test_an_unknown_function_is_refused_with_what_may_be_meant() -> None:
    with pytest.raises(UnknownFunction) as caught:
        resolve_function("enginering")
    assert caught.value.suggestions[0] == "engineering" and "engineering" in caught.value.hint
    with pytest.raises(UnknownFunction) as caught:
        resolve_function("qqxzv")
    assert "infograph functions" in caught.value.hint


def test_a_nurse_tells_of_hospitals_and_not_of_insurers() -> None:
    assert aside("Nursing Assistant") == "care"
    assert at_home("care", ["healthcare"]) and at_home("care", ["elder-care"]) and not at_home("care", ["insurance"])
    assert not at_home("catering", ["fintech"]) and at_home("catering", ["restaurants"])
    assert [aside(title) for title in ("Nurse Manager", "Head Chef, Founder", "Data Engineer", "")] == ["", "", "", ""]


@given(st.text(max_size=60))
def test_any_title_has_functions_of_the_list_or_none(title: str) -> None:
    found = functions(title)
    assert {one.function for one in found} <= set(CODES) and len(found) <= 2
    assert all(0.5 <= one.confidence <= 1 for one in found)
    assert level(title) or not any(letter.isalnum() for letter in title)


def test_the_measured_figures_still_hold() -> None:
    spec = importlib.util.spec_from_file_location("functions_run", RUN)
    assert spec and spec.loader
    run = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(run)
    for split in run.SPLITS:
        measured = run.measured(split)
        assert measured.rows >= 150
        assert measured.precision >= 0.93 and measured.recall >= 0.85, split
        assert measured.exact >= 0.85 and measured.near >= 0.93, split


def test_a_field_that_is_an_industry_is_no_function() -> None:
    assert functions("Director, Renewable Energy") == () and functions("Intern") == ()
    assert functions("Renewable Energy Engineer")[0].function == "engineering"
