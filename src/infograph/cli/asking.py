"""Questions and their answers: whom to meet, through whom, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from infograph.cli import screen
from infograph.cli.options import complete_format, format_name, text_or_json, with_question
from infograph.errors import BadRequest

if TYPE_CHECKING:
    from infograph.model import Query
    from infograph.results import Suggestions
    from infograph.workspace import Workspace


@click.command(short_help="Find people to meet, and whom to ask for an introduction.")
@with_question
@click.option("-f", "--format", "form", default="", callback=format_name, shell_complete=complete_format,
              metavar="FORMAT", show_default="by -o, else by the terminal",
              help="cards, table, csv, tsv, json, ndjson or md.")  # fmt: skip
@click.option("-o", "--output", default="", metavar="FILE", help="Write to a file; its extension picks the format.")
@click.option("--width", type=click.IntRange(min=40), help="Width of text in cells; longer text is cut.")
@click.option("--raw", is_flag=True, help="csv, tsv: leave cells alone that a spreadsheet would run as formulas.")
@click.option("--fail-empty", is_flag=True, help="Leave with exit code 1 where nobody is found.")
def suggest(form: str, output: str, width: int | None, raw: bool, fail_empty: bool, **asked: Any) -> None:
    """Find people whom somebody you know also knows, best first, each with the ways to reach them.

    \b
    Examples:
      infograph suggest --industry fintech
      infograph suggest -i payments --level senior --via 'Bob Johnson'
      infograph suggest --company Stripe -n 30 -o stripe.csv
    """
    from infograph.cli import last_answer
    from infograph.workspace import Workspace

    form = form or _by_extension(output)
    with Workspace.open() as net:
        found = show(net, net.query(**asked), form=form, output=output, width=width, raw=raw)
        last_answer.keep(found)
    if fail_empty and not found:
        click.get_current_context().exit(1)


def show(
    net: Workspace, query: Query, *, form: str = "", output: str = "", width: int | None = None, raw: bool = False
) -> Suggestions:
    """Answer a question on the screen or into a file, and return the answer."""
    from infograph.cli.wording import advice_text
    from infograph.renderers import Display, renderer

    found = net.suggest(query)
    to_terminal = not output and screen.is_terminal(screen.out())
    width = width or (screen.width() if to_terminal else None)
    form = form or ("cards" if width is not None and width < screen.WIDE else "table")
    machine = renderer(form).MACHINE
    display = Display(width, color=not machine and not output and screen.in_color(), raw=raw)
    if found or machine:
        screen.hint(_heading(found)) if found else None
        with screen.answer_to(output, machine=machine) as out:
            renderer(form).render(found, query, out, display)
        screen.hint(_footnote(found)) if found else None
    if not found:
        (screen.tell if machine else screen.say)(advice_text(net.advise(query)))
    return found


@click.command(short_help="Every path to one person, with the evidence.")
@click.argument("person")
@click.option("--what-if", is_flag=True, help="Say too what would change the order.")
def explain(person: str, what_if: bool) -> None:
    """Explain how to reach PERSON: a name, a profile address, or a row's number in the last answer.

    \b
    Examples:
      infograph explain 'Carol Lee'
      infograph explain 3
      infograph explain https://www.linkedin.com/in/carol-lee
    """
    from infograph.cli import last_answer
    from infograph.workspace import Workspace

    with Workspace.open() as net:
        screen.say(net.explain(last_answer.person(net, person), what_if=what_if))


@click.command(short_help="Whom of your contacts to ask first.")
@with_question
@text_or_json
def connectors(form: str, **asked: Any) -> None:
    """List the contacts through whom most people of a field can be reached, best first.

    \b
    Examples:
      infograph connectors --industry fintech
      infograph connectors --company Stripe -n 3
    """
    from infograph.cli.wording import advice_text, connector_object, connector_text
    from infograph.renderers.json import dumps
    from infograph.workspace import Workspace

    with Workspace.open() as net:
        query = net.query(**asked)
        rows = net.connectors(query)
        if form == "json":
            screen.machine_out().write(dumps({"schema": 1, "results": [connector_object(row) for row in rows]}) + "\n")
        elif rows:
            screen.say("\n".join(connector_text(row) for row in rows))
        else:
            screen.say(advice_text(net.advise(query)))


def _by_extension(output: str) -> str:
    """Return the format that a file's name asks for; text for "", an error for one that is another command's."""
    from infograph.renderers import format_for

    if output in ("", "-"):
        return ""
    if output.lower().endswith((".png", ".svg", ".pdf")):
        raise BadRequest("suggest writes text, not pictures.", f"For a picture: infograph plot -o {output}")
    return format_for(output) or "table"


def _heading(found: Suggestions) -> str:
    ways = len(found.connectors)
    shown = f" · the best {len(found)} shown" if found.reachable > len(found) else ""
    people = f"{found.reachable:,} {'person' if found.reachable == 1 else 'people'}"
    return f"{people} for {found.query.words()}{shown}, through {ways} {'connector' if ways == 1 else 'connectors'}"


def _footnote(found: Suggestions) -> str:
    from infograph.text import clean_name

    name = clean_name(found[0].target.name).replace("'", "’")
    return (
        "strong, good, long shot: an order among the ways you have, not a chance of success\n"
        f"Next: infograph explain 1   (or: infograph explain '{name}')"
    )
