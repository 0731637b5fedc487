"""Types are what mypy checks: nothing in the ranking is of any type, and hardly anything is said to be what it is not known to be."""

from __future__ import annotations

import ast

import pytest

from house.modules import MODULES, SOURCE, text_of, tree_of

CASTS = {"patterns.py", "renderers/formats.py"}
"""Where something is said to be of a type without a check; the reason stands there."""
UNCHECKED = {"Any", "cast"}


def used(tree: ast.Module) -> set[str]:
    """Return the names a module takes from `typing` to leave something unchecked.

    >>> sorted(used(ast.parse("import typing as t; from typing import cast as c; a: t.Any")))
    ['Any', 'cast']
    """
    taken = {name.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names}
    return UNCHECKED & (taken | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)})


@pytest.mark.parametrize("written", ["from typing import Any\na: Any = 1", "import typing\na: typing.Any = 1"])
def test_what_is_of_any_type_is_seen(written):
    assert used(ast.parse(written)) == {"Any"}


def test_the_ranking_knows_the_type_of_what_it_reads():
    ranking = [path for path in MODULES if path.is_relative_to(SOURCE / "ranking")]
    assert len(ranking) > 20
    assert [path.name for path in ranking if used(tree_of(path)) or "type: ignore" in text_of(path)] == []


@pytest.mark.slow
def test_a_cast_has_its_reason():
    casts = {path.relative_to(SOURCE).as_posix() for path in MODULES if "cast" in used(tree_of(path))}
    assert casts == CASTS
