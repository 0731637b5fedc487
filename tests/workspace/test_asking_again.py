"""The same question asked again costs nothing, and never hides a change, whoever made it."""

from __future__ import annotations

import importlib
from datetime import date

import pytest

from exports import ALEX, BOB, CAROL, DAN, MIRA, export
from infograph import Workspace
from infograph.store.candidates import contacts_of_ego
from infograph.store.pages import while_it_stands

DAY = date(2026, 1, 15)


@pytest.fixture
def home(tmp_path):
    with Workspace.open(tmp_path / "home", create=True) as net:
        net.import_files([export(tmp_path / "Connections.csv", [BOB, MIRA])], me="Alex Rivera")
        net.import_files([export(tmp_path / "bob.csv", [CAROL, DAN, ALEX])], owner="Bob Johnson")
    return tmp_path / "home"


@pytest.fixture
def ranked(monkeypatch):
    """Return what counts how often anything was ranked."""
    listing = importlib.import_module("infograph.ranking.listing")
    find, times = listing.find, []
    monkeypatch.setattr(listing, "find", lambda *given, **more: times.append(1) or find(*given, **more))
    return times


def names(net: Workspace, **asked) -> list[str]:
    return [one.target.name for one in net.suggest(industry="fintech", **asked)]


def test_what_was_asked_is_not_ranked_again(home, ranked):
    with Workspace.open(home, today=DAY) as net:
        first, again = net.suggest(industry="fintech"), net.suggest(industry="fintech")
        assert list(first) == list(again) and str(first) == str(again)
        assert len(ranked) == 1
        names(net, limit=1)
        assert len(ranked) == 2


def test_a_change_of_ones_own_shows_at_once(home):
    with Workspace.open(home, today=DAY) as net:
        assert "Carol Lee" in names(net)
        net.meetings.log("Carol Lee", "asked", via="Bob Johnson")
        assert "Carol Lee" not in names(net)


def test_a_change_by_another_process_shows_too(home):
    with Workspace.open(home, today=DAY) as net, Workspace.open(home, today=DAY) as other:
        assert "Carol Lee" in names(net)
        other.meetings.log("Carol Lee", "asked", via="Bob Johnson")
        assert "Carol Lee" not in names(net)


def test_what_is_asked_in_the_middle_of_a_change_is_not_kept(home):
    with Workspace.open(home, today=DAY) as net:
        before = names(net)
        with pytest.raises(ZeroDivisionError), net._store.writing("repair"):
            net.meetings.log("Carol Lee", "asked", via="Bob Johnson")
            assert "Carol Lee" not in names(net)
            raise ZeroDivisionError
        assert names(net) == before


def test_what_questions_have_in_common_is_read_once_until_something_changes(home, tmp_path):
    with Workspace.open(home, today=DAY) as net, Workspace.open(home, today=DAY) as other:
        reads = []

        def contacts() -> tuple[frozenset[int], int]:
            with net._store.reading() as db:
                while_it_stands(db, "read", lambda: reads.append(1))
                return contacts_of_ego(db), len(reads)

        (before, once), (again, still_once) = contacts(), contacts()
        assert before == again and len(before) == 2 and once == still_once == 1
        other.import_files([export(tmp_path / "newer.csv", [BOB, MIRA, DAN])], me="Alex Rivera")
        after, twice = contacts()
        assert len(after) == 3 and twice == 2
        assert "Dan Wu" not in names(net)
        with pytest.raises(ZeroDivisionError), net._store.writing("repair") as db:
            db.execute("DELETE FROM tie")
            assert not contacts_of_ego(db)
            raise ZeroDivisionError
        assert contacts() == (after, 2)


def test_another_day_and_another_ranking_are_other_questions(home, ranked):
    with Workspace.open(home, today=DAY) as net:
        names(net)
        net.now += 30
        names(net)
        net._settings = net.settings.with_(kappa=0.2)
        names(net)
    assert len(ranked) == 3


def test_who_was_asked_to_introduce_and_is_no_contact_is_still_suggested(home, tmp_path):
    with Workspace.open(home, today=DAY) as net:
        net.import_files([export(tmp_path / "mira.csv", [CAROL, ALEX])], owner="Mira Holloway")
        net.meetings.log("Dan Wu", "asked", via="Carol Lee")
        assert [path.connector.name for path in net.suggest(industry="fintech")[0].paths] == ["Mira Holloway", "Bob Johnson"]
