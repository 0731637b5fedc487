"""Measure each rule by which an industry is inferred: the rows it has a say in, how many are right with and without it.

Usage: python benchmarks/industry/rules.py [--write] [FILE ...]

A rule is taken away (`infograph.industry.rules`), all rows are labelled again, and those that come out otherwise are its
support. It gains as many points as there are more rows right with it, and spares as many as there are fewer wrong, in
hundredths of a list; a rule that does neither by a tenth of a point in any list has no reason to stay. Silence is right where
only silence is. The lists are `rows.csv` beside this script, its traps apart, `firms.csv`, listed employers written otherwise
than the list has them (`written`), and each FILE, a CSV with the columns `company`, `industries` and, where there is one,
`position`. `--write` puts the figures into the table.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from lists import NO_TRADE
from run import ROWS, Rows, clear, is_right, read

from infograph.industry import infer
from infograph.industry.employers import files
from infograph.industry.rules import MARKED
from infograph.industry.rules import rows as table
from infograph.industry.taxonomy import HERE

FIRMS = Path(__file__).resolve().parent / "firms.csv"
LEAST = 0.1
"""Points that a rule has to add."""
TOGETHER = (("unnamed", "founder"), ("figure: office", "figure: gift"), ("for others", "several"))
"""Rules that do the same for kinds of names that are too rare to weigh alone; the reasons in the table state what they add."""
REGIONS = ("Northwest", "UKI", "ANZ", "KSA", "Gulf", "CEE", "MEA", "LATAM", "Arizona", "Cairo")
FIGURES = ("support", "right", "without", "adds")

Outcome = tuple[tuple[str, float], ...]


def outcome(row: dict[str, str]) -> tuple[Outcome, int]:
    """Return the labels of a row, and 1 where the best (or silence) is right, 0 where it is silent for no reason, else -1."""
    labels = infer(row["company"], row.get("position", ""))
    said = tuple((label.industry, label.confidence) for label in labels)
    accepted = set(filter(None, row["industries"].split("|")))
    if not labels:
        return said, int(not accepted)
    return said, 1 if is_right(labels[0].industry, accepted) else -1


@contextmanager
def instead(rules: Mapping[str, Callable[..., object]]) -> Iterator[None]:
    """Put functions in the place of those that do what rules say, for a while, wherever the room's modules look them up."""
    places = [
        (module, name, value, rules[rule])
        for room, module in list(sys.modules.items())
        if room.startswith("infograph.industry")
        for name, value in list(vars(module).items())
        for rule in rules
        if value is MARKED[rule].does
    ]
    for module, name, _, other in places:
        setattr(module, name, other)
    clear()
    try:
        yield
    finally:
        for module, name, value, _ in places:
            setattr(module, name, value)
        clear()


def whole(rows: Rows) -> list[tuple[Outcome, int, frozenset[str]]]:
    """Return what comes out of each row, and the rules that had a say in it: what they do made a difference."""
    spoke: set[str] = set()

    def listened(rule: str) -> Callable[..., object]:
        does, otherwise = MARKED[rule]

        def asked(*what: object) -> object:
            other = otherwise(*(dict(one) if isinstance(one, dict) else one for one in what))
            answer = does(*what)
            if answer != other:
                spoke.add(rule)
            return answer

        return asked

    found = []
    with instead({rule: listened(rule) for rule in MARKED}):
        for row in rows:
            clear()
            spoke.clear()
            found.append((*outcome(row), frozenset(spoke)))
    return found


class Measured(NamedTuple):
    """A rule's support, the shares of it that are right with and without it, and what it gains and spares in each list."""

    support: int
    right: float
    without: float
    gains: tuple[float, ...]
    spares: tuple[float, ...]

    @property
    def adds(self) -> float:
        """Return the points that a rule adds to the list to which it adds most."""
        return max(*self.gains, *self.spares)


def measure(
    rules: Sequence[str], lists: Sequence[Rows], before: Sequence[list[tuple[Outcome, int, frozenset[str]]]]
) -> Measured:
    """Return what is lost without some rules."""
    gains, spares, every = [], [], []
    with instead({rule: MARKED[rule].otherwise for rule in rules}):
        for rows, outcomes in zip(lists, before, strict=True):
            asked = [
                (row, said, right)
                for row, (said, right, spoke) in zip(rows, outcomes, strict=True)
                if not spoke.isdisjoint(rules)
            ]
            after = [(said, right, *outcome(row)) for row, said, right in asked]
            differ = [(right, other) for said, right, another, other in after if said != another]
            gains.append(100 * sum((one == 1) - (other == 1) for one, other in differ) / len(rows))
            spares.append(100 * sum((other == -1) - (one == -1) for one, other in differ) / len(rows))
            every += differ
    right = sum(one == 1 for one, _ in every) / max(1, len(every))
    right_without = sum(other == 1 for _, other in every) / max(1, len(every))
    return Measured(len(every), right, right_without, tuple(gains), tuple(spares))


def written() -> Rows:
    """Return some employers of the list as people also write them; who left one ("ex-") works elsewhere.

    Every fifteenth whose name is two words of letters alone, in one word, with its initials, with a region, and in a title
    without a company.
    """
    names = [
        (row["name"], row["industries"])
        for path in files()
        for row in read(path)
        if re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+", row["name"])
    ]
    rows = []
    for place, (name, industries) in enumerate(sorted(set(names))[::15]):
        forms = (name.replace(" ", ""), f"{re.sub('[^A-Z]', '', name)} - {name}", f"{name} {REGIONS[place % len(REGIONS)]}")
        rows += [{"company": form, "position": "", "industries": industries} for form in forms]
        rows.append({"company": "", "position": f"Manager at {name}", "industries": industries})
        rows.append({"company": f"ex-{name}", "position": "", "industries": ""})
    return rows


def of_lists(paths: Sequence[Path]) -> dict[str, Rows]:
    """Return the lists to measure on, by name."""
    own = read(ROWS)
    lists = {
        "rows": [row for row in own if row["kind"] != "trap"],
        "traps": [row for row in own if row["kind"] == "trap"],
        "firms": read(FIRMS),
        "written": written(),
    }
    return lists | {path.stem: [row for row in read(path) if row["industries"] not in ("", NO_TRADE)] for path in paths}


def write(found: Mapping[str, Measured]) -> None:
    """Put the figures into the table of the rules; those of rules that no row can judge stay empty."""
    rows = [{**row, **dict.fromkeys(FIGURES, "")} for row in table()]
    for row in rows:
        if row["rule"] in found:
            one = found[row["rule"]]
            figures = (str(one.support), *(f"{share:.2f}" for share in (one.right, one.without, one.adds)))
            row.update(zip(FIGURES, figures, strict=True))
    with (HERE / "rules.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def report(rules: Sequence[str], one: Measured) -> Measured:
    """Print the figures of some rules, and return them."""
    points = " ".join(f"{more:6.2f}{less:6.2f}" for more, less in zip(one.gains, one.spares, strict=True))
    mark = "" if one.adds >= LEAST else "  too little"
    print(f"{' and '.join(rules):24} {one.support:7} {one.right:5.2f} {one.without:7.2f} {points}{mark}", flush=True)
    return one


def main() -> None:
    """Print each rule's figures, those that add too little to every list marked."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", nargs="*", type=Path)
    options.add_argument("--write", action="store_true", help="put the figures into rules.csv")
    chosen = options.parse_args()
    lists = of_lists(chosen.files)
    before = [whole(rows) for rows in lists.values()]
    found = {}
    print(f"{'rule':24} support right without   points that it gains and spares in " + ", ".join(lists))
    for row in table():
        if row["rule"] in MARKED:
            found[row["rule"]] = report([row["rule"]], measure([row["rule"]], list(lists.values()), before))
    for rules in TOGETHER:
        report(rules, measure(rules, list(lists.values()), before))
    if chosen.write:
        write(found)


if __name__ == "__main__":
    main()
