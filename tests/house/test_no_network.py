"""No module of ours imports one that can reach a network, of the standard library or of a dependency.

Which those are is not written down here: they are all that lead to a socket when they are imported.
"""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "infograph"
SOCKETS = {"socket", "_socket", "ssl", "_ssl", "webbrowser", "antigravity"}
"""Where every connection begins, and what has a browser begin one."""
HARMLESS = "email.utils"
"""Asks for the name of this machine where it makes the number of a message, and for nothing else; all of `email` loads it."""
AT_ONCE = re.compile(r"^(?:from (\S+) import (.+)|import (.+))", re.M)
"""Imports that happen when a module is loaded: those inside functions and conditions are indented."""
PASSED_OVER = {"test", "idlelib", "lib2to3", "site-packages", "encodings", "tkinter", "ensurepip", "turtledemo", "distutils"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def named(source: str, package: str) -> Iterator[str]:
    """Yield each module that a source imports when it is loaded, and what might be one ("urllib", "urllib.request")."""
    for module, names, plain in AT_ONCE.findall(source):
        if plain:
            yield from (name.split(" as ")[0].strip() for name in plain.split("#")[0].split(","))
            continue
        dots = len(module) - len(module.lstrip("."))
        inside = ".".join(package.split(".")[: len(package.split(".")) - dots + 1]) if dots else ""
        whole = ".".join(part for part in (inside, module.lstrip(".")) if part)
        yield whole
        yield from (f"{whole}.{name.split(' as ')[0].strip(' ()')}" for name in names.split("#")[0].split(","))


def leading_to(goals: Iterable[str], modules: dict[str, set[str]]) -> set[str]:
    """Return all modules that import one of these, or one that does."""
    found, edge = set(goals), set(goals)
    while edge:
        edge = {name for name, imported in modules.items() if name not in found and imported & edge}
        found |= edge
    return found


def modules_below(folder: Path) -> Iterator[tuple[str, set[str]]]:
    for path in folder.rglob("*.py"):
        parts = path.relative_to(folder).with_suffix("").parts
        if not PASSED_OVER & set(parts):
            package = ".".join(parts[:-1])
            name = ".".join(parts).removesuffix(".__init__")
            yield name, set(named(path.read_text("utf-8", errors="replace"), package))


@lru_cache(maxsize=1)
def network_modules() -> frozenset[str]:
    """Return the modules of the standard library that lead to a socket when they are loaded."""
    standard = dict(modules_below(Path(sysconfig.get_path("stdlib"))))
    standard[HARMLESS] -= SOCKETS
    return frozenset(leading_to(SOCKETS, standard))


@lru_cache
def reaches_network(module: str) -> bool:
    """Say whether a module leads to a socket: itself, or one of another distribution by what stands in its file."""
    package = module.split(".")[0]
    if package in sys.stdlib_module_names or package == "infograph":
        return module in network_modules()
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return False
    file = Path(spec.submodule_search_locations[0]).joinpath(*module.split(".")[1:]).with_suffix(".py")
    return file.exists() and any(map(reaches_network, loaded_by(file, package)))


def loaded_by(file: Path, package: str) -> set[str]:
    """Return what a file imports of other packages when it is loaded, also within a `try`."""
    tree = ast.parse(file.read_text("utf-8"))
    late = {node for function in ast.walk(tree) if isinstance(function, FUNCTIONS) for node in ast.walk(function)}
    found = {node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)} - late
    return {name for name in _named(found) if name.split(".")[0] != package}


def imported(source: str) -> Iterator[str]:
    """Yield every module that a source imports anywhere, also by its name in a text."""
    yield from _named(ast.walk(ast.parse(source)))


def _named(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in ("import_module", "__import__"):
            yield from (word.value for word in node.args if isinstance(word, ast.Constant) and isinstance(word.value, str))


@lru_cache(maxsize=1)
def ours() -> dict[str, frozenset[str]]:
    """Return what each of our modules imports."""
    return {str(path.relative_to(SOURCE)): frozenset(imported(path.read_text("utf-8"))) for path in SOURCE.rglob("*.py")}


def reached(source: str) -> set[str]:
    return set(filter(reaches_network, imported(source)))


def test_nothing_of_ours_reaches_a_network():
    assert {path: names for path, all_names in ours().items() if (names := set(filter(reaches_network, all_names)))} == {}


@pytest.mark.parametrize(
    "fault",
    [
        "import urllib.request",
        "from urllib import request",
        "import http.client",
        "import asyncio",
        "import smtplib as mail",
        "import logging.handlers",
        "import webbrowser",
        "import xmlrpc.client",
        "def late():\n    import socket",
        "import importlib\nimportlib.import_module('ftplib')",
        "from matplotlib.backends import backend_webagg_core",
        "from matplotlib.backends.backend_webagg import FigureManagerWebAgg",
    ],
)
def test_a_module_that_reaches_one_is_seen(fault):
    assert reached(f'"""A module."""\n{fault}\n')


@pytest.mark.parametrize("harmless", ["from urllib.parse import quote", "import json, csv", "import pandas", "import logging"])
def test_a_harmless_one_is_not(harmless):
    assert not reached(harmless)


def test_we_import_only_what_we_say_we_depend_on():
    """What comes along with something else may be gone with its next version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extra = project["optional-dependencies"]
    declared = [*project["dependencies"], *extra["excel"], *extra["spark"]]
    wanted = {re.split(r"[\[<>=~]", word)[0] for word in declared}
    wanted = {name.replace("-", "_").lower() for name in wanted} | {"infograph"}
    names = {module.split(".")[0] for modules in ours().values() for module in modules}
    assert names - set(sys.stdlib_module_names) - wanted <= {"numpy", "markupsafe", "py4j"}  # of pandas, jinja2, pyspark
