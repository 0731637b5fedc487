"""What was imported, how far it can answer, and what would improve that."""

from __future__ import annotations

from dataclasses import asdict

import click

from infograph import renderers
from infograph.cli import screen
from infograph.cli.options import text_or_json
from infograph.cli.screen_options import opened, with_anon
from infograph.phrases import housekeeping

PLACE = 130


@click.command(short_help="What was imported, and what would help.")
@text_or_json
@with_anon
def status(form: str) -> None:
    """Show how many people and ties there are, how far they can answer, and what would improve that.

    \b
    Examples:
      infograph status
      infograph status --format json
    """
    with opened() as net:
        standing = net.status()
    if form == "json":
        screen.machine_out().write(renderers.document(**asdict(standing)))
    else:
        screen.say(housekeeping.status_words(standing))
