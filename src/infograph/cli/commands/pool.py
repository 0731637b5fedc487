"""Many members' exports together: consent, everybody's suggestions at once, and aggregates for the centre."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import infograph
from infograph import pool as centre
from infograph.cli import screen
from infograph.cli.import_report import odd
from infograph.cli.options import COMPANY, INDUSTRY, LEVEL, NEAR, TITLE, YES, Asking, count, given
from infograph.cli.pool_backup import backup, restore
from infograph.cli.pool_options import POOL, with_consent
from infograph.cli.pool_people import audit, forget, whois
from infograph.cli.rows import format_of, table_of, with_rows, write_rows
from infograph.errors import BadRequest
from infograph.phrases import housekeeping, imports, pools

if TYPE_CHECKING:
    from infograph.pool import Pool
    from infograph.pool.engine import EngineName
    from infograph.pool.slices import Stand
    from infograph.pool.suggesting import Asks

PLACE = 460

_ABOUT = given(INDUSTRY, COMPANY, TITLE, LEVEL, NEAR)


@click.group(short_help="Many members’ exports together, for a careers centre.")
def pool() -> None:
    """Serve a careers centre or an alumni club: members’ exports, each with their consent, in one private folder."""


@pool.command(short_help="Make an empty pool.")
@click.argument("name")
@click.option("--folder", default="", metavar="FOLDER", show_default="below INFOGRAPH_HOME", help="Where to keep it.")
@click.option(
    "--names",
    type=click.Choice(["hidden", "shown"]),
    default="hidden",
    show_default=True,
    help="hidden: nobody sees whom they could meet until the connector agrees.",
)
@count("--asks", default=5, least=1, help="Most asks through one connector.")
@count("--smallest", default=5, least=1, help="Counts below it are left out of aggregates.")
def create(name: str, folder: str, names: str, asks: int, smallest: int) -> None:
    """Make a pool called NAME, with its rules.

    \b
    Examples:
      infograph pool create 'Spring 2027'
      infograph pool create Alumni --asks 3 --names shown
    """
    with infograph.Pool.create(name, folder or None, names=names, asks=asks, smallest=smallest) as made:
        screen.say(pools.made_words(made.name, str(made.folder)))


@pool.command(short_help="Add a member’s export with their consent.")
@click.argument("path", type=click.Path(exists=True))
@click.option(
    "--member", default="", metavar="NAME", help="Whose export it is; without it PATH is a members.csv or its folder."
)
@click.option("--url", default="", metavar="URL", help="The member’s profile address, by which others’ lists know them.")
@with_consent
@POOL
def add(path: str, member: str, url: str, consent: str, scope: tuple[str, ...], until: date | None, place: str) -> None:
    """Add the export in PATH, or all that a folder’s members.csv lists (file, member, url, consent, scope, until, pool).

    \b
    Examples:
      infograph pool add spring/members.csv
      infograph pool add bob.csv --member 'Bob Johnson' --url https://www.linkedin.com/in/bob-johnson-example
        --consent 'signed form' --scope connector

    All of it is added, or nothing; nobody without consent. Of somebody new without --scope it is “counts”. Words that were
    given before change nothing: the newest word stays.
    """
    with infograph.Pool.open(place) as held:
        if member:
            reports = held.add(path, member, url=url, consent=consent, scope=scope, until=until)
        elif url or consent or scope or until:
            raise BadRequest("Whose export is it?", "Add --member NAME.")
        else:
            with screen.progress(imports.progress_words) as progress:
                reports = held.add_listed(path, progress=progress)
        for report in reports:
            unchanged = report.status == "unchanged"
            screen.say(pools.added_words(report.owner, report.file, report.valid_rows, before=unchanged))
        for report in reports:
            for remark in odd(report):
                screen.tell(pools.remark_words(report.owner, remark))


@pool.command(short_help="Keep what a member consents to now.")
@click.argument("member")
@with_consent
@POOL
def consent(member: str, consent: str, scope: tuple[str, ...], until: date | None, place: str) -> None:
    """Keep MEMBER’s newer word, which counts in place of the one before and says anew to what; “counts” takes back all else.

    \b
    Examples:
      infograph pool consent 'Bob Johnson' --consent 'e-mail of 2 May' --scope connector --until 2030-12-31
      infograph pool consent 'Bob Johnson' --consent 'by telephone' --scope counts
    """
    with infograph.Pool.open(place) as held:
        now = held.consent(member, consent, scope=scope, until=until)
        screen.say(pools.consent_words(now.name, now.consent.scope, now.consent.until))


@pool.command(short_help="Take a member out with all they gave.")
@click.argument("member")
@YES
@POOL
def remove(member: str, yes: bool, place: str) -> None:
    """Take MEMBER out, as if they had never been added.

    What stays is a mark without name or address: nobody is led to them by others’ lists, and the same words add them no more.
    Backups beside the pool go too; those that you wrote yourself are not reached.

    \b
    Examples:
      infograph pool remove 'Bob Johnson' --yes
    """
    with infograph.Pool.open(place) as held:
        if not screen.confirm(pools.remove_question(held.member(member).name), yes=yes):
            screen.tell(housekeeping.NOTHING_REMOVED)
            return
        screen.say(pools.removed_words(held.remove(member), held.name))


@pool.command(short_help="Who is in a pool, and what they consented to.")
@with_rows
@POOL
def status(form: str | None, output: str, place: str) -> None:
    """Show the members of a pool, what each consented to and until when, and how much their exports hold.

    \b
    Examples:
      infograph pool status
      infograph pool status -f csv
    """
    form = format_of(form, output)
    with infograph.Pool.open(place) as held:
        write_rows(
            table_of(held.status().members, "Members"),
            form,
            output,
            text=lambda _: _status_text(held),
        )


@pool.command(cls=Asking, short_help="Suggestions for every member at once.")
@click.option("--member", default="", metavar="NAME", help="Show this member’s alone; they are shared among all.")
@_ABOUT
@count("-n", "--limit", default=3, least=1, help="How many for each member.")
@click.option("--lacking", is_flag=True, help="List the members who get fewer instead: their codes, whom they know, and why.")
@click.option("--agreed", default="", metavar="ASK", help="The connector agreed to this ask: its member sees the name now.")
@click.option("--declined", default="", metavar="ASK", help="The connector said no to this ask: it is not suggested again.")
@click.option(
    "--engine",
    default="numpy",
    type=click.Choice(["numpy", "spark"]),
    show_default=True,
    help="What ranks; spark needs infograph[spark] and Java, and is for what one machine cannot hold.",
)
@click.option(
    "--master", default="local[2]", metavar="URL", show_default=True, help="Where Spark runs: local[N], or spark://HOST:PORT."
)
@click.option(
    "--run", default="", metavar="FOLDER", help="Keep what is ranked here, also when all is done; take up what is here already."
)
@with_rows
@POOL
def suggest(  # what is left are the fields of a question
    member: str,
    lacking: bool,
    agreed: str,
    declined: str,
    engine: EngineName,
    master: str,
    run: str,
    form: str | None,
    output: str,
    place: str,
    **asked: Any,
) -> None:
    """Suggest to every member whom they could meet through whom, no connector asked more often than the pool allows.

    \b
    Examples:
      infograph pool suggest -i fintech
      infograph pool suggest -i fintech --member 'Bob Johnson' -n 5
      infograph pool suggest -i fintech -f csv
      infograph pool suggest -i fintech --lacking
      infograph pool suggest -i fintech --engine spark

    Names stay hidden until the connector agrees, unless the pool shows them: then repeat the question with --agreed ASK. What
    connectors answered counts in the next order. Killed half-way and called again, it takes up where it stood.
    """
    form = format_of(form, output)
    with infograph.Pool.open(place) as held:
        _keep_answers(held, agreed, declined, asked)
        with screen.progress(imports.progress_words) as progress:
            by = centre.Engine(engine, master, Path(run) if run else None, _tell_stand, progress)
            rows = held.suggest(by=by, **asked)
        if member:
            rows = rows.of_member(held.code_of(held.member(member)))
        if lacking:
            table = table_of(rows.lacking, pools.LACKING_TITLE)
            write_rows(table, form, output, text=lambda _: pools.lacking_lines(rows.lacking))
            return
        size = 1 if member else len(held.members())
        write_rows(table_of(rows, "Suggestions"), form, output, text=lambda _: _suggested(rows, size))
        if form != "text" and rows.lacking:
            screen.tell(pools.lacking_next(rows.lacking, size))
        if rows and form == "text":
            screen.hint(pools.codes_words(hidden=held.names == "hidden"))
        if full := sum(row.rank == asked["limit"] for row in rows):
            screen.tell(pools.more_words(full, asked["limit"]))


def _keep_answers(held: Pool, agreed: str, declined: str, asked: dict[str, Any]) -> None:
    """Keep what connectors answered to asks, by their codes, and say so."""
    if agreed:
        before = held.answer_to(agreed)
        said = held.agree(agreed, **asked)
        if before is False:
            screen.tell(pools.thought_better_words(said.connector))
        screen.tell(pools.agreed_words(said.connector, said.member, said.name))
    if declined:
        said = held.decline(declined, **asked)
        screen.tell(pools.declined_words(said.connector, said.member))


def _suggested(rows: Asks, members: int) -> str:
    """Return each member's suggestions in words, and why there are no more."""
    alone = members == 1 and rows.lacking
    why = pools.lacking_line(rows.lacking[0]) if alone else pools.lacking_words(rows.lacking, members)
    return "\n".join(filter(None, (pools.suggested_words(rows) if rows or not why else "", why)))


@pool.command(cls=Asking, short_help="What to ask a connector, with the name.")
@click.argument("code")
@_ABOUT
@count("-n", "--limit", default=3, least=1, help="How many for each member.")
@POOL
def ask(code: str, place: str, **asked: Any) -> None:
    """Show whom the ask CODE is for, to be put to its connector; the member sees no name, and no answer is recorded.

    \b
    Examples:
      infograph pool ask 4f0c2a91be -i fintech

    CODE is what `pool suggest` lists for the same question.
    """
    with infograph.Pool.open(place) as held:
        screen.say(pools.ask_words(held.ask(code, **asked)))


@pool.command(cls=Asking, short_help="Write what Spark ranks from on a cluster.")
@click.argument("folder", type=click.Path())
@_ABOUT
@count("-n", "--limit", default=3, least=1, help="How many for each member.")
@POOL
def tables(folder: str, place: str, **asked: Any) -> None:
    """Write the tables of a question into FOLDER, in numbers without names, for spark-submit.

    \b
    Examples:
      infograph pool tables /shared/run -i fintech
      infograph pool suggest -i fintech --engine spark --run /shared/run   (once it is ranked)
    """
    with infograph.Pool.open(place) as held:
        stand = held.tables(folder, **asked)
        screen.say(pools.tables_words(folder, stand.slices, stand.done))
        _tell_stand(stand)


@pool.command(cls=Asking, short_help="Which fields a pool leads to, in counts alone.")
@_ABOUT
@with_rows
@POOL
def coverage(form: str | None, output: str, place: str, **asked: Any) -> None:
    """Count, for each field, the people whom members can reach, those members, and their connectors; few are not told.

    \b
    Examples:
      infograph pool coverage
      infograph pool coverage -i fintech -o coverage.csv
    """
    form = format_of(form, output)
    with infograph.Pool.open(place) as held:
        rows = held.coverage(**asked)
        smallest = held.smallest
    write_rows(table_of(rows, "Coverage"), form, output, text=lambda _: pools.covered_words(rows, smallest))


@pool.command(cls=Asking, short_help="Every count that may leave the centre.")
@_ABOUT
@with_rows
@POOL
def export(form: str | None, output: str, place: str, **asked: Any) -> None:
    """Write counts of consent, fields, and how evenly asks are shared; no name, and no count of few.

    \b
    Examples:
      infograph pool export -i fintech -f json
      infograph pool export -o pool.csv
    """
    form = format_of(form, output)
    with infograph.Pool.open(place) as held:
        rows = held.export(**asked)
        smallest = held.smallest
    counts = [(row.table, row.cell, row.count) for row in rows]
    write_rows(table_of(rows, "Pool"), form, output, text=lambda _: pools.counts_words(counts, smallest))


pool.add_command(audit)
pool.add_command(backup)
pool.add_command(restore)
pool.add_command(whois)
pool.add_command(forget)


def _status_text(held: Pool) -> str:
    status = held.status()
    size = (len(status.members), status.people, status.ties)
    return "\n".join(
        [*pools.status_words(status.name, size, status.names, status.asks), *map(pools.member_words, status.members)]
    )


def _tell_stand(stand: Stand) -> None:
    """Say how a run begins, where it is not from nothing."""
    if words := pools.stand_words(stand):
        screen.tell(words)
