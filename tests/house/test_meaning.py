"""No program text decides by reading a sentence: nothing is looked for in evidence, reasons, notes and messages."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from house.modules import MODULES, tree_of
from infograph.phrases import problems

SENTENCES = frozenset({"evidence", "reasons", "why", "message"})
"""Attributes that hold what is said to people."""
READS = frozenset(
    {"startswith", "endswith", "split", "partition", "rpartition", "removeprefix", "removesuffix", "find", "index"}
)
ALLOWED = frozenset({("import_report.py", "report.why")})
"""The name of a refused file is not said twice."""


def readings(tree: ast.AST) -> Iterator[str]:
    """Yield the sentences that code looks into: `"x" in tie.evidence[0]`, `tie.why.startswith(...)`, `re.match(..., tie.why)`."""
    for node in ast.walk(tree):
        looked_into: list[ast.expr] = []
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.In | ast.NotIn | ast.Eq | ast.NotEq):
            looked_into = [*node.comparators] if isinstance(node.ops[0], ast.In | ast.NotIn) else [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in READS:
                looked_into = [node.func.value]
            elif isinstance(node.func.value, ast.Name) and node.func.value.id == "re":
                looked_into = list(node.args)
        for one in looked_into:
            inner = one.value if isinstance(one, ast.Subscript) else one
            if isinstance(inner, ast.Attribute) and inner.attr in SENTENCES:
                yield ast.unparse(inner)


@pytest.mark.slow
def test_nothing_is_looked_for_in_what_is_said_to_people():
    found = {(path.name, reading) for path in MODULES for reading in readings(tree_of(path))}
    assert found - ALLOWED == set()


@pytest.mark.parametrize(
    "planted", ['"worked" in hop.evidence[0]', 'tie.why.startswith("x")', 're.match("x", one.reasons[0])', 'a.message == "x"']
)
def test_a_planted_reading_is_seen(planted):
    assert list(readings(ast.parse(planted)))


def problems_made(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    """Yield the code of each problem that is made or counted by name, and whether English is put into it there."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        code = next((one.value for one in node.args[:1] if isinstance(one, ast.Constant) and isinstance(one.value, str)), "")
        if name == "Problem":
            text = [*node.args[2:3], *(part.value for part in node.keywords if part.arg == "text")]
            yield code, any(isinstance(one, ast.Constant | ast.JoinedStr) for one in text)
        elif name == "_count" or (name == "add" and ast.unparse(node.func).endswith("tally.add")):
            yield code, False


@pytest.mark.slow
def test_what_is_odd_is_said_by_its_code_in_one_place():
    made = [pair for path in MODULES for pair in problems_made(tree_of(path))]
    assert len(made) > 50 and {code for code, worded in made if worded} <= {"owner_disagrees"}
    assert {code for code, _ in made} - set(problems._WORDS) == {"", "extra_columns", "owner_disagrees", "unknown_person"}
    assert list(problems_made(ast.parse('Problem("x", 3, f"its {a}"); Problem("y", text="no")'))) == [("x", True), ("y", True)]
