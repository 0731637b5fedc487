"""A backup in the place of the store."""

from __future__ import annotations

import click

from infograph import intake
from infograph.cli import last_answer, screen
from infograph.cli.options import YES

PLACE = 154


@click.command(short_help="Put a backup in the place of the store.")
@click.argument("file", default="", type=click.Path(dir_okay=False))
@YES
def restore(file: str, yes: bool) -> None:
    """Put a copy of FILE in the place of the store, which is kept as a backup; without FILE list the backups beside it.

    \b
    Examples:
      infograph restore
      infograph restore monday.db
    """
    if not file:
        _list()
        return
    if not screen.confirm(f"Put {file} in the place of the store? What is there now is kept as a backup.", yes=yes):
        screen.tell("Nothing was changed.")
        return
    intake.restore_store(file)
    last_answer.drop()
    screen.say(f"The store is as {file} has it. What stood there is a backup: infograph restore lists them.")


def _list() -> None:
    found = intake.kept_backups()
    for path in found:
        screen.say(f"infograph restore '{path}'")
    if not found:
        screen.say("There are no backups beside the store. To make one: infograph backup FILE")
