"""Which work a field is there for, where it is one profession: asking for law is asking for lawyers.

Answering a question loads this and not the words of titles.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from functools import cache

from infograph.industry.taxonomy import HERE


def professions(asked: Iterable[str]) -> tuple[str, ...]:
    """Return the functions that are the work of these industries themselves, whatever else is done there.

    >>> professions(["law"]), professions(["hospitals", "schools"]), professions(["fintech"])
    (('legal',), ('healthcare-services', 'education'), ())
    """
    some = set(asked)
    return tuple(function for function, homes in _homes() if not some.isdisjoint(homes))


@cache
def _homes() -> tuple[tuple[str, tuple[str, ...]], ...]:
    with (HERE / "professions.csv").open(encoding="utf-8", newline="") as file:
        return tuple((row["function"], tuple(row["home"].split("|"))) for row in csv.DictReader(file))
