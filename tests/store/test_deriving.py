"""What is derived after a small change and what is derived of the whole at once are the same, row by row."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from infograph.people.derive import derive
from infograph.workspace import Workspace

SAMPLE = Path(__file__).parents[2] / "sample_data"
DERIVED = {
    "person": "id",
    "tie": "person, other",
    "label": "industry, person",
    "former": "person, company_key",
    "doing": "function, person",
    "standing": "person",
    "joining": "record, other",
    "word": "place",
    "record": "id",
    "record_key": "key, record",
    "meta": "key",
}


def owners() -> dict[str, str]:
    with (SAMPLE / "friends" / "owners.csv").open(encoding="utf-8", newline="") as file:
        return {row["file"]: row["url"] or row["owner"] for row in csv.DictReader(file)}


def rows(net: Workspace) -> dict[str, list[tuple]]:
    with net._store.reading() as db:
        return {table: db.execute(f"SELECT * FROM {table} ORDER BY {by}").fetchall() for table, by in DERIVED.items()}


def indexes(net: Workspace) -> set[str]:
    with net._store.reading() as db:
        return {row[0] for row in db.execute("SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")}


@pytest.fixture(scope="module")
def grown():
    """The sample, imported file by file, with the user's own word on some people."""
    with Workspace.in_memory(today=date(2026, 11, 20)) as net:
        net.import_files([SAMPLE / "alex-rivera"])
        for file, owner in sorted(owners().items()):
            net.import_files([SAMPLE / "friends" / file], owner=owner, new_owner=True)
        net.add_tie("me", "https://www.linkedin.com/in/bob-johnson-example", closeness=4)
        net.merge(*(f"#{pair.id}" for pair in (net.possible_same()[0].one, net.possible_same()[0].other)))
        first = net.merges(by="name and company")[0]
        net.split(first.record_id, first.other_id)
        yield net


@pytest.mark.slow
def test_the_whole_at_once_equals_what_grew_file_by_file(grown):
    before, made = rows(grown), indexes(grown)
    with grown._store.writing("repair") as db:
        derive(db, None)
    after = rows(grown)
    assert {table: after[table] == before[table] for table in DERIVED} == dict.fromkeys(DERIVED, True)
    assert indexes(grown) == made


@pytest.mark.slow
def test_one_import_of_a_folder_finds_the_same_people_as_file_by_file(grown):
    with Workspace.in_memory(today=date(2026, 11, 20)) as net:
        net.import_files([SAMPLE / "alex-rivera", SAMPLE / "friends"])
        with net._store.reading() as db:
            whole = db.execute("SELECT count(*), sum(contacts), sum(complete) FROM person").fetchone()
        before = rows(net)
        with net._store.writing("repair") as db:
            derive(db, [row[0] for row in db.execute("SELECT id FROM record").fetchall()])
        assert rows(net) == before
    assert whole[0] > 1000


@pytest.mark.slow
def test_taking_a_source_out_leaves_what_would_be_there_without_it():
    first, second, third = (SAMPLE / "friends" / file for file in sorted(owners())[:3])
    with Workspace.in_memory(today=date(2026, 11, 20)) as net, Workspace.in_memory(today=date(2026, 11, 20)) as never:
        net.import_files([first], owner="Ann Example")
        net.import_files([second], owner="Ann Example")
        net.import_files([third], owner="Ben Example")
        never.import_files([first], owner="Ann Example")
        never.import_files([third], owner="Ben Example")
        assert faces(net) != faces(never)
        net.forget(sources=[net.sources()[1].id])
        assert faces(net) == faces(never)


def faces(net: Workspace) -> tuple[list[tuple], list[tuple], list[tuple]]:
    with net._store.reading() as db:
        people = db.execute("SELECT key, name, company, position, contacts, complete FROM person ORDER BY 1, 2")
        ties = (
            "SELECT a.key, b.key, t.since, t.connected, t.sent, t.received, t.mutual FROM tie t"
            " JOIN person a ON a.id = t.person JOIN person b ON b.id = t.other ORDER BY 1, 2"
        )
        labels = "SELECT p.key, l.industry, l.confidence FROM label l JOIN person p ON p.id = l.person ORDER BY 1, 2"
        return people.fetchall(), db.execute(ties).fetchall(), db.execute(labels).fetchall()


def test_the_word_on_an_employer_writes_the_labels_that_it_changes_and_nothing_else(tmp_path):
    lines = [f"Ann{n},Novak,,,Acme Ltd,{title},01 Mar 2020\n" for n, title in enumerate(("Nurse", "Associate", "Engineer"))]
    path = tmp_path / "me.csv"
    path.write_text("First Name,Last Name,URL,Email Address,Company,Position,Connected On\n" + "".join(lines), "utf-8")
    with Workspace.in_memory() as net:
        net.import_files([path], owner="me")
        changes, count = [], "SELECT total_changes()"
        for fields in (["law"], ["law"], ["fintech"]):
            before = net._store.db.execute(count).fetchone()[0]
            assert net.set_industry("Acme", fields) == 3
            changes.append(net._store.db.execute(count).fetchone()[0] - before)
            with net._store.reading() as db:
                assert db.execute("SELECT count(*) FROM doing WHERE function = 'legal'").fetchone() == (fields == ["law"],)
    # The line of the audit and the word itself; three labels, for the one that the nurse had; what the associate does.
    assert changes == [2 + 3 + 1 + 1, 2, 2 + 3 + 3 + 1]
