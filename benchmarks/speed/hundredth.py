"""What the hundredth list costs beside the tenth: friends' lists imported one after another, CPU seconds of whole processes.

    python benchmarks/speed/hundredth.py FOLDER [--rows 1500] [--names as they are|flat|country] [--work FOLDER] [--keep]

FOLDER holds Connections.csv (the user's own), friends' lists and an owners.csv that says whose they are. Of each friend's
list the first `--rows` are taken, so that lists are alike in size; the user's own is taken whole. `flat`: everybody gets a
name drawn evenly from 26 x 26, so that each has hundreds of namesakes; `country`: one drawn from 100 first and 30 last names,
the first of which a third of all bear, as in Vietnam. Who is who stays with the profile address.
"""

from __future__ import annotations

import argparse
import csv
import random
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from zlib import crc32

from change import counts, cpu

EARLY, LATE = range(5, 16), range(90, 101)
"""Places of the lists that are compared, from 1."""

LETTERS = "abcdefghijklmnopqrstuvwxyz"
NAMES = {
    "flat": ([f"{letter}ora" for letter in LETTERS], [1.0] * 26, [f"{letter}enson" for letter in LETTERS], [1.0] * 26),
    "country": (
        [f"{first}{second}in" for first in LETTERS[:10] for second in "aeiouydlmn"],
        [1 / (place + 1) ** 0.7 for place in range(100)],
        [f"{letter}{ending}" for letter in LETTERS[:15] for ending in ("uyen", "ang")],
        [1 / (place + 1) ** 1.3 for place in range(30)],
    ),
}
"""First names, with their weights, and last names, with theirs."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--rows", type=int, default=1500)
    options.add_argument("--names", choices=["as they are", *NAMES], default="as they are")
    options.add_argument("--work", type=Path)
    options.add_argument("--keep", action="store_true", help="Leave the store in the work folder.")
    asked = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="infograph-hundredth-", dir=asked.work))
    try:
        measure(asked, folder)
    finally:
        if not asked.keep:
            shutil.rmtree(folder, ignore_errors=True)


def measure(asked: argparse.Namespace, folder: Path) -> None:
    """Import the user's list, then each friend's; print what the early and the late ones took for each row."""
    tool = [sys.executable, "-m", "infograph", "-q", "import"]
    home = folder / "home"
    own, _ = written(asked.folder / "Connections.csv", folder / "me", asked.names, None)
    took = [cpu([*tool, str(own), "--owner", "me", "--me", "Quill Zorvex"], home)]
    print(f"the user's own: {took[0]:.1f} CPU s", flush=True)
    with (asked.folder / "owners.csv").open(encoding="utf-8", newline="") as file:
        owners = [row for row in csv.DictReader(file) if (asked.folder / row["file"]).exists()]
    a_row: list[float] = []
    for number, row in enumerate(owners[: LATE.stop - 1]):
        path, rows = written(asked.folder / row["file"], folder / str(number), asked.names, asked.rows)
        with (path.parent / "owners.csv").open("w", encoding="utf-8", newline="") as out:
            owner = name_of(row["url"], asked.names) or row["owner"]
            csv.writer(out).writerows([["file", "owner", "url"], [path.name, owner, row["url"]]])
        a_row.append(1e3 * cpu([*tool, str(path.parent)], home) / rows)
        if number % 10 == 9:
            print(f"list {number + 1}: {statistics.median(a_row[-10:]):.3f} ms a row (median of ten)", flush=True)
    early, late = ([a_row[place - 1] for place in places if place <= len(a_row)] for places in (EARLY, LATE))
    print(f"names {asked.names}: {counts(home)}")
    if late:
        ratio = statistics.median(late) / statistics.median(early)
        print(f"lists 5-15 {spread(early)}, 90-100 {spread(late)} ms a row; {ratio:.2f} times")


def spread(values: list[float]) -> str:
    """Return a median with its range."""
    return f"{statistics.median(values):.3f} ({min(values):.3f} to {max(values):.3f})"


def written(source: Path, folder: Path, names: str, most: int | None) -> tuple[Path, int]:
    """Write the first rows of a list under other names; return where, and how many."""
    folder.mkdir()
    lines = source.read_text("utf-8").splitlines(keepends=True)
    head = next(number for number, line in enumerate(lines) if line.startswith("First Name"))
    rows = list(csv.reader(lines[head + 1 :]))[:most]
    path = folder / source.name
    with path.open("w", encoding="utf-8", newline="") as out:
        out.writelines(lines[: head + 1])
        for row in rows:
            row[:2] = name_of(row[2], names).split() or row[:2]
        csv.writer(out, lineterminator="\n").writerows(rows)
    return path, len(rows)


def name_of(address: str, names: str) -> str:
    """Return the name of whom a profile address stands for, the same in every list; "" where names stay as they are."""
    if names not in NAMES:
        return ""
    first, of_first, last, of_last = NAMES[names]
    chance = random.Random(crc32(address.encode()))
    return f"{chance.choices(first, of_first)[0].title()} {chance.choices(last, of_last)[0].title()}"


if __name__ == "__main__":
    main()
