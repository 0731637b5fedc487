"""The employers of the people one knows of: where a field works, and whom of them one knows oneself."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

import click

from infograph.cli import screen
from infograph.cli.options import Asking, about_industry, count, enough, left_text
from infograph.cli.rows import format_of, table_of, with_rows, write_rows
from infograph.cli.screen_options import opened, with_anon
from infograph.phrases import fields

if TYPE_CHECKING:
    from infograph.answers import CompanyRow
    from infograph.model import Query
    from infograph.tables import Rows

PLACE = 230


@click.command(cls=Asking, short_help="Where the people you know of work, and whom you know there.")
@about_industry("Only people of this industry; repeat for several.")
@count("-n", "--limit", default=20, least=1, help="How many companies.")
@with_rows
@with_anon
def companies(industry: tuple[str, ...], limit: int, form: str | None, output: str) -> None:
    """List employers by how many people you know of there, with your own contacts among them.

    \b
    Examples:
      infograph companies
      infograph companies -i fintech -n 10
      infograph companies -i fintech --format csv
    """
    form = format_of(form, output)
    with opened() as net:
        query = net.query(industry=industry, limit=limit)
        rows = net.companies(query)
    table = table_of(rows, fields.employers_title(query.about()))
    write_rows(table, form, output, text=lambda _: _text(rows, query, screen.width()))
    if form == "text" and (more := left_text({"company": rows.total - len(rows)}, enough(rows.total, limit))):
        screen.tell(more)


def _text(rows: Rows[CompanyRow], query: Query, width: int) -> str:
    if not rows:
        return fields.no_employer(query.about() if query.industries else "")
    margin = len(str(len(rows))) + 3
    lines = [line for row in rows for line in _lines(row, margin, width)]
    return "\n".join(lines)


def _lines(row: CompanyRow, margin: int, width: int) -> list[str]:
    first, *others = wrap(
        fields.employer_words(row), max(width, 40) - margin, break_long_words=False, break_on_hyphens=False
    ) or [""]
    return [f"{row.rank:>{margin - 2}}  {first}", *(" " * margin + line for line in others)]
