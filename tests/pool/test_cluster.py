"""A cluster of Spark's own, a master and a worker as processes of this machine, ranks by the three documented steps."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

import infograph.pool.spark as here
from infograph.pool import engine
from infograph.pool.arrays import arrays_of
from infograph.pool.slices import Run
from pool.conftest import NEEDS_SPARK
from pool.test_engines import suggested

pytestmark = NEEDS_SPARK
SPARK = Path(getattr(find_spec("pyspark"), "origin", "")).parent / "bin"
PATIENCE = 120
"""Seconds in which a process of Spark must say that it has begun."""
LOCAL = {
    "SPARK_LOCAL_IP": "127.0.0.1",
    "PYSPARK_PYTHON": sys.executable,
    "JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",  # four Javas for some rows: they spare the second compiler
}


@pytest.fixture
def master(tmp_path) -> Iterator[str]:
    """Start a master and a worker with two cores, yield the master's address, and end both."""
    with ExitStack() as ended:
        begun = re.compile(r"Starting Spark master at (spark://\S+)")
        address = started("master.Master", ["--port", "0"], begun, tmp_path, ended)
        words = ["--cores", "2", "--memory", "1g", "--work-dir", str(tmp_path / "work"), address]
        started("worker.Worker", words, re.compile(f"Successfully registered with master ({address})"), tmp_path, ended)
        yield address


def started(name: str, words: list[str], begun: re.Pattern[str], folder: Path, ended: ExitStack) -> str:
    """Start a process of Spark's, and return what it says when it has begun."""
    log = folder / f"{name}.log"
    command = [SPARK / "spark-class", f"org.apache.spark.deploy.{name}", "--host", "127.0.0.1", "--webui-port", "0", *words]
    with log.open("w") as out:
        process = subprocess.Popen(command, env=os.environ | LOCAL, stdout=out, stderr=subprocess.STDOUT)
    ended.callback(process.wait)
    ended.callback(process.terminate)
    until = time.monotonic() + PATIENCE
    while (said := begun.search(log.read_text("utf-8", "replace"))) is None:
        assert process.poll() is None and time.monotonic() < until, log.read_text("utf-8", "replace")
        time.sleep(0.2)
    return said[1]


def test_the_documented_steps_rank_on_a_cluster_as_numpy_does(make, master, monkeypatch, tmp_path):
    monkeypatch.setattr(engine, "SLICES", {"numpy": 3, "spark": 3})
    with make("one") as pool:
        run, beside = tmp_path / "run", tmp_path / "beside"
        pool.decline(suggested(pool)[0][0].ask, limit=3)
        expected, _ = suggested(pool, beside)
        assert pool.tables(run, limit=3)[:3] == ("new", 0, 2)
        job = Path(here.__path__[0]) / "job.py"
        words = [
            str(SPARK / "spark-submit"),
            "--master",
            master,
            "--executor-memory",
            "512m",
            "--conf",
            "spark.ui.enabled=false",
            str(job),
            str(run),
        ]
        done = subprocess.run(words, env=os.environ | LOCAL, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert "0 of 2 slices were ranked before." in done.stdout and "Slice 1 is ranked." in done.stdout
        assert list((tmp_path / "work").glob("app-*")), "ranked by a worker of the cluster"
        assert suggested(pool, run, "spark") == (expected, [("taken up", 2, 2)])
        with pool._store.reading() as db:
            toss = arrays_of(db, pool.folder).toss
    for number in range(2):
        theirs, ours = here.read_ranked(Run(run, [], "new", 0), number, toss), np.load(beside / "ranked" / f"{number:05}.npy")
        assert theirs is not None and len(ours)
        for name in ours.dtype.names:
            assert theirs[name] == pytest.approx(ours[name], rel=1e-9, abs=1e-14)
