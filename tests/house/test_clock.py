"""The day comes in as a value: nothing below the door looks at a clock, so that the same question has the same answer."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from house.modules import MODULES, SOURCE, tree_of

DOORS = {
    "workspace.py": "a notebook or a command opens a store, and may say the day",
    "pool/door.py": "the same for a pool",
    "store/db.py": "a change of layout or a restore is noted before anybody has said a day",
    "store/backups.py": "a backup is named for when it was made",
}
CLOCKS = {
    ("date", "today"),
    ("time", "time"),
    ("time", "localtime"),
    *(("datetime", name) for name in ("today", "now", "utcnow")),
}


def clocks(tree: ast.AST) -> Iterator[str]:
    """Yield where a clock is read, or handed on to be read later: `date.today`, `datetime.now(UTC)`, `time.time()`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            of = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
            if (of, node.attr) in CLOCKS:
                yield ast.unparse(node)


@pytest.mark.slow
def test_only_doors_look_at_a_clock():
    inside = [path for path in MODULES if path.relative_to(SOURCE).parts[0] != "cli"]
    reading = {path.relative_to(SOURCE).as_posix() for path in inside if list(clocks(tree_of(path)))}
    assert reading == set(DOORS)


@pytest.mark.parametrize(
    "planted", ["day = date.today()", "field(default_factory=date.today)", "datetime.now(UTC)", "datetime.date.today()"]
)
def test_a_planted_clock_is_seen(planted):
    assert list(clocks(ast.parse(planted)))
