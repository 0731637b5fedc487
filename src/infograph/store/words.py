"""Find records by the words of what they say beside names: forgetting somebody reads the texts that may name them alone.

A row is one number: a checksum of a folded word, and a record whose position, company, place or industry has it. Words that
stand in very many titles and companies are left out, and so are figures and single letters: whoever is called by nothing else
is looked for in every text.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from pathlib import Path
from zlib import crc32

from infograph.store.pages import Connection
from infograph.text import fold

TEXTS = ("position", "company", "location", "industry")
"""Columns of a record that are texts and no name or address of its own."""

_BITS = 31
_RECORD = (1 << _BITS) - 1
_DRAWER = 27 + _BITS  # 32 drawers by the first bits of the checksum, so that what is sorted at a time is small
_CACHED = 50_000
_COUNTED = 1000
_SLICE = 500

COMMON = frozenset(Path(__file__).with_name("common_words.txt").read_text("utf-8").split())
"""Words of which many titles and companies are made and few names: each would make a row of every third record."""


class Words:
    """Words of records on their way into the store, kept until all are read: added in their own order. 8 bytes each."""

    def __init__(self) -> None:
        self._drawers: dict[int, array[int]] = {}
        self._known: dict[str, list[int]] = {}

    def add(self, records: Sequence[int], texts: Iterable[str]) -> None:
        """Keep the words of the texts of some records, which all say the same."""
        for text in texts:
            if not text:
                continue
            places = self._known.get(text)
            if places is None:
                if len(self._known) >= _CACHED:
                    self._known.clear()
                places = self._known[text] = [_place(word) for word in _kept(text)]
            for place in places:
                drawer = self._drawers.get(place >> _DRAWER)
                if drawer is None:
                    drawer = self._drawers[place >> _DRAWER] = array("q")
                drawer.extend([place | record for record in records])

    def flush(self, db: Connection) -> None:
        """Write all words."""
        for _, drawer in sorted(self._drawers.items()):
            db.executemany("INSERT OR IGNORE INTO word VALUES (?)", ((place,) for place in sorted(drawer)))
        self._drawers.clear()


def drop_all(db: Connection) -> None:
    """Take the words of all records away."""
    db.execute("DELETE FROM word")


def drop(db: Connection, records: Iterable[int]) -> None:
    """Take the words of these records away: they go, or are about to say something else."""
    query = f"SELECT {', '.join(TEXTS)} FROM record WHERE id = ?"
    for record in records:
        for texts in db.execute(query, (record,)).fetchall():
            places = {_place(word) for text in texts for word in _kept(text)}
            db.executemany("DELETE FROM word WHERE place = ?", ((place | record,) for place in sorted(places)))


def records_with(db: Connection, text: str) -> list[int] | None:
    """Return the records with all words of a text in their own; None where it has no word by which they could be found."""
    places = sorted({_place(word) for word in _kept(text)})
    if not places:
        return None
    rarest, *others = sorted(places, key=lambda place: _count(db, place))
    also = "".join(" AND EXISTS (SELECT 1 FROM word o WHERE o.place = ? | (w.place & ?))" for _ in others)
    rows = db.execute(
        f"SELECT w.place & ? FROM word w WHERE w.place BETWEEN ? AND ?{also}",
        (_RECORD, rarest, rarest | _RECORD, *(value for place in others for value in (place, _RECORD))),
    )
    return [row[0] for row in rows]


def texts_of(db: Connection, records: Sequence[int]) -> list[tuple[int, str, str, str, str]]:
    """Return the texts of these records, each after its number."""
    texts: list[tuple[int, str, str, str, str]] = []
    for start in range(0, len(records), _SLICE):
        some = records[start : start + _SLICE]
        marks = ",".join("?" * len(some))
        texts += db.execute(f"SELECT id, {', '.join(TEXTS)} FROM record WHERE id IN ({marks})", some).fetchall()
    return texts


def _kept(text: str) -> set[str]:
    """Return the words of a text by which a record is found.

    >>> sorted(_kept("Assistant to Carol LEE (7)"))
    ['carol', 'lee', 'to']
    """
    return {word for word in fold(text).split() if len(word) > 1 and word not in COMMON and not word.isdecimal()}


def _place(word: str) -> int:
    return crc32(word.encode("utf-8", "surrogatepass")) << _BITS


def _count(db: Connection, place: int) -> int:
    """Return how many records have a word, or that they are many."""
    query = f"SELECT count(*) FROM (SELECT 1 FROM word WHERE place BETWEEN ? AND ? LIMIT {_COUNTED})"
    return int(db.execute(query, (place, place | _RECORD)).fetchone()[0])
