"""Find where a person is named beside their own records, in notes, positions, file names and the like, and write over it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from infograph.store import words
from infograph.store.pages import Connection
from infograph.text import fold

GONE = "[forgotten]"
"""What stands in place of a name that was taken out."""

PLACES = {
    "record": ("id", words.TEXTS),
    "evidence": ("id", ("label",)),
    "event": ("id", ("note", "detail")),
    "fact": ("id", ("name", "title")),
    "sign": ("id", ("name", "url", "emails", "also")),
    "owner": ("id", ("told",)),
    "source": ("id", ("file", "consent")),
    "override": ("company", ("company", "shown")),
    "said_title": ("title", ("title", "shown")),
    "meta": ("key", ("value",)),
}
"""Every text of the truth that is no name or address of its own: table, key, columns."""

_GIVEN = {"evidence": "label <> '' AND "}
"""What leaves out, by an index, the rows of a table that have no text."""

_WORD = re.compile(r"[^\W_]+")


class Mention(NamedTuple):
    """A text that names somebody: where it stands, by the key of its row, and what it says."""

    table: str
    column: str
    key: int | str
    text: str


class Marks(NamedTuple):
    """What somebody is named by: folded names of two words or more, addresses, and the names as files write them."""

    names: tuple[str, ...]
    addresses: tuple[str, ...]
    spellings: tuple[str, ...] = ()


def find(db: Connection, marks: Marks, gone: Sequence[int], *, by_words: bool = True) -> list[Mention]:
    """Return every text that names somebody, but for those of their own records.

    Rows of files are found by their words; without `by_words`, and where somebody's name has none, all of them are read.
    """
    own, of_owners = set(gone), _of_owners(db, gone)
    patterns = _patterns(marks)
    tables = [table for table in PLACES if table != "record"] if patterns else []
    mentions = [mention for table in tables for mention in _in_table(db, marks, table, patterns)]
    mentions = [mention for mention in mentions if mention.key not in of_owners.get(mention.table, ())]
    return [*_in_records(db, marks, own, by_words=by_words), *mentions]


def write_over(db: Connection, marks: Marks, named: Sequence[Mention]) -> list[int]:
    """Take names out of texts; return the records whose texts these were, whose words are to be kept again."""
    words.drop(db, {int(key) for table, _, key, _ in named if table == "record"})
    for table, column, key, text in named:
        by, _ = PLACES[table]
        if table in ("override", "said_title"):  # what was said of a company or a title that has their name
            db.execute(f"DELETE FROM {table} WHERE {by} = ?", (key,))
        else:
            db.execute(f"UPDATE {table} SET {column} = ? WHERE {by} = ?", (without(text, marks), key))
    return [int(key) for table, _, key, _ in named if table == "record"]


def without(text: str, marks: Marks) -> str:
    """Return a text without somebody's names and addresses.

    >>> without("Assistant to Carol  LEE; lunch with carol-lee", Marks(("carol lee",), ()))
    'Assistant to [forgotten]; lunch with [forgotten]'
    """
    for address in marks.addresses:
        text = re.sub(rf"(?<!\w){re.escape(address)}(?!\w)", GONE, text, flags=re.I)
    for name in marks.names:
        for start, end in reversed(list(_spans(text, name.split()))):
            text = text[:start] + GONE + text[end:]
    return text


def _in_records(db: Connection, marks: Marks, own: set[int], *, by_words: bool) -> list[Mention]:
    """Return the texts of rows of files that name somebody."""
    records: set[int] = set()
    for text in (*marks.names, *("".join(name.split()) for name in marks.names), *marks.addresses) if by_words else ():
        holders = words.records_with(db, text)
        by_words = by_words and holders is not None
        records.update(holders or ())
    if not by_words:
        return [mention for mention in _in_table(db, marks, "record", _patterns(marks)) if mention.key not in own]
    return list(_naming(marks, "record", words.TEXTS, words.texts_of(db, sorted(records - own))))


def _in_table(db: Connection, marks: Marks, table: str, patterns: Sequence[str]) -> list[Mention]:
    """Return the texts of a table that name somebody; it is walked through once, since most of the time is in that."""
    if not patterns:
        return []
    key, columns = PLACES[table]
    like = " OR ".join(f"{column} LIKE ?" for column in columns for _ in patterns)
    query = f"SELECT {key}, {', '.join(columns)} FROM {table} WHERE {_GIVEN.get(table, '')}({like})"
    return list(_naming(marks, table, columns, db.execute(query, [*patterns] * len(columns)).fetchall()))


def _naming(marks: Marks, table: str, columns: Sequence[str], rows: Iterable[tuple[int | str, ...]]) -> Iterator[Mention]:
    """Yield the texts of rows (key, one text a column) that name somebody."""
    for key, *row in rows:
        for column, text in zip(columns, row, strict=True):
            if isinstance(text, str) and without(text, marks) != text:
                yield Mention(table, column, key, text)


def _patterns(marks: Marks) -> list[str]:
    """Return what a text that names somebody is like, for LIKE."""
    parts = {_part(name) for name in (*marks.names, *marks.spellings)} - {""} | {address.lower() for address in marks.addresses}
    return sorted(f"%{part}%" for part in parts if not any(other in part for other in parts - {part}))


def _of_owners(db: Connection, records: Sequence[int]) -> dict[str, set[int | str]]:
    """Return the rows of those whom these records stand for that say who they are, by their tables."""
    owners = [owner for record in records for (owner,) in db.execute("SELECT id FROM owner WHERE record = ?", (record,))]
    of_files = "SELECT g.id FROM sign g JOIN source s ON s.id = g.source WHERE s.owner = ?"
    return {"owner": set(owners), "sign": {sign for record in owners for (sign,) in db.execute(of_files, (record,))}}


def _part(name: str) -> str:
    """Return what a text that holds a name has for LIKE, which knows no case beyond ASCII: its longest word; "" for nothing."""
    words = re.sub(r"[^\x00-\x7f]|[%_]", "_", name).lower().split()
    return max(words, key=lambda word: (len(word.replace("_", "")), len(word), word), default="")


def _spans(text: str, name: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where these folded words follow each other, first name first or last, or are written as one."""
    tokens = [(fold(match[0]), match.start(), match.end()) for match in _WORD.finditer(text)]
    orders = (list(name), [*name[1:], name[0]], [name[-1], *name[:-1]])
    at = 0
    while at < len(tokens):
        if tokens[at][0] == "".join(name):
            yield tokens[at][1:]
        elif [token[0] for token in tokens[at : at + len(name)]] in orders:
            yield tokens[at][1], tokens[at + len(name) - 1][2]
            at += len(name) - 1
        at += 1
