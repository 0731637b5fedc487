"""Copy a store into memory with invented people in it: what is shown of the copy can name nobody, whichever command shows it.

Every column of text is either of a fixed vocabulary, or invented anew, or empty: a new column is empty until it is named here.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from infograph.anonymous import Anonymous, invented_name
from infograph.store.db import Connection, Store, memory_store
from infograph.store.events import CLOSED
from infograph.store.meta import get_meta, put_meta
from infograph.text import fold

_Row = dict[str, Any]

WORDS_OF_LISTS = {
    "source": ("kind", "imported_on"),
    "record": ("role", "joined"),
    "evidence": ("kind", "direction", "said"),
    "link": ("why",),
    "event": ("stage",),
    "label": ("industry", "source"),
    "doing": ("function", "source"),
    "standing": ("level",),
    "deed": ("day", "what"),
}
"""Columns of text that hold words of our own lists and days, by their tables, in the order in which tables are copied."""

NUMBERS_ALONE = ("owner", "person", "tie", "former")
"""Tables that are copied too, of which no text is kept."""

SETTINGS = "people ties ego_volume ego_counted median_last rules trial trial_sources ranking".split()
"""Settings that name nobody."""

_OF_GOAL = ("industries", "functions", "level", "near")
"""What a goal says in words of our own lists; an employer and a title in it are not shown."""


def hidden_copy(store: Store) -> Store:
    """Return a store in memory of the same people, ties, fields and log, with invented names and numbered companies.

    Addresses, titles, places, notes, files' names and the user's words are left out; nothing can be changed in it.
    """
    copy = memory_store()
    with store.reading() as db, copy.writing("repair") as new:
        names = _Names(db)
        for table in (*WORDS_OF_LISTS, *NUMBERS_ALONE):
            _copy(db, new, table, names)
        marks = ",".join("?" * len(SETTINGS))
        new.executemany(
            "INSERT OR REPLACE INTO meta VALUES (?,?)",
            db.execute(f"SELECT key, value FROM meta WHERE key IN ({marks})", SETTINGS).fetchall(),
        )
        put_meta(new, "hidden", 1)
        put_meta(new, "goal", _hidden_goal(get_meta(db, "goal")))
    copy.day, copy.hidden = store.day, True
    return copy


class _Names:
    """Invented names of people, by their numbers, and of companies, as they come."""

    def __init__(self, db: Connection) -> None:
        self.person_of = dict(db.execute("SELECT id, person FROM record WHERE person IS NOT NULL").fetchall())
        self.company = Anonymous().company

    def of_record(self, row: _Row) -> _Row:
        """Return who a row of a file names now."""
        person = row["person"]
        name = invented_name(person) if person and row["name"] else ""
        return {"name": name, "fold": fold(name), "company": self.company(row["company"])}

    def of_person(self, row: _Row) -> _Row:
        """Return who somebody is now."""
        name, company = invented_name(row["id"]) if row["name"] else "", self.company(row["company"])
        return {"key": f"#{row['id']}", "name": name, "fold": fold(name), "company": company, "company_key": fold(company)}

    def of_former(self, row: _Row) -> _Row:
        """Return where somebody was before."""
        company = self.company(row["company"])
        return {"company": company, "company_key": fold(company)}


def _copy(db: Connection, new: Connection, table: str, names: _Names) -> None:
    columns = [(str(name), kind == "TEXT") for name, kind in db.execute(f"SELECT name, type FROM pragma_table_info('{table}')")]
    kept = WORDS_OF_LISTS.get(table, ())
    invent = _INVENTED.get(table, _nothing)

    def hidden(values: tuple[Any, ...]) -> tuple[Any, ...]:
        row = dict(zip((name for name, _ in columns), values, strict=True))
        kept_cells = {name: "" if text and name not in kept else row[name] for name, text in columns}
        return tuple((kept_cells | invent(names, row)).values())

    marks = ",".join("?" * len(columns))
    rows = db.execute(f"SELECT {', '.join(name for name, _ in columns)} FROM {table}").fetchall()
    new.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", map(hidden, rows))


def _hidden_goal(goal_text: object) -> str:
    """Return a goal as it is kept, an employer and a title in it as what stands for any."""
    goal = json.loads(str(goal_text)) if goal_text else {}
    return json.dumps({part: said if part in _OF_GOAL else "…" for part, said in goal.items()}) if goal else ""


def _nothing(names: _Names, row: _Row) -> _Row:
    return {}


def _of_word(names: _Names, row: _Row) -> _Row:
    """Return in place of the word by which a field was found what stands for any."""
    return {"what": "…"}


def _of_source(names: _Names, row: _Row) -> _Row:
    return {"digest": f"file {row['id']}", "file": f"file {row['id']}"}


def _of_event(names: _Names, row: _Row) -> _Row:
    """Return what a step says that is no free text: numbers of records, the day of a meeting, and words of the log's own."""
    words = str(row["detail"]).split()
    return {"detail": " ".join(word for word in words if word.replace("-", "").isdecimal() or word == CLOSED)}


_INVENTED: Mapping[str, Callable[[_Names, _Row], _Row]] = {
    "source": _of_source,
    "record": _Names.of_record,
    "event": _of_event,
    "person": _Names.of_person,
    "former": _Names.of_former,
    "label": _of_word,
    "doing": _of_word,
}
