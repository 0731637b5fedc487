"""What a careers centre is told at the command line: every answer in every format, every refusal with its line."""

from __future__ import annotations

import csv
import io
import json

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
