"""Measure import and a cold `suggest` beside what a user would do instead; ratios count, not milliseconds.

    python benchmarks/speed/run.py [--contacts 30000] [--friends 100] [--median 3000] [--rounds 7]

Writes invented exports to a temporary folder, imports them with the command line, and asks a question in fresh
processes: beside a bare `import click, networkx`, and beside the usual way (read every CSV with pandas, build the
whole networkx.Graph, look for paths in it). Rounds are interleaved; the smallest time of each counts: CPU seconds (user and
system), since wall clock tells of the other work of the machine as well, and stands beside them.
"""

from __future__ import annotations

import argparse
import compileall
import csv
import json
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import infograph

HEAD = ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
NOTES = 'Notes:\n"When exporting your connection data, you may notice that some of the email addresses are missing."\n\n'
COMPANIES = ["Stripe", "Siemens", "Mayo Clinic", "Accenture", "Vestas", "Harvard University", "Nike", "Ryanair"]
TITLES = ["Engineer", "Product Manager", "Analyst", "Nurse", "Head of Sales", "Account Executive"]

USUAL_WAY = """
import sys, glob, pandas as pd, networkx as nx
graph = nx.Graph()
for path in glob.glob(sys.argv[1] + "/*.csv"):
    owner = path.rsplit("/", 1)[1][:-4]
    frame = pd.read_csv(path, skiprows=3, dtype=str, keep_default_na=False)
    for url, company in zip(frame["URL"], frame["Company"]):
        graph.add_node(url, company=company)
        graph.add_edge(owner, url)
found = {}
for connector in graph.adj["me"]:
    for target in graph.adj[connector]:
        if graph.nodes[target].get("company") == "Stripe" and target not in graph.adj["me"]:
            found[target] = found.get(target, 0) + 1
print(sorted(found, key=found.get, reverse=True)[:10])
"""


class Took(NamedTuple):
    """CPU and wall seconds of a process, and its peak memory in MB (0 where the system does not tell)."""

    cpu: float
    wall: float
    megabytes: float


def main() -> None:
    # As an installation has it: without byte code every start would compile all modules again.
    compileall.compile_dir(str(Path(infograph.__file__).parent), quiet=1)
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--contacts", type=int, default=30000)
    options.add_argument("--friends", type=int, default=100)
    options.add_argument("--median", type=int, default=3000)
    options.add_argument("--rounds", type=int, default=7)
    asked = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="infograph-speed-"))
    try:
        measure(folder, asked)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(folder: Path, asked: argparse.Namespace) -> None:
    """Write exports, import them, time questions, print a table and one line of JSON."""
    ties = write_exports(folder / "in", asked)
    home = {**os.environ, "INFOGRAPH_HOME": str(folder / "home"), "NO_COLOR": "1"}
    tool = [sys.executable, "-m", "infograph"]
    own = timed([*tool, "-q", "import", str(folder / "in" / "me.csv")], home)
    rest = timed([*tool, "-q", "import", str(folder / "in" / "friends")], home)
    for part in (folder / "in" / "friends").glob("f*.csv"):
        shutil.copy(part, folder / "in" / part.name)
    runs = {
        "import click": [sys.executable, "-c", "import click"],
        "infograph --help": [*tool, "--help"],
        "import click, networkx": [sys.executable, "-c", "import click, networkx"],
        "infograph suggest": [*tool, "suggest", "--industry", "fintech"],
        "pandas + whole nx.Graph": [sys.executable, "-c", USUAL_WAY, str(folder / "in")],
    }
    best, wall = dict.fromkeys(runs, float("inf")), dict.fromkeys(runs, float("inf"))
    for _ in range(asked.rounds):
        for name, command in runs.items():
            took = timed(command, home)
            best[name], wall[name] = min(best[name], took.cpu), min(wall[name], took.wall)
    peak = peak_memory(runs["infograph suggest"], home)
    report = {
        "ties": ties,
        "import_own_s": round(own.cpu, 2),
        "import_own_mb": own.megabytes,
        "import_friends_s": round(rest.cpu, 2),
        "import_friends_mb": rest.megabytes,
        "suggest_mb": peak,
        **{name: round(value, 3) for name, value in best.items()},
        **{f"{name}, wall": round(value, 3) for name, value in wall.items()},
        "suggest / import click, networkx": round(best["infograph suggest"] / best["import click, networkx"], 2),
        "help / import click": round(best["infograph --help"] / best["import click"], 2),
        "whole graph / suggest": round(best["pandas + whole nx.Graph"] / best["infograph suggest"], 2),
    }
    for name, value in report.items():
        print(f"{name:36} {value}")
    print(json.dumps(report))


def write_exports(folder: Path, asked: argparse.Namespace) -> int:
    """Write my export and the friends', with the owners; return the number of rows."""
    chance = random.Random(7)
    (folder / "friends").mkdir(parents=True)
    everyone = asked.contacts * 3 + asked.friends * asked.median
    rows = write_export(folder / "me.csv", range(asked.contacts))
    owners = [["file", "owner", "url"]]
    for friend in range(asked.friends):
        size = int(min(30000, chance.lognormvariate(0, 0.9) * asked.median) + 30)
        rows += write_export(
            folder / "friends" / f"f{friend}.csv", {chance.randrange(everyone) for _ in range(size)} - {friend}
        )
        owners.append([f"f{friend}.csv", name(friend), f"https://www.linkedin.com/in/person-{friend}"])
    with (folder / "friends" / "owners.csv").open("w", newline="") as out:
        csv.writer(out).writerows(owners)
    return rows


def write_export(path: Path, people: object) -> int:
    """Write one export of these people (numbers); return how many."""
    with path.open("w", newline="", encoding="utf-8") as out:
        out.write(NOTES)
        rows = csv.writer(out, lineterminator="\n")
        rows.writerow(HEAD)
        count = 0
        for number in people:  # type: ignore[attr-defined]
            # Nine of ten companies occur once or twice, as in real exports; one in twenty people is in fintech.
            known = COMPANIES[number // 3 % len(COMPANIES)] if number % 5 < 2 else f"Firm {number // 2} Holdings"
            day = f"{1 + number % 28:02d} Mar {2010 + number % 15}"
            url = f"https://www.linkedin.com/in/person-{number}"
            rows.writerow([*name(number).split(" ", 1), url, "", known, TITLES[number % len(TITLES)], day])
            count += 1
    return count


def name(number: int) -> str:
    """Return an invented name."""
    first = ["Ada", "Bo", "Cem", "Dia", "Eli", "Fay", "Gus", "Hana", "Ivo", "Jin"]
    return f"{first[number % 10]} Sample{'abcdefghij'[number // 10 % 10]}{'abcdefghij'[number // 100 % 10]}{number // 1000}"


def timed(command: list[str], env: dict[str, str]) -> Took:
    """Run a command and return what it took."""
    before, begin = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    peak = peak_memory(command, env) if sys.platform == "linux" and "import" in command else 0.0
    if not peak:
        subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wall, after = time.perf_counter() - begin, resource.getrusage(resource.RUSAGE_CHILDREN)
    return Took(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall, peak)


def peak_memory(command: list[str], env: dict[str, str]) -> float:
    """Run a command and return the largest resident size seen, in MB."""
    process = subprocess.Popen(command, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0.0
    while process.poll() is None:
        try:
            found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text())
        except OSError:
            break
        peak = max(peak, int(found.group(1)) / 1024) if found else peak
        time.sleep(0.005)
    if process.wait():
        raise SystemExit(f"{command} failed")
    return round(peak, 1)


if __name__ == "__main__":
    main()
