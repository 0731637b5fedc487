"""Whatever is said to people stands in `phrases`: no sentence is left in the rooms that make answers.

Left where they are: an error at the place that finds it, the help of an option at its option, the title of a plug-in in the plug-in,
commands as they are typed, and the words by which files are recognised and read.
"""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator

import pytest

from house.modules import MODULES, SOURCE, tree_of
from infograph import errors
from infograph.outreach.stages import STAGES

ROOMS = (
    "cli",
    "figures",
    "groups",
    "intake",
    "outreach",
    "people",
    "planning",
    "pool",
    "question",
    "ranking",
    "renderers",
    "report",
)
ERRORS = {name for name, kind in vars(errors).items() if inspect.isclass(kind)}
HELP = {"help", "short_help", "show_default", "metavar", "prog_name"}
TRAITS = {"TITLE", "PURPOSE"}
"""What a plug-in is called in help and documents."""
PATTERN = {"pattern", "re.compile", "Pattern"}
ALLOWED = {
    "cli/commands/completion.py": "lines that shells run",
    "cli/options.py": "help of options",
    "cli/main.py": "what is said around errors, for which nothing is loaded",
    "cli/screen.py": "what is said around errors and files, for which nothing is loaded",
    "figures/text_fit.py": "names of fonts",
    "planning/targets.py": "words by which columns are read, and names of columns that are read again",
    "ranking/settings.py": "help of the parameters, each at its parameter",
    "ranking/verdict.py": "names of rules, as results name them",
    "ranking/baselines.py": "names of rules, as results name them",
    "pool/coverage.py": "names of rows, as files of counts name them",
    "pool/slices.py": "a mark in a folder of its own",
    "pool/spark/job.py": "said on a cluster, which has this module and no other",
    "people/domains.py": "endings of domains",
    "outreach/roles.py": "words by which headlines are read",
    "outreach/lint.py": "words by which drafts are read",
    "outreach/share.py": "the head of a file that is read again, and names of its columns",
    "outreach/sheet.py": "words by which sheets are read, and names of columns that are read again",
}
"""Module -> what its words are."""


def _values(tree: ast.AST) -> set[str]:
    """Return what a value can be by its type: such a word is no sentence, though there is a space in it."""
    literals = [node for node in ast.walk(tree) if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal"]
    return {
        one.value for node in literals for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


VALUES = {value for path in MODULES for value in _values(tree_of(path))} | {
    *STAGES,
    "no answer",
}
SAID = re.compile(r"[A-Za-z][a-z’]+[,:;.]?\s+[A-Za-z’]*[a-z]|^ [a-z]{2}|[a-z]{2}[:,;.]? $")
"""Two words, or one beside which something is put."""
TYPED = re.compile(r" ?(infograph( [a-z-]+)?|--[a-z-]+)( (--)?[a-z]+-[a-z-]+| --[a-z]+| [A-Z]\S*)*( '?)?")
"""A command, or a part of one."""


def _left_out(node: ast.AST) -> bool:
    """Say whether nobody reads this part of a program as a sentence of an answer."""
    if isinstance(node, ast.Raise | ast.Compare | ast.Assert) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    ):
        return True
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        return name.rpartition(".")[2] in ERRORS | {"lazy_names"} or name in PATTERN or name.startswith("click.")
    return isinstance(node, ast.keyword) and node.arg in HELP


def _of_errors(tree: ast.AST) -> set[str]:
    """Return the names that a part of a program uses in what it raises."""
    raised = [node for node in ast.walk(tree) if isinstance(node, ast.Raise)]
    return {one.id for node in raised for one in ast.walk(node) if isinstance(one, ast.Name)}


def sentences(tree: ast.AST, errors_use: frozenset[str] = frozenset()) -> Iterator[tuple[int, str]]:
    """Yield line and text of what is said to people in a module."""
    if _left_out(tree) or _names(tree) & errors_use:
        return
    if isinstance(tree, ast.Module):
        errors_use = frozenset(name for name in _of_errors(tree) if name.isupper() or name.startswith("_")) | TRAITS
    elif isinstance(tree, ast.FunctionDef):
        errors_use |= _of_errors(tree)
    elif isinstance(tree, ast.Constant) and isinstance(tree.value, str) and _is_sentence(tree.value):
        yield tree.lineno, tree.value
    for child in _parts(tree):
        yield from sentences(child, errors_use)


def _names(tree: ast.AST) -> set[str]:
    """Return the names that a statement gives something to."""
    if isinstance(tree, ast.FunctionDef):
        return {tree.name}
    targets = tree.targets if isinstance(tree, ast.Assign) else [tree.target] if isinstance(tree, ast.AugAssign) else []
    return {one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)}


def _parts(tree: ast.AST) -> Iterator[ast.AST]:
    for name, field in ast.iter_fields(tree):
        if name not in ("decorator_list", "annotation", "returns", "keys", "key", "slice"):
            yield from (child for child in (field if isinstance(field, list) else [field]) if isinstance(child, ast.AST))


def _is_sentence(text: str) -> bool:
    return text not in VALUES and SAID.search(text) is not None and TYPED.fullmatch(text) is None


@pytest.mark.slow
@pytest.mark.parametrize("room", ROOMS)
def test_no_sentence_stands_outside_phrases(room):
    said = {
        f"{path.relative_to(SOURCE)}:{line} {text!r}"
        for path in (SOURCE / room).rglob("*.py")
        if str(path.relative_to(SOURCE)) not in ALLOWED
        for line, text in sentences(tree_of(path))
    }
    assert sorted(said) == []


@pytest.mark.parametrize(
    "planted",
    [
        'say("Nobody was found.")',
        'f"{count} more"',
        'x = {"a": "first of all"}',
        'f"in {place}"',
        'def f():\n  hint = "To do so"',
    ],
)
def test_a_planted_sentence_is_seen(planted):
    assert list(sentences(ast.parse(planted)))


@pytest.mark.parametrize(
    "left", ['raise BadRequest("Not so.", f"in {place}")', 'def f():\n  hint = "To do so"\n  raise X(hint)']
)
def test_what_an_error_says_stands_where_it_is_found(left):
    assert not list(sentences(ast.parse(left)))
