"""What is taken out, joined or refused: the numbers said are those of the store, and nothing doubtful happens unasked."""

from __future__ import annotations

import json
import re

import click
import pytest

from exports import ALEX, BOB, CAROL, DAN, HEAD, MIRA, export
from infograph.cli import screen
from infograph.errors import BadRequest
from infograph.workspace import Workspace


def totals():
    with Workspace.open() as net:
        status = net.status()
    return status.people, status.ties


def test_where_many_would_go_at_a_slip_a_backup_is_kept_and_named(ig, both, home, tmp_path, monkeypatch):
    crowd = [f"Pal{n},Friend{n},,,Visa,Engineer,02 Jan 2019" for n in range(51)]
    ig("import", export(tmp_path / "few.csv", crowd[:50]), "--owner", "Zoe Quill", "--new-owner")
    ig("import", export(tmp_path / "many.csv", crowd), "--owner", "Mira Holloway")
    asked = []
    monkeypatch.setattr(screen, "is_terminal", lambda stream: True)
    monkeypatch.setattr(click, "confirm", lambda question, **_: asked.append(" ".join(question.split())) or True)
    ig("forget", "--owner", "Bob Johnson")
    ig("forget", "--owner", "Zoe Quill")
    assert list(home.glob("backups/*")) == [] and asked[-1].endswith("0 people in nothing else will go.")
    ig("forget", "--owner", "Mira Holloway", "--no-backup")
    assert list(home.glob("backups/*")) == [] and asked[-1].endswith("51 people in nothing else will go.")
    ig("import", tmp_path / "many.csv", "--owner", "Mira Holloway")
    with Workspace.open() as net:
        number = max(source.id for source in net.sources())
    told = ig("forget", "--source", number).stdout
    (kept,) = home.glob("backups/*")
    assert "A backup of before is kept until the next forget (--no-backup: none)" in asked[-1]
    assert kept.name in told and "It goes with the next infograph forget, or delete that file" in told
    ig("restore", kept, "--yes")
    ig("forget", "--owner", "Mira Holloway", "--yes")  # who says yes beforehand is asked nothing and means it
    assert list(home.glob("backups/*")) == []


@pytest.mark.parametrize("whom", [("--owner", "Nobody Known"), ("--source", "77")])
def test_whose_files_are_not_here_is_said_before_it_is_asked(ig, both, monkeypatch, whom):
    monkeypatch.setattr(screen, "is_terminal", lambda stream: True)
    monkeypatch.setattr(click, "confirm", None)
    assert ig("forget", *whom, rc=2).stderr.startswith("Error: ")


@pytest.mark.parametrize("words", [("Carol Lee",), ("Bob Johnson",), ("--source", "2"), ("--owner", "Bob Johnson")])
def test_forgetting_counts_what_went(ig, both, words):
    before = totals()
    said = re.search(r"(\d+) (?:person|people), (\d+) ties?,", ig("forget", *words, "--yes").stdout)
    after = totals()
    assert tuple(map(int, said.groups())) == (before[0] - after[0], before[1] - after[1])
    assert int(said[2]) > 0


def test_two_profile_addresses_are_joined_only_by_ones_word(ig, both):
    asked = ig("merge", "Carol Lee", "Dan Wu", rc=2).stderr
    assert "carol-lee" in asked and "dan-wu" in asked and "--yes" in asked
    before = totals()
    assert "one person now" in ig("merge", "Carol Lee", "Dan Wu", "--yes").stdout
    assert totals()[0] == before[0] - 1


def test_i_am_joined_with_nobody_unasked(ig, both):
    before = totals()
    for pair in (("me", "Bob Johnson"), ("Carol Lee", "me")):
        assert "is you" in ig("merge", *pair, rc=2).stderr
    assert totals() == before
    assert "one person already" in ig("merge", "me", "#1", rc=2).stderr


def test_people_without_two_addresses_are_joined_at_once(ig, both, tmp_path):
    ig("import", export(tmp_path / "more.csv", ["Carol,Lee,,,Monzo,CFO,02 Jan 2022"]), "--owner", "Dan Wu")
    pair = re.search(r"(#\d+) Carol Lee, \w+ = (#\d+) Carol Lee", ig("people", "--possible").stdout).groups()
    assert "one person now" in ig("merge", *pair).stdout


def test_the_command_it_advises_is_the_one_that_joins(ig, both):
    advised = re.search(r"infograph (merge '(#\d+)' '(#\d+)' --yes)", ig("merge", "Carol Lee", "Dan Wu", rc=2).stderr)
    assert "one person now" in ig("merge", advised[2], advised[3], "--yes").stdout


def test_a_join_says_in_words_by_what_it_was_made_and_whose_record_no_file_has(ig, both, tmp_path):
    listed = ig("people", "--merges").stdout
    assert "Bob Johnson (whose export it is)" in listed and "by the name that you gave" in listed and "by hand" not in listed
    ig("merge", "Carol Lee", "Dan Wu", "--yes")
    listed = ig("people", "--merges").stdout
    assert ", by hand\n" in listed and "by by" not in listed


def test_a_misspelt_company_that_settles_nobody_is_asked_about(ig, both):
    said = ig("industry", "set", "Strype", "carbon").stdout
    assert said == "Strype: climate-tech. That settles 0 people. Did you mean Stripe?\n"
    ig("industry", "set", "Strype")
    assert "Dan Wu is a person, not a company." in ig("industry", "set", "Dan Wu", "carbon", rc=2).stderr
    assert ig("industry", "said").stdout.split() == ["company,industries"]
    assert "settles 0 people" in ig("industry", "set", "Quite Another Firm", "carbon").stdout


def test_the_industry_of_a_person_is_said_of_their_employer_and_a_known_one_is_not_asked_for(ig, both, tmp_path):
    rows = [f"{name},,,Klett Verlag,{title},02 Jan 2022" for name, title in (("Eva,Lind", "Editor"), ("Ian,Roe", "Teacher"))]
    ig("import", export(tmp_path / "more.csv", [*rows, "Ida,Holm,,,Nordvik,Clerk,02 Jan 2022"]), "--owner", "Dan Wu")
    assert "industry set Nordvik INDUSTRY" in ig("industry", "why", "Ida Holm").stdout
    unknown = ig("industry", "unknown").stdout
    assert "Nordvik" in unknown and "Klett" not in unknown
    assert "Did you mean" not in ig("industry", "set", "Stripe", "payments").stdout


def test_a_friend_under_a_nickname_may_be_a_contact(ig, both, tmp_path):
    ig("import", export(tmp_path / "miri.csv", ["Ida,Berg,,,Adyen,CFO,02 Jan 2022"]), "--owner", "Miri Holloway", "--new-owner")
    said = ig("people", "--possible").stdout
    assert "Miri Holloway" in said and "Mira Holloway" in said and "same last name" in said
    one, two = re.findall(r"#\d+", said)
    ig("split", one, two)
    assert "Miri" not in ig("people", "--possible").stdout


def test_counts_of_industries_say_that_a_question_finds_more(ig, both):
    assert "counts once" in ig("industries", "--counts").stderr and "counts once" not in ig("industries").stderr


def test_an_own_contact_is_explained_with_the_evidence_and_the_file_of_the_tie(ig, both):
    text = ig("explain", "Mira Holloway").stdout
    assert "write directly" in text and "Your tie: " in text and "connected since 2024" in text
    assert "you - Mira Holloway: Connections.csv" in text
    assert "Your tie" not in ig("explain", "me").stdout + ig("explain", "Carol Lee").stdout


def test_splitting_takes_back_what_was_joined_by_hand_in_one_go(ig, both):
    before = ig("status", "--format", "json").stdout
    ig("merge", "Carol Lee", "Dan Wu", "--yes")
    line = re.search(r"(\d+) Dan Wu.* = (\d+) Carol Lee|(\d+) Carol Lee.* = (\d+) Dan Wu", ig("people", "--merges").stdout)
    assert line and "bob.csv, line" in line[0]
    assert "Two people now" in ig("split", "Carol Lee").stdout
    assert ", by hand" not in ig("people", "--merges", rc=0).stdout
    assert ig("status", "--format", "json").stdout == before
    ig("merge", "Carol Lee", "Dan Wu", "--yes")
    assert ", by hand" in ig("people", "--merges").stdout


def test_from_python_a_doubtful_join_needs_to_be_sure(both, home):
    with Workspace.open() as net:
        assert net.merge_doubt("Carol Lee", "Dan Wu") == "two addresses"
        with pytest.raises(BadRequest, match="two people") as caught:
            net.merge("Carol Lee", "Dan Wu")
        assert "sure=True" in caught.value.hint
        assert net.merge("Carol Lee", "Dan Wu", sure=True)


def test_a_header_without_rows_is_no_source(ig, both, tmp_path):
    empty = tmp_path / "empty.csv"
    empty.write_text(HEAD + "\n", "utf-8")
    before = ig("sources").stdout
    words = ("import", empty, "--owner", "Zed Nova", "--new-owner")
    assert "a header and no rows" in ig(*words).stdout
    (report,) = json.loads(ig(*words, "--format", "json").stdout)["files"]
    assert report["warnings"] == ["no_connections"] and not report["unchanged"]
    assert ig("sources").stdout == before
    assert "Nobody called" in ig("explain", "Zed Nova", rc=2).stderr


def test_nothing_but_a_header_leaves_no_store(ig, home, tmp_path):
    empty = tmp_path / "empty.csv"
    empty.write_text(HEAD + "\n", "utf-8")
    ig("import", empty)
    assert not home.exists()


def test_beside_another_file_it_is_told_and_the_other_is_kept(ig, both, tmp_path):
    folder = tmp_path / "archive"
    folder.mkdir()
    export(folder / "Connections.csv", [BOB, CAROL, MIRA, ALEX])
    (folder / "Invitations.csv").write_text("From,To,Sent At,Message,Direction\n", "utf-8")
    before = len(ig("sources").stdout.splitlines())
    text = ig("import", folder, "--owner", "Dan Wu").stdout
    assert "Invitations.csv: a header and no rows" in text
    assert len(ig("sources").stdout.splitlines()) == before + 1


def test_a_file_that_is_refused_takes_its_owner_along_and_the_next_is_read(ig, both, tmp_path):
    folder = tmp_path / "friends"
    folder.mkdir()
    (folder / "zed.csv").write_text(HEAD + "\n,,,,,,\n", "utf-8")
    export(folder / "yan.csv", [CAROL, DAN])
    (folder / "owners.csv").write_text("file,owner\nzed.csv,Zed Nova\nyan.csv,Yan Holt\n", "utf-8")
    ig("import", folder, "--new-owner")
    assert "Yan Holt" in ig("sources").stdout and "Nobody called" in ig("explain", "Zed Nova", rc=2).stderr


ADDRESS = "https://www.linkedin.com/in/alex-rivera"


def test_who_i_am_is_said_when_it_is_set_confirmed_or_stays(ig, home, tmp_path):
    path = export(tmp_path / "Connections.csv", [BOB, CAROL])

    def told(me):
        (report,) = json.loads(ig("import", path, "--me", me, "-f", "json").stdout)["files"]
        return [note for note in report["notes"] if note.startswith(("Your ", "--me"))]

    assert told("Alex Rivera") == ["Your name is Alex Rivera from now on, as --me says."]
    assert told("alex rivera")[0].endswith(", as was known before.")
    assert told(ADDRESS) == ["Your profile address is alex-rivera from now on, as --me says."]
    assert told(ADDRESS) == ["Your profile address is alex-rivera, as was known before."]
    text = ig("import", path, "--me", ADDRESS).stdout
    assert "nothing else changed" in text and "Your profile address is alex-rivera" in text


def test_what_is_said_of_me_is_what_the_store_then_knows(ig, mine, home):
    before = ig("status", "-f", "json").stdout
    said = json.loads(ig("import", mine, "--me", "Somebody Else", "-f", "json").stdout)["files"][0]["notes"]
    now = json.loads(ig("status", "-f", "json").stdout)["me"]
    assert any(f"stays {now}" in note or f"is {now} from now on" in note for note in said), (before, said)


def test_two_who_were_never_one_are_said_to_stay_two(ig, both):
    said = ig("split", "Carol Lee", "Dan Wu").stdout
    assert "were two people, and stay two" in said and "now:" not in said and "Carol Lee" in said and "Dan Wu" in said


def test_where_too_many_may_be_me_i_am_asked_for_my_name(ig, tmp_path):
    crowd = [f"Ola,Brekke{letter},https://www.linkedin.com/in/ola{letter},,Plan,Teller,05 Mar 2020" for letter in "abcdef"]
    ig("import", export(tmp_path / "Connections.csv", [BOB, MIRA]))
    ig("import", export(tmp_path / "bob.csv", crowd), "--owner", "Bob Johnson")
    ig("import", export(tmp_path / "mira.csv", [*crowd, CAROL]), "--owner", "Mira Holloway")
    assert "--me 'NAME'" in ig("people", "--possible").stderr
    ig("import", tmp_path / "Connections.csv", "--me", "Alex Rivera")
    assert "--me" not in ig("people", "--possible").stderr
