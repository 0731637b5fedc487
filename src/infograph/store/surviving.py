"""Choose, field by field, which of many sightings of a person is shown: the newest that says it; old employers are kept."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import NamedTuple
from urllib.parse import unquote

from infograph.companies import fold_company
from infograph.text import clean, fold

_NAME_RANK = {"contact": 0, "me": 0, "owner": 1, "lead": 2, "address": 3, "end": 4, "correspondent": 5, "mention": 6}


class Sighting(NamedTuple):
    """One record of a cluster; `as_of` is the newest day in its file, which dates the file; `mine` where that is the user's."""

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
    address: str = ""
    mine: int = 0

    @property
    def texts(self) -> tuple[str, str, str, str]:
        """Return what it says beside names."""
        return self.position, self.company, self.location, self.industry


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
    named, job = _named(newest), _job(newest)
    emails = "\n".join(dict.fromkeys(e for s in newest for e in s.emails.split("\n") if e))
    given = next((s.industry for s in newest if s.industry), "")
    slug = next((s.slug for s in newest if s.slug), "")
    address = _address(slug, newest)
    place = next((s.location for s in newest if s.location), "")
    row = _row(person, named._replace(slug=slug, address=address, location=place), job, emails, given)
    return row, _former(newest, fold_company(job.company))


def _named(newest: Sequence[Sighting]) -> Sighting:
    """Return who gives the name: the newest of the best role, of these one with a profile address where any has it.

    Where several so spell one name otherwise, the user's own list is preferred, then accents and small letters.
    """

    def worth(sighting: Sighting) -> tuple[bool, int, bool, int]:
        return not sighting.name, _NAME_RANK.get(sighting.role, 9), not sighting.slug, sighting.doubtful

    best = min(newest, key=worth)
    alike = [sighting for sighting in newest if sighting.fold == best.fold and worth(sighting) == worth(best)]
    return min(alike, key=lambda s: (not s.mine, s.name.isascii(), s.name.isupper() or s.name.islower()))


def _job(newest: Sequence[Sighting]) -> Sighting:
    """Return who gives employer and title: the newest that says anything of them.

    Where it lacks one of the two, that of before holds as long as the other is the same; a doubtful row fills nothing.
    """
    job = next((s for s in newest if s.company or s.position), newest[0])
    if bool(job.company) == bool(job.position):
        return job
    said = _employer if job.company else _title
    for older in newest:
        if said(older) not in ("", said(job)) or older.doubtful > job.doubtful:
            break
        if older.company and older.position:
            return job._replace(company=job.company or older.company, position=job.position or older.position)
    return job


def _employer(sighting: Sighting) -> str:
    return fold_company(sighting.company)


def _title(sighting: Sighting) -> str:
    return fold(sighting.position)


def _row(person: int, named: Sighting, job: Sighting, emails: str, given: str) -> tuple[object, ...]:
    company_key = fold_company(job.company)
    # No address begins with a tilde, and no spreadsheet runs a cell that does: the key is the same in every format.
    key = clean(named.slug) or "~" + blake2b(f"{named.fold}\x1f{company_key}\x1f{emails}".encode(), digest_size=6).hexdigest()
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
