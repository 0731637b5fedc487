"""What a cold start loads: a command has what it needs, and nothing of what others need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

HEAVY = {
    "networkx",
    "pandas",
    "numpy",
    "matplotlib",
    "openpyxl",
    "python_calamine",
    "platformdirs",
    "difflib",
    "importlib.resources",
}
IDLE = {
    "suggest": """answers sightings importers identity planning.advice planning.campaign outreach.meetings
        outreach.letters question.cadence question.learned question.logged question.reach question.explanation ranking.explaining
        ranking.baselines ranking.evaluating ranking.mutual ranking.reach renderers.cards renderers.csv renderers.json renderers.xlsx
        store.write store.events store.people store.judging industry.employers industry.inference industry.seniority report
        figures demo loading""",
    "--help": "model query phrases text names store workspace renderers.terminal question ranking cli.options cli.commands.suggest",
    "import": """answers importers.mail.headers importers.mail.tally intake.mail people.correct people.forget ranking.listing
        ranking.baselines renderers.rows report figures demo""",
    "industry infer": "answers workspace question.answer ranking store.write store.db importers.formats report figures",
}
"""Modules of ours that must stay unloaded, by what is asked."""
MOST = {"suggest": 95, "--help": 12, "import": 180, "industry infer": 57}
"""Modules of ours at most."""
SAMPLE = Path(__file__).parents[2] / "sample_data" / "alex-rivera" / "Connections.csv"
ASKED = {
    "suggest": ["suggest", "--industry", "fintech"],
    "--help": ["--help"],
    "import": ["import", str(SAMPLE), "--dry-run"],
    "industry infer": ["industry", "infer", "-"],
}


def loaded(words: list[str], **env: str) -> set[str]:
    """Return the modules that a command has loaded when it ends."""
    code = (
        "import sys\nfrom infograph.cli.main import cli\n"
        f"try:\n    cli({words!r}, prog_name='infograph')\nexcept SystemExit as left:\n    assert not left.code, left.code\n"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | env,
        input="Company,Position\nStripe,Engineer\n",
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("asked", ASKED)
def test_a_start_loads_what_it_needs(asked, made):
    found = loaded(ASKED[asked], INFOGRAPH_HOME=str(made / "both"))
    ours = {name for name in found if name.split(".")[0] == "infograph"}
    assert sorted(ours & {f"infograph.{name}" for name in IDLE[asked].split()}) == []
    assert sorted(found & HEAVY) == []
    assert len(ours) <= MOST[asked], sorted(ours)


def test_the_package_alone_loads_next_to_nothing():
    done = subprocess.run(
        [sys.executable, "-c", "import sys, infograph; print(*sys.modules)"], capture_output=True, text=True, check=True
    )
    assert {name for name in done.stdout.split() if name.startswith("infograph")} == {"infograph", "infograph.rooms"}
