"""Count who of some people is at distance two from the user: looked up by person, or read once from the user's side."""

from __future__ import annotations

import json
from collections.abc import Collection

from infograph.store import read
from infograph.store.pages import Connection

LOOKED_UP = 10
"""Ties of the user's contacts that are read in their order in the time in which one person is looked up."""


class SecondDegree:
    """People at distance two from the user, to be asked for one group after another, as the store stands.

    `asked`: of how many people in all; from many on, everybody so far is found at once, in a byte for each person there is.
    """

    def __init__(self, db: Connection, asked: int) -> None:
        self._db = db
        self._ways = _ways(db) if _volume(db) < LOOKED_UP * asked else None

    def count(self, people: Collection[int]) -> tuple[int, int]:
        """Return how many of these people are at distance two, and how many through one contact alone.

        Who may be the user is not counted.
        """
        if self._ways is None:
            return _count_each(self._db, people)
        ways = self._ways
        through = [ways[person] for person in people]
        return len(through) - through.count(0), through.count(1)


def _volume(db: Connection) -> int:
    """Return how many ties the user's contacts have."""
    row = db.execute("SELECT value FROM meta WHERE key = 'ego_volume'").fetchone()
    return int(row[0]) if row else 0


def _ways(db: Connection) -> bytearray:
    """Return for each person through how many contacts the user reaches them, 2 for all beyond; 0 for contacts themselves."""
    me = read.ego(db)
    ways = bytearray(1 + db.execute("SELECT coalesce(max(id), 0) FROM person").fetchone()[0])
    for (other,) in db.execute("SELECT t.other FROM tie m CROSS JOIN tie t ON t.person = m.other WHERE m.person = ?", (me,)):
        if ways[other] < 2:
            ways[other] += 1
    near = db.execute(f"SELECT other FROM tie WHERE person = :me UNION ALL SELECT * FROM {read.MAYBE_ME}", {"me": me})
    for person in (me or 0, *(row[0] for row in near)):
        ways[person] = 0
    return ways


def _count_each(db: Connection, people: Collection[int]) -> tuple[int, int]:
    row = db.execute(
        "WITH seen AS (SELECT value AS person FROM json_each(:people) WHERE value <> :me"
        f" AND value NOT IN {read.MAYBE_ME} AND NOT EXISTS (SELECT 1 FROM tie o WHERE o.person = :me AND o.other = value)),"
        " ways AS (SELECT s.person, count(*) AS n FROM seen s CROSS JOIN tie t ON t.person = s.person"
        " CROSS JOIN tie m ON m.person = :me AND m.other = t.other GROUP BY s.person)"
        " SELECT count(*), coalesce(sum(n = 1), 0) FROM ways",
        {"people": json.dumps(list(people)), "me": read.ego(db)},
    ).fetchone()
    return int(row[0]), int(row[1])
