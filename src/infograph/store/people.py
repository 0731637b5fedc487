"""Make people of the clusters that identity finds, all or those judged again, and find whose ties that may change.

All of it is a function of the sightings, so that a source taken out leaves no trace.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol, TypeAlias

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
    differing: array[int]
    moved: array[int]
    people: Numbers


def _write_people(db: Connection, records: array[int], judged: Judged) -> _Written:
    """Write one person a cluster that has more than mentions, whose ids stay where they can, and the words of records."""
    people, faces, marks = _read_records(db, records, judged)
    before: set[int] = set()
    used: set[int] = set()
    said = words.Words()
    top = db.execute("SELECT max(id) FROM person").fetchone()[0] or 0
    for groups in _chunks(records, judged):
        clusters: list[_Cluster] = []
        for group in groups:
            numbers = {people[record] for record in group} - {0}
            before |= numbers
            person = 0
            if any(marks[record] & _PERSON for record in group):
                free = numbers - used
                person = min(free) if free else (top := top + 1)
                used.add(person)
            face = faces[group[0]]
            clusters.append(_Cluster(person, group, alike=all(faces[record] == face for record in group)))
            for record in group:
                if people[record] != person:
                    people[record] = person
                    marks[record] |= _MOVED
        _put_people(db, clusters, said)
    said.flush(db)
    differing = array("q", (record for record in records if marks[record] & (_MOVED | _REASON)))
    return _Written(before, used, differing, array("q", (r for r in differing if marks[r] & _MOVED)), people)


class _Cluster(NamedTuple):
    """A person (0: nobody, of mentions alone), their records, and whether all show the same of them."""

    person: int
    records: list[int]
    alike: bool


_PERSON, _REASON, _MOVED = 1, 2, 4
"""Marks of a record: its role makes a person; the reason for which it was joined is another; it is another person's."""


def _read_records(db: Connection, records: array[int], judged: Judged) -> tuple[Numbers, Numbers, Numbers]:
    """Return the person that each record had (0: none), a number for what it shows of them, and its marks.

    Records are read once, as they lie: those of a person lie all over a table that is larger than the cache.
    """
    people, faces, marks = _numbers(records), _numbers(records), _numbers(records, "b")
    query = (
        "SELECT id, person, role, joined, joined_to, name, fold, slug, emails, address, company, position, location, industry"
        " FROM record WHERE id IN"
    )
    for some in _slices(records):
        for row in db.execute(f"{query} ({','.join('?' * len(some))})", some):
            record = row[0]
            people[record], faces[record] = row[1] or 0, hash(row[5:])
            marks[record] = _PERSON * (row[2] in PERSON_ROLES) | _REASON * (row[3:5] != judged.joined(record))
    return people, faces, marks


def _tell_records(db: Connection, written: _Written, judged: Judged) -> None:
    """Let records know their person, last and in their own order: a table larger than the cache is then walked once."""
    db.executemany(
        "UPDATE record SET person = ?, joined = ?, joined_to = ? WHERE id = ?",
        ((written.people[record] or None, *judged.joined(record), record) for record in written.differing),
    )


def _put_people(db: Connection, clusters: Sequence[_Cluster], said: words.Words) -> None:
    """Write people, and gather the words of their records; where all show the same, one of them is read."""
    rows: list[tuple[object, ...]] = []
    former: list[tuple[int, str, str, int]] = []
    telling = [cluster.records[:1] if cluster.alike else cluster.records for cluster in clusters]
    sightings = _sightings(db, sorted(record for records in telling for record in records))
    for cluster, records in zip(clusters, telling, strict=True):
        for record in records:
            said.add(cluster.records if cluster.alike else [record], sightings[record].texts)
        if cluster.person:
            row, was = person_row(cluster.person, [sightings[record] for record in records])
            rows.append(row)
            former += [(cluster.person, *job) for job in was]
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


def _chunks(records: array[int], judged: Judged) -> Iterator[list[list[int]]]:
    """Yield clusters of some thousand records at a time, in the order of the records that stand for them."""
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
            yield groups
            groups, count = [], 0
    if groups:
        yield groups


Numbers: TypeAlias = "dict[int, int] | array[int]"


def _numbers(records: array[int], kind: str = "q") -> Numbers:
    """Return a number for each record, 0 at first: in an array, of some kind, where they are many of all there are."""
    size = records[-1] + 1 if records else 0
    if size >= _SPARSE * len(records):
        return defaultdict(int)
    numbers = array(kind)
    numbers.frombytes(bytes(size * numbers.itemsize))
    return numbers


_SPARSE = 16
"""Of so many records one is to be made again where an array costs less than a dictionary."""


def _sightings(db: Connection, records: Sequence[int]) -> dict[int, Sighting]:
    query = (
        "SELECT r.id, r.role, r.name, r.fold, r.slug, r.emails, r.company, r.position, r.location, r.industry, r.doubtful,"
        " coalesce(s.as_of, 0), coalesce(s.id, 0), r.line, r.address, coalesce(o.me, r.role = 'me') FROM record r"
        " LEFT JOIN source s ON s.id = r.source LEFT JOIN owner o ON o.id = s.owner WHERE r.id IN"
    )
    sightings: dict[int, Sighting] = {}
    for some in _slices(records):
        marks = ",".join("?" * len(some))
        sightings.update((row[0], Sighting(*row[1:])) for row in db.execute(f"{query} ({marks})", some))
    return sightings


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
