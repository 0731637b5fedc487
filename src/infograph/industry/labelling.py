"""Label any CSV that has a company column, for people who want the industries and nothing else."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice
from typing import TextIO

from infograph.errors import UnusableFile
from infograph.industry.inference import infer
from infograph.model import Label
from infograph.text import fold

ADDED = ("industries", "confidence", "evidence")

_COMPANY = frozenset(
    "company|company name|companyname|current company|employer|organization|organisation|organization name|"
    "organization 1 name|account|account name|firma|unternehmen|arbeitgeber|entreprise|societe|employeur|empresa|"
    "compania|organizacion|azienda|societa|bedrijf|bedrijfsnaam|werkgever|organisatie".split("|")
)
_POSITION = frozenset(
    "position|title|job title|jobtitle|job|role|occupation|current position|current title|organization title|"
    "organization 1 title|funktion|stelle|berufsbezeichnung|jobtitel|poste|fonction|intitule du poste|cargo|puesto|"
    "titulo|posicion|posizione|ruolo|qualifica|funcao|posicao|functie|functietitel".split("|")
)
_GIVEN = frozenset("industry|company industry|branche|secteur|sector|industria|settore|setor|bedrijfstak".split("|"))
_DELIMITERS = ",;\t|"
_HUNT = 40  # lines: LinkedIn puts notes before the header


@dataclass(frozen=True, slots=True)
class _Header:
    cells: list[str]
    delimiter: str
    skip: int
    company: int
    position: int | None
    given: int | None


def label_file(
    in_stream: TextIO, out_stream: TextIO, overrides: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[int, int]:
    """Copy a CSV with three more columns and return how many rows it has and how many got a label.

    `industries` are codes, best first, separated by "|", empty for unknown; `confidence` is that of
    the first, 0.5..1; `evidence` says why. The company column is found by its usual names, also
    below a preamble; a title column and an industry column are used where there are some. All other
    cells stay as they are. Open both streams with newline="". Raises UnusableFile.
    """
    head = list(islice(in_stream, _HUNT))
    header = _find_header(head)
    lines = chain(islice(head, header.skip, None), in_stream)
    rows = csv.reader(lines, delimiter=header.delimiter)
    next(rows)
    writer = csv.writer(out_stream, delimiter=header.delimiter, lineterminator="\n")
    width = len(header.cells) - (len(ADDED) if tuple(header.cells[-len(ADDED) :]) == ADDED else 0)
    writer.writerow([*header.cells[:width], *ADDED])
    total = labelled = 0
    for row in _without_blanks(rows):
        labels = _labels(row, header, overrides or {})
        writer.writerow([*_padded(row, width), *_cells(labels)])
        total, labelled = total + 1, labelled + bool(labels)
    return total, labelled


def _find_header(lines: Sequence[str]) -> _Header:
    for skip, line in enumerate(lines):
        for delimiter in _DELIMITERS:
            cells = next(csv.reader([line.lstrip("\ufeff")], delimiter=delimiter), [])
            names = [fold(cell) for cell in cells]
            company = _place(names, _COMPANY)
            if company is not None:
                whole = [cell.strip() for cell in cells]
                return _Header(whole, delimiter, skip, company, _place(names, _POSITION), _place(names, _GIVEN))
    raise UnusableFile(
        "No column of this file is called “Company”.",
        "Give the column with the employers the heading Company, and the one with the job titles Position.",
        "no_company_column",
    )


def _place(names: Sequence[str], wanted: frozenset[str]) -> int | None:
    return next((place for place, name in enumerate(names) if name in wanted), None)


def _without_blanks(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    try:
        yield from (row for row in rows if any(cell.strip() for cell in row))
    except csv.Error as error:
        raise UnusableFile(f"This is not a readable CSV file: {error}.", "Save it again as CSV (UTF-8).") from error


def _labels(row: list[str], header: _Header, overrides: Mapping[str, tuple[str, ...]]) -> tuple[Label, ...]:
    company, position, given = (
        row[place] if place is not None and place < len(row) else ""
        for place in (header.company, header.position, header.given)
    )
    return infer(company, position, given, overrides=overrides) if overrides else _inferred(company, position, given)


_inferred = lru_cache(maxsize=65536)(infer)


def _padded(row: list[str], width: int) -> list[str]:
    return [*row[:width], *[""] * (width - len(row))]


def _cells(labels: tuple[Label, ...]) -> list[str]:
    if not labels:
        return ["", "", ""]
    reasons = dict.fromkeys(label.evidence for label in labels)
    return ["|".join(label.industry for label in labels), f"{labels[0].confidence:.2f}", "; ".join(reasons)]
