"""Take friends' files out that have grown old."""

from __future__ import annotations

import click

import infograph
from infograph.cli import last_answer, screen
from infograph.cli.options import YES
from infograph.cli.wording import forgotten_text

PLACE = 660


@click.command(short_help="Remove friends’ files that have grown old.")
@click.option("--older-than", "age", required=True, type=click.IntRange(min=1), metavar="DAYS", help="Imported so long ago.")
@YES
def expire(age: int, yes: bool) -> None:
    """Remove friends’ exports that were imported more than DAYS days ago; your own stay.

    \b
    Examples:
      infograph expire --older-than 365
    """
    with infograph.Workspace.open() as net:
        if not screen.confirm(f"Remove friends’ exports imported over {age} days ago?", yes=yes):
            screen.tell("Nothing was removed.")
            return
        gone = net.expire(age)
        last_answer.drop()
    screen.say(forgotten_text(gone) if gone.sources else "Nothing is that old.")
