"""Measure the house: files, floors, imports, functions, imports inside functions, SQL outside its room, modules a start loads.

Run: `python benchmarks/house/run.py`; it needs the packages for developers. Circles and imports that lead up are what
`lint-imports` forbids and counts as none.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import grimp

ROOT = Path(__file__).parents[2] / "src" / "infograph"
STARTS = {
    "import": ["import", "{sample}/Connections.csv"],
    "suggest": ["suggest", "--industry", "fintech"],
    "industry infer": ["industry", "infer", "-"],
}
"""Commands whose modules are counted, on a store that has one friend's list."""
SAMPLE = ROOT.parents[1] / "sample_data" / "alex-rivera"
FRIEND = SAMPLE.parent / "friends" / "bob-johnson.csv"
SPEAKS_SQL = ("SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE ")


def main() -> int:
    """Print the figures."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(ROOT.rglob("*.py"))}
    lines = [sum(1 for _ in path.open(encoding="utf-8")) for path in trees]
    sizes = sorted(size for tree in trees.values() for size in _functions(tree))
    print(f"files {len(trees)}, lines {sum(lines)}, the longest file {max(lines)}")
    graph = grimp.build_graph("infograph", exclude_type_checking_imports=True)
    arrows = {(_room(one), _room(other)) for one in graph.modules for other in graph.find_modules_directly_imported_by(one)}
    between = {(one, other) for one, other in arrows if one != other}
    print(
        f"rooms {len({one for pair in arrows for one in pair})}, arrows between them {len(between)}, floors {_floors(between)}"
    )
    print(f"functions {len(sizes)}, lines of the median {median(sizes):g}, of the longest {sizes[-1]}")
    print(f"imports inside functions {sum(len(_late(tree)) for tree in trees.values())}")
    outside = [path for path, tree in trees.items() if "store" not in path.relative_to(ROOT).parts and _speaks_sql(tree)]
    print(f"files outside store/ that speak SQL {len(outside)}")
    with tempfile.TemporaryDirectory() as home:
        _loaded(home, ["import", str(FRIEND), "--owner", "Bob Johnson", "--new-owner"])
        for name, words in STARTS.items():
            print(f"modules of ours that {name} loads: {_loaded(home, [word.format(sample=SAMPLE) for word in words])}")
    return 0


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else module


def _floors(arrows: set[tuple[str, str]]) -> int:
    """Return how many rooms stand one upon another at most."""
    floors: dict[str, int] = {}

    def floor(room: str, above: frozenset[str] = frozenset()) -> int:
        if room not in floors:
            below = [floor(other, above | {room}) for one, other in arrows if one == room and other not in above]
            floors[room] = 1 + max(below, default=0)
        return floors[room]

    return max(floor(one) for pair in arrows for one in pair)


def _functions(tree: ast.Module) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1


def _late(tree: ast.Module) -> set[int]:
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inside = (node for function in functions for node in ast.walk(function))
    return {node.lineno for node in inside if isinstance(node, ast.Import | ast.ImportFrom)}


def _speaks_sql(tree: ast.Module) -> bool:
    texts = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return any(isinstance(text, str) and text.startswith(SPEAKS_SQL) for text in texts)


def _loaded(home: str, words: list[str]) -> int:
    """Return how many modules of ours a command has loaded when it ends."""
    code = (
        "import sys\nfrom infograph.cli.main import cli\n"
        f"try:\n    cli({words!r}, prog_name='infograph')\nexcept SystemExit:\n    pass\n"
        "print(sum(name.split('.')[0] == 'infograph' for name in sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"INFOGRAPH_HOME": home},
        input="Company,Position\nStripe,Engineer\n",
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stderr.splitlines()[-1])


if __name__ == "__main__":
    raise SystemExit(main())
