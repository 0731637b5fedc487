"""The owner's own files of an archive: profile, positions, education, followed companies, e-mail addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from infograph.importers import columns
from infograph.importers.cells import named_rows
from infograph.importers.dates import month_of
from infograph.importers.shapes import Kind, OwnerHint, Reading
from infograph.importers.tabular import Table, head_key
from infograph.model import Fact

KIND = "linkedin_profile"
KINDS = {
    KIND: Kind("LinkedIn profile", rows="other"),
    "linkedin_positions": Kind("LinkedIn positions", rows="other"),
    "linkedin_education": Kind("LinkedIn education", rows="other"),
    "linkedin_company_follows": Kind("companies followed on LinkedIn", rows="other"),
    "linkedin_email_addresses": Kind("e-mail addresses at LinkedIn", rows="other"),
}
PRECEDENCE = 2

_OF_OTHERS = frozenset(("company", "connected", "url", "name", "email"))
_KINDS = {
    "linkedin_profile": ({"first name", "last name", "headline"}, "profile"),
    "linkedin_positions": ({"company name", "title", "started on"}, "positions"),
    "linkedin_education": ({"school name", "degree name"}, "education"),
    "linkedin_company_follows": ({"organization", "followed on"}, "followed companies"),
    "linkedin_email_addresses": ({"email address", "confirmed", "primary"}, "e-mail addresses"),
}


def identify(header: Sequence[str]) -> str:
    """Return why a header is that of one of the owner's own files, or ""."""
    kind = _kind(header)
    return f"has the columns of LinkedIn’s {_KINDS[kind][1]}" if kind else ""


def kind_of(table: Table) -> str:
    """Return which of the five files it is."""
    return _kind(table.header)


def read(table: Table, owner: OwnerHint) -> Iterator[Reading]:
    """Yield Facts about the owner; address, birthday and phone numbers are not read."""
    yield from table.problems
    kind = kind_of(table)
    for row in named_rows(table):
        if kind == "linkedin_profile":
            facts = [Fact(row.line, "industry", row.text("industry")), Fact(row.line, "headline", row.text("headline"))]
        elif kind == "linkedin_positions":
            span = month_of(row.text("started on")), month_of(row.text("finished on"))
            facts = [Fact(row.line, "position", row.text("company name"), row.text("title"), *span)]
        elif kind == "linkedin_education":
            span = month_of(row.text("start date")), month_of(row.text("end date"))
            facts = [Fact(row.line, "education", row.text("school name"), row.text("degree name"), *span)]
        elif kind == "linkedin_company_follows":
            facts = [Fact(row.line, "follow", row.text("organization"))]
        else:
            facts = [Fact(row.line, "email", row.text("email address"))]
        yield from (fact for fact in facts if fact.name)


def owner_in(table: Table) -> OwnerHint:
    """Return what a profile or a list of e-mail addresses says of its owner."""
    kind = kind_of(table)
    rows = list(named_rows(table))
    if kind == "linkedin_profile" and rows:
        name = f"{rows[0].text('first name')} {rows[0].text('last name')}".strip()
        maiden = rows[0].text("maiden name")
        also = (f"{rows[0].text('first name')} {maiden}".strip(),) if maiden else ()
        return OwnerHint(name, rows[0].raw("profile url", "public profile url"), kind="profile", also=also)
    if kind == "linkedin_email_addresses":
        emails = tuple(row.text("email address") for row in rows if row.text("email address"))
        return OwnerHint(emails=emails, kind="addresses")
    return OwnerHint()


def _kind(header: Sequence[str]) -> str:
    keys = {head_key(cell) for cell in header}
    if "headline" in keys and columns.places(header).keys() & _OF_OTHERS:
        return ""  # a list of people with their headlines
    return next((kind for kind, (needed, _) in _KINDS.items() if needed <= keys), "")
