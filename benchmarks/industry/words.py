"""Measure on ordinary firms: coverage, precision by layer and band, and support and precision of each word.

Usage: python benchmarks/industry/words.py [--least N] [--split firms-dev|firms-test|all] [FILE ...]

Each FILE is a CSV with the columns `company`, `industries` (accepted codes, separated by a bar; what belongs to one of
them counts too; "*" where no one knows) and, where there is one, `position`, as `lists.py` makes them; without a file
`firms.csv` beside this script. Words of rows for figures
only are counted, never printed.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from pathlib import Path

from lists import NO_TRADE
from run import is_right

from infograph.industry import infer

FIRMS = Path(__file__).resolve().parent / "firms.csv"
LAYERS = {
    "employer": "list of employers",
    "name": "words of names",
    "title": "titles",
    "company": "a field named by the unnamed",
}
Rows = list[dict[str, str]]


def judged(row: dict[str, str]) -> tuple[str, str, float, bool] | None:
    """Return layer, evidence, confidence of the best label of a row and whether it is right; None where there is none."""
    labels = infer(row["company"], row.get("position", ""))
    if not labels:
        return None
    best = labels[0]
    return best.source, best.what, best.confidence, is_right(best.industry, set(filter(None, row["industries"].split("|"))))


def layers(rows: Rows) -> None:
    """Print how many rows have a label, and how many labels are right, by layer and by what is stated."""
    labelled = sum(bool(judged(row)) for row in rows)
    found = [one for row in rows if row["industries"] != NO_TRADE and (one := judged(row))]
    right = sum(one[3] for one in found) / max(1, len(found))
    print(f"  {len(rows)} rows, labelled {labelled / len(rows):.3f}, right {right:.3f} of {len(found)}")
    bands: dict[tuple[str, int], list[tuple[float, bool]]] = defaultdict(list)
    for source, _, stated, right in found:
        bands[source, int(stated * 10)].append((stated, right))
    for (source, _), pairs in sorted(bands.items()):
        stated, true = (sum(pair[place] for pair in pairs) / len(pairs) for place in (0, 1))
        print(f"    {LAYERS.get(source, source):32} stated {stated:.2f} right {true:.2f} ({len(pairs)})")


def words(rows: Rows, least: int) -> None:
    """Print each word by which at least so many rows were labelled: support, and the share that is right."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        found = judged(row) if row["industries"] != NO_TRADE else None
        if found and found[0] in ("name", "title"):
            counts[found[1]].update(support=1, right=found[3])
    for word, count in sorted(counts.items(), key=lambda one: (one[1]["right"] / one[1]["support"], -one[1]["support"])):
        if count["support"] >= least:
            print(f"    {word:32} {count['support']:5} {count['right'] / count['support']:.2f}")


def main() -> None:
    """Print the report of each list."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", nargs="*", type=Path, default=[FIRMS])
    options.add_argument("--least", type=int, default=3, help="rows that a word must have labelled to be printed")
    options.add_argument("--split", choices=("firms-dev", "firms-test", "all"), default="all")
    chosen = options.parse_args()
    for path in chosen.files:
        with path.open(encoding="utf-8", newline="") as file:
            every = list(csv.DictReader(file))
        for split in sorted({row.get("split", "") for row in every}):
            if chosen.split in ("all", split) or not split:
                rows = [row for row in every if row.get("split", "") == split]
                print(f"== {path.name} {split}")
                layers(rows)
                if not split.endswith("test"):
                    words(rows, chosen.least)


if __name__ == "__main__":
    main()
