"""Which column holds what: header names of every file and language we know, as the field they hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from infograph.importers.languages import HEADERS
from infograph.importers.tabular import head_key

FIELDS: Mapping[str, str] = {
    head_key(name): field
    for fields in reversed([*HEADERS.values()])  # where two languages share a word, the one named first has it
    for field, names in fields.items()
    for name in names.split("; ")
}
_OWN = {
    "first name": "first",
    "last name": "last",
    "url": "url",
    "email address": "email",
    "company": "company",
    "position": "position",
    "connected on": "connected",
}
_WORDS = {code: {head_key(name) for names in fields.values() for name in names.split("; ")} for code, fields in HEADERS.items()}
_NAMES = ("first", "last", "name")
_ENGLISH_NAMES = {head_key(name) for field in _NAMES for name in HEADERS["en"][field].split("; ")}


def places(header: Sequence[str]) -> dict[str, int]:
    """Return the column of each known field: LinkedIn's own name for it before all others, then the first.

    >>> places(["Last Name", " first  name ", "URL", "Tags"])
    {'last': 0, 'first': 1, 'url': 2}
    """
    by_field = places_of(header, FIELDS) | places_of(header, _OWN)
    # Address books write "Dr." under Title and the work under Job Title, and a headline is anything one says of oneself.
    for second_best in ("title", "headline"):
        by_field = places_of(header, {second_best: "position"}) | by_field
    return by_field


def places_of(header: Sequence[str], fields: Mapping[str, str]) -> dict[str, int]:
    """Return the column of each field by a format's own names for them; the first column of a field wins.

    >>> places_of(["E-Mail", "Organization 1 - Name"], {"organization 1 name": "company"})
    {'company': 1}
    """
    by_field: dict[str, int] = {}
    for place, cell in enumerate(header):
        field = fields.get(head_key(cell))
        if field:
            by_field.setdefault(field, place)
    return by_field


def all_of(header: Sequence[str], field: str) -> tuple[int, ...]:
    """Return all columns of a field.

    >>> all_of(["Email", "Name", "Work Email"], "email")
    (0, 2)
    """
    return tuple(place for place, cell in enumerate(header) if FIELDS.get(head_key(cell)) == field)


def columns_of(header: Sequence[str], names: Collection[str]) -> tuple[int, ...]:
    """Return all columns that have one of these names, for what may stand in several.

    >>> columns_of(["E-mail Address", "Name", "E-mail 2 Address"], {"e mail address", "e mail 2 address"})
    (0, 2)
    """
    return tuple(place for place, cell in enumerate(header) if head_key(cell) in names)


def language(header: Sequence[str]) -> str:
    """Return the language of a header that is not English, or "": the one that knows most of its words.

    >>> language(["Vorname", "Nachname", "URL"]), language(["First Name", "Last Name"])
    ('de', '')
    """
    keys = {head_key(cell) for cell in header}
    if keys & _ENGLISH_NAMES:
        return ""
    code = max(_WORDS, key=lambda spoken: len(keys & _WORDS[spoken]))
    return "" if code == "en" or not keys & _WORDS[code] else code
