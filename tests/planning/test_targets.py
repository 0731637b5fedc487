"""The user's list of employers comes back completed and sorted, and otherwise as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph.errors import UnusableFile
from infograph.planning import Filled, complete, read_targets, write_targets

LIST = 'Notes,Company,Motivation,Posting\n"a, b",Adyen,3,2\n,Stripe,5,1\n=x,Monzo,5,3\n'


def done(text, known):
    return complete(read_targets(text), known, day="2026-07-01")


def test_it_is_sorted_by_motivation_posting_and_advocates():
    text = "employer,motivation,posting\nA,1,3\nB,5,1\nC,5,1\nD,5,2\nE,,\n"
    rows = done(text, {"B": Filled(1), "C": Filled(2)}).rows
    assert [row[0] for row in rows] == ["D", "C", "B", "A", "E"]


def test_the_users_own_columns_and_cells_stay_as_they_are():
    table = done(LIST, {"Stripe": Filled(2, 1, 0, 7, "Bob → Carol")})
    assert table.header == (
        "Notes",
        "Company",
        "Motivation",
        "Posting",
        "advocates",
        "alumni",
        "formerly there",
        "reachable",
        "best path",
        "checked",
    )
    assert sorted(row[:4] for row in table.rows) == sorted(read_targets(LIST).rows)
    assert table.rows[1][4:] == ("2", "1", "0", "7", "Bob → Carol", "2026-07-01")


def test_filling_in_twice_adds_nothing_twice():
    once = write_targets(done(LIST, {"Stripe": Filled(2)}))
    again = write_targets(done(once, {"Stripe": Filled(2)}))
    assert again == once


def test_zero_is_said_and_not_left_blank():
    row = done("employer\nNowhere\n", {"Nowhere": Filled()}).rows[0]
    assert row[1:5] == ("0", "0", "0", "0") and "nobody" in row[5]


def test_delimiter_and_line_ends_are_kept():
    text = "Firma;Motivation\r\nStripe;5\r\n"
    assert write_targets(done(text, {})).startswith("Firma;Motivation;advocates;")
    assert write_targets(done(text, {})).count("\r\n") == 2


def test_marks_out_of_range_are_told_and_kept():
    table = read_targets("employer,motivation,posting\nA,high,9\nB,6,1\n")
    assert [(p.code, p.count) for p in table.problems] == [("not_motivation", 2), ("not_posting", 1)]
    assert table.rows[0] == ("A", "high", "9")


@pytest.mark.parametrize("text", ["", "\n\n", "a,b\n1,2\n"])
def test_a_file_without_employers_is_refused(text):
    with pytest.raises(UnusableFile):
        read_targets(text)


@given(st.lists(st.lists(st.text(max_size=5), min_size=1, max_size=4), max_size=5))
def test_any_cells_survive_the_way_through(rows):
    import csv
    import io

    out = io.StringIO()
    csv.writer(out).writerows([["employer", "x", "y", "z"], *rows])
    table = read_targets(out.getvalue())
    back = read_targets(write_targets(table))
    assert back.rows == table.rows


AS_WRITTEN = '"Employer";"Note";Motivation\r\n"Stripe, Inc.";"he said ""hi"";\nx";  5\r\nAdyen;=1+1;"4,5"\r\n'


@pytest.mark.parametrize("text", [AS_WRITTEN, AS_WRITTEN.removesuffix("\r\n"), AS_WRITTEN.replace("\r\n", "\r"), LIST])
def test_what_is_not_sorted_or_filled_in_comes_back_to_the_quote(text):
    assert write_targets(read_targets(text)) == text


def test_our_cells_are_quoted_as_the_users_header_is():
    text = write_targets(done('"employer","x"\nStripe,y\n', {"Stripe": Filled(best='Bob "B", x')}))
    head, row = text.splitlines()
    assert head.startswith('"employer","x","advocates"') and row.startswith('Stripe,y,"0",') and '"Bob ""B"", x"' in row
    assert ",Bob" not in write_targets(done("employer\nStripe\n", {"Stripe": Filled(best="Bob, x")}))


@given(st.text(alphabet='ab",;\n\r \t', max_size=30))
def test_cells_are_read_as_the_csv_module_reads_them(text):
    import csv
    import io

    whole = "employer,x\n" + text
    rows = [row for row in csv.reader(io.StringIO(whole, newline="")) if any(cell.strip() for cell in row)]
    width = max(map(len, rows))
    assert [list(row) for row in read_targets(whole).rows] == [row + [""] * (width - len(row)) for row in rows[1:]]
