"""Which of one's contacts open a field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

import infograph
from infograph import renderers
from infograph.answers import ConnectorRow, Rows
from infograph.cli import screen
from infograph.cli.options import (
    Asking,
    text_csv_or_json,
    with_question,
)
from infograph.cli.own_contacts import own_objects, own_rows, own_text
from infograph.cli.wording import MORE, connector_object, connector_text, left_text, write_objects

if TYPE_CHECKING:
    pass

PLACE = 340


@click.command(cls=Asking, short_help="Whom of your contacts to ask first.")
@with_question()
@text_csv_or_json
def connectors(form: str, **asked: Any) -> None:
    """List the contacts through whom most people of a field can be reached, best first, below those who work in it themselves.

    \b
    Examples:
      infograph connectors --industry fintech
      infograph connectors --company Stripe -n 3
    """
    with infograph.Workspace.open() as net:
        query = net.query(**asked)
        own, rows = net.own_contacts(query), net.connectors(query) if query.degree != 1 else Rows[ConnectorRow]()
        if form == "json":
            told = {"schema": 1, "contacts": own_objects(own), "results": [connector_object(row) for row in rows]}
            screen.machine_out().write(renderers.dumps(told) + "\n")
        elif form == "csv":
            write_objects([*own_rows(own), *map(connector_object, rows)], screen.machine_out())
        elif rows or (query.degree == 1 and own.contacts):
            screen.say((own_text(own, screen.room()) + "\n".join(connector_text(row) for row in rows)).rstrip("\n"))
            left = {"more own contact": own.contacts_total - len(own.contacts), "more connector": rows.total - len(rows)}
            if more := left_text(left, MORE * query.limit):
                screen.tell(more)
        else:
            screen.say(own_text(own, screen.room()) + str(net.advise(query)))
