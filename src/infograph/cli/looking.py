"""Look at what is there: status, sources, the store's health."""

from __future__ import annotations

from dataclasses import asdict

import click

from infograph.cli import screen
from infograph.cli.options import text_or_json


@click.command(short_help="What was imported, and what would help.")
@text_or_json
def status(form: str) -> None:
    """Show how many people and ties there are, how far they can answer, and what would improve that.

    \b
    Examples:
      infograph status
      infograph status --format json
    """
    from infograph.cli.wording import status_text
    from infograph.renderers.json import dumps
    from infograph.workspace import Workspace

    with Workspace.open() as net:
        found = net.status()
    if form == "json":
        screen.machine_out().write(dumps({"schema": 1, **asdict(found)}) + "\n")
    else:
        screen.say(status_text(found))


@click.command(short_help="The imported files, with their numbers.")
@text_or_json
def sources(form: str) -> None:
    """List the imported files in the order they came; `infograph forget --source N` takes one out again.

    \b
    Examples:
      infograph sources
    """
    from infograph.cli.wording import source_lines
    from infograph.renderers.json import dumps
    from infograph.workspace import Workspace

    with Workspace.open() as net:
        found = net.sources()
    if form == "json":
        screen.machine_out().write(dumps({"schema": 1, "sources": [asdict(source) for source in found]}) + "\n")
    elif found:
        screen.say("\n".join(source_lines(found, screen.room())))
    else:
        screen.say("Nothing was imported yet. Next: infograph import Connections.csv")


@click.command(short_help="Check that the store is sound and private.")
def doctor() -> None:
    """Check the store: every byte, its structure, who can read it, how old its sources are.

    \b
    Examples:
      infograph doctor

    Leaves with exit code 1 where something is wrong.
    """
    from infograph.workspace import Workspace

    with Workspace.open() as net:
        found = net.doctor()
    for finding in found:
        line = f"{'ok     ' if finding.ok else 'WRONG  '}{finding.check}: {finding.detail}"
        screen.say(line + (f"\n       {finding.hint}" if finding.hint else ""))
    if not all(finding.ok for finding in found):
        click.get_current_context().exit(1)
