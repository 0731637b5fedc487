"""The employer files are in order, and employers are found under the names that people write."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from infograph.companies import fold_company
from infograph.industry import employers, infer, lineage, members, taxonomy
from infograph.industry.employers import files, find

CODES = {industry.code for industry in taxonomy()}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


EVERY = [row for path in files() for row in rows(path)]


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_a_file_is_sorted_and_its_industries_exist(path: Path) -> None:
    listed = rows(path)
    names = [row["name"].casefold() for row in listed]
    assert names == sorted(names)
    for row in listed:
        assert list(row) == ["name", "industries", "aliases"]
        codes = row["industries"].split("|")
        assert set(codes) <= CODES, row
        assert 1 <= len(codes) == len(set(codes)) <= 4, row


@pytest.mark.slow
def test_no_employer_is_listed_twice() -> None:
    """Two that bear one name ("OVO" sells energy and pays) are told apart by their families of industries."""
    seen: dict[str, list[tuple[str, set[str]]]] = {}
    for row in EVERY:
        families = {lineage(code)[-1] for code in row["industries"].split("|")}
        others = seen.setdefault(fold_company(row["name"]), [])
        assert all(families.isdisjoint(theirs) for _, theirs in others), (row["name"], others)
        others.append((row["name"], families))


def test_there_are_thousands_of_employers_and_hundreds_in_fintech() -> None:
    fintech = set(members("fintech"))
    assert len(EVERY) >= 4000
    assert sum(bool(fintech & set(row["industries"].split("|"))) for row in EVERY) >= 500


def test_every_industry_has_employers() -> None:
    listed = {code for row in EVERY for code in row["industries"].split("|")}
    assert [code for code in sorted(CODES) if listed.isdisjoint(members(code))] == []


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("JPMorgan", "banking"),
        ("J.P. Morgan", "banking"),
        ("JPMC", "banking"),
        ("JPMORGAN CHASE & CO.", "banking"),
        ("Block, Inc.", "payments"),
        ("Square", "payments"),
        ("Wise (formerly TransferWise)", "payments"),
        ("TransferWise", "payments"),
        ("stripe", "payments"),
        ("Stripe, Inc.", "payments"),
        ("@Stripe", "payments"),
        ("Monzo Bank Ltd", "neobanks"),
        ("Revolut", "neobanks"),
        ("Google India Pvt Ltd", "internet"),
        ("Mayo Clinic", "hospitals"),
    ],
)
def test_employers_are_found_under_the_spellings_that_people_write(written: str, code: str) -> None:
    assert code in find(fold_company(written))[0].employer.industries


@pytest.mark.parametrize(
    "written",
    [
        "Stripe Elevator",
        "Apple Tree Dental",
        "Target Therapeutics",
        "Oracle Elevator",
        "Meta Therapy",
        "Brex Auto Body",
        "Square One Architecture",
        "Visa Immigration Lawyers",
        "Payless Shoes",
        "Zorvex",
    ],
)
def test_a_common_beginning_does_not_make_a_company_an_employer_of_the_list(written: str) -> None:
    assert find(fold_company(written)) == ()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Ramp", "payments"),
        ("Brex", "neobanks"),
        ("Wise", "payments"),
        ("Mercury", "neobanks"),
        ("Plaid", "fintech"),
        ("Notion", "saas"),
        ("Linear", "saas"),
        ("Deel", "hrtech"),
        ("Gusto", "hrtech"),
        ("Melio", "payments"),
        ("Public", "wealthtech"),
        ("Current", "neobanks"),
        ("Varo", "neobanks"),
        ("Dave", "neobanks"),
        ("Wave", "payments"),
        ("Step", "neobanks"),
        ("Front", "saas"),
        ("Forward", "healthtech"),
        ("Paper", "edtech"),
        ("Via", "ride-sharing"),
        ("Xingsheng Selected", "e-commerce"),
        ("당근마켓", "e-commerce"),
        ("元气森林", "food-beverage"),
    ],
)
def test_young_companies_are_found_by_their_one_word_and_known_first_for_their_main_business(written: str, code: str) -> None:
    assert find(fold_company(written))[0].employer.industries[0] == code


@pytest.mark.parametrize(
    "written",
    [
        "Optimism",
        "Solana Labs",
        "Bitmain",
        "Sorare",
        "Deel",
        "Remote.com",
        "Papaya Global",
        "Persona",
        "Socure",
        "Onfido",
        "Kickstarter",
        "Navan",
        "Devoted Health",
        "Checkr",
    ],
)
def test_a_finance_feature_a_blockchain_or_a_check_of_identity_is_no_fintech(written: str) -> None:
    assert set(find(fold_company(written))[0].employer.industries).isdisjoint(members("fintech"))


@pytest.mark.parametrize("written", ["Coinbase", "Circle", "Ripple", "ComplyAdvantage", "Feedzai", "Gusto", "Coalition"])
def test_who_sells_finance_or_to_financiers_alone_is_fintech(written: str) -> None:
    assert not set(find(fold_company(written))[0].employer.industries).isdisjoint(members("fintech"))


@pytest.mark.parametrize(
    "written", ["Public School 12", "Forward Baptist Church", "Paper Mill Lane Ltd", "Mercury Rising Yoga"]
)
def test_a_company_that_only_begins_with_such_a_word_is_another(written: str) -> None:
    assert find(fold_company(written)) == ()


def test_who_asks_for_fintech_gets_the_well_known_fintech_companies_and_few_others() -> None:
    """By lists of young companies with the label that a start-up list would give them, written from memory."""
    family = set(members("fintech"))
    young = rows(Path(__file__).parents[2] / "benchmarks" / "industry" / "young.csv")
    real = {row["company"] for row in young if row["industry"] == "fintech"}
    ours = {row["company"] for row in young if any(label.industry in family for label in infer(row["company"], ""))}
    assert len(real) > 250
    assert len(ours & real) / len(ours) >= 0.95
    assert len(ours & real) / len(real) >= 0.88


def test_an_ordinary_word_is_an_employer_only_when_it_stands_alone() -> None:
    assert find("target")[0].confidence < find("stripe")[0].confidence
    assert find("target group") == ()


def test_the_packaged_keys_of_names_are_those_that_folding_gives() -> None:
    assert employers.FOLDED.read_text("utf-8") == employers.folded_names(), "run python docs/make.py"
