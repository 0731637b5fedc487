"""Read and keep what a pool has beside its exports: its members, what each consented to, and which asks were agreed to.

The tables are made with a pool and are in no other store.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from infograph.store.meta import get_meta, put_meta
from infograph.store.pages import Connection

_POOL, _GENERATION = "pool", "pool_generation"

_TABLES = (
    "CREATE TABLE pool_member (owner INTEGER PRIMARY KEY, name TEXT NOT NULL, slug TEXT NOT NULL, added INTEGER NOT NULL)",
    # Every word that was given; the latest of a member counts.
    "CREATE TABLE pool_consent (id INTEGER PRIMARY KEY, owner INTEGER NOT NULL, words TEXT NOT NULL, scope TEXT NOT NULL,"
    " day INTEGER NOT NULL, until INTEGER)",
    "CREATE TABLE pool_agreement (owner INTEGER NOT NULL, ask TEXT NOT NULL, day INTEGER NOT NULL,"
    " PRIMARY KEY (owner, ask)) WITHOUT ROWID",
)


_LEFT = (
    "CREATE TABLE IF NOT EXISTS pool_leaver (number INTEGER PRIMARY KEY, day INTEGER NOT NULL, words TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS pool_left (key INTEGER PRIMARY KEY, number INTEGER NOT NULL)",
)


class MemberRow(NamedTuple):
    """A member as an owner: number, name and slug as the centre gave them, day added, person (0: not yet), files."""

    owner: int
    name: str
    slug: str
    added: int
    person: int
    files: int


class ConsentRow(NamedTuple):
    """A member's word: whose, in which words, to what, on which day, until which day (None: until taken back)."""

    owner: int
    words: str
    scope: str
    day: int
    until: int | None


class AnswerRow(NamedTuple):
    """What a connector (as an owner) answered to an ask, by its code, of a member (as an owner)."""

    owner: int
    ask: str
    member: int
    agreed: bool


class LeaverRow(NamedTuple):
    """The mark of a member who left: its number, the day, and checksums of the words by which they had consented."""

    number: int
    day: int
    words: frozenset[str]


class TieRow(NamedTuple):
    """A tie as arrays keep it; `proved` says that there is evidence beyond the day of it."""

    person: int
    other: int
    since: int
    proved: int


class EvidenceRow(NamedTuple):
    """What a strength is computed from, of a tie that has any of it."""

    person: int
    other: int
    n: int
    last: int | None
    closeness: int | None
    mutual: int | None
    noted: int
    together: float | None
    seen_only: int


def lay_out(db: Connection, settings: Mapping[str, Any]) -> None:
    """Make a new store a pool."""
    for statement in _TABLES:
        db.execute(statement)
    put_meta(db, _POOL, json.dumps(dict(settings)))
    put_meta(db, _GENERATION, 1)


def settings_of(db: Connection) -> dict[str, Any] | None:
    """Return what a pool was made with; None for a store that is none."""
    settings = get_meta(db, _POOL)
    return dict(json.loads(str(settings))) if settings else None


def count_on(db: Connection, before: int) -> None:
    """Say that the exports are others than at any count of before: of a pool that gave way to a backup."""
    put_meta(db, _GENERATION, max(before, generation(db)) + 1)


def generation(db: Connection) -> int:
    """Return a number that is another after every change of members' exports."""
    return int(str(get_meta(db, _GENERATION)))


def count_change(db: Connection) -> None:
    """Say that the exports of a pool are others now."""
    put_meta(db, _GENERATION, generation(db) + 1)


def add_member(db: Connection, owner: int, name: str, slug: str, day: int) -> None:
    """Make an owner of exports a member."""
    db.execute("INSERT INTO pool_member VALUES (?,?,?,?)", (owner, name, slug, day))


def set_slug(db: Connection, owner: int, slug: str) -> None:
    """Keep the profile address (folded) of a member who came without one."""
    db.execute("UPDATE pool_member SET slug = ? WHERE owner = ?", (slug, owner))


def drop_member(db: Connection, owner: int) -> None:
    """Remove a member with all they consented and agreed to; their exports are removed as an owner's."""
    for table in ("pool_member", "pool_consent", "pool_agreement"):
        db.execute(f"DELETE FROM {table} WHERE owner = ?", (owner,))
    if has(db, "pool_answer"):
        db.execute("DELETE FROM pool_answer WHERE ? IN (owner, member)", (owner,))


def add_leaver(db: Connection, keys: Sequence[int], words: Iterable[str], day: int) -> None:
    """Keep the mark of a member who leaves: keys of who they are, as `record_key` has them, checksums of their words, a day."""
    for statement in _LEFT:  # older pools have none
        db.execute(statement)
    number = int(db.execute("SELECT coalesce(max(number), 0) + 1 FROM pool_leaver").fetchone()[0])
    db.execute("INSERT INTO pool_leaver VALUES (?,?,?)", (number, day, "|".join(sorted(words))))
    db.executemany("INSERT OR REPLACE INTO pool_left VALUES (?,?)", ((key, number) for key in keys))


def leavers(db: Connection, keys: Iterable[int]) -> list[LeaverRow]:
    """Return the marks of those who left and have one of these keys."""
    query = "SELECT number, day, words FROM pool_leaver WHERE number = (SELECT number FROM pool_left WHERE key = ?)"
    marks = [row for key in keys for row in db.execute(query, (key,))] if has(db, "pool_left") else []
    return [LeaverRow(number, day, frozenset(words.split("|"))) for number, day, words in dict.fromkeys(marks)]


def drop_leaver(db: Connection, number: int) -> None:
    """Drop the mark of whoever consented again."""
    for table in ("pool_leaver", "pool_left"):
        db.execute(f"DELETE FROM {table} WHERE number = ?", (number,))


def people_who_left(db: Connection) -> set[int]:
    """Return those who left and stand in others' files."""
    query = (
        "SELECT DISTINCT r.person FROM pool_left l JOIN record_key k ON k.key = l.key JOIN record r ON r.id = k.record"
        " WHERE r.person IS NOT NULL"
    )
    return {row[0] for row in db.execute(query)} if has(db, "pool_left") else set()


def members(db: Connection) -> list[MemberRow]:
    """Return the members in the order of their names."""
    files = dict(db.execute("SELECT owner, count(*) FROM source GROUP BY owner"))
    rows = db.execute(f"{_MEMBERS} ORDER BY m.name, m.owner")
    return [MemberRow._make((*row, files.get(row[0], 0))) for row in rows]


def member(db: Connection, owner: int) -> MemberRow:
    """Return one member."""
    files = db.execute("SELECT count(*) FROM source WHERE owner = ?", (owner,)).fetchone()[0]
    return MemberRow._make((*db.execute(f"{_MEMBERS} WHERE m.owner = ?", (owner,)).fetchone(), files))


def members_who_are(db: Connection, person: int) -> list[int]:
    """Return, as owners, the members who are one person, in the order in which they came."""
    query = (
        "SELECT m.owner FROM record r CROSS JOIN owner o ON o.record = r.id JOIN pool_member m ON m.owner = o.id"
        " WHERE r.person = ? AND r.role = 'owner' ORDER BY 1"
    )
    return [row[0] for row in db.execute(query, (person,))]


def address_of(db: Connection, owner: int) -> str:
    """Return the profile address of a member, "" where none was given."""
    return str(db.execute("SELECT slug FROM pool_member WHERE owner = ?", (owner,)).fetchone()[0])


def add_consent(db: Connection, given: ConsentRow) -> None:
    """Keep a member's word; it counts in place of any before."""
    db.execute("INSERT INTO pool_consent (owner, words, scope, day, until) VALUES (?,?,?,?,?)", given)


def consents(db: Connection) -> dict[int, ConsentRow]:
    """Return each member's latest word."""
    rows = db.execute(f"{_CONSENT} WHERE id IN (SELECT max(id) FROM pool_consent GROUP BY owner)")
    return {row[0]: ConsentRow(*row) for row in rows}


def consent_of(db: Connection, owner: int) -> ConsentRow:
    """Return a member's latest word."""
    return ConsentRow(*db.execute(f"{_CONSENT} WHERE owner = ? ORDER BY id DESC LIMIT 1", (owner,)).fetchone())


def words_of(db: Connection, owner: int) -> list[str]:
    """Return the words of every consent that a member gave, the oldest first."""
    return [row[0] for row in db.execute("SELECT words FROM pool_consent WHERE owner = ? ORDER BY id", (owner,))]


def add_agreement(db: Connection, owner: int, ask: str, day: int) -> None:
    """Keep that a connector agreed to an ask."""
    db.execute("INSERT OR REPLACE INTO pool_agreement VALUES (?,?,?)", (owner, ask, day))


def agreements(db: Connection) -> set[tuple[int, str]]:
    """Return (owner, ask) of every ask that its connector agreed to."""
    return {(owner, ask) for owner, ask in db.execute("SELECT owner, ask FROM pool_agreement")}


def add_answer(db: Connection, answer: AnswerRow, day: int) -> None:
    """Keep what a connector answered to an ask, in place of what they answered before."""
    db.execute(
        "CREATE TABLE IF NOT EXISTS pool_answer (owner INTEGER NOT NULL, ask TEXT NOT NULL, member INTEGER NOT NULL,"
        " agreed INTEGER NOT NULL, day INTEGER NOT NULL, PRIMARY KEY (owner, ask)) WITHOUT ROWID"  # older pools have none
    )
    db.execute("INSERT OR REPLACE INTO pool_answer VALUES (?,?,?,?,?)", (*answer, day))
    if answer.agreed:
        add_agreement(db, answer.owner, answer.ask, day)
    else:
        db.execute("DELETE FROM pool_agreement WHERE owner = ? AND ask = ?", answer[:2])


def answers(db: Connection) -> list[AnswerRow]:
    """Return every answer that is kept."""
    if not has(db, "pool_answer"):
        return []
    rows = db.execute("SELECT owner, ask, member, agreed FROM pool_answer ORDER BY owner, ask")
    return [AnswerRow(owner, ask, member, bool(agreed)) for owner, ask, member, agreed in rows]


def everybody(db: Connection) -> list[tuple[int, str, int, int]]:
    """Return (number, key, contacts, whether the whole list is here) of everybody but the centre itself, by their numbers."""
    return db.execute(f"SELECT id, key, contacts, complete FROM person WHERE id NOT IN {_CENTRE} ORDER BY id").fetchall()


def stated(db: Connection) -> Iterator[tuple[int, int]]:
    """Yield (member's person, somebody of whom the member's own files speak), in order and once each."""
    yield from db.execute(
        "SELECT DISTINCT o.person, r.person FROM pool_member m JOIN owner w ON w.id = m.owner JOIN record o ON o.id = w.record"
        " JOIN source s ON s.owner = m.owner JOIN record r ON r.source = s.id"
        " WHERE o.person IS NOT NULL AND r.person IS NOT NULL AND r.person <> o.person ORDER BY 1, 2"
    )


def ties(db: Connection) -> Iterator[TieRow]:
    """Yield every tie from both ends, by the number of the one and of the other."""
    rows = db.execute(
        f"SELECT person, other, coalesce(since, 0), {_PROVED} FROM tie WHERE person NOT IN {_CENTRE} AND other NOT IN {_CENTRE}"
        " ORDER BY person, other"
    )
    return (TieRow(*row) for row in rows)


def proofs(db: Connection) -> Iterator[EvidenceRow]:
    """Yield what is known of the ties that say `proved`, in their order."""
    rows = db.execute(
        "SELECT person, other, sent + received, last, closeness, mutual, noted, together, seen_only FROM tie"
        f" WHERE {_PROVED} AND person NOT IN {_CENTRE} AND other NOT IN {_CENTRE} ORDER BY person, other"
    )
    return (EvidenceRow(*row) for row in rows)


def has(db: Connection, table: str) -> bool:
    return db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (table,)).fetchone() is not None


def lists_shared(db: Connection, owner: int, least: int) -> list[tuple[int, int]]:
    """Return (other member's owner number, people in both lists), at least so many, most alike first."""
    query = (
        f"SELECT s.owner, count(DISTINCT r.person) FROM (SELECT DISTINCT r.person AS person FROM {_LISTED}) a"
        " CROSS JOIN record r ON r.person = a.person JOIN source s ON s.id = r.source"
        " WHERE r.role = 'contact' AND s.owner <> ? GROUP BY s.owner HAVING count(DISTINCT r.person) >= ? ORDER BY 2 DESC, 1"
    )
    return db.execute(query, (owner, owner, least)).fetchall()


def list_size(db: Connection, owner: int) -> int:
    """Return how many people a member's lists hold."""
    return int(db.execute(f"SELECT count(DISTINCT r.person) FROM {_LISTED}", (owner,)).fetchone()[0])


def lists_either(db: Connection, owner: int, other: int) -> bool:
    """Say whether one of two members stands in the other's list of contacts."""
    query = (
        "SELECT 1 FROM source s JOIN record r ON r.source = s.id JOIN owner w ON w.id = ? JOIN record o ON o.id = w.record"
        " WHERE s.owner = ? AND r.role = 'contact' AND r.person = o.person LIMIT 1"
    )
    return any(db.execute(query, pair).fetchone() for pair in ((owner, other), (other, owner)))


_MEMBERS = (
    "SELECT m.owner, m.name, m.slug, m.added, coalesce(r.person, 0) FROM pool_member m"
    " JOIN owner o ON o.id = m.owner JOIN record r ON r.id = o.record"
)
_CONSENT = "SELECT owner, words, scope, day, until FROM pool_consent"
_LISTED = "source s JOIN record r ON r.source = s.id WHERE s.owner = ? AND r.person IS NOT NULL AND r.role = 'contact'"
_CENTRE = "(SELECT r.person FROM owner o JOIN record r ON r.id = o.record WHERE o.me = 1 AND r.person IS NOT NULL)"
_PROVED = "(sent + received > 0 OR closeness IS NOT NULL OR mutual IS NOT NULL OR noted OR together IS NOT NULL OR seen_only)"
