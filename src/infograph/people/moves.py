"""Moves: who changed employer or title between two lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import infograph.industry as fields
from infograph.answers import Move
from infograph.companies import fold_company
from infograph.store import employers, read
from infograph.store.db import Connection
from infograph.store.employers import Seen
from infograph.tables import Rows
from infograph.text import fold


def job_moves(db: Connection, since: date | None = None, industries: Iterable[str] = (), *, own: bool = False) -> Rows[Move]:
    """Return who changed employer or title from an older contact list to a newer one, the newest change first.

    Lists are dated by the newest day in them, and by the day on which they came; see `_changes` for when that tells which is
    older. An empty cell is no change.
    `since` leaves out what an older list tells already; `industries` are the codes of the field that is asked about;
    `own` leaves out who is no contact of the user's.
    """
    wanted = set(fields.resolve_all(tuple(industries), near=False)) if industries else set()
    changes = [change for career in employers.careers(db, read.ego(db) if own else None) for change in _changes(career)]
    ids = sorted({was.person for was, _ in changes})
    people, mine = read.people(db, ids), employers.among(db, read.ego(db), ids)
    rows = [
        Move(
            people[was.person],
            was.person in mine,
            _kind(was, now),
            was.company,
            was.position,
            was.file,
            date.fromordinal(was.day),
            now.company,
            now.position,
            now.file,
            date.fromordinal(now.day),
            any(label.industry in wanted for label in people[was.person].labels),
        )
        for was, now in changes
        if was.person in people and (since is None or now.day >= since.toordinal())
    ]
    rows.sort(key=lambda row: (-row.day.toordinal(), row.kind != "employer", not row.contact, row.person.name, row.person.id))
    return Rows(rows, columns=Move.COLUMNS)


def _changes(career: Sequence[Seen]) -> list[tuple[Seen, Seen]]:
    """Return (was, now) of each change that dates can tell, the oldest first.

    Of one owner's lists the next says what changed. Of two owners' it does where the older had come before the newest day of
    the newer: nobody knows which of two lists that came together is older, and no other list may say that nothing changed.
    """
    jobs = _agreed(career)
    if len({_job(seen) for seen in jobs}) < 2:
        return []
    changes: list[tuple[Seen, Seen]] = []
    for now in jobs:
        before = [seen for seen in jobs if _is_before(seen, now)]
        last = [seen for seen in before if not any(_is_before(seen, later) for later in before)]
        own = [seen for seen in before if seen.owner == now.owner]
        if own:
            was = own[-1]
        elif len({_job(seen) for seen in last}) == 1 and not any(
            _job(seen) == _job(last[0]) for seen in jobs if seen not in before and not _is_before(now, seen)
        ):
            was = last[-1]
        else:
            continue
        if _kind(was, now) and not any(_is_same(change, was, now) for change in changes):
            changes.append((was, now))
    return changes


def _agreed(career: Sequence[Seen]) -> list[Seen]:
    """Return what each list says, if anything; of lists of one owner and day, or rows of a list, only what all agree on."""
    lists: dict[tuple[int, int], list[Seen]] = {}
    for seen in career:
        if seen.company or seen.position:
            lists.setdefault((seen.day, seen.owner), []).append(seen)
    return [of_day[0] for _, of_day in sorted(lists.items()) if len(set(map(_job, of_day))) == 1]


def _is_before(seen: Seen, other: Seen) -> bool:
    """Say whether a list is surely older than another: by its owner's newer contacts, or as it had come by then."""
    return seen.day < other.day if seen.owner == other.owner else max(seen.imported, seen.day) < other.day


def _is_same(change: tuple[Seen, Seen], was: Seen, now: Seen) -> bool:
    """Say whether a change is the one from `was` to `now`, which another list has too."""
    return tuple(map(_job, change)) == (_job(was), _job(now)) and not _is_before(change[1], was)


def _job(seen: Seen) -> tuple[str, str]:
    return fold_company(seen.company), fold(seen.position)


def _kind(was: Seen, now: Seen) -> str:
    """Return what changed: "employer" or "title"; "" where neither did, or one side does not say."""
    before, after = fold_company(was.company), fold_company(now.company)
    if before and after and before != after:
        return "employer"
    same = before == after or not (before and after)
    return "title" if same and was.position and now.position and fold(was.position) != fold(now.position) else ""
