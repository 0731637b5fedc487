"""Moves: who changed employer or title between two lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

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

    Lists are dated by the newest day in them; what two lists of one day say differently is no change, since nobody
    knows which came first. An empty cell is no change either.
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
    """Return (was, now) of each change between what one day's lists agree on and the next day's."""
    agreed: list[Seen] = []
    for day in sorted({seen.day for seen in career}):
        of_day = [seen for seen in career if seen.day == day and (seen.company or seen.position)]
        if of_day and len({(fold_company(seen.company), fold(seen.position)) for seen in of_day}) == 1:
            agreed.append(of_day[0])
    return [(was, now) for was, now in pairwise(agreed) if _kind(was, now)]


def _kind(was: Seen, now: Seen) -> str:
    """Return what changed: "employer" or "title"; "" where neither did, or one side does not say."""
    before, after = fold_company(was.company), fold_company(now.company)
    if before and after and before != after:
        return "employer"
    same = before == after or not (before and after)
    return "title" if same and was.position and now.position and fold(was.position) != fold(now.position) else ""
