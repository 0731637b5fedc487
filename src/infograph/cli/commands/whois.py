"""All that is held on one person, and from where."""

from __future__ import annotations

import click

from infograph.cli import last_answer, screen
from infograph.cli.options import complete_person
from infograph.cli.person_text import held_text
from infograph.cli.rows import Table, format_of, with_rows, write_rows
from infograph.cli.screen_options import opened, with_anon
from infograph.phrases import held

PLACE = 640


@click.command(short_help="All that is held on a person, and from where.")
@click.argument("name", shell_complete=complete_person)
@with_rows
@with_anon
def whois(name: str, form: str | None, output: str) -> None:
    """Show every row, tie, remark and step of the log that is kept on NAME (as in `explain`), each with its file and line.

    `infograph export --person NAME` writes it for the person, without others’ names; `forget` removes it.

    \b
    Examples:
      infograph whois 'Carol Lee'
      infograph whois 'Carol Lee' -o carol.json
    """
    form = format_of(form, output)
    with opened() as net:
        holding = net.privacy.held(last_answer.person(net, name))
    cells = held.cells_of(holding)
    table = Table(held.TITLE, cells, holding.to_dict(), ("what", "says", "from"))
    write_rows(table, form, output, text=lambda width: held_text(holding, cells, width))
    screen.hint(held.what_next(holding.person.id))
