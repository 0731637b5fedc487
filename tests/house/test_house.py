"""The house rules that no linter knows: short files, first lines that say why, plug-ins, honest documents."""

from __future__ import annotations

import ast
import importlib
import importlib.util
import pkgutil
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import infograph
from house.modules import MODULES, ROOT, SOURCE, text_of, tree_of

LONGEST = 350
BANNED = {"manager", "helper", "helpers", "utils", "util", "data", "info", "handler", "base", "common", "misc"}


def names(paths):
    return [str(path.relative_to(SOURCE)) for path in paths]


def test_a_module_is_short_and_says_why_it_exists():
    texts = {path: text_of(path) for path in MODULES}
    assert [path for path, text in texts.items() if len(text.splitlines()) > LONGEST] == []
    assert [path for path in texts if path.stem in BANNED] == []
    assert [path for path, text in texts.items() if text.strip() and not ast.get_docstring(tree_of(path))] == [], "why?"


def test_the_door_has_room_for_another_method():
    assert len((SOURCE / "workspace.py").read_text("utf-8").splitlines()) < LONGEST


def test_no_module_swallows_everything_or_prints():
    offenders = [
        f"{path.name}:{number}"
        for path in MODULES
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if re.search(r"except Exception\b|^\s*print\(", line)
    ]
    assert offenders == []


def test_statements_name_their_parameters():
    """Numbered parameters ("?" and a digit) given as a sequence are deprecated from Python 3.12 on."""
    numbered = re.compile(r"\?[1-9]\b(?=[^\n]*\")")
    offenders = [
        f"{path.relative_to(SOURCE)}:{number}"
        for path in MODULES
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if numbered.search(line) and re.search(r"\b(SELECT|WHERE|AND|VALUES|SET|BETWEEN|LIMIT)\b", line)
    ]
    assert offenders == []


SPOKEN_TO_SQLITE = re.compile(
    r"\b(SELECT\b.+\bFROM|INSERT( OR \w+)? INTO|DELETE FROM|UPDATE\b.+\bSET|CREATE (TEMP )?(TABLE|INDEX)|PRAGMA|VACUUM|SAVEPOINT)\b"
)


def sql_in(path: Path) -> list[str]:
    """Return where a module speaks to SQLite: by its name, by a statement, or by running one."""
    spoken = []
    for node in ast.walk(tree_of(path)):
        if (isinstance(node, ast.Constant) and isinstance(node.value, str) and SPOKEN_TO_SQLITE.search(node.value)) or (
            isinstance(node, ast.Attribute) and node.attr in ("execute", "executemany", "executescript")
        ):
            spoken.append(node.lineno)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            names_of = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            spoken += [node.lineno] * (not {"apsw", "sqlite3"}.isdisjoint(names_of))
    return [f"{path.name}:{line}" for line in spoken]


def test_only_the_store_speaks_to_sqlite(tmp_path):
    outside = [path for path in MODULES if SOURCE / "store" not in path.parents]
    assert [place for path in outside for place in sql_in(path)] == []
    planted = tmp_path / "planted.py"
    planted.write_text('import apsw\nQUERY = "SELECT id FROM person"\ndef ask(db):\n    return db.execute(QUERY)\n')
    assert sorted(sql_in(planted)) == ["planted.py:1", "planted.py:2", "planted.py:4"]


def modules_in(package: str):
    found = importlib.import_module(f"infograph.{package}")
    return [importlib.import_module(f"infograph.{package}.{m.name}") for m in pkgutil.iter_modules(found.__path__)]


def test_every_importer_is_recognised_by_content_and_has_cases():
    kinds = [module for module in modules_in("importers") if hasattr(module, "identify")]
    assert len(kinds) >= 10
    for module in kinds:
        assert callable(module.identify) and callable(module.read), module.__name__
    assert len({module.KIND for module in kinds}) == len(kinds)


def test_every_format_of_mail_is_recognised_by_its_beginning_and_has_cases():
    forms = modules_in("importers.mail.formats")
    assert {module.__name__.rpartition(".")[2] for module in forms} >= {"mbox", "eml", "icalendar"}
    assert len({module.TITLE for module in forms}) == len(forms)
    for module in forms:
        assert callable(module.read) and module.claims(b"First Name,Last Name\n", "x.csv") == ""
        assert (ROOT / "tests" / "importers" / f"test_{module.__name__.rpartition('.')[2]}.py").exists(), module.__name__


def test_every_renderer_and_figure_satisfies_its_contract():
    renderers = [module for module in modules_in("renderers") if hasattr(module, "FORMAT")]
    assert {module.FORMAT for module in renderers} >= {"cards", "table", "csv", "tsv", "json", "ndjson", "md"}
    assert all(callable(module.render) and isinstance(module.EXTENSIONS, tuple) for module in renderers)
    figures = [module for module in modules_in("figures") if hasattr(module, "KIND")]
    assert {module.KIND for module in figures} >= {"tree", "layered", "matrix", "network", "timeline", "industries"}
    assert all(callable(module.draw) for module in figures)


def test_the_public_names_are_the_documented_ones():
    documented = set(re.findall(r"`infograph\.(\w+)`|`ig\.(\w+)", (ROOT / "docs" / "notebook-api.md").read_text("utf-8")))
    flat = {name for pair in documented for name in pair if name}
    assert set(infograph.__all__) <= flat, sorted(set(infograph.__all__) - flat)
    for name in infograph.__all__:
        assert getattr(infograph, name) is not None


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["completion", "bash"]], ids=" ".join)
def test_help_version_and_completion_load_no_heavy_module(words):
    check = (
        "import sys; from infograph.cli.main import cli\n"
        f"try: cli({words!r})\n"
        "except SystemExit: pass\n"
        "heavy = {'networkx', 'pandas', 'numpy', 'matplotlib', 'apsw', 'sqlite3'} & set(sys.modules)\n"
        "sys.exit(','.join(sorted(heavy)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.slow
def test_tracked_files_name_nobody_real_and_no_machine():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if tracked.returncode:
        pytest.skip("not a git checkout: an sdist holds what was checked before")
    mail = re.compile(r"[\w.+-]+@([\w-]+\.)*(?!example\b)[\w-]+\.(com|org|net|io|de|fr)\b")
    wrong = []
    for name in tracked.stdout.splitlines():
        path = ROOT / name
        if path.suffix in {".py", ".md", ".csv", ".ipynb", ".toml", ".txt"} and path.is_file():
            text = path.read_text("utf-8", errors="replace")
            wrong += [f"{name}: {m.group()}" for m in mail.finditer(text) if "example" not in m.group()]
            wrong += [f"{name}: machine path" for _ in re.finditer(r"/(?:home|Users|work)/\w+/", text)]
    assert wrong == []


@pytest.mark.slow
def test_the_wheel_contains_its_data_files(tmp_path):
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(tmp_path), str(ROOT)], check=True, capture_output=True
    )
    held = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    wanted = {
        str(path.relative_to(ROOT / "src")) for path in SOURCE.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted <= held
    assert any(name.startswith("infograph/sample_data/") for name in held), "demo needs its files"


ROOMS = sorted(path for path in SOURCE.rglob("__init__.py") if "lazy_names(" in path.read_text("utf-8"))


@pytest.mark.parametrize("path", ROOMS, ids=names(ROOMS))
def test_a_room_says_the_same_names_to_type_checkers_and_to_programs(path):
    if path.parent.name == "spark":
        pytest.importorskip("pyarrow", reason="comes with the extra infograph[spark]")
    tree = tree_of(path)
    room = ".".join(path.parent.relative_to(SOURCE.parent).parts)
    checked = {
        (alias.name, node.module)
        for block in tree.body
        if isinstance(block, ast.If) and ast.unparse(block.test) == "TYPE_CHECKING"
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        if node.module.split(".")[0] == "infograph"
    }
    (table,) = [
        node.args[1] for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "lazy_names"
    ]
    given = [(name, module) for module, words in ast.literal_eval(table).items() for name in words.split()]
    assert len(given) == len(dict(given)), "one name stands for two things"
    handed_out = importlib.import_module(room)
    for name, module in given:
        assert getattr(handed_out, name) is getattr(importlib.import_module(f"{room}.{module}"), name)
        hidden = importlib.util.find_spec(f"{room}.{name}")
        assert hidden is None, f"the module {room}.{name} would hide the name once it is loaded"
    assert {name for name, _ in given} == {name for name, _ in checked}
    for name, module in checked:  # a name may come through the room it is in
        assert getattr(importlib.import_module(module), name) is getattr(handed_out, name)


def test_store_day_and_settings_go_through_the_rooms_as_one_value():
    apart = [
        f"{path.name}: {function.name}"
        for room in ("question", "outreach", "planning")
        for path in (SOURCE / room).glob("*.py")
        for function in ast.walk(tree_of(path))
        if isinstance(function, ast.FunctionDef)
        and {"db", "now", "settings"} <= {arg.arg for arg in (*function.args.args, *function.args.kwonlyargs)}
    ]
    assert not apart, "a function takes a question.View instead"


MOST_LATE_IMPORTS = 60
WHY_LATE = "# Loaded when used: "


@pytest.mark.slow
def test_imports_inside_functions_are_few_and_say_what_they_spare_at_the_top_of_their_module():
    """They hide what a module needs; the start of a command is the one reason for them."""
    late = {path: late_imports(tree_of(path)) for path in MODULES}
    assert sum(map(len, late.values())) < MOST_LATE_IMPORTS
    silent = [str(path.relative_to(SOURCE)) for path, lines in late.items() if lines and WHY_LATE not in text_of(path)]
    idle = [str(path.relative_to(SOURCE)) for path, lines in late.items() if not lines and WHY_LATE in text_of(path)]
    assert (silent, idle) == ([], [])
    told = {path: re.findall(rf"^{WHY_LATE}.*", text_of(path), re.M) for path in MODULES}
    unmeasured = [line for lines in told.values() for line in lines if not re.search(r"\b[\d.]+ m?s\b|a circle", line)]
    assert not unmeasured, "a reason is a time that was measured, or that modules import each other"


def late_imports(tree):
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return {
        node.lineno for function in functions for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)
    }
