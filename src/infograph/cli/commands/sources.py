"""The imported files, with the numbers by which they are taken out again."""

from __future__ import annotations

from dataclasses import asdict

import click

from infograph.cli.rows import Table, format_of, with_rows, write_rows
from infograph.cli.screen_options import opened, with_anon
from infograph.cli.wording import source_lines

PLACE = 140


@click.command(short_help="The imported files, with their numbers.")
@with_rows
@with_anon
def sources(form: str | None, output: str) -> None:
    """List the imported files in the order they came; `infograph forget --source N` takes one out again.

    \b
    Examples:
      infograph sources
    """
    form = format_of(form, output)
    with opened() as net:
        found = net.sources()
    table = Table("Sources", found.cells(), {"sources": [asdict(source) for source in found]}, found.columns)
    empty = "Nothing was imported yet. Next: infograph import Connections.csv"
    write_rows(table, form, output, text=lambda room: "\n".join(source_lines(found, room)) if found else empty)
