"""Whose export would open most new doors."""

from __future__ import annotations

from typing import Any

import click

from infograph import planning
from infograph.cli import screen
from infograph.cli.answer import or_the_goal
from infograph.cli.options import Asking, count, enough, left_text, with_field
from infograph.cli.plan_wording import opening_object, opening_text
from infograph.cli.rows import Table, format_of, with_rows, write_rows
from infograph.cli.screen_options import opened, with_anon
from infograph.phrases import plans
from infograph.query import ADVISED

PLACE = 410


@click.command("ask-next", cls=Asking, short_help="Whose export to ask for next.")
@with_field
@count("-n", "--limit", default=ADVISED, least=1, help="How many contacts.")
@click.option("--by-people", is_flag=True, help="By the number of new people alone, however well you know the contact.")
@with_rows
@with_anon
def ask_next(form: str | None, output: str, by_people: bool, **asked: Any) -> None:
    """List the contacts whose export would open most new people, each counted beyond those before.

    \b
    Examples:
      infograph ask-next --industry fintech
      infograph ask-next -i healthcare -n 3 --by-people
    """
    form = format_of(form, output)
    with opened() as net:
        opening = planning.Campaign(net).ask_next(or_the_goal(net, net.query(**asked)), by_tie=not by_people)
        typed = net.meetings.typed(*(row.person.id for row in opening.ask[:1]))
    said = opening_object(opening)
    table = Table(plans.whose_title(opening.query.words()), said["ask"], said)
    write_rows(table, form, output, text=lambda room: opening_text(opening, room, *typed.values()))
    more = left_text({"friend": opening.total - len(opening.ask)}, enough(opening.total, opening.query.limit))
    if form == "text" and more:
        screen.tell(more)
    if form == "text" and opening.awaited:
        screen.tell(plans.lists_awaited(opening.awaited))
