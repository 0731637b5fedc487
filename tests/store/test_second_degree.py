"""Who is at distance two from the user is the same whether it is looked up by person or read once from the user's side."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from hypothesis import given

from infograph.errors import InfographError
from infograph.store.second_degree import SecondDegree
from infograph.workspace import Workspace
from laws import law
from store.test_changes import WORDS, changes

MANY = 10**9


@law(20)
@given(changes)
def test_many_people_are_counted_as_each_of_them_is(sequence):
    with tempfile.TemporaryDirectory() as folder, Workspace.in_memory(today=date(2026, 11, 20)) as net:
        for number, (word, *rest) in enumerate(sequence):
            try:
                WORDS[word](net, Path(folder) / str(number), *rest)
            except InfographError:
                continue
        with net._store.reading() as db:
            people = [row[0] for row in db.execute("SELECT id FROM person")]
            few, many = SecondDegree(db, 0), SecondDegree(db, MANY)
            for person in people:
                assert many.count([person]) == few.count([person])
            assert many.count(people) == few.count(people)


def test_only_those_behind_contacts_are_counted_and_once_each(tmp_path):
    files = {"me": "Ada,Berg\nBo,Costa\n", "Ada Berg": "Bo,Costa\nCem,Dorn\nDia,Egli\n", "Bo Costa": "Cem,Dorn\nAda,Berg\n"}
    with Workspace.in_memory(today=date(2026, 11, 20)) as net:
        for owner, people in files.items():
            folder = tmp_path / owner
            folder.mkdir()
            rows = "".join(f"{row},,,Acme Labs,Nurse,01 Mar 2020\n" for row in people.splitlines())
            head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            (folder / "Connections.csv").write_text(head + rows, encoding="utf-8")
            net.import_files([folder / "Connections.csv"], owner=owner, me="Zoe Hall")
        with net._store.reading() as db:
            everybody = [row[0] for row in db.execute("SELECT id FROM person")]
            assert SecondDegree(db, 0).count(everybody) == SecondDegree(db, MANY).count(everybody) == (2, 1)
