"""What a change costs with many ties in the store, beside working the whole out again: CPU seconds of whole processes.

    python benchmarks/speed/change.py STORE_FOLDER EXPORT.csv OWNER [--rounds 3]

STORE_FOLDER is an INFOGRAPH_HOME with the network; it is copied for every command, so it stays as it is. EXPORT.csv is the
contact list of OWNER (an address) that is already in it; newer lists of theirs are made from it by leaving some rows out.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

WHOLE = """
from infograph.people.derive import derive
from infograph.workspace import Workspace
with Workspace.open() as net, net._store.writing("repair") as db:
    derive(db, None)
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("store", type=Path)
    options.add_argument("export", type=Path)
    options.add_argument("owner")
    options.add_argument("--rounds", type=int, default=3)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="infograph-change-") as folder:
        home = Path(folder) / "home"
        fresh(asked.store, home)
        whole = cpu([sys.executable, "-c", WHOLE], home)  # also brings an older store up to date, once for all
        shutil.copytree(home, Path(folder) / "store")
        ties, people = counts(home)
        size = (home / "infograph.db").stat().st_size / 1e6
        print(f"{ties} ties, {size:.0f} MB; the whole worked out again: {whole:.1f} s of CPU\n")
        print(f"{'command':32} {'CPU s':>7} {'lowest':>7} {'of the whole':>13}")
        for name, words in commands(people, newer(asked.export, Path(folder)), asked.owner).items():
            times = []
            for _ in range(asked.rounds):
                fresh(Path(folder) / "store", home)
                times.append(cpu([sys.executable, "-m", "infograph", *words], home))
            middle = statistics.median(times)
            print(f"{name:32} {middle:7.2f} {min(times):7.2f} {100 * middle / whole:11.1f} %", flush=True)


def commands(people: list[str], lists: dict[int, Path], owner: str) -> dict[str, list[str]]:
    """Return each change by its name; people are numbers as commands take them."""
    one, two, three = people
    return {
        "nothing (suggest)": ["suggest", "--industry", "fintech"],
        "tie": ["tie", one, two, "--closeness", "3"],
        "log": ["log", one, "asked"],
        "merge": ["merge", one, two, "--yes"],
        "industry set": ["industry", "set", "Stripe", "fintech"],
        "forget a person": ["forget", three, "--yes"],
        **{f"a newer list of {rows} rows": ["import", str(path), "--owner", owner] for rows, path in lists.items()},
    }


def newer(export: Path, folder: Path) -> dict[int, Path]:
    """Write lists of the export's first rows, under other names: what the owner might export another day."""
    lines = export.read_text("utf-8").splitlines(keepends=True)
    head = next(number for number, line in enumerate(lines) if line.startswith("First Name")) + 1
    lists: dict[int, Path] = {}
    for rows in (100, 2300):
        path = folder / f"newer-{rows}.csv"
        path.write_text("".join(lines[: head + rows]), "utf-8")
        lists[min(rows, len(lines) - head)] = path
    return lists


def fresh(store: Path, home: Path) -> None:
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(store, home)


def counts(home: Path) -> tuple[int, list[str]]:
    """Return how many ties there are, and three people of the middle of the store."""
    db = sqlite3.connect(home / "infograph.db")
    ties = db.execute("SELECT count(*) FROM tie WHERE person < other").fetchone()[0]
    top = db.execute("SELECT max(id) FROM person").fetchone()[0]
    rows = db.execute("SELECT id FROM person WHERE id > ? AND contacts < 5 ORDER BY id LIMIT 3", (top // 2,)).fetchall()
    db.close()
    return ties, [f"#{row[0]}" for row in rows]


def cpu(command: list[str], home: Path) -> float:
    """Run a command to its end; return its CPU seconds, start and exit included."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    environment = {**os.environ, "INFOGRAPH_HOME": str(home), "NO_COLOR": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr or done.stdout}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
