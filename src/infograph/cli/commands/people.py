"""How records became people, who may be one, and who changed jobs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from textwrap import fill
from typing import TYPE_CHECKING, Any

import click

from infograph.cli import last_answer, screen
from infograph.cli.options import Asking, about_industry, count, day, enough, left_text
from infograph.cli.rows import format_of, table_of, with_rows, write_rows
from infograph.cli.screen_options import opened, with_anon
from infograph.errors import BadRequest
from infograph.phrases import corrections
from infograph.phrases.housekeeping import hint_words
from infograph.phrases.numbers import Listed

if TYPE_CHECKING:
    from infograph.answers import MergeRow, Move, PossibleSame
    from infograph.tables import Rows
    from infograph.workspace import Workspace

PLACE = 620


@click.command(cls=Asking, short_help="Who was joined from several files, and who may be one.")
@click.option("--merges", is_flag=True, help="Records that were joined, and by which key.")
@click.option("--possible", is_flag=True, help="Pairs that may be one person, for you to judge.")
@click.option("--by", default="", metavar="KEY", help="With --merges: only joins by this key.")
@click.option("--moved", is_flag=True, help="Who changed employer or title between two lists.")
@count("-n", "--limit", default=50, least=1, help="How many lines of each list.")
@click.option("--since", default="", callback=day, metavar="DAY", help="With --moved: only what lists from this day on tell.")
@about_industry("With --moved: say who is in this field now; repeatable.", without="of the last answer")
@with_rows
@with_anon
def people(
    merges: bool,
    possible: bool,
    by: str,
    moved: bool,
    limit: int,
    since: date | None,
    industry: tuple[str, ...],
    form: str | None,
    output: str,
) -> None:
    """Show how records of several files became people, or who changed jobs between an older and a newer list.

    \b
    Examples:
      infograph people --merges
      infograph people --possible
      infograph people --moved
      infograph people --moved --since 2026-01-01 -i fintech
      infograph people --moved --format csv

    --since, -i, --format and -o are for --moved.
    """
    if not (merges or possible or moved) or (moved and (merges or possible)):
        raise BadRequest("Which people?", "One of: infograph people --merges, --possible, --moved")
    if any((form, output, since, industry)) and not moved:
        raise BadRequest("Only --moved has days, fields and other formats.", "infograph people --moved --since 2026-01-01")
    with opened() as net:
        if moved:
            asked = last_answer.asked()
            codes = industry or (asked.industries if asked else ())
            moves = net.moves(since, codes)[:limit]
            table = table_of(moves, corrections.MOVES)
            write_rows(table, format_of(form, output), output, text=lambda _: moves_text(moves, screen.width(), codes))
            _tell_more("move", moves)
            _tell_whom_to_congratulate(moves)
        if merges:
            _show_merges(net.merges(by=by, limit=limit))
        if possible:
            _show_possible(net.possible_same(limit))
            _tell_of_crowd(net)


def _show_merges(rows: Rows[MergeRow]) -> None:
    screen.say("\n".join(map(corrections.joined_words, rows)) or corrections.NOBODY_JOINED)
    _tell_more("join", rows)
    if rows:
        screen.hint(corrections.if_wrong())


def _show_possible(pairs: Rows[PossibleSame]) -> None:
    screen.say("\n".join(map(corrections.possible_words, pairs)) or corrections.NO_PAIR)
    _tell_more("pair", pairs)
    if pairs:
        first = "me" if pairs[0].me else f"'#{pairs[0].one.id}'"
        screen.hint(corrections.same_or_not(f"{first} '#{pairs[0].other.id}'"))


def _tell_of_crowd(net: Workspace) -> None:
    """Ask for the user's name where too many may be the user for each to be a pair."""
    if (asked := hint_words("crowd")) in net.status().hints:
        screen.tell(asked)


def _tell_more(kind: Listed, rows: Rows[Any]) -> None:
    if more := left_text({kind: rows.total - len(rows)}, enough(rows.total, len(rows))):
        screen.tell(more)


def _tell_whom_to_congratulate(moves: Rows[Move]) -> None:
    """Name a contact who has a new employer, one in the field before others, and the draft that congratulates."""
    new = sorted((row for row in moves if row.contact and row.kind == "employer"), key=lambda row: not row.in_field)
    if new:
        screen.hint(corrections.congratulate(new[0].person.id, new[0].person.name))


def moves_text(moves: Rows[Move], width: int, industries: Iterable[str] = ()) -> str:
    """Return who moved where, which lists say so, and who is now in the field of these industries."""
    if not moves:
        return corrections.NOBODY_MOVED
    lines = [line for row in moves for line in corrections.moved_words(row, tuple(industries))]
    return "\n".join(fill(line, max(width, 40), subsequent_indent="    ") for line in lines)
