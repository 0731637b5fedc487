"""Find where a person is named beside their own records, in notes, positions, file names and the like, and write over it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from infograph.store.pages import Connection
from infograph.text import fold_name

GONE = "[forgotten]"
"""What stands in place of a name that was taken out."""

PLACES = (
    ("record", "id", "position"),
    ("record", "id", "company"),
    ("record", "id", "location"),
    ("record", "id", "industry"),
    ("evidence", "id", "label"),
    ("event", "id", "note"),
    ("event", "id", "detail"),
    ("fact", "id", "name"),
    ("fact", "id", "title"),
    ("source", "id", "file"),
    ("source", "id", "consent"),
    ("override", "company", "company"),
    ("override", "company", "shown"),
    ("meta", "key", "value"),
)
"""Every text of the truth that is no name or address of its own: table, key, column."""

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


def find(db: Connection, marks: Marks, gone: Sequence[int]) -> list[Mention]:
    """Return every text that names somebody, but for those of their own records."""
    own = set(gone)
    return [
        one
        for table, key, column in PLACES
        for one in _in_column(db, marks, (table, key, column))
        if table != "record" or one.key not in own
    ]


def write_over(db: Connection, marks: Marks, found: Sequence[Mention]) -> list[int]:
    """Take names out of texts; return the records whose texts these were."""
    for table, column, key, text in found:
        by = next(place[1] for place in PLACES if place[0] == table)
        if table == "override":  # what was said of a company that has their name
            db.execute("DELETE FROM override WHERE company = ?", (key,))
        else:
            db.execute(f"UPDATE {table} SET {column} = ? WHERE {by} = ?", (without(text, marks), key))
    return [int(key) for table, _, key, _ in found if table == "record"]


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


def _in_column(db: Connection, marks: Marks, place: tuple[str, str, str]) -> Iterator[Mention]:
    table, key, column = place
    patterns = sorted(
        {pattern for name in (*marks.names, *marks.spellings) for pattern in _patterns(name)}
        | {f"%{a}%" for a in marks.addresses}
    )
    if not patterns:
        return
    query = f"SELECT {key}, {column} FROM {table} WHERE {' OR '.join([f'{column} LIKE ?'] * len(patterns))}"
    for number, text in db.execute(query, patterns).fetchall():
        if isinstance(text, str) and without(text, marks) != text:
            yield Mention(table, column, number, text)


def _patterns(name: str) -> list[str]:
    """Return patterns of LIKE for texts that may hold a name, in either order; it knows no case beyond ASCII."""
    words = re.sub(r"[^\x00-\x7f]|[%_]", "_", name).split()
    return [f"%{'%'.join(words)}%", f"%{'%'.join(reversed(words))}%"] if name.strip("_ ") else []


def _spans(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where these folded words follow each other, first name first or last, or are written as one."""
    tokens = [(fold_name(found[0]), found.start(), found.end()) for found in _WORD.finditer(text)]
    orders = (list(words), [*words[1:], words[0]], [words[-1], *words[:-1]])
    at = 0
    while at < len(tokens):
        if tokens[at][0] == "".join(words):
            yield tokens[at][1:]
        elif [token[0] for token in tokens[at : at + len(words)]] in orders:
            yield tokens[at][1], tokens[at + len(words) - 1][2]
            at += len(words) - 1
        at += 1
