"""Address books of any maker, in any of the languages we know: contacts, not LinkedIn connections.

A list that has neither a profile address nor a day of connection, but telephone numbers, nicknames or forms of
address, was kept by a person and not by LinkedIn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from infograph.importers import columns
from infograph.importers.people_rows import Layout, PeopleReader
from infograph.importers.shapes import Kind, OwnerHint, Reading
from infograph.importers.tabular import Table, head_key

KIND = "address_book"
KINDS = {KIND: Kind("address book")}
PRECEDENCE = 1
"""What LinkedIn, Google and Outlook do not claim."""

_MARKS = frozenset(
    map(
        head_key,
        "Phone; Phone Number; Mobile; Mobile Phone; Mobile Number; Cell; Cell Phone; Home Phone; Work Phone; Telephone; "
        "Nickname; Middle; Middle Name; Prefix; Suffix; Salutation; Birthday; Street; Address; Home Address; Postal Code; "
        "Category; Telefon; Telefonnummer; Handy; Mobiltelefon; Anrede; Weitere Vornamen; Geburtstag; Adresse; Straße; "
        "Téléphone; Portable; Civilité; Deuxième prénom; Anniversaire; Adresse; Teléfono; Móvil; Tratamiento; "
        "Segundo nombre; Cumpleaños; Dirección; Telefone; Celular; Tratamento; Aniversário; Endereço; Telefono; Cellulare; "
        "Titolo; Compleanno; Indirizzo; Telefoon; Mobiel; Aanhef; Verjaardag; Adres".split("; "),
    )
)


def identify(header: Sequence[str]) -> str:
    """Return why a header is that of an address book, or ""."""
    fields = columns.places(header).keys()
    named = {"first", "last"} <= fields or {"name", "email"} <= fields
    marks = [cell for cell in header if head_key(cell) in _MARKS]
    if not named or not marks or fields & {"url", "connected"}:
        return ""
    return f"has the columns of an address book, such as {marks[0].strip()}"


def read(table: Table, owner: OwnerHint) -> Iterator[Reading]:
    """Yield a Record for each entry that names a person."""
    places = columns.places(table.header)
    if "first" in places:
        places.pop("name", None)
    yield from table.problems
    yield from PeopleReader(table, Layout(places, columns.all_of(table.header, "email"), lambda cells: "address")).records()
