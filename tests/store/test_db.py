"""The one file: private, whole or not at all, never silently wrong."""

from __future__ import annotations

import os
import random
import re
import stat
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from exports import BOB, export
from infograph.errors import StoreProblem
from infograph.store import db, locks, pages, place
from infograph.store.db import FILE_NAME, default_home, open_store
from infograph.store.layout import VERSION
from infograph.store.meta import get_meta, put_meta
from infograph.workspace import Workspace


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def filled(home: Path) -> Path:
    store = open_store(home, create=True)
    with store.writing("repair") as db:
        put_meta(db, "greeting", "hello")
    store.close()
    return home / FILE_NAME


def test_reading_needs_a_store_and_says_how_to_make_one(home):
    with pytest.raises(StoreProblem, match="no store yet") as caught:
        open_store(home)
    assert "infograph import" in caught.value.hint
    assert not home.exists()


def test_everything_is_private_under_any_umask(home):
    old = os.umask(0)
    try:
        filled(home)
    finally:
        os.umask(old)
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert {stat.S_IMODE(part.stat().st_mode) for part in home.iterdir()} == {0o600}


def test_what_is_written_is_read_again(home):
    filled(home)
    store = open_store(home)
    with store.reading() as db:
        assert get_meta(db, "greeting") == "hello"
    store.close()


def test_a_failed_write_leaves_nothing(home):
    filled(home)
    store = open_store(home)
    with pytest.raises(RuntimeError), store.writing("repair") as db:
        put_meta(db, "greeting", "bye")
        raise RuntimeError
    with store.reading() as db:
        assert get_meta(db, "greeting") == "hello"
    store.close()
    open_store(home).verify()


@pytest.mark.parametrize("place", [100, 5000, -50])
def test_one_changed_byte_is_noticed_when_it_is_read_and_the_file_is_left_alone(home, place):
    path = filled(home)
    damaged = bytearray(path.read_bytes())
    damaged[place] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(StoreProblem, match="damaged"):
        open_store(home, create=True).verify()
    assert path.read_bytes() == damaged


@pytest.mark.parametrize("content", [b"", b"hello\n", bytes(4096)])
def test_a_store_replaced_by_something_else_is_never_started_afresh(home, content):
    path = filled(home)
    path.write_bytes(content)
    with pytest.raises(StoreProblem):
        open_store(home, create=True)
    assert path.read_bytes() == content


def test_a_store_of_a_newer_version_is_refused_untouched(home):
    path = filled(home)
    db = pages.connect(path)
    db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreProblem, match="version") as caught:
        open_store(home, create=True)
    assert "Update infograph" in caught.value.hint
    assert path.read_bytes() == before


KILLED = """
import os, sys
from pathlib import Path
from infograph.store.db import open_store
store = open_store(Path(sys.argv[1]))
with store.writing("repair") as db:
    db.execute("PRAGMA cache_size = 2")  # pages go to the file before the change has landed
    db.executemany("INSERT INTO meta VALUES (?,?)", ((f"key {n}", "x" * 500) for n in range(2000)))
    os.kill(os.getpid(), 9)
"""


@pytest.fixture
def killed(home: Path) -> Path:
    """Return a store of some pages that a process was writing to when it was killed: its journal is still there."""
    path = filled(home)
    store = open_store(home)
    with store.writing("repair") as db:
        db.executemany("INSERT INTO meta VALUES (?,?)", ((f"old {n}", "y" * 400) for n in range(200)))
    store.close()
    subprocess.run([sys.executable, "-c", KILLED, str(home)], check=False)
    assert path.with_name(path.name + "-journal").stat().st_size > 4096
    return path


def test_an_interrupted_write_is_rolled_back_and_the_store_goes_on(home, killed):
    store = open_store(home)
    with store.writing("repair") as db:
        assert get_meta(db, "greeting") == "hello" and get_meta(db, "key 7") is None and get_meta(db, "old 7") == "y" * 400
        put_meta(db, "greeting", "again")
    store.verify()
    store.close()


@pytest.mark.slow
@pytest.mark.parametrize("place", range(600, 120_000, 5_003))
def test_damage_after_a_kill_is_noticed_wherever_it_is_read(home, killed, place):
    """Neither a kill nor what was rolled back after it makes a damaged page pass for a sound one."""
    damaged = bytearray(killed.read_bytes())
    damaged[place] ^= 1
    killed.write_bytes(damaged)
    try:
        store = open_store(home)
        with store.writing("repair") as db:
            assert [get_meta(db, f"old {n}") for n in range(200)] == ["y" * 400] * 200
            put_meta(db, "greeting", "again")
        store.verify()
        store.close()
    except StoreProblem as error:
        assert "damaged" in error.message


@pytest.mark.parametrize("place", [10, 17, 2600])  # how many pages there are, of what size the store was, a page
def test_a_damaged_journal_is_not_rolled_back_into_the_store(home, killed, place):
    journal = killed.with_name(killed.name + "-journal")
    damaged = bytearray(journal.read_bytes())
    damaged[place] ^= 1
    journal.write_bytes(damaged)
    with pytest.raises(StoreProblem, match="damaged"):
        open_store(home).verify()
    assert journal.read_bytes() == damaged


def test_a_reader_keeps_its_lock_while_the_same_process_opens_the_store_again(home):
    """Who opens and closes the file beside SQLite takes all locks of the process with it."""
    path = filled(home)
    store = open_store(home)
    with store.reading() as db:
        get_meta(db, "greeting")
        other = open_store(home)
        other.verify()
        other.close()
        writes = (
            "import sys; from pathlib import Path; from infograph.store import pages; db = pages.connect(Path(sys.argv[1]))\n"
        )
        writes += "import apsw\ndb.set_busy_timeout(0)\ntry: db.execute('UPDATE meta SET value = 1')\nexcept apsw.BusyError: sys.exit(7)"
        assert subprocess.run([sys.executable, "-c", writes, str(path)], check=False).returncode == 7
    store.close()


def test_a_store_lies_in_a_folder_that_is_a_link(home, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    for _ in range(2):
        with Workspace.open(tmp_path / "link" / "home", create=True) as net:
            net.import_files([export(tmp_path / "mine.csv", [BOB])], owner="me")
            assert [one.person.name for one in net.suggest().contacts] == ["Bob Johnson"]


def test_links_are_not_followed(home, tmp_path):
    home.mkdir()
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (home / FILE_NAME).symlink_to(victim)
    with pytest.raises(StoreProblem, match="no plain file"):
        open_store(home, create=True)
    assert victim.read_text() == "precious"


def test_a_dangling_link_makes_no_file_on_the_far_side(home, tmp_path):
    home.mkdir()
    (home / FILE_NAME).symlink_to(tmp_path / "far")
    with pytest.raises(StoreProblem):
        open_store(home, create=True)
    assert not (tmp_path / "far").exists()


def test_two_writers_wait_for_each_other(home):
    filled(home)
    one, other = open_store(home), open_store(home)
    with one.writing("repair") as db:
        put_meta(db, "greeting", "one")
    with other.writing("repair") as db:
        assert get_meta(db, "greeting") == "one"
    one.close()
    other.close()


def test_forgotten_bytes_are_gone_at_once(home):
    """However rows move between pages: SQLite leaves copies behind where pages are split and joined."""
    filled(home)
    store = open_store(home)
    chance = random.Random(7)
    with store.writing("repair") as db:
        for number in chance.sample(range(4000), 4000):
            db.execute(
                "INSERT INTO record (id, line, role, name, fold) VALUES (?,0,'end',?,?)",
                (number, f"Mira<{number}>", "x" * (number % 90)),
            )
    with store.writing("repair") as db:
        for number in chance.sample(range(4000), 3900):
            db.execute("UPDATE record SET fold = ? WHERE id = ?", ("y" * (number % 230), number))
            db.execute("DELETE FROM record WHERE id = ?", (number,))
        left = {name for (name,) in db.execute("SELECT name FROM record")}
    store.close()
    found = {f"Mira<{n}>" for part in home.iterdir() for n in map(int, re.findall(rb"Mira<(\d+)>", part.read_bytes()))}
    assert found == left


def test_room_that_is_left_by_much_is_given_back(home):
    path = filled(home)
    store = open_store(home)
    with store.writing("repair") as db:
        db.executemany("INSERT INTO meta VALUES (?,?)", ((f"key {n}", "x" * 500) for n in range(2000)))
    before = path.stat().st_size
    with store.writing("repair") as db:
        db.execute("DELETE FROM meta WHERE key LIKE 'key%'")
    store.shrink()
    store.close()
    assert path.stat().st_size < before / 4


def test_the_folder_is_the_one_told_else_the_platforms(monkeypatch, tmp_path):
    monkeypatch.setenv("INFOGRAPH_HOME", str(tmp_path / "told"))
    assert default_home() == tmp_path / "told"
    monkeypatch.delenv("INFOGRAPH_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_home().is_relative_to(tmp_path)


def test_a_store_is_removed_under_the_lock_alone(home, monkeypatch):
    store, held = open_store(home, create=True), []
    with store.writing("repair"):
        pass

    @contextmanager
    def locked(path):
        held.append(path)
        yield
        assert not path.exists()
        held.pop()

    monkeypatch.setattr(db, "only_writer", locked)
    monkeypatch.setattr(place, "drop", lambda path: held and path.unlink())
    store.remove()
    assert not (home / FILE_NAME).exists() and held == []


def test_a_first_store_is_made_though_another_process_removes_its_empty_folder_meanwhile(home, monkeypatch):
    really, made = locks._make_folder, []

    def made_and_taken_away(folder):
        really(folder)
        made.append(folder)
        if len(made) == 1:
            folder.rmdir()

    monkeypatch.setattr(locks, "_make_folder", made_and_taken_away)
    with open_store(home, create=True).writing("repair"):
        pass
    assert (home / FILE_NAME).exists() and len(made) > 1


def test_a_lock_that_another_process_removed_with_its_store_is_taken_anew(home, monkeypatch):
    really, waited = locks._wait, []

    def waited_too_long(handle, deadline):
        waited.append(handle)
        if len(waited) == 1:
            (home / f"{FILE_NAME}{locks.LOCK}").unlink()
        really(handle, deadline)

    monkeypatch.setattr(locks, "_wait", waited_too_long)
    with locks.only_writer(home / FILE_NAME, make=True):
        assert (home / f"{FILE_NAME}{locks.LOCK}").exists() and len(waited) == 2
