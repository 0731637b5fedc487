"""A name that a room hands out never becomes the module of that name, whatever was loaded before."""

from __future__ import annotations

import ast
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from pkgutil import iter_modules
from types import ModuleType

import pytest

from house.modules import MODULES, SOURCE, tree_of

ROOMS = [path for path in MODULES if path.name == "__init__.py"]


def called(path: Path) -> str:
    """Return by what name a module or a room is imported."""
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def handed_out(tree: ast.Module) -> Iterator[str]:
    """Yield the names that a room binds itself, or gives when they are asked for (it says those to type checkers too)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            yield from (alias.asname or alias.name for alias in node.names)
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def loaded_at_once(tree: ast.Module) -> set[str]:
    """Return the modules that a room loads before anybody can ask it for a name."""
    return {str(node.module) for node in tree.body if isinstance(node, ast.ImportFrom)}


def hidden_late(tree: ast.Module, room: str, modules: set[str]) -> set[str]:
    """Return the names that become a module once that is loaded: Python binds a module to its room when it loads it, and once."""
    return {name for name in handed_out(tree) if name in modules and f"{room}.{name}" not in loaded_at_once(tree)}


def modules_of(room: Path) -> set[str]:
    return {module.name for module in iter_modules([str(room.parent)])}


@pytest.mark.parametrize("room", ROOMS, ids=[called(path) for path in ROOMS])
def test_a_name_that_is_a_modules_too_is_bound_after_that_module_was_loaded(room):
    assert hidden_late(tree_of(room), called(room), modules_of(room)) == set()


@pytest.mark.parametrize(
    "planted",
    [
        "if TYPE_CHECKING:\n    from room.score import score\nelse:\n    __getattr__ = lazy_names(__name__, {})",
        "from room.listing import score",
        "def score(): ...",
        "score = 3",
    ],
)
def test_a_planted_one_is_seen(planted):
    assert hidden_late(ast.parse(planted), "room", {"score", "listing"}) == {"score"}
    assert hidden_late(ast.parse(f"from room.score import strength\n{planted}"), "room", {"score", "listing"}) == set()


def test_no_module_got_the_module_where_it_asked_a_room_for_the_name():
    """As it would where it is loaded by the room itself, before that has bound the name."""
    for path in MODULES:
        if path.name != "__main__.py":
            _load(called(path))
    pairs = [
        (room, name)
        for room, path in ((sys.modules[called(path)], path) for path in ROOMS if called(path) in sys.modules)
        for name in modules_of(path)
        if name in vars(room) and not isinstance(vars(room)[name], ModuleType)
    ]
    assert len(pairs) > 10
    hidden = {id(sys.modules[f"{room.__name__}.{name}"]) for room, name in pairs}
    users = [module for name, module in sys.modules.items() if name.startswith("infograph.")]
    confused = [f"{user.__name__}.{name}" for user in users for name, value in vars(user).items() if id(value) in hidden]
    assert confused == []


def _load(name: str) -> None:
    try:
        importlib.import_module(name)
    except ModuleNotFoundError as error:  # of an extra that is not installed
        assert not str(error.name).startswith("infograph")
