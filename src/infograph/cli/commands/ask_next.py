"""Whose export would open most new doors."""

from __future__ import annotations

from typing import Any

import click

import infograph
from infograph import planning, renderers
from infograph.cli import screen
from infograph.cli.options import Asking, text_csv_or_json, with_field
from infograph.cli.plan_wording import opening_object, opening_text
from infograph.cli.wording import MORE, left_text, write_objects
from infograph.query import ADVISED

PLACE = 410


@click.command("ask-next", cls=Asking, short_help="Whose export to ask for next.")
@with_field
@click.option("-n", "--limit", default=ADVISED, type=click.IntRange(min=1), metavar="N", show_default=True,
              help="How many contacts.")  # fmt: skip
@click.option("--by-people", is_flag=True, help="By the number of new people alone, however well you know the contact.")
@text_csv_or_json
def ask_next(form: str, by_people: bool, **asked: Any) -> None:
    """List the contacts whose export would open most new people, each counted beyond those before.

    \b
    Examples:
      infograph ask-next --industry fintech
      infograph ask-next -i healthcare -n 3 --by-people
    """
    with infograph.Workspace.open() as net:
        found = planning.Campaign(net).ask_next(net.query(**asked), by_tie=not by_people)
    if form == "json":
        screen.machine_out().write(renderers.dumps(opening_object(found)) + "\n")
    elif form == "csv":
        write_objects(opening_object(found)["ask"], screen.machine_out())
    else:
        screen.say(opening_text(found, screen.room()))
        if more := left_text({"more contact": found.total - len(found.ask)}, MORE * found.query.limit):
            screen.tell(more)
