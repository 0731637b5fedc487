"""What an error advises is done: the commands that it names run in the world in which it came, and are not refused."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.advice import CASES, CROWD, FILES, Case, broken, copied, ended
from every_command import ALL
from exports import BOB, export
from infograph.cli.main import cli
from infograph.store import backups, pages
from infograph.store.db import FILE_NAME, open_store
from infograph.workspace import Workspace

PRINTED = re.compile(
    rf"infograph ((?:{'|'.join(sorted({words[0] for words in ALL}))})(?: (?:'[^'\n]*'|\"[^\"\n]*\"|[^\s'\",;(“]+))*)"
)
"""A command in a sentence, up to what no command has."""
WORDS_AFTER = (" says", " looks", " lists", " shows")


class World:
    """A folder for each case, in which commands are run as they are typed."""

    def __init__(self, case: Case, made: Path, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder, self.home, self.patch, self.said = folder, folder / "home", patch, ""
        patch.chdir(folder)
        copied(made, self.home, case.world)
        if case.world == "mine_crowd":
            with Workspace.open(self.home, create=True) as net:
                rows = [BOB, *(row.replace("Pal", "Chum").replace("pal-", "chum-") for row in CROWD)]
                net.import_files([export(folder / "Connections.csv", rows)], me="Alex Rivera")
        if case.world == "homeless":
            patch.delenv("INFOGRAPH_HOME")
            patch.setattr(Path, "home", _no_home)
        for name, value in case.env.items():
            patch.setenv(name, value)
        if case.absent:
            patch.setitem(sys.modules, case.absent, None)

    def follow(self, way: str) -> Result | None:
        """Do the steps of a way one after another; return what the last command gave."""
        last = None
        for step in filter(None, way.split(" && ")):
            if last is not None:
                assert last.exit_code == 0, f"{step}: {last.output}"
            last = self._step(step)
        return last

    def _step(self, step: str) -> Result | None:
        for start, deed in self._deeds().items():
            if step.startswith(start):
                deed(*(self._path(name) for name in re.findall(r"\{([^}]+)\}", step)))
                return None
        if step.startswith("printed"):
            return self._run([*shlex.split(self._printed()), *shlex.split(step.removeprefix("printed"))])
        words = shlex.split(re.sub(r"\{([^}]+)\}", lambda name: self._words(name[1]), step))
        return self._run(words)

    def _deeds(self) -> dict[str, Callable[..., object]]:
        """Return what is done by hand, by the words that say it."""
        return {
            "elsewhere": lambda: self.patch.setenv("INFOGRAPH_HOME", str(self.folder / "elsewhere")),
            "damage": lambda: broken(self.home / FILE_NAME),
            "move away": lambda: self.home.rename(self.folder / "moved"),
            "cut": lambda path: path.write_bytes(path.read_bytes()[:-200]),
            "end consent": ended,
            "replace by a link": self._link,
            "replace by a file": self._file,
            "take the name of the backups": (self.home / backups.FOLDER).touch,
            "spoil a setting": lambda: spoilt(self.home / FILE_NAME),
            "free the name": (self.home / backups.FOLDER).unlink,
            "make {": lambda path: path,
            "lay out": _no_pool,
        }

    def _link(self) -> None:
        store = self.home / FILE_NAME
        store.rename(self.folder / "elsewhere.db")
        store.symlink_to(self.folder / "elsewhere.db")

    def _file(self) -> None:
        self.home.rename(self.folder / "moved")
        self.home.touch()

    def _path(self, name: str) -> Path:
        file, make = FILES.get(name, (name, None))
        path = self.folder / "files" / file
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            if make is not None:
                make(path)
        return path

    def _words(self, name: str) -> str:
        if name == "two records":
            numbers = re.findall(r"\b(\d+) [^=\n]* = (\d+) ", self.said)
            return " ".join(numbers[0])
        return shlex.quote(str(self._path(name)))

    def _printed(self) -> str:
        found = PRINTED.search(self.said)
        assert found is not None, self.said
        return re.split("|".join(WORDS_AFTER), found[1])[0].rstrip(".")

    def _run(self, words: list[str]) -> Result:
        result = CliRunner().invoke(cli, words, prog_name="infograph")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        self.said = result.output
        return result


def spoilt(store: Path) -> None:
    """Make the setting of when things are due one that no version wrote."""
    with closing(pages.connect(store)) as db:
        db.execute("INSERT OR REPLACE INTO meta VALUES ('cadence', '{\"no such thing\": 1}')")


def _no_home() -> Path:
    raise RuntimeError("no home")


def _no_pool(folder: Path) -> None:
    store = open_store(folder, create=True, name="pool.db")
    with store.writing("import"):
        pass
    store.close()


def ways() -> list[object]:
    slow = [pytest.mark.slow]
    pairs = [(case, way) for case in CASES for way in case.then]
    return [
        pytest.param(*pair, id=f"{pair[0].says[:50]} {pair[1][:40]}", marks=slow if takes_long(*pair) else []) for pair in pairs
    ]


def takes_long(case: Case, way: str) -> bool:
    """Say whether the sample is imported or a picture is drawn on the way."""
    return any(word in f"{case.first} {case.fails} {way}" for word in ("demo", "plot "))


@pytest.mark.sampled(20)
@pytest.mark.parametrize(("case", "way"), ways())
def test_what_an_error_advises_can_be_done(case, way, made, home, tmp_path, monkeypatch):
    monkeypatch.setenv("INFOGRAPH_HOME", str(tmp_path / "home"))
    world = World(case, made, tmp_path, monkeypatch)
    world.follow(case.first)
    refused = world.follow(case.fails)
    assert refused is not None and refused.exit_code in (1, 2), refused and refused.output
    said = " ".join(refused.output.split())
    if "pip install --upgrade click" in said:
        pytest.skip("the installed Click is too old to get so far")
    wanted = ".+?".join(re.escape(" ".join(part.split())) for part in case.says.split("{}"))
    assert re.search(wanted.replace(r"\ ", r"\s*"), said), said
    done = world.follow(way)
    assert done is not None and done.exit_code == 0, done and done.output
