"""Read rows of files as records: whose person each is, and how many there are of everything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from infograph.model import Record
from infograph.store.pages import Connection
from infograph.text import fold_name, refolded


class Totals(NamedTuple):
    """How much a store holds: rows of files, people, ties, files, and steps of the log."""

    rows: int
    people: int
    ties: int
    files: int
    steps: int


def totals(db: Connection) -> Totals:
    """Count what the store holds."""
    queries = (
        "SELECT count(*) FROM record WHERE source IS NOT NULL",
        "SELECT count(*) FROM person",
        "SELECT count(*) FROM tie WHERE person < other",
        "SELECT count(*) FROM source",
        "SELECT count(*) FROM event",
    )
    return Totals(*(int(db.execute(query).fetchone()[0]) for query in queries))


def number_of_records(db: Connection) -> int:
    """Return how many records there are, those of the user's own word among them."""
    return int(db.execute("SELECT count(*) FROM record").fetchone()[0])


class AsRead(NamedTuple):
    """A record as its file gave it, folded by the rules of now.

    Its number, those of its owner and source (0: the user), and whether other rules folded it otherwise.
    """

    number: int
    owner: int
    source: int
    record: Record
    otherwise: bool


def as_read(db: Connection, after: int, count: int) -> list[AsRead]:
    """Return so many records behind a number, without what keys do not rest on."""
    rows = db.execute(
        "SELECT r.id, coalesce(s.owner, 0), coalesce(r.source, 0), r.line, r.role, r.name, r.slug, r.address, r.company,"
        " r.doubtful, r.fold FROM record r LEFT JOIN source s ON s.id = r.source WHERE r.id > ? ORDER BY r.id LIMIT ?",
        (after, count),
    )
    read_again = []
    for number, owner, source, line, role, name, *folded, company, doubtful, fold in rows:
        slug, address = refolded(*folded)
        record = Record(line, role, name, slug=slug, address=address, company=company, doubtful=bool(doubtful))
        otherwise = [slug, address] != folded or fold_name(name) != fold
        read_again.append(AsRead(number, owner, source, record, otherwise))
    return read_again


def fold_again(db: Connection, some: Iterable[AsRead]) -> None:
    """Write the folded name and address of those records that other rules folded otherwise."""
    db.executemany(
        "UPDATE record SET fold = ?, slug = ?, address = ? WHERE id = ?",
        [(fold_name(row.record.name), row.record.slug, row.record.address, row.number) for row in some if row.otherwise],
    )


def keys_of_run(db: Connection, first: int, last: int, without: Iterable[int]) -> dict[int, set[int]]:
    """Return the keys of each record from one number to another, but for those of some kinds."""
    keys: dict[int, set[int]] = {}
    left_out = ",".join(str(int(kind)) for kind in without)
    query = f"SELECT record, key FROM record_key WHERE record BETWEEN ? AND ? AND key >> 60 NOT IN ({left_out})"
    for record, key in db.execute(query, (first, last)):
        keys.setdefault(record, set()).add(key)
    return keys


def of_owners(db: Connection) -> set[int]:
    """Return the records that stand for owners."""
    return {row[0] for row in db.execute("SELECT record FROM owner")}


def person_of(db: Connection, record: int) -> int:
    """Return the person that a record was resolved to, 0 for none and for a record that is gone."""
    row = db.execute("SELECT person FROM record WHERE id = ?", (record,)).fetchone()
    return int(row[0] or 0) if row else 0


def with_key(db: Connection, key: int) -> list[int]:
    """Return the people of whom a record has a key, in the order of their numbers."""
    query = (
        "SELECT DISTINCT r.person FROM record_key k JOIN record r ON r.id = k.record WHERE k.key = ? AND r.person IS NOT NULL"
    )
    return sorted(row[0] for row in db.execute(query, (key,)))


def by_mail_alone(db: Connection, people: Iterable[int]) -> set[int]:
    """Return those of these people whom nothing but mail and calendars names."""
    query = "SELECT min(role = 'correspondent') FROM record WHERE person = ?"
    return {person for person in people if db.execute(query, (person,)).fetchone()[0]}


def by_word_alone(db: Connection, me: int) -> set[int]:
    """Return the contacts of a person of whom no file says that they know each other: the user's word or log alone does."""
    read = "e.source IS NOT NULL AND e.kind IN ('tie', 'mail')"
    end = "EXISTS (SELECT 1 FROM record y CROSS JOIN evidence e ON e.%s = y.id CROSS JOIN record x ON x.id = e.%s"
    stated = " OR ".join(
        f"{end % tuple(ends)} WHERE y.person = t.other AND x.person = t.person AND {read})" for ends in ("ba", "ab")
    )
    listed = (
        "EXISTS (SELECT 1 FROM record r JOIN source s ON s.id = r.source JOIN owner w ON w.id = s.owner"
        " JOIN record o ON o.id = w.record WHERE r.role = 'address'"
        " AND ((r.person = t.other AND o.person = t.person) OR (r.person = t.person AND o.person = t.other)))"
    )
    query = (
        f"SELECT t.other FROM tie t WHERE t.person = ? AND NOT t.connected AND NOT t.seen_only AND NOT ({stated} OR {listed})"
    )
    return {row[0] for row in db.execute(query, (me,))}


def present(db: Connection, numbers: Iterable[int]) -> list[int]:
    """Return those of these records that are there, in the order given."""
    query = "SELECT 1 FROM record WHERE id = ?"
    return [number for number in numbers if db.execute(query, (number,)).fetchone() is not None]


def of_person(db: Connection, person: int) -> list[int]:
    """Return every record of a person, the oldest first."""
    return [row[0] for row in db.execute("SELECT id FROM record WHERE person = ? ORDER BY id", (person,))]


def bearing(db: Connection, person: int, fold: str, slug: str) -> list[int]:
    """Return those of a person's records that bear a profile address, or without one a folded name; the oldest first."""
    column, value = ("slug", slug) if slug else ("fold", fold)
    query = f"SELECT id FROM record WHERE person = ? AND {column} = ? ORDER BY id"
    return [row[0] for row in db.execute(query, (person, value))] if value else []


def first_own(db: Connection, some: Iterable[int]) -> int:
    """Return the first of some records that belongs to no file, 0 where there is none."""
    query = "SELECT 1 FROM record WHERE id = ? AND source IS NULL"
    return next((number for number in some if db.execute(query, (number,)).fetchone() is not None), 0)


def own(db: Connection, number: int) -> Record:
    """Return a record as it is kept, without what only a row of a file says."""
    return _own(db.execute(f"SELECT {_OWN} FROM record r WHERE r.id = ?", (number,)).fetchone())


def everyone(db: Connection) -> Iterator[tuple[int, int, Record]]:
    """Yield every record as `own` gives it, with its number and the owner of its file (0: in none)."""
    query = f"SELECT r.id, coalesce(s.owner, 0), {_OWN} FROM record r LEFT JOIN source s ON s.id = r.source ORDER BY r.id"
    for number, owner, *cells in db.execute(query):
        yield number, owner, _own(cells)


_OWN = "r.line, r.role, r.name, r.slug, r.emails, r.company, r.position, r.address"


def _own(cells: Sequence[Any]) -> Record:
    line, role, name, slug, emails, company, position, address = cells
    addresses = tuple(filter(None, emails.split("\n")))
    return Record(line, role, name, slug=slug, emails=addresses, company=company, position=position, address=address)


def names_and_companies(db: Connection, person: int) -> list[tuple[str, str]]:
    """Return (name, company) as each record of a person has them."""
    return db.execute("SELECT name, company FROM record WHERE person = ?", (person,)).fetchall()


def slugs(db: Connection, person: int) -> list[str]:
    """Return the profile addresses (folded) that a person's records have; after a merge they may be several."""
    query = "SELECT DISTINCT slug FROM record WHERE person = ? AND slug <> '' ORDER BY slug"
    return [row[0] for row in db.execute(query, (person,))]


def owners_of(db: Connection, person: int) -> list[int]:
    """Return the owners in whose files a person stands."""
    query = "SELECT DISTINCT s.owner FROM record r JOIN source s ON s.id = r.source WHERE r.person = ? ORDER BY s.owner"
    return [row[0] for row in db.execute(query, (person,))]
