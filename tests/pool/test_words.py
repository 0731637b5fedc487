"""What a pool says in text: each thing once, and where there is more."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from infograph.cli.main import cli
from infograph.errors import BadRequest
from infograph.pool import Engine


@pytest.fixture
def run(make):
    with make("one") as pool:
        place = str(pool.folder)
    return lambda *words: CliRunner().invoke(cli, ["pool", *words, "--pool", place], prog_name="infograph")


@pytest.mark.parametrize("words", [("coverage",), ("export",)])
def test_why_counts_are_not_told_is_said_once(run, words):
    text = run(*words).stdout
    assert "not told" in text and text.count("fewer than 5") == 1 and text.splitlines()[-1].startswith("Not told:")


def test_a_list_that_is_full_says_how_to_see_more(run):
    told = run("suggest", "-n", "1").stderr
    assert "-n 2" in told
    assert "-n" not in run("suggest", "-n", "50").stderr


def test_a_master_that_is_none_is_refused_before_a_run_is_begun(make, tmp_path):
    with make("one") as pool, pytest.raises(BadRequest, match="“nowhere” is no master"):
        pool.suggest(limit=3, by=Engine("spark", master="nowhere", run=tmp_path / "run"))
    assert not (tmp_path / "run").exists()
