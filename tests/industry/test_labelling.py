"""Any CSV with a company column comes back with industries, confidence and evidence."""

from __future__ import annotations

import csv
from io import StringIO

import pytest

from infograph.errors import UnusableFile
from infograph.importers.tabular import open_table
from infograph.industry import has_companies, label_rows, overrides_from


def label(text: str, out: StringIO, **options: object) -> tuple[int, int]:
    table = open_table(text.encode(), has_companies)
    if table is None:
        return label_rows((), (), out)
    return label_rows(table.header, (row.cells for row in table.rows()), out, delimiter=table.delimiter, **options)  # type: ignore[arg-type]


def labelled(text: str, **options: object) -> tuple[list[list[str]], tuple[int, int]]:
    out = StringIO(newline="")
    counts = label(text, out, **options)
    delimiter = next(mark for mark in ",;\t|" if mark in text)
    return list(csv.reader(StringIO(out.getvalue(), newline=""), delimiter=delimiter)), counts


def test_the_columns_are_added_and_all_others_stay() -> None:
    rows, counts = labelled("id,Company,Position\n1,Stripe,Engineer\n2,Zorvex,Engineer\n")
    assert rows[0] == ["id", "Company", "Position", "industries", "confidence", "evidence", "functions", "level"]
    assert rows[1] == ["1", "Stripe", "Engineer", "payments", "0.95", "Stripe: employer list", "engineering", "professional"]
    assert rows[2] == ["2", "Zorvex", "Engineer", "", "", "", "engineering", "professional"]
    assert counts == (2, 1)


def test_notes_before_the_header_and_marks_at_the_start_are_passed_over() -> None:
    notes = 'Notes:\n"When exporting your connection data, some may be missing."\n\n'
    rows, _ = labelled(notes + "First Name,Company,Position\nAda,Acme Dental,Dentist\n")
    assert rows[0][0] == "First Name"
    assert rows[1][3] == "dental"
    assert labelled("\ufeffCompany,Position\nAcme Dental,\n")[0][1][2] == "dental"


@pytest.mark.parametrize(
    "header",
    ["Firma;Funktion", "Entreprise;Poste", "Empresa;Cargo", "Azienda;Ruolo", "Bedrijf;Functie", "EMPLOYER;Job Title"],
)
def test_columns_are_found_in_other_languages_and_delimiters(header: str) -> None:
    rows, _ = labelled(f"{header}\nZorvex;Registered Nurse\n")
    assert rows[1][2] == "healthcare"


def test_an_industry_column_outranks_inference() -> None:
    rows, _ = labelled("Company,Title,Industry\nZorvex,Engineer,Banking\n")
    assert rows[1][3:5] == ["banking", "0.97"]


def test_quoted_cells_short_rows_long_rows_and_blank_lines_survive() -> None:
    rows, counts = labelled('Company,Position\n"Stripe, Inc.","a ""b""\nc"\n\nStripe\nStripe,x,extra\n')
    assert [row[:3] for row in rows[1:]] == [
        ["Stripe, Inc.", 'a "b"\nc', "payments"],
        ["Stripe", "", "payments"],
        ["Stripe", "x", "payments"],
    ]
    assert counts == (3, 3)


def test_labelling_a_labelled_file_again_changes_nothing() -> None:
    text = "Company,Position\nStripe,Engineer\nZorvex,x\n"
    first, again = StringIO(newline=""), StringIO(newline="")
    label(text, first)
    label(first.getvalue(), again)
    assert again.getvalue() == first.getvalue()


def test_the_users_overrides_count() -> None:
    rows, _ = labelled("Company,Position\nZorvex,x\n", overrides=overrides_from([("Zorvex", "gaming")]))
    assert rows[1][2:4] == ["gaming", "1.00"]


def test_a_file_without_a_company_column_is_refused_with_the_names_to_use() -> None:
    with pytest.raises(UnusableFile) as caught:
        labelled("a,b\n1,2\n")
    assert caught.value.code == "no_company_column"
    assert "Company" in caught.value.hint


def test_a_cell_beyond_all_bounds_is_refused_not_a_crash() -> None:
    with pytest.raises(UnusableFile):
        labelled("Company,Position\n" + "x" * 200_000 + ",y\n")
