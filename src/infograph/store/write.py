"""Write what files said and what the user decided; nothing here is derived."""

from __future__ import annotations

# Loaded when used: numpy takes 100 ms, which a few keys are not worth.
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from infograph.grounds import TieGround
from infograph.model import Evidence, Fact, Record
from infograph.sightings import without_addresses
from infograph.store import indexes, judging
from infograph.store.meta import get_meta, put_meta
from infograph.store.pages import Connection
from infograph.store.signs import as_key
from infograph.text import clean, fold_name, without_mail_addresses

BATCH = 5_000
"""Rows sent to SQLite at a time, so that memory stays flat."""

MANY_KEYS = 200_000
"""From so many new keys on their second index is made anew after them: one sort instead of as many insertions."""

RULES = "rules"
"""The setting that holds by which rules everything derived was made: it is derived itself."""

KeyRow = tuple[int, int]
"""A key, and a record that has it."""

KeysOf = Callable[[Record, int, int], list[int]]


class NewSource(NamedTuple):
    """What is known of a file before its rows are read."""

    owner: int
    digest: str
    file: str
    kind: str
    whole_list: bool
    imported_on: date
    consent: str = ""


class Keys:
    """Keys of new records, kept until all are read: added in their own order, each page of their table is filled once.

    16 bytes a key.
    """

    def __init__(self) -> None:
        self._keys, self._records = array("q"), array("q")

    def add(self, keys: array[int], records: array[int]) -> None:
        """Keep keys, each with the record that has it."""
        self._keys += keys
        self._records += records

    def flush(self, db: Connection) -> None:
        """Write all keys."""
        if len(self._keys) < MANY_KEYS:
            db.executemany(_ONE_KEY, sorted(zip(self._keys, self._records, strict=True)))
        else:
            with indexes.without(db, ("record_key_record",)):
                _write_many(db, self._keys, self._records)
        self._keys, self._records = array("q"), array("q")


_ONE_KEY = "INSERT OR IGNORE INTO record_key VALUES (?,?)"
_AT_ONCE = 50
"""Keys that one statement writes where there are many: half the time of one each."""


def _write_many(db: Connection, keys: array[int], records: array[int]) -> None:
    """Write keys in their own order, sorted in arrays in a quarter of the time; 40 bytes a key beside those given."""
    import numpy as np

    order = np.argsort(np.frombuffer(keys, np.int64), kind="stable")
    pairs = np.column_stack([np.frombuffer(column, np.int64)[order] for column in (keys, records)])
    even = len(pairs) - len(pairs) % _AT_ONCE
    several = _ONE_KEY + ",(?,?)" * (_AT_ONCE - 1)
    db.executemany(several, (pairs[start : start + _AT_ONCE].ravel().tolist() for start in range(0, even, _AT_ONCE)))
    db.executemany(_ONE_KEY, pairs[even:].tolist())


@dataclass(slots=True)
class Sightings:
    """Rows of one source on their way into the store; owns the numbers of new records.

    It gathers their `keys`, each with the record that has it (`keyed`).
    """

    db: Connection
    source: int
    owner: int
    owner_record: int
    keys_of: KeysOf
    barred: Callable[[Record], bool]
    next_record: int
    latest: int
    keep_emails: bool = True
    first_record: int = 0
    records: int = 0
    barred_rows: int = 0
    by_address_alone: int = 0
    as_of: int = 0
    _rows: list[RecordRow] = field(default_factory=list)
    keys: array[int] = field(default_factory=lambda: array("q"))
    keyed: array[int] = field(default_factory=lambda: array("q"))
    _evidence: list[tuple[object, ...]] = field(default_factory=list)
    _shared: dict[Record, int] = field(default_factory=dict)

    def add(self, item: Record | Evidence | Fact) -> None:
        """Queue one row; rows of people who asked to be forgotten are counted and dropped."""
        if isinstance(item, Record):
            self._record(item)
        elif isinstance(item, Evidence):
            self._add_evidence(item)
        else:
            self._add_fact(item)
        if len(self._rows) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Send what is queued to SQLite."""
        self.db.executemany(_RECORD, self._rows)
        self.db.executemany(
            "INSERT INTO evidence (source, line, kind, a, b, sent, received, count, last, direction, note,"
            " label, weight, first) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            self._evidence,
        )
        self._rows.clear()
        self._evidence.clear()

    def finish(self) -> None:
        """Send the rest and note how many records there are and how recent the file is."""
        self.flush()
        self.db.execute("UPDATE source SET records = ?, as_of = ? WHERE id = ?", (self.records, self.as_of, self.source))

    def is_empty(self) -> bool:
        """Say whether the source told nothing at all; asked after `finish`."""
        facts = self.db.execute("SELECT 1 FROM fact WHERE source = ? LIMIT 1", (self.source,)).fetchone()
        return self.next_record == self.first_record and not self.barred_rows and facts is None

    def withdraw(self) -> None:
        """Take back a source that told nothing: a header is no source."""
        self.db.execute("DELETE FROM source WHERE id = ?", (self.source,))

    def _record(self, record: Record) -> int | None:
        if record.role == "correspondent" and record in self._shared:
            return self._shared[record]
        if self.barred(record):
            self.barred_rows += 1
            return None
        kept = record if self.keep_emails else without_addresses(record)
        if record.name and not kept.name:
            self.by_address_alone += 1
            return None
        number = self.next_record
        self.next_record += 1
        self.records += record.role in ("contact", "address", "lead")
        row = record_row(number, self.source, kept, keep_emails=self.keep_emails)
        self._rows.append(row)
        day = row[_DAY] or 0
        if self.as_of < day <= self.latest:
            self.as_of = day
        keys = self.keys_of(kept, self.owner, self.source)
        self.keys.extend(keys)
        self.keyed.extend([number] * len(keys))
        if record.role == "correspondent":  # one record, and as many ties as they have
            self._shared[record] = number
        return number

    def _add_evidence(self, item: Evidence) -> None:
        other = self._record(item.other)
        first = self._record(item.of) if item.of is not None else self.owner_record
        if other is None or first is None:
            return
        last = item.last.toordinal() if item.last else None
        self._evidence.append(
            (
                self.source,
                item.line,
                item.kind,
                first,
                other,
                item.sent,
                item.received,
                item.count,
                last,
                item.direction,
                int(item.note),
                self._kept(item.label),
                item.weight,
                item.first.toordinal() if item.first else None,
            )
        )

    def _add_fact(self, item: Fact) -> None:
        name = self._kept(item.name)
        if item.kind == "email" and not self.keep_emails:
            name = as_key(*self.keys_of(Record(0, "owner", "", emails=(item.name,)), 0, 0))
        self.db.execute(
            "INSERT INTO fact (source, owner, kind, name, title, started, finished) VALUES (?,?,?,?,?,?,?)",
            (self.source, self.owner, item.kind, name, self._kept(item.title), item.started, item.finished),
        )

    def _kept(self, text: str) -> str:
        return clean(text if self.keep_emails else without_mail_addresses(text))


def begin_source(
    db: Connection, new: NewSource, keys_of: KeysOf, barred: Callable[[Record], bool], keep_emails: bool, latest: date
) -> Sightings:
    """Open a source for writing and return where its rows go; no list is of a day after `latest`."""
    db.execute(
        "INSERT INTO source (owner, digest, file, kind, whole_list, imported_on, consent, signed) VALUES (?,?,?,?,?,?,?,1)",
        (new.owner, new.digest, new.file, new.kind, int(new.whole_list), new.imported_on.isoformat(), new.consent),
    )
    number, first = db.last_insert_rowid(), next_record(db)
    owner_record = db.execute("SELECT record FROM owner WHERE id = ?", (new.owner,)).fetchone()[0]
    return Sightings(db, number, new.owner, owner_record, keys_of, barred, first, latest.toordinal(), keep_emails, first)


def begin_file(db: Connection) -> None:
    """Mark where a file begins inside an import, so that it can be taken back alone."""
    db.execute("SAVEPOINT file")


def end_file(db: Connection, *, keep: bool) -> None:
    """Keep what was written since `begin_file`, or take it back."""
    if not keep:
        db.execute("ROLLBACK TO file")
    db.execute("RELEASE file")


def next_record(db: Connection) -> int:
    """Return the number that the next record gets (numbers of forgotten records are not used again)."""
    used = db.execute("SELECT value FROM meta WHERE key = 'last_record'").fetchone()
    top = db.execute("SELECT max(id) FROM record").fetchone()[0]
    return max(int(used[0]) if used else 0, top or 0) + 1


def keep_record_number(db: Connection) -> None:
    """Remember the highest record number before records are deleted."""
    put_meta(db, "last_record", next_record(db) - 1)


_RECORD = f"INSERT INTO record VALUES ({'?,' * 14}NULL,'',NULL,?)"
"""Writes a row of `record_row`: of nobody yet, and joined with none."""

RecordRow = tuple[int, int | None, int, str, str, str, str, str, str, str, str, str, int | None, int, str]
_DAY: Literal[12] = 12


def record_row(number: int, source: int | None, record: Record, *, keep_emails: bool = True) -> RecordRow:
    """Return a record as a row of the table `record`, without what is derived."""
    line, role, name, _, _, slug, _, emails, company, position, location, industry, connected, doubtful, address = record
    kept = "\n".join(map(str.casefold, emails)) if emails and keep_emails else ""
    known_by = name, fold_name(name), slug, kept
    day = connected.toordinal() if connected else None
    return number, source, line, role, *known_by, company, position, location, industry, day, int(doubtful), address


def add_own_record(db: Connection, record: Record, keys: Sequence[int], *, person: int | None = None) -> int:
    """Write a record that belongs to no file (an owner, somebody the user speaks of); return its number."""
    number = next_record(db)
    db.execute(_RECORD, record_row(number, None, record))
    db.execute("UPDATE record SET person = ? WHERE id = ?", (person, number))
    replace_keys(db, number, keys)
    return number


def replace_keys(db: Connection, record: int, keys: Sequence[int]) -> None:
    """Give a record these keys and no others."""
    had = {row[0] for row in db.execute("SELECT key FROM record_key WHERE record = ?", (record,))}
    add, drop = sorted(set(keys) - had), sorted(had - set(keys))
    change_keys(db, add=[(key, record) for key in add], drop=[(key, record) for key in drop])


def change_keys(db: Connection, *, add: Iterable[KeyRow], drop: Sequence[KeyRow]) -> None:
    """Give records some keys more, and take others from them; each a key with its record."""
    judging.lose_keys(db, (key for key, _ in drop))
    db.executemany("DELETE FROM record_key WHERE key = ? AND record = ?", drop)
    db.executemany(_ONE_KEY, add)


def add_owner(db: Connection, record: int, *, me: bool, named: str = "") -> int:
    """Make the person of a record an owner of exports, named so; return the owner's number."""
    db.execute("INSERT INTO owner (me, record, told) VALUES (?,?,?)", (int(me), record, named))
    return db.last_insert_rowid()


def add_link(db: Connection, a: int, b: int, *, same: bool, why: str) -> None:
    """Keep the user's word that two records are one person, or two."""
    low, high = sorted((a, b))
    db.execute("INSERT OR REPLACE INTO link VALUES (?,?,?,?)", (low, high, int(same), why))


def drop_parting(db: Connection, person: int, other: int) -> list[int]:
    """Take back the user's word that records of these two people are two people's; return the records."""
    query = (
        "SELECT l.a, l.b FROM link l JOIN record x ON x.id = l.a JOIN record y ON y.id = l.b WHERE NOT l.same"
        " AND ((x.person = :person AND y.person = :other) OR (x.person = :other AND y.person = :person))"
    )
    pairs = db.execute(query, {"person": person, "other": other}).fetchall()
    db.executemany("DELETE FROM link WHERE a = ? AND b = ?", pairs)
    return [record for pair in pairs for record in pair]


class Said(NamedTuple):
    """What is said of a tie: what it is, on which day (an ordinal), how close, in which words, by which step of the log."""

    what: TieGround
    day: int
    closeness: int | None = None
    text: str = ""
    event: int | None = None


def add_said_tie(db: Connection, a: int, b: int, new: Said) -> None:
    """Keep a tie, or how close one is, as the user or the log says it."""
    db.execute(
        "INSERT INTO evidence (source, line, kind, a, b, last, label, closeness, said, event)"
        " VALUES (NULL,0,'tie',?,?,?,?,?,?,?)",
        (a, b, new.day, clean(new.text), new.closeness, new.what, new.event),
    )


def rules(db: Connection) -> str:
    """Return the digest of the rules by which everything derived was made, "" where an older infograph made it."""
    return str(get_meta(db, RULES) or "")


def keep_rules(db: Connection, digest: str) -> None:
    """Keep by which rules everything derived was made."""
    put_meta(db, RULES, digest)


def barred(db: Connection) -> set[str]:
    """Return the hashes of everybody who asked to be forgotten."""
    return {row[0] for row in db.execute("SELECT hash FROM suppressed")}


def bar(db: Connection, hashes: Iterable[str]) -> None:
    """Keep the hashes of somebody who asked to be forgotten, so that no import brings them back."""
    db.executemany("INSERT OR IGNORE INTO suppressed VALUES (?)", [(item,) for item in hashes])
