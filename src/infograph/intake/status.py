"""Look after the store: is it sound, private and fresh?"""

from __future__ import annotations

import stat
import sys
from datetime import date

from infograph import question
from infograph.answers import Finding, Status
from infograph.errors import InfographError
from infograph.intake.trial import trial_day
from infograph.people import derive, rules
from infograph.people.correct import maybe_me, self_question
from infograph.phrases import counted
from infograph.store import everybody, read, sources
from infograph.store.db import Store
from infograph.store.myself import CROWD, doubts_kept

STALE_DAYS = 365
"""Age from which other people's data should be renewed or dropped (facts on privacy: 12 months)."""

_OLDER_RULES = (
    "Who is who and the industries were worked out by another version: the next import or correction works them out again."
)

_MISFITS: dict[everybody.Misfit, str] = {
    "ties of nobody": "ties of people who are gone",
    "ties of one side": "ties known from one side only",
    "records of nobody": "records of people who are gone",
    "labels of nobody": "labels of people who are gone",
}


def check(store: Store, today: date, *, repair: bool = False) -> list[Finding]:
    """Return every check with what it found; the store is only read, unless `repair` first makes everything derived again."""
    if repair:
        derive.repair(store)
    found = [_sound(store), _private(store)]
    if found[0].ok:
        found += [_consistent(store), _fresh(store, today)]
    return found


def status_of(store: Store) -> Status:
    """Return what is in the store and what would improve its answers."""
    with store.reading() as db:
        counts = read.counts(db)
        me = read.ego(db)
        person = read.people(db, [me])[me] if me is not None else None
        newest = sources.newest_day(db)
        files = tuple(read.sources(db))
        asked = maybe_me(db)
        older = rules.changed(db)
        crowd = bool(doubts_kept(db, key=CROWD))
        goal = question.goal_of(db)
    trial = trial_day(store)
    return Status(
        home=str(store.path.parent) if store.path else "in memory",
        me=person.name if person else "",
        newest=date.fromordinal(newest).isoformat() if newest else "",
        sources=files,
        hints=(
            *([_OLDER_RULES] if older else []),
            *map(self_question, asked),
            *_hints(counts, person is not None and bool(person.name), crowd),
        ),
        trial=trial.isoformat() if trial else "",
        goal=goal.about() if goal else "",
        **counts,
    )


def _hints(counts: dict[str, int], named: bool, crowd: bool) -> tuple[str, ...]:
    hints = []
    if crowd:
        hints.append(
            "One of those in every friend’s list is you: say who, or you may be suggested to yourself"
            " (infograph import FILE --me 'NAME')"
        )
    if not counts["contacts"]:
        hints.append("Your own contacts are missing: infograph import Connections.csv")
    if counts["exports"] < 2:
        hints.append("One friend’s export opens the second degree: infograph import FILE --owner 'Bob Johnson'")
    if counts["contacts"] and not counts["messaged"]:
        hints.append("Import your whole LinkedIn archive (a .zip) to know how strong your ties are.")
    if counts["contacts"] and not named and not crowd:
        hints.append("Say who you are, so that you are found in friends’ exports: infograph import FILE --me 'NAME'")
    return tuple(hints)


def _sound(store: Store) -> Finding:
    try:
        store.verify()
    except InfographError as error:
        return Finding("store is sound", False, error.message, error.hint)
    return Finding("store is sound", True, "every page fits its checksum, and SQLite’s own check passes")


def _private(store: Store) -> Finding:
    if store.path is None or sys.platform == "win32":
        return Finding("store is private", True, "not checked here")
    loose = [
        part.name
        for part in (store.path.parent, *sorted(store.path.parent.glob(store.path.name + "*")))
        if stat.S_IMODE(part.stat().st_mode) & 0o077
    ]
    if loose:
        hint = f"chmod 700 '{store.path.parent}'; chmod 600 '{store.path.parent}'/*"
        return Finding("store is private", False, f"others can reach {', '.join(loose)}", hint)
    return Finding("store is private", True, "only you can read it")


def _consistent(store: Store) -> Finding:
    """Check that what is derived fits the sightings it was made from."""
    with store.reading() as db:
        wrong = [_MISFITS[what] for what in everybody.misfits(db)]
    if wrong:
        return Finding("people fit their sources", False, ", ".join(wrong), "Make them again: infograph doctor --repair")
    return Finding("people fit their sources", True, "every tie, record and label has its people")


def _fresh(store: Store, today: date) -> Finding:
    with store.reading() as db:
        rows = sources.import_days(db)
    old = [file for file, day in rows if (today - date.fromisoformat(day)).days > STALE_DAYS]
    if old:
        hint = "Ask for a newer export, or drop them: infograph expire --older-than 365"
        return Finding("sources are fresh", False, f"{len(old)} imported over a year ago", hint)
    return Finding("sources are fresh", True, f"{counted(len(rows), 'source')}, none older than a year")
