"""Read what is kept of imported files themselves: which are here, of which day, what each brought and what it no longer has."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from infograph.store.pages import Connection


class Listing(NamedTuple):
    """A row of a source that names somebody: the person it was resolved to, its role, the folded name, why it was joined."""

    person: int
    role: str
    fold: str
    joined: str


class Before(NamedTuple):
    """A file that was imported before: its source, its owner, and how the user said to read it."""

    source: int
    owner: int
    read_as: str


def with_digest(db: Connection, digest: str) -> Before | None:
    """Return how a file was imported before, or None: behind the digest of its bytes stands how it was to be read."""
    query = "SELECT id, owner, substr(digest, ?) FROM source WHERE digest >= ? AND digest < ? LIMIT 1"
    row = db.execute(query, (len(digest) + 2, digest, f"{digest};")).fetchone()  # ";" comes after ":"
    return Before(*row) if row else None


def newest_day(db: Connection) -> int:
    """Return the newest day that any file names, 0 where none does."""
    return int(db.execute("SELECT coalesce(max(as_of), 0) FROM source").fetchone()[0])


def last_number(db: Connection) -> int:
    """Return the number of the source imported last, 0 where there is none."""
    return int(db.execute("SELECT coalesce(max(id), 0) FROM source").fetchone()[0])


def files_after(db: Connection, number: int) -> list[str]:
    """Return the files of the sources imported after one."""
    return [row[0] for row in db.execute("SELECT file FROM source WHERE id > ? ORDER BY id", (number,))]


def import_days(db: Connection) -> list[tuple[str, str]]:
    """Return (file, ISO day on which it was imported) of every source."""
    return db.execute("SELECT file, imported_on FROM source ORDER BY id").fetchall()


def of_owner(db: Connection, owner: int) -> list[int]:
    """Return the sources of an owner, in the order in which they came."""
    return [row[0] for row in db.execute("SELECT id FROM source WHERE owner = ? ORDER BY id", (owner,))]


def owner_has_any(db: Connection, owner: int) -> bool:
    """Say whether any source of an owner is here."""
    return db.execute("SELECT 1 FROM source WHERE owner = ? LIMIT 1", (owner,)).fetchone() is not None


def say_who(db: Connection, owner: int) -> bool:
    """Say whether a file of an owner's is left that says who they are; one that an older infograph read is taken to."""
    query = "SELECT 1 FROM source WHERE owner = ? AND (NOT signed OR id IN (SELECT source FROM sign)) LIMIT 1"
    return db.execute(query, (owner,)).fetchone() is not None


def list_before(db: Connection, owner: int, number: int) -> tuple[int, str]:
    """Return (source, file) of the owner's whole list that was imported last before a source; 0 where none was."""
    query = "SELECT id, file FROM source WHERE owner = ? AND id < ? AND whole_list ORDER BY id DESC LIMIT 1"
    return db.execute(query, (owner, number)).fetchone() or (0, "")


def saying_who(db: Connection, owner: int) -> list[int]:
    """Return the files of an owner's that say who they are, each with those of its archive; all where none is known to."""
    query = "SELECT DISTINCT s.id FROM source s JOIN sign g ON g.source = s.id WHERE s.owner = ?"
    saying = [row[0] for row in db.execute(query, (owner,))]
    if not saying:
        return of_owner(db, owner)
    return sorted({number for source in saying for number in of_archive(db, source)})


def of_archive(db: Connection, number: int) -> list[int]:
    """Return a source with those that came in the same archive: out of one file or folder, on one day, of one owner."""
    owner, day, file = db.execute("SELECT owner, imported_on, file FROM source WHERE id = ?", (number,)).fetchone()
    archive, inside, _ = file.partition("/")
    if not inside:
        return [number]
    query = "SELECT id FROM source WHERE owner = ? AND imported_on = ? AND substr(file, 1, ?) = ? ORDER BY id"
    return [row[0] for row in db.execute(query, (owner, day, len(archive) + 1, f"{archive}/"))]


def owners_with_messages(db: Connection, numbers: Sequence[int]) -> set[int]:
    """Return those of these sources of whose owner messages were ever imported."""
    owners: dict[int, list[int]] = {}
    for number, owner in db.execute(f"SELECT id, owner FROM source WHERE id IN {_THESE}", (json.dumps(numbers),)):
        owners.setdefault(owner, []).append(number)
    writing = db.execute(
        f"SELECT DISTINCT s.owner FROM source s WHERE s.owner IN {_THESE}"
        " AND EXISTS (SELECT 1 FROM evidence e WHERE e.source = s.id AND e.kind = 'messages')",
        (json.dumps(list(owners)),),
    )
    return {number for (owner,) in writing for number in owners[owner]}


_THESE = "(SELECT value FROM json_each(?))"


def listings(db: Connection, number: int) -> list[Listing]:
    """Return the rows of a source that name people, in the order of their lines."""
    rows = db.execute(
        "SELECT person, role, fold, joined FROM record WHERE source = ?"
        " AND role IN ('contact', 'address', 'lead', 'end', 'correspondent') AND person IS NOT NULL",
        (number,),
    )
    return [Listing(*row) for row in rows]


def stated_ties(db: Connection, number: int) -> int:
    """Return how many pairs of people a source says to know each other, in so many words."""
    query = (
        "SELECT count(*) FROM (SELECT DISTINCT min(x.person, y.person), max(x.person, y.person) FROM evidence e"
        " JOIN record x ON x.id = e.a JOIN record y ON y.id = e.b WHERE e.source = ? AND e.kind = 'tie'"
        " AND x.person IS NOT NULL AND y.person IS NOT NULL)"
    )
    return int(db.execute(query, (number,)).fetchone()[0])


def namesakes(db: Connection, number: int) -> list[int]:
    """Return whom a list of ties, or mail, names without a profile address while another of that name is in the store."""
    rows = db.execute(
        "SELECT DISTINCT a.id FROM record r JOIN person a ON a.id = r.person JOIN person b ON b.fold = a.fold AND b.id <> a.id"
        " WHERE r.source = ? AND r.role IN ('end', 'correspondent') AND a.slug = '' AND a.fold <> '' AND NOT EXISTS"
        " (SELECT 1 FROM link l JOIN record x ON x.id = l.a JOIN record y ON y.id = l.b WHERE NOT l.same"
        " AND a.id IN (x.person, y.person) AND b.id IN (x.person, y.person)) ORDER BY a.id",
        (number,),
    )
    return [row[0] for row in rows]


def older_lists(db: Connection, numbers: Sequence[int]) -> dict[int, int]:
    """Return for each of these whole lists the owner's next older one; of lists of one day, the one that came last."""
    lists: dict[int, list[tuple[int, int]]] = {}
    for owner, day, number in db.execute("SELECT owner, as_of, id FROM source WHERE whole_list ORDER BY as_of, id"):
        lists.setdefault(owner, []).append((day, number))
    these, older = set(numbers), dict[int, int]()
    for of_owner in lists.values():
        for day, number in of_owner if len(of_owner) > 1 else ():
            before = [other for on, other in of_owner if on <= day and other != number]
            if number in these and before:
                older[number] = before[-1]
    return older


def gone_since(db: Connection, older: int, number: int) -> list[int]:
    """Return who stands in an older list but not in this one."""
    rows = db.execute(
        "SELECT DISTINCT r.person FROM record r WHERE r.source = ? AND r.role = 'contact' AND r.person NOT IN"
        " (SELECT person FROM record WHERE source = ? AND person IS NOT NULL)",
        (older, number),
    )
    return [row[0] for row in rows if row[0]]


def names_listed(db: Connection, owner: int, *, but: int = 0) -> set[str]:
    """Return the folded names that the whole lists of an owner hold, without those of one source."""
    rows = db.execute(
        "SELECT r.fold FROM record r JOIN source s ON s.id = r.source WHERE s.owner = ? AND s.whole_list AND s.id <> ?",
        (owner, but),
    )
    return {row[0] for row in rows}


def names_shared_with_older(db: Connection, owner: int, number: int) -> tuple[int, int]:
    """Return how many names of a new list the owner's older lists hold, and the size of the smaller side (0: none older)."""
    older = names_listed(db, owner, but=number)
    new = {row[0] for row in db.execute("SELECT fold FROM record WHERE source = ?", (number,))}
    return len(older & new), min(len(older), len(new)) if older else 0


def evidence_brought(db: Connection, numbers: Sequence[int]) -> tuple[dict[str, int], int]:
    """Return on how many people these sources have evidence, by kind, and of how many no list holds yet."""
    marks = ",".join("?" * len(numbers))
    these = f"FROM evidence e JOIN record y ON y.id = e.b WHERE e.source IN ({marks}) AND e.kind <> 'tie'"
    kinds = db.execute(
        f"SELECT e.kind, count(DISTINCT y.person) {these} AND y.person IS NOT NULL GROUP BY e.kind ORDER BY e.kind", numbers
    ).fetchall()
    waiting = db.execute(
        f"SELECT count(DISTINCT coalesce(nullif(y.slug, ''), y.fold)) {these} AND y.person IS NULL", numbers
    ).fetchone()
    return dict(kinds), int(waiting[0])


def people_of_none_but(db: Connection, numbers: Sequence[int]) -> int:
    """Return how many people no other file names, nor the user's own word, than these sources: who goes with them."""
    marks = ",".join("?" * len(numbers))
    query = (
        f"SELECT count(*) FROM (SELECT person FROM record WHERE person IN (SELECT person FROM record WHERE source IN ({marks}))"
        f" GROUP BY person HAVING min(coalesce(source IN ({marks}), 0)))"
    )
    return int(db.execute(query, (*numbers, *numbers)).fetchone()[0])
