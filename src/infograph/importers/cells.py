"""Take cells of a row by the names of their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from infograph.importers.tabular import Table, head_key, repaired
from infograph.model import Record, Role
from infograph.text import clean, member_id, profile_address, profile_slug


class Named:
    """One row whose cells are found by column name; what is missing is empty."""

    __slots__ = ("_cells", "_places", "line")

    def __init__(self, line: int, cells: Sequence[str], places: dict[str, int]) -> None:
        self.line = line
        self._cells = cells
        self._places = places

    def raw(self, *names: str) -> str:
        """Return the first of these columns that exists, as it is written."""
        cells = self._cells
        for name in names:
            place = self._places.get(name)
            if place is not None and place < len(cells):
                cell = cells[place]
                return cell if cell.isascii() else repaired(cell)
        return ""

    def text(self, *names: str) -> str:
        """Return the first of these columns that exists, cleaned."""
        return clean(self.raw(*names))


def named_rows(table: Table) -> Iterator[Named]:
    """Yield the rows of a table that are not empty."""
    places: dict[str, int] = {}
    for place, cell in enumerate(table.header):
        places.setdefault(head_key(cell), place)
    for row in table.rows():
        if any(cell.strip() for cell in row.cells):
            yield Named(row.line, row.cells, places)


def mention(line: int, name: str, url: str = "", *, role: Role = "mention", company: str = "", **more: str) -> Record:
    """Return the record of somebody whom a piece of evidence speaks of."""
    return Record(
        line,
        role,
        name,
        slug=profile_slug(url),
        member_id=member_id(url),
        company=company,
        position=more.get("position", ""),
        emails=tuple(filter(None, [more.get("email", "")])),
        address=profile_address(url),
    )
