"""Spark, on this machine and without a network beyond it, ranks as NetworkX does; what is missing or broken is said."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from infograph import Pool
from infograph.errors import BadRequest, MissingEngine
from infograph.pool import Engine, engine
from infograph.pool.everyone import Everyone
from infograph.pool.slices import Stand
from laws import law
from pool.conftest import DAY, NEEDS_SPARK
from pool.networks import Networks, networks
from pool.test_engines import SETTINGS, by_numpy, compared, killed_half_way, suggested

pytestmark = NEEDS_SPARK
SAMPLE = Path(__file__).parents[2] / "sample_data" / "friends"


def by_spark(held: Networks, most: int, folder: Path) -> np.ndarray:
    work = engine.Work(Everyone(held.arrays, held.asked), held.members, most, 1, folder)
    return engine.ranked_by(Engine("spark", run=folder), work)


@settings(max_examples=law(12).max_examples, phases=[Phase.explicit, Phase.generate])
@given(st.integers(0, 2**32), st.sampled_from(SETTINGS))
def test_spark_ranks_as_networkx_and_as_numpy_do(seed, chosen):
    held = networks(Random(seed), 60, chosen)
    with tempfile.TemporaryDirectory() as folder:
        ranked, expected = by_spark(held, 5, Path(folder) / "run"), by_numpy(held, 5)
    compared(held, ranked, 5)
    for name in ("ego", "target", "connector", "paths"):
        assert ranked[name].tolist() == expected[name].tolist()
    for name in ("value", "times", "ask"):
        assert ranked[name] == pytest.approx(expected[name], rel=1e-9, abs=1e-14)


def test_members_of_the_sample_get_the_same_from_both_engines(tmp_path):
    with Pool.create("Sample", tmp_path / "pool", today=DAY) as pool:
        for one in csv.DictReader((SAMPLE / "owners.csv").read_text("utf-8").splitlines()):
            pool.add(SAMPLE / one["file"], one["owner"], url=one["url"], consent="form", scope=["connector", "seen"])
        for asked in ({"industry": "fintech"}, {}):
            told: list[Stand] = []
            expected = pool.suggest(limit=5, **asked)
            rows = pool.suggest(limit=5, by=Engine("spark", tell_stand=told.append), **asked)
            assert rows == expected and len(rows) > 20
            assert [stand.begun for stand in told] == ["new"] and not (pool.folder / "run").exists()


def test_a_killed_run_of_spark_is_taken_up_and_broken_parts_are_made_again(make, monkeypatch):
    monkeypatch.setitem(engine.SLICES, "spark", 2)
    with make("one") as pool:
        expected, _ = suggested(pool)
        killed_half_way(pool, "spark")
        run = pool.folder / "run"
        assert {path.name for path in (run / "ranked").iterdir()} >= {"00000", "00001"}
        (run / "ranked" / "00000" / "_SUCCESS").unlink()
        (run / "ranked" / "00002").mkdir(exist_ok=True)
        (run / "ranked" / "00002" / "part-00000.snappy.parquet").write_bytes(b"PAR1 half")
        for part in (run / "ranked" / "00001").glob("part-*"):
            part.write_bytes(part.read_bytes()[:-9])
        other = run.with_name("kept")
        assert suggested(pool, other, "spark") == (expected, [("new", 0, 3)])
        assert suggested(pool, name="spark") == (expected, [("taken up", 0, 3)])
        assert suggested(pool, other, "spark") == (expected, [("taken up", 3, 3)]), "without starting Spark"
        next((other / "tables" / "ties").iterdir()).write_bytes(b"PAR1")
        assert suggested(pool, other, "spark") == (expected, [("not whole", 0, 3)])


def test_a_master_that_is_none_and_a_java_that_is_not_there_are_said(make, monkeypatch, tmp_path):
    with make("one") as pool:
        expected, _ = suggested(pool)
        with pytest.raises(BadRequest, match="“nowhere” is no master"):
            pool.suggest(limit=3, by=Engine("spark", master="nowhere"))
        with monkeypatch.context() as changed:
            changed.setenv("PATH", str(tmp_path))
            changed.delenv("JAVA_HOME", raising=False)
            with pytest.raises(MissingEngine, match="needs Java 17"):
                suggested(pool, name="spark")
        assert suggested(pool, name="spark") == (expected, [("new", 0, 1)]), "nothing was begun"


def test_what_spark_says_when_it_gives_up_stands_in_its_log(make):
    with make("one") as pool:
        words = ["-m", "infograph", "pool", "suggest", "--engine", "spark", "--pool", str(pool.folder)]
        env = os.environ | {"_JAVA_OPTIONS": "-Xmx1m"}
        done = subprocess.run([sys.executable, *words], env=env, capture_output=True, text=True)
        assert done.returncode == 1 and "Error: Spark gave up.\n" in done.stderr and "Traceback" not in done.stderr
        assert str(pool.folder / "run" / "spark.log") in done.stderr.replace("\n", "")
        assert "_JAVA_OPTIONS" in (pool.folder / "run" / "spark.log").read_text("utf-8")
        assert "_JAVA_OPTIONS" not in done.stderr and not done.stdout
