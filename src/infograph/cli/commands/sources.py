"""The imported files, with the numbers by which they are taken out again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from infograph import renderers
from infograph.cli.rows import Table, format_of, with_rows, write_rows
from infograph.cli.screen_options import opened, with_anon
from infograph.phrases import housekeeping

if TYPE_CHECKING:
    from infograph.model import SourceRow

PLACE = 140


@click.command(short_help="The imported files, with their numbers.")
@with_rows
@with_anon
def sources(form: str | None, output: str) -> None:
    """List the imported files in the order they came; `infograph forget --source N` takes one out again.

    \b
    Examples:
      infograph sources
    """
    form = format_of(form, output)
    with opened() as net:
        rows = net.sources()
    table = Table(housekeeping.SOURCES_TITLE, rows.cells(), {"sources": [asdict(source) for source in rows]}, rows.columns)
    write_rows(table, form, output, text=lambda room: "\n".join(_lines(rows, room)) if rows else housekeeping.NO_SOURCES)


def _lines(sources: Iterable[SourceRow], width: int | None) -> list[str]:
    """Return sources as a table of at most `width` cells, numbered as `forget --source` takes them."""
    header = housekeeping.SOURCES
    rows = [(str(s.id), s.owner, s.kind.replace("_", " "), f"{s.records:,}", s.imported_on, s.file, s.consent) for s in sources]
    return renderers.columns([header, *rows], width)
