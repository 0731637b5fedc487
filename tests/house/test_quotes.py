"""One kind of apostrophe and of quotation marks in what people read: ’ and “ ”; straight ones are for what is typed."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from house.modules import MODULES, SOURCE, tree_of

READ_FROM_FILES = frozenset({"names/case.py"})
"""Modules whose texts are what others wrote: names."""

_STRAIGHT = re.compile(
    r"(?:^|(?<=[A-Za-z]))'(?=(?:s|t|re|ll|ve)\b)"  # a friend's
    r"|(?<=s)'(?= [a-z])(?!.*\w'(?: |$))"  # friends' lists, but no closing quote of a shell's word
    r'|(?<=[\s(])"[A-Za-z][\w -]*"(?=[\s.,;)]|$)'  # says "unknown"
)
_SQL = re.compile(r"\b(SELECT|WHERE|FROM|VALUES|UNION|PRAGMA)\b")


def straight(tree: ast.AST) -> Iterator[str]:
    """Yield what people read in a module that has a straight apostrophe or straight quotation marks."""
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)} - set(_helps(tree))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            said = re.sub(r"\n *Examples:\n.*", "", node.value, flags=re.DOTALL)
            if _STRAIGHT.search(said) and not _SQL.search(said):
                yield f"line {node.lineno}: {said[:80]}"


def _helps(tree: ast.AST) -> Iterator[int]:
    """Yield the docstrings of commands: their help."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any("command(" in ast.unparse(one) for one in node.decorator_list):
            first = node.body[0]
            if isinstance(first, ast.Expr):
                yield id(first.value)


@pytest.mark.slow
def test_apostrophes_and_quotation_marks_are_those_of_print():
    written = {path.relative_to(SOURCE).as_posix(): path for path in MODULES}
    found = {name: list(straight(tree_of(path))) for name, path in written.items() if name not in READ_FROM_FILES}
    assert {name: texts for name, texts in found.items() if texts} == {}


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("templates/*.txt")), ids=lambda path: path.name)
def test_letters_have_no_straight_ones(path):
    assert not re.search("['\"]", path.read_text("utf-8"))


@pytest.mark.parametrize("planted", ["a friend's list", "friends' lists", "it isn't", 'the log says "met"'])
def test_a_planted_straight_one_is_seen(planted):
    assert list(straight(ast.parse(f"said = {planted!r}")))


def test_what_is_typed_stays_straight():
    typed = "infograph tie me 'Bob Johnson' --closeness 4"
    assert not list(straight(ast.parse(f"said = {typed!r}")))
