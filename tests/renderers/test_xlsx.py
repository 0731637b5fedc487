"""Workbooks: opened again they hold the rows, no cell is a formula, and the same answer is the same bytes."""

from __future__ import annotations

import io
import sys

import pytest

from hostile import HOSTILE
from infograph.errors import BadRequest, InfographError
from infograph.renderers import COLUMNS, renderer, rows_of
from infograph.renderers.guard import _LEAD as LEAD
from infograph.renderers.terminal import Display
from invented import all_called, three

openpyxl = pytest.importorskip("openpyxl")


def workbook(found, **display) -> bytes:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, "utf-8")
    renderer("xlsx").render(found, found.query, stream, Display(**display))
    stream.detach()
    return raw.getvalue()


def cells(content: bytes):
    (sheet,) = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    return [[cell.value for cell in row] for row in sheet.iter_rows()], sheet


def test_a_workbook_holds_the_rows_with_numbers_as_numbers():
    found = three()
    (head, *lines), sheet = cells(workbook(found))
    assert head == list(COLUMNS) and len(lines) == 3 and sheet.freeze_panes == "A2"
    for line, row in zip(lines, rows_of(found), strict=True):
        assert [value if value is not None else "" for value in line] == list(row.values())


@pytest.mark.parametrize("attack", HOSTILE)
@pytest.mark.parametrize("raw", [False, True])
def test_no_cell_is_a_formula_whatever_people_are_called(attack, raw):
    table, sheet = cells(workbook(all_called(HOSTILE[attack]), raw=raw))
    assert len(table) == 3 and {len(row) for row in table} == {len(COLUMNS)}
    texts = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
    assert {cell.data_type for cell in texts} == {"s"}
    assert raw or not [cell.value for cell in texts if LEAD.search(cell.value)]


def test_the_same_answer_is_the_same_bytes():
    assert workbook(three()) == workbook(three())


def test_a_stream_of_text_is_refused_with_what_to_do():
    with pytest.raises(BadRequest) as caught:
        three().render("xlsx")
    assert "-o found.xlsx" in caught.value.hint


def test_without_openpyxl_it_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(InfographError, match="openpyxl") as caught:
        workbook(three())
    assert "infograph[excel]" in caught.value.hint and "found.csv" in caught.value.hint
