"""Another language for tests: all that `phrases` say, in letters of another script."""

from __future__ import annotations

import ast
import inspect
import pkgutil
import re
import sys
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

import infograph.phrases as phrases

WORDED = tuple(import_module(f"infograph.phrases.{found.name}") for found in pkgutil.iter_modules(phrases.__path__))
TAKE_WORDS = {"counted", "agreeing", "joined", "plural", "some_of", "equals", "append", "join", "_first", "cycle"}
"""Functions whose arguments are words; those of others are values."""


def words_in(text: str) -> set[str]:
    """Return the parts of a sentence between what is put into it, two words or more each."""
    return {part for part in re.split(r"\{\}|[“”]", text) if len(part.split()) > 1 and re.search("[a-z]", part)}


def foreign(node: ast.Constant) -> ast.Constant:
    """Return a text in letters of another script, but for the places of what is put into it."""
    return ast.Constant(re.sub(r"\{[^}]*\}|[A-Za-z]", lambda sign: sign[0] if sign[0][0] == "{" else "ж", node.value))


class Foreign(ast.NodeTransformer):
    """Write whatever is said in a module in letters of another script; keys of tables and values of types are not said."""

    def __init__(self) -> None:
        self.english: set[str] = set()

    def visit_Constant(self, node: ast.Constant) -> ast.Constant:
        if not isinstance(node.value, str) or not re.search("[a-z]{2}", node.value):
            return node
        self.english |= words_in(node.value)
        return foreign(node)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.JoinedStr:
        parts = [self._said_beside(part) if isinstance(part, ast.Constant) else self.visit(part) for part in node.values]
        return ast.JoinedStr(parts)

    def _said_beside(self, part: ast.Constant) -> ast.Constant:
        self.english |= words_in(part.value)
        return foreign(part)

    def visit_FormattedValue(self, node: ast.FormattedValue) -> ast.FormattedValue:
        return ast.FormattedValue(self.visit(node.value), node.conversion, node.format_spec)

    def visit_Dict(self, node: ast.Dict) -> ast.Dict:
        return ast.Dict(node.keys, [self.visit(value) for value in node.values])

    def visit_Subscript(self, node: ast.Subscript) -> ast.Subscript:
        return ast.Subscript(self.visit(node.value), node.slice, node.ctx)

    def visit_Call(self, node: ast.Call) -> ast.Call:
        name = ast.unparse(node.func).rpartition(".")[2]
        kept = 1 if name == "get" else 0 if name in TAKE_WORDS else len(node.args)
        args = [one if isinstance(one, ast.Constant) and at < kept else self.visit(one) for at, one in enumerate(node.args)]
        return ast.Call(self.visit(node.func), args, node.keywords)

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        return node if isinstance(node.value, ast.Constant) else self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> ast.Compare:
        return node


def spoken(module: ModuleType) -> set[str]:
    """Return the parts of sentences that a module of phrases is made of."""
    other = Foreign()
    other.visit(_tree(module))
    return other.english


def speak_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put all that phrases say into another script, until the test is over, wherever functions and tables were imported."""
    for module in WORDED:
        other = dict(vars(module))
        exec(compile(ast.fix_missing_locations(Foreign().visit(_tree(module))), str(module.__file__), "exec"), other)
        for name, value in list(vars(module).items()):
            if inspect.isfunction(value) and value.__module__ == module.__name__:
                _reword(monkeypatch, value, other[name])
            elif isinstance(value, dict) and not name.startswith("__"):
                for key in value:
                    monkeypatch.setitem(value, key, other[name][key])
            elif name.lstrip("_").isupper() and isinstance(value, str | tuple):
                _replace(monkeypatch, name, value, other[name])


def _replace(monkeypatch: pytest.MonkeyPatch, name: str, value: object, other: object) -> None:
    """Give a constant another value in each module that has it."""
    users = [module for called, module in sys.modules.items() if called.startswith("infograph.")]
    for user in users:
        if vars(user).get(name) is value:
            monkeypatch.setattr(user, name, other)


def _reword(monkeypatch: pytest.MonkeyPatch, function: FunctionType, other: FunctionType) -> None:
    for part in ("__code__", "__defaults__", "__kwdefaults__"):
        monkeypatch.setattr(function, part, getattr(other, part))


def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text("utf-8"))
