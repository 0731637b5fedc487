"""A pool kept in one file, and such a file put in a pool's place."""

from __future__ import annotations

from pathlib import Path

import click

import infograph
from infograph import pool as centre
from infograph.cli import screen
from infograph.cli.options import YES
from infograph.cli.pool_options import POOL
from infograph.phrases import housekeeping, pools


@click.command(short_help="Write a copy of a pool into a file.")
@click.argument("file", type=click.Path(dir_okay=False))
@POOL
def backup(file: str, place: str) -> None:
    """Write a checked copy of a pool, as private as the pool: exports, consent, answers, marks of who left or was forgotten.

    \b
    Examples:
      infograph pool backup spring-monday.db
    """
    with infograph.Pool.open(place) as held:
        held.copy(file)
    screen.say(pools.backup_words(file))


@click.command(short_help="Put a backup in a pool’s place.")
@click.argument("file", default="", type=click.Path(dir_okay=False))
@YES
@POOL
def restore(file: str, yes: bool, place: str) -> None:
    """Put a copy of FILE in the place of the pool it is of, which is kept as a backup; without FILE list the backups beside it.

    Who left or was forgotten since stays out, and newer words of consent stay, as long as the pool that is there can be read.

    \b
    Examples:
      infograph pool restore
      infograph pool restore spring-monday.db
    """
    if not file:
        _list(place)
        return
    coming = centre.coming(Path(file), place)
    if not screen.confirm(pools.restore_question(file, coming), yes=yes):
        screen.tell(housekeeping.NOTHING_CHANGED)
        return
    done = infograph.Pool.restore(file, place)
    screen.say(pools.restored_words(file, done))
    if not coming.remembers:
        screen.tell(pools.back_words(done.members))


def _list(place: str) -> None:
    backups = centre.kept_backups(centre.find_pool(place))
    for path in backups:
        screen.say(pools.backup_line(str(path)))
    if not backups:
        screen.say(pools.NO_BACKUPS)
