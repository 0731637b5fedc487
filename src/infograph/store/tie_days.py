"""Read since when somebody knows whom, and who of those are the user's contacts."""

from __future__ import annotations

from infograph.store import read
from infograph.store.db import Connection


def own(db: Connection) -> list[int | None]:
    """Return since when the user knows each of their contacts, in the order of their numbers; None where no day is known."""
    return [day for (day,) in db.execute("SELECT since FROM tie WHERE person = ? ORDER BY other", (read.ego(db),))]


def with_mine(db: Connection, person: int, me: int) -> list[tuple[int, int, int]]:
    """Return each day on which a person came to know people, but the user, how many, and how many of the user's contacts."""
    # Counted here: one list may have 30,000 ties, on far fewer days.
    query = (
        "SELECT t.since, count(*), count(d.person) FROM tie t LEFT JOIN tie d ON d.person = :me AND d.other = t.other"
        " WHERE t.person = :person AND t.other <> :me AND t.since IS NOT NULL GROUP BY t.since"
    )
    return list(db.execute(query, {"person": person, "me": me}))
