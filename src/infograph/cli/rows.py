"""Answers that are tables: text for people; csv, json or a workbook by --format or by the extension of -o."""

from __future__ import annotations

# Loaded when used: a workbook is asked for seldom.
import csv
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

import click

from infograph import renderers
from infograph.cli import screen
from infograph.cli.options import format_by_name

if TYPE_CHECKING:
    from infograph.answers import Listed, Row

Command = TypeVar("Command", bound=Callable[..., Any])
R = TypeVar("R", bound="Row")

FORMATS = ("text", "csv", "json", "xlsx")
_EXTENSIONS = {".txt": "text", ".csv": "csv", ".json": "json", ".xlsx": "xlsx"}


def with_rows(command: Command) -> Command:
    """Give a command --format and --output, as the keywords `form` and `output`."""
    command = click.option(
        "-o", "--output", default="", metavar="FILE", help="Write to a file; its extension picks the format.")(command)
    return click.option(
        "-f", "--format", "form", type=click.Choice(FORMATS), show_default="by -o, else text", help="csv, json: for scripts.",
    )(command)  # fmt: skip


def format_of(form: str | None, output: str) -> str:
    """Return the format asked for, or that of a file's extension; raises BadRequest for one that no format has."""
    return form or format_by_name(output, _EXTENSIONS, "text")


def write_rows(found: Listed[R], form: str, output: str, *, title: str, text: Callable[[Listed[R], int], str]) -> None:
    """Write a table in a format; `text` makes the words for people, at most so many cells wide."""
    with screen.answer_to(output, machine=form != "text") as out:
        if form == "text":
            _write_text(text(found, screen.width()), out, output)
        elif form == "json":
            out.write(renderers.dumps({"schema": 1, "total": found.total, "results": [row.cells() for row in found]}) + "\n")
        elif form == "csv":
            _write_csv(found, out)
        else:
            from infograph.renderers import xlsx

            xlsx.write(list(found.columns), (row.cells().values() for row in found), xlsx.bytes_below(out), title=title)


def _write_text(words: str, out: TextIO, output: str) -> None:
    if output in ("", "-"):
        screen.say(words)
    else:
        out.write(renderers.encodable(renderers.safe(words), out.encoding) + "\n")


def _write_csv(found: Listed[R], out: TextIO) -> None:
    table = csv.writer(out, lineterminator="\n")
    table.writerow(found.columns)
    table.writerows([renderers.plain_cell(value, raw=False) for value in row.cells().values()] for row in found)
