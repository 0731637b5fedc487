"""The word that people type finds the companies that they mean: asked through `suggest`, in one store of them all."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from exports import BOB, export
from infograph.errors import UnknownIndustry
from infograph.industry import resolve
from infograph.workspace import Workspace

HERE = Path(__file__).parent
FOUND, RIGHT = 0.95, 290 / 300


def table(name: str) -> list[dict[str, str]]:
    """Return a table of rows that were written before the rules; `read` says which were looked at while they were made."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FLAGSHIPS = table("flagships.csv")
COMPANIES = sorted({name for row in FLAGSHIPS for column in ("come", "not") for name in row[column].split(";")})


@pytest.fixture(scope="module")
def net(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Return a store in which a contact knows one person at each company."""
    folder = tmp_path_factory.mktemp("flagships")
    rows = [f'Ann{place},Ames,https://www.linkedin.com/in/ann-{place},,"{name}",,' for place, name in enumerate(COMPANIES)]
    made = Workspace.in_memory()
    made.import_files([export(folder / "Connections.csv", [BOB])], me="Alex Rivera")
    made.import_files([export(folder / "bob.csv", rows)], owner="Bob Johnson")
    return made


@pytest.mark.slow
@pytest.mark.parametrize("read", ["yes", "no"])
def test_a_word_finds_its_flagships_and_not_those_of_other_fields(net: Workspace, read: str) -> None:
    rows = [row for row in FLAGSHIPS if row["read"] == read]
    assert len(rows) >= 60
    missed, wrong, asked = [], [], 0
    for row in rows:
        found = {one.target.company for one in net.suggest(industry=row["word"], limit=999, spread=False)}
        asked += len(row["come"].split(";"))
        missed += [(row["word"], name) for name in row["come"].split(";") if name not in found]
        wrong += [(row["word"], name) for name in row["not"].split(";") if name in found]
    assert wrong == []
    assert len(missed) <= (1 - FOUND) * asked, missed


def answers(typed: str) -> str:
    """Return the industry that a word means, "f:" and a function, "?" where it is asked which of several."""
    try:
        return resolve(typed)
    except UnknownIndustry as error:
        function = error.hint.partition("--function ")[2]
        return "?" if "several" in error.message else f"f:{function}"


@pytest.mark.parametrize("read", ["yes", "no"])
def test_words_that_people_type_mean_what_people_mean(read: str) -> None:
    rows = [row for row in table("typed.csv") if row["read"] == read]
    wrong = [(row["typed"], answers(row["typed"])) for row in rows if answers(row["typed"]) not in row["means"].split("|")]
    assert len(wrong) <= (1 - RIGHT) * len(rows), wrong
