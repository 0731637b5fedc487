"""Files larger than any list: read or refused with the limit and the way round it, within time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from importers.reading import HEADER

pytestmark = pytest.mark.slow

MOST_MEGABYTES = 300
MOST_SECONDS = 240
"""When a run is given up: eight times what is promised, since the machine may be busy; the time taken is printed."""
ROW = "Ida,Moss,,,Bank,Teller,02 Jan 2024\n"

RUNS_ON = 'Ida,Moss,,,Bank,"Teller,o"n,"02 Jan 2024\n'
"""Of any number of such rows in one quoted cell the last ends within one."""


def many_rows() -> bytes:
    return (HEADER + "A,B,,,,,\n" * 5_000_000).encode()


def many_cells() -> bytes:
    return (HEADER.strip() + ",x" * 93 + "\n" + (ROW.strip() + "," * 93 + "\n") * 100_000).encode()


def many_folds() -> bytes:
    return ("BEGIN:VCARD\nVERSION:3.0\nN:Moss;Ida\nNOTE:x\n" + " y\n" * 5_000_000 + "END:VCARD\n").encode()


CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "quotes and line ends": ("quotes.csv", lambda: HEADER.encode() + b'"\n' * (30 << 20), "1,000,000"),
    "fewer quotes and line ends": ("quotes.csv", lambda: HEADER.encode() + b'"\n' * 900_000, ""),
    "one quote opened and never closed": ("open.csv", lambda: (HEADER + '"' + ROW * 50_000).encode(), ""),
    "quotes that run to the end, each": ("quotes.csv", lambda: (HEADER + RUNS_ON * 200_000).encode(), "4 times"),
    "rows": ("rows.csv", many_rows, "1,000,000"),
    "cells": ("cells.csv", many_cells, "5,000,000"),
    "folds of a card": ("folds.vcf", many_folds, "1,000,000"),
    "fewer folds": ("folds.vcf", lambda: many_folds()[: 3 * 900_000], ""),
    "bytes": ("bytes.csv", lambda: HEADER.encode() + b"x" * (65 << 20), "64 MB"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_file_larger_than_any_list_ends_soon_and_in_little_memory(case: str, tmp_path: Path) -> None:
    name, made, limit = CASES[case]
    (tmp_path / name).write_bytes(made())
    env = {**os.environ, "INFOGRAPH_HOME": str(tmp_path / "home")}
    command = [
        sys.executable,
        "-c",
        _MEASURED,
        str(MOST_SECONDS),
        sys.executable,
        "-m",
        "infograph",
        "import",
        str(tmp_path / name),
    ]
    run = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    code, seconds, most = run.stdout.splitlines()[-1].split()
    megabytes = int(most) / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    sys.stdout.write(f"\n{case}: exit {code}, {seconds} s of the processor, {megabytes:.0f} MB")
    assert code in ("0", "1"), run.stderr
    assert megabytes < MOST_MEGABYTES
    assert "Traceback" not in run.stderr
    if limit:
        assert code == "1" and limit in run.stderr and "plit" in run.stderr, run.stderr


_MEASURED = """
import resource, subprocess, sys
run = subprocess.run(sys.argv[2:], timeout=int(sys.argv[1]))
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(run.returncode, round(used.ru_utime + used.ru_stime, 1), used.ru_maxrss)
"""
"""Runs in a small process of its own: a child's memory begins as its parent's."""
