"""Whatever command reads a table reads it however a spreadsheet wrote it: one reader of delimiters, encodings and headers."""

from __future__ import annotations

import csv
import gzip
import io

import pytest

from exports import BOB, CAROL, export

NOTES = 'Notes:\n"made by hand,\nfor a friend"\n\n'


def written(rows, delimiter=","):
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows(rows)
    return out.getvalue()


WAYS = {
    "plain": lambda rows: written(rows).encode(),
    "semicolons with a mark": lambda rows: written(rows, ";").encode("utf-8-sig"),
    "tabs in UTF-16": lambda rows: written(rows, "\t").encode("utf-16"),
    "Windows Western": lambda rows: written(rows, ";").encode("cp1252"),
    "pipes": lambda rows: written(rows, "|").encode(),
    "notes above": lambda rows: (NOTES + written(rows)).encode(),
    "old line ends": lambda rows: written(rows).replace("\n", "\r").encode(),
    "gzip": lambda rows: gzip.compress(written(rows).encode()),
}
ways = pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)


@ways
def test_industries_are_inferred_for_any_table(ig, home, tmp_path, way):
    path = tmp_path / "list.csv"
    path.write_bytes(way([["id", "Company", "Übrig"], ["1", "Stripe", "é"], ["2", "Zorvex", "x"]]))
    text = ig("industry", "infer", path).stdout
    delimiter = max(",;\t|", key=text.partition("\n")[0].count)
    rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    assert [row[:4] for row in rows] == [
        ["id", "Company", "Übrig", "industries"],
        ["1", "Stripe", "é", "payments"],
        ["2", "Zorvex", "x", ""],
    ]


@ways
def test_ones_word_on_industries_is_taken_from_any_table(ig, both, tmp_path, way):
    path = tmp_path / "unknown.csv"
    path.write_bytes(
        way(
            [
                ["Company", "Industries", "Menge"],
                ["Acme Robotics", "fintech|payments" if way is not WAYS["pipes"] else "fintech;payments", "é"],
            ]
        )
    )
    assert "1 company: that settles 1 person" in ig("industry", "import", path).stdout


def test_a_slip_in_a_table_of_industries_is_said_with_its_line_and_keeps_nothing(ig, both, tmp_path):
    path = tmp_path / "unknown.csv"
    path.write_text(NOTES + "company,industries\nAcme Robotics,fintech\nStripe,nonsense\n", "utf-8")
    assert "unknown.csv, line 7:" in ig("industry", "import", path, rc=2).stderr
    assert "fintech" not in ig("industry", "why", "Bob Johnson").stdout


def test_a_store_that_breaks_between_two_companies_keeps_neither(both, monkeypatch):
    from infograph.people import label
    from infograph.workspace import Workspace

    real, seen = label.override, []

    def breaks(db, company, codes):
        seen.append(company)
        if len(seen) == 2:
            raise RuntimeError
        return real(db, company, codes)

    monkeypatch.setattr(label, "override", breaks)
    with Workspace.open() as net:
        with pytest.raises(RuntimeError):
            net.set_industries({"Acme Robotics": ["fintech"], "Stripe": ["gaming"]})
        assert not net._store.db.execute("SELECT count(*) FROM override").fetchone()[0]


@ways
def test_a_list_of_employers_is_completed_from_any_table(ig, both, tmp_path, way):
    path = tmp_path / "targets.csv"
    path.write_bytes(way([["Employer", "Motivation", "Öffnung"], ["Stripe", "3", "é"], ["Acme Robotics", "5", "x"]]))
    done = ig("targets", path).stdout
    notes = done.partition("Employer")[0]
    head, *rows = ("Employer" + done.partition("Employer")[2]).replace("\r\n", "\n").replace("\r", "\n").splitlines()
    assert notes.replace("\r", "\n") in ("", NOTES) and "Öffnung" in head and "advocates" in head
    assert rows[0].startswith("Acme Robotics") and "é" in rows[1]


@ways
def test_a_connectors_sheet_is_read_from_any_table(ig, both, tmp_path, way):
    path = tmp_path / "sheet.csv"
    ig("sheet", "--via", "Bob Johnson", "-i", "fintech", "-o", path)
    head, *rows = csv.reader(io.StringIO(path.read_text("utf-8")))
    rows = [[("x" if name == "know well" else cell) for name, cell in zip(head, row, strict=True)] for row in rows]
    path.write_bytes(way([head, *rows]))
    assert "2" in ig("sheet", "--read", path).stdout


@ways
def test_whose_files_are_is_read_from_any_table(ig, home, tmp_path, way):
    folder = tmp_path / "friends"
    folder.mkdir()
    export(folder / "one.csv", [BOB, CAROL])
    (folder / "owners.csv").write_bytes(
        way([["File", "Owner", "URL"], ["one.csv", "Zoë Quill", "https://www.linkedin.com/in/zoe-quill"]])
    )
    assert "Zoë Quill’s" in ig("import", folder).stdout


def test_a_completed_list_is_never_written_over_a_workbook(ig, both, tmp_path):
    path = tmp_path / "targets.csv"
    path.write_text("employer\nStripe\n", "utf-8")
    assert "targets.csv" in ig("targets", path, "-o", tmp_path / "t.xlsx", rc=2).stderr
