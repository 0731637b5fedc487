"""Planning from the command line: words for people, rows for scripts, files that keep what was the user's."""

from __future__ import annotations

import csv
import io
import json

import pytest

from exports import CAROL, export


def test_ask_next_says_whose_export_to_ask_for_and_what_the_others_opened(ig, both):
    text = ig("ask-next", "-i", "fintech").output
    assert "Mira Holloway" in text and "--owner 'Mira Holloway'" in text
    assert "Bob Johnson  2       2" in text


def test_ask_next_for_scripts(ig, both):
    found = json.loads(ig("ask-next", "-i", "fintech", "-f", "json").output)
    assert found["schema"] == 1 and found["reached"] == 2
    assert found["ask"][0]["name"] == "Mira Holloway" and found["ask"][0]["expected_people"] > 0


def test_a_plan_is_a_table_with_what_each_cap_costs(ig, both):
    text = ig("plan", "-i", "fintech", "--max-per-connector", 1).output
    assert "1 meeting of 10: the caps and your ties allow no more." in text
    assert "At most 1 through one contact: without this," in text and "with 1 more meeting" in text


def test_a_plan_as_csv_json_and_calendar_says_the_same(ig, both, tmp_path):
    rows = list(csv.DictReader(io.StringIO(ig("plan", "-i", "fintech", "-f", "csv").output)))
    steps = json.loads(ig("plan", "-i", "fintech", "-f", "json").output)["steps"]
    ig("plan", "-i", "fintech", "-o", tmp_path / "plan.ics")
    assert [row["name"] for row in rows] == [step["name"] for step in steps]
    assert {row["name"] for row in rows} == {"Carol Lee", "Dan Wu"} and {row["ask"] for row in rows} == {"Bob Johnson"}
    assert (tmp_path / "plan.ics").read_text("utf-8").count("BEGIN:VEVENT") == 2


def test_a_plan_says_why_somebody_comes_no_sooner(ig, both, tmp_path):
    ig("import", export(tmp_path / "mira.csv", [CAROL]), "--owner", "Mira Holloway")
    text = ig("plan", "-i", "fintech", "--meetings", "2", "--weeks", "2", "--max-per-connector", "1").stdout
    assert "week 2: week 1 is full, 1 a week" in text
    ig("forget", "Mira Holloway", "--yes")
    text = ig("plan", "-i", "fintech", "--meetings", "2", "--weeks", "2", "--max-per-week", "2").stdout
    assert "week 2: Bob Johnson is asked about" in text and "in week 1" in text
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson")
    made = json.loads(ig("plan", "-i", "fintech", "--weeks", "4", "-f", "json").stdout)["steps"]
    assert [step["name"] for step in made] == ["Dan Wu"] and set(made[0]["waits"]) == {"rest"}
    assert made[0]["why_then"].startswith("Bob Johnson was asked lately and rests until 20")


def test_a_plan_for_nobody_says_what_to_do_instead(ig, mine):
    assert "no friend’s export" in ig("plan", "-i", "fintech").output


def test_the_list_of_employers_is_completed_in_place(ig, both, tmp_path):
    file = tmp_path / "targets.csv"
    file.write_bytes("Firma;Motivation;Notiz\r\nNirgends;x;=1\r\nStripe;5;\u00fc\r\n".encode())
    told = ig("targets", file, "-o", file)
    assert "motivation is a number" in told.stderr
    lines = file.read_bytes().decode().split("\r\n")
    assert lines[0].startswith("Firma;Motivation;Notiz;advocates;") and lines[1].startswith(
        "Stripe;5;ü;0;0;0;1;through Bob Johnson to Carol Lee"
    )
    assert lines[2].startswith("Nirgends;x;=1;0;")


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("cp1252", b""), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")],
)
def test_a_list_of_employers_comes_back_in_its_own_encoding(ig, both, tmp_path, encoding, mark):
    file = tmp_path / "targets.csv"
    file.write_bytes(mark + '"Firma";"Notiz"\r\n"Stripe";"Zürich"\r\n'.encode(encoding))
    ig("targets", file, "-o", file)
    text = file.read_bytes().removeprefix(mark).decode(encoding)
    assert file.read_bytes().startswith(mark) and text.count("\r\n") == 2
    assert text.startswith('"Firma";"Notiz";"advocates";') and '"Stripe";"Zürich";"0";' in text


def test_names_that_an_encoding_lacks_are_not_lost(ig, mine, tmp_path):
    ig(
        "import",
        export(tmp_path / "bob.csv", ["Quang,Phạm,https://www.linkedin.com/in/qp,,Stripe,Clerk,01 Apr 2021"]),
        "--owner",
        "Bob Johnson",
    )
    (tmp_path / "targets.csv").write_bytes("Firma,Notiz\nStripe,Zürich\n".encode("cp1252"))
    told = ig("targets", tmp_path / "targets.csv", "-o", tmp_path / "out.csv")
    text = (tmp_path / "out.csv").read_bytes().decode("utf-8-sig")
    assert "Quang Phạm" in text and "Zürich" in text and "written as UTF-8" in told.stderr


def test_a_list_without_employers_is_refused(ig, both, tmp_path):
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    assert "employer" in ig("targets", tmp_path / "x.csv", rc=1).stderr


def test_open_requests_are_said_to_count_and_targets_name_a_way_that_was_not_begun(ig, both, tmp_path):
    (tmp_path / "list.csv").write_text("employer\nStripe\n", "utf-8")
    assert "through Bob Johnson to Carol Lee" in ig("targets", tmp_path / "list.csv").stdout
    assert "Open requests" not in ig("plan", "-i", "fintech").stdout
    ig("log", "Carol Lee", "asked", "--via", "Bob Johnson")
    assert "asked or met already: Carol Lee" in ig("targets", tmp_path / "list.csv").stdout
    text = ig("plan", "-i", "fintech").stdout
    assert "Open requests count against the cap through one contact: Bob Johnson 1." in text
    assert "Left out of this question: 1 person" in text


PLOTS = ("plot -o a.svg", "plot -o a.html", "plot --kind matrix -o a.svg")


@pytest.mark.parametrize("words", ["plan", "connectors", "ask-next", "report -o page.html", *PLOTS])
def test_without_a_filter_the_goal_is_asked_for(ig, both, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    ig("goal", "--industry", "fintech")
    assert "Asked for your goal: people in fintech" in ig(*words.split()).stderr
    assert "Asked for your goal" not in ig(*words.split(), "--industry", "banking").stderr


@pytest.mark.slow
def test_a_picture_is_of_the_goal_and_one_of_the_whole_network_does_not_speak_of_it(ig, both, tmp_path):
    ig("goal", "--industry", "fintech")
    ig("plot", "--text", "-o", tmp_path / "a.svg")
    assert "Whom you could meet in fintech" in (tmp_path / "a.svg").read_text("utf-8")
    for kind in ("network", "timeline", "industries", "functions", "search", "chain"):
        said = ig("plot", "--kind", kind, "-o", tmp_path / "b.svg").stderr
        assert "for your goal" not in said and "not only people" not in said
