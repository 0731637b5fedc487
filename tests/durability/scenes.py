"""Changes of a small store that a disk, a kill or a loss of power may stop, and what the store says before and after each."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from exports import ALEX, BOB, CAROL, DAN, MIRA, export
from infograph import Workspace
from infograph.errors import NoStore
from infograph.store.db import FILE_NAME
from store.test_damage import KILLED
from store.test_migrations import FIXTURES, laid_out

EMPTY = ""
"""What a folder without a store says."""


LARGE = """
import sys
from infograph import Workspace
from infograph.errors import InfographError
try:
    net = Workspace.open(sys.argv[1])
    net._store.db.execute("PRAGMA synchronous = EXTRA")
    with net._store.writing("repair") as db:
        db.execute("PRAGMA cache_size = 4")  # pages go to the file before the change has landed
        db.execute("UPDATE person SET name = upper(name)")
        db.execute("UPDATE record SET company = 'Elsewhere'")
except InfographError as error:
    sys.stderr.write(f"Error: {error}")
    sys.exit(1)
"""


class Scene(NamedTuple):
    """A command on a store in a folder that is there before; no folder: there is no store yet."""

    base: Path
    args: tuple[str, ...]


def said(home: Path) -> str:
    """Return all that a store says; `EMPTY` where there is none."""
    try:
        with Workspace.open(home) as net:
            out = io.StringIO()
            net.export("json", out)
            return out.getvalue()
    except NoStore:
        return EMPTY


def small_store(home: Path) -> Path:
    """Make a store of two people's contacts, with a log, and a backup of it beside the folder."""
    rows = [
        f"First{n},Last{n},https://www.linkedin.com/in/p-{n},,Firm {n % 7},Engineer,0{1 + n % 9} Mar 2019" for n in range(60)
    ]
    with Workspace.open(home, create=True) as net:
        net.import_files([export(home.parent / "mine.csv", [BOB, MIRA, *rows])], me="Alex Rivera")
        net.import_files([export(home.parent / "bob.csv", [ALEX, CAROL, DAN])], owner="Bob Johnson", keep_email=True)
        net.copy(home.parent / "monday.db")
        net.import_files([export(home.parent / "zoe.csv", [CAROL])], owner="Zoe Quill", new_owner=True)
    return home


NAMES = (
    "first import",
    "import",
    "forget a person",
    "forget an owner",
    "merge",
    "log",
    "restore",
    "import after a kill",
    "restore after a kill",
    "large change",
    "migration",
)


def scenes(folder: Path) -> dict[str, Scene]:
    """Make what each scene begins with in a folder, and return the scenes by their names."""
    base = small_store(folder / "base")
    old = folder / "old"
    laid_out(FIXTURES[0].read_text("utf-8"), old)
    more = export(folder / "more.csv", [f"New{n},Face{n},,,Visa,Nurse,01 Mar 2020" for n in range(40)])
    found = {
        "first import": Scene(folder / "none", ("import", str(more), "--me", "Alex Rivera")),
        "import": Scene(base, ("import", str(more), "--owner", "Dan Wu", "--new-owner")),
        "forget a person": Scene(base, ("forget", "Carol Lee", "--yes")),
        "forget an owner": Scene(base, ("forget", "--owner", "Bob Johnson", "--yes")),
        "merge": Scene(base, ("merge", "Carol Lee", "Mira Holloway", "--yes")),
        "log": Scene(base, ("log", "Bob Johnson", "asked", "--note", "about a first talk")),
        "restore": Scene(base, ("restore", str(folder / "monday.db"), "--yes")),
        "import after a kill": Scene(killed(base), ("import", str(more), "--owner", "Dan Wu", "--new-owner")),
        "restore after a kill": Scene(folder / "killed", ("restore", str(folder / "monday.db"), "--yes")),
        "large change": Scene(base, ("-c", LARGE)),
        "migration": Scene(old, ("suggest", "--industry", "fintech")),
    }
    assert tuple(found) == NAMES
    return found


def killed(base: Path) -> Path:
    """Leave a store as a kill in the middle of a change does: half-changed, with the journal beside it."""
    home = Path(shutil.copytree(base, base.with_name("killed")))
    subprocess.run([sys.executable, "-c", KILLED, str(home)], check=False)
    assert (home / f"{FILE_NAME}-journal").stat().st_size > 0
    return home
