"""A small store of one's own, used as people use it: through the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from exports import ALEX, BOB, CAROL, DAN, MIRA, export
from infograph.cli.main import cli


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
def mine(ig: Callable[..., Result], tmp_path: Path) -> Path:
    """Import my own contacts and return their file: Bob, an engineer, and Mira, at a bank."""
    path = export(tmp_path / "Connections.csv", [BOB, MIRA])
    ig("import", path, "--me", "Alex Rivera")
    return path


@pytest.fixture
def both(ig: Callable[..., Result], mine: Path, tmp_path: Path) -> Path:
    """Import Bob's contacts too and return their file: Carol and Dan in fintech, and me."""
    path = export(tmp_path / "bob.csv", [CAROL, DAN, ALEX])
    ig("import", path, "--owner", "Bob Johnson")
    return path
