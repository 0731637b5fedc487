"""Finish the reports of an import with what is known only after people were resolved."""

from __future__ import annotations

from collections.abc import Sequence

from infograph.intake.gains import add_gains, best_to_ask
from infograph.intake.trial import is_trial
from infograph.model import FileReport, Note, Problem
from infograph.store import owners, read, sources
from infograph.store.db import Connection
from infograph.text import clean, fold_name, profile_slug


def complete_reports(db: Connection, reports: Sequence[FileReport], first_new: int, now: int) -> None:
    """Add connections, new and known people, merges, homonyms and gains to each report.

    People from `first_new` are new. The last report says whose export would add most, by the day number `now`.
    """
    counted: set[int] = set()
    for report in reports:
        for part in report.parts:
            if part.source:
                _complete_part(db, part, first_new, counted)
        _sum_parts(report)
        add_gains(db, report)
        _add_gone(db, report)
        _add_namesakes(db, report)
    used = [report for report in reports if report.status == "ok"]
    if is_trial(db):
        for report in used:
            report.problems.append(Problem("trial_store", count=0))
    if used:
        used[-1].lacking += best_to_ask(db, now=now)


def own_identity(db: Connection) -> tuple[str, str]:
    """Return the user's name and profile address as the store knows them, "" where it does not."""
    me = owners.user(db)
    return (me.name, me.slug) if me else ("", "")


def tell_who_i_am(reports: Sequence[FileReport], word: str, before: tuple[str, str], after: tuple[str, str]) -> None:
    """Say in the first report of a file that was read what --me set, changed or found known: a name, or a profile address."""
    read_ones = [report for report in reports if report.status != "refused"]
    if not (word and read_ones):
        return
    slug = profile_slug(word)
    column, what = (1, "address") if slug else (0, "name")
    said, was, now = (slug or fold_name(word)), before[column], after[column]
    said_before, kept = (was, now) if slug else (fold_name(was), fold_name(now))
    if kept != said:
        note = Note("me_stays", (what, clean(word), now))
    elif said_before == said:
        note = Note("me_is", (what, now))
    else:
        note = Note("me_becomes", (what, now, was))
    read_ones[0].noted.append(note)


def _complete_part(db: Connection, report: FileReport, first_new: int, counted: set[int]) -> None:
    rows = sources.listings(db, report.source)
    people = {row.person for row in rows}
    new = {person for person in people if person >= first_new} - counted
    counted |= new
    report.people_new, report.people_known = len(new), len(people) - len(new)
    contacts = [(row.person, row.fold) for row in rows if row.role in ("contact", "address")]
    report.connections = len({person for person, _ in contacts}) if contacts else sources.stated_ties(db, report.source)
    for row in rows:
        if row.joined:
            report.merged[row.joined] = report.merged.get(row.joined, 0) + 1
    if twice := len(contacts) - len({person for person, _ in contacts}):
        report.problems.append(Problem("duplicates_merged", count=twice))
    names: dict[str, set[int]] = {}
    for person, fold in contacts:
        names.setdefault(fold, set()).add(person)
    if homonyms := sum(len(same) > 1 for fold, same in names.items() if fold):
        report.problems.append(Problem("homonyms", count=homonyms, advisory=True))


def _sum_parts(report: FileReport) -> None:
    report.source = report.parts[0].source if report.parts else 0
    lists = [part for part in report.parts if part.kind in ("linkedin_connections", "linkedin_outlook")]
    report.connections = sum(part.connections for part in lists or report.parts)  # not those of an archive's phone book
    for part in report.parts:
        report.people_new += part.people_new
        report.people_known += part.people_known
        for key, count in part.merged.items():
            report.merged[key] = report.merged.get(key, 0) + count
        later = [p for p in part.problems if p.code in ("duplicates_merged", "homonyms")]
        report.problems += [p for p in later if p not in report.problems]


def _add_gone(db: Connection, report: FileReport) -> None:
    """Say who is gone since the owner's last list."""
    for number in (part.source for part in report.parts if part.source):
        gone = sorted(person.name for person in read.people(db, sources.gone_since(db, number)).values())
        if gone:
            report.noted.append(Note("gone", tuple(gone)))


def _add_namesakes(db: Connection, report: FileReport) -> None:
    """Say who in lists of ties and in mail stays another than somebody of the same name, whom nothing there tells from them."""
    ids = sorted({person for part in report.parts if part.source for person in sources.namesakes(db, part.source)})
    if ids:
        people = read.people(db, ids)
        report.noted.append(Note("may_be_known", tuple(people[person].name for person in ids)))
