"""Make ties from what sources and the user say of them, for the pairs that a change touched."""

from __future__ import annotations

from collections.abc import Iterable

from infograph.store import counts
from infograph.store.pages import Connection

SLICE = 20_000
"""People whose ties are made at a time when all are: sorted in memory, then added to the table in its own order."""


def refresh_ties(db: Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Make the ties of these pairs of people again, then what is counted from ties."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS pair (a INTEGER, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID")
    both = {(a, b) for a, b in pairs if a != b}
    db.executemany("INSERT INTO pair VALUES (?,?)", sorted(both | {(b, a) for a, b in both}))
    before = counts.standing(db)
    db.execute("DELETE FROM tie WHERE (person, other) IN (SELECT a, b FROM pair)")
    _from_contacts(db)
    _from_evidence(db, _OF_PAIRS)
    _from_standing_together(db, _TOGETHER_OF_PAIRS)
    counts.follow(db, before)
    db.execute("DELETE FROM pair")


def remake_ties(db: Connection) -> None:
    """Make all ties again, then what is counted from ties: the same as `refresh_ties` of every pair."""
    db.execute("DELETE FROM tie")
    db.execute("CREATE TEMP TABLE list (source INTEGER PRIMARY KEY, person INTEGER)")
    db.execute(
        "INSERT INTO list SELECT s.id, o.person FROM source s JOIN owner w ON w.id = s.owner"
        " JOIN record o ON o.id = w.record WHERE o.person IS NOT NULL"
    )
    # Who stands in whose lists, by person: read from the records as they lie, where asking for each person's would read
    # the page of every record anew.
    db.execute(
        "CREATE TEMP TABLE listed (person INTEGER, owner INTEGER, since INTEGER, connected INTEGER,"
        " PRIMARY KEY (person, owner)) WITHOUT ROWID"
    )
    listed = "r.role IN ('contact', 'address') AND r.person <> l.person"
    db.execute(
        "INSERT INTO listed SELECT r.person, l.person, min(r.connected), max(r.role = 'contact')"
        f" FROM list l CROSS JOIN record r ON r.source = l.source WHERE {listed} GROUP BY 1, 2 ORDER BY 1, 2"
    )
    for first in range(1, 1 + (db.execute("SELECT max(id) FROM person").fetchone()[0] or 0), SLICE):
        db.execute(
            "INSERT INTO tie (person, other, since, connected) SELECT a, b, min(since), max(connected) FROM ("
            " SELECT l.person AS a, r.person AS b, r.connected AS since, r.role = 'contact' AS connected"
            f" FROM list l CROSS JOIN record r ON r.source = l.source WHERE l.person BETWEEN :first AND :last AND {listed}"
            " UNION ALL SELECT * FROM listed WHERE person BETWEEN :first AND :last"
            ") GROUP BY a, b ORDER BY a, b",
            {"first": first, "last": first + SLICE - 1},
        )
    db.execute("DROP TABLE listed")
    db.execute("DROP TABLE list")
    _from_evidence(db, _OF_ALL)
    _from_standing_together(db, _TOGETHER_OF_ALL)
    counts.count_all(db)


_OF_ALL = (
    "SELECT x.person, y.person, e.kind, e.sent, e.received, e.last, e.closeness, e.source FROM evidence e"
    " JOIN record x ON x.id = e.a JOIN record y ON y.id = e.b WHERE x.person <> y.person"
    " AND e.kind NOT IN ('together', 'meeting') ORDER BY e.id"
)
_OF_PAIRS = (  # from the other end: at this one stands the owner of an archive, with everything in it
    "SELECT p.a, p.b, e.kind, e.sent, e.received, e.last, e.closeness, e.source FROM pair p"
    " CROSS JOIN record y ON y.person = p.b CROSS JOIN evidence e ON e.b = y.id"
    " CROSS JOIN record x ON x.id = e.a AND x.person = p.a WHERE e.kind NOT IN ('together', 'meeting') ORDER BY e.id"
)
_BOTH = "min(x.person, y.person) AS a, max(x.person, y.person) AS b, e.kind AS kind, e.source, sum(e.weight) AS weight"
_TOGETHER_OF_ALL = (
    f"SELECT {_BOTH} FROM evidence e CROSS JOIN record x ON x.id = e.a CROSS JOIN record y ON y.id = e.b"
    " WHERE e.kind IN ('together', 'meeting') AND x.person <> y.person GROUP BY 1, 2, 3, 4"
)
_TOGETHER_OF_PAIRS = (
    f"SELECT {_BOTH} FROM pair p CROSS JOIN record y ON y.person = p.b CROSS JOIN evidence e ON e.b = y.id"
    " CROSS JOIN record x ON x.id = e.a AND x.person = p.a WHERE e.kind IN ('together', 'meeting') GROUP BY 1, 2, 3, 4"
)


def _from_contacts(db: Connection) -> None:
    db.execute(
        "CREATE TEMP TABLE IF NOT EXISTS seen (a INTEGER, b INTEGER, since INTEGER, connected INTEGER,"
        " PRIMARY KEY (a, b)) WITHOUT ROWID"
    )
    db.execute("DELETE FROM seen")
    db.execute(
        "INSERT INTO seen SELECT p.a, p.b, min(r.connected), max(r.role = 'contact') FROM pair p"
        " CROSS JOIN record r ON r.person = p.b CROSS JOIN source s ON s.id = r.source"
        " CROSS JOIN owner w ON w.id = s.owner CROSS JOIN record o ON o.id = w.record AND o.person = p.a"
        " WHERE r.role IN ('contact', 'address') GROUP BY p.a, p.b"
    )
    for a, b in (("a", "b"), ("b", "a")):
        db.execute(
            f"INSERT INTO tie (person, other, since, connected) SELECT {a}, {b}, since, connected FROM seen"
            " WHERE true ON CONFLICT (person, other) DO UPDATE SET connected = max(connected, excluded.connected),"
            " since = coalesce(min(since, excluded.since), since, excluded.since)"
        )


def _from_evidence(db: Connection, rows: str) -> None:
    """Add counts to ties that a list states, and ties that an edge list or the user states.

    Both ends may export the same conversation, and a newer archive holds the older one: the largest
    count is taken, never the sum. How close a tie is, the user's last word says.
    """
    for x, y, kind, sent, received, last, closeness, source in db.execute(rows).fetchall():
        if kind == "tie" or (kind == "mail" and sent and received):
            since = last if source is not None and kind == "tie" else None
            for a, b in ((x, y), (y, x)):
                db.execute(
                    "INSERT INTO tie (person, other, since, closeness) VALUES (?,?,?,?) ON CONFLICT (person, other)"
                    " DO UPDATE SET closeness = coalesce(excluded.closeness, closeness),"
                    " since = coalesce(since, excluded.since)",
                    (a, b, since, closeness),
                )
        for a, b, out, back in ((x, y, sent, received), (y, x, received, sent)):
            db.execute(
                "UPDATE tie SET sent = max(sent, ?), received = max(received, ?), noted = 1,"
                " last = CASE WHEN ? IN ('messages', 'mail') THEN coalesce(max(last, ?), last, ?) ELSE last END"
                " WHERE person = ? AND other = ?",
                (out, back, kind, last, last, a, b),
            )


def _from_standing_together(db: Connection, rows: str) -> None:
    """Add how much two people stood together, to ties and as ties that nothing else states; the user's own are messages.

    Within one source all of it counts; of several sources, which may hold the same mails, the largest.
    """
    ego = "SELECT r.person FROM owner o JOIN record r ON r.id = o.record WHERE o.me = 1"
    pairs = db.execute(
        f"SELECT a, b, sum(weight) FROM (SELECT a, b, kind, max(weight) AS weight FROM ({rows}) GROUP BY a, b, kind)"
        f" WHERE a NOT IN ({ego}) AND b NOT IN ({ego}) GROUP BY a, b ORDER BY a, b"
    ).fetchall()
    db.executemany(
        "INSERT INTO tie (person, other, noted, together, seen_only) VALUES (?,?,1,?,1) ON CONFLICT (person, other)"
        " DO UPDATE SET together = excluded.together, noted = 1",
        (row for a, b, weight in pairs for row in ((a, b, weight), (b, a, weight))),
    )
