"""The sample tells the story that its README tells, and its generator writes exactly the files that are kept."""

from __future__ import annotations

import csv
import gzip
import io
import re
import subprocess
import sys
import zipfile
from datetime import datetime
from itertools import chain
from pathlib import Path
from urllib.parse import unquote

import pytest

SAMPLE = Path(__file__).parents[2] / "sample_data"
ALEX_URL = "https://www.linkedin.com/in/alex-rivera-pm"
_ENCODINGS = {"jean-marc-delorme-outlook.csv": "iso-8859-1", "kenji-morimoto.csv": "utf-16"}
_DELIMITERS = {"lotte-van-dijk.csv": ";", "kenji-morimoto.csv": "\t"}
_NAMES = {
    "Vorname": "First Name",
    "Nachname": "Last Name",
    "E-Mail-Adresse": "Email Address",
    "E-mail Address": "Email Address",
    "Unternehmen": "Company",
    "Job Title": "Position",
    "Verbunden am": "Connected On",
}

Row = dict[str, str]


def rows(text: str, delimiter: str = ",") -> list[Row]:
    """Return the rows after the header, under LinkedIn's English column names."""
    cells = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    start = next(place for place, row in enumerate(cells) if {"First Name", "Vorname"} & set(row) or len(row) == 3)
    header = [_NAMES.get(name, name) for name in cells[start]]
    return [dict(zip(header, row, strict=True)) for row in cells[start + 1 :]]


def whole(name: str) -> list[Row]:
    """Return all rows of a file of Alex's archive that has a header in its first line."""
    return list(csv.DictReader(io.StringIO((SAMPLE / "alex-rivera" / name).read_text("utf-8"))))


def alex() -> list[Row]:
    """Return Alex's connections, hidden members included."""
    return rows((SAMPLE / "alex-rivera" / "Connections.csv").read_text("utf-8"))


def friend(name: str) -> list[Row]:
    """Return the connections in a friend's file."""
    path = SAMPLE / "friends" / name
    if path.suffix == ".zip":
        return rows(zipfile.ZipFile(path).read("Connections.csv").decode())
    text = path.read_bytes().decode(_ENCODINGS.get(name, "utf-8-sig"))
    return rows(text, _DELIMITERS.get(name, ","))


def owners() -> list[Row]:
    """Return the rows of owners.csv."""
    return rows((SAMPLE / "friends" / "owners.csv").read_text("utf-8"))


def friends() -> dict[str, list[Row]]:
    """Return all friends' connections by file."""
    return {row["file"]: friend(row["file"]) for row in owners()}


def full_name(row: Row) -> str:
    """Return first and last name as one."""
    return f"{row['First Name']} {row['Last Name']}".strip()


@pytest.fixture(scope="module")
def lists() -> dict[str, list[Row]]:
    return friends()


@pytest.fixture(scope="module")
def mine() -> list[Row]:
    return alex()


def by_url(rows: list[Row]) -> dict[str, Row]:
    return {row["URL"]: row for row in rows if row.get("URL")}


def unpacked(path: Path) -> bytes:
    """Return what a file holds; how small gzip makes it differs between machines."""
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


@pytest.mark.slow
def test_the_generator_writes_the_files_that_are_kept_byte_for_byte(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-B", str(SAMPLE / "make.py"), str(tmp_path)], check=True)
    made = {path.relative_to(tmp_path): unpacked(path) for path in tmp_path.rglob("*") if path.is_file()}
    kept = {
        path.relative_to(SAMPLE): unpacked(path)
        for folder in ("alex-rivera", "alex-mail", "friends")
        for path in (SAMPLE / folder).rglob("*")
        if path.is_file()
    }
    assert sorted(made) == sorted(kept)
    assert [str(name) for name in made if made[name] != kept[name]] == []


def test_the_folder_is_small_enough_to_be_cloned_without_a_thought() -> None:
    files = [path for path in SAMPLE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert sum(path.stat().st_size for path in files) < 2_000_000


def test_alex_has_a_whole_archive() -> None:
    assert {path.name for path in (SAMPLE / "alex-rivera").iterdir()} == {
        *("Connections.csv", "messages.csv", "Invitations.csv", "Recommendations_Received.csv"),
        *("Recommendations_Given.csv", "Endorsement_Received_Info.csv", "Endorsement_Given_Info.csv"),
        *("Positions.csv", "Education.csv", "Profile.csv", "Company Follows.csv", "Email Addresses.csv"),
    }


def test_alex_knows_about_420_people_and_two_members_hide_themselves(mine: list[Row]) -> None:
    assert 410 <= len(mine) <= 430
    assert sum(1 for row in mine if not any(cell for name, cell in row.items() if name != "Connected On")) == 2


def test_the_files_hold_a_few_thousand_people(mine: list[Row], lists: dict[str, list[Row]]) -> None:
    urls = set(by_url(mine)).union(*(by_url(rows) for rows in lists.values()))
    assert 2_300 < len(urls) < 5_000
    assert sum(len(rows) for rows in lists.values()) > 3_000


def test_every_friend_is_among_alexs_contacts_and_lists_alex(mine: list[Row], lists: dict[str, list[Row]]) -> None:
    names = [full_name(row) for row in mine]
    assert all(names.count(row["owner"]) == 1 for row in owners())
    assert all(row["url"] in by_url(mine) for row in owners() if row["url"])
    for rows in lists.values():
        listed = [row for row in rows if full_name(row) == "Alex Rivera"]
        assert len(listed) == 1
        assert listed[0].get("URL", ALEX_URL) == ALEX_URL


def test_owners_csv_names_every_friends_file_and_leaves_one_address_to_be_found_by_name() -> None:
    files = {path.name for path in (SAMPLE / "friends").iterdir()} - {"owners.csv"}
    assert files == {row["file"] for row in owners()}
    assert len(files) >= 9
    assert [row["owner"] for row in owners() if not row["url"]] == ["Jean-Marc Delorme"]


def test_alexs_employers_in_the_friends_lists_are_those_of_their_own_positions(
    lists: dict[str, list[Row]],
) -> None:
    employers = {row["Company Name"] for row in whole("Positions.csv")}
    seen = {row["Company"] for rows in lists.values() for row in rows if full_name(row) == "Alex Rivera"}
    assert seen <= employers
    assert len(seen) >= 3


@pytest.mark.parametrize(
    ("file", "begins"),
    [
        ("bob-johnson.csv", b'Notes:\n"When exporting your connection data'),
        ("hannah-wexford.csv", b'Notes:\n"When exporting your connection data'),
        ("layla-haddad.csv", b"First Name,Last Name,Email Address,Company,Position,Connected On\n"),
        ("tomasz-kowalczyk.csv", b"First Name,Last Name,Email Address,Company,Position,Connected On\n"),
        ("jean-marc-delorme-outlook.csv", b'"Title","First Name","Middle Name"'),
        ("sofia-marchetti.csv", b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n"),
        ("lotte-van-dijk.csv", b"\xef\xbb\xbfNotes:;;;;;;\r\n"),
        ("kenji-morimoto.csv", b'\xff\xfe"\0F\0i\0r\0s\0t\0'),
        ("juergen-falkenberg.csv", b'Notizen:\n"Beim Export'),
        ("priya-raman.zip", b"PK\x03\x04"),
    ],
)
def test_each_friends_file_is_of_its_own_era(file: str, begins: bytes) -> None:
    assert (SAMPLE / "friends" / file).read_bytes().startswith(begins)


@pytest.mark.parametrize(
    ("file", "form"),
    [
        ("bob-johnson.csv", r"\d\d [A-Z][a-z]{2} \d{4}"),
        ("tomasz-kowalczyk.csv", r"\d\d?/\d\d?/\d\d, \d\d?:\d\d [AP]M"),
        ("sofia-marchetti.csv", r"\d\d?-[A-Z][a-z]{2}-\d\d"),
        ("lotte-van-dijk.csv", r"\d\d\.\d\d\.\d{4}"),
        ("juergen-falkenberg.csv", r"\d\d (Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez) \d{4}"),
    ],
)
def test_dates_are_written_as_the_era_wrote_them(lists: dict[str, list[Row]], file: str, form: str) -> None:
    assert all(re.fullmatch(form, row["Connected On"]) for row in lists[file])


def test_no_date_lies_after_the_day_of_the_story(mine: list[Row], lists: dict[str, list[Row]]) -> None:
    today = datetime(2026, 11, 15, 23, 59)
    days = [row["Connected On"] for rows in (mine, lists["bob-johnson.csv"], lists["amara-mensah.csv"]) for row in rows]
    assert max(datetime.strptime(day, "%d %b %Y") for day in days) <= today
    sent = [row["DATE"] for row in whole("messages.csv")]
    assert max(datetime.strptime(day, "%Y-%m-%d %H:%M:%S UTC") for day in sent) <= today


def test_the_lists_of_2022_hold_members_who_hide_themselves(lists: dict[str, list[Row]]) -> None:
    hidden = [row for row in lists["hannah-wexford.csv"] if not full_name(row)]
    assert len(hidden) == 13
    assert all(set(row.values()) - {""} == {row["Connected On"]} for row in hidden)


def test_everybody_is_invented(mine: list[Row], lists: dict[str, list[Row]]) -> None:
    for row in chain(mine, *lists.values()):
        assert re.fullmatch(r"(|\S+@example\.(com|org|net))", row["Email Address"])
        if row.get("URL"):
            slug = unquote(row["URL"].removeprefix("https://www.linkedin.com/in/"))
            assert re.search(r"(-example\d*|-[0-9a-f]{9}|^alex-rivera-pm)$", slug)


def test_profile_addresses_begin_with_the_name(mine: list[Row]) -> None:
    plain = [row for row in mine if row["First Name"].isascii() and row["URL"]]
    assert len(plain) > 300
    for row in plain:
        first = row["First Name"].strip().lower().replace(" ", "-")
        assert row["URL"].removeprefix("https://www.linkedin.com/in/").startswith(f"{first}-")


def test_the_two_maria_garcias_are_two_people(mine: list[Row], lists: dict[str, list[Row]]) -> None:
    everyone = chain(mine, *lists.values())
    found = [row for row in everyone if full_name(row) == "Maria Garcia"]
    assert {row.get("URL", "") for row in found} == {
        "",
        "https://www.linkedin.com/in/maria-garcia-4b81e07c2",
        "https://www.linkedin.com/in/maria-garcia-example",
    }
    assert {row["Company"] for row in found} == {"Rush University Medical Center", "Plaid"}


def test_carol_lee_is_known_to_bob_and_to_others_but_not_to_alex(mine: list[Row], lists: dict[str, list[Row]]) -> None:
    knows = [file for file, rows in lists.items() if any(full_name(row) == "Carol Lee" for row in rows)]
    assert knows == ["bob-johnson.csv", "priya-raman.zip", "lotte-van-dijk.csv"]
    assert "Carol Lee" not in [full_name(row) for row in mine]
    carol = next(row for row in lists["bob-johnson.csv"] if full_name(row) == "Carol Lee")
    assert (carol["Company"], carol["Position"]) == ("Monzo", "Head of Payments")


def test_the_zip_says_how_well_priya_knows_carol() -> None:
    archive = zipfile.ZipFile(SAMPLE / "friends" / "priya-raman.zip")
    assert archive.namelist() == ["Connections.csv", "messages.csv", "Invitations.csv", "Profile.csv"]
    lines = archive.read("messages.csv").decode().splitlines()
    assert sum(1 for line in lines if "carol-lee-example" in line) == 12


def test_people_changed_jobs_between_the_files(lists: dict[str, list[Row]]) -> None:
    older, newer = (
        next(row["Company"] for row in lists[file] if full_name(row) == "Derek Lockhart")
        for file in ("hannah-wexford.csv", "bob-johnson.csv")
    )
    assert (older, newer) == ("Walgreens", "Affirm")


def test_people_without_a_profile_address_in_one_file_have_one_in_another(mine: list[Row], lists: dict[str, list[Row]]) -> None:
    newer = chain(mine, lists["bob-johnson.csv"], lists["priya-raman.zip"], lists["amara-mensah.csv"])
    known = {(full_name(row), row["Company"]) for row in newer if row["Company"]}
    again = [row for row in lists["hannah-wexford.csv"] if (full_name(row), row["Company"]) in known]
    assert len(again) >= 15


def test_friends_know_each_other(lists: dict[str, list[Row]]) -> None:
    names = {row["owner"] for row in owners()}
    meetings = [(file, full_name(row)) for file, rows in lists.items() for row in rows if full_name(row) in names]
    assert len(meetings) >= 15


def test_one_contact_in_eight_has_exchanged_messages_with_alex(mine: list[Row]) -> None:
    partners = set()
    for row in whole("messages.csv"):
        others = {row["SENDER PROFILE URL"], *row["RECIPIENT PROFILE URLS"].split(",")} - {ALEX_URL, ""}
        if len(others) == 1 and row["IS MESSAGE DRAFT"] == "No":
            partners |= others
    assert 0.11 < len(partners & set(by_url(mine))) / len(mine) < 0.15
    assert len(partners - set(by_url(mine))) >= 5


def test_names_come_in_many_scripts_and_dress(mine: list[Row], lists: dict[str, list[Row]]) -> None:
    names = [full_name(row) for row in chain(mine, *lists.values())]
    for sign in ("[ぁ-ヿ一-鿿]", "[가-힣]", "[\u0600-\u06ff]", "[А-Яа-я]", "[Α-ω]", ", MBA", r"\(She/Her\)", "🚀"):
        assert any(re.search(sign, name) for name in names), sign
    assert any(name.isupper() for name in names)
    assert any(re.fullmatch(r".+ [A-Z]\.", name) for name in names)


def test_some_companies_are_no_employers_and_no_cell_is_longer_than_linkedin_cuts_it(
    lists: dict[str, list[Row]],
) -> None:
    bob = [row["Company"] for row in lists["bob-johnson.csv"]]
    assert sum(company in ("", "-", "Self-employed", "Freelance", "Stealth Startup") for company in bob) / len(bob) > 0.01
    assert max(len(row["Position"]) for rows in lists.values() for row in rows) <= 100
