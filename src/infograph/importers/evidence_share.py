"""Counts that a friend gives of their messages, without the messages (`infograph share --evidence`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from infograph.importers.cells import Named, mention, named_rows
from infograph.importers.dates import parse_date
from infograph.importers.shapes import Kind, OwnerHint, Reading
from infograph.importers.tabular import Table, head_key
from infograph.model import Evidence

KIND = "evidence_share"
KINDS = {KIND: Kind("shared counts", rows="other")}
PRECEDENCE = 2
COLUMNS = ("url", "name", "sent", "received", "last", "recommended", "endorsements")


def identify(header: Sequence[str]) -> str:
    """Return why a header is that of shared evidence, or ""."""
    return "has the columns of infograph’s shared evidence" if tuple(map(head_key, header)) == COLUMNS else ""


def read(table: Table, owner: OwnerHint) -> Iterator[Reading]:
    """Yield Evidence for each person: messages, a recommendation, endorsements."""
    yield from table.problems
    for row in named_rows(table):
        other = mention(row.line, row.text("name"), row.raw("url"))
        sent, received = _count(row, "sent"), _count(row, "received")
        if sent or received:
            yield Evidence(row.line, "messages", other, sent=sent, received=received, last=parse_date(row.text("last")))
        if row.text("recommended") in ("given", "received"):
            given = row.text("recommended") == "given"
            yield Evidence(row.line, "recommendation", other, direction="given" if given else "received")
        if _count(row, "endorsements"):
            yield Evidence(row.line, "endorsement", other, count=_count(row, "endorsements"), direction="received")


def _count(row: Named, name: str) -> int:
    text = row.text(name)
    return int(text) if text.isdecimal() and len(text) < 7 else 0
