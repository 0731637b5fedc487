"""The imported files, with the numbers by which they are taken out again."""

from __future__ import annotations

from dataclasses import asdict

import click

import infograph
from infograph import renderers
from infograph.cli import screen
from infograph.cli.options import text_or_json
from infograph.cli.wording import source_lines

PLACE = 140


@click.command(short_help="The imported files, with their numbers.")
@text_or_json
def sources(form: str) -> None:
    """List the imported files in the order they came; `infograph forget --source N` takes one out again.

    \b
    Examples:
      infograph sources
    """
    with infograph.Workspace.open() as net:
        found = net.sources()
    if form == "json":
        screen.machine_out().write(renderers.dumps({"schema": 1, "sources": [asdict(source) for source in found]}) + "\n")
    elif found:
        screen.say("\n".join(source_lines(found, screen.room())))
    else:
        screen.say("Nothing was imported yet. Next: infograph import Connections.csv")
