"""Workbooks, packed files, lists without a header, other encodings and columns: read, or refused with a step that works."""

from __future__ import annotations

import gzip
import io
import shlex
import zipfile
from pathlib import Path

import pytest

from importers.reading import HEADER, opened, read, refused
from infograph.cli.commands.import_ import _mapping
from infograph.importers import contents, tabular, workbooks
from infograph.importers.encodings import likely_encodings

CASES = Path(__file__).parent / "cases"
ROW = "Ida,Moss,https://www.linkedin.com/in/ida-moss-1,,Example Bank,Teller,02 Jan 2024\n"
LIST = (HEADER + ROW).encode()
SAMPLES = {
    "mac_roman": "José,Muñoz,Compañía Ejemplo\nJörg,Müller,Größe\nZoë,D’Arcy,Café Crème\n",
    "cp1251": "Ольга,Верескова,Банк\nИван,ПЕТРОВ,Заря\n",
    "koi8_r": "Ольга,Верескова,Банк\nИван,ПЕТРОВ,Заря\n",
    "shift_jis": "田中,美咲,東京銀行\nさくら,山ノ端,株式会社サンプル\n",
    "gb18030": "李,小龙,中国银行\n张,娜,产品经理\n",
    "big5": "陳,怡君,台灣銀行\n林,志明,工程師\n",
    "cp949": "김,민준,은행\n이,서연,개발자\n",
    "cp1253": "Γιώργος,Παππάς,Τράπεζα\n",
    "cp1255": "דוד,לוי,בנק\n",
    "cp1256": "محمد,العلي,بنك\n",
}


def workbook(sheets):
    """Return a workbook of Excel with these rows of texts; a sheet's first row is 1."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        names = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, 1))
        space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        related = "http://schemas.openxmlformats.org/package/2006/relationships"
        kind = f"{office}/worksheet"
        links = "".join(
            f'<Relationship Id="r{n}" Type="{kind}" Target="worksheets/s{n}.xml"/>' for n in range(1, len(sheets) + 1)
        )
        packed.writestr("xl/workbook.xml", f'<workbook {space} xmlns:r="{office}"><sheets>{names}</sheets></workbook>')
        book = f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
        packed.writestr("_rels/.rels", f'<Relationships xmlns="{related}">{book}</Relationships>')
        packed.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{related}">{links}</Relationships>')
        for number, rows in enumerate(sheets.values(), 1):
            cells = "".join(f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>' for place, text in rows.items())
            packed.writestr(
                f"xl/worksheets/s{number}.xml", f"<worksheet {space}><sheetData><row>{cells}</row></sheetData></worksheet>"
            )
    return out.getvalue()


def test_each_sheet_of_a_workbook_is_judged_like_a_file_of_its_own():
    heads = ("First Name", "Last Name", "Company", "Connected On")
    one = {
        **{f"{c}1": head for c, head in zip("ABCD", heads, strict=True)},
        "A2": "Ida",
        "B2": "Moss",
        "C2": "Fable",
        "D2": "02 Jan 2024",
    }
    other = {"A1": "source", "B1": "target", "A2": "Ida Moss", "B2": "Jan Reed"}
    notes = {"A1": "nothing of people"}
    found = opened(workbook({"Mine": one, "Ties": other, "Notes": notes}))
    assert [bundle.path for bundle in found] == ["standard input/Mine", "standard input/Ties"]
    assert [bundle.parts[0].kind for bundle in found] == ["linkedin_connections", "edge_list"]
    assert [(p.code, p.count) for bundle in found for p in bundle.problems] == [("other_sheets", 1)]


def test_a_workbook_without_a_list_is_refused_for_its_first_sheet():
    assert refused(workbook({"Notes": {"A1": "nothing"}})).code == "not_a_connections_file"


def test_a_broken_workbook_is_refused_with_the_next_step(tmp_path):
    whole = workbook({"Mine": {"A1": "x"}})
    for content in (whole[:200] + b"x" * 60 + whole[260:], workbooks.OLD + b"\x00" * 4000, workbooks.OLD + b"\xff" * 9000):
        error = refused(content)
        assert "Excel" in error.hint or "zip" in error.message


def test_cells_very_far_apart_are_refused_before_they_take_memory():
    error = refused(workbook({"Mine": {"A1": "First Name", "XFD1048576": "x"}}))
    assert error.code == "too_large" and "3,000,000" in error.message and "Copy the list" in error.hint


def test_a_packed_list_is_the_list_and_a_broken_one_is_refused():
    assert read(gzip.compress(LIST)).records[0].name == "Ida Moss"
    assert (
        read(
            gzip.compress(workbook({"M": {"A1": "name", "B1": "connected on", "A2": "Ida Moss", "B2": "02 Jan 2024"}}))
        ).data_rows
        == 1
    )
    assert refused(gzip.compress(LIST)[:-9]).code == "bad_gzip"


def test_what_is_packed_is_unpacked_no_further_than_the_cap(monkeypatch):
    monkeypatch.setattr(contents, "LARGEST", 5000)
    error = refused(gzip.compress(LIST + b"," * 10_000))
    assert error.code == "too_large" and "Split" in error.hint


@pytest.mark.parametrize("encoding", sorted(SAMPLES))
def test_an_encoding_is_proposed_by_words_that_are_words_in_it_alone(encoding):
    content = HEADER.encode() + SAMPLES[encoding].encode(encoding)
    assert likely_encodings(content)[0] == encoding
    (said,) = [one for one in read(content).problems if one.code == "encoding_fallback"]
    assert f"--encoding {encoding}" in said.message
    first = SAMPLES[encoding].partition(",")[0]
    assert read(content, encoding=encoding).records[0].first == first


@pytest.mark.parametrize("text", ["José,Muñoz,Compañía – “Uno”\n", "Søren,Åkesson,Fjørd\n", "Zoë,D’Arcy,Crème Brûlée\n"])
def test_windows_western_itself_makes_no_proposal(text):
    assert likely_encodings(HEADER.encode() + text.encode("cp1252")) == []


@pytest.mark.parametrize(
    "name",
    [
        "idna",
        "punycode",
        "undefined",
        "base64",
        "rot13",
        "hex",
        "zip",
        "unicode_escape",
        "raw_unicode_escape",
        "klingon",
        "",
        "\x00a",
    ],
)
def test_what_is_no_encoding_of_files_is_a_clear_error(name):
    if not name:
        return
    error = refused(LIST, encoding=name)
    assert error.code == "encoding" and "--encoding cp1252" in error.hint and "\x00" not in error.message


def test_first_names_alone_are_read_by_the_very_line_of_the_hint():
    path = CASES / "first_names_only.csv"
    line = shlex.split(refused(path).hint.partition("what the columns are: ")[2])
    assert line[:4] == ["infograph", "import", str(path), "--map"]
    found = read(path, mapping=_mapping(line[4]))
    assert [(one.name, one.company, one.connected_on.year) for one in found.records] == [
        ("Ida", "Example Bank", 2019),
        ("Jan", "Example Rail", 2019),
    ]


def test_a_hint_never_names_a_column_that_map_cannot():
    hint = refused("First Name;a,b Company=x;Position\nIda;Fable;Teller\n").hint
    assert "--map 'First Name=first,Position=position'" in hint


def test_rows_without_a_header_are_no_list_where_one_of_them_is_none():
    rows = "Ida,Moss,,Example Bank,Teller,02 Jan 2024\n"
    assert read(rows * 2).data_rows == 2
    for other in (
        "Ida,Moss,,Example Bank,Teller,never\n",
        "Ida 7,Moss,,Example Bank,Teller,02 Jan 2024\n",
        "a,b\n",
        "Ida,Moss,x,F,T,02 Jan 2024\n",
    ):
        assert refused(other + rows).code == "not_a_connections_file"


@pytest.mark.parametrize(
    ("content", "code", "limit"),
    [
        (b'"\n' * 1_100_000, "too_many_rows", "1,000,000"),
        (HEADER.encode() + b"a,b,c,d,e,f,g\n" * 1_000_001, "too_many_rows", "1,000,000"),
        (HEADER.encode() + ROW.encode() + (b"," * 5_100_000), "too_many_cells", "5,000,000"),
        (b"BEGIN:VCARD\nFN:Ida Moss\nNOTE:x\n" + b" y\n" * 1_000_000 + b"END:VCARD\n", "too_many_rows", "1,000,000"),
    ],
    ids=["quotes and line ends", "rows", "cells", "folds"],
)
def test_what_is_longer_than_any_list_is_refused_by_the_limit_and_the_way_round_it(content, code, limit):
    error = refused(content)
    assert error.code == code and limit in error.message and "infograph import part1.csv part2.csv" in error.hint


@pytest.mark.parametrize("column", ["Perfil", "Profilseite", "Notes", "プロフィール", ""])
def test_a_column_of_profiles_is_one_under_any_name(column):
    text = f"First Name,Last Name,{column},Company,Connected On\nIda,Moss,https://linkedin.com/in/Ida-1/,Bank,02 Jan 2024\n"
    found = read(text + "Jan,Reed,,Rail,03 Jan 2024\n")
    assert [one.slug for one in found.records] == ["ida-1", ""]
    assert "no_url_column" not in found.warnings and not found.ignored


def test_quotes_each_of_which_runs_on_to_the_end_are_refused_and_not_read_by_the_square(monkeypatch):
    monkeypatch.setattr(tabular, "LEAST_AGAIN", 0)
    running_on = 'Ida,Moss,,,Bank,"Teller,o"n,"02 Jan 2024\n'
    assert read(HEADER + running_on * 3).data_rows == 3
    error = refused(HEADER + running_on * 40)
    assert "line " in error.message and "4 times" in error.message and "split it" in error.hint


def test_one_row_in_an_encoding_of_the_east_is_proposed_as_what_it_is_and_several_are_named_where_it_is_open():
    assert likely_encodings("佐藤,健太郎,株式会社ひまわり".encode("shift_jis")) == ["shift_jis"]
    chinese = "高,刚,汉服".encode("gb18030")
    assert set(likely_encodings(chinese)) >= {"cp949", "gb18030"}
    (said,) = [one for one in read(HEADER.encode() + chinese + b",,,,\n").problems if one.code == "encoding_fallback"]
    assert "--encoding cp949" in said.message and "--encoding gb18030" in said.message
