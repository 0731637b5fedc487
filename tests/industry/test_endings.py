"""What stands behind a clear word does not silence it, whatever the word and whatever stands behind."""

from __future__ import annotations

import pytest

from infograph.industry import infer
from infograph.industry.endings import is_ending, rows

NAMES = {
    "Acme Dentistry": "dental",
    "Zorvex Plumbing": "building",
    "Zorvex Law": "law",
    "Zorvex Roofing": "building",
    "Lakeview Orthodontics": "dental",
    "Zorvex Veterinary": "veterinary",
    "Zorvex Landscaping": "building",
    "Zorvex Tax": "accounting",
    "Zorvex Insurance": "insurance",
    "Zorvex Realty": "real-estate",
    "Zorvex Staffing": "recruiting",
    "Zorvex Pharmacy": "pharmaceuticals",
    "Zorvex Dermatology": "healthcare",
    "Zorvex Excavating": "building",
    "Zorvex Daycare": "childcare",
    "Zorvex Yoga": "fitness-wellness",
    "Zorvex Trucking": "logistics",
    "Zorvex Taxi": "ride-sharing",
    "Zorvex Electric": "building",
    "Zorvex Drywall": "building",
    "Zorvex Accounting": "accounting",
    "Zorvex Bookkeeping": "accounting",
    "Zorvex Chiropractic": "healthcare",
    "Zorvex Physiotherapy": "healthcare",
    "Zorvex Logistics": "logistics",
    "Zorvex Hotel": "hotels",
    "Zorvex Robotics": "robotics",
    "Zorvex Advertising": "marketing",
    "Zorvex Architects": "architecture",
    "Zorvex Brewing": "food-beverage",
}
ENDINGS = (
    "PA|P.A.|PC|P.C.|PS|PLLC|LLC|Inc.|Co.|Corp|Companies|Company|Enterprises|& Sons|and Sons|& Son|Bros|Bros.|Pros|Guys|"
    "Experts|Specialists|Professionals|Team|& More|and More|Plus|Etc|Store|Franchise|Franchising|Center|Centre|Depot|"
    "and Maintenance|& Restoration|+ Restoration|Consultants|Contractors|Services|Svc|Solutions|Management|Associates|Group|Partners|"
    "Holdings|International|Worldwide|Northwest|Southwest|NW|Midwest|UKI|ANZ|KSA|Gulf|CEE|MEA|LATAM|APAC|Middle East|North America|"
    "Arizona|Texas|New York|Seattle|Tucson|Cairo|Helsinki|Mumbai|#12|#10657|No. 7|Store #44|Store 1203|Unit 5|04417|"
    "Outlet|Repair|Installation|Equipment|of Tucson|of Arizona|LLC #3|& Sons Inc."
).split("|")


def test_the_law_has_eighty_endings_and_thirty_names() -> None:
    assert len(set(ENDINGS)) >= 80
    assert len(NAMES) == 30


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_ending_silences_no_clear_word(ending: str) -> None:
    silent = [name for name, code in NAMES.items() if code not in {one.industry for one in infer(f"{name} {ending}", "")}]
    assert silent == []


def test_what_is_no_ending_still_makes_a_word_doubtful() -> None:
    assert infer("Capital Roots", "") == infer("Energy Needle", "") == ()


def test_a_store_is_known_by_its_number() -> None:
    best = {name: infer(name, "")[0].industry for name in ("STARBUCKS CORPORATION #10657", "SUBWAY #123", "OLD NAVY #7216")}
    assert best == {"STARBUCKS CORPORATION #10657": "restaurants", "SUBWAY #123": "restaurants", "OLD NAVY #7216": "fashion"}


@pytest.mark.parametrize("name", ["PwC Middle East", "InterSystems UKI", "Accenture ANZ", "Jacobs Solutions", "Otis Worldwide"])
def test_a_known_employer_is_known_by_its_region(name: str) -> None:
    assert infer(name, "")[0].source == "employer"


def test_every_ending_is_one_and_stands_once() -> None:
    words = [word for row in rows() for word in row["words"].split(";")]
    assert all(is_ending(word.split()) for word in words)
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    "name", ["The FDA Group", "AIA Engineering", "REI Systems", "Aman Holding", "TTC Technologies", "Zorvex (CBN)"]
)
def test_a_name_of_four_letters_means_the_known_employer_only_where_nothing_is_added(name: str) -> None:
    assert all(label.source != "employer" for label in infer(name, ""))


def test_a_short_name_that_everybody_knows_stays_surely_theirs() -> None:
    assert infer("IBM India", "")[0].confidence > 0.85
    assert infer("SHAPE", "")[0].confidence <= 0.85
