"""Read since when somebody knows whom, and who of those are the user's contacts."""

from __future__ import annotations

from infograph.store.db import Connection


def with_mine(db: Connection, person: int, me: int) -> list[tuple[int, bool]]:
    """Return of each dated tie of a person, but that to the user, the day and whether it is to one of the user's contacts."""
    query = (
        "SELECT t.since, d.person IS NOT NULL FROM tie t LEFT JOIN tie d ON d.person = :me AND d.other = t.other"
        " WHERE t.person = :person AND t.other <> :me AND t.since IS NOT NULL"
    )
    return [(since, bool(mine)) for since, mine in db.execute(query, {"person": person, "me": me})]
