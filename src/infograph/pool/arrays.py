"""A pool's ties as NumPy arrays in compressed rows, mapped from disk: made from the store, thrown away when it has changed.

A row is a person: their ties stand at `starts[i]:starts[i + 1]`. Of a tie there is the other's row, the day, who stated it, and
where in the table of evidence it stands; most have none and share its first row. 14 bytes a tie and direction.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, fields
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from infograph.files import write_whole
from infograph.pool.place import DERIVED
from infograph.store import pool as rows
from infograph.store.db import Connection
from infograph.store.departed import departed

FOLDER, HEADER, LAYOUT = DERIVED[0], "header.json", 1
MINE, THEIRS = 1, 2
"""A tie that stands in the files of the row's own person; in those of the other one."""
_AT_ONCE = 100_000
EVIDENCE = np.dtype(
    [(name, "i4") for name in ("n", "last", "closeness", "mutual", "noted", "seen_only", "departed")] + [("together", "f8")]
)
"""What is known of a tie beyond its day; -1 where a number is not known, NaN for `together`."""
_NOTHING = (0, -1, -1, -1, 0, 0, -1, float("nan"))

Ints = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True)
class Arrays:
    """The rows: people by their number in the store, and their ties; see the module."""

    people: Ints
    contacts: Ints
    complete: NDArray[np.bool_]
    toss: NDArray[np.uint64]
    starts: Ints
    others: Ints
    since: Ints
    stated: NDArray[np.uint8]
    proof: Ints
    evidence: NDArray[Any]

    def rows_of(self, people: Iterable[int]) -> Ints:
        """Return the rows of people by their numbers in the store, which must be there."""
        return np.searchsorted(self.people, np.fromiter(people, np.int64))

    def row(self, person: int) -> int:
        """Return the row of a person; raises KeyError for nobody's number."""
        place = int(np.searchsorted(self.people, person))
        if place == len(self.people) or self.people[place] != person:
            raise KeyError(person)
        return place

    def ties(self, row: int) -> slice:
        """Return where the ties of a row stand."""
        return slice(int(self.starts[row]), int(self.starts[row + 1]))


def arrays_of(db: Connection, folder: Path | None) -> Arrays:
    """Return the arrays of a pool, mapped from its folder; made anew where they are none, of an older pool, or half-written."""
    generation = rows.generation(db)
    if folder is None:
        return made(db)
    mapped = _mapped(folder / FOLDER, generation)
    if mapped is not None:
        return mapped
    fresh = made(db)
    with suppress(OSError):  # a folder that cannot be written has its arrays in memory
        _write(fresh, folder / FOLDER, generation)
        return _mapped(folder / FOLDER, generation) or fresh
    return fresh


def made(db: Connection) -> Arrays:
    """Make the arrays from the store."""
    people = rows.everybody(db)
    numbers = np.fromiter((row[0] for row in people), np.int64, len(people))
    person, other, since, proved = _ties(db)
    person, other = np.searchsorted(numbers, person), np.searchsorted(numbers, other).astype(np.int32)
    starts = np.zeros(len(people) + 1, np.int64)
    np.cumsum(np.bincount(person, minlength=len(people)), out=starts[1:])
    proof, evidence = _evidence(db, proved.astype(bool))
    place = _Places(numbers, starts, other)
    evidence = _with_departed(db, place, proof, evidence)
    return Arrays(
        people=numbers,
        contacts=np.fromiter((row[2] for row in people), np.int32, len(people)),
        complete=np.fromiter((row[3] for row in people), np.bool_, len(people)),
        toss=np.fromiter(map(_toss, (row[1] for row in people)), np.uint64, len(people)),
        starts=starts,
        others=other,
        since=since.astype(np.int32),
        stated=_stated(db, place),
        proof=proof,
        evidence=evidence,
    )


class _Places:
    """Where the tie of two people stands."""

    def __init__(self, people: Ints, starts: Ints, others: Ints) -> None:
        self.people, self.starts, self.others = people, starts, others

    def __len__(self) -> int:
        return len(self.others)

    def of(self, person: int, others: Ints) -> Ints:
        """Return the places of those ties of a person with these others (numbers in the store) that are there."""
        row = int(np.searchsorted(self.people, person))
        first, mine = self.starts[row], self.others[self.starts[row] : self.starts[row + 1]]
        wanted = np.searchsorted(self.people, others)
        places = np.minimum(np.searchsorted(mine, wanted), max(0, len(mine) - 1))
        return first + places[mine[places] == wanted] if len(mine) else places[:0]

    def back(self, places: Ints, person: int) -> Ints:
        """Return the places of the same ties as they stand with the others."""
        return np.array(
            [self.of(int(self.people[self.others[place]]), np.array([person]))[0] for place in places], dtype=np.int64
        )


def _ties(db: Connection) -> list[Ints]:
    parts: list[Ints] = []
    for some in _slices(rows.ties(db)):
        parts.append(np.array(some, np.int64))
    whole = np.concatenate(parts) if parts else np.zeros((0, 4), np.int64)
    return [whole[:, column].copy() for column in range(4)]


def _evidence(db: Connection, proved: NDArray[np.bool_]) -> tuple[Ints, NDArray[Any]]:
    """Return for each tie its row in the table of evidence, and the table."""
    proof = np.where(proved, np.cumsum(proved), 0).astype(np.int32)
    proofs = [
        (row.n, *map(_or, (row.last, row.closeness, row.mutual)), row.noted, row.seen_only, -1, _or(row.together, float("nan")))
        for row in rows.proofs(db)
    ]
    return proof, np.array([_NOTHING, *proofs], EVIDENCE)


def _or(number: float | None, unknown: float = -1) -> float:
    return unknown if number is None else number


def _with_departed(db: Connection, place: _Places, proof: Ints, evidence: NDArray[Any]) -> NDArray[Any]:
    """Mark the ties that no longer stand in the newest list of whoever listed them, in rows of their own."""
    more: list[Any] = []
    for owner, day, people in departed(db):
        here = place.of(owner, np.array(sorted(people), np.int64))
        for spot in (*here, *place.back(here, owner)):
            if proof[spot] < len(evidence):  # else both ends no longer list each other
                more.append(evidence[proof[spot]].copy())
                proof[spot] = len(evidence) + len(more) - 1
            more[proof[spot] - len(evidence)]["departed"] = day
    return np.concatenate([evidence, np.array(more, EVIDENCE)]) if more else evidence


def _stated(db: Connection, place: _Places) -> NDArray[np.uint8]:
    """Return for each tie whether the files of its own end say it, or those of the other."""
    said = np.zeros(len(place), np.uint8)
    ends = np.repeat(np.arange(len(place.people)), np.diff(place.starts))
    mine: dict[int, list[int]] = {}
    for person, other in rows.stated(db):
        mine.setdefault(person, []).append(other)
    for person, others in mine.items():
        said[place.of(person, np.array(others, np.int64))] |= MINE
    # The same tie from the other end: sorted by (other, own) it stands in the order of (own, other).
    turned = np.lexsort((ends, place.others))
    said[turned] |= (said & MINE) * THEIRS
    return said


def _toss(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big")


def _slices(ties: Iterator[Any]) -> Iterator[list[Any]]:
    while some := list(islice(ties, _AT_ONCE)):
        yield some


def _write(arrays: Arrays, place: Path, generation: int) -> None:
    """Write the arrays into a folder that takes its name when it is whole; the header is written last."""
    draft = place.with_name(f".{place.name}.{os.urandom(6).hex()}.part")
    draft.mkdir(mode=0o700)
    try:
        for field in fields(arrays):
            np.save(draft / f"{field.name}.npy", getattr(arrays, field.name), allow_pickle=False)
        sizes = {field.name: (draft / f"{field.name}.npy").stat().st_size for field in fields(arrays)}
        write_whole(draft / HEADER, json.dumps({"layout": LAYOUT, "generation": generation, "bytes": sizes}))
        for file in draft.iterdir():
            file.chmod(0o600)
        shutil.rmtree(place, ignore_errors=True)
        draft.rename(place)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def _mapped(place: Path, generation: int) -> Arrays | None:
    """Return the arrays of a folder; None where it is not there, of another generation, or not whole."""
    try:
        header = json.loads((place / HEADER).read_text("utf-8"))
        files = {field.name: place / f"{field.name}.npy" for field in fields(Arrays)}
        sizes = {name: file.stat().st_size for name, file in files.items()}
        if header != {"layout": LAYOUT, "generation": generation, "bytes": sizes}:
            return None
        return Arrays(**{name: np.load(file, mmap_mode="r", allow_pickle=False) for name, file in files.items()})
    except (OSError, ValueError):
        return None
