"""Run ours beside what a user would pick instead, in turn, and compare the answers; write docs/performance.md.

    pip install -e . -r benchmarks/peers/requirements.txt     # into an environment of its own
    python benchmarks/peers/run.py [--folder WORK] [--rounds 3] [--sizes 4 5 6 7] [--parts lists cold warm plot limit]

Every figure is of a process of its own, in CPU seconds (user and system), which other work on the machine changes less than the
clock; engines follow each other in each round. What was measured is kept in benchmarks/peers/results.json, from which
`page.py` makes tables and pictures. WORK keeps networks and stores between runs (10^7 ties: 12 GB).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import page
from lists import ties_of, write_lists
from peers import PEERS

HERE = Path(__file__).parent
GROWN = HERE.parent / "speed" / "grown.py"
RESULTS = HERE / "results.json"
OURS = "infograph"
PATIENCE = 3.0
"""CPU seconds of a cold question from which on a peer is not asked at larger sizes."""
IMPORTED = {4: (1000, 5, 1200), 5: (5000, 25, 3500)}
"""Powers of ten of ties that are imported: own contacts, friends, and the median length of their lists. Larger are grown."""
COPIES = {6: 9, 7: 90}
DEALT = 500
"""Numbers that each copy of a grown network has in a row: the median length of a list."""
LIST_PEERS = [name for name in PEERS if name != "adamic_adar"]
DRAWERS = ["networkx", "igraph", "rustworkx"]
PARTS = ("lists", "cold", "warm", "plot", "limit")
Found = tuple[str, dict[str, Any]]
TOOL = [sys.executable, "-m", "infograph"]


class Took(NamedTuple):
    """What a process took: CPU seconds, and MB at its peak; and what it printed. This process loads nothing large: what it
    holds would count as its children's."""

    cpu: float
    peak: float
    said: str


def main() -> None:
    told = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    told.add_argument("--folder", type=Path)
    told.add_argument("--rounds", type=int, default=3)
    told.add_argument("--sizes", type=int, nargs="+", default=[4, 5, 6, 7])
    told.add_argument("--parts", nargs="+", default=PARTS)
    given = told.parse_args()
    folder = given.folder or Path(tempfile.mkdtemp(prefix="infograph-peers-"))
    try:
        measure(Bench(folder, given.rounds, given.sizes), given.parts)
    finally:
        if given.folder is None:
            shutil.rmtree(folder, ignore_errors=True)
    results = json.loads(RESULTS.read_text())
    if all(part in results for part in PARTS):
        page.write(results)


def measure(bench: Bench, parts: list[str]) -> None:
    results = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    results["machine"] = page.machine()
    for part in parts:
        results.setdefault(part, {})
        bench.earlier = results.get("cold", {})
        for name, found in getattr(bench, part)():
            results[part][name] = found
            RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n")


class Bench:
    """The networks and stores in a folder, made when they are first needed, and each part of the comparison."""

    earlier: Mapping[str, Any]
    """Cold questions by the power of ten, as they were measured so far."""

    def __init__(self, folder: Path, rounds: int, sizes: list[int]) -> None:
        self.folder, self.rounds, self.sizes = folder, rounds, sizes
        self.folder.mkdir(parents=True, exist_ok=True)

    def lists(self) -> Iterator[Found]:
        """Import of all lists, and of one that is newer by a few rows: seconds, MB, ties, and what is kept in bytes."""
        lists = self._lists(5)
        found: dict[str, Any] = {}
        with tempfile.TemporaryDirectory(dir=self.folder) as place:
            newer, owner = self._newer(lists, Path(place))
            for _ in range(self.rounds):
                home = Path(place) / "home"
                shutil.rmtree(home, ignore_errors=True)
                own = ran([*TOOL, "-q", "import", str(lists / "me.csv")], home)
                rest = ran([*TOOL, "-q", "import", str(lists / "friends")], home)
                _add(found, OURS, "import", Took(own.cpu + rest.cpu, max(own.peak, rest.peak), str(ties_of(home))))
                found[OURS]["bytes"] = _bytes(home / "infograph.db")
                _add(found, OURS, "change", ran([*TOOL, "-q", "import", str(newer), "--owner", owner[0]], home))
                for peer in LIST_PEERS:
                    out = Path(place) / peer
                    _add(found, peer, "import", _listed("import", peer, lists / "all", out))
                    found[peer]["bytes"] = _bytes(out)
                    _add(found, peer, "change", _listed("change", peer, newer, out, owner[1]))
        same({name: one["import"]["said"] for name, one in found.items()})
        yield from found.items()

    def cold(self) -> Iterator[Found]:
        """A question of a fresh process at every size: seconds, MB, and what is kept in bytes; answers compared."""
        for size in self.sizes:
            there: dict[str, Any] = {"ties": self._size(size)}
            home = self._store(size)
            expected = json.loads(ran(_script("ours", "answer"), home).said)
            for round_ in range(self.rounds):
                _add(there, OURS, "cold", ran([*TOOL, "-q", "suggest", "-i", "fintech", "-n", "20"], home))
                _add(there, "imports", "cold", ran([sys.executable, "-c", "import click, networkx"], home))
                there[OURS]["bytes"] = _bytes(home / "infograph.db")
                for peer in self._patient(size):
                    kept = self._kept(size, peer)
                    took = ran(_script("peers", "cold", peer, kept), home)
                    _add(there, peer, "cold", took)
                    there[peer]["bytes"] = _bytes(kept)
                    if not round_ and peer != "adamic_adar":
                        equal(expected, json.loads(ran(_script("peers", "answer", peer, kept), home).said), peer)
            yield str(size), there

    def warm(self) -> Iterator[Found]:
        """A question asked again in a process that has everything open, at every size; ours also as it is remembered."""
        for size in self.sizes:
            there: dict[str, Any] = {}
            home = self._store(size)
            for _ in range(self.rounds):
                for name, role in ((OURS, "anew"), ("remembered", "warm")):
                    _again(there, name, ran(_script("ours", role), home))
                for peer in self._patient(size):
                    _again(there, peer, ran(_script("peers", "warm", peer, self._kept(size, peer)), home))
            yield str(size), there

    def plot(self) -> Iterator[Found]:
        """A picture of the 20 best."""
        home, found = self._store(5), {}
        with tempfile.TemporaryDirectory(dir=self.folder) as place:
            pairs = Path(place) / "pairs.json"
            pairs.write_text(ran(_script("ours", "pairs"), home).said)
            for _ in range(self.rounds):
                words = [*TOOL, "-q", "plot", "-i", "fintech", "-n", "20", "-o", str(Path(place) / "ours.png")]
                _add(found, OURS, "plot", ran(words, home))
                for peer in DRAWERS:
                    _add(found, peer, "plot", ran(_script("peers", "plot", peer, place, pairs), home))
        yield from found.items()

    def limit(self) -> Iterator[Found]:
        """What the machine could do: bytes a second, and the bytes that a question needs and touches at every size."""
        yield "bandwidth", json.loads(ran(_script("ours", "bandwidth"), HERE).said)
        for size in self.sizes:
            pages = int(ran(_script("ours", "pages"), self._store(size)).said)
            own, two_hops = ran(_script("network", "reach", self._network(size)), HERE).said.split()
            yield str(size), {"pages": pages, "own": int(own), "two_hops": int(two_hops)}

    def _patient(self, size: int) -> Iterator[str]:
        """Yield the peers that were quick enough at every smaller size."""
        smaller = [there for power, there in self.earlier.items() if int(power) < size]
        for peer in PEERS:
            if all(peer in there and median(there[peer]["cold"]["cpu"]) <= PATIENCE for there in smaller):
                yield peer

    def _lists(self, size: int) -> Path:
        place = self.folder / f"lists-{size}"
        if not place.exists():
            write_lists(place, *IMPORTED[size])
        return place

    def _newer(self, lists: Path, place: Path) -> tuple[Path, tuple[str, str]]:
        """Return a newer list of some friend, without the last tenth of its rows and in another order, and its owner."""
        lines = (lists / "friends" / "f3.csv").read_text().splitlines(keepends=True)
        rows = lines[4:]
        newer = place / "newer.csv"
        newer.write_text("".join(lines[:4] + rows[::-1][len(rows) // 10 :]))
        told = (lists / "friends" / "owners.csv").read_text().splitlines()[4].split(",")
        return newer, (told[1], told[2])

    def _store(self, size: int) -> Path:
        home = self.folder / f"home-{size}"
        if home.exists():
            return home
        draft = home.with_suffix(".part")
        shutil.rmtree(draft, ignore_errors=True)
        if size in IMPORTED:
            lists = self._lists(size)
            for what in ("me.csv", "friends"):
                ran([*TOOL, "-q", "import", str(lists / what)], draft)
        else:
            ran([sys.executable, str(GROWN), *map(str, (self._store(5), COPIES[size], draft))], HERE)
        draft.rename(home)
        return home

    def _network(self, size: int) -> Path:
        place = self.folder / f"network-{size}"
        if not place.exists():
            if size in IMPORTED:
                ran(_script("network", "store", place, self._store(size)), HERE)
            else:
                ran(_script("network", "grown", place, self._network(5), COPIES[size], DEALT), HERE)
        return place

    def _size(self, size: int) -> int:
        ties, said = ran(_script("network", "ties", self._network(size), self._store(size)), HERE).said.split()
        same({"arrays": ties, "store": said})
        return int(ties)

    def _kept(self, size: int, peer: str) -> Path:
        place = self.folder / f"kept-{size}" / {"adamic_adar": "networkx"}.get(peer, peer)
        if not place.exists():
            place.mkdir(parents=True)
            ran(_script("peers", "build", peer, place, self._network(size)), place)
        return place


def ran(words: list[str], home: Path) -> Took:
    """Run a command to its end."""
    environment = {**os.environ, "INFOGRAPH_HOME": str(home), "NO_COLOR": "1"}
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as wrong:
        process = subprocess.Popen(words, env=environment, stdout=out, stderr=wrong, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            wrong.seek(0)
            raise SystemExit(f"{' '.join(words)}: {wrong.read()}")
        out.seek(0)
        return Took(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, out.read())


def same(said: Mapping[str, str]) -> None:
    if len(set(said.values())) > 1:
        raise SystemExit(f"the engines have different ties: {said}")


def equal(expected: list[list[float]], answer: list[list[float]], peer: str) -> None:
    """Compare two answers, for every person to a part of 1e-9."""
    same = [person for person, _ in expected] == [person for person, _ in answer]
    if not same or any(abs(a - b) > 1e-9 * abs(a) for (_, a), (_, b) in zip(expected, answer, strict=True)):
        raise SystemExit(f"{peer} answers otherwise: {answer[:4]}, not {expected[:4]}")


def _listed(role: str, peer: str, *words: Path | str) -> Took:
    return ran(_script("lists", role, peer, *words), HERE)


def _script(name: str, *words: object) -> list[str]:
    return [sys.executable, str(HERE / f"{name}.py"), *map(str, words)]


def _add(found: dict[str, Any], name: str, what: str, took: Took) -> None:
    there = found.setdefault(name, {}).setdefault(what, {"cpu": [], "peak": 0.0})
    there["cpu"].append(round(took.cpu, 4))
    there["peak"] = round(max(there["peak"], took.peak), 1)
    if what == "import":
        there["said"] = took.said


def _again(found: dict[str, Any], name: str, took: Took) -> None:
    found.setdefault(name, {"ms": []})["ms"] += [round(1000 * seconds, 3) for seconds in json.loads(took.said)]


def _bytes(place: Path) -> int:
    return sum(one.stat().st_size for one in ([place] if place.is_file() else place.rglob("*")) if one.is_file())


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        main()
