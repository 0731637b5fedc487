"""A copy of the whole store, to be put back by `restore`."""

from __future__ import annotations

import click

import infograph
from infograph.cli import screen
from infograph.phrases import housekeeping

PLACE = 152


@click.command(short_help="Write a copy of the whole store.")
@click.argument("file", type=click.Path(dir_okay=False))
def backup(file: str) -> None:
    """Write a checked copy of the whole store, as private as the store, while it is in use; `restore` puts it back.

    \b
    Examples:
      infograph backup monday.db
    """
    with infograph.Workspace.open() as net:
        net.copy(file)
    screen.say(housekeeping.backup_words(file))
