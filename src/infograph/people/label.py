"""Industries as the user sees and corrects them: why, what is unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from infograph import industry
from infograph.answers import IndustryRow, UnknownEmployer
from infograph.companies import fold_company, is_employer
from infograph.errors import NotFound
from infograph.model import Label
from infograph.people.derive import override
from infograph.people.find import meant_by
from infograph.store import labels, read
from infograph.store.db import Connection
from infograph.tables import Rows
from infograph.text import clean, fold_name

_TITLES = 3  # of people at an employer, to remember it by


def why(db: Connection, who: str) -> tuple[str, tuple[Label, ...]]:
    """Return the name and the labels of a person, or of a company where nobody has that name."""
    person = meant_by(db, who)
    if person is None:
        return clean(who), industry.infer(clean(who), "", overrides=labels.overrides(db))
    return person.name, person.labels


def unknown_employers(db: Connection, top: int, asked: Sequence[str] = ()) -> Rows[UnknownEmployer]:
    """Return employers of people without a label, those of most people first, then by name.

    With a field, those first whose naming may settle most people of it: by words of names and titles too weak for a label,
    and by how many of all labelled people are in it; with titles of people there, to tell which employer it is. Raises
    UnknownIndustry.
    """
    if asked:
        employers = _by_chance(db, industry.resolve_all(map(industry.resolve, asked)))
    else:
        employers = [UnknownEmployer(*row) for row in labels.unlabelled_employers(db) if is_employer(row[0])]
    columns = {"company": "string", "people": "int64", "might": "float64", "titles": "string"}
    return Rows(employers[:top], total=len(employers), columns=columns)


def _by_chance(db: Connection, wanted: Mapping[str, float]) -> list[UnknownEmployer]:
    best = labels.best_labels(db)
    usual = sum(code in wanted for code in best.values()) / len(best) if best else 0.0
    employers = []
    for _, jobs in groupby(labels.unlabelled_jobs(db), key=lambda job: job[0]):
        people = [(company, title) for _, company, title in jobs]
        name = min(company for company, _ in people)
        if is_employer(name):
            might = sum(max(usual, industry.inkling(company, title, wanted)) for company, title in people)
            titles = "; ".join(list(dict.fromkeys(title for _, title in people if title))[:_TITLES])
            employers.append(UnknownEmployer(name, len(people), round(might, 2), titles))
    return sorted(employers, key=lambda employer: (-employer.might, -employer.people, employer.company))


def said_industries(db: Connection) -> list[tuple[str, str]]:
    """Return the user's word on companies, (company, codes separated by "|" or "none"), in the order of names."""
    return sorted((company, codes or industry.NO_INDUSTRY) for company, codes in labels.said(db))


def set_industry(db: Connection, company: str, names: Sequence[str]) -> int:
    """Keep the user's word on one company as `set_industries` does; raises NotFound for a person's name that is no employer."""
    employer = labels.employer_of_called(db, fold_name(company), fold_company(company)) if names else None
    if employer is not None:
        raise NotFound(f"{clean(company)} is a person, not a company.", f"Their employer is {employer}." if employer else "")
    return set_industries(db, {company: names})


def set_industries(db: Connection, said: Mapping[str, Sequence[str]]) -> int:
    """Keep the user's word on the industries of companies; return how many people it settles. Raises UnknownIndustry.

    The one name "none" says that a company has no industry to be found by; no names withdraw what was said.
    """
    none = [industry.NO_INDUSTRY]
    codes = {
        company: () if [name.casefold() for name in names] == none else tuple(map(industry.resolve, names))
        for company, names in said.items()
    }
    return sum(override(db, company, codes[company] if names else None) for company, names in said.items())


def counted_industries(db: Connection) -> Rows[IndustryRow]:
    """Return the taxonomy with how many people are in each industry."""
    counts = read.industry_counts(db)
    return Rows(
        IndustryRow(field.code, field.name, field.parent, field.also, field.synonyms, *counts.get(field.code, (0, 0)))
        for field in industry.taxonomy()
    )
