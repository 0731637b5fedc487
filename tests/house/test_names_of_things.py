"""What a function holds is named for what it is: five words that fit anything name nothing."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from house.modules import MODULES, SOURCE, tree_of

FILLERS = frozenset({"found", "one", "known", "told", "shown"})
PUBLIC = {
    ("answers.py", "one"): "PossibleSame.one, the first of two people, is read in notebooks",
    ("outreach/log.py", "told"): "Meetings.log(told=...) is called in notebooks, as --told on the command line",
}


def fillers(tree: ast.AST) -> Iterator[str]:
    """Yield each of the words where a name is bound: by assignment, as a parameter, of a function, an import or an error."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()) | ast.arg(arg=name):
                bound = name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                bound = name
            case ast.ExceptHandler(name=str(name)) | ast.alias(asname=str(name)) | ast.MatchAs(name=str(name)):
                bound = name
            case _:
                continue
        if bound in FILLERS:
            yield bound


@pytest.mark.slow
def test_no_name_fits_anything():
    bound = [(path.relative_to(SOURCE).as_posix(), name) for path in MODULES for name in fillers(tree_of(path))]
    assert [pair for pair in bound if pair not in PUBLIC] == []
    assert sorted(bound) == sorted(PUBLIC), "an exception that is no longer needed, or one used for more than it says"


@pytest.mark.parametrize(
    "planted",
    [
        "found = f()",
        "def f(known): ...",
        "def shown(): ...",
        "[one.id for one in people]",
        "lambda told: told",
        "self.found = 1",
        "for one, other in pairs: ...",
        "if (found := f()): ...",
        "import rows as shown",
    ],
)
def test_a_planted_name_is_seen(planted):
    assert len(list(fillers(ast.parse(planted)))) == 1


@pytest.mark.parametrize("fine", ["person = f()", "found.append(1)", "f(told=names)", "print(hop.shown)"])
def test_reading_and_calling_bind_nothing(fine):
    assert list(fillers(ast.parse(fine))) == []
