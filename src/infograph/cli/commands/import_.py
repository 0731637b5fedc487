"""Bring in one's own files, and those that friends gave."""

from __future__ import annotations

import sys
from pathlib import Path

import click

import infograph
from infograph import renderers
from infograph.cli import screen
from infograph.cli.import_report import refusal_text, report_object, report_text
from infograph.cli.options import text_or_json
from infograph.errors import BadRequest, InfographError
from infograph.phrases import imports

PLACE = 120


@click.command("import", short_help="Read exports: yours, and your friends’ with --owner.")
@click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True))
@click.option(
    "--owner", default="", metavar="NAME", show_default="you", help="Whose files these are: a name or profile address."
)
@click.option("--me", default="", metavar="NAME", help="Who you are: a name or profile address, once is enough.")
@click.option("--new-owner", is_flag=True, help="The owner is a friend who is not among your contacts.")
@click.option("--keep-email", is_flag=True, help="Keep e-mail addresses in friends’ files; they are dropped otherwise.")
@click.option("--mine", multiple=True, metavar="ADDRESS", help="Of mail: an address of the owner’s own; repeat for several.")
@click.option("--consent", default="", metavar="TEXT", help="What the owner agreed to; kept with the source.")
@click.option(
    "--map",
    "mapping",
    default="",
    metavar="COLUMN=FIELD,...",
    help="Columns of another CSV: 'Full name=name,Employer=company'.",
)
@click.option("--encoding", default="", help="Encoding of the files, where it is guessed wrong.")
@click.option("--dry-run", is_flag=True, help="Show the report; keep nothing.")
@text_or_json
def import_(
    files: tuple[str, ...],
    owner: str,
    me: str,
    new_owner: bool,
    keep_email: bool,
    mine: tuple[str, ...],
    consent: str,
    mapping: str,
    encoding: str,
    dry_run: bool,
    form: str,
) -> None:
    """Read exported contacts: files, folders, LinkedIn’s .zip as it came, or "-" for standard input; or a whole store
    that `infograph export -o everything.json` wrote.

    \b
    Examples:
      infograph import Connections.csv
      infograph import bob.csv --owner 'Bob Johnson'
      infograph import friends/          a folder, with an owners.csv (file,owner,url) in it

    A file is read whole or refused; the others are kept. The same file twice changes nothing.
    The exit code is 1 where nothing could be used, and where a path that is named is not there.
    """
    stdin = sys.stdin.buffer if "-" in files and sys.stdin is not None else None
    with infograph.Workspace.open(create=True) as net, screen.progress(imports.progress_words) as progress:
        reports = net.import_files(
            files,
            owner=owner,
            me=me,
            new_owner=new_owner,
            keep_email=keep_email,
            dry_run=dry_run,
            mapping=_mapping(mapping),
            encoding=encoding,
            consent=consent,
            mine=mine,
            stdin=stdin,
            progress=progress,
        )
    used = [report for report in reports if report.status != "refused"]
    if form == "json":
        screen.machine_out().write(renderers.document(files=[report_object(report) for report in reports]))
    else:
        for report in reports:
            if report.status == "refused":
                screen.complain(InfographError(refusal_text(report), report.hint))
            else:
                screen.say(report_text(report, screen.width()) + ("\n" if report is not reports[-1] else ""))
        if dry_run:
            screen.say(imports.DRY_RUN)
        elif used:
            screen.hint(imports.next_words(merged=any(report.merged for report in used)))
    if not used or any(path != "-" and not Path(path).exists() for path in files):
        click.get_current_context().exit(1)


def _mapping(text: str) -> dict[str, str] | None:
    """Return column -> field from "Full name=name,Employer=company"."""
    if not text:
        return None
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if any(not column.strip() or not field.strip() for column, _, field in pairs):
        raise BadRequest("--map cannot be read.", "Write it as: --map 'Full name=name,Employer=company'")
    return {column.strip(): field.strip() for column, _, field in pairs}
