"""What a newcomer meets first says who is meant, what is missing and what a word keeps."""

from __future__ import annotations

import shlex
from pathlib import Path

from exports import BOB, CAROL, export

TWINS = [
    f"Sam,Taylor,https://www.linkedin.com/in/sam-taylor-{firm.casefold()},,{firm},Engineer,02 Jan 2019"
    for firm in ("Visa", "Adyen")
]


def test_the_first_own_list_says_how_to_say_ones_name_and_the_command_it_names_does_that(ig, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = export(Path("my Connections.csv"), [BOB])
    said = " ".join(ig("import", file).stdout.split())
    command = said[said.index("infograph import") :].split(" --me")[0] + " --me 'Alex Rivera'"
    ig(*shlex.split(command)[1:])
    assert "Alex Rivera" in ig("status").stdout
    assert "what you are called" not in ig("import", file).stdout


def test_nothing_is_asked_where_the_name_is_known_or_the_list_is_a_friends(ig, tmp_path):
    assert "what you are called" not in ig("import", export(tmp_path / "bob.csv", [CAROL]), "--owner", "Bob Johnson").stdout
    assert "what you are called" not in ig("import", export(tmp_path / "me.csv", [BOB]), "--me", "Alex Rivera").stdout


def test_people_of_one_name_are_told_apart_in_the_log_and_in_what_is_due(ig, tmp_path):
    ig("import", export(tmp_path / "me.csv", [*TWINS, BOB]), "--me", "Alex Rivera")
    for firm in ("visa", "adyen"):
        kept = ig("log", f"https://www.linkedin.com/in/sam-taylor-{firm}", "asked").stdout
        assert firm in kept.casefold() and "(#" in kept
    ig("log", "Bob Johnson", "asked")
    for said in (ig("log").stdout, ig("todo", "--all").stdout):
        assert said.count(", Visa)") == said.count(", Adyen)") == 1
        assert "Bob Johnson (" not in said and "Bob Johnson" in said


def test_a_row_of_a_sheet_without_its_connector_says_what_is_missing_and_reads_with_via(ig, both, tmp_path):
    sheet = tmp_path / "sheet.csv"
    head = "name,company,position,know well,met,not really,happy to introduce,note,url,connector\n"
    sheet.write_text(head + "Carol Lee,Stripe,,x,,,,,,\n")
    said = ig("sheet", "--read", sheet)
    assert "line 2: Carol Lee: nothing stands under “connector”" in said.stderr and "--via 'NAME'" in said.stderr
    assert "Nobody called" not in said.stderr
    assert ig("sheet", "--read", sheet, "--via", "Bob Johnson").stdout.startswith("1 tie judged")
