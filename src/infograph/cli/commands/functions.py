"""What people do at work, and how many one knows of who do it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

import infograph
from infograph import renderers
from infograph.cli.rows import Table, format_of, with_rows, write_rows
from infograph.errors import StoreProblem
from infograph.phrases import fields

if TYPE_CHECKING:
    from infograph.answers import FunctionRow
    from infograph.tables import Rows

PLACE = 222


@click.command(short_help="What people can be asked for by: their function.")
@with_rows
def functions(form: str | None, output: str) -> None:
    """List functions, what people do whatever the field, with how many people have each by their titles.

    \b
    Examples:
      infograph functions
    """
    form = format_of(form, output)
    try:
        with infograph.Workspace.open() as net:
            rows = net.work.functions()
    except StoreProblem:
        with infograph.Workspace.in_memory() as net:  # the list itself needs no store
            rows = net.work.functions()
    table = Table(fields.FUNCTIONS_TITLE, rows.cells(), {"functions": [asdict(row) for row in rows]}, rows.columns)
    write_rows(table, form, output, text=lambda room: _text(rows, room))


def _text(rows: Rows[FunctionRow], room: int | None) -> str:
    lines = [(row.code, f"{row.people:,}", f"{row.contacts:,}", row.name, ", ".join(row.synonyms[:4])) for row in rows]
    return "\n".join(renderers.columns([fields.FUNCTIONS, *lines], room))
