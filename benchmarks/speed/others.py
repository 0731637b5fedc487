"""What every command but `import` and `suggest` costs with many ties in the store: CPU seconds and memory of whole processes.

    python benchmarks/speed/others.py STORE_FOLDER [--rounds 3] [--only plot] [--work FOLDER]

STORE_FOLDER is an INFOGRAPH_HOME with the network (30,000 contacts and 100 friends' lists of `run.py`, say); it is copied once
(into --work), so that it stays as it is. The smallest CPU seconds of the rounds count, and the largest memory. What its
libraries cost stands beside each command: nothing but their imports, in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

TOOL = [sys.executable, "-m", "infograph"]
LIBRARIES = {
    "": "import click, apsw",
    "matplotlib": "import click, apsw, matplotlib.figure, matplotlib.backends.backend_agg",
    "networkx": "import click, apsw, networkx",
    "matplotlib, networkx": "import click, apsw, networkx, matplotlib.figure, matplotlib.backends.backend_agg",
    "jinja2, networkx": "import click, apsw, jinja2, networkx",
    "jinja2": "import click, apsw, jinja2",
}
EMPLOYERS = ("Stripe", "Siemens", "Mayo Clinic", "Vestas", "Nike", "Ryanair", "Accenture", "Adyen", "Nosuchfirm")


class Took(NamedTuple):
    """CPU seconds of a process, and its peak memory in MB."""

    cpu: float
    megabytes: float


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("store", type=Path)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--only", default="", help="Only commands that begin so.")
    options.add_argument("--work", type=Path, help="Where the copy is made; a temporary folder where it is left out.")
    asked = options.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="infograph-others-", dir=asked.work))
    try:
        measure(asked, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(asked: argparse.Namespace, folder: Path) -> None:
    """Copy the store, run every command as often as asked, and print what each took beside its libraries."""
    home, out = folder / "home", folder / "out"
    shutil.copytree(asked.store, home, ignore=shutil.ignore_patterns("backups"))
    out.mkdir()
    run([*TOOL, "suggest", "--industry", "fintech", "-n", "3"], home, out)
    bare = {name: least(run([sys.executable, "-c", code], home, out) for _ in range(3)) for name, code in LIBRARIES.items()}
    print("| command | CPU s | MB | libraries, CPU s |\n|---|---|---|---|")
    for libraries, line in commands(home, out):
        if line.startswith(asked.only):
            took = least(run([*TOOL, *words(line)], home, out) for _ in range(asked.rounds))
            print(f"| `{line}` | {took.cpu:.2f} | {took.megabytes:.0f} | {bare[libraries].cpu:.2f} |", flush=True)


def commands(home: Path, out: Path) -> list[tuple[str, str]]:
    """Return every command as it is typed, with the libraries that it cannot do without."""
    target, friend, contact = some_people(home)
    (out / "targets.csv").write_text("employer,motivation\n" + "".join(f"{name},3\n" for name in EMPLOYERS), "utf-8")
    plots = {
        kind: "matplotlib, networkx" if kind in ("network", "timeline") else "matplotlib"
        for kind in ("chain", "companies", "functions", "industries", "layered", "matrix", "network", "search", "timeline")
    }
    return [
        ("", "--help"),
        ("", "status"),
        ("", "sources"),
        ("", "suggest -i fintech"),
        ("", "suggest"),
        ("", "suggest --company Nosuchfirm"),
        ("", "suggest --company Stripe"),
        ("", f"suggest -i fintech --via {friend}"),
        ("", "suggest -i fintech --max-hops 3"),
        ("", f"explain {target}"),
        ("", f"explain {target} --what-if"),
        ("", "explain 1"),
        ("", f"path {target}"),
        ("", "connectors -i fintech"),
        ("", "connectors"),
        ("", "ask-next -i fintech"),
        ("", "ask-next"),
        ("networkx", "plan -i fintech"),
        ("networkx", "plan"),
        ("", "targets targets.csv"),
        ("", "companies"),
        ("", "companies -i fintech"),
        ("", "industries --counts"),
        ("", "functions"),
        ("", "industry why Stripe"),
        ("", "industry unknown"),
        ("", f"draft {target}"),
        ("", f"brief {target}"),
        ("", f"whois {target}"),
        ("", f"whois {friend}"),
        ("", "todo"),
        ("", "log"),
        ("jinja2", f"sheet --via {contact} -i fintech -o sheet.csv"),
        ("jinja2", f"sheet --via {contact} -o sheet.csv"),
        ("", "share -i fintech -o share.csv"),
        ("", "share --evidence -o evidence.csv"),
        ("matplotlib", "plot -i fintech -o tree.png"),
        ("matplotlib", "plot -i fintech -n 20 -o tree.png"),
        ("matplotlib", "plot -o tree.png"),
        *((libraries, f"plot -i fintech --kind {kind} -o {kind}.png") for kind, libraries in plots.items()),
        ("jinja2", "plot -i fintech -o tree.html"),
        ("jinja2, networkx", "plot --kind network -o network.html"),
        ("jinja2, networkx", "report -i fintech -o report.html"),
        ("jinja2, networkx", "report -o report.html"),
        ("", "people --possible"),
        ("", "people --merges"),
        ("", "people --moved"),
        ("", "doctor"),
        ("", "backup copy.db"),
        ("", "export -o everything.json"),
        ("", "export --format csv -o people.csv"),
        ("networkx", "export -o network.graphml"),
        ("", f"export --person {target} -o person.json"),
        ("", "evaluate"),
    ]


def some_people(home: Path) -> tuple[str, str, str]:
    """Return the addresses of somebody of the second degree, of a contact whose list is here, and of one whose list is not."""
    rows = json.loads(answer(["suggest", "-i", "fintech", "-n", "1", "--format", "json"], home))["results"]
    best = next(row for row in rows if row["degree"] == 2)
    to_ask = json.loads(answer(["ask-next", "-i", "fintech", "-n", "1", "--format", "json"], home))["ask"]
    return best["url"], best["ask_url"], to_ask[0]["url"]


def answer(line: list[str], home: Path) -> str:
    """Return what a command writes for scripts."""
    environment = {**os.environ, "INFOGRAPH_HOME": str(home), "NO_COLOR": "1"}
    return subprocess.run([*TOOL, *line], env=environment, capture_output=True, text=True, check=True).stdout


def words(line: str) -> list[str]:
    """Return a typed line as a shell takes it apart."""
    return shlex.split(line)


def run(command: list[str], home: Path, folder: Path) -> Took:
    """Run a command to its end in a folder; return its CPU seconds, start and exit included, and its peak memory."""
    environment = {**os.environ, "INFOGRAPH_HOME": str(home), "NO_COLOR": "1", "MPLCONFIGDIR": str(folder / "matplotlib")}
    with (folder / "said").open("w+") as said:
        process = subprocess.Popen(command, env=environment, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        _, left, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(left)
        said.seek(0)
        if process.returncode:
            sys.exit(f"{' '.join(command)}: {said.read()[-1000:]}")
    return Took(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def least(all_took: object) -> Took:
    """Return the smallest CPU seconds and the largest memory of several runs."""
    took = list(all_took)  # type: ignore[call-overload]
    return Took(min(one.cpu for one in took), max(one.megabytes for one in took))


if __name__ == "__main__":
    main()
