"""Hand everything out: the store is the user's."""

from __future__ import annotations

import json

import click

import infograph
from infograph.cli import last_answer, screen
from infograph.cli.options import OUTPUT, complete_person, format_by_name, or_empty
from infograph.errors import BadRequest
from infograph.phrases import sharing

PLACE = 670

FORMATS = ("json", "csv", "graphml", "sqlite", "notes")
_EXTENSIONS = {".json": "json", ".csv": "csv", ".graphml": "graphml", ".sqlite": "sqlite", ".db": "sqlite"}
_TO_PLACES = ("sqlite", "notes")  # written as a file or folder of their own, never to standard output


@click.command(short_help="Write everything that is stored.")
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(FORMATS),
    callback=or_empty,
    show_default="by -o, else json",
    help="What to write.",
)
@OUTPUT
@click.option("--person", default="", metavar="NAME", shell_complete=complete_person, help="json: what is held on one person.")
@click.option("--raw", is_flag=True, help="csv: leave cells alone that a spreadsheet would run as formulas.")
def export(form: str, output: str, person: str, raw: bool) -> None:
    """Write everything: as JSON, which holds decisions, log, templates and settings too and makes the same store on
    another machine; or people as CSV, the graph as GraphML, a copy of the whole store (sqlite), or a folder of Markdown
    notes that keep what you write into them.

    \b
    Examples:
      infograph export -o everything.json
      infograph import everything.json          on another machine, into an empty store
      infograph export --format csv > people.csv
      infograph export -o network.graphml
      infograph export --format notes -o vault/contacts
      infograph export --person 'Carol Lee' -o for-carol.json     to give to her; without others’ names
    """
    if person:
        _export_person(person, form, output)
        return
    form = form or format_by_name(output, _EXTENSIONS, "json")
    if form in _TO_PLACES:
        _export_to_place(form, output)
        return
    with infograph.Workspace.open() as net, screen.answer_to(output, machine=True) as out:
        net.export(form, out, raw=raw)


def _export_person(name: str, form: str, output: str) -> None:
    if (form or format_by_name(output, _EXTENSIONS, "json")) != "json":
        raise BadRequest("What is held on a person is written as JSON.", "infograph export --person NAME -o held.json")
    with infograph.Workspace.open() as net, screen.answer_to(output, machine=True) as out:
        json.dump(net.privacy.handed_to(last_answer.person(net, name)), out, ensure_ascii=False, indent=2)
        out.write("\n")
    screen.tell(sharing.read_before_giving())


def _export_to_place(form: str, output: str) -> None:
    if not output:
        raise BadRequest(f"--format {form} needs a place.", f"infograph export --format {form} -o NAME")
    with infograph.Workspace.open() as net:
        if form == "sqlite":
            net.copy(output)
            screen.tell(sharing.copied_words(output))
            return
        written = net.write_notes(output)
    screen.tell(sharing.notes_written(written.new, written.changed, written.same))
    if written.left:
        screen.tell(sharing.notes_left(written.left))
