"""Rows are the same whether they are read in one go or line by line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph.importers import tabular
from laws import law

pieces = st.lists(st.sampled_from(("a", "b c", '"', '""', ",", "\n", "\r\n", "\r", " ", "é")), max_size=14).map("".join)


def read(rows, text):
    table = tabular.Table(text, ["x", "y"], 1, ",")
    found = list(rows(text, ",", 1, table))
    return found, table.ended_open, table.stray_quotes


@law(200)
@given(pieces, st.sampled_from((1, 2, 512)), st.sampled_from((0, tabular.COPIED)))
def test_rows_read_in_one_go_are_those_read_line_by_line(body, at_a_time, copied):
    text = "x,y\n" + body
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tabular, "BLOCK", at_a_time)
        patch.setattr(tabular, "COPIED", copied)
        quick = read(tabular.read_rows, text)
    assert quick == read(tabular._read_on, text)
