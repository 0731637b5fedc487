"""What the tests of this folder share: a process for commands, and the scenes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from durability import storage
from durability.scenes import Scene, scenes


@pytest.fixture(scope="session")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[storage.Commands]:
    """Give a process that runs commands under a library which counts, fails and writes down their storage calls."""
    with storage.commands(tmp_path_factory.mktemp("library")) as found:
        if found is None:
            pytest.skip("needs Linux and a C compiler")
        yield found


@pytest.fixture(scope="session")
def acts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scene]:
    """Give the scenes, made once."""
    return scenes(tmp_path_factory.mktemp("scenes"))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return the place of a store's folder in one of its own."""
    (tmp_path / "around").mkdir()
    return tmp_path / "around" / "home"
