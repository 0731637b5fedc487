"""One's own contacts in every answer, from the first file on."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from infograph.workspace import Workspace

ALEX = Path(__file__).parents[2] / "sample_data" / "alex-rivera"
FRIENDS = ALEX.parent / "friends"


@pytest.fixture(scope="session")
def first_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("day-one") / "store"
    with Workspace.open(folder, create=True) as net:
        net.import_files([ALEX / "Connections.csv"], me="Alex Rivera")
    return folder


@pytest.fixture(params=["own file", "friends too"])
def store(request, home, first_file, sample_store, monkeypatch):
    """Point the commands to a store of one's own file alone, then to one with friends' lists too."""
    folder = first_file if request.param == "own file" else sample_store
    monkeypatch.setenv("INFOGRAPH_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sample") / "store"
    with Workspace.open(folder, create=True) as net:
        net.import_files([ALEX, FRIENDS])
    return folder


def contacts(store, **asked):
    with Workspace.open(store) as net:
        return net.suggest(**asked)


def test_every_format_carries_them_first_with_their_degree(store, ig):
    found = contacts(store, industry="fintech", limit=3)
    assert len(found.contacts) == 3 < found.contacts_total
    names = [contact.person.name for contact in found.contacts]
    rows = list(csv.DictReader(StringIO(ig("suggest", "-i", "fintech", "-n", "3", "-f", "csv").stdout)))
    assert [row["name"] for row in rows if row["degree"] == "1"] == names
    assert [row["degree"] for row in rows] == ["1"] * 3 + ["2"] * len(found)
    assert all(row["ask"] == row["next_tie"] == row["ask_key"] == "" and row["tie"] for row in rows[:3])
    results = json.loads(ig("suggest", "-i", "fintech", "-n", "3", "-f", "json").stdout)["results"]
    assert [(row["name"], row["degree"], row["rank"]) for row in results][:3] == [(n, 1, i) for i, n in enumerate(names, 1)]
    assert len(ig("suggest", "-i", "fintech", "-n", "3", "-f", "ndjson").stdout.splitlines()) == 3 + len(found)
    for form in ("cards", "table", "md"):
        text = ig("suggest", "-i", "fintech", "-n", "3", "-f", form).stdout
        assert all(name in text for name in names), form
    for form in ("cards", "table"):
        first = ig("suggest", "-i", "fintech", "-n", "3", "-f", form).stdout.splitlines()[0]
        assert "ask directly" in first and f"{found.contacts_total} own contacts" in first and "best 3" in first


def test_a_notebook_carries_them_too(store):
    found = contacts(store, industry="fintech", limit=3)
    frame = found.to_frame()
    assert list(frame["degree"]) == [1] * 3 + [2] * len(found)
    assert frame["next_tie_strength"][:3].isna().all() and frame["tie_strength"][:3].notna().all()
    for contact in found.contacts:
        assert contact.person.name in found._repr_html_() and contact.person.name in repr(found)


def test_one_degree_alone_can_be_asked_for(store, ig):
    both = contacts(store, industry="fintech")
    one, two = contacts(store, industry="fintech", degree=1), contacts(store, industry="fintech", degree=2)
    assert one.contacts == both.contacts and not len(one) and one.total == 0
    assert two.contacts == () and two.contacts_total == 0
    assert [s.target for s in two] == [s.target for s in both] and two.total == both.total
    rows = csv.DictReader(StringIO(ig("suggest", "-i", "fintech", "--degree", "1", "-f", "csv").stdout))
    assert {row["degree"] for row in rows} == {"1"}


def test_only_who_was_asked_already_is_left_out(store, tmp_path, monkeypatch, ig):
    from shutil import copytree

    monkeypatch.setenv("INFOGRAPH_HOME", str(copytree(store, tmp_path / "copy")))
    before = contacts(None, industry="fintech")
    ig("log", f"#{before.contacts[0].person.id}", "asked")
    after = contacts(None, industry="fintech")
    assert after.contacts_total == before.contacts_total - 1 and before.contacts[0].person not in [c.person for c in after.contacts]
    assert contacts(None, industry="fintech", include_asked=True).contacts_total == before.contacts_total
