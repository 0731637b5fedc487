"""The kinds of files that people really have, as they lie beside the repository where present: whose they are, who I am."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from infograph.store import read
from infograph.workspace import Workspace

KINDS = Path(__file__).parents[2] / ".." / "shared" / "real-kinds"
pytestmark = pytest.mark.skipif(not KINDS.is_dir(), reason="the kinds of files are not beside this checkout")


@pytest.fixture
def net():
    with Workspace.in_memory(today=date(2026, 11, 20)) as opened:
        yield opened


def messages(net: Workspace) -> dict[str, tuple[int, int]]:
    """Return messages sent to and received from each contact."""
    with net._store.reading() as db:
        ties = read.ties(db, read.ego(db) or 0)
        people = read.people(db, [tie.other for tie in ties])
    return {people[tie.other].name: (tie.sent, tie.received) for tie in ties}


def test_an_old_archive_keeps_its_conversations(net):
    net.import_files([KINDS / "01-old-archive"])
    assert messages(net) == {"Mira Tolland": (1, 2), "Ode Farrow": (0, 2), "Wim Castell": (1, 0)}


@pytest.mark.parametrize("earlier", [False, True])
def test_an_archive_without_a_profile_is_mine_by_my_name(net, earlier):
    if earlier:
        net.import_files([KINDS / "03-same-day" / "Connections.csv"], owner="Asha Verma", me="Pat Example", new_owner=True)
    net.import_files([KINDS / "02-me-by-name"], me="" if earlier else "Pat Example")
    status = net.status()
    assert (status.contacts - earlier, status.second_degree, status.messaged) == (2, 3 if earlier else 0, 2)


def test_two_rows_of_one_day_are_two_members(net):
    (report,) = net.import_files([KINDS / "03-same-day" / "Connections.csv"])
    assert (report.connections, len(net.possible_same())) == (3, 1)


@pytest.mark.parametrize("me", ["Pat Example", ""])
def test_i_am_not_suggested_to_myself(net, me):
    folder = KINDS / "05-self-suggested"
    net.import_files([folder / "mine.csv"], me=me)
    for friend, owner in (("bob", "Bob Quill"), ("cy", "Cy Voss")):
        net.import_files([folder / f"friend-{friend}.csv"], owner=owner)
    assert {found.target.name for found in net.suggest()} == {"Kai Lund", "Jan Reed"}
    assert [pair.other.name for pair in net.possible_same()] == ([] if me else ["Pat Example"])
