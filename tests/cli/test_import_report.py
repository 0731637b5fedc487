"""The page that an import prints: what was read and why, what it adds, what was odd and where, what would add most."""

from __future__ import annotations

import json
import re
import signal
from pathlib import Path

import pytest

from exports import BOB, CAROL, DAN, export
from infograph.importers.mail.tally import Tally
from mails import mail, mbox

HEAD = "First Name,Last Name,Email Address,Company,Position,Tags,Connected On\n"
LIST = (
    HEAD
    + "Bob,Johnson,bob@example.com,Acme,Engineer,x,01/02/2024\n"
    + ",,,,,,03 Jan 2024\n" * 7
    + "Ines,Duarte,,Fable, Sons,Engineer,y,03/04/2024\n"
    + "Bob,Johnson,bob@example.com,Acme,Engineer,x,01/02/2024\n"
)
PAGE = """\
friends.csv: LinkedIn connections, yours
  recognised     it has the columns First Name and Last Name
  rows           10, 3 of them usable
  people         2 new, 0 known before
  merged         1 by e-mail
  contacts       2 of yours
  hidden         7 members hide their data (lines 3, 4, 5, 6, 7, ...)
  warning        without profile addresses people are matched less surely
  warning        2 × dates whose day and month could be swapped: only the year
                 is kept (lines 2, 11)
  warning        1 × rows with too few or too many cells: name and profile are
                 kept, the rest is doubtful (line 10)
  warning        1 × rows of people whom the same file had listed before
  remark         a spreadsheet has saved it again
  not used       column Tags
  note           Nothing says what you are called: letters lack your name,
                 friends’ lists cannot say that you are in them. Say it:
                 infograph import FILE --me 'YOUR NAME'
  would add most a newer export: since 2023 it has profile addresses, by which
                 people are matched surely
                 Bob Johnson’s export, with about N new people
"""


def page(text: str) -> str:
    """Return a page without the number that is only expected."""
    return re.sub(r"about \d+ new", "about N new", text)


def test_a_page_tells_what_was_read_what_it_adds_and_what_was_odd(ig, tmp_path):
    path = tmp_path / "friends.csv"
    path.write_text(LIST, "utf-8")
    assert page(ig("import", path, "--dry-run").stdout) == PAGE + "A dry run: nothing was kept.\n"
    assert "no store" in ig("status", rc=1).stderr
    assert page(ig("import", path).stdout) == PAGE


def test_a_friend_s_page_counts_whom_it_opens_and_whom_nobody_else_leads_to(ig, both, tmp_path):
    eve = "Eve,Sommer,https://www.linkedin.com/in/eve-sommer,,Fable,Engineer,01 Apr 2021"
    text = ig("import", export(tmp_path / "carl.csv", [CAROL, eve]), "--owner", "Carl Lind", "--new-owner").stdout
    assert "people         1 new, 1 known before" in text
    assert "2 people one introduction away; to 1 of them only this" in text
    assert "Carl Lind’s counts of messages" in text


def test_scripts_get_one_object_a_file_with_its_counts_and_warnings(ig, tmp_path):
    path, web = tmp_path / "friends.csv", tmp_path / "page.csv"
    path.write_text(LIST, "utf-8")
    web.write_text("<html>Sign in</html>", "utf-8")
    files = json.loads(ig("import", path, web, "--format", "json").stdout)["files"]
    keys = ("file", "kind", "status", "data_rows", "valid_rows", "connections")
    assert [tuple(one[key] for key in keys) for one in files] == [
        ("friends.csv", "linkedin_connections", "ok", 10, 3, 2),
        ("page.csv", "unknown", "refused", 0, 0, 0),
    ]
    assert files[0]["warnings"] == [
        "dates_ambiguous:2",
        "duplicates_merged:1",
        "extra_columns:Tags",
        "hidden_rows:7",
        "no_url_column",
        "ragged_rows:1",
        "resaved_by_spreadsheet",
    ]
    assert files[1]["warnings"] == ["looks_like_html"] and files[1]["hint"]


@pytest.mark.parametrize("width", [40, 60, 80, 132])
def test_no_line_of_a_page_is_wider_than_the_terminal(ig, tmp_path, width, monkeypatch):
    monkeypatch.setenv("COLUMNS", str(width))
    text = ig("import", export(tmp_path / "Connections.csv", [BOB, CAROL, DAN])).stdout
    assert max(map(len, text.splitlines())) <= max(width, 50)


def test_the_page_of_an_archive_says_what_was_left_out_of_its_other_files_and_scripts_get_them_apart(ig):
    archive = Path(__file__).parents[1] / "importers" / "cases" / "archive.zip"
    text = " ".join(ig("import", archive, "--dry-run").stdout.split())
    assert "taken as yours: its profile says Nia Okello" in text and "nothing else in it was opened" in text
    assert "remark messages.csv: 2 × drafts, left out; 1 × spam, left out; 2 × adverts, left out" in text
    (file,) = json.loads(ig("import", archive, "--format", "json").stdout)["files"]
    assert file["kind"] == "linkedin_archive" and file["warnings"] == ["unsafe_member_skipped:2"]
    messages = next(part for part in file["parts"] if part["kind"] == "linkedin_messages")
    assert "drafts_skipped:2" in messages["warnings"] and messages["valid_rows"] is None


def test_ctrl_c_while_mail_is_read_says_whether_what_was_read_is_kept(ig, mine, tmp_path, monkeypatch):
    (tmp_path / "box.mbox").write_bytes(mbox([mail("a@x.example", ["b@y.example"])]))
    monkeypatch.setattr(Tally, "mail", lambda *_: signal.raise_signal(signal.SIGINT))
    undone = ig("import", "--dry-run", tmp_path / "box.mbox", rc=130).stderr
    assert "undone" in undone and "kept" not in undone
    kept = ig("import", tmp_path / "box.mbox", rc=130).stderr
    assert "what was read is kept" in kept and "undone" not in kept


def test_ctrl_c_while_the_first_mail_is_read_keeps_its_place_and_nobody(ig, home, tmp_path, monkeypatch):
    (tmp_path / "box.mbox").write_bytes(mbox([mail("a@x.example", ["b@y.example"])]))
    monkeypatch.setattr(Tally, "mail", lambda *_: signal.raise_signal(signal.SIGINT))
    said = ig("import", tmp_path / "box.mbox", rc=130).stderr
    assert "what was read is kept" in said and "There is no store yet" in ig("status", rc=1).stderr


def test_help_says_that_others_are_kept_where_a_file_is_refused(ig, tmp_path):
    assert "the others are kept" in ig("import", "--help").stdout
    (tmp_path / "torn.csv").write_text("a,b\n1,2\n", "utf-8")
    ig("import", export(tmp_path / "Connections.csv", [BOB]), tmp_path / "torn.csv")
    assert "Bob Johnson" in ig("whois", "Bob Johnson").stdout


def test_a_path_that_is_not_there_is_a_failure_beside_files_that_are_kept(ig, home, tmp_path):
    own = export(tmp_path / "Connections.csv", [BOB])
    said = ig("import", own, tmp_path / "mistyped.csv", "--me", "Alex Rivera", rc=1)
    assert "mistyped.csv" in said.stderr and "Bob Johnson" in ig("whois", "Bob Johnson").stdout
