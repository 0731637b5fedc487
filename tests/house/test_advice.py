"""No error advises a command that no test has run: each piece of advice in the source has a case in `tests/cli/advice.py`."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from cli.advice import CASES
from every_command import ALL
from house.modules import MODULES, SOURCE, tree_of
from infograph import errors

ERRORS = {name for name, kind in vars(errors).items() if inspect.isclass(kind)} | {"UsageError"}
COMMANDS = "|".join(sorted({words[0] for words in ALL}))
COMMAND = re.compile(rf"(?<!from )\binfograph ({COMMANDS})\b|(?<![\w-])--[a-z]|\bpip install|INFOGRAPH_HOME")
HELP = {"help", "epilog", "short_help", "prog_name", "metavar"}
IN_ANSWERS = {
    "cli/answer.py": "under an answer",
    "cli/commands/completion.py": "lines that shells run",
    "cli/commands/demo.py": "in the answer of a trial",
    "cli/commands/people.py": "help",
    "cli/commands/restore.py": "in the list of backups",
    "cli/commands/sheet.py": "under an answer",
    "cli/commands/todo.py": "in the list of what is due",
    "cli/main.py": "an option's own name",
    "cli/screen.py": "what is done to commands under an answer",
    "cli/screen_options.py": "options' own names",
    "importers/share_head.py": "the head of a file",
    "outreach/share.py": "the head of a file",
    "planning/advice.py": "in an answer that found nobody",
}
"""Modules whose commands stand in answers, where they are not in an error."""
IN_WORDS = {"phrases/remarks.py", "phrases/numbers.py"}
"""Modules of phrases whose commands stand in errors; those of the others stand in answers."""
NOT_RUN = {
    "pip install --upgrade click": "it installs; with the lowest Click that is allowed the error does not come",
    "Give one: --run FOLDER": "in Python alone: Spark, and a pool in memory",
    "A pool is made with: infograph pool create NAME": "in Python alone, where a pool's file went between two lines",
    "infograph goal --industry fintech --function product": "in Python alone: the command takes nothing else",
    "Leave --anon out.": "in Python alone: no command changes a hidden copy",
    "infograph import Connections.csv": "a store without the user, which none is that was imported into",
    "Say which columns are which: --map 'Full name=name,Employer=company'": "no two formats claim one header",
    "Install it (Debian: apt install openjdk-17-jre-headless; macOS: brew install openjdk), or set JAVA_HOME; "
    "or leave --engine spark out.": "it installs; leaving Spark out is run for the error without Spark",
    "Do not repeat it. Free some space, or mend the disk, then: infograph doctor --repair": "tests/durability fails disks",
    "--encoding {}": "how a file was read, in the report of it",
    "by --map": "how a file was read, in the report of it",
    "CSV read by --map": "what a format is called",
}
"""Advice -> why no case runs it."""


def _text(node: ast.AST) -> str:
    """Return a string as it stands in the source, {} for what is put in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return ""


def _name(call: ast.Call) -> str:
    return ast.unparse(call.func).split(".")[-1]


def _advice(module: str, tree: ast.AST) -> Iterator[str]:
    """Yield what errors of a module advise: their hints, and strings elsewhere that name a command."""
    above = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    in_answers = module in IN_ANSWERS or (module.startswith("phrases/") and module not in IN_WORDS)
    for node in ast.walk(tree):
        if not COMMAND.search(_text(node)) or isinstance(above[node], (ast.Expr, ast.JoinedStr)):
            continue
        chain = [node]
        while chain[-1] in above:
            chain.append(above[chain[-1]])
        calls = [(call, inner) for inner, call in pairwise(chain) if isinstance(call, ast.Call)]
        raised = [
            inner
            for call, inner in calls
            if _name(call) in ERRORS and (_name(call) == "UsageError" or call.args[:1] != [inner])
        ]
        message = any(_name(call) in ERRORS for call, _ in calls) and not raised
        is_help = any(isinstance(part, ast.keyword) and part.arg in HELP for part in chain)
        is_option = any(_name(call) in ("option", "count", "argument", "Option") for call, _ in calls)
        if raised or not (in_answers or message or is_help or is_option):
            yield _text(node)


def advice() -> dict[str, str]:
    """Return each piece of advice with the module that it stands in."""
    found = {}
    for path in MODULES:
        module = path.relative_to(SOURCE).as_posix()
        found.update((said, module) for said in _advice(module, tree_of(path)))
    return found


ADVICE = advice()


@pytest.mark.parametrize("said", sorted(ADVICE), ids=lambda said: said[:60])
def test_what_an_error_advises_is_run_by_a_case(said):
    covered = any(case.says == said or case.says.startswith(said) for case in CASES)
    assert covered or said in NOT_RUN or any(said in case.says for case in CASES), (ADVICE[said], said)


@pytest.mark.slow
def test_every_case_is_of_advice_that_is_given():
    everything = {
        _text(node)
        for path in MODULES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp)
    }
    assert [case.says for case in CASES if case.says not in everything] == []
    assert [said for said in NOT_RUN if said not in everything] == []


def test_new_advice_without_a_case_is_found():
    tree = ast.parse('def f():\n    raise BadRequest("No.", f"Say: infograph tie me {name}")\n')
    assert list(_advice("people/x.py", tree)) == ["Say: infograph tie me {}"]
