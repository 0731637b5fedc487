"""Rows of an answer, a list that makes a table of itself; no I/O and no rules."""

from __future__ import annotations

# Loaded when used: pandas takes 0.3 s.
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, SupportsIndex, TypeVar, overload

from infograph.model import Hop, Person

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")


class Rows(list[T]):
    """Records of one kind in their order, a list that makes a table of itself; `total` counts what a limit left out too."""

    def __init__(
        self,
        rows: Iterable[T] = (),
        total: int | None = None,
        columns: Mapping[str, str] | None = None,
        of: type[T] | None = None,
    ) -> None:
        """Keep the records; `columns` are names with pandas dtypes, where the cells of each are not simply its fields.

        `of` is their kind, whose plain fields are the columns where there is no record.
        """
        super().__init__(rows)
        self.total = len(self) if total is None else total
        self._dtypes = dict(columns or {})
        self._of = of

    @overload
    def __getitem__(self, index: SupportsIndex) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[T]: ...
    def __getitem__(self, index: SupportsIndex | slice) -> T | Rows[T]:
        if isinstance(index, slice):
            return Rows(super().__getitem__(index), self.total, self._dtypes, self._of)
        return super().__getitem__(index)

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns in their order; none where there is neither a record nor a name nor a kind."""
        if self._dtypes or self:
            return tuple(self._dtypes or _cells(self[0]))
        return tuple(part.name for part in fields(self._of)) if self._of else ()  # type: ignore[arg-type]  # a dataclass

    def cells(self) -> list[dict[str, Any]]:
        """Return the cells of each record by their columns; of a person their name, company, position and address."""
        return [_cells(row) for row in self]

    def to_frame(self) -> pd.DataFrame:
        """Return a DataFrame with a row each and the columns of `cells`."""
        import pandas as pd

        return pd.DataFrame.from_records(self.cells(), columns=list(self.columns) or None).astype(self._dtypes)

    def _repr_html_(self) -> str:
        return str(self.to_frame()._repr_html_())  # type: ignore[operator]  # pandas escapes the cells

    def __repr__(self) -> str:
        count = f"{len(self)} of {self.total}" if self.total > len(self) else len(self)
        lines = [f"<{count} rows; .to_frame() makes a table of them>", *map(repr, self[:_SHOWN])]
        return "\n".join([*lines, f"... and {len(self) - _SHOWN} more"] if len(self) > _SHOWN else lines)


_SHOWN = 5


def framed(rows: Iterable[Any]) -> pd.DataFrame:
    """Return a DataFrame of records of one kind, a row each, with the columns that `Rows.to_frame` has."""
    import pandas as pd

    return pd.DataFrame.from_records([_cells(row) for row in rows])


def _cells(row: Any) -> dict[str, Any]:
    """Return a record as the cells of a table: as it says itself, else its fields."""
    if hasattr(row, "cells"):
        own: dict[str, Any] = row.cells()
        return own
    if isinstance(row, Person):
        return {"name": row.name, "company": row.company, "position": row.position, "url": row.url}
    if isinstance(row, tuple):
        return dict(row._asdict())  # type: ignore[attr-defined]  # a named one
    cells: dict[str, Any] = {}
    for part in fields(row):
        value = getattr(row, part.name)
        if isinstance(value, Person):
            cells |= {part.name: value.name, f"{part.name}_company": value.company, f"{part.name}_position": value.position}
            cells[f"{part.name}_url"] = value.url
        elif isinstance(value, Hop):
            tie = "tie" if part.name == "hop" else f"{part.name}_tie"
            cells |= {tie: value.word, f"{tie}_strength": value.strength, f"{tie}_evidence": "; ".join(value.evidence)}
        elif isinstance(value, tuple):
            cells[part.name] = "|".join(part_of.name if isinstance(part_of, Person) else str(part_of) for part_of in value)
        else:
            cells[part.name] = value
    return cells
