"""Measure functions and levels on labelled titles: how often they are right, how many are found, how long it takes.

    python benchmarks/functions/run.py

rows.csv holds titles with every function and level that is accepted. `dev` and `test` were written in ten languages before
the lists, by who wrote these: they say that the lists hold what they should, and little of what they lack. `unread` are
titles drawn from benchmarks/industry/rows.csv, which others wrote; they were labelled before the lists were tried on them,
and while the lists grew only the figures of these rows were looked at, but who labelled them made the lists. `kinds` and
`blind` are 443 titles as exports of thirty countries show them, a tenth of them in other languages than the ten, written and
labelled before the lists were looked at. The lists as they were then had .887 of the functions of `blind` right and found
.674 (.887 and .769 in the ten languages), levels .908. Then `kinds`, a third drawn by a digest, was read and the lists grew;
`blind` was run once after that and no row of it looked at, but who wrote it made the lists.
"""

from __future__ import annotations

import csv
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from infograph.industry import functions, level
from infograph.industry.seniority import STEP

SPLITS = ("dev", "test", "unread", "kinds", "blind")
HERE = Path(__file__).resolve().parent
TITLES = 100_000


class Measured(NamedTuple):
    """Titles; of those with a function the part that is right; of those that have one the part that is found so;
    the part of levels that is right, and right within one step."""

    rows: int
    precision: float
    recall: float
    exact: float
    near: float


def rows(split: str) -> list[dict[str, str]]:
    """Return the labelled titles of a split."""
    with (HERE / "rows.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["split"] == split]


def measured(split: str) -> Measured:
    """Return how well functions and levels of a split are told."""
    some = rows(split)
    answered = right = knowable = found = 0
    for row in some:
        best = next((one.function for one in functions(row["title"])), "")
        good = bool(best) and best in row["functions"].split("|")
        answered, right = answered + bool(best), right + good
        if row["known"] == "yes":
            knowable, found = knowable + 1, found + good
    away = [_steps(row) for row in some if row["level"]]
    near = sum(steps <= 1 for steps in away) / len(away)
    return Measured(len(some), right / answered, found / knowable, away.count(0) / len(away), near)


def _steps(row: dict[str, str]) -> int:
    """Return how many steps a level is from the nearest that is accepted; an owner for a partner is one."""
    told = level(row["title"])
    accepted = row["level"].split("|")
    if told in accepted or not told:
        return 0 if told else len(STEP)
    return min(max(1, abs(STEP[told] - step)) for name, step in STEP.items() if name in accepted)


def seconds(titles: Iterable[str]) -> float:
    """Return how long functions and levels of titles take, no two of them alike."""
    begun = time.process_time()
    for title in titles:
        functions(title)
        level(title)
    return time.process_time() - begun


def main() -> None:
    """Print the table of the page on industries."""
    print("| Titles | Rows | Function right | Found | Level right | within one step |\n|---|---|---|---|---|---|")
    for split in SPLITS:
        one = measured(split)
        print(f"| {split} | {one.rows} | {one.precision:.3f} | {one.recall:.3f} | {one.exact:.3f} | {one.near:.3f} |")
    some = [row["title"] for split in SPLITS for row in rows(split)]
    many = [f"{some[place % len(some)]} {place // len(some)}" for place in range(TITLES)]
    print(f"\n{TITLES:,} titles, no two alike: {seconds(many):.1f} s")


if __name__ == "__main__":
    main()
