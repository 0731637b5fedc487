"""The trial store: the documents' lines run in it, it says what it is, and dropping it takes nothing else away."""

from __future__ import annotations

import json
import re

import pytest

from exports import BOB, CAROL, export
from infograph.intake.trial import TRIAL_DAY
from infograph.workspace import Workspace

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Make the sample's store once: its files, and the marks of a trial."""
    from click.testing import CliRunner

    from infograph.cli.main import cli

    folder = tmp_path_factory.mktemp("trial") / "home"
    result = CliRunner().invoke(cli, ["demo", "--keep"], env={"INFOGRAPH_HOME": str(folder)})
    assert result.exit_code == 0 and "every command answers from it" in result.output
    assert re.search(r"^\d{3} more people: cli suggest -i fintech -n 30$", result.output, re.M)
    return folder


@pytest.fixture
def trial(kept, home):
    import shutil

    return shutil.copytree(kept, home)


def files(folder):
    return sorted(path.name for path in folder.iterdir())


def test_the_next_lines_answer_from_the_trial_store_as_on_its_day(ig, trial):
    assert ig("explain", "1").stdout.startswith("Santiago Castañeda")
    assert "Trial" in ig("status").stdout
    assert json.loads(ig("status", "--format", "json").stdout)["trial"] == TRIAL_DAY.isoformat()
    with Workspace.open() as net:
        assert net.today == TRIAL_DAY


def test_a_second_time_it_is_kept_as_it_is(ig, trial):
    ig("forget", "--source", "2", "--yes")
    before = ig("sources").stdout
    ig("demo", "--keep")
    assert ig("sources").stdout == before


def test_importing_into_it_warns(ig, trial, tmp_path):
    path = export(tmp_path / "own.csv", [BOB, CAROL])
    words = ("import", path, "--owner", "Zed Nova", "--new-owner")
    assert "infograph demo --drop" in ig(*words, "--dry-run").stdout
    assert "trial_store" in json.loads(ig(*words, "--format", "json").stdout)["files"][0]["warnings"]


def test_files_of_ones_own_are_dropped_with_it_only_by_ones_word(ig, trial, tmp_path):
    ig("import", export(tmp_path / "own.csv", [BOB, CAROL]), "--owner", "Zed Nova", "--new-owner")
    asked = ig("demo", "--drop", rc=2).stderr
    assert "own.csv" in asked and "--yes" in asked and "infograph.db" in files(trial)
    ig("demo", "--drop", "--yes")
    assert not trial.exists()


def test_what_else_lies_in_its_folder_stays(ig, trial):
    (trial / "notes.txt").write_text("mine", "utf-8")
    ig("explain", "1")
    ig("demo", "--drop")
    assert files(trial) == ["notes.txt"]
    ig("demo", "--keep", "-n", "1")
    assert "infograph.db" in files(trial)


def test_a_store_of_ones_own_is_neither_filled_nor_dropped(ig, both, home):
    before = {name: (home / name).read_bytes() for name in files(home)}
    for word in ("--keep", "--drop"):
        assert "no trial store" in ig("demo", word, rc=1).stderr
    assert {name: (home / name).read_bytes() for name in files(home)} | before == before
    assert json.loads(ig("status", "--format", "json").stdout)["trial"] == ""


def test_where_nothing_is_there_is_nothing_to_drop(ig, home):
    assert "no store yet" in ig("demo", "--drop", rc=1).stderr and not home.exists()
    assert "do not go together" in ig("demo", "--drop", "--keep", rc=2).stderr


def test_a_trial_cut_short_leaves_no_store_that_looks_real(ig, home, monkeypatch):
    from infograph import demo

    def cut(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(demo, "mark", cut)
        with pytest.raises(KeyboardInterrupt):
            demo.kept_trial()
    assert not home.exists()
