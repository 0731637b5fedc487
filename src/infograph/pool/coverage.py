"""What a pool can do as a whole, in counts alone: fields covered, how evenly connectors are asked; small cells are left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from infograph.pool.lacking import LACKS, Lack, Lacking, Served, lacking
from infograph.pool.members import members_of
from infograph.pool.suggesting import Asks, Prepared, reached_by
from infograph.store.db import Connection
from infograph.store.labels import best_labels
from infograph.tables import Rows

LOADS = ((0, 0), (1, 2), (3, 5), (6, 10), (11, None))
"""Numbers of asks that are counted together."""
_ENDED: Lack = "consent ended"


@dataclass(frozen=True, slots=True)
class Covered:
    """A field: how many people of it ways lead to, how many members have one, through how many connectors; None: too few."""

    industry: str
    people: int | None
    members: int | None
    connectors: int | None


@dataclass(frozen=True, slots=True)
class Aggregate:
    """One count of a pool: of what, in which cell; None: too few to be told."""

    table: str
    cell: str
    count: int | None


def enough(count: int, smallest: int, of: int | None = None) -> int | None:
    """Return a count, None where it is below the smallest that is told; of a known whole, the rest must not be so either.

    >>> enough(4, 5), enough(0, 5), enough(9, 5), enough(9, 5, of=10)
    (None, 0, 9, None)
    """
    few = 0 < count < smallest
    rest_few = of is not None and 0 < of - count < smallest
    return None if few or rest_few else count


class Coverage(Rows[Covered]):
    """The fields to which ways lead, those of most people first, and members, by reason, to whom none leads.

    People count in their likeliest field alone; a reason of too few members has None.
    """

    def __init__(self, rows: Iterable[Covered], without: Mapping[Lack, int | None]) -> None:
        """Keep the fields, and the counts of members without a way."""
        super().__init__(rows, of=Covered)
        self.without = without


def covered(db: Connection, ready: Prepared, smallest: int) -> Coverage:
    """Return what a pool covers in counts alone."""
    arrays = ready.arrays
    field_of, names = _fields(db, arrays.people)
    reached = np.zeros(len(arrays.people), np.bool_)
    members = np.zeros(len(names), np.int64)
    led: dict[int, int] = {}
    for member, rows in reached_by(ready):
        led[member.owner] = len(rows)
        reached[rows] = True
        members[np.unique(field_of[rows])] += 1
    people = np.bincount(field_of[reached], minlength=len(names))
    through = _connectors(ready, field_of, reached, len(names))
    everybody, asked = len(ready.may.members), len(ready.may.connectors)
    fields = [
        Covered(
            name,
            enough(int(people[place]), smallest),
            enough(int(members[place]), smallest, everybody),
            enough(int(through[place]), smallest, asked),
        )
        for place, name in enumerate(names)
        if people[place]
    ]
    short = lacking(members_of(db), ready.everyone, Served(led, led, led), 1, "")
    ordered = sorted(fields, key=lambda field: (-(field.people or 0), field.industry))
    return Coverage(ordered, by_reason(short, everybody, smallest))


def by_reason(short: Iterable[Lacking], members: int, smallest: int) -> dict[Lack, int | None]:
    """Return how many members lack something for each reason; where one is too few to be told, or all but so few, none is.

    Whose consent has ended is none of the members of today, and counts for itself.
    """
    counts = Counter(row.lack for row in short)
    ended = counts.pop(_ENDED, 0)
    few = any(count < smallest for count in counts.values()) or 0 < members - counts.total() < smallest
    counted: dict[Lack, int | None] = {why: None if few else counts[why] for why in LACKS if counts[why]}
    return {_ENDED: enough(ended, smallest), **counted} if ended else counted


def aggregates(ready: Prepared, fields: Iterable[Covered], asks: Asks, smallest: int) -> list[Aggregate]:
    """Return every count of a pool that may be told: consent, fields, asks for members and through connectors."""
    may = ready.may
    scopes = Counter(scope for member in may.members for scope in member.consent.scope)
    everybody, connectors = len(may.members), len(may.connectors)
    counts = [Aggregate("members", "all", enough(everybody, smallest))]
    counts += [
        Aggregate("members", scope, enough(scopes[scope], smallest, everybody)) for scope in ("connector", "seen", "counts")
    ]
    for field in fields:
        cells = (("people", field.people), ("members", field.members), ("connectors", field.connectors))
        counts += [Aggregate(f"field {name}", field.industry, count) for name, count in cells]
    given, load = Counter(ask.member_code for ask in asks), Counter(ask.connector for ask in asks)
    counts += _spread("members by asks", [*given.values(), *[0] * (everybody - len(given))], smallest)
    counts += _spread("connectors by asks", [*load.values(), *[0] * (connectors - len(load))], smallest)
    short = by_reason(asks.lacking, everybody, smallest)
    counts += [Aggregate("members with fewer asks", lack, count) for lack, count in short.items()]
    return counts


def _spread(table: str, numbers: Sequence[int], smallest: int) -> list[Aggregate]:
    """Return how many numbers lie in each of `LOADS`; where one is too few to be told, neither is any: the sum is known."""
    counts = [sum(low <= number and (high is None or number <= high) for number in numbers) for low, high in LOADS]
    few = any(0 < count < smallest for count in counts)
    names = [str(low) if low == high else f"{low}-{high}" if high else f"{low} or more" for low, high in LOADS]
    return [Aggregate(table, name, None if few else count) for name, count in zip(names, counts, strict=True)]


def _fields(db: Connection, people: np.ndarray) -> tuple[np.ndarray, list[str]]:
    """Return for each row the place of its likeliest field among the names; "" for none."""
    labels = best_labels(db)
    names = sorted({"", *labels.values()})
    place = {name: number for number, name in enumerate(names)}
    return np.array([place[labels.get(int(person), "")] for person in people], np.int64), names


def _connectors(ready: Prepared, field_of: np.ndarray, reached: np.ndarray, count: int) -> np.ndarray:
    through = np.zeros(count, np.int64)
    for row in ready.arrays.rows_of(sorted(ready.may.connectors)):
        listed = ready.everyone.listed(int(row))
        through[np.unique(field_of[listed[reached[listed]]])] += 1
    return through
