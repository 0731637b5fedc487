"""Shapes of answers other than suggestions: advice, connectors, status, findings; no I/O and no rules."""

from __future__ import annotations

# Loaded when used: pandas takes 0.5 s.
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, Literal, NamedTuple, SupportsIndex, TypeVar, overload

from infograph.model import Hop, Person, Query, SourceRow
from infograph.phrases import counted, joined

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")


class Rows(list[T]):
    """Records of one kind in their order, a list that makes a table of itself; `total` counts what a limit left out too."""

    def __init__(self, rows: Iterable[T] = (), total: int | None = None, columns: Mapping[str, str] | None = None) -> None:
        """Keep the records; `columns` are names with pandas dtypes, where the cells of each are not simply its fields."""
        super().__init__(rows)
        self.total = len(self) if total is None else total
        self._dtypes = dict(columns or {})

    @overload
    def __getitem__(self, index: SupportsIndex) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Rows[T]: ...
    def __getitem__(self, index: SupportsIndex | slice) -> T | Rows[T]:
        if isinstance(index, slice):
            return Rows(super().__getitem__(index), self.total, self._dtypes)
        return super().__getitem__(index)

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the names of the columns in their order; none where there is neither a record nor a name."""
        return tuple(self._dtypes or (_cells(self[0]) if self else ()))

    def cells(self) -> list[dict[str, Any]]:
        """Return the cells of each record by their columns; of a person their name, company, position and address."""
        return [_cells(row) for row in self]

    def to_frame(self) -> pd.DataFrame:
        """Return a DataFrame with a row each and the columns of `cells`."""
        import pandas as pd

        return pd.DataFrame.from_records(self.cells(), columns=list(self.columns) or None).astype(self._dtypes)

    def __repr__(self) -> str:
        count = f"{len(self)} of {self.total}" if self.total > len(self) else len(self)
        lines = [f"<{count} rows; .to_frame() makes a table of them>", *map(repr, self[:_SHOWN])]
        return "\n".join([*lines, f"... and {len(self) - _SHOWN} more"] if len(self) > _SHOWN else lines)


_SHOWN = 5


def framed(rows: Iterable[Any]) -> pd.DataFrame:
    """Return a DataFrame of records of one kind, a row each, with the columns that `Rows.to_frame` has."""
    import pandas as pd

    return pd.DataFrame.from_records([_cells(row) for row in rows])


def in_a_line(person: Person) -> str:
    """Return a person in a line: name, company, position.

    >>> in_a_line(Person(7, "Bob Johnson", company="Acme", position="CFO"))
    'Bob Johnson · Acme · CFO'
    """
    return " · ".join(part for part in (person.name, person.company, person.position) if part)


def _cells(row: Any) -> dict[str, Any]:
    """Return a record as the cells of a table: as it says itself, else its fields."""
    if hasattr(row, "cells"):
        own: dict[str, Any] = row.cells()
        return own
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
            cells[part.name] = "|".join(one.name if isinstance(one, Person) else str(one) for one in value)
        else:
            cells[part.name] = value
    return cells


@dataclass(frozen=True, slots=True, repr=False)
class Advice:
    """What can be done when no second-degree person was found.

    `reason` says in a sentence why; `did_you_mean` are companies spelled or beginning like an unknown one; `direct` are
    own contacts in the field to ask directly; `ask` are contacts whose list to ask for, best first, each with the reason;
    `more` says how many others there are, and the command that lists them; `search_url` is a people search to open
    oneself; `next` are commands to go on with.
    """

    query: Query
    reason: str
    direct: tuple[tuple[Person, str], ...] = ()
    ask: tuple[tuple[Person, str], ...] = ()
    search_url: str = ""
    did_you_mean: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    more: str = ""

    def __str__(self) -> str:
        """Return what to do where nobody was found: the reason, whom for their list, where to look, the next commands."""
        lines = [self.reason]
        if self.did_you_mean:
            lines += [f"Did you mean {joined(self.did_you_mean, 'or')}?"]
        if self.ask:
            lines += ["", "Whom to ask for their list of contacts, and why:"]
            lines += [f"  {in_a_line(person)}{f': {why}' if why else ''}" for person, why in self.ask]
            lines += [f"  {self.more}"] if self.more else []
        if self.search_url:
            lines += ["", "To look for people yourself, open (infograph never does):", f"  {self.search_url}"]
        if self.next:
            lines += ["", *(f"{'Next:' if not place else '     '} {step}" for place, step in enumerate(self.next))]
        return "\n".join(lines)

    __repr__ = __str__

    def to_frame(self) -> pd.DataFrame:
        """Return a DataFrame of whom to ask, own contacts first: `what` ("directly", "for their list"), who, why."""
        import pandas as pd

        asked = [("directly", *pair) for pair in self.direct] + [("for their list", *pair) for pair in self.ask]
        columns = ["what", "name", "company", "position", "url", "why"]
        rows = [(what, who.name, who.company, who.position, who.url, why) for what, who, why in asked]
        return pd.DataFrame.from_records(rows, columns=columns).astype("string")


@dataclass(frozen=True, slots=True)
class ConnectorRow:
    """A contact through whom targets can be reached: how strong the tie is, how many, the best of them."""

    person: Person
    hop: Hop
    targets: int
    only_way: int
    best: tuple[Person, ...]
    score: float


@dataclass(frozen=True, slots=True, repr=False)
class Status:
    """What is in the store, and how far it can answer. Counts are people unless named otherwise.

    `newest` is the last day (ISO) found in contact lists; `trial` the day from which a trial store (`demo --keep`)
    counts ages, empty for a store of one's own.
    """

    home: str
    me: str
    people: int
    contacts: int
    second_degree: int
    ties: int
    exports: int
    labelled: int
    messaged: int
    newest: str
    sources: tuple[SourceRow, ...] = ()
    hints: tuple[str, ...] = ()
    trial: str = ""

    def __repr__(self) -> str:
        reach = f"{counted(self.contacts, 'contact')}, {self.second_degree:,} of the second degree"
        whole = f"{counted(self.people, 'person')}, {counted(self.ties, 'tie')}, {counted(self.exports, 'contact list')}"
        return "\n  ".join([f"<{self.home}: {self.me or 'nobody yet'}, {reach}; {whole}>", *self.hints])

    def to_frame(self) -> pd.DataFrame:
        """Return a DataFrame of one row: the counts, and what would help; the sources have a table of their own."""
        return framed([self]).drop(columns="sources")


@dataclass(frozen=True, slots=True)
class IndustryRow:
    """One industry of the taxonomy with how many people have it as their best label; `also` are further ones it belongs to."""

    code: str
    name: str
    parent: str
    also: tuple[str, ...]
    synonyms: tuple[str, ...]
    people: int
    contacts: int


@dataclass(frozen=True, slots=True)
class CompanyRow:
    """An employer: how many people one knows of work there, how many are own contacts, and the best known of these.

    `industries` are those that at least half of its people of a known industry have.
    """

    COLUMNS: ClassVar[dict[str, str]] = {
        "rank": "int64",
        "company": "string",
        "people": "int64",
        "contacts": "int64",
        "industries": "string",
        "contact_names": "string",
    }

    rank: int
    company: str
    people: int
    contacts: int
    industries: tuple[str, ...]
    contact_names: tuple[str, ...]

    def cells(self) -> dict[str, Any]:
        """Return the row for tables; several industries or names are joined by "|"."""
        return {
            "rank": self.rank,
            "company": self.company,
            "people": self.people,
            "contacts": self.contacts,
            "industries": "|".join(self.industries),
            "contact_names": "|".join(self.contact_names),
        }


@dataclass(frozen=True, slots=True)
class Move:
    """A change of employer or title between two contact lists: what each says, which file it is, and its newest day.

    `contact` says that the person is one of the user's own contacts; `kind` is "employer" or "title".
    """

    COLUMNS: ClassVar[dict[str, str]] = dict.fromkeys(
        (
            "name",
            "kind",
            "was_company",
            "was_position",
            "company",
            "position",
            "was_list",
            "was_day",
            "list",
            "day",
            "url",
            "key",
        ),
        "string",
    ) | {"contact": "bool"}

    person: Person
    contact: bool
    kind: str
    was_company: str
    was_position: str
    was_list: str
    was_day: date
    company: str
    position: str
    list: str
    day: date

    def cells(self) -> dict[str, Any]:
        """Return the row for tables; days are ISO."""
        return {
            "name": self.person.name,
            "kind": self.kind,
            "was_company": self.was_company,
            "was_position": self.was_position,
            "company": self.company,
            "position": self.position,
            "was_list": self.was_list,
            "was_day": self.was_day.isoformat(),
            "list": self.list,
            "day": self.day.isoformat(),
            "url": self.person.url,
            "key": self.person.key,
            "contact": self.contact,
        }


class UnknownEmployer(NamedTuple):
    """An employer whose industry is not known, and how many people work there."""

    company: str
    people: int

    def cells(self) -> dict[str, Any]:
        """Return the row for tables."""
        return self._asdict()


@dataclass(frozen=True, slots=True)
class Finding:
    """One check of `doctor`: what was looked at, whether it is sound, and what to do if not."""

    check: str
    ok: bool
    detail: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was taken out of the store."""

    people: int = 0
    sources: int = 0
    ties: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MergeRow:
    """Two records that were joined into one person, and by which key."""

    person: Person
    why: str
    record: str
    joined_to: str
    record_id: int = 0
    other_id: int = 0


MergeDoubt = Literal["", "yourself", "two addresses"]
"""Why two people should be joined only after a second thought: one is the user, or each has a profile address of their own."""


@dataclass(frozen=True, slots=True)
class PossibleSame:
    """Two people who may be one: never merged silently. `me`: `one` is the user, and `other` is not suggested meanwhile."""

    one: Person
    other: Person
    why: str
    me: bool = False
