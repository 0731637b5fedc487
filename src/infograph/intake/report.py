"""Finish the reports of an import with what is known only after people were resolved."""

from __future__ import annotations

from collections.abc import Sequence

from infograph.intake.gains import add_gains, best_to_ask
from infograph.intake.trial import is_trial
from infograph.model import FileReport, Problem
from infograph.store import read
from infograph.store.db import Connection
from infograph.text import clean, fold_name, profile_slug

_IN_TRIAL = "read into the trial store, beside invented people; for your own store first: infograph demo --drop"
_LISTED = "('contact', 'address', 'lead', 'end')"


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
    used = [report for report in reports if report.status == "ok"]
    if is_trial(db):
        for report in used:
            report.problems.append(Problem("trial_store", count=0, message=_IN_TRIAL))
    if used:
        used[-1].would_add += filter(None, [best_to_ask(db, now=now)])


def own_identity(db: Connection) -> tuple[str, str]:
    """Return the user's name and profile address as the store knows them, "" where it does not."""
    row = db.execute("SELECT r.name, r.slug FROM owner o JOIN record r ON r.id = o.record WHERE o.me").fetchone()
    return (row[0], row[1]) if row else ("", "")


def tell_who_i_am(
    reports: Sequence[FileReport], told: str, before: tuple[str, str], after: tuple[str, str]
) -> None:
    """Say in the first report of a file that was read what --me set, changed or found known: a name, or a profile address."""
    read_ones = [report for report in reports if report.status != "refused"]
    if not (told and read_ones):
        return
    slug = profile_slug(told)
    column, what = (1, "profile address") if slug else (0, "name")
    said, was, now = (slug or fold_name(told)), before[column], after[column]
    known, kept = (was, now) if slug else (fold_name(was), fold_name(now))
    if kept != said:
        note = f"--me says {clean(told)}, but your {what} stays {now}, as was known before."
    elif known == said:
        note = f"Your {what} is {now}, as was known before."
    else:
        note = f"Your {what} is {now} from now on, as --me says{f'; it was {was}' if was else ''}."
    read_ones[0].notes.append(note)


def _complete_part(db: Connection, report: FileReport, first_new: int, counted: set[int]) -> None:
    rows = db.execute(
        f"SELECT person, role, fold, joined FROM record WHERE source = ? AND role IN {_LISTED} AND person IS NOT NULL",
        (report.source,),
    ).fetchall()
    people = {person for person, *_ in rows}
    new = {person for person in people if person >= first_new} - counted
    counted |= new
    report.people_new, report.people_known = len(new), len(people) - len(new)
    contacts = [(person, fold) for person, role, fold, _ in rows if role in ("contact", "address")]
    report.connections = len({person for person, _ in contacts}) if contacts else _stated_ties(db, report.source)
    for *_, joined in rows:
        if joined:
            report.merged[joined] = report.merged.get(joined, 0) + 1
    if twice := len(contacts) - len({person for person, _ in contacts}):
        before = "rows of people whom the same file had listed before"
        report.problems.append(Problem("duplicates_merged", count=twice, message=before))
    names: dict[str, set[int]] = {}
    for person, fold in contacts:
        names.setdefault(fold, set()).add(person)
    if homonyms := sum(len(same) > 1 for fold, same in names.items() if fold):
        report.problems.append(
            Problem("homonyms", count=homonyms, message="names that two or more people share", advisory=True)
        )


def _stated_ties(db: Connection, source: int) -> int:
    return int(
        db.execute(
            "SELECT count(*) FROM (SELECT DISTINCT min(x.person, y.person), max(x.person, y.person) FROM evidence e"
            " JOIN record x ON x.id = e.a JOIN record y ON y.id = e.b WHERE e.source = ? AND e.kind = 'tie'"
            " AND x.person IS NOT NULL AND y.person IS NOT NULL)",
            (source,),
        ).fetchone()[0]
    )


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
        gone = _gone(db, number)
        if gone:
            shown = ", ".join(gone[:5]) + (f" and {len(gone) - 5} more" if len(gone) > 5 else "")
            report.notes.append(f"No longer in the list (kept): {shown}.")


def _gone(db: Connection, number: int) -> list[str]:
    """Return who stands in the owner's next older list but not in this one."""
    older = db.execute(
        "SELECT o.id FROM source s JOIN source o ON o.owner = s.owner AND o.id <> s.id AND o.whole_list"
        " WHERE s.id = ? AND s.whole_list AND o.as_of <= s.as_of ORDER BY o.as_of DESC, o.id DESC LIMIT 1",
        (number,),
    ).fetchone()
    if older is None:
        return []
    rows = db.execute(
        "SELECT DISTINCT r.person FROM record r WHERE r.source = ? AND r.role = 'contact' AND r.person NOT IN"
        " (SELECT person FROM record WHERE source = ? AND person IS NOT NULL)",
        (older[0], number),
    )
    return sorted(person.name for person in read.people(db, [row[0] for row in rows if row[0]]).values())
