"""What a careers centre is told at the command line: every answer in every format, every refusal with its line."""

from __future__ import annotations

import csv
import io
import json
import shutil

import openpyxl
import pytest

from exports import CAROL, DAN, MIRA, export

HEAD = "file,member,url,consent,scope,until\n"


def address(name: str) -> str:
    return f"https://www.linkedin.com/in/{name.casefold().replace(' ', '-')}"


@pytest.fixture
def spring(ig, tmp_path):
    """Return a folder with the list of two members who are in the pool Spring."""
    folder = tmp_path / "spring"
    folder.mkdir()
    mira = MIRA.replace("Mira,Holloway", "Mira,Holloway")
    export(folder / "bob.csv", [CAROL, mira, "LinkedIn,,,,,,"])
    export(folder / "mira.csv", ["Bob,Johnson,https://www.linkedin.com/in/bob-johnson,,Acme,Nurse,01 Jan 2020", DAN])
    lines = [
        f"bob.csv,Bob Johnson,{address('Bob Johnson')},form of 3 Nov,connector seen,2030-12-31",
        f"mira.csv,Mira Holloway,{address('Mira Holloway')},form of 4 Nov,connector,",
    ]
    (folder / "members.csv").write_text(HEAD + "\n".join(lines) + "\n", "utf-8")
    ig("pool", "create", "Spring", "--smallest", "1")
    ig("pool", "add", folder)
    return folder


@pytest.mark.parametrize("command", ["status", "suggest", "coverage", "export", "audit"])
@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_every_answer_of_a_pool_is_written_in_every_format(ig, spring, tmp_path, command, form):
    out = tmp_path / f"out.{form}"
    ig("pool", command, "-o", out)
    assert out.stat().st_size
    if form == "json":
        assert json.loads(out.read_text("utf-8"))["results"]
    elif form == "csv":
        assert len(list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))) > 0


def test_status_says_days_as_days(ig, spring):
    rows = json.loads(ig("pool", "status", "-f", "json").stdout)["results"]
    assert [row["until"] for row in rows] == ["2030-12-31", None]


def test_audit_counts_as_many_people_as_status(ig, spring):
    deeds = json.loads(ig("pool", "audit", "-f", "json").stdout)["results"]
    (people,) = [deed["people"] for deed in deeds if deed["what"] == "pool add"]
    assert f"{people} people" in ig("pool", "status").stdout


def test_what_stays_is_said_where_a_list_comes_again(ig, spring):
    ig("pool", "consent", "Bob Johnson", "--consent", "by telephone", "--scope", "counts")
    said = ig("pool", "add", spring)
    assert "Bob Johnson: the newest word stays, counts (“by telephone”)" in said.stderr
    assert "hidden_rows" not in said.stderr


def test_a_consent_needs_a_scope_and_somebody_new_without_one_counts(ig, spring, tmp_path):
    refused = ig("pool", "consent", "Bob Johnson", "--consent", "renewed", "--until", "2031-01-01", rc=2)
    assert "To what does Bob Johnson consent now?" in refused.stderr and "connector and seen as before" in refused.stderr
    new = ig("pool", "add", export(tmp_path / "zoe.csv", [DAN]), "--member", "Zoe Nova", "--consent", "form")
    assert "Zoe Nova counts and no more" in new.stderr


def test_alone_infograph_says_that_pools_are_here(ig, home, monkeypatch):
    ig("pool", "create", "Spring")
    said = ig().stdout
    assert "1 pool of members’ exports is here" in said and "infograph pool status --pool spring" in said
    assert "Nothing was imported yet" not in said and len(said.splitlines()) <= 24


def test_a_list_given_for_a_list_of_members_is_told_what_lacks(ig, home, made, tmp_path):
    ig("pool", "create", "Spring")
    error = ig("pool", "add", made / "Connections.csv", rc=1).stderr
    assert "Connections.csv is no list of members" in error and "Add --member NAME." in error
    (tmp_path / "club.csv").write_text("file,member,consent\nnowhere.csv,Ada Bloom,form\n")
    assert "club.csv, line 2: there is no " in ig("pool", "add", tmp_path / "club.csv", rc=1).stderr


@pytest.mark.parametrize("command", ["status", "suggest", "coverage"])
@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_an_answer_without_anybody_has_its_columns_too(ig, spring, tmp_path, command, form):
    ig("pool", "create", "Empty")
    out = [tmp_path / f"{place}.{form}" for place in ("spring", "empty")]
    for place, file in zip(("spring", "empty"), out, strict=True):
        ig("pool", command, "-o", file, "--pool", place)
    full, empty = (columns_of(file, form) for file in out)
    assert empty == full if form != "json" else empty == []


def columns_of(file, form):
    if form == "xlsx":
        return [cell.value for cell in next(openpyxl.load_workbook(file).active.iter_rows())]
    text = file.read_text("utf-8")
    return csv.DictReader(io.StringIO(text)).fieldnames if form == "csv" else json.loads(text)["results"]


@pytest.mark.parametrize(
    "words",
    [
        ("consent", "{}", "--consent", "mail", "--scope", "counts"),
        ("remove", "{}", "--yes"),
        ("suggest", "--member", "{}"),
    ],
)
@pytest.mark.parametrize("typed", ["Bob Jonson", "bob", "johnson"])
def test_a_member_who_was_nearly_named_is_offered(ig, spring, words, typed):
    error = ig("pool", *(word.format(typed) for word in words), rc=2).stderr
    assert "is no member of this pool" in error and "Did you mean Bob Johnson?" in error
    assert "Did you mean" not in ig("pool", *(word.format("Zed Nova") for word in words), rc=2).stderr


def test_who_is_to_go_is_asked_by_the_name_that_is_kept(ig, spring):
    assert "Remove Bob Johnson and all they gave" in ig("pool", "remove", "bob  JOHNSON", rc=2).stderr
    assert "Remove Carol Lee" in ig("pool", "forget", "carol lee", rc=2).stderr
    assert "Bob Johnson is a member" in ig("pool", "forget", "bob johnson", rc=2).stderr
    assert "is no member of this pool" in ig("pool", "remove", "nobody", rc=2).stderr, "and nothing is asked"


def test_what_cannot_be_written_is_called_by_its_ending(ig, spring, tmp_path):
    error = ig("pool", "coverage", "-o", tmp_path / "c.pdf", rc=2).stderr
    assert "this is not written as .pdf" in error and ".xlsx" in error


def test_a_suggestion_says_who_is_to_be_asked_and_who_agreed(ig, spring):
    first = json.loads(ig("pool", "suggest", "-f", "json").stdout)["results"][0]
    text = ig("pool", "suggest").stdout
    assert f"ask {first['connector']}, code {first['ask']}" in text and "1. somebody" in text
    said = ig("pool", "suggest", "--agreed", first["ask"]).stdout
    assert f": {first['connector']} agreed, code {first['ask']}" in said and " · " in said


def test_a_backup_is_written_listed_and_put_back(ig, spring, tmp_path):
    assert "pool backup FILE" in ig("pool", "restore").stdout
    assert "do not reach into it" in ig("pool", "backup", tmp_path / "monday.db").stdout
    ig("pool", "remove", "Bob Johnson", "--yes")
    asked = ig("pool", "restore", tmp_path / "monday.db", rc=2).stderr
    assert "(2 members) in the place of the pool Spring?" in asked and "stays out" in asked
    said = ig("pool", "restore", tmp_path / "monday.db", "--yes")
    assert "1 member. 1 member who had left since was taken out again." in said.stdout
    assert "before-restore.db" in ig("pool", "restore").stdout
    assert "no backup of a pool" in ig("pool", "restore", spring / "bob.csv", rc=2).stderr


def test_who_may_be_back_is_named_where_nothing_remembers(ig, spring, tmp_path, home):
    ig("pool", "backup", tmp_path / "monday.db")
    ig("pool", "remove", "Bob Johnson", "--yes")
    shutil.rmtree(home / "pools")
    assert "they are in it again" in ig("pool", "restore", tmp_path / "monday.db", rc=2).stderr
    told = ig("pool", "restore", tmp_path / "monday.db", "--yes").stderr
    assert "In it are Bob Johnson and Mira Holloway." in told and "pool remove NAME" in told
    assert "2 members" in ig("pool", "status").stdout
