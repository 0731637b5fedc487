"""Make ties from what sources and the user say of them, for the pairs that a change touched."""

from __future__ import annotations

from collections.abc import Iterable

from infograph.model import MEDIAN_AT_LEAST
from infograph.store.pages import Connection

SLICE = 20_000
"""People whose ties are made at a time when all are: sorted in memory, then added to the table in its own order."""


def refresh_ties(db: Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Make the ties of these pairs of people again, then what is counted from ties."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS pair (a INTEGER, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID")
    both = {(a, b) for a, b in pairs if a != b}
    db.executemany("INSERT INTO pair VALUES (?,?)", sorted(both | {(b, a) for a, b in both}))
    there = "SELECT t.person, t.other, t.seen_only, t.mutual FROM pair p CROSS JOIN tie t ON t.person = p.a AND t.other = p.b"
    before = {(a, b, seen): mutual for a, b, seen, mutual in db.execute(there)}
    db.execute("DELETE FROM tie WHERE (person, other) IN (SELECT a, b FROM pair)")
    _from_contacts(db)
    _from_evidence(db, _OF_PAIRS)
    _from_standing_together(db, _TOGETHER_OF_PAIRS)
    after = {(a, b, seen) for a, b, seen, _ in db.execute(there)}
    db.execute("DELETE FROM pair")
    kept = ((before[tie], *tie[:2]) for tie in sorted(after) if before.get(tie) is not None)
    db.executemany("UPDATE tie SET mutual = ? WHERE person = ? AND other = ?", kept)
    people = sorted({a for a, *_ in after ^ set(before)})  # whose contacts are others now
    db.executemany(f"{_COUNT_CONTACTS} WHERE id = ?", ((person,) for person in people))
    whole = _complete(db)
    _mutual(db, sorted({*people, *whole}))
    _totals(db)


def remake_ties(db: Connection) -> None:
    """Make all ties again, then what is counted from ties: the same as `refresh_ties` of every pair."""
    db.execute("DELETE FROM tie")
    db.execute("CREATE TEMP TABLE IF NOT EXISTS list (source INTEGER PRIMARY KEY, person INTEGER)")
    db.execute("DELETE FROM list")
    db.execute(
        "INSERT INTO list SELECT s.id, o.person FROM source s JOIN owner w ON w.id = s.owner"
        " JOIN record o ON o.id = w.record WHERE o.person IS NOT NULL"
    )
    listed = "r.role IN ('contact', 'address')"
    for first in range(1, 1 + (db.execute("SELECT max(id) FROM person").fetchone()[0] or 0), SLICE):
        db.execute(
            "INSERT INTO tie (person, other, since, connected) SELECT a, b, min(since), max(connected) FROM ("
            " SELECT l.person AS a, r.person AS b, r.connected AS since, r.role = 'contact' AS connected"
            f" FROM list l CROSS JOIN record r ON r.source = l.source WHERE l.person BETWEEN :first AND :last AND {listed}"
            " UNION ALL SELECT r.person, l.person, r.connected, r.role = 'contact'"
            f" FROM record r CROSS JOIN list l ON l.source = r.source WHERE r.person BETWEEN :first AND :last AND {listed}"
            ") WHERE a <> b GROUP BY a, b ORDER BY a, b",
            {"first": first, "last": first + SLICE - 1},
        )
    _from_evidence(db, _OF_ALL)
    _from_standing_together(db, _TOGETHER_OF_ALL)
    _complete(db)
    db.execute(_COUNT_CONTACTS)
    _mutual(db, [row[0] for row in db.execute("SELECT id FROM person WHERE complete")])
    _totals(db)


_COUNT_CONTACTS = "UPDATE person SET contacts = (SELECT count(*) FROM tie WHERE tie.person = person.id AND NOT seen_only)"


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


def _totals(db: Connection) -> None:
    _median_last(db)
    _ego_volume(db)


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
    found = db.execute(
        f"SELECT a, b, sum(weight) FROM (SELECT a, b, kind, max(weight) AS weight FROM ({rows}) GROUP BY a, b, kind)"
        f" WHERE a NOT IN ({ego}) AND b NOT IN ({ego}) GROUP BY a, b ORDER BY a, b"
    ).fetchall()
    db.executemany(
        "INSERT INTO tie (person, other, noted, together, seen_only) VALUES (?,?,1,?,1) ON CONFLICT (person, other)"
        " DO UPDATE SET together = excluded.together, noted = 1",
        (row for a, b, weight in found for row in ((a, b, weight), (b, a, weight))),
    )


def _complete(db: Connection) -> set[int]:
    """Mark whose whole lists are imported; return whose are now and were not before."""
    before = {row[0] for row in db.execute("SELECT id FROM person WHERE complete = 1")}
    after = {
        row[0]
        for row in db.execute(
            "SELECT o.person FROM source s JOIN owner w ON w.id = s.owner JOIN record o ON o.id = w.record"
            " WHERE s.whole_list = 1 AND o.person IS NOT NULL"
        )
    }
    db.executemany("UPDATE person SET complete = 0 WHERE id = ?", ((person,) for person in sorted(before - after)))
    db.executemany("UPDATE person SET complete = 1 WHERE id = ?", ((person,) for person in sorted(after - before)))
    # Whose list was taken out has no mutual contacts any more, also with those who still list them.
    for person in sorted(before - after):
        db.execute(
            "UPDATE tie SET mutual = NULL WHERE person = :person OR (other = :person AND person IN"
            " (SELECT other FROM tie WHERE person = :person))",
            {"person": person},
        )
    return after - before


def _mutual(db: Connection, people: Iterable[int]) -> None:
    """Count the mutual contacts of two people whose whole lists are imported, where the list of one of `people` changed.

    Mutual contacts are counted from the shorter list.
    """
    contacts = dict(db.execute("SELECT id, contacts FROM person WHERE complete"))
    query = "SELECT min(person, other), max(person, other) FROM tie WHERE person = ? AND NOT seen_only"
    pairs = {
        pair for person in people if person in contacts for pair in db.execute(query, (person,)) if contacts.keys() >= set(pair)
    }
    for pair in sorted(pairs):
        shorter, longer = sorted(pair, key=contacts.__getitem__)
        count = db.execute(
            "SELECT count(*) FROM tie x CROSS JOIN tie y ON y.person = ? AND y.other = x.other WHERE x.person = ?"
            " AND NOT x.seen_only AND NOT y.seen_only",
            (longer, shorter),
        ).fetchone()[0]
        db.executemany("UPDATE tie SET mutual = ? WHERE person = ? AND other = ?", ((count, *pair), (count, *pair[::-1])))


def _median_last(db: Connection) -> None:
    """Keep the median day of last contact, from which the half-life of strength follows."""
    days = [row[0] for row in db.execute("SELECT last FROM tie WHERE last IS NOT NULL AND person < other ORDER BY 1")]
    if len(days) >= MEDIAN_AT_LEAST:
        middle = len(days) // 2
        median = (days[middle] + days[~middle]) / 2
        db.execute("INSERT OR REPLACE INTO meta VALUES ('median_last', ?)", (median,))
    else:
        db.execute("DELETE FROM meta WHERE key = 'median_last'")


def _ego_volume(db: Connection) -> None:
    """Keep how many ties ego's contacts have, so that a question knows the cheaper side to begin at."""
    total = db.execute(
        "SELECT sum(p.contacts) FROM owner o JOIN record r ON r.id = o.record JOIN tie t ON t.person = r.person"
        " CROSS JOIN person p ON p.id = t.other WHERE o.me = 1"
    ).fetchone()[0]
    db.execute("INSERT OR REPLACE INTO meta VALUES ('ego_volume', ?)", (total or 0,))
    db.execute(
        "INSERT OR REPLACE INTO meta SELECT 'mean_contacts', (SELECT count(*) FROM tie) * 1.0 / max(1, count(*)) FROM person"
    )
