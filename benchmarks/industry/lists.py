"""Turn a list of real firms with classes into two lists for `words.py` and `rules.py`: half of it may be read, half not.

Usage: python benchmarks/industry/lists.py FILE OUT --name COLUMN[,COLUMN] --class COLUMN --scheme SCHEME
       [--owner COLUMN --kind COLUMN] [--delimiter TAB]

Writes OUT_read.csv and OUT_unread.csv with `company` and `industries`. A name may be read where the first byte of the MD5 of
its small letters is odd, so that the halves are the same whoever makes them. What a class may be stands in `classes.csv` by
scheme ("naics", "inc 5000"), by its longest beginning; "*" where it says no trade. Of several columns of names the first that
is filled in counts. Licences of people under their own name are left out: where the kind of owner begins with "sol" (sole
proprietor) or "ind" and all words of the name are the owner's.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator, Mapping
from hashlib import md5
from pathlib import Path

from infograph.industry.taxonomy import taxonomy

CLASSES = Path(__file__).resolve().parent / "classes.csv"
CODES = {industry.code for industry in taxonomy()}
NO_TRADE = "*"


def may_be_read(name: str) -> bool:
    """Say whether a name is of the half from which words and rules may be learnt.

    >>> may_be_read("Acme Dental"), may_be_read("ACME DENTAL") == may_be_read("Acme Dental")
    (True, True)
    """
    return md5(name.lower().encode(), usedforsecurity=False).digest()[0] % 2 == 1


def classes(scheme: str) -> Mapping[str, str]:
    """Return what the classes of a scheme may be: codes, separated by a bar."""
    with CLASSES.open(encoding="utf-8", newline="") as file:
        meanings = {row["class"]: row["industries"] for row in csv.DictReader(file) if row["scheme"] == scheme}
    unknown = {code for codes in meanings.values() for code in codes.split("|") if code} - CODES
    if unknown or not meanings:
        raise SystemExit(f"No such scheme, or no such industries: {scheme} {sorted(unknown)}")
    return meanings


def industries_of(text: str, meanings: Mapping[str, str]) -> str:
    """Return what a class may be, by its longest beginning that is known."""
    beginnings = (text[:size] for size in range(len(text), 0, -1))
    return next((meanings[beginning] for beginning in beginnings if beginning in meanings), "") or NO_TRADE


def firms(options: argparse.Namespace) -> Iterator[tuple[str, str]]:
    """Yield each name once, with its class."""
    seen: set[str] = set()
    with options.file.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        for row in csv.DictReader(file, delimiter=options.delimiter.replace("TAB", "\t")):
            names = (row[column].strip() for column in options.name.split(","))
            name = next((name for name in names if name not in ("", "NULL")), "")
            alone = options.kind and row[options.kind].casefold().startswith(("sol", "ind"))
            if name and name not in seen and not (alone and is_own(name, row[options.owner])):
                seen.add(name)
                yield name, row[options.class_].strip()


def is_own(name: str, owner: str) -> bool:
    """Say whether a firm is called as who owns it: all words of its name are the owner's."""
    return set(re.findall(r"\w+", name.casefold())) <= set(re.findall(r"\w+", owner.casefold()))


def main() -> None:
    """Write both halves."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("out")
    parser.add_argument("--name", required=True, help="columns of the name, the best first")
    parser.add_argument("--class", dest="class_", required=True, help="column of the class")
    parser.add_argument("--scheme", required=True, choices=("naics", "inc 5000"))
    parser.add_argument("--owner", default="", help="column of whom a licence belongs to")
    parser.add_argument("--kind", default="", help="column of the kind of owner")
    parser.add_argument("--delimiter", default=",")
    options = parser.parse_args()
    meanings = classes(options.scheme)
    halves: dict[bool, list[tuple[str, str]]] = {True: [], False: []}
    for name, text in firms(options):
        halves[may_be_read(name)].append((name, industries_of(text, meanings)))
    for half, rows in halves.items():
        with Path(f"{options.out}_{'read' if half else 'unread'}.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([("company", "industries"), *rows])


if __name__ == "__main__":
    main()
