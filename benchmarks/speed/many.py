"""Import many exports at once: time and memory by the number of rows, beside pandas' `read_csv` of the same files.

    python benchmarks/speed/many.py [--rows 250000 500000 1000000] [--each 500] [--keep FOLDER]

Writes invented exports of `--each` rows on average (people overlap: everybody stands in about four lists), imports the
folder into an empty store in one command, and reads the same files with pandas in one process.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
from csv import writer
from pathlib import Path

from run import name, timed, write_export

LISTS_EACH = 4
"""Lists that a person stands in, on average: as in a measured pool of a thousand members."""

READ = """
import sys, glob, pandas as pd
print(sum(len(pd.read_csv(path, skiprows=3, dtype=str, keep_default_na=False)) for path in glob.glob(sys.argv[1] + "/f*.csv")))
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rows", type=int, nargs="+", default=[250_000, 500_000, 1_000_000])
    options.add_argument("--each", type=int, default=500)
    options.add_argument("--keep", help="Write into this folder and leave it there.")
    asked = options.parse_args()
    folder = Path(asked.keep or tempfile.mkdtemp(prefix="infograph-many-"))
    try:
        print("     rows  exports  import s     MB  µs a row  read_csv s  ratio  store MB")
        for rows in asked.rows:
            print(json.dumps(measure(folder / str(rows), rows, asked.each)))
    finally:
        if not asked.keep:
            shutil.rmtree(folder, ignore_errors=True)


def measure(folder: Path, rows: int, each: int) -> dict[str, float]:
    """Write, import and read so many rows; print a line and return its figures."""
    exports, written = write_exports(folder / "in", rows, each)
    home = {**os.environ, "INFOGRAPH_HOME": str(folder / "home"), "NO_COLOR": "1"}
    shutil.rmtree(folder / "home", ignore_errors=True)
    _, seconds, peak = timed([sys.executable, "-m", "infograph", "-q", "import", str(folder / "in")], home)
    _, read, _ = timed([sys.executable, "-c", READ, str(folder / "in")], home)
    size = (folder / "home" / "infograph.db").stat().st_size / 1e6
    each_row = 1e6 * seconds / written
    print(f"{written:9} {exports:8} {seconds:9.1f} {peak:6.0f} {each_row:9.1f} {read:11.2f} {seconds / read:6.1f} {size:9.0f}")
    return {"rows": written, "exports": exports, "import_s": round(seconds, 2), "mb": peak, "read_csv_s": round(read, 2)}


def write_exports(folder: Path, rows: int, each: int) -> tuple[int, int]:
    """Write exports of invented people with their owners; return how many, and their rows."""
    if (folder / "owners.csv").exists():
        return len(list(folder.glob("f*.csv"))), rows
    chance = random.Random(11)
    folder.mkdir(parents=True)
    everyone = max(each * 2, rows // LISTS_EACH)
    owners: list[list[str]] = [["file", "owner", "url"]]
    written = 0
    while written < rows:
        size = min(rows - written, int(chance.lognormvariate(-0.32, 0.8) * each) + 5)
        number = len(owners) - 1
        written += write_export(folder / f"f{number}.csv", {chance.randrange(everyone) for _ in range(size)} - {number})
        owners.append([f"f{number}.csv", name(number), f"https://www.linkedin.com/in/person-{number}"])
    with (folder / "owners.csv").open("w", newline="") as out:
        writer(out).writerows(owners)
    return len(owners) - 1, written


if __name__ == "__main__":
    main()
