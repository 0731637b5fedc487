"""A run over all members in slices, kept in a folder: killed and started again it takes up where it stood.

`manifest.json` says which pool, question and engine the slices are of; it is written when all that a run needs is there. Of
another pool or question than asked for now, or not whole, the folder is emptied and the run begins anew.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, NamedTuple

import numpy as np

from infograph.errors import BadRequest
from infograph.files import private_folder, whole_file, write_whole
from infograph.pool.everyone import WAY, Asked, Ranked

MANIFEST, MARK, RANKED, TABLES, SPILL, LOG, LAYOUT = "manifest.json", "run", "ranked", "tables", "spill", "spark.log", 1
OURS = (MANIFEST, RANKED, TABLES, SPILL, LOG)
"""What a run keeps in its folder, beside what marks it: the first is removed first, as without it nothing is of a run."""
DAYS = 7
"""A run is taken up on its own day within so many days: ages hardly change in a week."""
Begun = Literal["new", "taken up", "pool changed", "question changed", "not whole"]
Slice = tuple[int, int]
"""The rows of the first and of the last member of a slice."""


class Stand(NamedTuple):
    """How a run begins: from nothing or where another stood, of how many slices how many were ranked before, and the day from
    which ages count."""

    begun: Begun
    done: int
    slices: int
    day: int


TellStand = Callable[[Stand], None]


class Run(NamedTuple):
    """A folder with slices of members, to be ranked or ranked already, how it was found, and of which day it is."""

    folder: Path
    slices: Sequence[Slice]
    begun: Begun
    day: int


class Key(NamedTuple):
    """What a run is of: the engine, the number of the pool's last change, a digest of all else that decides the answer, and the
    day from which ages count."""

    engine: str
    generation: int
    question: str
    day: int


def digest_of(asked: Asked, members: Sequence[int], limit: int) -> str:
    """Return a digest of what decides an answer beside the pool's exports."""
    parts = (asked.half_life, asked.settings, asked.answers, limit)
    digest = sha256(repr(parts).encode())
    for column in (asked.relevance, asked.connectors, np.asarray(members, np.int64)):
        digest.update(np.ascontiguousarray(column).tobytes())
    return digest.hexdigest()


def sliced(members: Sequence[int], size: int) -> list[Slice]:
    """Return slices of so many members, given by their rows in order.

    >>> sliced([3, 5, 8, 9, 11], 2)
    [(3, 5), (8, 9), (11, 11)]
    """
    return [(members[at], members[min(at + size, len(members)) - 1]) for at in range(0, len(members), size)]


def begin(folder: Path, key: Key, slices: Sequence[Slice], prepare: Callable[[Path], Mapping[str, Any]] = lambda _: {}) -> Run:
    """Return the run of a folder, taken up where it is of this key, else made anew by `prepare`, which writes what it needs.

    What `prepare` returns stands in the manifest too. Raises BadRequest for a folder that holds something else, or cannot
    be written.
    """
    before = _manifest(folder)
    begun = _compared(folder, before, key)
    if before is not None and begun == "taken up":
        return Run(folder, [(first, last) for first, last in before["slices"]], begun, key.day)
    try:
        _empty(folder)
        more = prepare(folder)
        sizes = {str(file.relative_to(folder)): file.stat().st_size for file in sorted(folder.rglob("*")) if file.is_file()}
        manifest = {"layout": LAYOUT, **key._asdict(), "slices": slices, "bytes": sizes, **more}
        write_whole(folder / MANIFEST, json.dumps(manifest, indent=1))
    except OSError as error:
        raise BadRequest(f"Cannot write into {folder}: {error.strerror}.", "Give another folder: --run FOLDER") from None
    return Run(folder, slices, begun, key.day)


def day_of(folder: Path, today: int) -> int:
    """Return the day of the run in a folder, where that is not long ago, so that a run may go on after midnight; else today."""
    before = _manifest(folder)
    day = before["day"] if before is not None else today
    return day if today - DAYS <= day <= today else today


def is_of(folder: Path, key: Key) -> bool:
    """Say whether the run in a folder is of a key."""
    return _compared(folder, _manifest(folder), key) == "taken up"


def read_slice(run: Run, number: int) -> Ranked | None:
    """Return a slice that was ranked and kept; None for one that was not, or is not whole."""
    try:
        ranked = np.load(run.folder / RANKED / f"{number:05}.npy", allow_pickle=False)
    except (OSError, ValueError):
        return None
    return ranked if ranked.dtype == WAY else None


def keep_slice(run: Run, number: int, rows: Ranked) -> None:
    """Keep a ranked slice, whole or not at all."""
    with whole_file(run.folder / RANKED / f"{number:05}.npy") as file:
        np.save(file, rows, allow_pickle=False)


def forget(folder: Path) -> None:
    """Remove what a run keeps in its folder, and the folder where nothing else is in it."""
    if (folder / MARK).exists():
        for name in OURS:
            shutil.rmtree(folder / name, ignore_errors=True)
            (folder / name).unlink(missing_ok=True)
        (folder / MARK).unlink()
        with suppress(OSError):  # something of somebody else's is in it
            folder.rmdir()


def _manifest(folder: Path) -> dict[str, Any] | None:
    with suppress(OSError, ValueError):
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
        whole = isinstance(manifest, dict) and manifest.keys() >= {*Key._fields, "slices", "bytes"}
        if whole and manifest.get("layout") == LAYOUT:
            return manifest
    return None


def _compared(folder: Path, before: Mapping[str, Any] | None, key: Key) -> Begun:
    if before is None:
        return "new"
    if before["generation"] != key.generation:
        return "pool changed"
    if {name: before[name] for name in key._fields} != key._asdict():
        return "question changed"
    try:
        whole = all((folder / name).stat().st_size == size for name, size in before["bytes"].items())
    except OSError:
        whole = False
    return "taken up" if whole else "not whole"


def _empty(folder: Path) -> None:
    """Make a folder with nothing in it but what marks it as one of a run; one that holds anything else is left as it is."""
    forget(folder)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadRequest(f"{folder} holds something else.", "Give an empty folder, or one that is not there: --run FOLDER")
    private_folder(folder)
    write_whole(folder / MARK, "What infograph keeps of a run over all members of a pool.\n")
    (folder / RANKED).mkdir(mode=0o700)
