"""Read since when somebody knows whom, and who of those are the user's contacts."""

from __future__ import annotations

from infograph.store.db import Connection


def with_mine(db: Connection, person: int, me: int) -> list[tuple[int, int, int]]:
    """Return each day on which a person came to know people, but the user, how many, and how many of the user's contacts."""
    # Counted here: one list may have 30,000 ties, on far fewer days.
    query = (
        "SELECT t.since, count(*), count(d.person) FROM tie t LEFT JOIN tie d ON d.person = :me AND d.other = t.other"
        " WHERE t.person = :person AND t.other <> :me AND t.since IS NOT NULL GROUP BY t.since"
    )
    return list(db.execute(query, {"person": person, "me": me}))
