"""The industries there are, and how many people one knows of in each."""

from __future__ import annotations

from dataclasses import asdict

import click

import infograph
from infograph import renderers
from infograph.cli import screen
from infograph.cli.options import text_or_json
from infograph.errors import StoreProblem

PLACE = 210


@click.command(short_help="The industries one can ask for.")
@click.option("--counts", is_flag=True, help="Only those your network has people in, the most first.")
@text_or_json
def industries(counts: bool, form: str) -> None:
    """List industries with other words for them; children stand below their parents.

    \b
    Examples:
      infograph industries
      infograph industries --counts
    """
    try:
        with infograph.Workspace.open() as net:
            rows = net.industries()
    except StoreProblem:
        if counts:
            raise
        with infograph.Workspace.in_memory() as net:  # the list itself needs no store
            rows = net.industries()
    if counts:
        rows[:] = sorted((row for row in rows if row.people), key=lambda row: (-row.people, row.code))
    if form == "json":
        screen.machine_out().write(renderers.dumps({"schema": 1, "industries": [asdict(row) for row in rows]}) + "\n")
        return
    lines = [
        (f"{'  ' if row.parent and not counts else ''}{row.code}", f"{row.people:,}", f"{row.contacts:,}", row.name,
         ", ".join(row.synonyms[:4]))
        for row in rows
    ]  # fmt: skip
    screen.say("\n".join(renderers.columns([("Industry", "People", "Yours", "Name", "Also called"), *lines], screen.room())))
