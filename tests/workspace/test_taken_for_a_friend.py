"""A friend's archive imported before one's own: what was taken from it is undone, and the advice says how."""

from __future__ import annotations

import pytest

import infograph
from exports import BOB, CAROL, DAN, MIRA, export
from infograph import Workspace
from infograph.errors import BadRequest

PROFILE = "First Name,Last Name,Headline\nGustav,Lindén,Site Manager\n"


@pytest.fixture
def gustavs(tmp_path):
    folder = tmp_path / "gustav"
    folder.mkdir()
    export(folder / "Connections.csv", [CAROL, DAN])
    (folder / "Profile.csv").write_text(PROFILE, "utf-8")
    return folder


@pytest.fixture
def own(tmp_path):
    return export(tmp_path / "Connections.csv", [BOB, MIRA])


@pytest.fixture
def taken(tmp_path, gustavs):
    """A store that has taken the archive of a friend for the user's."""
    with Workspace.open(tmp_path / "home", create=True) as net:
        net.import_files([gustavs])
        assert net.status().me == "Gustav Lindén"
        yield net


def test_a_name_goes_with_the_files_that_gave_it(taken, own):
    taken.forget(owner="Gustav Lindén")
    assert taken.status().me == ""
    taken.import_files([own], me="Robin Hale")
    assert taken.status().me == "Robin Hale"


def test_a_name_goes_though_a_file_is_left_that_names_nobody(taken, own):
    taken.import_files([own], owner="me")
    taken.forget(sources=[1, 2])
    assert taken.status().me == ""


def test_what_i_said_stays_when_the_files_go(tmp_path, own):
    with Workspace.open(tmp_path / "said", create=True) as net:
        net.import_files([own], me="Robin Hale")
        net.forget(owner="me")
        assert net.status().me == "Robin Hale"


def test_a_name_that_a_file_gives_stands_against_me(taken, own):
    with pytest.raises(BadRequest, match="Gustav"):
        taken.import_files([own], me="Robin Hale")


def test_the_advice_names_every_file_of_the_archive(taken, own):
    with pytest.raises(BadRequest) as refused:
        taken.import_files([own], me="Robin Hale")
    assert "infograph forget --source 1 --source 2, then" in refused.value.hint
    assert "--owner 'Gustav Lindén'" in refused.value.hint


def test_an_owner_named_for_what_was_taken_for_mine_is_not_passed_over(taken, gustavs, own):
    taken.import_files([own], owner="me")
    (report,) = taken.import_files([gustavs], owner="Gustav Lindén")
    assert report.status == "refused" and report.why.endswith("as yours: its files say that you are Gustav Lindén.")
    assert "infograph forget --source 1 --source 2, then" in report.hint
    taken.forget(sources=[1])
    (report,) = taken.import_files([gustavs], owner="Gustav Lindén")
    assert report.status == "refused" and "infograph forget --source 2, then" in report.hint
    taken.forget(sources=[2])
    (report,) = taken.import_files([gustavs], owner="Gustav Lindén", new_owner=True)
    assert report.owner == "Gustav Lindén" and taken.status().me == ""


def test_whoever_said_who_they_are_may_name_themselves(tmp_path, gustavs):
    with Workspace.open(tmp_path / "said", create=True) as net:
        for _ in range(2):
            (report,) = net.import_files([gustavs], me="Gustav Lindén", owner="Gustav Lindén")
        assert report.status == "unchanged" and report.owner == "me"


ROWS = [f"Pal{n},Friend{n},https://www.linkedin.com/in/pal-{n},,Visa,Engineer,02 Jan 2019" for n in range(12)]


def test_a_list_that_came_first_may_be_the_one_that_is_not_mine(tmp_path, gustavs):
    export(gustavs / "Connections.csv", [row.replace("al", "ol") for row in ROWS])
    with Workspace.open(tmp_path / "home", create=True) as net:
        net.import_files([gustavs])
        (report,) = net.import_files([export(tmp_path / "Connections.csv", ROWS)])
        assert "newer export of your own" in report.why
        assert "If gustav/Connections.csv, imported before, is not yours: infograph forget --source 1 --source 2" in report.hint
        net.forget(sources=[1, 2])
        (report,) = net.import_files([tmp_path / "Connections.csv"])
        assert report.owner == "me" and net.status().contacts == 12


GUSTAV = "Gustav,Lindén,https://www.linkedin.com/in/gustav,,Skanska,Site Manager,02 Jan 2019"


def test_an_archive_of_a_contact_is_theirs_in_the_import_that_brings_my_list_too(tmp_path, gustavs):
    own = export(tmp_path / "Connections.csv", [BOB, MIRA, GUSTAV])
    net = infograph.load(own, gustavs)
    assert net.person("Gustav Lindén").complete and net.status().contacts == 3


def test_a_notebook_is_told_what_to_do_there(tmp_path):
    files = [export(tmp_path / "Connections.csv", [BOB, MIRA, GUSTAV]), export(tmp_path / "pals.csv", ROWS)]
    with pytest.raises(infograph.InfographError) as refused:
        infograph.load(*files)
    assert "owners.csv" in refused.value.hint and "--owner" not in refused.value.hint
    net = infograph.load(files[0])
    net.import_files(files[1:], owner="Gustav Lindén")
    assert net.person("Gustav Lindén").complete
