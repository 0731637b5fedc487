"""Narrow a question in SQL: the people asked for, and the ties that lead to them from ego.

Who is asked for is a value: people with the confidence 0..1 that they fit. A join that begins with them takes them as a list
in JSON, which costs half of a table; one that looks them up for each of some 10^5 ties holds them in a temporary table for as
long as the call lasts, a third of the cost of a look-up in Python, unless most people are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from infograph.store import read
from infograph.store.pages import Connection, while_it_stands

Fits = Mapping[int, float]
"""The people asked for, each with the confidence 0..1 that they fit."""

PathRow = tuple[int, int, int, int | None, int | None, int | None, int, int | None, float | None, int]
"""A tie connector - target with what a score needs: connector, target, messages both ways, day of the last, closeness, mutual
contacts, whether there is more evidence, day connected, how much both stood together, whether nothing else says that they know
each other. Plain tuples: there are tens of thousands."""
LARGE = 20_000
"""Ties of ego's contacts from which on what lies around ego is kept between questions."""
LOOKED_UP = 5
"""Contacts of a list read in its order in the time in which one is looked up."""
MANY = 4
"""How many times as many people as ties of ego's contacts there must be for these ties to be walked before a field is read."""
_NEAR = (
    "SELECT other AS id FROM tie WHERE person = :me"
    " UNION SELECT t.other FROM tie e CROSS JOIN tie t ON t.person = e.other WHERE e.person = :me"
)
SCORED = "t.sent + t.received, t.last, t.closeness, t.mutual, t.noted, t.since, t.together, t.seen_only"


def asked_again(db: Connection) -> bool:
    """Say whether an open store is asked once more as it stands and is large, so that it pays to keep what lies around ego."""
    return is_large(db) and len(while_it_stands(db, "asked", list)) > 1


def is_large(db: Connection) -> bool:
    """Say whether so much lies around ego that whoever asks for most people is answered sooner by arrays, at first too."""
    asked: list[int] = while_it_stands(db, "asked", list)
    return bool(asked) and asked[0] >= LARGE


def count_question(db: Connection) -> None:
    """Note that a question is asked."""
    row = db.execute("SELECT value FROM meta WHERE key = 'ego_volume'").fetchone()
    asked: list[int] = while_it_stands(db, "asked", list)
    asked.append(row[0] if row else 0)


def is_small_part(db: Connection) -> bool:
    """Say whether ego's contacts and theirs are so small a part of the store that a question is narrowed to them first.

    So a question costs what lies around ego, however large the store is: the others of a field are not looked at.
    """
    kept = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('ego_volume', 'people')"))
    return bool(MANY * kept.get("ego_volume", 0) < kept.get("people", 0))


def anybody(db: Connection) -> Fits:
    """Return everybody but who may be the user."""
    return dict(db.execute(f"SELECT id, 1.0 FROM person WHERE id NOT IN {read.MAYBE_ME}"))


def anybody_near(db: Connection) -> Fits:
    """Return ego's contacts and theirs without who may be the user."""
    return dict(db.execute(f"SELECT id, 1.0 FROM ({_NEAR}) WHERE id NOT IN {read.MAYBE_ME}", {"me": read.ego(db)}))


def in_industries(db: Connection, weights: Mapping[str, float]) -> Fits:
    """Return the people in these industries: the best of confidence x weight counts."""
    query = f"SELECT person, confidence * ? FROM label WHERE industry = ? AND person NOT IN {read.MAYBE_ME}"
    fits: dict[int, float] = {}
    for industry, weight in weights.items():
        rows = db.execute(query, (weight, industry))
        if not fits:
            fits = dict(rows)
        else:
            fits.update((person, fit) for person, fit in rows if fit > fits.get(person, 0.0))
    return fits


def in_industries_near(db: Connection, weights: Mapping[str, float]) -> Fits:
    """Return those of ego's contacts and theirs who are in these industries, as `in_industries` does."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS weight (industry TEXT PRIMARY KEY, weight REAL) WITHOUT ROWID")
    db.execute("DELETE FROM weight")
    db.executemany("INSERT INTO weight VALUES (?,?)", weights.items())
    query = (
        f"SELECT l.person, max(l.confidence * w.weight) FROM ({_NEAR}) n"
        " CROSS JOIN label l INDEXED BY label_person ON l.person = n.id"
        f" CROSS JOIN weight w ON w.industry = l.industry WHERE l.person NOT IN {read.MAYBE_ME} GROUP BY l.person"
    )
    return dict(db.execute(query, {"me": read.ego(db)}))


def among(db: Connection, people: Fits) -> Fits:
    """Return these people without who may be the user."""
    left_out = _maybe_me(db)
    return {person: fit for person, fit in people.items() if person not in left_out}


def only(fits: Fits, people: Fits) -> Fits:
    """Return those who stand in both, their confidences multiplied."""
    return {person: fit * people[person] for person, fit in fits.items() if person in people}


def among_contacts(db: Connection, fits: Fits) -> Fits:
    """Return those of ego's own contacts who are asked for."""
    return {person: fits[person] for person in fits.keys() & contacts_of_ego(db)}


def nearer(db: Connection, fits: Fits) -> Fits:
    """Return of those asked for ego's own contacts, or all where they are so few that looking each up costs less."""
    number = db.execute("SELECT contacts FROM person WHERE id = ?", (read.ego(db),)).fetchone()
    return fits if number and LOOKED_UP * len(fits) < number[0] else among_contacts(db, fits)


def contacts_of_ego(db: Connection) -> frozenset[int]:
    """Return everybody whom ego knows."""

    def read_all() -> frozenset[int]:
        return frozenset(person for (person,) in db.execute("SELECT other FROM tie WHERE person = ?", (read.ego(db),)))

    return while_it_stands(db, "contacts", read_all)


def own_ties(db: Connection, fits: Fits) -> Iterator[tuple[read.TieRow, float, str]]:
    """Yield ego's ties to those of their contacts who are asked for, each with the contact's confidence and key."""
    me = read.ego(db)
    for tie, key in _own_ties(db, me, nearer(db, fits)):
        yield tie, fits[tie.other], key


def _own_ties(db: Connection, me: int | None, people: Iterable[int]) -> Iterator[tuple[read.TieRow, str]]:
    columns = ", ".join(f"t.{column}" for column in read.TieRow._fields)
    query = (
        f"SELECT p.key, {columns} FROM json_each(?) w CROSS JOIN tie t ON t.person = ? AND t.other = w.value"
        " CROSS JOIN person p ON p.id = t.other"
    )
    for key, *row in db.execute(query, (_listed(person for person in people if person != me), me)):
        yield read.TieRow(*row), key


def ties_among_own(db: Connection) -> list[read.TieRow]:
    """Return the ties among ego's contacts, each once (person < other), in the order of both: of those who know others here."""
    columns = ", ".join(f"t.{column}" for column in read.TieRow._fields)
    query = (
        f"SELECT {columns} FROM tie e CROSS JOIN person p ON p.id = e.other AND p.contacts > 1"
        " CROSS JOIN tie t ON t.person = e.other AND t.other > t.person"
        " CROSS JOIN tie d ON d.person = :me AND d.other = t.other WHERE e.person = :me ORDER BY t.person, t.other"
    )
    return [read.TieRow(*row) for row in db.execute(query, {"me": read.ego(db)})]


def paths(db: Connection, fits: Fits) -> list[PathRow]:
    """Return the ties from ego's contacts to people asked for who are neither ego nor contacts themselves.

    The join begins at the side with fewer ties: all of ego's contacts, or the people asked for.
    """
    me = read.ego(db)
    kept = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('ego_volume', 'people', 'ties')"))
    if kept.get("ego_volume", 0) * kept.get("people", 0) < len(fits) * kept.get("ties", 0):
        most = 2 * len(fits) > kept["people"]
        if not most:
            hold(db, fits)
        query = (
            f"SELECT t.person, t.other, {SCORED} FROM tie e CROSS JOIN tie t ON t.person = e.other"
            f"{'' if most else ' CROSS JOIN wanted w ON w.id = t.other'}"
            " LEFT JOIN tie d ON d.person = :me AND d.other = t.other"
            " WHERE e.person = :me AND t.other <> :me AND d.person IS NULL"
        )
        rows = db.execute(query, {"me": me}).fetchall()
        return [row for row in rows if row[1] in fits] if most else rows
    contacts = contacts_of_ego(db)
    far = _listed(person for person in fits if person != me and person not in contacts)
    query = f"SELECT t.other, t.person, {SCORED} FROM json_each(?) w CROSS JOIN tie t ON t.person = w.value"
    return [row for row in db.execute(query, (far,)) if row[0] in contacts]


def far_ties(db: Connection, fits: Fits) -> tuple[list[PathRow], list[PathRow]]:
    """Return the ties by which people asked for at distance three are reached: (contact - next person, next person - target).

    The search begins at the people asked for, few of whom are
    so far: whoever stands in an export that is here is at distance one or two.
    """
    me = read.ego(db)
    hold(db, fits)
    db.execute("CREATE TEMP TABLE IF NOT EXISTS near (id INTEGER PRIMARY KEY)")
    db.execute("DELETE FROM near")
    db.execute("INSERT INTO near SELECT other FROM tie WHERE person = ?", (me,))
    beyond = db.execute(
        f"SELECT t.other, t.person, {SCORED} FROM wanted w CROSS JOIN tie t ON t.person = w.id"
        " WHERE w.id <> ? AND w.id NOT IN (SELECT id FROM near)"
        " AND NOT EXISTS (SELECT 1 FROM tie x CROSS JOIN near n ON n.id = x.other WHERE x.person = w.id)",
        (me,),
    ).fetchall()
    between = sorted({row[0] for row in beyond} - _maybe_me(db))
    first = [
        row
        for person in between
        for row in db.execute(
            f"SELECT n.id, t.person, {SCORED} FROM tie t CROSS JOIN near n ON n.id = t.other WHERE t.person = ?",
            (person,),
        )
    ]
    reached = {row[1] for row in first}
    return first, [row for row in beyond if row[0] in reached]


def _maybe_me(db: Connection) -> set[int]:
    return {row[0] for row in db.execute(f"SELECT id FROM person WHERE id IN {read.MAYBE_ME}")}


def _listed(people: Iterable[int]) -> str:
    """Return people as a JSON array in the order of their numbers."""
    return f"[{','.join(map(str, sorted(people)))}]"


def hold(db: Connection, fits: Fits) -> None:
    """Put people into the table `wanted`, for the one statement that follows."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (id INTEGER PRIMARY KEY, relevance REAL)")
    db.execute("DELETE FROM wanted")
    db.executemany("INSERT INTO wanted VALUES (?,?)", sorted(fits.items()))
