"""Hand everything out: the store is the user's."""

from __future__ import annotations

from pathlib import PurePath

import click

from infograph.cli import screen
from infograph.cli.options import or_empty

FORMATS = ("json", "csv", "graphml")


@click.command(short_help="Write everything that is stored.")
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), callback=or_empty,
              show_default="by -o, else json", help="What to write.")  # fmt: skip
@click.option("-o", "--output", default="", metavar="FILE", help="Write to a file; its extension picks the format.")
@click.option("--raw", is_flag=True, help="csv: leave cells alone that a spreadsheet would run as formulas.")
def export(form: str, output: str, raw: bool) -> None:
    """Write people, ties and sources: as JSON (everything), CSV (one row a person) or GraphML (the graph).

    \b
    Examples:
      infograph export -o network.json
      infograph export --format csv > people.csv
      infograph export -o network.graphml
    """
    from infograph.workspace import Workspace

    extension = PurePath(output).suffix.lower().removeprefix(".")
    form = form or (extension if extension in FORMATS else "json")
    with Workspace.open() as net, screen.answer_to(output, machine=True) as out:
        net.export(form, out, raw=raw)
