"""A small store of one's own, used as people use it: through the command line."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from exports import ALEX, BOB, CAROL, DAN, MIRA, export
from infograph.cli.main import cli
from infograph.store import pages
from infograph.store.db import FILE_NAME
from infograph.workspace import Workspace


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a store that is not there yet."""
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("INFOGRAPH_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def ig(home: Path) -> Callable[..., Result]:
    """Return what runs `infograph` with these words."""

    def run(*words: object, rc: int = 0) -> Result:
        result = CliRunner().invoke(cli, [str(word) for word in words], prog_name="infograph")
        assert not (result.exception and not isinstance(result.exception, SystemExit)), result.exc_info
        assert result.exit_code == rc, result.output
        return result

    return run


@pytest.fixture
def grow_old(home: Path) -> Callable[[], None]:
    """Return what makes every file in the store one that was imported long ago."""

    def grown() -> None:
        db = pages.connect(home / FILE_NAME)
        db.execute("UPDATE source SET imported_on = '2020-01-01'")
        db.close()

    return grown


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make two stores once: `mine` holds my own export, `both` a friend's too."""
    folder = tmp_path_factory.mktemp("made")
    own = export(folder / "Connections.csv", [BOB, MIRA])
    friends = export(folder / "bob.csv", [CAROL, DAN, ALEX])
    for store in ("mine", "both"):
        with Workspace.open(folder / store, create=True) as net:
            net.import_files([own], me="Alex Rivera")
            if store == "both":
                net.import_files([friends], owner="Bob Johnson")
    return folder


@pytest.fixture
def mine(made: Path, home: Path) -> Path:
    """Fill the store with my own contacts and return their file: Bob, an engineer, and Mira, at a bank."""
    shutil.copytree(made / "mine", home)
    return made / "Connections.csv"


@pytest.fixture
def both(made: Path, home: Path) -> Path:
    """Fill it with Bob's contacts too and return their file: Carol and Dan in fintech, and me."""
    shutil.copytree(made / "both", home)
    return made / "bob.csv"
