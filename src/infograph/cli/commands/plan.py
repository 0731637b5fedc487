"""Whom to ask through whom in which week."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import click

from infograph import planning
from infograph.cli import plan_wording, screen
from infograph.cli.answer import or_the_goal
from infograph.cli.options import OUTPUT, Asking, count, or_empty, with_field
from infograph.cli.own_contacts import own_objects, own_text
from infograph.cli.rows import FORMATS, Table, format_of, write_rows
from infograph.cli.screen_options import opened, with_anon
from infograph.phrases import plans
from infograph.query import Caps

PLACE = 420

_USUAL = Caps()


@click.command(cls=Asking, short_help="Whom to ask through whom in which week.")
@with_field
@count("--meetings", default=_USUAL.meetings, least=1, most=500, help="How many meetings.")
@count("--weeks", default=_USUAL.weeks, least=1, most=104, help="Over how many weeks.")
@count(
    "--max-per-connector", "per_connector", default=_USUAL.per_connector, help="At most so many through one contact; 0: no cap."
)
@count("--max-per-company", "per_company", default=_USUAL.per_company, help="At most so many at one company; 0: no cap.")
@count("--max-per-week", "per_week", default=_USUAL.per_week, usual="spread evenly", help="At most so many a week.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice((*FORMATS, "ics")),
    callback=or_empty,
    show_default="by -o, else text",
    help="How to write it; ics: for calendars.",
)
@OUTPUT
@click.option("--raw", is_flag=True, help="csv: leave cells alone that a spreadsheet would run as formulas.")
@with_anon
def plan(
    meetings: int,
    weeks: int,
    per_connector: int,
    per_company: int,
    per_week: int,
    form: str,
    output: str,
    raw: bool,
    **asked: Any,
) -> None:
    """Choose meetings so that the good of all of them together is greatest, sparing your contacts.

    \b
    Examples:
      infograph plan --industry fintech
      infograph plan -i fintech --meetings 12 --weeks 4 --max-per-connector 3
      infograph plan -i fintech -o plan.ics
    """
    form = format_of(form, output, ics="ics")
    with opened() as net:
        query = or_the_goal(net, net.query(**asked))
        own = net.own_contacts(query)
        made = planning.Campaign(net).plan(query, Caps(meetings, weeks, per_connector, per_company, per_week))
        if form == "ics":
            with screen.answer_to(output, machine=True) as out:
                out.write(planning.Campaign(net).calendar(made, datetime.now(UTC)))
            return
        contacts = own_objects(own)
        table = Table(
            plans.plan_title(query.words()),
            plan_wording.plan_rows(made, contacts),
            plan_wording.plan_object(made) | {"contacts": contacts},
            plan_wording.COLUMNS,
        )

        def text(room: int | None) -> str:
            words = plan_wording.plan_text(made, room) if made.steps else str(net.advise(query))
            return own_text(own, room) + words

        write_rows(table, form, output, text=text, raw=raw)
