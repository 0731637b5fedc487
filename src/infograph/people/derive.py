"""After a change: judge the touched records again, write their people, ties and industries."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial
from itertools import islice

from infograph import industry
from infograph.companies import fold_company
from infograph.identity import Columns, Ego, Row, judge_again, resolve_blocks
from infograph.model import Label
from infograph.people import myself, rules
from infograph.people.owners import list_keys
from infograph.people.refold import refold
from infograph.store import differences, doings, indexes, judging, labels, people, read, ties
from infograph.store import records as records_of
from infograph.store.db import Connection, Store
from infograph.text import clean, fold

AT_ONCE, CACHED = 5000, 20_000
"""People labelled at a time, and different jobs remembered meanwhile: memory stays flat."""

Progress = Callable[[str, int, int], None]
"""Called with what is going on, how much of it is done, and how much there is (0: not known)."""

FOR_PEOPLE = ("record_person", "person_fold", "person_slug", "person_company")
"""Indexes that are made after the people, when all of them are made: sorting once costs less than a million insertions."""


def derive(
    db: Connection, records: Iterable[int] | None, progress: Progress | None = None, *, pairs: Iterable[people.Pair] = ()
) -> list[int]:
    """Make everything derived again that depends on these records (None: all); return the people written.

    `records` holds those that are new or say something else now, and those that were joined or shared a key with removed
    ones; `pairs` people whose tie rested on what was removed. Where the rules have changed since, all is made again.
    """
    if rules.changed(db):
        if rules.folds_changed(db):
            refold(db, progress or _no_word)
        records = None
    if records is None:
        changed = _derive_all(db, progress or _no_word)
    else:
        changed = _derive_again(db, set(records), set(pairs), progress or _no_word)
    if myself.settle(db):  # whose lists must hold the user is known only now
        mine = records_of.of_person(db, read.ego(db) or 0)
        changed = sorted({*changed, *_derive_again(db, set(mine), set(), progress or _no_word)})
    myself.note_doubts(db, None if records is None else changed)
    rules.keep(db)
    return changed


def repair(store: Store) -> None:
    """Make everything derived again from what was read and decided, and give room that is free back to the disk."""
    with store.writing("repair") as db:
        derive(db, None)
    store.shrink()


def _no_word(phase: str, done: int, of: int) -> None:
    pass


def _derive_all(db: Connection, tell: Progress) -> list[int]:
    judged = judging.all_records(db)
    tell("who is who", len(judged), 0)
    judging.take_lost_keys(db)
    same, apart = judging.links(db)
    columns = Columns(
        *judging.names_slugs_lists(db),
        lambda some: [Row(*row) for row in judging.rows_of(db, some)],
        myself.record_of_ego(db),
        list_keys(db),
    )
    clusters = resolve_blocks(judging.blocks(db), columns, 1 + max(judged, default=0), same, apart)
    judging.keep_joins(db, clusters.joins(), None)
    tell("people", len(judged), 0)
    with indexes.without(db, FOR_PEOPLE):
        changed = people.settle_all(db, judged, clusters)
    tell("ties", len(judged), 0)
    ties.remake_ties(db)
    tell("industries", len(changed), 0)
    label(db, None)
    return changed


def _derive_again(db: Connection, changed: set[int], pairs: set[people.Pair], tell: Progress) -> list[int]:
    same, apart = judging.links(db)
    changed = judging.linked([*apart, *((a, b) for a, b, _ in same)], changed)
    tell("who is who", len(changed), 0)
    again = judge_again(
        _Past(db),
        changed,
        judging.take_lost_keys(db),
        Ego(myself.record_of_ego(db), list_keys(db)),
        [link for link in same if link[0] in changed],
        apart,
    )
    judging.keep_joins(db, again.joins, again.records)
    tell("people", len(again.records), 0)
    settled = people.settle(db, array("q", again.records), again.clusters)
    tell("ties", len(again.records), 0)
    ties.refresh_ties(db, pairs | settled.pairs | people.said_pairs(db, changed))
    tell("industries", len(settled.elsewhere), 0)
    label(db, settled.elsewhere)
    return settled.people


class _Past(judging.Past):
    """The store's past, with rows as judges read them."""

    def rows(self, records: Sequence[int]) -> list[Row]:
        """Return what judges need to know of these records, in the order given."""
        return [Row(*row) for row in judging.rows_of(self.db, records)]


def label(db: Connection, ids: Iterable[int] | None) -> None:
    """Infer industries, functions and levels of these people (None: of everybody) and keep them with their evidence."""
    overrides, titles = labels.overrides(db), doings.overrides(db)
    if ids is None:
        labels.drop_all(db)
        doings.drop_all(db)
    inferred: dict[tuple[str, str, str], tuple[Label, ...]] = {}
    rows = read.employments(db, ids)
    while some := list(islice(rows, AT_ONCE)):
        if len(inferred) > CACHED:
            inferred.clear()
        label_rows: list[labels.LabelRow] = []
        jobs: list[_Job] = []
        for person, company, position, given in some:
            basis = (company, position, given)
            if basis not in inferred:
                inferred[basis] = industry.infer(company, position, given, overrides=overrides)
            label_rows += [(label.industry, person, label.confidence, label.what, label.source) for label in inferred[basis]]
            if position:
                jobs.append((person, position, [label.industry for label in inferred[basis]]))
        if ids is None:
            labels.add(db, label_rows)
            doings.add(db, *_work(jobs, titles))
        else:
            written = [row[0] for row in some]
            differences.put(db, "label", written, label_rows)
            _put_work(db, written, *_work(jobs, titles))


_Job = tuple[int, str, Sequence[str]]
"""Person, title, and the industries of the employer."""


def _work(
    jobs: Iterable[_Job], titles: Mapping[str, tuple[str, ...]]
) -> tuple[list[doings.DoingRow], list[doings.StandingRow]]:
    """Return what these people do by their titles, and how senior they are."""
    does: list[doings.DoingRow] = []
    stands: list[doings.StandingRow] = []
    for person, position, industries in jobs:
        functions = industry.functions(position, titles, industries)
        does += [(function.function, person, function.confidence, function.what, function.source) for function in functions]
        level = industry.level(position)
        if level:
            stands.append((person, level, industry.aside(position)))
    return does, stands


def _put_work(
    db: Connection, some: Sequence[int], does: Iterable[doings.DoingRow], stands: Iterable[doings.StandingRow]
) -> None:
    differences.put(db, "doing", some, does)
    differences.put(db, "standing", some, stands)


def override_title(db: Connection, title: str, codes: tuple[str, ...] | None) -> int:
    """Keep the user's word on what a title is, which may be nothing; return of how many people it is the title.

    Without `codes` it is withdrawn.
    """
    folded = fold(title)
    if codes is None:
        doings.drop_override(db, folded)
    else:
        doings.keep_override(db, folded, clean(title), codes)
    settled = [(person, position) for person, position in doings.with_titles(db) if fold(position) == folded]
    if rules.changed(db):
        derive(db, None)
    else:
        fields: dict[int, list[str]] = {}
        for person, code in read.labels(db, (person for person, _ in settled)):
            fields.setdefault(person, []).append(code)
        work = _work([(*pair, fields.get(pair[0], ())) for pair in settled], doings.overrides(db))
        _put_work(db, [person for person, _ in settled], *work)
    return len(settled)


def override(db: Connection, company: str, codes: tuple[str, ...] | None) -> int:
    """Keep the user's word on a company's industries, of which there may be none; return how many people it settles.

    Without `codes` it is withdrawn.
    """
    key, before = fold_company(company), labels.overrides(db)
    if codes is not None:
        labels.keep_override(db, key, company, codes)
    else:
        labels.drop_override(db, key)
    ids = read.at_companies(db, [key], former=False)
    if rules.changed(db):
        derive(db, None)
    else:
        _label_again(db, ids, before)
    return len(ids)


def _label_again(db: Connection, ids: Iterable[int], before: Mapping[str, tuple[str, ...]]) -> None:
    """Infer the industries of these people again, and what they do where that follows from the employer's.

    `before` is the user's word on companies as it was.
    """
    overrides, titles = labels.overrides(db), doings.overrides(db)
    infer = cache(partial(industry.infer, overrides=overrides))
    inferred = cache(partial(industry.infer, overrides=before))
    rows = list(read.employments(db, ids))
    labelled = ((person, label) for person, *work in rows for label in infer(*work))
    label_rows = [(label.industry, person, label.confidence, label.what, label.source) for person, label in labelled]
    differences.put(db, "label", [row[0] for row in rows], label_rows)
    ranked = cache(lambda position, *fields: industry.at_firm(position, fields))
    jobs: list[_Job] = []
    for person, *work in rows:
        was, now = ([label.industry for label in read_so(*work)] for read_so in (inferred, infer))
        if was != now and ranked(work[1], *was) != ranked(work[1], *now):
            jobs.append((person, work[1], now))
    if jobs:
        differences.put(db, "doing", [person for person, *_ in jobs], _work(jobs, titles)[0])
