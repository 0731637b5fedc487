"""What goes to a friend and comes back: connector sheets, and the rows one shares."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

import click

from infograph.cli import screen
from infograph.cli.options import Asking, complete_industry, ends_in, industry_code
from infograph.errors import BadRequest

_INDUSTRY = click.option("-i", "--industry", multiple=True, callback=industry_code, shell_complete=complete_industry,
                         metavar="NAME", help="Industry, by any usual name; repeat for several.")  # fmt: skip
_COMPANY = click.option("--company", default="", metavar="NAME", help="Where the person works.")
_TITLE = click.option("--title", default="", metavar="WORDS", help="Words in the person's title.")
_RAW = click.option("--raw", is_flag=True, help="Leave cells alone that a spreadsheet would run as formulas.")


@click.command(cls=Asking, short_help="A sheet on which a connector ticks whom they know.")
@click.option("--via", "connector", default="", metavar="NAME", help="Whose contacts; with --read, whose answers.")
@_INDUSTRY
@_COMPANY
@_TITLE
@click.option("-n", "--limit", default=8, type=click.IntRange(1, 50), show_default=True, help="How many people.")
@click.option("-o", "--output", default="sheet.csv", metavar="FILE", show_default=True, callback=ends_in(".csv"),
              help="The CSV; the page to print stands beside it as .html.")  # fmt: skip
@click.option("--read", "filled", default="", metavar="FILE", help="Read a sheet that came back.")
@_RAW
def sheet(connector: str, limit: int, output: str, filled: str, raw: bool, **asked: Any) -> None:
    """Write the few contacts of a connector's who matter to you, to tick: know well, met, not really, happy to introduce.

    \b
    Examples:
      infograph sheet --via 'Bob Johnson' --industry fintech -o bob.csv
      infograph sheet --read bob.csv
    """
    from infograph.workspace import Workspace

    with Workspace.open() as net:
        if filled:
            _read(net.meetings, filled, connector)
            return
        if not connector:
            raise BadRequest("Whose contacts?", "infograph sheet --via 'Bob Johnson' --industry fintech")
        _write(net, net.query(**asked, limit=limit), connector, output, raw=raw)


def _write(net: Any, query: Any, connector: str, output: str, *, raw: bool) -> None:
    from infograph.outreach.sheet import page, write_csv
    from infograph.renderers import guard_cell
    person, rows = net.meetings.sheet(connector, query)
    name = person.name
    if not rows:
        screen.say(f"Nobody for {query.words()} is known among the contacts of {name} whom you have not asked yet.")
        return
    with screen.answer_to(output, machine=True) as out:
        write_csv(rows, out, str if raw else guard_cell)
    if output not in ("", "-"):
        with screen.answer_to(str(PurePath(output).with_suffix(".html")), machine=True) as out:
            out.write(page(rows, connector=person.name, me=net.status().me, topic=query.words()))
        screen.hint(f"Give either to {name}. When it is back: infograph sheet --read {output}")


def _read(meetings: Any, filled: str, connector: str) -> None:
    from infograph.phrases import counted
    found = meetings.read_sheet(filled, connector=connector)
    lines = [f"{counted(found.closeness, 'tie')} judged by the connector."]
    for people, words in ((found.happy, "Happy to introduce"), (found.unwilling, "Would rather not introduce")):
        lines += [f"{words}: {', '.join(person.name for person in people)}."] if people else []
    lines += [f"{counted(found.unchanged, 'row')} said what was known before."] if found.unchanged else []
    screen.say("\n".join(lines))
    for problem in found.problems:
        screen.tell(f"line {problem.line}: {problem.message}")
    if found.happy:
        screen.hint(f"Next: infograph draft '{found.happy[0].name}'")


@click.command(cls=Asking, short_help="Give a friend only the contacts that matter to them.")
@_INDUSTRY
@_COMPANY
@_TITLE
@click.option("--without", multiple=True, metavar="NAME", help="Leave this person out; repeatable.")
@click.option("--without-company", "without_companies", multiple=True, metavar="NAME",
              help="Leave out who works there; repeatable.")  # fmt: skip
@click.option("--no-urls", is_flag=True, help="Leave profile addresses out; people are then matched less surely.")
@click.option("--no-companies", is_flag=True, help="Leave employers out; the industry stays.")
@click.option("--consent", default="", metavar="TEXT", show_default="for introductions, not to be passed on",
              help="What you agree to; kept by whoever imports the file.")  # fmt: skip
@click.option("--evidence", is_flag=True, help="Counts of your messages with them instead, without the messages.")
@click.option("-o", "--output", default="", metavar="FILE", callback=ends_in(".csv"), help="Write to a file, a .csv.")
@_RAW
def share(
    without: tuple[str, ...], without_companies: tuple[str, ...], no_urls: bool, no_companies: bool, consent: str,
    evidence: bool, output: str, raw: bool, **asked: Any,
) -> None:  # fmt: skip
    """Write those of your own contacts who fit, without e-mail addresses, with a line of consent and the day.

    \b
    Examples:
      infograph share --industry fintech -o for-alex.csv
      infograph share -i fintech --without 'Megan Holloway' --no-urls -o for-alex.csv
      infograph share --evidence -o evidence.csv
    """
    from infograph.outreach.exchange import ShareWish
    from infograph.outreach.share import warnings
    from infograph.phrases import counted
    from infograph.workspace import Workspace

    wish = ShareWish(without, without_companies, not no_urls, not no_companies, consent)
    with Workspace.open() as net:
        query, meetings = net.query(**asked), net.meetings
        with screen.answer_to(output, machine=True) as out:
            if evidence:
                count = len(meetings.share_evidence(query, wish, out, raw=raw))
                said: list[str] = []
            else:
                rows = meetings.share(query, wish, out, raw=raw)
                count, said = len(rows), warnings(rows)
        me = net.status().me or "YOUR NAME"
    screen.tell("\n".join([f"{counted(count, 'contact')} for {query.words()}, without e-mail addresses.", *said]))
    screen.tell(f"Your friend imports it with: infograph import {output or 'FILE'} --owner '{me}'")
