"""Finish the reports of an import with what is known only after people were resolved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from infograph.intake.gains import add_gains, best_to_ask
from infograph.intake.trial import is_trial
from infograph.model import FileReport, Note, Problem
from infograph.store import owners, read, second_degree, sources
from infograph.store.db import Connection
from infograph.text import clean, fold_name, profile_slug


def complete_reports(db: Connection, reports: Sequence[FileReport], first_new: int, now: int) -> None:
    """Add connections, new and known people, merges, homonyms and gains to each report.

    People from `first_new` are new. The last report says whose export would add most, by the day number `now`.
    """
    numbers = [part.source for report in reports for part in report.parts if part.source]
    asked = _Asked(
        first_new,
        set(),
        second_degree.SecondDegree(db, sum(part.valid_rows for report in reports for part in report.parts if part.source)),
        sources.older_lists(db, numbers),
        sources.owners_with_messages(db, numbers),
    )
    for report in reports:
        _complete(db, report, asked)
    used = [report for report in reports if report.status == "ok"]
    if is_trial(db):
        for report in used:
            report.problems.append(Problem("trial_store", count=0))
    if used:
        used[-1].lacking += best_to_ask(db, now=now)


class _Asked(NamedTuple):
    """What is asked for each file and read once for all: the first new person, those counted as new so far, who is at
    distance two, the list before each, and of whose owner messages are here."""

    first_new: int
    counted: set[int]
    second: second_degree.SecondDegree
    older: dict[int, int]
    with_messages: set[int]


def _complete(db: Connection, report: FileReport, asked: _Asked) -> None:
    rows = {part.source: sources.listings(db, part.source) for part in report.parts if part.source}
    for part in report.parts:
        if part.source:
            _complete_part(db, part, rows[part.source], asked)
    _sum_parts(report)
    # Of the user's own files only ends of stated ties can be at distance two: their contacts are at distance one.
    roles = ("end", "correspondent") if report.owner == "me" else ("contact", "address", "end", "correspondent")
    seen = {row.person for some in rows.values() for row in some if row.role in roles}
    add_gains(db, report, asked.second.count(seen), with_messages=report.source in asked.with_messages)
    _add_gone(db, report, asked.older)
    _add_namesakes(db, report, [source for source, some in rows.items() if any(row.role in _UNSURE for row in some)])


_UNSURE = ("end", "correspondent")
"""Roles of those whom a list of ties, or mail, names: by a name alone, often."""


def own_identity(db: Connection) -> tuple[str, str]:
    """Return the user's name and profile address as the store knows them, "" where it does not."""
    me = owners.user(db)
    return (me.name, me.slug) if me else ("", "")


def tell_who_i_am(
    reports: Sequence[FileReport], word: str, before: tuple[str, str], after: tuple[str, str], paths: Sequence[str]
) -> None:
    """Say in the first report of a file that was read what --me set, changed or found known: a name, or a profile address.

    Where it was not said, and no file says who the user is, the report of their list says how to; `paths` are what was typed.
    """
    read_ones = [report for report in reports if report.status != "refused"]
    if not word and not after[0]:
        for report in [report for report in read_ones if report.owner == "me" and report.connections][:1]:
            typed = next((path for path in paths if PurePath(path).name == PurePath(report.file).name), paths[0])
            report.noted.append(Note("me_unsaid", (typed if typed != "-" and len(typed) <= _SHORT else "FILE",)))
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


_SHORT = 30
"""Cells of a path that stands whole in a report of any width."""


def _complete_part(db: Connection, report: FileReport, rows: Sequence[sources.Listing], asked: _Asked) -> None:
    people = {row.person for row in rows}
    new = {person for person in people if person >= asked.first_new} - asked.counted
    asked.counted.update(new)
    report.people_new, report.people_known = len(new), len(people) - len(new)
    contacts = [(row.person, row.fold) for row in rows if row.role in ("contact", "address")]
    distinct = len({person for person, _ in contacts})
    report.connections = distinct if contacts else sources.stated_ties(db, report.source)
    for row in rows:
        if row.joined:
            report.merged[row.joined] = report.merged.get(row.joined, 0) + 1
    if twice := len(contacts) - distinct:
        report.problems.append(Problem("duplicates_merged", count=twice))
    if homonyms := _homonyms(contacts):
        report.problems.append(Problem("homonyms", count=homonyms, advisory=True))


def _homonyms(contacts: Sequence[tuple[int, str]]) -> int:
    """Return how many names in a list are those of several people."""
    people_of = Counter(fold for _, fold in set(contacts) if fold)
    return sum(count > 1 for count in people_of.values())


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


def _add_gone(db: Connection, report: FileReport, older: Mapping[int, int]) -> None:
    """Say who is gone since the owner's last list."""
    for number in (part.source for part in report.parts if part.source in older):
        gone = sorted(person.name for person in read.people(db, sources.gone_since(db, older[number], number)).values())
        if gone:
            report.noted.append(Note("gone", tuple(gone)))


def _add_namesakes(db: Connection, report: FileReport, numbers: Sequence[int]) -> None:
    """Say who in lists of ties and in mail stays another than somebody of the same name, whom nothing there tells from them."""
    ids = sorted({person for number in numbers for person in sources.namesakes(db, number)})
    if ids:
        people = read.people(db, ids)
        report.noted.append(Note("may_be_known", tuple(people[person].name for person in ids)))
