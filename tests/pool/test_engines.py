"""Engines give what NetworkX gives, a run that was killed goes on where it stood, and what is missing or broken is said."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph import Pool
from infograph.errors import BadRequest, MissingEngine
from infograph.pool import Engine, engine
from infograph.pool.everyone import WAY, Everyone
from infograph.ranking import suggestion_for
from infograph.ranking.score import find, order_value
from infograph.ranking.settings import Settings
from laws import law
from pool.networks import Networks, graph_of, networks

SETTINGS = (
    Settings(),
    Settings().with_(learning=False, hub=0.25),
    Settings().with_(tie_age=0.5, freshness=1.0, nearly=0.5, prior=2.0),
    Settings().with_(unknown=0.9, closeness=(0.1, 0.3, 0.6, 0.9, 0.999), kappa=1.0, hub=0.0),
)
held = st.builds(networks, st.randoms(use_true_random=False), st.integers(1, 12), st.sampled_from(SETTINGS))
"""A question to a pool of networks."""


def compared(held: Networks, ranked: np.ndarray, most: int) -> None:
    """Hold what an engine ranked for each member against `ranking` on their networkx.Graph."""
    assert ranked.dtype == WAY
    for ego in held.members:
        graph = graph_of(held, ego)
        found = find(graph, settings=held.asked.settings)
        values = {target: order_value(found, target) for target in found.paths}
        rows = ranked[ranked["ego"] == ego]
        shown = list(dict.fromkeys(rows["target"].tolist()))
        assert len(shown) == min(most, len(values))
        best = sorted(values.values(), reverse=True)[: len(shown)]
        assert [values[target] for target in shown] == pytest.approx(best, rel=1e-9, abs=1e-14)
        for target in shown:
            ways = rows[rows["target"] == target]
            expected = suggestion_for(graph, target, settings=held.asked.settings)
            assert expected is not None and set(ways["paths"]) == {len(expected.paths)}
            assert ways["value"] == pytest.approx(values[target], rel=1e-9, abs=1e-14)
            assert ways["times"] == pytest.approx(expected.times_median, rel=1e-8)
            least = max(path.ask for path in expected.paths) * held.asked.settings.nearly * (1 - 1e-9)
            nearly = {path.connector.id: path.ask for path in expected.paths if path.ask >= least}
            assert dict(zip(ways["connector"].tolist(), ways["ask"].tolist(), strict=True)) == pytest.approx(nearly)


def by_numpy(held: Networks, most: int) -> np.ndarray:
    everyone = Everyone(held.arrays, held.asked)
    return np.concatenate([everyone.of(row, most) for row in held.members])


@law(40)
@given(held)
def test_numpy_ranks_as_networkx_does(held):
    compared(held, by_numpy(held, 5), 5)


def test_the_law_would_see_what_answers_taught_left_out():
    random = Random(3)
    for _ in range(20):
        made = networks(random, 6, Settings())
        if made.asked.answers:
            untaught = Networks(made.arrays, replace(made.asked, answers=()), made.members)
            with pytest.raises(AssertionError):
                compared(made, by_numpy(untaught, 5), 5)
            return
    raise AssertionError("no network with answers was made")


RUN = """
import sys, time
import infograph.pool.engine as engine
from datetime import date
from pathlib import Path
from infograph import Pool
from infograph.pool import Engine
engine.SLICES.update(numpy=1, spark=2)
def show(what, done, slices):
    print(done, flush=True)
    if done == 2:
        time.sleep(600)
with Pool.open(sys.argv[1], today=date(2026, 11, 20)) as pool:
    pool.suggest(limit=3, by=Engine(sys.argv[2], run=Path(sys.argv[3]) if sys.argv[3] else None, progress=show))
"""


def killed_half_way(pool: Pool, name: str, run: Path | None = None) -> None:
    """Have another process rank two slices, and kill it."""
    words = [sys.executable, "-c", RUN, str(pool.folder), name, str(run or "")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert [process.stdout.readline() for _ in range(2)] == ["1\n", "2\n"]
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL


def suggested(pool: Pool, run: Path | None = None, name: str = "numpy") -> tuple[list, list[tuple]]:
    told: list[tuple] = []
    rows = pool.suggest(limit=3, by=Engine(name, run=run, tell_stand=lambda stand: told.append(stand[:3])))
    return list(rows), told


@pytest.fixture
def in_slices_of_one(monkeypatch):
    monkeypatch.setitem(engine.SLICES, "numpy", 1)


@pytest.mark.slow
@pytest.mark.usefixtures("in_slices_of_one")
def test_a_run_that_was_killed_is_taken_up(make):
    with make("one") as pool:
        expected, told = suggested(pool)
        assert told == [("new", 0, 5)] and not (pool.folder / "run").exists()
        killed_half_way(pool, "numpy")
        first = pool.folder / "run" / "ranked" / "00000.npy"
        (pool.folder / "run" / "ranked" / ".00002.npy.1a2b.part").write_bytes(b"half")
        kept = np.load(first)
        np.save(first, kept[:0])  # so that what was kept is seen to be what is used
        rows, told = suggested(pool)
        assert told == [("taken up", 2, 5)] and rows != expected
        assert not (pool.folder / "run").exists(), "nothing is left of a run that is done"
        killed_half_way(pool, "numpy")
        first.write_bytes(first.read_bytes()[:-9])
        assert suggested(pool) == (expected, [("taken up", 1, 5)])


@pytest.mark.slow
@pytest.mark.usefixtures("in_slices_of_one")
def test_a_run_on_another_pool_or_question_begins_anew_and_says_so(make, tmp_path):
    with make("one") as pool:
        killed_half_way(pool, "numpy")
        pool.remove("Eve Falk")
        assert not (pool.folder / "run").exists(), "whoever is removed is in no run either"
        killed_half_way(pool, "numpy", tmp_path / "kept")
        pool.remove("Cem Diaz")
        expected, _ = suggested(pool)
        assert suggested(pool, tmp_path / "kept") == (expected, [("pool changed", 0, 3)])
        assert suggested(pool, tmp_path / "kept") == (expected, [("taken up", 3, 3)])
        pool.consent("Bo Costa", "by telephone", scope="counts")
        assert suggested(pool, tmp_path / "kept")[1] == [("question changed", 0, 3)]
        with Pool.open(pool.folder, today=date(2026, 11, 22)) as later:
            assert suggested(later, tmp_path / "kept")[1] == [("taken up", 3, 3)], "after midnight"
        with Pool.open(pool.folder, today=date(2026, 12, 22)) as later:
            assert suggested(later, tmp_path / "kept")[1] == [("question changed", 0, 3)]


@pytest.mark.usefixtures("in_slices_of_one")
def test_a_folder_of_somebody_elses_is_left_as_it_is(make, tmp_path):
    mine = tmp_path / "mine"
    (mine / "ranked").mkdir(parents=True)
    (mine / "ranked" / "letter.txt").write_text("mine", "utf-8")
    with make("one") as pool:
        with pytest.raises(BadRequest, match="holds something else"):
            suggested(pool, mine)
        assert (mine / "ranked" / "letter.txt").read_text("utf-8") == "mine"
        (tmp_path / "file").write_text("mine", "utf-8")
        with pytest.raises(BadRequest):
            suggested(pool, tmp_path / "file")
        suggested(pool, tmp_path / "run")
        (tmp_path / "run" / "notes.txt").write_text("mine", "utf-8")
        manifest = tmp_path / "run" / "manifest.json"
        for broken in ("{", "[]", json.dumps({"layout": 1})):
            manifest.write_text(broken, "utf-8")
            with pytest.raises(BadRequest):
                suggested(pool, tmp_path / "run")
        assert (tmp_path / "run" / "notes.txt").exists()


@pytest.mark.skipif(find_spec("pyarrow") is not None, reason="Spark's extra is installed")
def test_without_sparks_extra_it_is_said_what_to_install(make):
    with make("one") as pool, pytest.raises(MissingEngine) as raised:
        suggested(pool, name="spark")
    assert "infograph[spark]" in raised.value.hint


def test_an_engine_that_is_none_is_refused(make):
    with make("one") as pool, pytest.raises(BadRequest, match="no engine"):
        suggested(pool, name="abacus")


@pytest.mark.usefixtures("in_slices_of_one")
def test_a_run_is_private(make, tmp_path):
    with make("one") as pool:
        suggested(pool, tmp_path / "run")
    modes = {path.name: path.stat().st_mode & 0o777 for path in (tmp_path / "run").rglob("*")}
    assert (tmp_path / "run").stat().st_mode & 0o777 == 0o700
    assert {mode for name, mode in modes.items() if name != "ranked"} == {0o600} and modes["ranked"] == 0o700
