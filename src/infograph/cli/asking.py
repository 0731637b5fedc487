"""Questions and their answers: whom to meet, through whom, and why."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

import click

from infograph.cli import screen
from infograph.cli.options import (
    HTML,
    Asking,
    complete_format,
    complete_person,
    format_by_name,
    format_name,
    text_csv_or_json,
    with_question,
)
from infograph.errors import BadRequest, NoStore
from infograph.phrases import counted

if TYPE_CHECKING:
    from infograph.model import Query, Suggestion
    from infograph.question.results import Suggestions
    from infograph.workspace import Workspace


DRAFTED = 25
"""People of a report who come with a drafted message: what one asks for in a season, and a second of work."""


@click.command(cls=Asking, short_help="Find people to meet, and whom to ask for an introduction.")
@with_question()
@click.option("-f", "--format", "form", default="", callback=format_name, shell_complete=complete_format,
              metavar="FORMAT", show_default="by -o, else by the terminal",
              help="cards, table, csv, tsv, json, ndjson, md, xlsx or html.")  # fmt: skip
@click.option("-o", "--output", default="", metavar="FILE", help="Write to a file; its extension picks the format.")
@click.option("--width", type=click.IntRange(min=40), help="Width of text in cells; longer lines are wrapped.")
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
        _tell_who_rests(net, found)
    if fail_empty and not found and not found.contacts:
        click.get_current_context().exit(1)


def show(
    net: Workspace, query: Query, *, form: str = "", output: str = "", width: int | None = None, raw: bool = False
) -> Suggestions:
    """Answer a question on the screen or into a file, and return the answer."""
    from infograph.cli.wording import advice_text

    found = net.suggest(query)
    if form == HTML:
        write_report(net, found, output)
        return found
    machine = _write_rows(found, form, output, width, raw=raw)
    if found.advice:
        (screen.tell if machine else screen.say)(("\n" if found.contacts and not machine else "") + advice_text(found.advice))
    return found


def _tell_who_rests(net: Workspace, found: Suggestions) -> None:
    """Say which connectors of an answer were asked lately: nobody else leads to those people."""
    resting = net.resting()
    for person in found.connectors if resting else ():
        if person.id in resting:
            screen.tell(f"{person.name} was asked lately: better wait until {resting[person.id].isoformat()}.")


def _write_rows(found: Suggestions, form: str, output: str, width: int | None, *, raw: bool) -> bool:
    """Write an answer as rows, with a heading and a footnote for people; return whether it is for scripts."""
    from infograph.renderers import Display, renderer

    if width is None and not output and screen.is_terminal(screen.out()):
        width = screen.width()
    renders = renderer(form or ("table" if width is None else "cards"))
    anybody = bool(found or found.contacts)
    if found and not renders.MACHINE:
        screen.hint(_heading(found))
    if anybody or renders.MACHINE:
        display = Display(width, color=not (renders.MACHINE or output) and screen.in_color(), raw=raw)
        with screen.answer_to(output, machine=renders.MACHINE) as out:
            renders.render(found, found.query, out, display)
    if anybody and not renders.MACHINE:
        _tell_footnotes(found)
    return renders.MACHINE


def write_report(net: Workspace, found: Suggestions, output: str, *, anon: bool = False) -> None:
    """Write the page of an answer, with its sources, to a file or standard output."""
    from infograph import report
    from infograph.cli.wording import field_of

    names, drafts = None, {}
    if anon:
        from infograph.figures.anonymous import invented_name

        people = {*found.graph, *(contact.person.id for contact in found.contacts)}
        names = {person: invented_name(person) for person in people}
    else:
        field = field_of(found.query)
        drafts = {one.target.id: _pack(net, one, field) for one in found[:DRAFTED]}
    with screen.answer_to(output, machine=True) as out:
        report.render(found, found.query, out, ego=net.status().me or "You", sources=net.sources(), drafts=drafts, anon=names)
    if not anon:
        screen.tell("The report holds personal data of other people: share it with care.")


def _pack(net: Workspace, one: Suggestion, field: dict[str, Any]) -> str:
    """Return the message to the connector whom the row names and the text to forward, to be copied from a report."""
    letters = net.meetings.draft(f"#{one.target.id}", "ask", "blurb", via=f"#{one.best.connector.id}", **field)
    ask, blurb = (letter.draft.body for letter in letters)
    return f"{ask}\n\n--- to forward ---\n\n{blurb}"


@click.command(short_help="Every path to one person, with the evidence.")
@click.argument("person", shell_complete=complete_person)
@click.option("--what-if", is_flag=True, help="Say too what would change the order.")
def explain(person: str, what_if: bool) -> None:
    """Explain how to reach PERSON: a name, a profile address, or a row's number in the last answer.

    \b
    Examples:
      infograph explain 'Carol Lee'
      infograph explain 3
      infograph explain https://www.linkedin.com/in/carol-lee-example
    """
    from infograph.cli import last_answer
    from infograph.workspace import Workspace

    with Workspace.open() as net:
        about = net.person(last_answer.person(net, person))
        screen.say(net.explain(f"#{about.id}", query=last_answer.question(about), what_if=what_if))


@click.command(cls=Asking, short_help="Whom of your contacts to ask first.")
@with_question()
@text_csv_or_json
def connectors(form: str, **asked: Any) -> None:
    """List the contacts through whom most people of a field can be reached, best first, below those who work in it themselves.

    \b
    Examples:
      infograph connectors --industry fintech
      infograph connectors --company Stripe -n 3
    """
    from infograph.cli.own_contacts import own_objects, own_rows, own_text
    from infograph.cli.wording import advice_text, connector_object, connector_text, write_objects
    from infograph.renderers.json import dumps
    from infograph.workspace import Workspace

    with Workspace.open() as net:
        query = net.query(**asked)
        own, rows = net.own_contacts(query), net.connectors(query) if query.degree != 1 else []
        if form == "json":
            told = {"schema": 1, "contacts": own_objects(own), "results": [connector_object(row) for row in rows]}
            screen.machine_out().write(dumps(told) + "\n")
        elif form == "csv":
            write_objects([*own_rows(own), *map(connector_object, rows)], screen.machine_out())
        elif rows or (query.degree == 1 and own.contacts):
            screen.say((own_text(own, screen.room()) + "\n".join(connector_text(row) for row in rows)).rstrip("\n"))
        else:
            screen.say(own_text(own, screen.room()) + advice_text(net.advise(query)))


def _by_extension(output: str) -> str:
    """Return the format that a file's name asks for; text for "", an error for one that is another command's."""
    from infograph.renderers import renderers

    if output.lower().endswith((".png", ".svg", ".pdf")):
        raise BadRequest("suggest writes text, not pictures.", f"For a picture: infograph plot -o {output}")
    known = {extension: one.FORMAT for one in renderers().values() for extension in one.EXTENSIONS}
    return format_by_name(output, known | {".html": HTML, ".htm": HTML}, "table" if output not in ("", "-") else "")


def _heading(found: Suggestions) -> str:
    ways = len(found.connectors)
    shown = f" · the best {len(found)} shown" if found.total > len(found) else ""
    people = counted(found.total, "person")
    return f"{people} {found.query.about()}{shown}, through {counted(ways, 'connector')}"


def _tell_footnotes(found: Suggestions) -> None:
    """Say what the order means, what it does not know, and what to do next."""
    from infograph.cli.wording import more_text, spread_text
    from infograph.ranking import evidence_notice

    for notice in (more_text(found), spread_text(found), evidence_notice(found)):
        if notice:
            screen.tell(notice)
    if not found:
        return
    name = found[0].target.name.replace("'", "’")
    screen.hint(
        "strong, good, long shot: an order among the ways you have, not a chance of success\n"
        f"Next: infograph explain {found[0].rank}   (or: infograph explain '{name}')"
    )


@click.command(short_help="The best ways to one person, of up to three ties.")
@click.argument("person", shell_complete=complete_person)
@click.option("-n", "--limit", default=5, type=click.IntRange(min=1), show_default=True, help="How many ways.")
def path(person: str, limit: int) -> None:
    """Find the best ways to PERSON (a name, a profile address, '#12', a row's number in the last answer), through one contact
    or, where none leads there, through two people.

    \b
    Examples:
      infograph path 'Carol Lee'
      infograph path https://www.linkedin.com/in/carol-lee-example -n 3
      infograph path '#12'
    """
    from infograph.cli import last_answer
    from infograph.workspace import Workspace

    with Workspace.open() as net:
        screen.say(net.path(last_answer.person(net, person), limit=limit))


@click.command(short_help="Measure the ranking on made-up networks with known truth.")
@click.option("--seed", default=7, show_default=True, help="Another seed, other networks.")
def evaluate(seed: int) -> None:
    """Measure how good the ranking is where the truth is known, beside simple rules and PageRank; and on your own log.

    \b
    Examples:
      infograph evaluate
      infograph evaluate --seed 11
      infograph evaluate > ranking.txt
    """
    from infograph.ranking import evaluate as measure
    from infograph.workspace import Workspace

    with screen.progress() as progress:
        measured = measure(seed=seed, progress=progress)
    screen.say(str(measured))
    with suppress(NoStore), Workspace.open() as net:
        screen.say(f"\n{net.evaluate_log()}")
