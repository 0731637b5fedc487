"""LinkedIn's endorsements, received and given: one piece of evidence a person, with how many skills."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from infograph.importers.cells import Named, mention, named_rows
from infograph.importers.dates import parse_date
from infograph.importers.shapes import Kind, OwnerHint, Reading
from infograph.importers.tabular import Table, head_key
from infograph.model import Evidence

KIND = "linkedin_endorsements"
KINDS = {KIND: Kind("LinkedIn endorsements", rows="other")}
PRECEDENCE = 2


def identify(header: Sequence[str]) -> str:
    """Return why a header is that of endorsements, or ""."""
    keys = {head_key(cell) for cell in header}
    if "skill name" in keys and keys & {"endorser first name", "endorsee first name"}:
        return "has the columns of LinkedIn’s endorsements"
    return ""


def read(table: Table, owner: OwnerHint) -> Iterator[Reading]:
    """Yield Evidence for each person who endorsed or was endorsed; pending and rejected ones do not count."""
    yield from table.problems
    who = "endorser" if "endorser first name" in {head_key(cell) for cell in table.header} else "endorsee"
    totals: dict[str, Evidence] = {}
    for row in named_rows(table):
        if row.text("endorsement status").upper() in ("", "ACCEPTED"):
            endorsement = _evidence(row, who)
            key = endorsement.other.slug or endorsement.other.name
            if key in totals:
                days = [day for day in (totals[key].last, endorsement.last) if day]
                endorsement = replace(totals[key], count=totals[key].count + 1, last=max(days, default=None))
            if key:
                totals[key] = endorsement
    yield from totals.values()


def _evidence(row: Named, who: str) -> Evidence:
    name = f"{row.text(f'{who} first name')} {row.text(f'{who} last name')}".strip()
    other = mention(row.line, name, row.raw(f"{who} public url"))
    return Evidence(
        row.line,
        "endorsement",
        other,
        direction="received" if who == "endorser" else "given",
        last=parse_date(row.text("endorsement date")),
    )
