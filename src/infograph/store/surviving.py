"""Choose which of many sightings of a person is shown: the newest file wins, the old employer is kept."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple
from urllib.parse import unquote

from infograph.companies import fold_company
from infograph.text import clean

_NAME_RANK = {"contact": 0, "me": 0, "owner": 1, "lead": 2, "address": 3, "end": 4, "correspondent": 5, "mention": 6}


class Sighting(NamedTuple):
    """One record of a cluster; `as_of` is the newest day in its file, which dates the file."""

    record: int
    person: int | None
    role: str
    name: str
    fold: str
    slug: str
    emails: str
    company: str
    position: str
    location: str
    industry: str
    doubtful: int
    as_of: int
    source: int
    line: int
    joined: str
    joined_to: int | None
    address: str = ""


_FACE = slice(Sighting._fields.index("name"), Sighting._fields.index("industry") + 1)
"""What is shown of a person: where all lists say the same, none is newer."""


def person_row(person: int, cluster: Sequence[Sighting]) -> tuple[tuple[object, ...], list[tuple[str, str, int]]]:
    """Return the row of table `person` and the former employers (key, name, day last seen) of a cluster."""
    only = cluster[0]
    if len(cluster) == 1 or all(sighting[_FACE] == only[_FACE] and sighting.address == only.address for sighting in cluster):
        return _row(person, only, only, only.emails, only.industry), []
    return _of_several(person, cluster)


def _of_several(person: int, cluster: Sequence[Sighting]) -> tuple[tuple[object, ...], list[tuple[str, str, int]]]:
    newest = sorted(cluster, key=_newest_first)
    named = min(newest, key=lambda s: (not s.name, _NAME_RANK.get(s.role, 9)))
    job = next((s for s in newest if s.company or s.position), newest[0])
    emails = "\n".join(dict.fromkeys(e for s in newest for e in s.emails.split("\n") if e))
    given = next((s.industry for s in newest if s.industry), "")
    slug = next((s.slug for s in newest if s.slug), "")
    address = _address(slug, newest)
    place = next((s.location for s in newest if s.location), "")
    row = _row(person, named._replace(slug=slug, address=address, location=place), job, emails, given)
    return row, _former(newest, fold_company(job.company))


def _row(person: int, named: Sighting, job: Sighting, emails: str, given: str) -> tuple[object, ...]:
    company_key = fold_company(job.company)
    key = clean(named.slug) or "-" + blake2b(f"{named.fold}\x1f{company_key}\x1f{emails}".encode(), digest_size=6).hexdigest()
    return (
        person,
        key,
        named.name,
        named.fold,
        named.slug,
        emails,
        job.company,
        company_key,
        job.position,
        named.location,
        given,
        named.address,
    )


def _address(slug: str, newest: Sequence[Sighting]) -> str:
    """Return the newest address of a slug among those that lost nothing: a spreadsheet drops invisible marks."""
    addresses = [sighting.address for sighting in newest if sighting.slug == slug] if slug else []
    return max(addresses, key=lambda address: len(unquote(address) or slug), default="")


def _newest_first(sighting: Sighting) -> tuple[int, int, int, int]:
    return (sighting.doubtful, -sighting.as_of, -sighting.source, -sighting.line)


def _former(newest: Sequence[Sighting], current: str) -> list[tuple[str, str, int]]:
    """Return employers of older contact lists; address books are undated, so they say nothing of "was"."""
    employers: dict[str, tuple[str, str, int]] = {}
    for sighting in newest:
        key = fold_company(sighting.company)
        if key and key != current and sighting.role == "contact" and not sighting.doubtful:
            employers.setdefault(key, (key, sighting.company, sighting.as_of))
    return list(employers.values())
