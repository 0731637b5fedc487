"""An answer as one page for a browser."""

from __future__ import annotations

from typing import Any

import click

from infograph.cli.answer import or_the_goal, write_report
from infograph.cli.options import Asking, ends_in, with_question
from infograph.cli.screen_options import opened, with_anon

PLACE = 580


@click.command(cls=Asking, short_help="Write an answer as one page to open in a browser.")
@with_question(limit=60)
@click.option(
    "-o",
    "--output",
    default="infograph-report.html",
    metavar="FILE",
    show_default=True,
    callback=ends_in(".html", ".htm"),
    help="The file.",
)
@with_anon
@click.option("--open", "browse", is_flag=True, help="Open it in your browser.")
def report(output: str, browse: bool, **asked: Any) -> None:
    """Write people, paths, reasons and sources as one HTML file that works without a network.

    \b
    Examples:
      infograph report --industry fintech
      infograph report -i fintech --anon -o show.html --open
    """
    with opened() as net:
        write_report(net, net.suggest(or_the_goal(net, net.query(**asked))), output)
    if browse and output != "-":
        click.launch(output)
