"""What a loss of power may leave of storage calls: each that was synced, and any of those that were not."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from durability.storage import Call

Files = dict[str, bytes | None]
"""Path -> content of a file; None: a folder."""

SECTOR = 512


class Disk:
    """A folder as a disk keeps it: what is certain, and what was written since and is not.

    A name survives once its folder was synced, content once the file was, and neither one with the other: no file system
    promises more. Changes of names that were not synced are lost from some point on, as a file system's own journal does it.
    """

    def __init__(self, files: Files) -> None:
        self._names: dict[str, int | None] = {}
        self._content: dict[int, bytes] = {}
        self._written: dict[int, list[Call]] = {}
        for path, content in files.items():
            self._names[path] = None if content is None else self._new(content)
        self._now = dict(self._names)
        self._renamed: list[tuple[str, dict[str, int | None]]] = []

    def take(self, call: Call) -> None:
        """Let a call have happened."""
        if call.name in ("write", "cut"):
            number = self._now[call.path]
            assert number is not None
            self._written[number].append(call)
        elif call.name == "sync":
            number = self._now.get(call.path)
            if number is None:
                self._settle(call.path)
            else:
                self._content[number] = _after(self._content[number], self._written[number])
                self._written[number] = []
        else:
            self._rename(call)

    def left(self, *, names: int, which: random.Random | bool) -> Files:
        """Return what is left where so many changes of names survive, and of each file's writes all, none or some."""
        standing = self._renamed[names - 1][1] if names else self._names
        found: Files = {}
        for path, number in standing.items():
            if number is None:
                found[path] = None
                continue
            writes = self._written[number]
            if isinstance(which, random.Random):
                writes = [_torn(write, which) for write in writes if which.random() < 0.5]
            elif not which:
                writes = []
            found[path] = _after(self._content[number], writes)
        return found

    @property
    def names_open(self) -> int:
        """Return how many changes of names are not certain yet."""
        return len(self._renamed)

    def _new(self, content: bytes) -> int:
        number = len(self._content)
        self._content[number], self._written[number] = content, []
        return number

    def _rename(self, call: Call) -> None:
        self._now = dict(self._now)
        if call.name == "make":
            self._now[call.path] = self._new(b"")
        elif call.name == "mkdir":
            self._now[call.path] = None
        elif call.name == "link":
            self._now[call.other] = self._now[call.path]
        else:
            gone = self._now.pop(call.path)
            if call.name == "rename":
                self._now[call.other] = gone
        self._renamed.append((call.other or call.path, self._now))

    def _settle(self, folder: str) -> None:
        """Make certain what happened to names in a folder; and what happened before to others, which a journal keeps in order."""
        last = max((n for n, (path, _) in enumerate(self._renamed) if str(PurePosixPath(path).parent) == folder), default=-1)
        if last >= 0:
            self._names = self._renamed[last][1]
            self._renamed = self._renamed[last + 1 :]


def states(files: Files, calls: Sequence[Call], seed: int, *, every: int = 1) -> Iterator[tuple[int, Files]]:
    """Yield (number of calls that had happened, what may be left then) for each point, or those around syncs and names alone."""
    disk, chance = Disk(files), random.Random(seed)
    for done in range(len(calls) + 1):
        if done:
            disk.take(calls[done - 1])
        around = {call.name for call in calls[max(0, done - 1) : done + 1]} - {"write"}
        if done % every and not around and done != len(calls):
            continue
        for names in sorted({0, disk.names_open // 2, disk.names_open}):
            for which in (True, False, chance, chance, chance):
                yield done, disk.left(names=names, which=which)


def files_in(home: Path) -> Files:
    """Return what stands in the folder that holds a store's."""
    return {
        str(part): None if part.is_dir() else part.read_bytes()
        for part in sorted(home.parent.rglob("*"))
        if _within(part, home)
    }


def digest(files: Files) -> str:
    """Return what tells what is left from what else may be."""
    whole = blake2b()
    for path, content in sorted(files.items()):
        whole.update(f"{path} {-1 if content is None else len(content)} ".encode() + (content or b""))
    return whole.hexdigest()


def put(files: Files, home: Path, elsewhere: Path) -> Path:
    """Write what is left as a store's folder in another place."""
    for path, content in files.items():
        target = elsewhere / PurePosixPath(path).relative_to(home)
        if content is None:
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            target.chmod(0o600)
    return elsewhere


def _within(part: Path, home: Path) -> bool:
    return part == home or home in part.parents


def _after(content: bytes, writes: Sequence[Call]) -> bytes:
    whole = bytearray(content)
    for write in writes:
        if write.name == "cut":
            whole = whole[: write.offset] + bytes(max(0, write.offset - len(whole)))
        else:
            whole += bytes(max(0, write.offset - len(whole)))
            whole[write.offset : write.offset + len(write.data)] = write.data
    return bytes(whole)


def _torn(write: Call, chance: random.Random) -> Call:
    """Return a write, or the sectors of it that reached the disk."""
    if write.name == "cut" or len(write.data) <= SECTOR or chance.random() < 0.7:
        return write
    return write._replace(data=write.data[: chance.randrange(1, len(write.data) // SECTOR) * SECTOR])
