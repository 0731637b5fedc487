"""All that is held on one person, and from where."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Any

import click

from infograph.cli import last_answer, screen
from infograph.cli.options import complete_person
from infograph.cli.rows import Table, format_of, with_rows, write_rows
from infograph.cli.screen_options import opened, with_anon
from infograph.cli.wording import who
from infograph.phrases import held

if TYPE_CHECKING:
    from infograph.people.privacy import Held

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


def held_text(holding: Held, cells: list[dict[str, Any]], width: int | None) -> str:
    """Return what is held, under its kinds; of many ties some."""
    person = holding.person
    lines = [who(person), *filter(None, [person.url, " ".join(holding.emails)])]
    labels = ", ".join(label.industry for label in person.labels)
    work = ", ".join(filter(None, [labels, *(doing.function for doing in person.functions), person.level]))
    lines += [held.worked_out(work)] if work else []
    for what, title in held.TITLES.items():
        some = [cell for cell in cells if cell["what"] == what]
        if some:
            lines += ["", f"{title} ({len(some):,})"]
            lines += [f"  {cell['says']}" + ("" if what == "tie" else f"   [{cell['from']}]") for cell in some[:_SHOWN]]
            lines += [held.more_in_json(len(some) - _SHOWN)] if len(some) > _SHOWN else []
    return "\n".join(fill(line, max(width or 9999, 40), subsequent_indent="      ") for line in lines)


_SHOWN = 30
