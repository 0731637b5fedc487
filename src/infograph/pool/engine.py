"""Rank for all members by one of two engines, in slices: NumPy in this process, or Spark for what outgrows a machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from typing import Literal, NamedTuple, get_args

import numpy as np

import infograph.pool.spark as spark
from infograph.errors import BadRequest, MissingEngine
from infograph.patterns import pattern
from infograph.pool.everyone import WAY, Everyone, Ranked
from infograph.pool.place import DERIVED
from infograph.pool.slices import Key, Run, Stand, TellStand, begin, day_of, digest_of, is_of, keep_slice, read_slice, sliced

EngineName = Literal["numpy", "spark"]
ENGINES: tuple[EngineName, ...] = get_args(EngineName)
RUN = DERIVED[1]
"""Folder in that of a pool in which a run is kept while it is not done."""
LOCAL = "local[2]"
SLICES = {"numpy": 500, "spark": 2000}
"""Members in a slice: what is lost when a run is killed."""
_MASTER = pattern(r"local(\[.+\])?|local-cluster\[.+\]|yarn|(spark|k8s)://.+")
_INSTALL = "pip install 'infograph[spark]', or leave --engine spark out: NumPy is faster on one machine."
_INSTALL_TO_WRITE = "Parquet takes pyarrow: pip install 'infograph[spark]'"


class Engine(NamedTuple):
    """Which engine ranks, Spark's master, the folder that keeps the run (None: one in the pool's, until it is done), and what
    is called with how a run begins and as it goes on."""

    name: EngineName = "numpy"
    master: str = LOCAL
    run: Path | None = None
    tell_stand: TellStand | None = None
    progress: Callable[[str, int, int], None] | None = None


class Work(NamedTuple):
    """What is to be ranked: the question, the members by their rows, how many people for each; the number of the pool's last
    change, and the folder that keeps the run."""

    everyone: Everyone
    members: Sequence[int]
    limit: int
    generation: int
    folder: Path | None


def check(engine: Engine) -> None:
    """Raise BadRequest for an engine or a master that is none: before anything is begun, or taken up."""
    if engine.name not in ENGINES:
        raise BadRequest(f"There is no engine “{engine.name}”.", f"One of: {', '.join(ENGINES)}")
    if engine.name == "spark" and not _MASTER.fullmatch(engine.master):
        raise BadRequest(
            f"“{engine.master}” is no master of Spark’s.", "One like local[2], spark://HOST:7077, yarn or k8s://HOST:PORT."
        )


def place_of(engine: Engine, pool: Path | None) -> Path | None:
    """Return the folder that keeps a run: the one that was given, else one in the pool's."""
    return engine.run or (pool / RUN if pool is not None else None)


def on_its_day(engine: Engine, folder: Path | None, today: int, made: Callable[[int], Work]) -> Work:
    """Return the work on the day of the run that it can take up, else on today; `made` makes it for a day."""
    day = day_of(folder, today) if folder is not None else today
    if day != today and folder is not None:
        work = made(day)
        if is_of(folder, _key(engine.name, work)):
            return work
    return made(today)


def ranked_by(engine: Engine, work: Work) -> Ranked:
    """Return what is found for every member, taking up a run that was begun before.

    Raises MissingEngine where Spark or Java is not there, EngineFailed where Spark gave up, BadRequest for no folder of a run.
    """
    slices = sliced(work.members, SLICES[engine.name])
    if engine.name == "spark":
        if work.folder is None:
            raise BadRequest("Spark needs a folder for its tables.", "Give one: --run FOLDER")
        parts = _by_spark(engine, work, work.folder)
    elif work.folder is None or (engine.run is None and len(slices) <= 1):
        parts = [_by_numpy(work, bounds) for bounds in slices]  # so short that nothing is worth keeping
    else:
        parts = _in_slices(engine, work, begin(work.folder, _key("numpy", work), slices))
    return np.concatenate(parts) if parts else np.zeros(0, WAY)


def write_run(work: Work) -> Stand:
    """Write Spark's tables into the folder of a run, where they are not there yet, and return how it stands."""
    assert work.folder is not None
    if find_spec("pyarrow") is None:
        raise MissingEngine("Nothing here can write tables for Spark.", _INSTALL_TO_WRITE)
    run = _begun_for_spark(work.folder, work)
    return Stand(run.begun, len(_done(run, work)), len(run.slices), run.day)


def _key(engine: str, work: Work) -> Key:
    asked = work.everyone.asked
    return Key(engine, work.generation, digest_of(asked, work.members, work.limit), int(asked.now))


def _begun_for_spark(folder: Path, work: Work) -> Run:
    """Return Spark's run of a folder, with the tables that it reads."""
    return begin(
        folder, _key("spark", work), sliced(work.members, SLICES["spark"]), lambda place: spark.write_tables(place, work)
    )


def _by_spark(engine: Engine, work: Work, folder: Path) -> list[Ranked]:
    """Return each slice of a run by Spark, which is started where one is not ranked yet."""
    if find_spec("pyarrow") is None:
        raise MissingEngine("Spark’s tables need pyarrow, which is not installed.", _INSTALL)
    if not is_of(folder, _key("spark", work)):
        _check_spark()  # before anything is begun
    run = _begun_for_spark(folder, work)
    done = _done(run, work)
    missing = [number for number in range(len(run.slices)) if number not in done]
    if missing:
        _check_spark()
    _tell(engine, run, len(done))
    if missing:
        for count, number in enumerate(spark.rank_missing(run, missing, engine.master), len(done) + 1):
            rows = spark.read_ranked(run, number, work.everyone.arrays.toss)
            assert rows is not None, f"slice {number} was ranked and cannot be read"
            done[number] = rows
            _show(engine, count, len(run.slices))
    return [done[number] for number in sorted(done)]


def _done(run: Run, work: Work) -> dict[int, Ranked]:
    """Return the slices of a run that Spark ranked before, by their numbers."""
    toss = work.everyone.arrays.toss
    return {number: rows for number in range(len(run.slices)) if (rows := spark.read_ranked(run, number, toss)) is not None}


def _check_spark() -> None:
    """Raise MissingEngine where Spark or the Java that it needs is not there."""
    if find_spec("pyspark") is None:
        raise MissingEngine("Spark is not installed.", _INSTALL)
    home = os.environ.get("JAVA_HOME")
    if which("java") is None and not (home and (Path(home) / "bin" / "java").exists()):
        raise MissingEngine(
            "Spark needs Java 17 or newer, and there is none.",
            "Install it (Debian: apt install openjdk-17-jre-headless; macOS: brew install openjdk), or set JAVA_HOME; "
            "or leave --engine spark out.",
        )


def _in_slices(engine: Engine, work: Work, run: Run) -> list[Ranked]:
    """Return each slice of a run by NumPy, those that were kept as they stand."""
    parts = [read_slice(run, number) for number in range(len(run.slices))]
    _tell(engine, run, sum(part is not None for part in parts))
    ranked: list[Ranked] = []
    for number, (part, bounds) in enumerate(zip(parts, run.slices, strict=True)):
        if part is None:
            part = _by_numpy(work, bounds)
            keep_slice(run, number, part)
        ranked.append(part)
        _show(engine, number + 1, len(run.slices))
    return ranked


def _by_numpy(work: Work, bounds: tuple[int, int]) -> Ranked:
    first, last = bounds
    return np.concatenate([work.everyone.of(row, work.limit) for row in work.members if first <= row <= last])


def _tell(engine: Engine, run: Run, done: int) -> None:
    if engine.tell_stand is not None:
        engine.tell_stand(Stand(run.begun, done, len(run.slices), run.day))


def _show(engine: Engine, done: int, slices: int) -> None:
    if engine.progress is not None:
        engine.progress("Slices of members ranked", done, slices)
