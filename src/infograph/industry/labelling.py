"""Label any table that has a company column, for people who want the industries and nothing else."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TextIO

from infograph.errors import UnusableFile
from infograph.industry.function import functions
from infograph.industry.inference import infer
from infograph.industry.seniority import level
from infograph.model import Label
from infograph.patterns import lists_in
from infograph.text import fold

ADDED = ("industries", "confidence", "evidence", "functions", "level")

_LISTS = lists_in(Path(__file__).with_name("headings.csv"))
_COMPANY, _POSITION, _GIVEN = (frozenset(";".join(_LISTS[name]).split(";")) for name in ("company", "position", "industry"))


@dataclass(frozen=True, slots=True)
class _Places:
    company: int
    position: int | None
    given: int | None


def has_companies(header: Sequence[str]) -> bool:
    """Say whether a header has a column of companies by one of its usual names.

    >>> has_companies(["id", "Firma"]), has_companies(["id", "name"])
    (True, False)
    """
    return _place([fold(cell) for cell in header], _COMPANY) is not None


def label_rows(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    out_stream: TextIO,
    *,
    delimiter: str = ",",
    overrides: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[int, int]:
    """Write a table with five more columns and return how many rows it has and how many got a label.

    `industries` are codes, best first, separated by "|", empty for unknown; `confidence` is that of the first, 0.5..1;
    `evidence` says why; `functions` and `level` are what the title says. The company column is found by its usual names, a
    title column and an industry column are used where there are some; all other cells stay as they are. Raises UnusableFile.
    """
    places = _places_of(header)
    writer = csv.writer(out_stream, delimiter=delimiter, lineterminator="\n")
    head = [cell.strip().lstrip("\ufeff") for cell in header]
    width = len(head) - (len(ADDED) if tuple(head[-len(ADDED) :]) == ADDED else 0)
    writer.writerow([*head[:width], *ADDED])
    total = labelled = 0
    for row in rows:
        if any(cell.strip() for cell in row):
            labels = _labels(row, places, overrides or {})
            writer.writerow([*_padded(row, width), *_cells(labels), *_work(_cell(row, places.position), labels)])
            total, labelled = total + 1, labelled + bool(labels)
    return total, labelled


def _places_of(header: Sequence[str]) -> _Places:
    names = [fold(cell) for cell in header]
    company = _place(names, _COMPANY)
    if company is None:
        raise UnusableFile(
            "No column of this file is called “Company”.",
            "Give the column with the employers the heading Company, and the one with the job titles Position.",
            "no_company_column",
        )
    return _Places(company, _place(names, _POSITION), _place(names, _GIVEN))


def _place(names: Sequence[str], wanted: frozenset[str]) -> int | None:
    return next((place for place, name in enumerate(names) if name in wanted), None)


def _labels(row: Sequence[str], places: _Places, overrides: Mapping[str, tuple[str, ...]]) -> tuple[Label, ...]:
    company, position, given = (_cell(row, place) for place in (places.company, places.position, places.given))
    return infer(company, position, given, overrides=overrides) if overrides else _inferred(company, position, given)


_inferred = lru_cache(maxsize=65536)(infer)


def _cell(row: Sequence[str], place: int | None) -> str:
    return row[place] if place is not None and place < len(row) else ""


def _work(position: str, labels: tuple[Label, ...]) -> list[str]:
    doings = functions(position, industries=[label.industry for label in labels])
    return ["|".join(doing.function for doing in doings), level(position)]


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [*row[:width], *[""] * (width - len(row))]


def _cells(labels: tuple[Label, ...]) -> list[str]:
    if not labels:
        return ["", "", ""]
    reasons = dict.fromkeys(label.evidence for label in labels)
    return ["|".join(label.industry for label in labels), f"{labels[0].confidence:.2f}", "; ".join(reasons)]
