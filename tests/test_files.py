"""The one way to write a file: whole or not at all, private, through no link; and nothing else in the program opens one."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest

from infograph.errors import BadRequest
from infograph.files import private_folder, whole_file, write_whole

SOURCE = Path(__file__).parents[1] / "src" / "infograph"
OPENS = {
    "files.py": "the one way",
    "store/place.py": "a store that is being made, which takes its name when it is whole",
    "store/locks.py": "the lock of the store, which holds nothing",
    "cli/commands/completion.py": "a line more in a start-up file of the user’s shell, which stays a link where it is one",
    "cli/main.py": "standard output that is gone",
    "cli/screen.py": "standard output that is closed",
    "pool/spark/session.py": "what Java says while it runs, for its owner alone",
}
"""Modules that open something to write, and why not by `whole_file`."""


def test_folders_are_made_for_their_owner_alone_whatever_the_umask_and_nowhere_otherwise(tmp_path):
    before = os.umask(0)
    try:
        private_folder(tmp_path / "a" / "b" / "c")
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.rglob("*")} == {0o700}
    (tmp_path / "file").touch()
    with pytest.raises(FileExistsError):
        private_folder(tmp_path / "file")
    others = [path.relative_to(SOURCE).as_posix() for path in SOURCE.rglob("*.py") if "parents=True" in path.read_text("utf-8")]
    assert others == ["cli/commands/completion.py"]  # the folder of the shell's own start-up file


def test_a_file_is_replaced_when_all_is_written_and_its_owner_alone_may_read_it(tmp_path):
    path = tmp_path / "answer.txt"
    path.write_text("old")
    path.chmod(0o644)
    with whole_file(path) as file:
        file.write(b"new")
        assert path.read_text() == "old"
    assert path.read_text() == "new" and stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_what_goes_wrong_on_the_way_leaves_the_old_file_and_nothing_beside_it(tmp_path):
    path = tmp_path / "answer.txt"
    path.write_text("old")
    with pytest.raises(KeyboardInterrupt), whole_file(path) as file:
        file.write(b"half")
        raise KeyboardInterrupt
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]


def test_a_link_a_folder_and_a_place_that_is_none_are_refused(tmp_path):
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / "link").symlink_to(victim)
    for path in (tmp_path / "link", tmp_path, tmp_path / "none" / "x", tmp_path / ("n" * 300), victim / "x"):
        with pytest.raises(BadRequest):
            write_whole(path, "theirs")
    assert victim.read_text() == "mine" and len(list(tmp_path.iterdir())) == 2


def test_no_other_module_opens_a_file_to_write():
    opened = re.compile(
        r"\.write_text\(|\.write_bytes\(|mkstemp|NamedTemporaryFile|O_CREAT|O_WRONLY|open\([^)\n]*[\"'][wax]b?[\"']"
    )
    found = {str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py") if opened.search(path.read_text("utf-8"))}
    assert found == set(OPENS)


def test_tables_and_objects_for_scripts_are_written_in_one_place_each():
    """Apart: rows that go on into our own readers, a packaged table, and a list of the user's that keeps its delimiter and its cells."""
    own = {
        "importers/workbooks.py",
        "industry/employers.py",
        "importers/member_data.py",
        "industry/labelling.py",
        "planning/targets.py",
    }
    texts = {str(path.relative_to(SOURCE)): path.read_text("utf-8") for path in SOURCE.rglob("*.py")}
    assert {name for name, text in texts.items() if "csv.writer(" in text} - own == {"renderers/guard.py"}
    assert {name for name, text in texts.items() if '"schema"' in text} == {"renderers/envelope.py", "intake/export.py"}
