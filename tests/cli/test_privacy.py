"""What is held on a person is shown with where it is from, and written for them without anybody else in it."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from infograph import Workspace
from infograph.cli.commands.expire import days
from infograph.cli.main import cli
from infograph.errors import BadRequest

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("INFOGRAPH_HOME", str(tmp_path / "home"))
    mine, theirs = tmp_path / "mine.csv", tmp_path / "theirs.csv"
    carol = "Carol,Lee,https://www.linkedin.com/in/carol-lee,carol@example.com,Stripe,Head of Payments,01 Mar 2020\n"
    mine.write_text(HEAD + carol + "Bob,Johnson,,,Visa,Assistant to Carol Lee,02 Mar 2020\n", "utf-8")
    theirs.write_text(HEAD + carol, "utf-8")
    with Workspace.open(tmp_path / "home", create=True) as net:
        net.import_files([mine], owner="me", me="Alex Rivera")
        net.import_files([theirs], owner="Bob Johnson", consent="Bob agreed")
        net.meetings.log("Carol Lee", "asked", note="she likes mornings")
        net.add_tie("me", "Carol Lee", closeness=4)
    return tmp_path


def said(*words):
    result = CliRunner().invoke(cli, words)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_everything_that_is_held_on_somebody_is_shown_with_its_file_and_line(home):
    told = " ".join(said("whois", "Carol Lee").split())
    for what in (
        "carol@example.com",
        "mine.csv, yours, line 2",
        "theirs.csv, Bob Johnson’s, line 2",
        "Bob agreed",
        "closeness 4",
    ):
        assert what in told
    for what in ("she likes mornings", "Assistant to Carol Lee", "your own word"):
        assert what in told
    held = json.loads(said("whois", "Carol Lee", "--format", "json"))
    assert {tie["other"] for tie in held["ties"]} == {"Alex Rivera", "Bob Johnson"} and held["named_in"]


def test_what_nobody_said_is_not_called_the_users_word(home):
    held = json.loads(said("whois", "Bob Johnson", "--format", "json"))
    assert [row["role"] for row in held["rows"]] == ["contact", "owner"]
    told = " ".join(said("whois", "Bob Johnson").split())
    assert "[from their own files]" in told and "[from the import of their files]" in told and "your own word" not in told
    assert "[from your own files, and what you said of yourself]" in " ".join(said("whois", "Alex Rivera").split())


def test_what_is_given_to_somebody_names_nobody_else(home):
    text = said("export", "--person", "Carol Lee")
    given = json.loads(text)
    assert (
        given["emails"] == ["carol@example.com"] and len(given["ties"]) == 2 and given["log"][0]["note"] == "she likes mornings"
    )
    assert not [word for word in ("Bob", "Johnson", "Rivera", "theirs.csv") if word in text]
    refused = CliRunner().invoke(cli, ["export", "--person", "Carol Lee", "-o", str(home / "carol.csv")])
    assert refused.exit_code == 2 and "JSON" in refused.output


@pytest.mark.parametrize(("age", "expected"), [("365", 365), ("90d", 90), ("2w", 14), ("12m", 365), ("2y", 730)])
def test_ages_are_days_weeks_months_or_years(age, expected):
    assert days(None, None, age) == expected


@pytest.mark.parametrize("age", ["", "0", "m", "-3", "1.5y", "12 months", "9" * 9])
def test_what_is_no_age_is_refused_with_how_to_write_it(age):
    with pytest.raises(BadRequest) as caught:
        days(None, None, age)
    assert "12m" in caught.value.hint
