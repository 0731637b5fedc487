"""What people work in: who says so, which word outranks which, and when nobody can tell."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph.errors import UnknownIndustry
from infograph.industry import infer, members, overrides_from, relevance, resolve_all, taxonomy
from infograph.model import Label

CODES = [industry.code for industry in taxonomy()]

SPEAKING = """
Acme Dental Group | Accountant | dental
Smith Family Dentistry | Hygienist | dental
Zorvex Capital Partners | Associate | finance
Zorvex | Head of Payments | payments
Zorvex | Registered Nurse | healthcare
Zorvex | Reservoir Engineer | oil-gas
Zorvex | Clinical Trial Manager | pharmaceuticals
Zorvex GmbH | Kundenberater | finance
Hospital São Lucas | Enfermeira | hospitals
- | Enfermeira | healthcare
Zahnarztpraxis am Markt | ZFA | dental
Rechtsanwaltskanzlei Krüger | Sekretärin | law
Landratsamt Konstanz | Sachbearbeiterin | government
Cabinet d'avocats Lefèvre | Assistante | law
Mairie de Toulouse | Chargée de mission | government
Clínica Veterinaria Animalia | Recepcionista | veterinary
Ayuntamiento de Getafe | Técnico | government
Prefeitura de Campinas | Assistente | government
Studio Legale Rossi | Segretaria | law
Banca di Credito Cooperativo di Alba | Cassiera | banking
Tandartspraktijk Centrum | Assistente | dental
Bouwbedrijf Jansen | Uitvoerder | building
PayBridge | Engineer | payments
University of Iowa Hospitals | Clerk | hospitals
Hospital of the University of Zorvex | Clerk | hospitals
Ministry of Health | Advisor | government
School of Medicine | Clerk | higher-education
Stealth Fintech Startup | Founder | fintech
Self-employed | Accountant | accounting
Freelance | Graphic Designer | design
"""

TURNED = """
Springfield Food Bank | Manager | charities
American Blood Bank | Technician | healthcare
Riverbank Cafe | Owner | restaurants
Piggy Bank Preschool | Teacher | childcare
Bank of America Stadium | Guest services | events
Target Therapeutics | Scientist | biotech
Oracle Elevator | Technician | industrial-machinery
Apple Tree Dental | Dentist | dental
St. Mary's Hospital | Patient Payments Coordinator | hospitals
Payne Plumbing | Owner | building
West Bank Coffee | Barista | food-beverage
Trust Women Clinic | Nurse | hospitals
Credit Valley Hospital | Nurse | hospitals
Brex Auto Body | Painter | automotive
Meta Therapy | Therapist | healthcare
Doll Hospital | Restorer | consumer-services
Zorvex Power Tools Repair | Fitter | consumer-services
"""

UNKNOWN = """
Zorvex Ltd | Software Engineer
Zorvex Ltd | Accountant
Zorvex Ltd | Data Scientist
Zorvex Ltd | Talent Acquisition Specialist
Zorvex Ltd | Staff Engineer
Zorvex Ltd | Health & Safety Officer
Zorvex Ltd | Legal Counsel
Zorvex Ltd | Solutions Architect
Zorvex Ltd | Bank Reconciliation Clerk
Zorvex Ltd | Chef de projet
Zorvex Ltd | Power BI Developer
Zorvex Ltd | Retired Police Officer
Stealth Startup | Founder & CEO
Confidential | Project Manager
ex-Google | Building something new
Auto-entrepreneur | Consultante
Building something new | Founder
Coinstar Zorvex | Manager
Paynter Rowe | Head of Operations
Cashmere Valley | Clerk
L'Atelier du Coin | Fondatrice
Ai Zorvex | Owner
 |
"""


def cases(text: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]


@pytest.mark.parametrize(("company", "position", "code"), cases(SPEAKING))
def test_names_and_titles_that_speak_are_understood(company: str, position: str, code: str) -> None:
    assert infer(company, position)[0].industry in members(code)


@pytest.mark.parametrize(("company", "position", "code"), cases(TURNED))
def test_words_that_another_word_turns_round_do_not_fool(company: str, position: str, code: str) -> None:
    labels = infer(company, position)
    assert [label.industry for label in labels][:1] == [code]


@pytest.mark.parametrize(("company", "position"), cases(UNKNOWN))
def test_what_nobody_could_tell_stays_unknown(company: str, position: str) -> None:
    assert infer(company, position) == ()


def test_every_label_says_why() -> None:
    assert infer("Stripe", "Engineer")[0].evidence == "Stripe: employer list"
    assert infer("Acme Dental", "")[0].evidence == "company name says “dental”"
    assert infer("Zorvex", "Head of Payments")[0].evidence == "title mentions “payments”"
    assert infer("Zorvex", "", "Banking")[0] == Label("banking", 0.97, "Banking", "given")


def test_an_occupation_does_not_outvote_a_known_company() -> None:
    assert {label.industry for label in infer("Stripe", "Registered Nurse")}.isdisjoint(members("healthcare"))
    assert infer("Acme Dental", "Attorney")[0].industry == "dental"


def test_a_title_refines_a_company_of_its_own_family_and_no_other() -> None:
    assert [label.industry for label in infer("Zorvex Bank", "Private Equity Associate")] == ["banking", "private-equity"]
    assert [label.industry for label in infer("Mayo Clinic", "Head of Payments")] == ["hospitals"]


def test_the_industry_given_by_a_source_outranks_inference() -> None:
    labels = infer("Stripe", "Engineer", "Financial Services")
    assert [label.industry for label in labels] == ["finance", "payments"]
    assert [label.industry for label in infer("Blood Bank", "", "Banking")] == ["banking"]
    assert infer("Stripe", "", "No such industry") == infer("Stripe", "")


def test_a_given_name_that_joins_two_industries_gives_both() -> None:
    assert {label.industry for label in infer("Zorvex", "", "Venture Capital & Private Equity")} == {
        "venture-capital",
        "private-equity",
    }


def test_the_users_word_outranks_everything() -> None:
    own = overrides_from([("Stripe, Inc.", "gaming"), ("Globex", "none"), ("Acme", "payments"), ("Acme", "Fintech|VC")])
    assert [label.industry for label in infer("Stripe", "Engineer", "Banking", overrides=own)] == ["gaming"]
    assert infer("Globex Dental", "", overrides=own)[0].industry == "dental"
    assert infer("GLOBEX Ltd", "Registered Nurse", overrides=own) == ()
    assert [label.industry for label in infer("Acme India", "", overrides=own)] == ["fintech", "venture-capital"]
    assert infer("Acme", "", overrides=own)[0].confidence == 1.0


def test_an_override_with_an_unknown_industry_is_refused() -> None:
    with pytest.raises(UnknownIndustry):
        overrides_from([("Acme", "fintek")])


def test_a_title_that_names_the_employer_is_used_where_the_company_is_empty() -> None:
    assert infer("", "Software Engineer at Stripe")[0].industry == "payments"
    assert infer("", "Founder, formerly at Stripe") == ()
    assert infer("Self-employed", "", headline="Registered Nurse")[0].industry == "healthcare"


def test_the_other_part_of_a_cell_speaks_where_the_first_is_unknown() -> None:
    whole, other = infer("Stripe", "")[0], infer("Zorvex (Stripe)", "")[0]
    assert (whole.industry, other.industry) == ("payments", "payments")
    assert other.confidence < whole.confidence
    assert infer("Freelance | Stripe", "")[0].industry == "payments"
    assert infer("Zorvex (acquired by Stripe)", "") == ()


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=20))
def test_any_text_gives_at_most_four_ranked_labels_of_known_industries(company: str, position: str, given: str) -> None:
    labels = infer(company, position, given)
    assert len(labels) <= 4
    assert [label.confidence for label in labels] == sorted((label.confidence for label in labels), reverse=True)
    assert all(0.5 <= label.confidence <= 0.97 and label.industry in CODES and label.evidence for label in labels)
    assert labels == infer(company, position, given)


@given(st.sampled_from(cases(SPEAKING)), st.sampled_from([str.upper, str.lower, lambda text: f"  {text}  "]))
def test_case_and_space_make_no_difference_to_plain_names(case: list[str], write: object) -> None:
    company, position, _ = case
    if callable(write) and company.isascii() and not any(part[:1].islower() for part in company.split()[1:]):
        assert infer(write(company), position)[:1] == infer(company, position)[:1] or "Bridge" in company


@given(st.lists(st.tuples(st.sampled_from(CODES), st.floats(0, 1)), max_size=4), st.sampled_from(CODES))
def test_relevance_is_the_best_label_and_more_labels_never_lower_it(pairs: list[tuple[str, float]], code: str) -> None:
    labels = [Label(one, sure, "") for one, sure in pairs]
    wanted = resolve_all([code], near=True)
    whole = relevance(labels, wanted)
    assert 0 <= whole <= 1
    assert all(relevance(labels[:count], wanted) <= whole for count in range(len(labels)))
    assert relevance([], wanted) == 0


@pytest.mark.parametrize(
    ("company", "position", "code"),
    [
        ("FC Energie Zorvex", "Trainer", "sports"),
        ("Pharma Bistro", "Cook", "restaurants"),
        ("Crédit Agricole Zorvex", "Conseiller", "banking"),
        ("TSMC 台積電", "工程師", "semiconductors"),
        ("Hotel Software GmbH", "Developer", "software"),
        ("Freelance", "Accountant", "accounting"),
        ("KKR - Kolkata Knight Riders", "Analyst", "sports"),
        ("Zorvex Garage", "Mechanic", "automotive"),
        ("Zorvex Journal of Medicine", "Editor", "publishing"),
        ("Kelbrook", "Co-founder, SaaS", "saas"),
    ],
)
def test_what_a_name_is_called_after_is_not_what_it_does(company: str, position: str, code: str) -> None:
    assert infer(company, position)[0].industry in members(code)


@pytest.mark.parametrize(
    ("company", "position"),
    [
        ("Insurance Dental Capital Zorvex", "Manager"),
        ("XYZ Company", "Junior Accountant"),
        ("Free agent", "Advisor"),
        ("Square Peg Round Hole LLC", "Founder"),
        ("Dental Travel Zorvex", "Clerk"),
        ("Farmacia Zorvex", "Pasticciere"),
        ("Garage Zorvex", "Curator"),
        ("Kelbrook", "SaaS, Analyst"),
    ],
)
def test_where_words_disagree_nobody_is_labelled(company: str, position: str) -> None:
    assert infer(company, position) == ()


def _misleading() -> list[tuple[str, str]]:
    with Path(__file__).with_name("names_that_mislead.csv").open(encoding="utf-8", newline="") as file:
        return [(row["company"], row["industry"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("company", "industry"), _misleading())
def test_a_name_that_misleads_says_what_it_is_or_nothing(company: str, industry: str) -> None:
    assert [label.industry for label in infer(company, "Manager")][:1] == [industry][: bool(industry)]


@pytest.mark.parametrize(
    ("company", "industry"),
    [
        ("Mabel Group LLC DBA Gold Mine Cafe", "restaurants"),
        ("Zorvex LLC d/b/a Rocket Plumbing", "building"),
        ("5101 E Speedway LLC", "real-estate"),
        ("420 NW Market St LLC", "real-estate"),
        ("901 Farm LLC", "farming"),
        ("1st Ave Bakery", "food-beverage"),
        ("Rejuvenation Spa LLC", "beauty-services"),
        ("Zorvex Nail Spa", "beauty-services"),
        ("Rossi Spa", ""),
        ("Rossi Mobili S.p.A.", "furniture-home"),
        ("I B M", "enterprise-software"),
        ("Golden Wheat Bakery Cafe", "restaurants"),
        ("Super Carniceria El Rodeo", "food-beverage"),
        ("Restaurante El Museo", "restaurants"),
        ("Museo de la Banca", "arts-culture"),
        ("Breeze IT", "it-services"),
        ("Leave It to Beavers", ""),
        ("BOOK IT", ""),
        ("Royal Title Service", "real-estate"),
        ("Ballard Pool Advisory Council", "nonprofit"),
        ("3rd & Battery 2 LLC", "real-estate"),
        ("BH 1612 6th Avenue LLC", "real-estate"),
        ("38th Ave LLC", "real-estate"),
        ("Airport Limo Teamwork", "ride-sharing"),
        ("Barber Garland", ""),
        ("Zorvex Tile Design", "building"),
        ("Quaker Lake Roofing", "building"),
        ("Treasure Cleaning", "security-services"),
        ("Zorvex & Quill, PLLC", "professional-services"),
        ("Zorvex & Sons LLP", ""),
        ("Thai Aroma Spa", "beauty-services"),
    ],
)
def test_names_of_small_firms_are_read_as_they_are_meant(company: str, industry: str) -> None:
    assert [label.industry for label in infer(company, "")][:1] == ([industry] if industry else [])


def test_trades_are_known_in_the_languages_in_which_firms_are_named() -> None:
    with (Path(__file__).parent / "firms_abroad.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wrong = [row for row in rows if [label.industry for label in infer(row["company"], "")][:1] != [row["industry"]]]
    assert len(rows) > 400 and not wrong
