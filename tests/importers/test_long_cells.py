"""A cell as long as a stranger may make it costs no more than its length: no pattern goes over it again from each letter."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from importers.reading import HEADER

LENGTH, SECONDS = 40_000, 60
"""Letters of a cell, and seconds of the processor after which a run is given up: what goes on by squares takes minutes."""

SHAPES = (
    "a",
    "aé",
    "é",
    "中",
    ".",
    ":",
    "-",
    "_",
    "%",
    "@",
    "/",
    "́",
    "®",
    "0",
    "=",
    "&",
    "#",
    "'",
    "“",
    "(",
    "a ",
    "É ",
    "中 ",
    "a-",
    "a.",
    "(a",
    "[a",
    "'a ",
    "“a",
    "a,",
    "a, ",
    "a®",
    "a ®",
    "a® ",
    "&a;",
    "- ",
    "| ",
    "A@",
    "%a",
    "%41",
    "he/",
    "/ ",
    " / ",
    "://",
    "linkedin.com/in/",
    "www.",
    "Dr.",
    "d. ",
    "O' ",
    "1 ",
    "1.",
    "at ",
    "Inc. ",
    "of ",
    "ex-",
    "Ltd, ",
    "a@b.c ",
    "1/1/2020 ",
    "\u200d",
    "🚀",
    "👩\u200d",
    "a\u2028",
)
COLUMNS = (0, 1, 2, 3, 4, 5, 6)


def ended(tmp_path: Path, shape: str) -> subprocess.CompletedProcess[str]:
    """Import a list with such a cell in each of its columns, one a row, and one word of such letters between plain ones."""
    cell = (shape * LENGTH)[:LENGTH].replace('"', '""')
    rows = ["Ida,Moss,https://www.linkedin.com/in/ida-moss,ida@example.com,Bank,Teller,02 Jan 2024"]
    for column in COLUMNS:
        for value in (cell, f"é {cell} ®b"):
            parts = rows[0].split(",")
            parts[column] = f'"{value}"'
            rows.append(",".join(parts))
    (tmp_path / "long.csv").write_text(HEADER + "\n".join(rows), "utf-8")
    env = {**os.environ, "INFOGRAPH_HOME": str(tmp_path / "home")}
    command = [
        sys.executable,
        "-m",
        "infograph",
        "import",
        str(tmp_path / "long.csv"),
        "--owner",
        "Bob Johnson",
        "--keep-email",
    ]
    limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))  # noqa: E731
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False, preexec_fn=limit)


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["aé", pytest.param("all", marks=pytest.mark.slow)])
def test_a_long_cell_is_read_in_time_for_its_length(tmp_path, shape):
    for number, one in enumerate(SHAPES if shape == "all" else [shape]):
        (tmp_path / str(number)).mkdir()
        run = ended(tmp_path / str(number), one)
        assert run.returncode in (0, 1), f"{one!r}: {run.returncode} {run.stderr[-300:]}"
