"""Planning: whose export to ask for, whom to ask in which week, which employers first."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

import click

from infograph.cli import screen
from infograph.cli.options import LEVELS, Asking, complete_industry, format_by_name, industry_code, or_empty, text_csv_or_json
from infograph.errors import BadRequest

if TYPE_CHECKING:
    from infograph.cli.options import Command
    from infograph.planning.campaign import Campaign
    from infograph.workspace import Workspace

LARGEST = 8 << 20
_PACKED = (".xlsx", ".xls", ".gz")
"""Bytes of a list of employers; LAMP asks for forty lines."""
_ENCODINGS = (
    (BOM_UTF8, "utf-8"), (BOM_UTF16_LE, "utf-16-le"), (BOM_UTF16_BE, "utf-16-be"), (b"", "utf-8"), (b"", "utf-16-le"),
    (b"", "utf-16-be"), (b"", "cp1252"),
)  # fmt: skip
FORMATS = ("text", "csv", "json", "ics")
_EXTENSIONS = {".csv": "csv", ".json": "json", ".ics": "ics", ".txt": "text"}


def _field(command: Command) -> Command:
    """Give a command the options that say what field it is about."""
    options = (
        click.option("-i", "--industry", multiple=True, callback=industry_code, shell_complete=complete_industry,
                     metavar="NAME", help="Industry, by any usual name; repeat for several."),
        click.option("--company", default="", metavar="NAME", help="Where the people work."),
        click.option("--title", default="", metavar="WORDS", help="Words in their titles."),
        click.option("--level", type=click.Choice(LEVELS), callback=or_empty,
                     help="How senior, seen from your own position."),
        click.option("--near", is_flag=True, help="Neighbouring industries too, ranked lower."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def _net(net: Workspace) -> Campaign:
    from infograph.planning.campaign import Campaign

    return Campaign(net)


@click.command("ask-next", cls=Asking, short_help="Whose export to ask for next.")
@_field
@click.option("-n", "--limit", default=5, type=click.IntRange(min=1), metavar="N", show_default=True,
              help="How many contacts.")  # fmt: skip
@click.option("--by-people", is_flag=True, help="By the number of new people alone, however well you know the contact.")
@text_csv_or_json
def ask_next(form: str, by_people: bool, **asked: Any) -> None:
    """List the contacts whose export would open most new people, each counted beyond those before.

    \b
    Examples:
      infograph ask-next --industry fintech
      infograph ask-next -i healthcare -n 3 --by-people
    """
    from infograph.cli.plan_wording import opening_object, opening_text
    from infograph.cli.wording import write_objects
    from infograph.renderers.json import dumps
    from infograph.workspace import Workspace

    with Workspace.open() as net:
        found = _net(net).ask_next(net.query(**asked), by_tie=not by_people)
    if form == "json":
        screen.machine_out().write(dumps(opening_object(found)) + "\n")
    elif form == "csv":
        write_objects(opening_object(found)["ask"], screen.machine_out())
    else:
        screen.say(opening_text(found, screen.room()))


@click.command(cls=Asking, short_help="Whom to ask through whom in which week.")
@_field
@click.option("--meetings", default=10, type=click.IntRange(1, 500), metavar="N", show_default=True, help="How many meetings.")
@click.option("--weeks", default=6, type=click.IntRange(1, 104), metavar="N", show_default=True, help="Over how many weeks.")
@click.option("--max-per-connector", "per_connector", default=2, type=click.IntRange(min=0), metavar="N", show_default=True,
              help="At most so many through one contact; 0: no cap.")  # fmt: skip
@click.option("--max-per-company", "per_company", default=2, type=click.IntRange(min=0), metavar="N", show_default=True,
              help="At most so many at one company; 0: no cap.")  # fmt: skip
@click.option("--max-per-week", "per_week", default=0, type=click.IntRange(min=0), metavar="N", show_default="spread evenly",
              help="At most so many a week.")  # fmt: skip
@click.option("-f", "--format", "form", type=click.Choice(FORMATS), callback=or_empty,
              show_default="by -o, else text", help="How to write it; ics: for calendars.")  # fmt: skip
@click.option("-o", "--output", default="", metavar="FILE", help="Write to a file; its extension picks the format.")
@click.option("--raw", is_flag=True, help="csv: leave cells alone that a spreadsheet would run as formulas.")
def plan(
    meetings: int, weeks: int, per_connector: int, per_company: int, per_week: int, form: str, output: str, raw: bool,
    **asked: Any,
) -> None:  # fmt: skip
    """Choose meetings so that the good of all of them together is greatest, sparing your contacts.

    \b
    Examples:
      infograph plan --industry fintech
      infograph plan -i fintech --meetings 12 --weeks 4 --max-per-connector 3
      infograph plan -i fintech -o plan.ics
    """
    from infograph.cli import plan_wording
    from infograph.cli.own_contacts import own_objects, own_text
    from infograph.cli.wording import advice_text
    from infograph.planning import Caps
    from infograph.renderers.json import dumps
    from infograph.renderers.terminal import encodable, safe
    from infograph.renderers.wrapping import PIPED, reflowed
    from infograph.workspace import Workspace

    form = form or format_by_name(output, _EXTENSIONS, "text")
    with Workspace.open() as net:
        query = net.query(**asked)
        own = net.own_contacts(query)
        made = _net(net).plan(query, Caps(meetings, weeks, per_connector, per_company, per_week))
        with screen.answer_to(output, machine=form != "text") as out:
            if form == "text":
                room = None if output else screen.room()
                text = plan_wording.plan_text(made, room) if made.steps else advice_text(net.advise(query))
                own_lines = encodable(safe(own_text(own, room)), out.encoding)
                out.write(own_lines + reflowed(encodable(safe(text), out.encoding), room or PIPED) + "\n")
            elif form == "csv":
                plan_wording.write_csv(made, own_objects(own), out, raw=raw)
            elif form == "json":
                out.write(dumps(plan_wording.plan_object(made) | {"contacts": own_objects(own)}) + "\n")
            else:
                out.write(_net(net).calendar(made))


@click.command(short_help="Complete and sort your list of employers.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False))
@click.option("-o", "--output", default="-", metavar="FILE", show_default="standard output",
              help="Where to write the completed list; may be the same file.")  # fmt: skip
@click.option("--raw", is_flag=True, help="Leave our cells alone that a spreadsheet would run as formulas.")
def targets(file: str, output: str, raw: bool) -> None:
    """Add to FILE (employer, motivation, posting and your own columns) whom you know and can reach there.

    \b
    Examples:
      infograph targets targets.csv
      infograph targets targets.csv -o targets.csv
    """
    from infograph.importers.contents import unpacked
    from infograph.importers.tabular import open_table
    from infograph.planning import names_employers, write_targets
    from infograph.renderers import guard_cell
    from infograph.workspace import Workspace

    if Path(output).suffix.casefold() in _PACKED:
        raise BadRequest("The completed list is written as CSV.", "Write it to a file of its own: -o targets.csv")
    (_, content), *_ = unpacked(file, _content(file)) or [("", b"")]
    format_by_name(output, dict.fromkeys([".csv", ".tsv", ".txt", PurePath(file).suffix.lower()], ""), "")
    text, mark, encoding = _decoded(content)
    table = open_table(content, names_employers)
    with Workspace.open() as net:
        found = _net(net).targets(
            text, delimiter=table.delimiter if table else "", notes=table.header_line - 1 if table else 0,
            guard=str if raw else guard_cell,
        )  # fmt: skip
    for problem in found.problems:
        screen.tell(f"{problem.count} × {problem.message}: left as it is.")
    written = write_targets(found)
    if output in ("", "-"):
        screen.machine_out().write(written)
        return
    try:
        encoded = mark + written.encode(encoding)
    except UnicodeEncodeError:
        screen.tell(f"Names that {encoding} does not have: written as UTF-8.")
        encoded = written.encode("utf-8-sig")
    with screen.new_file(output) as out:
        out.write(encoded)


def _content(file: str) -> bytes:
    path = Path(file)
    if path.stat().st_size > LARGEST:
        raise BadRequest(f"{file} is too large for a list of employers.", "Give a CSV with a line for each employer.")
    return path.read_bytes()


def _decoded(content: bytes) -> tuple[str, bytes, str]:
    """Return a file's text without its byte order mark, that mark, and the encoding to write it in again."""
    from infograph.importers.encodings import decode

    text = decode(content)[0].removeprefix("\ufeff")
    for mark, encoding in _ENCODINGS:
        if content.startswith(mark) and content == mark + text.encode(encoding, "ignore"):
            return text, mark, encoding
    return text, b"", "utf-8"
