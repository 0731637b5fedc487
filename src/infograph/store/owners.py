"""Read and keep who gave exports, the user first: the record that stands for each, and what their own files say of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple

from infograph.store import signs, words
from infograph.store.pages import Connection
from infograph.text import fold_name


class User(NamedTuple):
    """The user, or a friend, as an owner: number, the record that stands for them, the name and the profile address in it."""

    owner: int
    record: int
    name: str
    slug: str


class Identity(NamedTuple):
    """A name, a profile slug and e-mail addresses, as a record or a person has them, and the address as it is written.

    `keys` are those of all e-mail addresses: of a friend only they are kept.
    """

    name: str
    slug: str
    emails: tuple[str, ...]
    address: str = ""
    keys: frozenset[int] = frozenset()


class Job(NamedTuple):
    """A position as an owner's own archive names it; `finished` is "" where it lasts."""

    company: str
    title: str
    finished: str


def user(db: Connection) -> User | None:
    """Return the user, or None while nothing was imported."""
    query = "SELECT o.id, o.record, r.name, r.slug FROM owner o JOIN record r ON r.id = o.record WHERE o.me"
    row = db.execute(query).fetchone()
    return User(*row) if row else None


def of_person(db: Connection, person: int) -> User | None:
    """Return whom of those who gave exports a person is, None where they gave none."""
    query = "SELECT o.id, o.record, r.name, r.slug FROM owner o JOIN record r ON r.id = o.record WHERE r.person = ?"
    row = db.execute(query, (person,)).fetchone()
    return User(*row) if row else None


def identity(db: Connection, record: int) -> Identity:
    """Return what a record says of whom it names."""
    row = db.execute("SELECT name, slug, emails, address FROM record WHERE id = ?", (record,)).fetchone()
    keys = db.execute("SELECT key FROM record_key WHERE record = ? AND key >> 60 = 3", (record,))
    return _identity(frozenset(key for (key,) in keys), *row)


def identities(db: Connection, record: int) -> list[Identity]:
    """Return what a record says of whom it names, and what the person it was resolved to is called by now."""
    person = db.execute(
        "SELECT p.name, p.slug, p.emails, p.address FROM person p JOIN record r ON r.person = p.id WHERE r.id = ?", (record,)
    ).fetchone()
    keys = db.execute(
        "SELECT k.key FROM record r JOIN record x ON x.person = r.person JOIN record_key k ON k.record = x.id"
        " WHERE r.id = ? AND k.key >> 60 = 3",
        (record,),
    )
    return [identity(db, record), *([_identity(frozenset(key for (key,) in keys), *person)] if person else [])]


def everybody(db: Connection) -> list[tuple[int, int, bool]]:
    """Return (number, record, whether it is the user) of every owner."""
    return [(number, record, bool(me)) for number, record, me in db.execute("SELECT id, record, me FROM owner ORDER BY id")]


def record_of(db: Connection, owner: int) -> int:
    """Return the record that stands for an owner."""
    return int(db.execute("SELECT record FROM owner WHERE id = ?", (owner,)).fetchone()[0])


def slug_of(db: Connection, record: int) -> str:
    """Return the profile address of a record, else of its person; "" where neither has one."""
    query = "SELECT coalesce(nullif(r.slug, ''), p.slug, '') FROM record r LEFT JOIN person p ON p.id = r.person WHERE r.id = ?"
    return str(db.execute(query, (record,)).fetchone()[0])


def positions(db: Connection, owner: int) -> list[Job]:
    """Return the positions that an owner's own archive names, the newest first."""
    rows = db.execute(
        "SELECT name, title, finished FROM fact WHERE owner = ? AND kind = 'position' ORDER BY started DESC, id", (owner,)
    )
    return [Job(*row) for row in rows]


def emails_told(db: Connection, owner: int) -> tuple[list[str], frozenset[int]]:
    """Return the e-mail addresses that an owner's own files give as theirs, and the keys of those that are not kept."""
    query = "SELECT name FROM fact WHERE owner = ? AND kind = 'email' ORDER BY id"
    lines = [row[0] for row in db.execute(query, (owner,))]
    return [line for line in lines if not signs.is_key(line)], signs.keys_in(lines)


def keep_identity(db: Connection, record: int, who: Identity, company: str, title: str) -> None:
    """Write who an owner is, and where they work, into the record that stands for them."""
    words.drop(db, [record])
    db.execute(
        "UPDATE record SET name = ?, fold = ?, slug = ?, emails = ?, company = ?, position = ?, address = ? WHERE id = ?",
        (who.name, fold_name(who.name), who.slug, "\n".join(who.emails), company, title, who.address, record),
    )


def lists_name(db: Connection, owner: int, fold: str, slug: str) -> bool:
    """Say whether somebody of a folded name, or with a profile slug, stands in a list of an owner's."""
    query = (
        "SELECT 1 FROM record r JOIN source s ON s.id = r.source WHERE s.owner = ? AND r.role IN ('contact', 'address')"
        " AND ((r.fold = ? AND r.fold <> '') OR (r.slug = ? AND r.slug <> '')) LIMIT 1"
    )
    return db.execute(query, (owner, fold, slug)).fetchone() is not None


def _identity(keys: frozenset[int], name: str, slug: str, emails: str, address: str) -> Identity:
    return Identity(name, slug, tuple(filter(None, emails.split("\n"))), address, keys)


def bearing(db: Connection, column: Literal["fold", "slug"], value: str, keys: Callable[[], Sequence[int]]) -> list[int]:
    """Return the people of a folded name or a slug, as `read.named` does; `keys` returns those that records of files with it
    have, one of them each. Whom nobody knows is looked up so: `read.named` looks through all records.
    """
    bearers = [row[0] for row in db.execute(f"SELECT id FROM person WHERE {column} = ? ORDER BY id", (value,))]
    if bearers or db.execute("SELECT 1 FROM person LIMIT 1").fetchone() is None:
        return bearers
    rows = db.execute(
        "SELECT r.person FROM json_each(:keys) k CROSS JOIN record_key h ON h.key = k.value"
        f" CROSS JOIN record r ON r.id = h.record WHERE r.{column} = :value AND r.person IS NOT NULL"
        f" UNION SELECT person FROM record WHERE source IS NULL AND {column} = :value AND person IS NOT NULL ORDER BY 1",
        {"keys": json.dumps(list(keys())), "value": value},
    )
    return [row[0] for row in rows]


def numbers(db: Connection) -> list[int]:
    """Return every owner's number."""
    return [row[0] for row in db.execute("SELECT id FROM owner ORDER BY id")]
