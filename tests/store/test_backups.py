"""Backups: taken while the store is in use, put back whole, kept where a store is replaced, and empty of the forgotten."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from infograph import Workspace, intake
from infograph.errors import BadRequest, InfographError, NotFound, StoreProblem
from infograph.store import backups
from infograph.store.db import FILE_NAME
from store.test_damage import KILLED
from store.test_migrations import FIXTURES, laid_out

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


@pytest.fixture
def home(tmp_path):
    (tmp_path / "me.csv").write_text(
        HEAD + "Bob,Johnson,https://www.linkedin.com/in/bob-johnson,,Siemens,Engineer,01 Mar 2020\n"
    )
    with Workspace.open(tmp_path / "home", create=True) as net:
        net.import_files([tmp_path / "me.csv"], owner="me")
    return tmp_path / "home"


def names(home):
    with Workspace.open(home) as net, net._store.reading() as db:
        return {name for (name,) in db.execute("SELECT name FROM person WHERE name <> ''")}


@pytest.mark.slow
def test_a_backup_made_while_somebody_writes_is_what_was_there_and_can_be_put_back(home, tmp_path):
    with (
        Workspace.open(home) as writer,
        Workspace.open(home) as reader,
        pytest.raises(RuntimeError),
        writer._store.writing("repair") as db,
    ):
        db.execute("DELETE FROM person")
        reader.copy(tmp_path / "monday.db")
        raise RuntimeError
    with Workspace.open(home) as net:
        net.add_tie("me", "Ann Novak", note="school")
    assert names(home) == {"Bob Johnson", "Ann Novak"}
    intake.restore_store(tmp_path / "monday.db", home)
    assert names(home) == {"Bob Johnson"}
    (before,) = intake.kept_backups(home)
    intake.restore_store(before, home)
    assert names(home) == {"Bob Johnson", "Ann Novak"}
    assert {stat.S_IMODE(path.stat().st_mode) for path in intake.kept_backups(home)} == {0o600}
    assert stat.S_IMODE((home / "backups").stat().st_mode) == 0o700


@pytest.mark.parametrize("links", [True, False], ids=["links", "no links"])
def test_what_is_kept_of_a_store_that_a_kill_left_half_changed_is_whole(home, tmp_path, monkeypatch, links):
    (tmp_path / "more.csv").write_text(HEAD + "".join(f"Ann{n},Novak{n},,,Firm {n},Nurse,01 Mar 2020\n" for n in range(300)))
    with Workspace.open(home) as net:
        net.import_files([tmp_path / "more.csv"], owner="me")
        net.copy(tmp_path / "monday.db")
    before = names(home)
    subprocess.run([sys.executable, "-c", KILLED, str(home)], check=False)
    if not links:  # as on a memory card
        monkeypatch.setattr(os, "link", _refused)
    intake.restore_store(tmp_path / "monday.db", home)
    (kept,) = intake.kept_backups(home)
    intake.restore_store(kept, home)
    assert names(home) == before
    assert {stat.S_IMODE(path.stat().st_mode) for path in intake.kept_backups(home)} == {0o600}


def _refused(*_):
    raise PermissionError


@pytest.mark.parametrize(
    "content", [b"", b"First Name,Last Name\nCarol,Lee\n", bytes(8192), b"SQLite format 3\0" + bytes(8192)]
)
def test_what_is_no_sound_store_is_not_put_in_its_place(home, tmp_path, content):
    (tmp_path / "bad.db").write_bytes(content)
    before = (home / FILE_NAME).read_bytes()
    never = not content.startswith(b"SQLite")  # somebody's list is not called a damaged store
    with pytest.raises(BadRequest if never else StoreProblem, match="is no backup of a store" if never else "damaged"):
        intake.restore_store(tmp_path / "bad.db", home)
    with pytest.raises(NotFound):
        intake.restore_store(tmp_path / "nothing.db", home)
    assert (home / FILE_NAME).read_bytes() == before
    assert sorted(path.name for path in home.iterdir()) == [FILE_NAME, f"{FILE_NAME}.lock"]


def test_the_newest_three_are_kept(home, tmp_path):
    with Workspace.open(home) as net:
        net.copy(tmp_path / "monday.db")
    for _ in range(5):
        intake.restore_store(tmp_path / "monday.db", home)
    assert len(intake.kept_backups(home)) == backups.KEPT


def test_a_store_that_is_brought_up_to_date_is_kept_as_it_was(tmp_path):
    path = laid_out(FIXTURES[0].read_text("utf-8"), tmp_path / "home")
    before = path.read_bytes()
    assert "Dan Wu" in names(tmp_path / "home")
    (kept,) = intake.kept_backups(tmp_path / "home")
    assert "version-1" in kept.name and kept.read_bytes() == before
    with Workspace.open(tmp_path / "home") as net:
        assert [deed.what for deed in net.privacy.deeds()] == ["migrate"]
    intake.restore_store(kept, tmp_path / "home")
    assert "Dan Wu" in names(tmp_path / "home")


@pytest.mark.parametrize("deed", ["restore", "forget", "update"])
@pytest.mark.parametrize("kind", ["file", "link", "link to nothing"])
def test_what_has_the_name_of_the_backups_is_named_and_nothing_is_changed(home, tmp_path, kind, deed):
    with Workspace.open(home) as net:
        net.copy(tmp_path / "monday.db")
    if deed == "update":
        shutil.rmtree(home)
        laid_out(FIXTURES[0].read_text("utf-8"), home)
    (tmp_path / "far").mkdir()
    in_the_way = home / backups.FOLDER
    if kind == "file":
        in_the_way.write_text("mine")
    else:
        in_the_way.symlink_to(tmp_path / ("far" if kind == "link" else "nothing"))
    before = (home / FILE_NAME).read_bytes()

    def done():
        if deed == "restore":
            return intake.restore_store(tmp_path / "monday.db", home)
        with Workspace.open(home) as net:
            return net.forget(owner="me", backup=True) if deed == "forget" else None

    with pytest.raises(StoreProblem, match="backups is in the way") as caught:
        done()
    assert "Move it away" in caught.value.hint and (home / FILE_NAME).read_bytes() == before
    in_the_way.rename(tmp_path / "away")
    done()
    assert len(intake.kept_backups(home)) == 1 and list((tmp_path / "far").iterdir()) == []


def test_a_folder_of_backups_that_was_made_by_hand_is_made_private(home, tmp_path):
    (home / backups.FOLDER).mkdir(mode=0o755)
    with Workspace.open(home) as net:
        net.forget(owner="me", backup=True)
    assert stat.S_IMODE((home / backups.FOLDER).stat().st_mode) == 0o700


@pytest.mark.parametrize("what", [{"name": "Bob Johnson"}, {"owner": "me"}, {"sources": [1]}])
def test_nobody_who_is_forgotten_is_left_in_a_backup_beside_the_store(home, tmp_path, what):
    with Workspace.open(home) as net:
        net.copy(tmp_path / "monday.db")
    intake.restore_store(tmp_path / "monday.db", home)
    with Workspace.open(home) as net:
        assert net.forget(**what).backups == 1
    left = [part for part in home.rglob("*") if part.is_file() and re.search(rb"(?i)bob.?johnson", part.read_bytes())]
    assert left == [] and not (home / "backups").exists()


def test_what_is_derived_can_be_made_again(home):
    with Workspace.open(home) as net:
        with net._store.writing("repair") as db:
            db.execute("DELETE FROM tie")
            db.execute("DELETE FROM person WHERE name = 'Bob Johnson'")
        assert not all(finding.ok for finding in net.doctor())
        assert [finding for finding in net.doctor(repair=True) if not finding.ok] == []
    assert "Bob Johnson" in names(home)


def test_a_damaged_store_gives_way_to_a_backup_as_the_error_says(home, tmp_path):
    with Workspace.open(home) as net:
        net.copy(tmp_path / "monday.db")
    whole = (home / FILE_NAME).read_bytes()
    (home / FILE_NAME).write_bytes(whole[:4096] + b"x" * (len(whole) - 4096))
    with pytest.raises(InfographError) as caught:
        names(home)
    assert "infograph restore" in caught.value.hint
    intake.restore_store(tmp_path / "monday.db", home)
    assert names(home) == {"Bob Johnson"}


@pytest.mark.parametrize("away", ["moved", "deleted"])
def test_a_journal_left_behind_is_not_rolled_back_into_the_next_store(home, tmp_path, away):
    (tmp_path / "more.csv").write_text(HEAD + "".join(f"Ann{n},Novak{n},,,Firm {n},Nurse,01 Mar 2020\n" for n in range(300)))
    with Workspace.open(home) as net:
        net.import_files([tmp_path / "more.csv"], owner="me")
        net.copy(tmp_path / "monday.db")
    before, journal = names(home), home / f"{FILE_NAME}-journal"
    subprocess.run([sys.executable, "-c", KILLED, str(home)], check=False)
    (tmp_path / "away").mkdir()
    (home / FILE_NAME).rename(tmp_path / "away" / FILE_NAME)
    with pytest.raises(StoreProblem, match="moved away") as caught:
        Workspace.open(home, create=True)
    with pytest.raises(StoreProblem, match="moved away"):
        intake.restore_store(tmp_path / "monday.db", home)
    assert "Move it to where that store is" in caught.value.hint and "or delete it" in caught.value.hint
    if away == "moved":
        journal.rename(tmp_path / "away" / journal.name)
        assert names(tmp_path / "away") == before
    else:
        journal.unlink()
    intake.restore_store(tmp_path / "monday.db", home)
    assert names(home) == before


REALLY = [Path.unlink]


@pytest.mark.parametrize("what", [{"name": "Bob Johnson"}, {"owner": "me"}, {"sources": [1]}])
def test_a_backup_that_cannot_be_removed_is_named_and_the_change_is_told(home, tmp_path, monkeypatch, what):
    with Workspace.open(home) as net:
        net.copy(tmp_path / "monday.db")
    intake.restore_store(tmp_path / "monday.db", home)
    (kept,) = intake.kept_backups(home)
    monkeypatch.setattr(Path, "unlink", lambda self, missing_ok=False: failing(self, missing_ok, kept))
    with Workspace.open(home) as net, pytest.raises(StoreProblem) as caught:
        net.forget(**what)
    assert str(kept) in caught.value.message and "is gone from the store" in caught.value.message
    assert "Nothing was changed" not in caught.value.message + caught.value.hint
    monkeypatch.undo()
    kept.unlink()  # as the hint says
    assert "Bob Johnson" not in names(home)


def failing(path, missing_ok, kept):
    if path == kept:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))
    REALLY[0](path, missing_ok=missing_ok)


@pytest.mark.parametrize("call", ["replace", "unlink", "mkdir"])
def test_a_file_of_the_store_that_cannot_be_changed_is_said_in_words(home, tmp_path, monkeypatch, call):
    with Workspace.open(home) as net:
        net.copy(tmp_path / "monday.db")
    before = (home / FILE_NAME).read_bytes()
    really = getattr(Path, call)

    def refused(self, *more, **options):
        if self.is_relative_to(home) and self != home:
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return really(self, *more, **options)

    monkeypatch.setattr(Path, call, refused)
    with pytest.raises(StoreProblem) as caught:
        intake.restore_store(tmp_path / "monday.db", home)
    assert "Permission denied" in caught.value.message and caught.value.hint
    monkeypatch.undo()
    assert (home / FILE_NAME).read_bytes() == before


def holding(home, name=b"(?i)carol.?lee"):
    return [part for part in home.rglob("*") if part.is_file() and re.search(name, part.read_bytes())]


def test_what_an_owner_gave_can_be_kept_in_a_private_backup_that_the_next_forgetting_removes(home, tmp_path):
    (tmp_path / "bob.csv").write_text(HEAD + "Carol,Lee,https://www.linkedin.com/in/carol-lee,,Stripe,CFO,01 Mar 2020\n")
    with Workspace.open(home) as net:
        net.import_files([tmp_path / "bob.csv"], owner="Bob Johnson")
        with pytest.raises(InfographError, match="Nobody of that name"):
            net.forget(owner="Nobody Known", backup=True)
        assert intake.kept_backups(home) == []
        kept = net.forget(owner="Bob Johnson", backup=True).kept
        assert [str(path) for path in holding(home)] == [kept]
        assert [stat.S_IMODE(Path(path).stat().st_mode) for path in (kept, Path(kept).parent)] == [0o600, 0o700]
        with pytest.raises(InfographError, match="no backup"):
            net.forget(name="Bob Johnson", backup=True)
    intake.restore_store(kept, home)
    assert "Carol Lee" in names(home)
    with Workspace.open(home) as net:
        assert net.forget(owner="Bob Johnson").backups == 2
    assert holding(home) == []
