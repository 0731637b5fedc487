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


COMMAND = re.compile(r"\binfograph [a-z]|(?<![\w-])--?[a-z]")


def between_quotes(tree: ast.AST) -> Iterator[str]:
    """Yield the texts with a command or an option in which a value is put between straight quotes of the text's own."""
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            parts = [part.value if isinstance(part, ast.Constant) else "\0" for part in node.values]
            said = "".join(map(str, parts))
            if re.search("'\0'|\"\0\"", said) and COMMAND.search(said):
                yield f"line {node.lineno}: {ast.unparse(node)[:80]}"


@pytest.mark.slow
def test_what_is_put_into_a_command_is_quoted_by_what_knows_how():
    """By `as_typed` for people, `text.quoted` for other names, `shlex.quote` for files."""
    found = {path.relative_to(SOURCE).as_posix(): list(between_quotes(tree_of(path))) for path in MODULES}
    assert {name: texts for name, texts in found.items() if texts} == {}


@pytest.mark.parametrize("planted", ["infograph path '{name}'", "then --via '{name}'", 'infograph log "{name}"'])
def test_a_planted_name_between_quotes_is_seen(planted):
    assert list(between_quotes(ast.parse(f"said = f{planted!r}")))
