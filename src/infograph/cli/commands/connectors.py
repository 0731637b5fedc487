"""Which of one's contacts open a field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from infograph.cli import screen
from infograph.cli.answer import or_the_goal
from infograph.cli.options import Asking, enough, left_text, with_question
from infograph.cli.own_contacts import own_objects, own_rows, own_text
from infograph.cli.rows import Table, format_of, with_rows, write_rows
from infograph.cli.screen_options import opened, with_anon
from infograph.cli.wording import connector_object, connector_text
from infograph.phrases.lists import THROUGH
from infograph.phrases.numbers import Listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from infograph.answers import ConnectorRow
    from infograph.model import Query
    from infograph.question.results import Suggestions
    from infograph.workspace import Workspace

PLACE = 340


@click.command(cls=Asking, short_help="Whom of your contacts to ask first.")
@with_question()
@with_rows
@with_anon
def connectors(form: str | None, output: str, **asked: Any) -> None:
    """List the contacts through whom most people of a field can be reached, best first, below those who work in it themselves.

    \b
    Examples:
      infograph connectors --industry fintech
      infograph connectors --company Stripe -n 3
    """
    form = format_of(form, output)
    with opened() as net:
        query = or_the_goal(net, net.query(**asked))
        own, through = net.own_contacts(query), net.connectors(query) if query.degree != 1 else None
        rows = through or ()
        cells = [connector_object(row) for row in rows]
        totals = {"total": through.total if through else 0, "contacts_total": own.contacts_total}
        table = Table(query.words(), [*own_rows(own), *cells], {**totals, "contacts": own_objects(own), "results": cells})
        write_rows(table, form, output, text=lambda room: _text(net, query, own, rows, room))
    further = through.total - len(through) if through else 0
    left: dict[Listed, int] = {"contact": own.contacts_total - len(own.contacts), "connector": further}
    more = left_text(left, enough(max(own.contacts_total, through.total if through else 0), query.limit))
    if form == "text" and more and (rows or query.degree == 1):
        screen.tell(more)


def _text(net: Workspace, query: Query, own: Suggestions, rows: Sequence[ConnectorRow], room: int | None) -> str:
    if rows or (query.degree == 1 and own.contacts):
        heading = [THROUGH] if own.contacts and rows else []
        return (own_text(own, room) + "\n".join([*heading, *map(connector_text, rows)])).rstrip("\n")
    return own_text(own, room) + str(net.advise(query))
