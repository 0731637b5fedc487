"""Keep what each file says of whose it is, so that an owner is known anew from the files that are left."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from infograph.store.pages import Connection

if TYPE_CHECKING:
    from infograph.sightings import HintKind


class Sign(NamedTuple):
    """What a file says of its owner; `bundle` is the first file that came with it.

    `emails` (addresses, or what `as_key` makes of their keys) and `also` are lines.
    """

    source: int
    bundle: int
    kind: HintKind
    name: str
    url: str
    emails: str
    also: str
    one_of: int


_KEY = "key:"


def as_key(key: int) -> str:
    """Return the key of an e-mail address as it stands in place of one that is not kept."""
    return f"{_KEY}{key}"


def keys_in(lines: Iterable[str]) -> frozenset[int]:
    """Return the keys that stand among these lines in place of e-mail addresses."""
    return frozenset(int(line.removeprefix(_KEY)) for line in lines if is_key(line))


def is_key(line: str) -> bool:
    """Say whether a line is no e-mail address but the key of one."""
    return line.startswith(_KEY)


def keep(db: Connection, signs: Iterable[Sign]) -> None:
    """Keep signs in their order."""
    db.executemany(
        "INSERT INTO sign (source, bundle, kind, name, url, emails, also, one_of) VALUES (?,?,?,?,?,?,?,?)", map(tuple, signs)
    )


def of_owner(db: Connection, owner: int) -> list[Sign]:
    """Return the signs of an owner's files, in the order in which these came."""
    query = (
        "SELECT g.source, g.bundle, g.kind, g.name, g.url, g.emails, g.also, g.one_of FROM source s"
        " JOIN sign g ON g.source = s.id WHERE s.owner = ? ORDER BY g.bundle, g.id"
    )
    return [Sign(*row) for row in db.execute(query, (owner,))]


def are_kept(db: Connection, owner: int) -> bool:
    """Say whether the signs of all of an owner's files are kept; those of an older infograph were only learned from."""
    return db.execute("SELECT 1 FROM source WHERE owner = ? AND NOT signed LIMIT 1", (owner,)).fetchone() is None


def resting_on(db: Connection, numbers: Sequence[int]) -> set[int]:
    """Return the owners whose files these sources are, and those who were found by name in them."""
    owners: set[int] = set()
    found_by_name = (
        "SELECT o.id FROM record r JOIN link l ON r.id IN (l.a, l.b) AND l.same JOIN owner o ON o.record IN (l.a, l.b)"
        " WHERE r.source = ?"
    )
    for number in numbers:
        for query in ("SELECT owner FROM source WHERE id = ?", found_by_name):
            owners.update(row[0] for row in db.execute(query, (number,)))
    return owners


def first_word(db: Connection, owner: int) -> str:
    """Return the name or the profile address by which an owner was first named; "" where that is not kept."""
    return str(db.execute("SELECT told FROM owner WHERE id = ?", (owner,)).fetchone()[0])


def first_source(db: Connection, owner: int) -> int:
    """Return the first of an owner's files that are here, 0 for none."""
    return int(db.execute("SELECT coalesce(min(id), 0) FROM source WHERE owner = ?", (owner,)).fetchone()[0])


def named_before(
    db: Connection, persons: Iterable[int], fold: str, slug: str, before: int
) -> dict[int, list[tuple[int, str, str, str]]]:
    """Return these people's rows (record, name, slug, address) of files before one, of those of whom one has the name."""
    query = "SELECT id, name, slug, address, fold FROM record WHERE person = ? AND source < ? ORDER BY id"
    rows_of: dict[int, list[tuple[int, str, str, str]]] = {}
    for person in persons:
        rows = db.execute(query, (person, before)).fetchall()
        if any((slug and row[2] == slug) or (not slug and row[4] == fold) for row in rows):
            rows_of[person] = [row[:4] for row in rows]
    return rows_of


def unlink(db: Connection, record: int, why: str) -> list[int]:
    """Take back for what reason a record was joined with others; return those others."""
    rows = db.execute("SELECT a, b FROM link WHERE ? IN (a, b) AND same AND why = ?", (record, why)).fetchall()
    db.executemany("DELETE FROM link WHERE a = ? AND b = ?", rows)
    return [a if b == record else b for a, b in rows]


def rows_of(db: Connection, source: int) -> list[int]:
    """Return the records that a source brought."""
    return [row[0] for row in db.execute("SELECT id FROM record WHERE source = ? ORDER BY id", (source,))]
