"""After a change: judge the touched records again, write their people, ties and industries."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from infograph import industry
from infograph.companies import fold_company
from infograph.identity import Known, Row, resolve_blocks
from infograph.model import Label
from infograph.people import myself, rules
from infograph.people.owners import list_keys
from infograph.store import indexes, labels, people, read, ties
from infograph.store import records as records_of
from infograph.store.db import Connection

AT_ONCE, CACHED = 5000, 50_000
"""People labelled at a time, and different jobs remembered meanwhile: memory stays flat."""

FOR_PEOPLE = ("record_person", "person_fold", "person_slug", "person_company")
"""Indexes that are made after the people, when all of them are made: sorting once costs less than a million insertions."""


def derive(
    db: Connection, records: Iterable[int] | None, progress: Callable[[str, int, int], None] | None = None
) -> list[int]:
    """Make everything derived again for what these records touch (None: for all); return those people.

    Where the rules have changed since it was made, for all.
    """
    if rules.changed(db):
        records = None
    changed = _derive(db, records, progress)
    if myself.settle(db):  # whose lists must hold the user is known only now
        mine = records_of.of_person(db, read.ego(db) or 0)
        changed = sorted({*changed, *_derive(db, mine, progress)})
    myself.note_doubts(db)
    rules.keep(db)
    return changed


def _derive(
    db: Connection, records: Iterable[int] | None, progress: Callable[[str, int, int], None] | None
) -> list[int]:
    whole = records is None
    tell = progress or (lambda phase, done, of: None)
    if records is not None:
        people.touch(db, records)
    judged = people.judged_again(db, whole=whole)
    tell("who is who", len(judged), 0)
    same, apart = people.decided(db, whole=whole)
    known = Known(
        *people.names_slugs_lists(db, whole=whole), lambda some: [Row(*row) for row in people.rows_of(db, some)],
        myself.record_of_ego(db), list_keys(db),
    )  # fmt: skip
    clusters = resolve_blocks(people.blocks(db, whole=whole), known, same, apart)
    tell("people", len(judged), 0)
    with indexes.without(db, FOR_PEOPLE if whole else ()):
        changed = people.settle(db, judged, clusters, whole=whole)
    tell("ties", len(judged), 0)
    if whole:
        ties.remake_ties(db)
    else:
        ties.refresh_ties(db)
    tell("industries", len(changed), 0)
    label(db, None if whole else changed)
    return changed


def label(db: Connection, ids: Iterable[int] | None) -> None:
    """Infer the industries of these people (None: of everybody) and keep them with confidence and evidence."""
    overrides = labels.overrides(db)
    if ids is None:
        labels.drop_all(db)
    known: dict[tuple[str, str, str], tuple[Label, ...]] = {}
    rows = read.employments(db, ids)
    while some := list(islice(rows, AT_ONCE)):
        if ids is not None:
            labels.drop_of(db, (row[0] for row in some))
        if len(known) > CACHED:
            known.clear()
        found: list[labels.LabelRow] = []
        for person, company, position, given in some:
            basis = (company, position, given)
            if basis not in known:
                known[basis] = industry.infer(company, position, given, overrides=overrides)
            found += [(one.industry, person, one.confidence, one.what, one.source) for one in known[basis]]
        labels.add(db, found)


def override(db: Connection, company: str, codes: tuple[str, ...] | None) -> int:
    """Keep the user's word on a company's industries, of which there may be none; return how many people it settles.

    Without `codes` it is withdrawn.
    """
    key = fold_company(company)
    if codes is not None:
        labels.keep_override(db, key, company, codes)
    else:
        labels.drop_override(db, key)
    ids = read.at_companies(db, [key], former=False)
    if rules.changed(db):
        derive(db, None)
    else:
        label(db, ids)
    return len(ids)
