"""Why people and companies have their industries, and the user's own word on them."""

from __future__ import annotations

# Loaded when used: the lists of industries take 15 ms, which --help does not need.
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

import infograph
from infograph import importers, renderers
from infograph.cli import last_answer, screen
from infograph.cli.options import complete_industry, count, ends_in, enough, left_text
from infograph.errors import Ambiguous, NotFound, UnknownIndustry, UnusableFile
from infograph.phrases import fields

if TYPE_CHECKING:
    from infograph.workspace import Workspace

PLACE = 220


@click.group(short_help="Why somebody has an industry, and your own word on it.")
def industry() -> None:
    """See why people and companies have their industries, and correct them: your word outranks all else."""


@industry.command("set", short_help="Say what a company works in.")
@click.argument("company")
@click.argument("industries", nargs=-1, shell_complete=complete_industry)
def set_(company: str, industries: tuple[str, ...]) -> None:
    """Keep your word that COMPANY is in INDUSTRIES, or in “none”; without any, take it back.

    \b
    Examples:
      infograph industry set 'Acme Ledger' fintech
      infograph industry set 'Acme Holding' none
      infograph industry set 'Acme Ledger'
    """
    from infograph.industry import NO_INDUSTRY, resolve

    codes = tuple(code if code.casefold() == NO_INDUSTRY else resolve(code) for code in industries)
    with infograph.Workspace.open() as net:
        settled = net.set_industry(company, codes)
        like = () if settled else net.advise(net.query(company=company)).did_you_mean
    screen.say(fields.settled_words(company, codes, settled, like))


@industry.command(short_help="Why somebody has their industries.")
@click.argument("name")
def why(name: str) -> None:
    """Show the industries of a person or a company, how sure they are, and by which evidence.

    \b
    Examples:
      infograph industry why 'Carol Lee'
      infograph industry why Stripe
    """
    with infograph.Workspace.open() as net:
        whom = last_answer.person(net, name)
        label, labels = net.industry_why(whom)
        employer = "" if labels else _employer_of(net, whom)
    screen.say("\n".join([label, *fields.why_industry(employer, labels)]))


def _employer_of(net: Workspace, name: str) -> str:
    """Return the employer of a person, "" where none is known; of a company its name."""
    try:
        return net.person(name).company
    except (Ambiguous, NotFound):
        return name


@industry.command(short_help="The employers whose naming would settle most people.")
@count("-n", "--limit", default=50, least=1, help="How many.")
@click.option(
    "-i", "--industry", "asked", multiple=True, metavar="NAME", shell_complete=complete_industry, help="The field you look for."
)
def unknown(limit: int, asked: tuple[str, ...]) -> None:
    """List employers without an industry, those of most people first, as a CSV to fill in.

    With a field (else that of your goal), those first whose naming may settle most people of it: “might” is how many, and the
    titles of people there help to remember what the employer does.

    \b
    Examples:
      infograph industry unknown -n 20
      infograph industry unknown -i fintech > unknown.csv
    """
    with infograph.Workspace.open() as net:
        goal = net.goal
        field = asked or (goal.industries if goal else ())
        rows = net.unknown_employers(limit, field)
    head = ("company", "industries", "people", *(("might", "titles") if field else ()))
    lines = [(row.company, "", row.people, *((row.might, row.titles) if field else ())) for row in rows]
    renderers.write_csv(screen.machine_out(), [head, *lines])
    if more := left_text({"employer": rows.total - len(rows)}, enough(rows.total, limit)):
        screen.tell(more)


@industry.command(short_help="Your word on companies, as a file to share.")
def said() -> None:
    """List what you said of companies, as a CSV that names no people and that others can import.

    \b
    Examples:
      infograph industry said > companies.csv
      infograph industry import companies.csv
    """
    with infograph.Workspace.open() as net:
        rows = net.work.said_industries()
    renderers.write_csv(screen.machine_out(), [("company", "industries"), *rows])


@industry.command("import", short_help="Take your word from a file of companies.")
@click.argument("file")
def import_(file: str) -> None:
    """Keep the industries that a CSV with the columns company and industries gives; rows left empty are skipped.

    \b
    Examples:
      infograph industry unknown > unknown.csv      fill in, then:
      infograph industry import unknown.csv
    """
    table = importers.table_in(file, _says_industries)
    if table is None:
        raise UnusableFile(f"{file} lacks the columns company and industries.", "Its first line: company,industries")
    said = {}
    for row in importers.named_rows(table):
        company = row.text("company").removeprefix("'")  # the mark that keeps a spreadsheet from running a cell
        if company and row.text("industries"):
            said[company] = _industries(row.text("industries"), file, row.line)
    with infograph.Workspace.open() as net:
        settled = net.set_industries(said)
    screen.say(fields.companies_settled(len(said), settled))


@industry.command(short_help="Label any CSV of companies and titles; needs no store.")
@click.argument("file")
@click.option(
    "-o", "--output", default="", metavar="FILE", callback=ends_in(".csv"), help="Write to a file, not to standard output."
)
def infer(file: str, output: str) -> None:
    """Copy FILE (or “-”) with more columns: industries (best first, “|” between), confidence, evidence, functions, level.

    \b
    Examples:
      infograph industry infer leads.csv -o labelled.csv
    """
    from infograph.industry import has_companies, label_rows

    table = importers.table_in(file, has_companies)
    header, cells = (table.header, (row.cells for row in table.rows())) if table else ((), iter(()))
    with screen.answer_to(output, machine=True) as out:
        rows, labelled = label_rows(header, cells, out, delimiter=table.delimiter if table else ",")
    for problem in table.problems if table else ():
        if problem.code == "encoding_fallback":
            screen.tell(fields.file_is(file, problem.message))
    screen.tell(fields.labelled_words(rows, labelled))


def _says_industries(header: Sequence[str]) -> bool:
    return {"company", "industries"} <= {importers.head_key(cell) for cell in header}


def _industries(text: str, file: str, line: int) -> tuple[str, ...]:
    """Return the codes that a cell names, "none" for no industry; what it may be called is said with its line."""
    from infograph.industry import NO_INDUSTRY, overrides_from

    try:
        return overrides_from([("", text)])[""] or (NO_INDUSTRY,)
    except UnknownIndustry as error:
        raise UnknownIndustry(f"{file}, line {line}: {error.message}", error.suggestions, error.hint) from None
