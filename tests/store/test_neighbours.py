"""Processes beside each other: an empty store that one removes takes nothing of another with it, and hinders nobody."""

from __future__ import annotations

import io
import shutil
import threading
from pathlib import Path

import pytest

from infograph import Workspace
from infograph.errors import InfographError, StoreProblem
from infograph.store.db import FILE_NAME, open_store

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Connections.csv"
    path.write_text(HEAD + "Bob,Johnson,https://www.linkedin.com/in/bob-johnson,,Siemens,Engineer,01 Mar 2020\n")
    return path


def contacts(home: Path) -> int:
    with Workspace.open(home) as workspace:
        return workspace.status().contacts


def test_who_waits_for_input_and_is_stopped_removes_nothing_that_another_imported(home, file):
    waiting = Workspace.open(home, create=True)
    with Workspace.open(home, create=True) as other:
        other.import_files([file], owner="me")
    waiting.close()
    assert contacts(home) == 1


class Typed(io.BytesIO):
    """Standard input that comes late: something happens while it is waited for."""

    def __init__(self, content, meanwhile):
        super().__init__(content)
        self._meanwhile = meanwhile

    def seekable(self):
        return False

    def read(self, size=-1):
        self._meanwhile()
        return super().read(size)


@pytest.mark.parametrize("there", [False, True])
def test_an_import_that_waits_for_its_input_makes_nothing_and_hinders_nobody(home, file, there):
    if there:
        with Workspace.open(home, create=True) as first:
            first.import_files([file], owner="me")
    seen = []

    def meanwhile():
        seen.append(sorted(path.name for path in home.iterdir()) if home.exists() else [])
        with Workspace.open(home, create=True) as other:
            assert other.import_files([file], owner="me")[0].status == ("unchanged" if there or len(seen) > 1 else "ok")

    late = HEAD + "Ann,Novak,https://www.linkedin.com/in/ann-novak,,Visa,Engineer,01 Mar 2020\n"
    with Workspace.open(home, create=True) as waiting:
        waiting.import_files(["-"], owner="me", stdin=Typed(late.encode(), meanwhile))
    assert seen == [["infograph.db", "infograph.db.lock"] if there else []]
    assert contacts(home) == 2


def test_who_leaves_while_another_still_writes_removes_nothing(home, file):
    waiting = Workspace.open(home, create=True)
    other = open_store(home, create=True)
    with other.writing("repair") as db:
        db.execute("INSERT INTO record (id, line, role, name, fold) VALUES (1, 0, 'end', 'Bob', 'bob')")
        waiting.close()
    other.close()
    store = open_store(home)
    assert store.db.execute("SELECT count(*) FROM record").fetchone()[0] == 1
    store.close()


def test_an_import_into_a_store_that_another_removed_since_makes_it_again(home, file):
    first = Workspace.open(home, create=True)
    with Workspace.open(home, create=True) as second:
        assert not home.exists()
        first.close()
        second.import_files([file], owner="me")
    assert contacts(home) == 1


def test_a_reader_whose_store_was_removed_says_so(home, file):
    with Workspace.open(home, create=True) as net:
        net.import_files([file], owner="me")
    store = open_store(home)
    shutil.rmtree(home)
    home.mkdir()
    with pytest.raises(StoreProblem, match="removed or replaced"), store.writing("repair"):
        pass
    store.close()


@pytest.mark.slow
def test_first_imports_beside_refused_ones_all_land(home, file, tmp_path):
    bad = tmp_path / "bad.csv"
    bad.write_text("nothing,of,use\n1,2,3\n")
    failures: list[str] = []

    def refused() -> None:
        with Workspace.open(home, create=True) as net:
            net.import_files([bad])

    def landed() -> None:
        with Workspace.open(home, create=True) as net:
            net.import_files([file], owner="me")

    def run(work) -> None:
        try:
            work()
        except InfographError as error:
            failures.append(error.message)

    for _ in range(8):
        threads = [threading.Thread(target=run, args=(work,)) for work in (refused, landed, refused)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert failures == []
        assert contacts(home) == 1
        shutil.rmtree(home)


def test_what_is_said_of_a_damaged_store_can_be_done(home, file, tmp_path):
    with Workspace.open(home, create=True) as net:
        net.import_files([file], owner="me")
    backup = tmp_path / "backup.db"
    shutil.copy(home / FILE_NAME, backup)
    with (home / FILE_NAME).open("r+b") as damaged:
        damaged.seek(5000)
        damaged.write(b"damage")
    with pytest.raises(StoreProblem) as caught:
        open_store(home).verify()
    assert (
        "Put a backup in its place (infograph restore; of a pool: infograph pool restore), or move it away and"
        in caught.value.hint
    )
    shutil.move(home / FILE_NAME, tmp_path / "aside.db")
    with Workspace.open(home, create=True) as net:
        net.import_files([file], owner="me")
    assert contacts(home) == 1
    shutil.copy(backup, home / FILE_NAME)
    assert contacts(home) == 1


def test_a_store_that_was_moved_away_is_made_again_by_the_next_import(home, file, tmp_path):
    with Workspace.open(home, create=True) as net:
        net.import_files([file], owner="me")
    shutil.move(home / FILE_NAME, tmp_path / "old.db")
    with Workspace.open(home, create=True) as net:
        net.import_files([file], owner="me")
    assert contacts(home) == 1
