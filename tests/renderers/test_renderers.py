"""Every output: what it shows, what it never lets through, and that all of them agree."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hostile import HOSTILE, LIVE
from infograph.errors import BadRequest
from infograph.grounds import Learnt, TieEvidence
from infograph.model import Hop
from infograph.renderers import COLUMNS, Display, evidence_beside, format_for, guard_cell, renderer, renderers
from infograph.renderers.terminal import encodable, one_line, safe
from infograph.text import display_width
from invented import BOB, all_called, hop, path, person, suggestion, suggestions, three

TEXTS = [form for form in renderers() if form != "xlsx"]
"""Formats that are text; a workbook has tests of its own."""
GOLDEN = Path(__file__).parent / "golden"
TEXT = ("cards", "table")
ENDS_OF_CELLS = re.compile(r"(?<!\\)\|")
LEAD = re.compile('^[\\s\ufeff\u200b\u200c\u200d\u2060"]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]')


class Poor(io.StringIO):
    """A stream that can write fewer letters than there are."""

    encoding = "ascii"


@pytest.mark.parametrize(
    ("name", "form", "display"),
    [
        ("cards_40.txt", "cards", Display(width=40)),
        ("cards_60.txt", "cards", Display(width=60)),
        ("cards_80.txt", "cards", Display(width=80)),
        ("cards_160.txt", "cards", Display(width=160)),
        ("table_120.txt", "table", Display(width=120)),
        ("table_160.txt", "table", Display(width=160)),
        ("table_piped.txt", "table", Display()),
        ("cards_color.txt", "cards", Display(width=80, color=True)),
        ("found.csv", "csv", Display()),
        ("found.tsv", "tsv", Display()),
        ("found.json", "json", Display()),
        ("found.ndjson", "ndjson", Display()),
        ("found.md", "md", Display()),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_answer_looks_as_it_always_did(name, form, display):
    assert three().render(form, display) == (GOLDEN / name).read_text("utf-8")


def unspaced(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.sampled(2)
@pytest.mark.parametrize("width", [40, 59, 60, 80, 119, 120, 160])
def test_no_card_runs_over_the_terminal_or_cuts_anything_whatever_people_are_called(width):
    for name in [*HOSTILE.values(), "田中 " * 40, "W" * 300]:
        shown = all_called(name).render("cards", Display(width=width))
        assert max(map(display_width, shown.splitlines())) <= width
        assert unspaced(shown).count(unspaced(one_line(name))) >= 3 and "…" not in shown.replace(one_line(name), "")


def test_a_wider_terminal_shows_never_less_and_a_wide_one_more():
    found = three()
    words = [set(re.findall("[A-Za-z]+", found.render("cards", Display(width=width)))) for width in (40, 60, 80, 120, 160)]
    assert all(narrow <= wide for narrow, wide in pairwise(words))
    assert "Acme" in words[-1] - words[2], "where the connector works"


def test_both_ties_of_the_two_best_ways_come_with_all_their_evidence_and_further_ones_by_name():
    phrases = [f"phrase {number}" for number in range(40)]
    ways = [
        path(person(number, name), hop("strong", *phrases), hop("weak", *phrases))
        for number, name in enumerate(("Bob Johnson", "Priya Raman", "Mia Sand", "Eve Holm", "Ola Brekke", "Ina Vik"), 20)
    ]
    found = suggestions([suggestion(1, person(30, "Carol Lee"), *ways)])
    text = " ".join(found.render("cards", Display(width=72)).split())
    assert all(len(re.findall(rf"{phrase}\b", text)) == 4 for phrase in phrases)
    assert text.endswith("or ask Mia Sand, Eve Holm, Ola Brekke and 1 more")
    assert max(map(len, found.render("table").splitlines())) < 500
    assert re.search(r"you: phrase 0; .*; \+\d+ more · they: phrase 0; .*; \+\d+ more$", found.render("table"), re.M)


@pytest.mark.parametrize("width", [110, 120, 150, 200])
def test_no_table_runs_over_the_terminal_whatever_people_are_called(width):
    for name in [*HOSTILE.values(), "田中 " * 40]:
        lines = all_called(name).render("table", Display(width=width)).splitlines()
        assert len(lines) == 4
        assert max(map(display_width, lines)) <= width


def test_a_pipe_gets_whole_names_in_columns_that_hold():
    name = "W" * 30
    header, rule, first, second = all_called(name).render("table").splitlines()
    assert first.count(name) >= 3 and "…" not in first
    assert header.index("Company") == first.index(name) + 32
    assert rule.split("  ")[2:4] == ["─" * 30] * 2 and len(first) == len(second)


def test_no_line_of_a_pipe_is_longer_than_five_hundred_characters():
    for name in [*HOSTILE.values(), "田中 " * 90, "W" * 900]:
        assert max(map(len, all_called(name).render("table").splitlines())) < 500


@pytest.mark.parametrize("form", TEXTS)
@pytest.mark.parametrize("attack", HOSTILE)
def test_no_output_lets_a_name_speak_to_the_terminal(form, attack):
    text = all_called(HOSTILE[attack]).render(form, Display(width=100))
    assert not LIVE.search(text)
    text.encode("utf-8")


@pytest.mark.parametrize("attack", HOSTILE)
def test_every_machine_format_holds_its_shape(attack):
    found = all_called(HOSTILE[attack])
    table = list(csv.reader(io.StringIO(found.render("csv"))))
    lines = [line.split("\t") for line in found.render("tsv").split("\n")[:-1]]
    for rows in (table, lines):
        assert [len(row) for row in rows] == [len(COLUMNS)] * 3
    assert len(json.loads(found.render("json"))["results"]) == 2
    assert len([json.loads(line) for line in found.render("ndjson").split("\n")[:-1]]) == 2
    cells = [len(ENDS_OF_CELLS.findall(line)) for line in found.render("md").split("\n")[:-1]]
    assert len(set(cells)) == 1 and len(cells) == 4


@pytest.mark.parametrize("attack", HOSTILE)
def test_json_gives_every_name_back_unchanged(attack):
    name = HOSTILE[attack]
    result = json.loads(all_called(name).render("json"))["results"][0]
    assert result["name"] == name and result["paths"][0]["ties"][0]["evidence"] == [name]


@pytest.mark.parametrize("attack", HOSTILE)
def test_no_spreadsheet_finds_a_formula(attack):
    for row in csv.DictReader(io.StringIO(all_called(HOSTILE[attack]).render("csv"))):
        texts = [value for name, value in row.items() if COLUMNS[name] == "string"]
        assert not [text for text in texts if LEAD.search(text)]


@given(st.text())
def test_a_guarded_cell_never_begins_a_formula_and_keeps_its_text(text):
    guarded = guard_cell(text)
    assert not LEAD.search(guarded)
    assert not re.search("[;\t]\\s*[=+\\-@]", guarded)
    assert guarded.replace("'", "") == text.replace("'", "")


def test_raw_cells_are_left_alone():
    found = all_called("=1+1")
    assert "'=1+1" in found.render("csv") and "'=1+1" not in found.render("csv", Display(raw=True))


@given(st.text())
def test_safe_text_holds_nothing_live_and_leaves_harmless_text_as_it_is(text):
    assert not LIVE.search(safe(text))
    assert safe(safe(text)) == safe(text)
    assert "\n" not in one_line(text)


@given(st.text(), st.sampled_from(["ascii", "cp1252", "latin-1", "utf-8"]))
def test_encodable_text_can_be_written_and_is_kept_where_it_could(text, encoding):
    shown = encodable(text, encoding)
    shown.encode(encoding, "surrogatepass" if encoding == "utf-8" else "strict")
    if text.isascii():
        assert shown == text


@pytest.mark.parametrize("form", TEXT)
def test_poor_terminals_get_plain_signs(form):
    out = Poor()
    renderer(form).render(three(), three().query, out, Display(width=80))
    assert out.getvalue().isascii()
    assert ("***" in out.getvalue()) == (form == "cards")


def test_colour_only_repeats_what_the_words_say():
    plain, coloured = (three().render("cards", Display(width=80, color=color)) for color in (False, True))
    assert plain != coloured and re.sub(r"\x1b\[\d+m", "", coloured) == plain


def test_a_guess_and_a_longer_way_are_called_so_everywhere():
    from dataclasses import replace

    guess = replace(hop("weak", "same employer"), observed=False)
    between = person(5, "Tom Baker")
    long = replace(path(BOB, hop("strong"), hop("medium")), via=(between,), via_hops=(guess,))
    found = suggestions([suggestion(1, person(11, "Mei Tanaka"), long)])
    for form in ("cards", "table", "md"):
        assert "weak (a guess)" in found.render(form) and "Tom Baker" in found.render(form)
    row = json.loads(found.render("json"))["results"][0]
    assert row["observed"] is False and row["between"] == "Tom Baker"
    assert [tie["word"] for tie in row["paths"][0]["ties"]] == ["strong", "medium", "weak"]


@pytest.mark.parametrize("form", TEXTS)
def test_an_empty_answer_is_a_whole_document(form):
    text = suggestions([]).render(form)
    if form == "json":
        assert json.loads(text)["results"] == []
    assert text == "" or text.endswith("\n")


def test_the_extension_picks_the_format_and_a_format_has_its_extensions_as_names():
    assert [format_for(f"x{end}") for end in (".csv", ".TSV", ".jsonl", ".md", ".txt", ".json")] == [
        "csv",
        "tsv",
        "ndjson",
        "md",
        "table",
        "json",
    ]
    assert renderer("markdown") is renderer("md")
    with pytest.raises(BadRequest, match="xls") as caught:
        renderer("xls")
    assert "ndjson" in caught.value.hint


def test_every_row_has_the_shared_columns_in_every_machine_format():
    found = three()
    assert found.render("csv").splitlines()[0].split(",") == list(COLUMNS)
    assert list(json.loads(found.render("ndjson").splitlines()[0])) == [*COLUMNS, "paths"]


@pytest.mark.parametrize(("factor", "said"), [(1.01, False), (0.96, False), (1.05, True), (0.9, True)])
def test_answers_that_change_little_are_left_to_explain(factor, said):
    hop = Hop(
        0.6, "interactions", "strong", (TieEvidence("interactions", count=12), Learnt("interactions", 2, 3, 2, 5, factor))
    )
    assert len(hop.evidence) == 2 and len(evidence_beside(hop)) == 1 + said
