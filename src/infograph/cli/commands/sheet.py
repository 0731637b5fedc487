"""A sheet on which a connector ticks whom they know, and what comes back on it."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

import click

from infograph import outreach
from infograph.cli import screen
from infograph.cli.answer import or_the_goal
from infograph.cli.options import COMPANY, INDUSTRY, RAW, TITLE, Asking, count, ends_in, enough, left_text
from infograph.cli.screen_options import opened, with_anon
from infograph.errors import BadRequest
from infograph.phrases import lists, sharing

if TYPE_CHECKING:
    from infograph.model import Query

PLACE = 550

MOST = 50
"""People about whom one contact can be asked at once."""


@click.command(cls=Asking, short_help="A sheet on which a connector ticks whom they know.")
@click.option("--via", "connector", default="", metavar="NAME", help="Whose contacts; with --read, whose answers.")
@INDUSTRY
@COMPANY
@TITLE
@count("-n", "--limit", default=8, least=1, most=MOST, help="How many people.")
@click.option(
    "-o",
    "--output",
    default="sheet.csv",
    metavar="FILE",
    show_default=True,
    callback=ends_in(".csv"),
    help="The CSV; the page to tick on a screen, or to print, stands beside it as .html.",
)
@click.option("--read", "filled", default="", metavar="FILE", help="Read a sheet that came back.")
@RAW
@with_anon
def sheet(connector: str, limit: int, output: str, filled: str, raw: bool, **asked: Any) -> None:
    """Write the few contacts of a connector’s who matter to you, to tick: know well, met, not really, happy to introduce.

    \b
    Examples:
      infograph sheet --via 'Bob Johnson' --industry fintech -o bob.csv
      infograph sheet --read bob.csv
      infograph sheet --read sheet-answers.csv      what the page saves
    """
    with opened() as net:
        if filled:
            _read(net.meetings, filled, connector)
            return
        if not connector:
            raise BadRequest("Whose contacts?", "infograph sheet --via 'Bob Johnson' --industry fintech")
        _write(net, or_the_goal(net, net.query(**asked, limit=limit)), connector, output, raw=raw)


def _write(net: Any, query: Any, connector: str, output: str, *, raw: bool) -> None:
    person, rows = net.meetings.sheet(connector, query)
    name = person.name
    if not rows:
        screen.say(sharing.nobody_for_sheet(query.about(), name))
        return
    with screen.answer_to(output, machine=True) as out:
        outreach.write_sheet(rows, out, raw=raw)
    if output not in ("", "-"):
        with screen.answer_to(str(PurePath(output).with_suffix(".html")), machine=True) as out:
            out.write(outreach.page(rows, connector=person.name, me=net.meetings.me, topic=query.about()))
        _tell_more(query, rows.total - len(rows))
        screen.hint(sharing.give_sheet(name, output))


def _tell_more(query: Query, left: int) -> None:
    """Say how many more could be asked about; a connector ticks no more than `MOST` at once."""
    more = left_text({"person": left}, min(enough(query.limit + left, query.limit), MOST)) if query.limit < MOST else ""
    if more:
        screen.tell(more)


def _read(meetings: Any, filled: str, connector: str) -> None:
    sheet = meetings.read_sheet(filled, connector=connector)
    happy, unwilling = ([person.name for person in people] for people in (sheet.happy, sheet.unwilling))
    screen.say(sharing.sheet_words(sheet.closeness, happy, unwilling, sheet.unchanged))
    for person, remark in sheet.remarks:
        screen.tell(sharing.remarked(person.name, remark))
    for problem in sheet.problems:
        screen.tell(sharing.in_line(problem.line, problem.message))
    if sheet.happy:
        happy = sheet.happy[0].id
        screen.hint(lists.next_step(f"infograph draft {meetings.typed(happy)[happy]}"))
