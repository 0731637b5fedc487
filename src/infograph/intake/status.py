"""Look after the store: is it sound, private and fresh?"""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from datetime import date
from shlex import quote

from infograph import question
from infograph.answers import Finding, Hint, Status
from infograph.errors import InfographError
from infograph.intake.trial import trial_day
from infograph.people import derive, rules
from infograph.people.myself import who_am_i
from infograph.phrases import housekeeping as said
from infograph.phrases.housekeeping import hint_words
from infograph.phrases.imports import note_words
from infograph.store import events, everybody, read, records, sources
from infograph.store.db import Store
from infograph.store.myself import CROWD, doubts_kept

STALE_DAYS = 365
"""Age from which other people's data should be renewed or dropped (facts on privacy: 12 months)."""


def check(store: Store, today: date, *, repair: bool = False) -> list[Finding]:
    """Return every check with what it found; the store is only read, unless `repair` first makes everything derived again."""
    if repair:
        derive.repair(store)
    findings = [_sound(store), _private(store)]
    if findings[0].ok:
        findings += [_consistent(store), _current(store), _fresh(store, today)]
    return findings


def status_of(store: Store) -> Status:
    """Return what is in the store and what would improve its answers."""
    with store.reading() as db:
        counts = read.counts(db)
        me = read.ego(db)
        by_word = len(records.by_word_alone(db, me)) if me is not None else 0
        person = read.people(db, [me])[me] if me is not None else None
        newest = sources.newest_day(db)
        files = tuple(read.sources(db))
        asked = who_am_i(db).values()
        older = rules.changed(db)
        crowd = bool(doubts_kept(db, key=CROWD))
        goal = question.goal_of(db)
        awaited = len(events.awaited_lists(db))
    trial = trial_day(store)
    return Status(
        home=str(store.path.parent) if store.path else said.IN_MEMORY,
        me=person.name if person else "",
        newest=date.fromordinal(newest).isoformat() if newest else "",
        sources=files,
        hints=(
            *([hint_words("older rules")] if older else []),
            *map(note_words, asked),
            *map(hint_words, _hints(counts, person is not None and bool(person.name), crowd)),
        ),
        trial=trial.isoformat() if trial else "",
        goal=goal.about() if goal else "",
        by_word=by_word,
        awaited=awaited,
        **counts,
    )


def _hints(counts: dict[str, int], named: bool, crowd: bool) -> Iterator[Hint]:
    if crowd:
        yield "crowd"
    if not counts["contacts"]:
        yield "contacts"
    if counts["exports"] < 2:
        yield "exports"
    if counts["contacts"] and not counts["messaged"]:
        yield "archive"
    if counts["contacts"] and not named and not crowd:
        yield "name"


def _finding(check: str, detail: str, hint: str = "", *, ok: bool = True) -> Finding:
    return Finding(said.CHECKS[check], ok, detail, hint)


def _sound(store: Store) -> Finding:
    try:
        store.verify()
    except InfographError as error:
        return _finding("sound", error.message, error.hint, ok=False)
    return _finding("sound", said.SOUND)


def _private(store: Store) -> Finding:
    if store.path is None or sys.platform == "win32":
        return _finding("private", said.UNCHECKED)
    loose = [
        part.name
        for part in (store.path.parent, *sorted(store.path.parent.glob(store.path.name + "*")))
        if stat.S_IMODE(part.stat().st_mode) & 0o077
    ]
    if loose:
        hint = f"chmod 700 {(folder := quote(str(store.path.parent)))}; chmod 600 {folder}/*"
        return _finding("private", said.loose_words(loose), hint, ok=False)
    return _finding("private", said.PRIVATE)


def _consistent(store: Store) -> Finding:
    """Check that what is derived fits the sightings it was made from."""
    with store.reading() as db:
        wrong = list(everybody.misfits(db))
    if wrong:
        return _finding("consistent", said.misfit_words(wrong), said.MAKE_AGAIN, ok=False)
    return _finding("consistent", said.CONSISTENT)


def _current(store: Store) -> Finding:
    """Say by whose rules people and industries were worked out: after an upgrade that is no fault, but worth a word."""
    with store.reading() as db:
        older = rules.changed(db)
    return _finding("current", said.OLDER_RULES, said.MAKE_AGAIN_NOW) if older else _finding("current", said.RULES_OF_NOW)


def _fresh(store: Store, today: date) -> Finding:
    with store.reading() as db:
        rows = sources.import_days(db)
    old = [file for file, day in rows if (today - date.fromisoformat(day)).days > STALE_DAYS]
    if old:
        return _finding("fresh", said.stale_words(len(old)), said.RENEW, ok=False)
    return _finding("fresh", said.fresh_words(len(rows)))
