"""Answer questions from the store: each touches only the rows it needs."""

from __future__ import annotations

# Loaded when used: difflib takes 1.1 ms, and serves slips alone.
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from infograph import model
from infograph.model import Doing, Label, Person
from infograph.store import doings
from infograph.store.pages import Connection
from infograph.text import clean, clean_name

_NO_WORK: tuple[tuple[Doing, ...], str] = ((), "")
_PERSON = "p.id, p.name, p.key, p.slug, p.company, p.position, p.contacts, p.complete, p.address"

MAYBE_ME = (
    "(SELECT json_extract(one.value, '$[0]')"
    " FROM json_each((SELECT value FROM meta WHERE key = 'maybe_me' AND value <> '')) one)"
)
"""People who may be the user (see `store.myself`), to be left out of an answer."""


class TieRow(NamedTuple):
    """One tie as it is stored; sent and received are seen from `person`."""

    person: int
    other: int
    since: int | None
    connected: int
    sent: int
    received: int
    last: int | None
    closeness: int | None
    mutual: int | None
    noted: int
    together: float | None = None
    seen_only: int = 0

    @property
    def n(self) -> int:
        """Return the messages both ways."""
        return self.sent + self.received


_TIE = ", ".join(TieRow._fields)


def ego(db: Connection) -> int | None:
    """Return the user's own person, or None while nothing was imported."""
    row = db.execute("SELECT r.person FROM owner o JOIN record r ON r.id = o.record WHERE o.me = 1").fetchone()
    return row[0] if row else None


def display_name(name: str) -> str:
    """Return a name as everybody is shown by: cleaned, or as it was read where cleaning leaves nothing.

    What records hold stays raw; whoever reads a person's name from the store gets it in this form, so that no output
    has to.

    >>> display_name("🚀 ADA OKAFOR, MBA"), display_name("🚀")
    ('Ada Okafor', '🚀')
    """
    return clean_name(name) or clean(name)


def owners(db: Connection) -> list[tuple[int, int, int, str]]:
    """Return (owner, me, person, name) of everybody whose export was imported."""
    rows = db.execute(
        "SELECT o.id, o.me, coalesce(r.person, 0), coalesce(p.name, r.name) FROM owner o"
        " JOIN record r ON r.id = o.record LEFT JOIN person p ON p.id = r.person ORDER BY o.me DESC, o.id"
    )
    return [(owner, me, person, display_name(name)) for owner, me, person, name in rows]


def has_log(db: Connection) -> bool:
    """Say whether anything was logged; before the first request most of what deals with it need not be loaded."""
    return db.execute("SELECT 1 FROM event LIMIT 1").fetchone() is not None


def owner_called(db: Connection, slug: str, fold: str, keys: Sequence[int]) -> tuple[int, int, int, str] | None:
    """Return (owner, me, record, name) of the owner with a profile address, or without one of a folded name; or None.

    `keys` are those that the record of such an owner has, by which one made since people were worked out last is found.
    """
    column, value = ("slug", slug) if slug else ("fold", fold)
    bearing = "coalesce(nullif(p.slug, ''), r.slug)" if slug else "coalesce(p.fold, r.fold)"
    # Owners are compared only where a record that may stand for one bears it: each of a thousand lists asks of a new one.
    candidates = (
        "(SELECT h.record AS id FROM json_each(:keys) k CROSS JOIN record_key h ON h.key = k.value"
        f" UNION SELECT x.id FROM person q CROSS JOIN record x ON x.person = q.id WHERE q.{column} = :value) c"
        " CROSS JOIN record r ON r.id = c.id AND r.role IN ('owner', 'me') CROSS JOIN owner o ON o.record = r.id"
    )
    owner = db.execute(
        "SELECT o.id, o.me, o.record, coalesce(p.name, r.name) FROM"
        f" {candidates if keys else 'owner o JOIN record r ON r.id = o.record'}"
        f" LEFT JOIN person p ON p.id = r.person WHERE {bearing} = :value AND :value <> '' ORDER BY o.me DESC, o.id LIMIT 1",
        {"keys": json.dumps(list(keys)), "value": value},
    ).fetchone()
    return (owner[0], owner[1], owner[2], display_name(owner[3])) if owner else None


def sources(db: Connection) -> list[model.SourceRow]:
    """Return the imported files in the order they came."""
    rows = db.execute(
        "SELECT s.id, s.file, s.kind, CASE WHEN o.me THEN 'me' ELSE coalesce(p.name, r.name, '') END,"
        " coalesce(r.person, 0), s.imported_on, s.records, s.digest, s.consent FROM source s"
        " LEFT JOIN owner o ON o.id = s.owner LEFT JOIN record r ON r.id = o.record"
        " LEFT JOIN person p ON p.id = r.person ORDER BY s.id"
    )
    return [model.SourceRow(number, file, kind, display_name(owner), *rest) for number, file, kind, owner, *rest in rows]


def counts(db: Connection) -> dict[str, int]:
    """Return how many people, ties, contacts of mine, second-degree people and labelled people there are."""
    me, execute = ego(db), db.execute
    kept = dict(
        execute("SELECT key, value FROM meta WHERE key IN ('people', 'ties')")
    )  # with each change, so that none is counted
    numbers = {
        "people": int(kept.get("people", 0)),
        "ties": int(kept.get("ties", 0)) // 2,
        "labelled": execute("SELECT count(DISTINCT person) FROM label").fetchone()[0],
        "contacts": execute("SELECT count(*) FROM tie WHERE person = ?", (me,)).fetchone()[0],
        "messaged": execute("SELECT count(*) FROM tie WHERE person = ? AND sent + received > 0", (me,)).fetchone()[0],
        "exports": execute("SELECT count(DISTINCT owner) FROM source WHERE whole_list = 1").fetchone()[0],
    }
    numbers["second_degree"] = execute(
        "SELECT count(DISTINCT f.other) FROM tie e JOIN tie f ON f.person = e.other WHERE e.person = :me"
        " AND f.other <> :me AND NOT EXISTS (SELECT 1 FROM tie d WHERE d.person = :me AND d.other = f.other)"
        f" AND f.other NOT IN {MAYBE_ME}",
        {"me": me},
    ).fetchone()[0]
    return numbers


def number_of_people(db: Connection) -> int:
    """Return how many people the store knows of."""
    return int(db.execute("SELECT count(*) FROM person").fetchone()[0])


def people(db: Connection, ids: Iterable[int]) -> dict[int, Person]:
    """Return people by id, with their labels (best first) and former companies."""
    by_number: dict[int, Person] = {}
    for some in slices(sorted(set(ids))):
        marks = ",".join("?" * len(some))
        labels = _grouped(
            db.execute(
                "SELECT person, industry, confidence, what, source FROM label WHERE person IN"
                f" ({marks}) ORDER BY person, confidence DESC, industry",
                some,
            )
        )
        query = f"SELECT person, company FROM former WHERE person IN ({marks}) ORDER BY seen DESC, company_key"
        was, work = _grouped(db.execute(query, some)), doings.of(db, list(some))
        for row in db.execute(f"SELECT {_PERSON} FROM person p WHERE p.id IN ({marks})", some):
            by_number[row[0]] = Person(
                id=row[0],
                name=display_name(row[1]),
                key=row[2],
                slug=row[3],
                company=row[4],
                position=row[5],
                labels=tuple(Label(*label) for label in labels.get(row[0], ())),
                contacts=row[6],
                complete=bool(row[7]),
                was=tuple(job[0] for job in was.get(row[0], ())),
                address=row[8],
                functions=work.get(row[0], _NO_WORK)[0],
                level=work.get(row[0], _NO_WORK)[1],
            )
    return by_number


def named(db: Connection, fold: str, slug: str = "") -> list[int]:
    """Return the people of a folded name or of a slug.

    A person who was merged of two has the names and addresses of both, and shows one.
    """
    column, value = ("slug", slug) if slug else ("fold", fold)
    if not value:
        return []
    bearers = [
        row[0] for row in db.execute(f"SELECT id FROM person WHERE {column} = ? AND {column} <> '' ORDER BY id", (value,))
    ]
    query = f"SELECT DISTINCT person FROM record WHERE {column} = ? AND person IS NOT NULL ORDER BY person"
    return bearers or [row[0] for row in db.execute(query, (value,))]


def with_email(db: Connection, email: str) -> list[int]:
    """Return the people who have an e-mail address (folded)."""
    query = "SELECT id FROM person WHERE instr(char(10) || emails || char(10), char(10) || ? || char(10))"
    return [row[0] for row in db.execute(query, (email,))]


def own_names(db: Connection) -> dict[int, str]:
    """Return the folded names of ego's own contacts by their ids, in the order of names."""
    query = "SELECT p.id, p.fold FROM tie t CROSS JOIN person p ON p.id = t.other WHERE t.person = ? ORDER BY p.fold, p.id"
    return dict(db.execute(query, (ego(db),)))


def similar(db: Connection, fold: str, limit: int = 3) -> list[int]:
    """Return people whose names look like this one (shared words, else words or all spelled nearly so), own contacts first."""
    rows = db.execute(
        "SELECT p.fold, p.id, EXISTS (SELECT 1 FROM tie t WHERE t.person = ? AND t.other = p.id) AS mine"
        " FROM person p ORDER BY mine DESC, p.fold, p.id LIMIT 200000",
        (ego(db),),
    ).fetchall()
    words = set(fold.split())
    shared = [person for other, person, _ in rows if words and words <= set(other.split())]
    shared = shared or _of_words_like(words, [(other, person) for other, person, _ in rows])
    if not shared:
        called: dict[str, list[int]] = {}
        for other, person, _ in rows:
            called.setdefault(other, []).append(person)
        shared = [person for match in _alike(fold, called, limit, 0.75) for person in called[match]]
    return shared[:limit]


def _of_words_like(words: Iterable[str], named: Sequence[tuple[str, int]]) -> list[int]:
    """Return whose names have, for each word, one that is nearly spelled so."""
    called = {word for name, _ in named for word in name.split()}
    near = [set(_alike(word, called, 5, 0.8)) for word in words]
    return [person for name, person in named if near and all(likely & set(name.split()) for likely in near)]


def own_called_nearly(db: Connection, fold: str, alike: float) -> list[int]:
    """Return the one of my own contacts whose folded name is most alike, at least so much (0 to 1); none where one bears it."""
    mine = {name: person for person, name in own_names(db).items()}
    return [] if fold in mine else [mine[name] for name in _alike(fold, mine, 1, alike)]


def _alike(fold: str, names: Iterable[str], most: int, least: float) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(fold, list(names), most, least)


def ties(db: Connection, person: int) -> list[TieRow]:
    """Return all ties of a person, in the order of the other's id."""
    return [TieRow(*row) for row in db.execute(f"SELECT {_TIE} FROM tie WHERE person = ? ORDER BY other", (person,))]


def tied_to(db: Connection, person: int) -> frozenset[int]:
    """Return whom a person has a tie to."""
    return frozenset(row[0] for row in db.execute("SELECT other FROM tie WHERE person = ?", (person,)))


def all_ties(db: Connection) -> Iterator[TieRow]:
    """Yield every tie once (person < other)."""
    return (TieRow(*row) for row in db.execute(f"SELECT {_TIE} FROM tie WHERE person < other ORDER BY person, other"))


def ties_with(db: Connection, person: int, others: Iterable[int]) -> list[TieRow]:
    """Return the ties of a person with these others."""
    query = f"SELECT {_TIE} FROM tie WHERE person = ? AND other = ?"
    rows = (db.execute(query, (person, other)).fetchone() for other in sorted(others))
    return [TieRow(*row) for row in rows if row is not None]


def faces(db: Connection, ids: Sequence[int]) -> Iterator[tuple[int, str, int, int, str]]:
    """Yield (id, name, contacts, complete, key) of these people."""
    for some in slices(ids):
        marks = ",".join("?" * len(some))
        yield from db.execute(f"SELECT id, name, contacts, complete, key FROM person WHERE id IN ({marks})", some).fetchall()


def at_companies(db: Connection, keys: Sequence[str], *, former: bool) -> set[int]:
    """Return who works at companies of these keys, and who did when `former`."""
    workers: set[int] = set()
    for key in keys:
        workers.update(row[0] for row in db.execute("SELECT id FROM person WHERE company_key = ?", (key,)))
        if former:
            workers.update(row[0] for row in db.execute("SELECT person FROM former WHERE company_key = ?", (key,)))
    return workers


def company_keys(db: Connection, words: str) -> list[tuple[str, str]]:
    """Return (key, name) of every company whose key holds one of the words."""
    names: dict[str, str] = {}
    for word in words.split():
        for table in ("person", "former"):
            query = f"SELECT company_key, min(company) FROM {table} WHERE instr(company_key, ?) GROUP BY company_key"
            names.update((key, name) for key, name in db.execute(query, (word,)) if key not in names)
    return sorted(names.items())


def company_names(db: Connection) -> Iterator[tuple[str, str]]:
    """Yield key and name of every company at which anybody is or was known to be."""
    query = (
        "SELECT company_key, min(company) FROM (SELECT company_key, company FROM person"
        " UNION ALL SELECT company_key, company FROM former)"
        " WHERE company_key <> '' GROUP BY company_key ORDER BY company_key"
    )
    yield from db.execute(query).fetchall()


def positions(db: Connection, ids: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield (person, position) of these people."""
    for some in slices(sorted(ids)):
        marks = ",".join("?" * len(some))
        yield from db.execute(f"SELECT id, position FROM person WHERE id IN ({marks})", some).fetchall()


def labels(db: Connection, ids: Iterable[int]) -> Iterator[tuple[int, str]]:
    """Yield (person, industry) for every label of these people."""
    for some in slices(sorted(ids)):
        marks = ",".join("?" * len(some))
        yield from db.execute(f"SELECT person, industry FROM label WHERE person IN ({marks})", some).fetchall()


def employments(db: Connection, ids: Iterable[int] | None) -> Iterator[tuple[int, str, str, str]]:
    """Yield (person, company, position, industry as a source gave it) of these people (None: of everybody)."""
    query = "SELECT id, company, position, given FROM person"
    if ids is None:
        yield from (row for row in db.execute(query))  # flat in memory; and no cursor to close with the store gone
        return
    for some in slices(sorted(ids)):
        yield from db.execute(f"{query} WHERE id IN ({','.join('?' * len(some))})", some).fetchall()


def industry_counts(db: Connection) -> dict[str, tuple[int, int]]:
    """Return for each industry how many people have it as their best label: (all, my contacts)."""
    rows = db.execute(
        "SELECT l.industry, count(*), sum(EXISTS (SELECT 1 FROM tie t WHERE t.person = ? AND t.other = l.person))"
        " FROM (SELECT person, industry, max(confidence) FROM label GROUP BY person) l GROUP BY l.industry",
        (ego(db),),
    )
    return {industry: (everyone, mine) for industry, everyone, mine in rows}


def _grouped(rows: Iterable[tuple[Any, ...]]) -> dict[int, list[tuple[Any, ...]]]:
    groups: dict[int, list[tuple[Any, ...]]] = {}
    for row in rows:
        groups.setdefault(row[0], []).append(row[1:])
    return groups


def slices(ids: Sequence[int], size: int = 500) -> Iterator[Sequence[int]]:
    """Yield numbers in parts that one statement takes."""
    return (ids[start : start + size] for start in range(0, len(ids), size))
