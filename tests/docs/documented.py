"""Command lines as the documents show them, and a desk on which they are run: a folder with files, and a store."""

from __future__ import annotations

import csv
import inspect
import os
import re
import shlex
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import click
from click.testing import CliRunner, Result

from infograph.cli.main import cli

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_data"
PAGES = [ROOT / "README.md", *sorted(path for path in (ROOT / "docs").glob("*.md") if path.name != "commands.md")]
"""docs/commands.md shows the help, whose examples are run command by command."""

FILES = {
    "Connections.csv": "alex-rivera/Connections.csv",
    "bob.csv": "friends/bob-johnson.csv",
    "Complete_LinkedInDataExport.zip": "alex-rivera",
    "Complete_LinkedInDataExport_11-20-2026.zip": "alex-rivera",
    "friends": "friends",
    "takeout.zip": "alex-mail",
    "mail.mbox.gz": "alex-mail/mail.mbox.gz",
}
"""File or folder that a page speaks of -> what of the sample it is; a .zip of a folder is made."""
TABLES = {
    "members.csv": [["Full name", "Employer", "Job"], ["Nora Quill", "Stripe", "Engineer"], ["Ivo Bell", "Monzo", "Analyst"]],
    "spring/members.csv": [
        ["file", "member", "url", "consent", "scope", "until", "pool"],
        *(
            [
                f"../friends/{name}.csv",
                member,
                f"https://www.linkedin.com/in/{name}-example",
                "signed form",
                scope,
                until,
                "Spring",
            ]
            for name, member, scope, until in [
                ("bob-johnson", "Bob Johnson", "connector seen", "2099-12-31"),
                ("hannah-wexford", "Hannah Wexford", "connector", ""),
                ("sofia-marchetti", "Sofia Marchetti", "connector seen", ""),
                ("kenji-morimoto", "Kenji Morimoto", "seen", ""),
                ("layla-haddad", "Layla Haddad", "counts", ""),
            ]
        ),
    ],
    "leads.csv": [["Company", "Position"], ["Stripe", "Engineer"], ["Acme Ledger", "Clerk"]],
    "sheet-answers.csv": [
        ["name", "company", "position", "know well", "met", "not really", "happy to introduce", "note", "url", "connector"],
        ["Carol Lee", "Monzo", "Head of Payments", "x", "", "", "yes", "", "", "Bob Johnson"],
    ],
    "ties.csv": [
        ["person a", "person b", "relationship", "since"],
        ["Bob Johnson", "Nora Quill", "recommended her", "2024"],
        ["Bob Johnson", "Ivo Bell", "sing in one choir", "2019"],
        ["Nora Quill", "Ivo Bell", "one panel at an evening on payments", "2025-05-06"],
        ["Nora Quill", "Eva Lind", "wrote a paper together", "2023"],
        ["Nora Quill <nora@example.com>", "Omar Reed <omar@example.org>", "work on one program", "2022"],
    ],
    "targets.csv": [["employer", "motivation", "posting"], ["Stripe", "5", "1"], ["Monzo", "3", "0"]],
}
"""Tables that the reader has made."""

_BIN = r"(?:\.venv/bin/|\.venv\\Scripts\\)?"
_COMMAND = re.compile(rf"^ {{0,4}}(?:\$ )?((?:[A-Z_]+=\S+ )?{_BIN}infograph (?=[-a-z]).*)$")
_REMARK = re.compile(r"(?:\s{3,}[^'\"]*|\s+# .*)$")
_WORDS = re.compile(rf"^((?:[A-Z_]+=\S+ )*){_BIN}infograph(?:\s+(.*?))?(?:\s+(>>?)\s*([^\s'\"]+))?$")


@dataclass(frozen=True)
class Line:
    """A line of a shell as a page shows it; `named` where it stands in running text, which may only name a command."""

    page: str
    number: int
    text: str
    named: bool = False

    def __str__(self) -> str:
        return f"{self.page}:{self.number}: {self.text}"


def lines_of(page: Path) -> Iterator[Line]:
    """Yield the command lines of a Markdown page, of its blocks and its sentences, in their order."""
    name, text = str(page.relative_to(ROOT)), page.read_text("utf-8")
    for block in re.finditer(r"^ *```(\w*)\n(.*?)^ *```$|`(infograph [^`]+)`", text, re.M | re.S):
        number = text.count("\n", 0, block.start()) + 1
        if block[3]:
            yield Line(name, number, " ".join(block[3].split()), named=True)
        elif block[1] in ("", "sh"):
            for below, line in enumerate(block[2].splitlines(), 1):
                if (found := _COMMAND.match(line)) is not None:
                    yield Line(name, number + below, _REMARK.sub("", found[1]).strip())


def others_of(page: Path) -> Iterator[str]:
    """Yield what else stands in the blocks marked as a shell's: python3, pip and the like."""
    for block in re.findall(r"^ *```sh\n(.*?)^ *```$", page.read_text("utf-8"), re.M | re.S):
        yield from (line.strip() for line in block.splitlines() if line.strip() and not _COMMAND.match(line))


def python_of(page: Path) -> str:
    """Return the Python of a page as one program, each line where it stands in the page."""
    text = page.read_text("utf-8")
    kept = [""] * (text.count("\n") + 1)
    for block in re.finditer(r"^```python\n(.*?)^```$", text, re.M | re.S):
        first = text.count("\n", 0, block.start()) + 1
        kept[first : first + block[1].count("\n")] = block[1].splitlines()
    return "\n".join(kept)


def examples() -> dict[str, list[Line]]:
    """Return the examples that each command's help gives."""
    found: dict[str, list[Line]] = {}

    def look(command: click.Command, words: str) -> None:
        shown = (
            line for line in inspect.cleandoc(command.help or "").partition("Examples:")[2].splitlines() if _COMMAND.match(line)
        )
        found[words] = [Line(f"{words} -h", at, _REMARK.sub("", line).strip()) for at, line in enumerate(shown, 1)]
        if isinstance(command, click.Group):
            context = click.Context(command)
            for name in command.list_commands(context):
                inner = command.get_command(context, name)
                assert inner is not None
                look(inner, f"{words} {name}")

    look(cli, "infograph")
    return {words: lines for words, lines in found.items() if lines}


class Desk:
    """A folder with the files that pages speak of, and the store of its user."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def laid(cls, folder: Path) -> Desk:
        """Lay out a desk with every file and an empty store."""
        folder.mkdir(parents=True)
        for name, of in FILES.items():
            if name.endswith(".zip"):
                with zipfile.ZipFile(folder / name, "w") as archive:
                    for path in sorted((SAMPLE / of).iterdir()):
                        archive.write(path, path.name)
            elif (SAMPLE / of).is_dir():
                shutil.copytree(
                    SAMPLE / of, folder / name, ignore=shutil.ignore_patterns("mak*", "*.md", "__pycache__", "alex-mail")
                )
            else:
                shutil.copy(SAMPLE / of, folder / name)
        for name, rows in TABLES.items():
            (folder / name).parent.mkdir(exist_ok=True)
            with (folder / name).open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(rows)
        (folder / "sample_data").symlink_to(SAMPLE)
        (folder / "user" / ".config" / "fish" / "completions").mkdir(parents=True)
        (folder / "user" / ".zfunc").mkdir()
        return cls(folder)

    def copy(self, folder: Path, *, empty: bool = False) -> Desk:
        """Return another desk with the same files, and the same store unless it is to be empty."""
        leave = shutil.ignore_patterns("store") if empty else None
        shutil.copytree(self.folder, folder, symlinks=True, ignore=leave)
        return Desk(folder)

    @cached_property
    def surroundings(self) -> dict[str, str | None]:
        """Return the variables under which commands run here."""
        unset = dict.fromkeys(
            ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "TERM", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "ZDOTDIR"),
        )
        return {**unset, "INFOGRAPH_HOME": str(self.folder / "store"), "HOME": str(self.folder / "user"), "SHELL": "/bin/bash"}

    def run(self, text: str) -> Result:
        """Run a line as a shell would: with its variables, its quotes and its redirection."""
        found = _WORDS.match(text)
        assert found is not None, text
        given, words, sign, to = found.groups()
        variables = dict(part.split("=", 1) for part in shlex.split(given))
        with chdir(self.folder):
            result = CliRunner(env=self.surroundings | variables).invoke(cli, shlex.split(words or ""), prog_name="infograph")
        if to:
            path = self.folder / to.replace("~", "user")
            with path.open("a" if sign == ">>" else "w", encoding="utf-8") as file:
                file.write(result.stdout)
        return result

    def python(self, text: str, name: str) -> None:
        """Run a program here, in an empty namespace."""
        before = {name: os.environ.get(name) for name in self.surroundings}
        _set(self.surroundings)
        try:
            with chdir(self.folder):
                exec(compile(text, name, "exec"), {})
        finally:
            _set(before)


def _set(variables: dict[str, str | None]) -> None:
    for name, value in variables.items():
        os.environ.pop(name, None)
        if value is not None:
            os.environ[name] = value
