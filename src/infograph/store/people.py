"""Make people of the clusters that identity finds, all or those judged again, and find whose ties that may change.

All of it is a function of the sightings, so that a source taken out leaves no trace.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from infograph.store import counts, words
from infograph.store.pages import Connection
from infograph.store.surviving import Sighting, person_row

PERSON_ROLES = ("contact", "address", "lead", "end", "correspondent", "owner", "me")
"""Roles that make a person; a mention alone does not."""


class Judged(Protocol):
    """How identity judged: the record that stands for each cluster, and why a record was joined to which other."""

    def root(self, record: int) -> int: ...
    def joined(self, record: int) -> tuple[str, int | None]: ...


Pair = tuple[int, int]
"""Two people, by their numbers."""

CHUNK = 5000
"""Records whose people are made at a time, so that memory does not grow with the store."""


class Settled(NamedTuple):
    """People whose face may have changed, those of new work, in their order, and the pairs whose tie may have changed."""

    people: list[int]
    elsewhere: list[int]
    pairs: set[Pair]


def settle_all(db: Connection, records: array[int], judged: Judged) -> list[int]:
    """Write people for all records; return their ids."""
    words.drop_all(db)
    written = _write_people(db, records, judged)
    _tell_records(db, written, judged)
    drop(db, written.before - written.after)
    return sorted(written.after)


def settle(db: Connection, records: array[int], judged: Judged) -> Settled:
    """Write people for the records that were judged again, and find the pairs as they stand before and after."""
    former = _work(db, {person for record in records for person in db.execute(_PERSON_OF, (record,)).fetchone()})
    written = _write_people(db, records, judged)
    counts.add_people(db, len(written.after - written.before))
    pairs = pairs_of(db, written.moved)
    _tell_records(db, written, judged)
    pairs |= pairs_of(db, written.moved)
    after = sorted(written.after)
    work = _work(db, after)
    elsewhere = [person for person in after if former.get(person) != work[person]]
    at_work = {theirs: person for person, theirs in former.items()}
    heirs = {person: at_work[work[person]] for person in elsewhere if work[person] in at_work}
    read_of_work = _read_of_work(db, heirs)
    gone = drop(db, written.before - written.after)
    _hand_over(db, heirs, read_of_work)
    return Settled(after, [person for person in elsewhere if person not in heirs], pairs | gone)


def _read_of_work(db: Connection, heirs: Mapping[int, int]) -> list[tuple[str, list[tuple[object, ...]]]]:
    """Return what was read from the work of some people, as it is to stand with those who have their work now."""
    return [
        (table, db.execute(f"SELECT {columns} FROM {table} WHERE person = ?", (heir, person)).fetchall())
        for heir, person in heirs.items()
        for table, columns in _OF_WORK.items()
    ]


def _hand_over(db: Connection, heirs: Mapping[int, int], rows: Iterable[tuple[str, list[tuple[object, ...]]]]) -> None:
    for table in _OF_WORK:
        db.executemany(f"DELETE FROM {table} WHERE person = ?", ((heir,) for heir in heirs))
    for table, some in rows:
        db.executemany(f"INSERT INTO {table} VALUES ({_OF_WORK[table].count(',') * '?,'}?)", some)


_OF_WORK = {
    "label": "industry, ?, confidence, what, source",
    "doing": "function, ?, confidence, what, source",
    "standing": "?, level, aside",
}
"""What is worked out from company, position and given industry alone: columns, with the person's place."""
_PERSON_OF = "SELECT person FROM record WHERE id = ?"


def _work(db: Connection, people: Iterable[int | None]) -> dict[int, tuple[str, str, str]]:
    """Return what industries are read from: company, position and the industry that a file gave."""
    query = "SELECT id, company, position, given FROM person WHERE id = ?"
    rows = (row for person in people if person for row in db.execute(query, (person,)))
    return {person: (company, position, given) for person, company, position, given in rows}


class _Written(NamedTuple):
    """People there were and there are; records with a new person or reason, and those with a new person; persons by record."""

    before: set[int]
    after: set[int]
    differing: list[int]
    moved: list[int]
    people: Mapping[int, int] | array[int]


def _write_people(db: Connection, records: array[int], judged: Judged) -> _Written:
    """Write one person a cluster that has more than mentions, whose ids stay where they can, and the words of records."""
    people, changed = _numbers(records), _numbers(records)
    before: set[int] = set()
    used: set[int] = set()
    said = words.Words()
    top = db.execute("SELECT max(id) FROM person").fetchone()[0] or 0
    for clusters in _chunks(db, records, judged):
        rows: list[tuple[object, ...]] = []
        former: list[tuple[int, str, str, int]] = []
        for cluster in clusters:
            numbers = {sighting.person for sighting in cluster if sighting.person is not None}
            before |= numbers
            person = 0
            if any(sighting.role in PERSON_ROLES for sighting in cluster):
                free = numbers - used
                person = min(free) if free else (top := top + 1)
                used.add(person)
                row, was = person_row(person, cluster)
                rows.append(row)
                former += [(person, *job) for job in was]
            for sighting in cluster:
                said.add(sighting.record, (sighting.position, sighting.company, sighting.location, sighting.industry))
                people[sighting.record] = person
                new_reason = (sighting.joined, sighting.joined_to) != judged.joined(sighting.record)
                changed[sighting.record] = 2 if (sighting.person or 0) != person else 1 if new_reason else 0
        _put_people(db, rows, former)
    said.flush(db)
    differing = [record for record in records if changed[record]]
    return _Written(before, used, differing, [record for record in differing if changed[record] == 2], people)


def _tell_records(db: Connection, written: _Written, judged: Judged) -> None:
    """Let records know their person, last and in their own order: a table larger than the cache is then walked once."""
    db.executemany(
        "UPDATE record SET person = ?, joined = ?, joined_to = ? WHERE id = ?",
        ((written.people[record] or None, *judged.joined(record), record) for record in written.differing),
    )


def _put_people(db: Connection, rows: list[tuple[object, ...]], former: list[tuple[int, str, str, int]]) -> None:
    # An upsert keeps the two columns that come later: contacts and complete.
    db.executemany(
        "INSERT INTO person (id, key, name, fold, slug, emails, company, company_key, position, location, given,"
        " address) VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT (id) DO UPDATE SET key = excluded.key, name = excluded.name,"
        " fold = excluded.fold, slug = excluded.slug, emails = excluded.emails, company = excluded.company,"
        " company_key = excluded.company_key, position = excluded.position, location = excluded.location,"
        " given = excluded.given, address = excluded.address",
        rows,
    )
    db.executemany("DELETE FROM former WHERE person = ?", ((row[0],) for row in rows))
    db.executemany("INSERT OR REPLACE INTO former VALUES (?,?,?,?)", former)


def _chunks(db: Connection, records: array[int], judged: Judged) -> Iterator[list[list[Sighting]]]:
    """Yield clusters some thousand records at a time, in the order of the records that stand for them."""
    following, pending = _numbers(records), _numbers(records)
    for record in reversed(records):  # each cluster becomes a chain from its root, the smallest, upwards
        root = judged.root(record)
        if root != record:
            following[record], pending[root] = pending[root], record
    groups: list[list[int]] = []
    count = 0
    for record in records:
        if judged.root(record) != record:
            continue
        group, member = [record], pending[record]
        while member:
            group.append(member)
            member = following[member]
        groups.append(group)
        count += len(group)
        if count >= CHUNK:
            yield _sightings(db, groups)
            groups, count = [], 0
    if groups:
        yield _sightings(db, groups)


def _numbers(records: array[int]) -> defaultdict[int, int] | array[int]:
    """Return a number for each record, 0 at first: in an array where they are many of all there are."""
    size = records[-1] + 1 if records else 0
    return array("q", bytes(8 * size)) if size < _SPARSE * len(records) else defaultdict(int)


_SPARSE = 16
"""Of so many records one is to be made again where an array costs less than a dictionary."""


def _sightings(db: Connection, groups: list[list[int]]) -> list[list[Sighting]]:
    query = (
        "SELECT r.id, r.person, r.role, r.name, r.fold, r.slug, r.emails, r.company, r.position, r.location, r.industry,"
        " r.doubtful, coalesce(s.as_of, 0), coalesce(s.id, 0), r.line, r.joined, r.joined_to, r.address,"
        " coalesce(o.me, r.role = 'me') FROM record r"
        " LEFT JOIN source s ON s.id = r.source LEFT JOIN owner o ON o.id = s.owner WHERE r.id IN"
    )
    sightings: dict[int, Sighting] = {}
    for some in _slices(sorted(record for group in groups for record in group)):
        marks = ",".join("?" * len(some))
        sightings.update((row[0], Sighting(*row)) for row in db.execute(f"{query} ({marks})", some))
    return [[sightings[record] for record in group] for group in groups]


def _slices(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    return (numbers[start : start + 1000] for start in range(0, len(numbers), 1000))


_OF_PERSON = tuple((table, "person") for table in ("label", "doing", "standing", "former"))


def drop(db: Connection, gone: Iterable[int]) -> set[Pair]:
    """Remove people of whom no record is left, with everything derived of them; return the pairs that had a tie."""
    gone = list(gone)
    counts.add_people(db, -len(gone))
    pairs: set[Pair] = set()
    for person in gone:
        pairs.update(db.execute("SELECT other, person FROM tie WHERE person = ?", (person,)))
        for table, column in (*_OF_PERSON, ("person", "id")):
            db.execute(f"DELETE FROM {table} WHERE {column} = ?", (person,))
    return pairs


def pairs_of(db: Connection, records: Iterable[int]) -> set[Pair]:
    """Return the pairs of people whose tie rests on one of these records, as people stand now."""
    pairs: set[Pair] = set()
    for record in records:
        for query in _RESTING:
            pairs.update(db.execute(query, (record,)))
    return pairs


def said_pairs(db: Connection, records: Iterable[int]) -> set[Pair]:
    """Return the pairs of people of whom the user said, by one of these records, that they have a tie."""
    pairs: set[Pair] = set()
    for record in records:
        for query in _RESTING[2:]:
            pairs.update(db.execute(f"{query} AND e.source IS NULL", (record,)))
    return pairs


_LISTED = "r.person IS NOT NULL AND o.person IS NOT NULL AND r.role IN ('contact', 'address')"

_RESTING = (
    "SELECT o.person, r.person FROM record r JOIN source s ON s.id = r.source JOIN owner w ON w.id = s.owner"
    f" JOIN record o ON o.id = w.record WHERE r.id = ? AND {_LISTED}",
    # the record of an owner: all of the owner's contacts
    "SELECT o.person, r.person FROM record o CROSS JOIN owner w ON w.record = o.id CROSS JOIN source s ON s.owner = w.id"
    f" CROSS JOIN record r ON r.source = s.id WHERE o.id = ? AND {_LISTED}",
    *(
        f"SELECT x.person, y.person FROM evidence e JOIN record x ON x.id = e.{end} JOIN record y ON y.id = e.{other}"
        f" WHERE e.{end} = ? AND x.person IS NOT NULL AND y.person IS NOT NULL"
        for end, other in (("a", "b"), ("b", "a"))
    ),
)
"""Queries for the pairs that rest on one record: what it says of somebody, its owner's lists, and evidence at either end."""
