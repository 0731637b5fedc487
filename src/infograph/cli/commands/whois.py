"""All that is held on one person, and from where."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING, Any

import click

from infograph.cli import last_answer, screen
from infograph.cli.options import complete_person
from infograph.cli.rows import Table, format_of, with_rows, write_rows
from infograph.cli.screen_options import opened, with_anon
from infograph.cli.wording import TEXTS, who
from infograph.people.privacy import iso
from infograph.phrases import counted

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
        found = net.privacy.held(last_answer.person(net, name))
    cells = cells_of(found)
    table = Table("Held", cells, found.to_dict(), ("what", "says", "from"))
    write_rows(table, form, output, text=lambda width: held_text(found, cells, width))
    screen.hint(f"Next: infograph export --person '#{found.person.id}'   infograph forget '#{found.person.id}'")


def cells_of(found: Held) -> list[dict[str, Any]]:
    """Return everything that is held as rows: what it is, what it says, where it is from."""
    cells = []
    for row in found.rows:
        whose = "your own word" if not row.file else f"{row.file}, {'yours' if row.mine else f'{row.owner}’s'}, line {row.line}"
        day = f"connected {iso(row.connected)}" if row.connected else ""
        told = (row.name, row.address, row.emails, row.company, row.position, row.location, row.industry, day)
        read = f", read {row.imported}" if row.imported else ""
        consent = f"; consent: {row.consent}" if row.consent else ""
        cells.append({"what": "row", "says": "; ".join(filter(None, told)), "from": f"{whose}{read}{consent}"})
    for tie in found.ties:
        parts = [f"since {iso(tie.since)}"] if tie.since else []
        parts += [f"{counted(tie.messages, 'message')}, last {iso(tie.last)}"] if tie.messages else []
        parts += [f"closeness {tie.closeness}"] if tie.closeness else []
        cells.append({"what": "tie", "says": ", ".join([tie.other, *parts]), "from": "worked out"})
    for one in found.remarks:
        said = ", ".join(filter(None, (one.kind, one.other, one.words, iso(one.last))))
        cells.append({"what": "remark", "says": said, "from": f"{one.file}, line {one.line}" if one.file else "your own word"})
    for step in found.steps:
        said = ", ".join(filter(None, (step.stage, iso(step.day), step.note)))
        cells.append({"what": "log", "says": said, "from": "your log"})
    cells += [{"what": "text", "says": text, "from": TEXTS[where]} for where, text in found.beside]
    return cells


def held_text(found: Held, cells: list[dict[str, Any]], width: int | None) -> str:
    """Return what is held, under its kinds; of many ties some."""
    one = found.person
    lines = [who(one), *filter(None, [one.url, " ".join(found.emails)])]
    labels = ", ".join(label.industry for label in one.labels)
    work = ", ".join(filter(None, [labels, *(doing.function for doing in one.functions), one.level]))
    lines += [f"Worked out of their work: {work}"] if work else []
    for what, title in _TITLES.items():
        some = [cell for cell in cells if cell["what"] == what]
        if some:
            lines += ["", f"{title} ({len(some):,})"]
            lines += [f"  {cell['says']}" + ("" if what == "tie" else f"   [{cell['from']}]") for cell in some[:_SHOWN]]
            lines += [f"  and {len(some) - _SHOWN:,} more, with --format json"] if len(some) > _SHOWN else []
    return "\n".join(fill(line, max(width or 9999, 40), subsequent_indent="      ") for line in lines)


_SHOWN = 30
_TITLES = {
    "row": "Rows",
    "tie": "Ties",
    "remark": "What is said of ties",
    "log": "Steps of your log",
    "text": "Texts that name them",
}
