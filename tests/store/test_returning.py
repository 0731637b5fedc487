"""A backup brings nobody back who was forgotten since; whom it never was about stays in it."""

from __future__ import annotations

import shutil

import pytest

from infograph import Workspace, intake
from infograph.errors import NotFound
from infograph.store.db import FILE_NAME
from store.test_backups import holding
from store.test_forgetting import ANN, BOB, CAROL, net, written  # noqa: F401 - a fixture
from store.test_migrations import FIXTURES, laid_out
from store.test_never_imported import told


@pytest.fixture
def monday(net, tmp_path):  # noqa: F811
    net.copy(tmp_path / "monday.db")
    return tmp_path / "monday.db"


def everything(path):
    with Workspace.open(path.parent) as net:  # noqa: F811
        return told(net), [(one.person.name, one.stage, one.note) for one in net.meetings.history()]


def test_whoever_was_forgotten_since_is_as_if_forgotten_in_the_backup(net, monday, tmp_path):  # noqa: F811
    net.forget(name="Carol Lee")
    net.close()
    home = tmp_path / "home"
    gone = intake.restore_store(monday, home)
    assert gone.people == 1 and gone.mentions >= 7 and gone.names == ()
    assert [path for path in home.rglob("*") if path.is_file() and b"carol" in path.read_bytes().lower()] == []
    (tmp_path / "apart").mkdir()
    shutil.copy(monday, tmp_path / "apart" / FILE_NAME)
    with Workspace.open(tmp_path / "apart") as apart:
        apart.forget(name="Carol Lee")
    assert everything(home / FILE_NAME) == everything(tmp_path / "apart" / FILE_NAME)
    with Workspace.open(home) as again:
        again.import_files([written(tmp_path / "again.csv", CAROL, ANN)], owner="Dan Wu", new_owner=True)
        with pytest.raises(NotFound):
            again.person("Carol Lee")
        assert all(finding.ok for finding in again.doctor())


def test_who_gave_a_list_and_was_forgotten_goes_from_the_backup_with_it(net, monday, tmp_path):  # noqa: F811
    net.forget(name="Bob Johnson")
    net.close()
    assert intake.restore_store(monday, tmp_path / "home").sources == 1
    with Workspace.open(tmp_path / "home") as again:
        assert again.person("Carol Lee") and not [one for one in again.sources() if one.owner == "Bob Johnson"]


def test_of_two_who_were_one_in_the_backup_the_one_who_was_forgotten_goes(net, monday, tmp_path):  # noqa: F811
    net.close()
    home = tmp_path / "home"
    with Workspace.open(home) as before:
        before.merge("Carol Lee", "Ann Novak", sure=True)
        before.copy(tmp_path / "merged.db")
    intake.restore_store(monday, home)
    with Workspace.open(home) as parted:
        parted.forget(name="Carol Lee")
    intake.restore_store(tmp_path / "merged.db", home)
    with Workspace.open(home) as again:
        assert again.person("Ann Novak").company == "Visa"
        with pytest.raises(NotFound):
            again.person("Carol Lee")
        assert all(finding.ok for finding in again.doctor())


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_nobody_comes_back_from_a_backup_of_an_older_version(tmp_path, fixture):
    old = laid_out(fixture.read_text("utf-8"), tmp_path / "old")
    shutil.copy(old, tmp_path / "old.db")
    home = tmp_path / "home"
    shutil.copytree(tmp_path / "old", home)
    with Workspace.open(home) as net:  # noqa: F811
        assert net.forget(name="Carol Lee").people == 1
    assert intake.restore_store(tmp_path / "old.db", home).people == 1
    assert holding(home) == []
    with Workspace.open(home) as again:
        assert again.person("Dan Wu") and all(finding.ok for finding in again.doctor())


def test_what_cannot_be_read_remembers_nobody(net, monday, tmp_path):  # noqa: F811
    assert intake.remembers_forgotten(tmp_path / "home") and not intake.remembers_forgotten(tmp_path / "nowhere")
    net.forget(name="Carol Lee")
    net.close()
    store = tmp_path / "home" / FILE_NAME
    store.write_bytes(store.read_bytes()[:4096] + b"x" * 90_000)
    assert not intake.remembers_forgotten(tmp_path / "home")
    assert intake.restore_store(monday, tmp_path / "home").people == 0
    with Workspace.open(tmp_path / "home") as again:
        assert again.person("Carol Lee")
