"""LinkedIn's recommendations, received and given: the strongest sign of a tie; their text is not kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from infograph.importers.cells import mention, named_rows
from infograph.importers.dates import order_of, parse_date
from infograph.importers.shapes import Kind, OwnerHint, Reading
from infograph.importers.tabular import Table, head_key
from infograph.model import Evidence

KIND = "linkedin_recommendations"
KINDS = {KIND: Kind("LinkedIn recommendations", rows="other")}
PRECEDENCE = 2


def identify(header: Sequence[str]) -> str:
    """Return why a header is that of recommendations, or ""."""
    keys = {head_key(cell) for cell in header}
    if {"first name", "last name", "text"} <= keys and keys & {"creation date", "status"}:
        return "has the columns of LinkedIn’s recommendations"
    return ""


def read(table: Table, owner: OwnerHint) -> Iterator[Reading]:
    """Yield Evidence for each recommendation. Received and given look the same inside, so the name decides."""
    yield from table.problems
    given = "given" in table.name.rpartition("/")[2].casefold()
    order = order_of(row.raw("creation date") for row in named_rows(table))
    for row in named_rows(table):
        name = f"{row.text('first name')} {row.text('last name')}".strip()
        if name:
            other = mention(row.line, name, company=row.text("company"), position=row.text("job title"))
            day = parse_date(row.text("creation date"), order)
            yield Evidence(row.line, "recommendation", other, direction="given" if given else "received", last=day)
