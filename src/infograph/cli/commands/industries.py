"""The industries there are, and how many people one knows of in each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

import infograph
from infograph import renderers
from infograph.cli import screen
from infograph.cli.rows import Table, format_of, with_rows, write_rows
from infograph.errors import StoreProblem
from infograph.phrases import fields

if TYPE_CHECKING:
    from infograph.answers import IndustryRow
    from infograph.tables import Rows

PLACE = 210


@click.command(short_help="The industries one can ask for.")
@click.option("--counts", is_flag=True, help="Only those your network has people in, the most first.")
@click.option("--tree", is_flag=True, help="Below each industry all that a question for it asks for.")
@with_rows
def industries(counts: bool, tree: bool, form: str | None, output: str) -> None:
    """List industries with other words for them; children stand below their parents.

    \b
    Examples:
      infograph industries
      infograph industries --tree
      infograph industries --counts
    """
    form = format_of(form, output)
    try:
        with infograph.Workspace.open() as net:
            rows = net.industries()
    except StoreProblem:
        if counts:
            raise
        with infograph.Workspace.in_memory() as net:  # the list itself needs no store
            rows = net.industries()
    if counts:
        rows[:] = sorted((row for row in rows if row.people), key=lambda row: (-row.people, row.code))
    table = Table(fields.INDUSTRIES_TITLE, rows.cells(), {"industries": [asdict(row) for row in rows]}, rows.columns)
    write_rows(table, form, output, text=lambda room: _tree(rows) if tree else _text(rows, room, counts=counts))
    if counts and form == "text":
        screen.tell(fields.ONCE)


def _text(rows: Rows[IndustryRow], room: int | None, *, counts: bool) -> str:
    lines = [
        (
            f"{'  ' if row.parent and not counts else ''}{row.code}",
            f"{row.people:,}",
            f"{row.contacts:,}",
            row.name,
            ", ".join(row.synonyms[:4]),
        )
        for row in rows
    ]
    return "\n".join(renderers.columns([fields.INDUSTRIES, *lines], room))


def _tree(rows: Rows[IndustryRow]) -> str:
    """Return industries below those they belong to: "=" stands before one that has its own place elsewhere."""
    listed = {row.code for row in rows}
    return "\n".join(line for row in rows if row.parent not in listed for line in _branch(rows, row, 0))


def _branch(rows: Rows[IndustryRow], row: IndustryRow, depth: int) -> Iterator[str]:
    people = f"  {row.people:,}" if row.people else ""
    yield f"{'  ' * depth}{row.code}{people}"
    for below in rows:
        if below.parent == row.code:
            yield from _branch(rows, below, depth + 1)
    yield from (f"{'  ' * (depth + 1)}= {other.code}" for other in rows if row.code in other.also)
