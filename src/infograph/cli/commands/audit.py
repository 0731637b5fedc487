"""What was done with the store, and what was handed out of it."""

from __future__ import annotations

import click

import infograph
from infograph.cli.rows import deeds_of, format_of, with_rows, write_rows

PLACE = 156


@click.command(short_help="What was done, day by day, without names.")
@with_rows
def audit(form: str | None, output: str) -> None:
    """List what was done with the store and handed out of it, by day and in counts: imports, corrections, steps of the log,
    removals, exports, shares, backups. It names nobody, and no export takes it along.

    \b
    Examples:
      infograph audit
      infograph audit --format csv -o audit.csv
    """
    form = format_of(form, output)
    with infograph.Workspace.open() as net:
        deeds = net.privacy.deeds()
    table, text = deeds_of(deeds)
    write_rows(table, form, output, text=text)
