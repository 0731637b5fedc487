"""Hostile names through the outputs of every command: no live escape, markup or formula, whatever is asked in whatever format."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from every_command import ALL
from exports import HEAD
from hostile import HOSTILE, LIVE
from infograph.cli.main import cli
from infograph.workspace import Workspace

NAMES = list(HOSTILE)
FORMATS = {"form": ("text", "json", "csv"), "suggest": ("table", "cards", "json", "csv", "tsv", "md", "ndjson", "html")}
WHOLE = (
    *("status", "sources", "doctor", "audit", "industries", "industry said", "industry unknown", "functions", "companies"),
    *("companies -i payments", "suggest -i payments --limit 500", "suggest --degree 1 --limit 500", "connectors -i payments"),
    *("ask-next", "plan -i payments", "todo", "log", "people --merges", "people --moved", "people --possible", "export"),
    *(
        "share --company Siemens -o {folder}/share.csv",
        "sheet -i payments --via {contact} -o {folder}/sheet.csv",
        "goal",
        "report -i payments -o -",
        "config",
    ),
)
"""Commands that answer from the whole store, "{contact}" being somebody in it."""
OF_ONE = ("explain", "path", "draft", "draft --kind thanks", "brief", "whois", "industry why", "function why")
SPEAKS_OF_NOBODY = {
    *(
        "demo",
        "import",
        "backup",
        "restore",
        "completion",
        "evaluate",
        "expire",
        "split",
        "merge",
        "tie",
        "forget",
        "targets",
        "plot",
    ),
    *("industry import", "industry infer", "industry set", "function set"),
}
"""Commands that show no contact, or whose answers other tests look at: of changes, files and pictures."""
LEAD = re.compile('^[\\s\ufeff\u200b\u2060"]*[=+\\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]')
NUMBER = re.compile(r"\s*[+-]?\d[\d.,]*%?")
MARKUP = ("<script>alert", "<img src=x", "<svg onload")


def rows(company: str, begin: str) -> str:
    out = io.StringIO()
    write = csv.writer(out)
    write.writerow(HEAD.split(","))
    for number, name in enumerate(NAMES):
        text = HOSTILE[name].encode("utf-8", "replace").decode()
        address = f"https://www.linkedin.com/in/{begin}-{number}"
        write.writerow(
            [text, f"Quill{begin}", address, "", f"{company} {text}", f"{text} Engineer", f"{1 + number % 28:02} Mar 2020"]
        )
    return out.getvalue()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Path:
    """Make a store once in which everybody is called, works at and works as what strangers may write."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "mine.csv").write_text(rows("Siemens", "mine"), "utf-8", newline="")
    (folder / "friend.csv").write_text(rows("Stripe", "friend"), "utf-8", newline="")
    with Workspace.open(folder / "home", create=True) as net:
        net.import_files([folder / "mine.csv"], me="Alex Rivera")
        net.import_files([folder / "friend.csv"], owner="https://www.linkedin.com/in/mine-0")
        net.meetings.log("https://www.linkedin.com/in/friend-5", "asked", via="https://www.linkedin.com/in/mine-0")
    return folder / "home"


@pytest.fixture
def store(hostile: Path, home: Path) -> Path:
    shutil.copytree(hostile, home)
    return home


def outputs(words: str, folder: Path) -> dict[str, str]:
    """Return what a command says, and what it writes, in each of its formats."""
    told_of = {"{contact}": "https://www.linkedin.com/in/mine-0", "{folder}": str(folder)}
    parts = [re.sub(r"\{\w+\}", lambda found: told_of[found.group()], part) for part in words.split()]
    command = ALL[tuple(parts[:2])] if tuple(parts[:2]) in ALL else ALL[(parts[0],)]
    known = FORMATS["suggest"] if parts[0] == "suggest" else FORMATS["form"]
    choices = next(
        (str(option.type.to_info_dict().get("choices", known)) for option in command.params if option.name == "form"), ""
    )
    forms = [form for form in known if f"{form!r}" in choices and words not in ("people --merges", "people --possible")] or [""]
    found = {}
    for form in forms:
        told = CliRunner().invoke(cli, [*parts, *(["-f", form] if form else [])], prog_name="infograph")
        assert not told.exception or isinstance(told.exception, SystemExit), (words, form, told.exc_info)
        assert told.exit_code == 0 or form not in ("", "text", "table"), (words, told.output)
        found[form] = told.output
    found |= {path.suffix[1:]: path.read_text("utf-8") for path in folder.iterdir() if path.suffix in (".csv", ".html")}
    return found


def faults(said: str, form: str) -> list[str]:
    """Return what of an output is live."""
    found = [f"live: {char!r}" for char in sorted(set(LIVE.findall(said)))]
    found += [f"markup: {one}" for one in MARKUP if form == "html" and one in said]
    if form == "csv":
        cells = [cell for line in csv.reader(io.StringIO(said)) for cell in line]
        found += [f"formula: {cell!r}" for cell in cells if LEAD.search(cell) and not NUMBER.fullmatch(cell)]
    return found


def test_every_command_is_looked_at_or_shows_nobody():
    asked = {words.split()[0] for words in (*WHOLE, *OF_ONE)} | {" ".join(words.split()[:2]) for words in (*WHOLE, *OF_ONE)}
    left = {" ".join(words) for words in ALL} - asked - SPEAKS_OF_NOBODY
    assert {words for words in left if not words.startswith("pool ")} == set()


@pytest.mark.sampled(6)
@pytest.mark.parametrize("words", WHOLE)
def test_no_answer_of_the_whole_store_is_live(store, tmp_path, words):
    for form, said in outputs(words, tmp_path).items():
        assert faults(said, form) == [], (words, form)


@pytest.mark.parametrize("words", OF_ONE)
@pytest.mark.parametrize("number", [pytest.param(n, marks=[] if n % 10 == 0 else pytest.mark.slow) for n in range(len(NAMES))])
def test_no_answer_about_one_is_live(store, tmp_path, words, number):
    for form, said in outputs(f"{words} https://www.linkedin.com/in/friend-{number}", tmp_path).items():
        assert faults(said, form) == [], (words, form, NAMES[number])


def test_a_live_output_is_found_out():
    """The check sees what it is for."""
    assert faults("\x1b[31mRed", "text") and faults("<td><script>alert(1)</script>", "html") and faults("a,=1+1\n", "csv")
    assert not faults(json.dumps({"name": "\x1b"}), "json")
