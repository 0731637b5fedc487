"""Employers and moves as people and scripts get them, and what each says of the lists it rests on."""

from __future__ import annotations

import csv
import io
import json
from contextlib import closing
from datetime import date
from textwrap import dedent

import pytest

from exports import ALEX, BOB, CAROL, DAN, MIRA, export
from hostile import HOSTILE, LIVE
from infograph import Workspace
from infograph.store import pages
from infograph.store.db import FILE_NAME

FAY = "Fay,Nova,https://www.linkedin.com/in/fay-nova,,Stripe,Product Manager,03 Nov 2026"
MOVED = DAN.replace("Adyen,Engineer", "Stripe,Staff Engineer")
TITLED = MIRA.replace("Product Manager", "Chief Product Officer")
TODAY = date(2026, 11, 20)


def came_on(home, day):
    """Let all that was imported have come on a day."""
    with closing(pages.connect(home / FILE_NAME)) as db:
        db.execute("UPDATE source SET imported_on = ?", (day,))


@pytest.fixture
def grown(ig, both, home, tmp_path):
    """Give the store Bob's newer list too: Dan moved to Stripe, Fay came, Mira (my contact) has another title."""
    export(tmp_path / "bob2.csv", [CAROL, MOVED, ALEX, FAY, TITLED])
    came_on(home, "2026-01-31")
    with Workspace.open(today=TODAY) as net:
        net.import_files([tmp_path / "bob2.csv"], owner="Bob Johnson")
    return tmp_path


def test_employers_are_listed_by_people_with_whom_i_know_there(ig, grown):
    text = ig("companies").stdout
    assert text.splitlines()[0].split("  ")[-1].startswith("Stripe: 3 people · payments")
    assert "Acme Robotics: 1 person, you know Bob Johnson" in text
    fintech = ig("companies", "-i", "fintech").stdout
    assert "Stripe: 3 people" in fintech and "Acme" not in fintech


def test_what_a_limit_leaves_out_is_counted_with_the_command_that_shows_it(ig, grown):
    left, command = ig("companies", "-n", "1").stderr.split(" more companies: infograph ")
    whole = ig(*command.split()).stdout
    assert len(whole.splitlines()) == min(3, 1 + int(left))
    answer = json.loads(ig("companies", "-n", "1", "-f", "json").stdout)
    assert len(answer["results"]) == 1 and answer["total"] == 1 + int(left)


def test_scripts_get_columns(ig, grown):
    (first, *_) = csv.DictReader(io.StringIO(ig("companies", "-f", "csv").stdout))
    assert (first["company"], first["people"], first["contacts"], first["industries"]) == ("Stripe", "3", "0", "payments")
    with Workspace.open() as net:
        frame = net.companies(industry="fintech").to_frame()
        assert frame["company"][0] == "Stripe" and frame["people"].dtype == "int64"
        assert net.companies(industry="agriculture").to_frame().empty


def test_a_field_without_employers_is_a_sentence(ig, grown):
    assert ig("companies", "-i", "agriculture").stdout.strip() == "Nobody in agriculture with an employer is known."


def test_moves_tell_was_and_now_and_which_lists_say_so(ig, grown):
    text = ig("people", "--moved").stdout
    assert text == dedent("""\
        Dan Wu: was Adyen · Engineer; now Stripe · Staff Engineer
            bob.csv of 2021-04-01, then bob2.csv of 2026-11-03
        Mira Holloway (your contact): was Northlight Bank · Product Manager; now
            Northlight Bank · Chief Product Officer
            Connections.csv of 2024-01-02, then bob2.csv of 2026-11-03
    """)
    rows = json.loads(ig("people", "--moved", "-f", "json").stdout)["results"]
    assert [(row["name"], row["kind"], row["contact"]) for row in rows] == [
        ("Dan Wu", "employer", False),
        ("Mira Holloway", "title", True),
    ]
    with Workspace.open() as net:
        assert list(net.moves().to_frame()["day"]) == ["2026-11-03"] * 2 and len(net.moves()[:1]) == 1


def test_moves_since_a_day_say_who_is_in_the_field_now_and_a_draft_congratulates(ig, grown):
    text = ig("people", "--moved", "--since", "2026-01-01", "-i", "fintech").stdout
    assert text.startswith("Dan Wu (now in fintech): was Adyen") and "Mira Holloway" in text
    assert "Nobody changed" in ig("people", "--moved", "--since", "2026-11-04").stdout
    rows = json.loads(ig("people", "--moved", "-i", "fintech", "-f", "json").stdout)["results"]
    assert [(row["name"], row["in_field"]) for row in rows] == [("Dan Wu", True), ("Mira Holloway", False)]
    letter = ig("draft", "Mira Holloway", "--kind", "congrats").stdout
    assert "Hi Mira" in letter and "congratulations on your work as Chief Product Officer" in letter


def test_lists_of_one_day_or_an_empty_cell_are_no_move(ig, both, tmp_path):
    same_day = export(tmp_path / "d1.csv", [CAROL.replace("Stripe", "Monzo"), DAN.replace("Adyen,Engineer", ",")])
    ig("import", same_day, "--owner", "Mira Holloway")
    assert "Nobody changed" in ig("people", "--moved").stdout


AT_HELIOS, AT_MEDTRONIC = (DAN.replace("Adyen", firm) for firm in ("Helios", "Medtronic"))
LATER = FAY.replace("Nov", "Oct")


def moved(tmp_path, *lists):
    """Return who moved where by lists: of an owner, rows, imported on a day."""
    net = Workspace.in_memory(today=TODAY)
    for number, (owner, rows, day) in enumerate(lists):
        net.utc_day = day
        net.import_files([export(tmp_path / f"{number}.csv", rows)], owner=owner, new_owner=True)
    return [(row.was_company, row.company) for row in net.moves()]


@pytest.mark.parametrize(
    ("lists", "moves"),
    [
        ((("Ann Bell", [AT_HELIOS], TODAY), ("Ode Lund", [AT_MEDTRONIC, FAY], TODAY)), []),
        ((("Ann Bell", [AT_HELIOS], date(2026, 1, 2)), ("Ode Lund", [AT_MEDTRONIC, FAY], TODAY)), [("Helios", "Medtronic")]),
        ((("Ann Bell", [AT_HELIOS], TODAY), ("Ann Bell", [AT_MEDTRONIC, FAY], TODAY)), [("Helios", "Medtronic")]),
        (
            (
                ("Ann Bell", [AT_HELIOS], date(2026, 1, 2)),
                ("Ode Lund", [AT_MEDTRONIC, LATER], TODAY),
                ("Ann Bell", [AT_HELIOS, FAY], TODAY),
            ),
            [],
        ),
        (
            (
                ("Ann Bell", [AT_HELIOS], date(2026, 1, 2)),
                ("Ode Lund", [AT_MEDTRONIC, LATER], TODAY),
                ("Ann Bell", [AT_MEDTRONIC, FAY], TODAY),
            ),
            [("Helios", "Medtronic")],
        ),
        (
            (
                ("Ann Bell", [AT_HELIOS], date(2026, 1, 2)),
                ("Ode Lund", [AT_MEDTRONIC], date(2026, 1, 2)),
                ("Ian Roe", [AT_MEDTRONIC, FAY], TODAY),
            ),
            [],
        ),
    ],
    ids=["got together", "came before", "one owner's", "its own next list denies it", "told once", "somebody knew before"],
)
def test_a_newer_job_is_known_where_dates_can_tell(tmp_path, lists, moves):
    assert moved(tmp_path, *lists) == moves


def test_the_order_of_imports_makes_no_other_moves(tmp_path):
    lists = {"a.csv": [BOB, DAN], "b.csv": [BOB, MOVED, FAY]}
    found = []
    for order in (list(lists), list(lists)[::-1]):
        net = Workspace.in_memory(today=TODAY)
        for name in order:
            net.import_files([export(tmp_path / name, lists[name])], owner="Zed Nova", new_owner=True)
        found.append([row.cells() for row in net.moves()])
    assert found[0] == found[1] and len(found[0]) == 1


ROWS = [
    "companies",
    "people --moved",
    "industries --counts",
    "sources",
    "connectors -i fintech",
    "ask-next -i fintech",
    "plan -i fintech --meetings 2",
]


@pytest.mark.parametrize("words", [row.split() for row in ROWS], ids=" ".join)
def test_a_workbook_and_a_csv_file_hold_the_same_and_other_extensions_are_refused(ig, grown, words):
    openpyxl = pytest.importorskip("openpyxl")
    ig(*words, "-o", grown / "x.xlsx")
    ig(*words, "-o", grown / "x.csv")
    sheet = openpyxl.load_workbook(grown / "x.xlsx").active
    lines = [
        [cell.removesuffix(".0") for cell in line] for line in csv.reader(io.StringIO((grown / "x.csv").read_text("utf-8")))
    ]
    assert [[str(cell.value if cell.value is not None else "") for cell in row] for row in sheet.iter_rows()] == lines
    assert ".xlsx" in ig(*words, "-o", grown / "x.doc", rc=2).stderr
    ig(*words, "-o", grown / "x.txt")
    assert (grown / "x.txt").read_text("utf-8") == ig(*words).stdout


@pytest.mark.sampled(6)
@pytest.mark.parametrize("attack", HOSTILE)
def test_hostile_employers_and_titles_stay_harmless(ig, home, tmp_path, attack):
    def row(company, day):
        cells = io.StringIO()
        text = HOSTILE[attack].encode("utf-8", "replace").decode("utf-8")
        csv.writer(cells).writerow(["Carol", "Lee", "https://www.linkedin.com/in/carol-lee", "", company + text, text, day])
        return cells.getvalue().strip()

    for number, (company, day) in enumerate((("A", "07 Mar 2020"), ("B", "07 Mar 2022"))):
        ig("import", export(tmp_path / f"{number}.csv", [row(company, day)]))
    for words in (("companies",), ("people", "--moved"), ("companies", "-f", "csv"), ("people", "--moved", "-f", "csv")):
        assert not LIVE.search(ig(*words).stdout)


def test_formats_are_for_moves_alone(ig, both):
    assert "--moved" in ig("people", "--merges", "-f", "csv", rc=2).stderr
    assert "One of" in ig("people", rc=2).stderr and "One of" in ig("people", "--moved", "--merges", rc=2).stderr


def test_the_figure_draws_each_employer_and_names_the_question(ig, grown):
    ig("plot", "--kind", "companies", "-i", "fintech", "-o", grown / "c.svg", "--text")
    drawn = (grown / "c.svg").read_text("utf-8")
    assert "Where people in fintech work: 3 of them at Stripe" in " ".join(drawn.split())
    assert "--via" in ig("plot", "--kind", "companies", "--via", "Bob Johnson", "-o", grown / "d.svg", rc=2).stderr
