"""What a change costs with many ties in the store: CPU seconds of whole processes, start and exit included.

    python benchmarks/speed/change.py STORE_FOLDER EXPORT.csv OWNER [--rounds 3] [--whole] [--work FOLDER]

STORE_FOLDER is an INFOGRAPH_HOME with the network; it is copied once (into --work), so it stays as it is, and the changes of
all rounds are made one after another in the copy, each with other people. EXPORT.csv is the contact list of OWNER (an address)
that is already in it; newer lists of theirs are its first rows. `--whole` also works everything out again, for comparison.
To see what grows with the store: the same with a store many times as large, which `grown.py` makes of it.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from csv import writer
from pathlib import Path

from run import HEAD, NOTES, name

from infograph.store import pages

WHOLE = """
from infograph.people.derive import derive
from infograph.workspace import Workspace
with Workspace.open() as net, net._store.writing("repair") as db:
    derive(db, None)
"""
EMPLOYER = "Quillfeather Forge"
"""An employer that only the first friend's list names, so that as many people are there in every store."""

NEW = 90_000_000
"""Numbers of invented people from here on are nobody's in a store of `many.py` or `run.py`."""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("store", type=Path)
    options.add_argument("export", type=Path)
    options.add_argument("owner")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--whole", action="store_true")
    options.add_argument("--work", type=Path, help="Where the copy is made; a temporary folder where it is left out.")
    asked = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="infograph-change-", dir=asked.work))
    try:
        measure(asked, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(asked: argparse.Namespace, folder: Path) -> None:
    """Copy the store, make every change in each round, and print what each took."""
    home = folder / "home"
    shutil.copytree(asked.store, home, ignore=shutil.ignore_patterns("backups"))
    times: dict[str, list[float]] = {}
    tool = [sys.executable, "-m", "infograph"]
    cpu([*tool, "suggest", "--industry", "fintech"], home)  # brings an older store up to date
    if asked.whole:
        times["the whole worked out again"] = [cpu([sys.executable, "-c", WHOLE], home)]
    people = some_people(home, 5 * asked.rounds)
    for number in range(asked.rounds):
        here = people[5 * number : 5 * number + 5]
        for what, words in commands(here, number, asked, folder).items():
            times.setdefault(what, []).append(cpu([*tool, *words], home))
    print(f"{counts(home)}, {(home / 'infograph.db').stat().st_size / 1e6:.0f} MB\n")
    print(f"{'command':48} {'CPU s':>7} {'lowest':>7} {'highest':>7}")
    for what, took in times.items():
        print(f"{what:48} {statistics.median(took):7.2f} {min(took):7.2f} {max(took):7.2f}", flush=True)


def commands(people: list[tuple[int, int]], number: int, asked: argparse.Namespace, folder: Path) -> dict[str, list[str]]:
    """Return each change of a round by its name; people are (person, a record of theirs)."""
    one, two, three, four, five = (f"#{person}" for person, _ in people)
    newer, friend = newer_list(asked.export, folder, 2300 - number), friends_list(folder, number)
    field = ("fintech", "gaming", "healthcare")[number % 3]
    return {
        "nothing (suggest --industry fintech)": ["suggest", "--industry", "fintech"],
        "tie": ["tie", one, two, "--closeness", "3"],
        "log": ["log", one, "asked"],
        "merge": ["merge", three, four, "--yes"],
        "split": ["split", str(people[2][1]), str(people[3][1])],
        "forget a person": ["forget", five, "--yes"],
        "a newer list of 2,300 rows": ["import", str(newer), "--owner", asked.owner],
        "a new friend's list of 5,000 rows": ["import", str(friend), "--owner", f"Quill Newfriend{number}", "--new-owner"],
        "industry set, an employer of 5,000 people": ["industry", "set", f"{EMPLOYER} 0", field],
        "industry set Stripe": ["industry", "set", "Stripe", field],
    }


def newer_list(export: Path, folder: Path, rows: int) -> Path:
    """Write the first rows of a list, as its owner might export them another day."""
    lines = export.read_text("utf-8").splitlines(keepends=True)
    head = next(number for number, line in enumerate(lines) if line.startswith("First Name")) + 1
    path = folder / f"newer-{rows}.csv"
    path.write_text("".join(lines[: head + rows]), "utf-8")
    return path


def friends_list(folder: Path, number: int) -> Path:
    """Write a list of 5,000 people whom nobody has yet, all of one employer."""
    chance = random.Random(number)
    path = folder / f"friend-{number}.csv"
    with path.open("w", newline="", encoding="utf-8") as out:
        out.write(NOTES)
        rows = writer(out, lineterminator="\n")
        rows.writerow(HEAD)
        for row in range(5000):
            who = NEW + 5000 * number + row
            day = f"{1 + chance.randrange(28):02d} Mar {2010 + chance.randrange(15)}"
            url = f"https://www.linkedin.com/in/person-{who}"
            rows.writerow([*name(who).split(" ", 1), url, "", f"{EMPLOYER} {number}", "Analyst", day])
    return path


def some_people(home: Path, count: int) -> list[tuple[int, int]]:
    """Return people of the middle of the store whom few know, each with a record of theirs."""
    db = pages.connect(home / "infograph.db")
    top = db.execute("SELECT max(id) FROM person").fetchone()[0]
    query = (
        "SELECT id, (SELECT min(r.id) FROM record r WHERE r.person = p.id) FROM person p WHERE id > ? AND contacts BETWEEN 1"
        " AND 4 AND company <> 'Stripe' ORDER BY id LIMIT ?"
    )
    rows = db.execute(query, (top // 2, count)).fetchall()
    db.close()
    return rows


def counts(home: Path) -> str:
    """Return how many ties and people there are."""
    db = pages.connect(home / "infograph.db")
    held = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('people', 'ties')"))
    db.close()
    return f"{held['ties'] // 2} ties, {held['people']} people"


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
