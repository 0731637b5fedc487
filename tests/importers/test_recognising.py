"""A file is what its header says, whatever its name; what two formats claim, or none, is refused."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from importers.reading import HEADER, opened, read, refused
from infograph import importers
from infograph.cli.import_report import title_of
from infograph.errors import BadRequest
from infograph.importers import mail, mapped, recognising
from infograph.importers.formats import formats, kinds

LIST = HEADER + "Ines,Duarte,https://www.linkedin.com/in/ines-duarte,,Fable,Engineer,03 Feb 2025\n"


def test_two_formats_that_claim_one_file_are_an_error_that_names_both(monkeypatch):
    class rival:  # noqa: N801
        KIND, PRECEDENCE = "rival_list", 0

        @staticmethod
        def identify(header):
            return "it looks so" if "URL" in header else ""

    monkeypatch.setattr(recognising, "formats", lambda: (*formats(), rival))
    error = refused(LIST)
    assert error.code == "two_claims"
    assert "rival_list" in error.message and "linkedin_connections" in error.message


CATS = '''"""Lists of cats, which nobody else keeps."""

from infograph.importers.shapes import Kind
from infograph.model import Record

KIND = "cats"
KINDS = {KIND: Kind("list of cats", whole_list=True)}
PRECEDENCE = 2


def identify(header):
    """Return why a header is that of a list of cats, or ""."""
    return "begins with a cat" if header[0] == "cat" else ""


def read(table, owner):
    """Yield a Record for each cat."""
    for row in table.rows():
        yield Record(row.line, "contact", row.cells[0])
'''


def test_a_new_format_is_one_new_file_that_is_recognised_listed_and_documented(monkeypatch, tmp_path):
    (tmp_path / "cats.py").write_text(CATS, "utf-8")
    monkeypatch.setattr(importers, "__path__", [*importers.__path__, str(tmp_path)])
    for listing in (formats, kinds):
        listing.cache_clear()
    try:
        (bundle,) = opened("cat,dog\nTom,Rex\n")
        part = bundle.parts[0]
        assert (part.kind, part.why, part.whole_list) == ("cats", "it begins with a cat", True)
        assert [item.name for item in part.items()] == ["Tom"]
        assert title_of("cats") == "list of cats" and "cats" in kinds()
        spec = importlib.util.spec_from_file_location("make", Path(__file__).parents[2] / "docs" / "make.py")
        make = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(make)
        assert "| `cats` | list of cats | people | Lists of cats, which nobody else keeps. |" in make.kinds_table()
    finally:
        sys.modules.pop("infograph.importers.cats", None)
        vars(importers).pop("cats", None)
        for listing in (formats, kinds):
            listing.cache_clear()


def test_each_format_says_in_its_file_what_its_kinds_are():
    for module in formats():
        assert module.KIND in module.KINDS and module.PRECEDENCE in (0, 1, 2, 3), module.__name__
        assert all(kind.title for kind in module.KINDS.values())
    assert len(kinds()) == sum(len(module.KINDS) for module in (*formats(), mapped, mail))


def test_a_refusal_shows_the_header_that_was_found_but_never_a_row_of_a_contact():
    assert "Kontakt;Betrieb" in refused("Kontakt;Betrieb\nx;y\n").message
    row = refused("Ines,Duarte,ines@example.org,Fable\n")
    assert "Ines" not in row.message + row.hint
    assert "2025" not in refused("Ines,Duarte,03 Feb 2025\n").message
    assert "Ines" not in refused("Ines Duarte,Ola Brekke\nOla Brekke,Suda Wongrat\n").message
    assert "Ines" not in refused('{"First Name": "Ines"}\n').message


def test_the_first_line_of_forty_that_is_a_header_is_the_header():
    assert read("title\n" * 30 + LIST).records[0].line == 32
    assert refused("title\n" * 60 + LIST).code == "not_a_connections_file"


def test_a_line_in_brackets_before_the_list_is_no_json():
    assert read("[Exported by a tool]\n" + LIST).kind == "linkedin_connections"


def test_ones_own_words_for_columns_make_any_table_a_list():
    table = "Who it is;Employer;Since when\nInes Duarte;Fable;03.02.2025\n"
    found = read(table, mapping={"Who it is": "name", "employer": "company", "Since when": "connected"})
    assert found.kind == "generic_csv"
    assert [(one.name, one.company, one.connected_on.isoformat(), one.role) for one in found.records] == [
        ("Ines Duarte", "Fable", "2025-02-03", "contact")
    ]


def test_words_for_columns_that_make_no_sense_are_an_error_with_an_example():
    with pytest.raises(BadRequest, match="shoe size"):
        read(LIST, mapping={"First Name": "shoe size"})
    with pytest.raises(BadRequest, match="name"):
        read(LIST, mapping={"Company": "company"})
    error = refused(LIST, mapping={"Whole Name": "name"})
    assert error.code == "no_such_columns" and "Whole Name" in error.message


def test_a_list_says_how_it_was_recognised_and_what_it_holds_whole():
    (bundle,) = opened(LIST)
    (part,) = bundle.parts
    assert part.why == "it has the columns First Name and Last Name" and part.whole_list
    assert len(part.digest) == 32
    (leads,) = opened("Name,Title,Company,LinkedIn URL\nInes Duarte,CFO,Fable,linkedin.com/in/ines\n")
    assert not leads.parts[0].whole_list


def test_a_list_without_its_first_line_is_not_said_to_have_columns():
    (bundle,) = opened("Ines,Duarte,https://www.linkedin.com/in/ines-duarte,,Fable,Engineer,03 Feb 2025\n")
    assert bundle.parts[0].why == "it has rows as a list of connections has them, without its first line"


def test_reading_a_part_twice_gives_the_same(cases):
    for content in cases:
        for bundle in opened(content):
            for part in getattr(bundle, "parts", []):
                assert (list(part.items()), part.data_rows) == (list(part.items()), part.data_rows)


ADDED = (
    "Phone; Notes; Tags; Title; Headline; Summary; Industry; Location; Degree; Mutual Connections; Website; Seniority; Birthday; "
    "Nickname; Status; Text; Relationship; From; To; Date; Labels; Group Membership; Full Name; Middle Name; Address; LinkedIn; "
    "E-mail 2; Strength; Country; Created At; Lead Status; Vorname; Followed On"
).split("; ")


@pytest.mark.parametrize("column", ADDED)
def test_a_list_that_says_since_when_is_one_of_connections_whatever_columns_are_added(column):
    head, row = LIST.splitlines()
    for text in (f"{head},{column}\n{row},x\n", f"{column},{head}\nx,{row}\n"):
        found = read(text)
        assert (found.kind, [one.role for one in found.records]) == ("linkedin_connections", ["contact"])
        assert (found.records[0].name, found.records[0].slug) == ("Ines Duarte", "ines-duarte")
