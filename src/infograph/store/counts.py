"""Count what follows from ties and keep it: contacts, mutual contacts, sums; after a change only of whom it touched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from infograph.model import MEDIAN_AT_LEAST
from infograph.store import read
from infograph.store.pages import Connection

Pair = tuple[int, int]

LOOKED_UP = 5
"""Ties of a list that are read in their order in the time in which one is looked up."""


class Sums(NamedTuple):
    """How many people there are, and ties; both directions of a tie count as one."""

    people: int
    ties: int


class Standing(NamedTuple):
    """The ties of the pairs in the table `pair` (whether seen only, mutual contacts, day of the last), and their volume."""

    ties: dict[Pair, tuple[int, int | None, int | None]]
    volume: int


def kept(db: Connection) -> Sums:
    """Return the sums as they were kept with the last change."""
    held = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('people', 'ties')"))
    return Sums(held.get("people", 0), held.get("ties", 0) // 2)


def add_people(db: Connection, more: int) -> None:
    """Keep that there are so many more people, or fewer."""
    _add(db, "people", more)


def standing(db: Connection) -> Standing:
    """Return how the ties of the pairs in the table `pair` stand, before they are made again."""
    return Standing(_ties(db), _volume_of_pairs(db))


def follow(db: Connection, before: Standing) -> None:
    """Count again what the pairs in the table `pair` have changed, now that their ties are made."""
    was, now = before.ties, _ties(db)
    same = ((was[pair][1], *pair) for pair in now if pair in was and was[pair][1] is not None and was[pair][0] == now[pair][0])
    db.executemany("UPDATE tie SET mutual = ? WHERE person = ? AND other = ?", same)
    changed = {pair for pair in {**was, **now} if _plain(was, pair) != _plain(now, pair)}
    db.executemany(f"{_COUNT_CONTACTS} WHERE id = ?", ((person,) for person in sorted({a for a, _ in changed})))
    _count_mutual_again(db, changed, _complete(db))
    if _lasts(was) != _lasts(now):
        _median_last(db)
    _add(db, "ties", len(now) - len(was))
    if _counted_for(db) != read.ego(db):
        _ego_volume(db)
    else:
        _add(db, "ego_volume", _volume_of_pairs(db) - before.volume)


def count_all(db: Connection) -> None:
    """Count everything again: the same as `follow` for every pair."""
    _complete(db)
    db.execute(_COUNT_CONTACTS)
    complete = _contacts_of_complete(db)
    _count_mutual(db, {pair for person in complete for pair in _pairs_of(db, person, complete)}, complete)
    _median_last(db)
    _ego_volume(db)
    db.execute("DELETE FROM meta WHERE key = 'mean_contacts'")  # as older versions kept it
    db.execute("INSERT OR REPLACE INTO meta SELECT 'people', count(*) FROM person")
    db.execute("INSERT OR REPLACE INTO meta SELECT 'ties', count(*) FROM tie")


_COUNT_CONTACTS = "UPDATE person SET contacts = (SELECT count(*) FROM tie WHERE tie.person = person.id AND NOT seen_only)"


def _ties(db: Connection) -> dict[Pair, tuple[int, int | None, int | None]]:
    rows = db.execute(
        "SELECT t.person, t.other, t.seen_only, t.mutual, t.last FROM pair p"
        " CROSS JOIN tie t ON t.person = p.a AND t.other = p.b"
    )
    return {(a, b): (seen, mutual, last) for a, b, seen, mutual, last in rows}


def _plain(ties: Mapping[Pair, tuple[int, int | None, int | None]], pair: Pair) -> bool:
    return pair in ties and not ties[pair][0]


def _lasts(ties: Mapping[Pair, tuple[int, int | None, int | None]]) -> list[int]:
    return sorted(last for *_, last in ties.values() if last is not None)


def _add(db: Connection, what: str, more: int) -> None:
    if more:
        db.execute("INSERT INTO meta VALUES (?,?) ON CONFLICT (key) DO UPDATE SET value = value + excluded.value", (what, more))


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
        db.execute("UPDATE tie SET mutual = NULL WHERE person = ?", (person,))
        db.execute(
            "UPDATE tie SET mutual = NULL WHERE other = :person AND person IN (SELECT other FROM tie WHERE person = :person)",
            {"person": person},
        )
    return after - before


def _contacts_of_complete(db: Connection) -> dict[int, int]:
    """Return whose whole lists are imported, with how many contacts they have."""
    return dict(db.execute("SELECT id, contacts FROM person WHERE complete = 1"))


def _pairs_of(db: Connection, person: int, complete: Mapping[int, int]) -> Iterator[Pair]:
    """Yield the ties of somebody to people whose whole lists are imported, smaller number first."""
    if complete.get(person, 0) < LOOKED_UP * len(complete):
        yield from ((min(person, other), max(person, other)) for other in _known_by(db, person, complete))
        return
    query = "SELECT 1 FROM tie WHERE person = ? AND other = ? AND NOT seen_only"
    for other in complete:
        if db.execute(query, (person, other)).fetchone() is not None:
            yield min(person, other), max(person, other)


def _count_mutual(db: Connection, pairs: Iterable[Pair], complete: Mapping[int, int]) -> None:
    """Count the mutual contacts of two people whose whole lists are imported, from the shorter list."""
    for pair in sorted(pairs):
        shorter, longer = sorted(pair, key=complete.__getitem__)
        count = db.execute(
            "SELECT count(*) FROM tie x CROSS JOIN tie y ON y.person = ? AND y.other = x.other WHERE x.person = ?"
            " AND NOT x.seen_only AND NOT y.seen_only",
            (longer, shorter),
        ).fetchone()[0]
        db.executemany("UPDATE tie SET mutual = ? WHERE person = ? AND other = ?", ((count, *pair), (count, *pair[::-1])))


def _count_mutual_again(db: Connection, changed: set[Pair], whole: set[int]) -> None:
    """Count mutual contacts again where ties changed: of new pairs all, of others who came and went.

    `whole` holds those whose whole list has come with the change.
    """
    complete = _contacts_of_complete(db)
    afresh = {pair for person in whole if person in complete for pair in _pairs_of(db, person, complete)}
    afresh |= {(a, b) for a, b in changed if a < b and a in complete and b in complete}
    there = "SELECT 1 FROM tie WHERE person = ? AND other = ? AND NOT seen_only"
    afresh = {pair for pair in afresh if db.execute(there, pair).fetchone() is not None}
    _count_mutual(db, afresh, complete)
    more: dict[Pair, int] = {}
    listed: dict[int, set[int]] = {}
    for person, other in changed:
        if person in complete and person not in whole:
            listed.setdefault(other, set()).add(person)
    for other, by in listed.items():
        now = _known_by(db, other, complete)
        was = now ^ {person for person in complete if (person, other) in changed}
        for first in by:
            for second in (now | was) - {first}:
                pair = (min(first, second), max(first, second))
                if pair not in afresh and (second not in by or first < second):
                    difference = ({first, second} <= now) - ({first, second} <= was)
                    more[pair] = more.get(pair, 0) + difference
    both = [(count, *pair) for (a, b), count in sorted(more.items()) if count for pair in ((a, b), (b, a))]
    db.executemany("UPDATE tie SET mutual = mutual + ? WHERE person = ? AND other = ?", both)


def _known_by(db: Connection, person: int, complete: Mapping[int, int]) -> set[int]:
    """Return those of the people with whole lists who have a tie to somebody."""
    others = {row[0] for row in db.execute("SELECT other FROM tie WHERE person = ? AND NOT seen_only", (person,))}
    return others & complete.keys()


def _median_last(db: Connection) -> None:
    """Keep the median day of last contact, from which the half-life of strength follows."""
    of_all = "FROM tie WHERE last IS NOT NULL AND person < other"
    count = db.execute(f"SELECT count(*) {of_all}").fetchone()[0]
    if count >= MEDIAN_AT_LEAST:
        middle = db.execute(
            f"SELECT last {of_all} ORDER BY last LIMIT ? OFFSET ?", (2 - count % 2, (count - 1) // 2)
        ).fetchall()
        median = sum(day for (day,) in middle) / len(middle)
        db.execute("INSERT OR REPLACE INTO meta VALUES ('median_last', ?)", (median,))
    else:
        db.execute("DELETE FROM meta WHERE key = 'median_last'")


def _counted_for(db: Connection) -> int | None:
    """Return for whom the volume of ego's contacts was counted."""
    row = db.execute("SELECT value FROM meta WHERE key = 'ego_counted'").fetchone()
    return row[0] if row else None


def _ego_volume(db: Connection) -> None:
    """Keep how many ties ego's contacts have, so that a question knows the cheaper side to begin at."""
    ego = read.ego(db)
    total = db.execute(
        "SELECT sum(p.contacts) FROM tie t CROSS JOIN person p ON p.id = t.other WHERE t.person = ?", (ego,)
    ).fetchone()[0]
    db.execute("INSERT OR REPLACE INTO meta VALUES ('ego_volume', ?)", (total or 0,))
    db.execute("INSERT OR REPLACE INTO meta VALUES ('ego_counted', ?)", (ego,))


def _volume_of_pairs(db: Connection) -> int:
    """Return how many ties those of ego's contacts have who stand in the table `pair`."""
    # From the ties themselves: people may have been made and dropped since these were made.
    query = (
        "SELECT sum((SELECT count(*) FROM tie x WHERE x.person = t.other AND NOT x.seen_only))"
        " FROM (SELECT DISTINCT a FROM pair) p CROSS JOIN tie t ON t.person = ? AND t.other = p.a"
    )
    return db.execute(query, (read.ego(db),)).fetchone()[0] or 0
