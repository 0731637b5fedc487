"""Answers to people who ask a careers centre what it holds on them, what it did, or to be forgotten; they are no members."""

from __future__ import annotations

import click

import infograph
from infograph.cli import screen
from infograph.cli.options import YES
from infograph.cli.person_text import held_text
from infograph.cli.pool_options import POOL
from infograph.cli.rows import Table, deeds_of, format_of, with_rows, write_rows
from infograph.cli.wording import who
from infograph.phrases import held as phrases
from infograph.phrases import housekeeping


@click.command(short_help="All that a pool holds on a person.")
@click.argument("name")
@with_rows
@POOL
def whois(name: str, form: str | None, output: str, place: str) -> None:
    """Show every row and tie that members’ files hold on NAME (a name or a profile address), each with its file and line.

    \b
    Examples:
      infograph pool whois 'Carol Lee'
      infograph pool whois 'Carol Lee' -o carol.json
    """
    form = format_of(form, output)
    with infograph.Pool.open(place) as pool:
        holding = pool.held(name)
    cells = phrases.cells_of(holding)
    table = Table(phrases.TITLE, cells, holding.to_dict(), ("what", "says", "from"))
    write_rows(table, form, output, text=lambda width: held_text(holding, cells, width))


@click.command(short_help="Take somebody who is no member out of all files.")
@click.argument("name")
@YES
@POOL
def forget(name: str, yes: bool, place: str) -> None:
    """Take NAME, who is no member, out of all members’ files, not to come back: hashes of their marks keep them away.

    \b
    Examples:
      infograph pool forget 'Carol Lee' --yes
    """
    with infograph.Pool.open(place) as pool:
        person = pool.outsider(name)
        if not screen.confirm(housekeeping.forget_question(who(person)), yes=yes):
            screen.tell(housekeeping.NOTHING_REMOVED)
            return
        screen.say(housekeeping.forgotten_words(pool.forget(f"#{person.id}")))


@click.command(short_help="What was done with a pool, without names.")
@with_rows
@POOL
def audit(form: str | None, output: str, place: str) -> None:
    """List what was done with a pool and handed out of it, by day and in counts; it names nobody.

    \b
    Examples:
      infograph pool audit
      infograph pool audit -f csv
    """
    form = format_of(form, output)
    with infograph.Pool.open(place) as held:
        table, text = deeds_of(held.deeds())
    write_rows(table, form, output, text=text)
