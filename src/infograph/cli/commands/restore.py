"""A backup in the place of the store."""

from __future__ import annotations

from shlex import quote

import click

from infograph import intake
from infograph.cli import last_answer, screen
from infograph.cli.options import YES
from infograph.phrases import housekeeping

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
    intake.refuse_backup(file)
    if not screen.confirm(housekeeping.restore_question(file, remembers=intake.remembers_forgotten()), yes=yes):
        screen.tell(housekeeping.NOTHING_CHANGED)
        return
    gone = intake.restore_store(file)
    last_answer.drop()
    screen.say(housekeeping.restored_words(file, gone.people))


def _list() -> None:
    backups = intake.kept_backups()
    for path in backups:
        screen.say(f"infograph restore {quote(str(path))}")
    if not backups:
        screen.say(housekeeping.NO_BACKUPS)
