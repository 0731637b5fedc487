"""Sheets come back as they were ticked; shares hold what was meant and not a word more."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest

from infograph.importers.share_head import consent_in, owner_in
from infograph.model import Problem
from infograph.outreach import share, sheet

CAROL = sheet.Asked("Carol Lee", "Stripe", "Head of Payments", "https://www.linkedin.com/in/carol-lee", "Bob Johnson")
HEAD = share.Head("Bob Johnson", date(2026, 11, 20), "people in fintech, payments")


def filled(**cells: str):
    out = StringIO()
    sheet.write_sheet([CAROL], out)
    header, row = csv.reader(StringIO(out.getvalue()))
    for name, cell in cells.items():
        row[header.index(name.replace("_", " "))] = cell
    return sheet.read(header, [(2, row)])


@pytest.mark.parametrize(
    ("cells", "closeness", "introduce"),
    [
        ({"know_well": "x"}, 4, None),
        ({"know_well": "X", "met": "X", "happy_to_introduce": "gerne"}, 4, True),
        ({"met": "☒", "happy_to_introduce": "Nein."}, 2, False),
        ({"met": "✓", "happy_to_introduce": "Yes!"}, 2, True),
        ({"not_really": "1", "happy_to_introduce": "no"}, 1, False),
        ({"know_well": "yes", "met": "no", "not_really": "-"}, 4, None),
        ({"happy_to_introduce": "ja"}, None, True),
    ],
)
def test_ticks_are_understood_as_people_make_them(cells, closeness, introduce):
    (answer,) = filled(**cells)
    assert (answer.closeness, answer.introduce, answer.name) == (closeness, introduce, "Carol Lee")


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"know_well": "x", "not_really": "x"}, "two_ticks"),
        ({"happy_to_introduce": "perhaps"}, "unclear_answer"),
        ({"met": "no"}, "no_answer"),
    ],
)
def test_an_unclear_row_is_a_problem_and_changes_nothing(cells, code):
    (answer,) = filled(**cells)
    assert isinstance(answer, Problem) and (answer.code, answer.line) == (code, 2)


@pytest.mark.parametrize(
    "cell", ["maybe", "Maybe later!", "?", "x?", "not sure", "perhaps, ask me", "vielleicht", "peut-être", "？"]
)
@pytest.mark.parametrize("column", ["know_well", "met", "not_really", "happy_to_introduce"])
def test_a_maybe_stays_open_in_every_column(column, cell):
    (problem,) = filled(**{column: cell})
    assert isinstance(problem, Problem) and problem.code == "unclear_answer" and column.replace("_", " ") in problem.message


@pytest.mark.parametrize("cell", ["since school", "5 years", "x", "(x)", "met at Acme", "notary together", "mayor of our town"])
def test_any_other_word_in_a_box_is_a_tick(cell):
    (answer,) = filled(know_well=cell)
    assert answer.closeness == 4


def test_a_maybe_on_one_tie_leaves_what_else_the_row_says():
    answer, problem = filled(know_well="?", met="x", happy_to_introduce="yes")
    assert (answer.closeness, answer.introduce, problem.code) == (2, True, "unclear_answer")


def test_a_tick_counts_where_the_other_answer_is_left_open():
    answer, problem = filled(know_well="✓", happy_to_introduce="vielleicht")
    assert (answer.closeness, answer.introduce, problem.code) == (4, None, "unclear_answer")


def test_a_row_left_empty_says_nothing():
    assert filled() == []


def test_a_row_with_a_remark_alone_says_the_remark():
    (answer,) = filled(note="ask me later")
    assert (answer.note, answer.closeness, answer.introduce) == ("ask me later", None, None)


def test_the_page_shows_every_person_loads_nothing_and_holds_no_more_than_it_shows():
    evil = sheet.Asked("<script>alert(1)</script>", 'A&B" onload="x', "", "https://www.linkedin.com/in/evil", "Bob")
    page = sheet.page([CAROL, evil], connector="Bob Johnson", me="Alex Rivera", topic="in fintech")
    assert page.count("<script") == 1 and "A&amp;B&#34; onload=" in page and "Carol Lee" in page
    assert "http" not in page.replace("http-equiv", "") and "default-src 'none'" in page
    assert page.count("<fieldset") == 2 and page.count('type="radio"') == 10


def test_shared_rows_have_no_place_for_an_email_address():
    assert not any("mail" in name for name in (*share.Shared.__dataclass_fields__, *share.Counts.__dataclass_fields__))


def test_a_share_says_from_whom_when_and_what_was_agreed():
    out = StringIO()
    share.write_contacts(HEAD, [share.Shared("Carol Lee", "=cmd()")], out)
    text = out.getvalue()
    assert text.startswith(share.CONTACTS_MARK + "\n") and "'=cmd()" in text
    assert consent_in(text) == f"{HEAD.words()} (2026-11-20)"
    owner = owner_in(text)
    assert owner is not None and owner.name == "Bob Johnson"


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", ",,,,\n"),
        lambda text: "\ufeff" + text.replace("\n", "\r\n"),
        lambda text: "\n" + text,
    ],
)
def test_a_spreadsheet_that_saved_the_share_again_leaves_the_consent(change):
    out = StringIO()
    share.write_contacts(share.Head("Bob Johnson", date(2026, 11, 20), "fintech", "for Alex, please"), [], out)
    assert consent_in(change(out.getvalue())) == "for Alex, please (2026-11-20)"


def test_other_files_carry_no_consent_and_no_owner():
    for text in ("", "# consent: x\n", "First Name,Last Name\n", "# infograph\n# from: Eve\n"):
        assert consent_in(text) == "" and owner_in(text) is None


def test_what_is_left_out_is_said():
    whole = [share.Shared("A", "B", url="https://www.linkedin.com/in/a")]
    assert "--no-urls" in share.warnings(whole)[0]
    assert "weaker" in share.warnings([share.Shared("A", "B")])[0]
    assert len(share.warnings([share.Shared("A")])) == 2 and share.warnings([]) == []
