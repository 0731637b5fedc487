"""The one file: private, whole or not at all, never silently wrong."""

from __future__ import annotations

import os
import sqlite3
import stat
from pathlib import Path

import pytest

from infograph.errors import StoreProblem
from infograph.store import checksum
from infograph.store.db import FILE_NAME, default_home, open_store
from infograph.store.layout import VERSION
from infograph.store.meta import get_meta, put_meta


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


def filled(home: Path) -> Path:
    store = open_store(home, create=True)
    with store.writing() as db:
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
    path = filled(home)
    store = open_store(home)
    with pytest.raises(RuntimeError), store.writing() as db:
        put_meta(db, "greeting", "bye")
        raise RuntimeError
    with store.reading() as db:
        assert get_meta(db, "greeting") == "hello"
    store.close()
    assert checksum.state(path) == "sound"


@pytest.mark.parametrize("place", [100, 5000, -50])
def test_one_changed_byte_is_noticed_and_the_file_is_left_alone(home, place):
    path = filled(home)
    damaged = bytearray(path.read_bytes())
    damaged[place] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(StoreProblem, match=r"damaged|not a store|not an infograph"):
        open_store(home, create=True)
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
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version = {VERSION + 1}")
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreProblem, match="version") as caught:
        open_store(home, create=True)
    assert "Update infograph" in caught.value.hint
    assert path.read_bytes() == before


def test_an_interrupted_write_is_rolled_back_and_the_store_goes_on(home):
    path = filled(home)
    checksum.begin(path)  # as a killed process leaves it
    store = open_store(home)
    with store.writing() as db:
        put_meta(db, "greeting", "again")
    store.close()
    assert checksum.state(path) == "sound"


def test_links_are_not_followed(home, tmp_path):
    home.mkdir()
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (home / FILE_NAME).symlink_to(victim)
    with pytest.raises(StoreProblem, match="not a plain file"):
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
    with one.writing() as db:
        put_meta(db, "greeting", "one")
    with other.writing() as db:
        assert get_meta(db, "greeting") == "one"
    one.close()
    other.close()


def test_forgotten_bytes_are_gone_after_shrinking(home):
    path = filled(home)
    store = open_store(home)
    with store.writing() as db:
        put_meta(db, "secret", "Mira Holloway")
    with store.writing() as db:
        db.execute("DELETE FROM meta WHERE key = 'secret'")
    store.shrink()
    store.close()
    assert all(b"Holloway" not in part.read_bytes() for part in home.iterdir())
    assert checksum.state(path) == "sound"


def test_the_folder_is_the_one_told_else_the_platforms(monkeypatch, tmp_path):
    monkeypatch.setenv("INFOGRAPH_HOME", str(tmp_path / "told"))
    assert default_home() == tmp_path / "told"
    monkeypatch.delenv("INFOGRAPH_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_home().is_relative_to(tmp_path)
