"""Notice that the rules by which people and industries are worked out have changed since a store was written.

What is derived follows from the sightings and from the rules: the code and the word lists of matching and of industries.
Their digest stands in the store, so that after an upgrade all is made again, at the first write, and nobody has to
remember to count a version up. So are folded names and addresses, and the keys that follow from them (`refold`); those of
e-mail addresses stay as they were when read, since the addresses themselves may not have been kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

from infograph.store import everybody, write
from infograph.store.db import Connection

_PACKAGE = Path(__file__).parents[1]
_READ = (".py", ".csv", ".tsv", ".txt", ".toml")

_FOLDS = (
    "identity/keys.py",
    "companies.py",
    "company_words.csv",
    "not_employers.txt",
    "names",
    "text.py",
    "people/refold.py",
)
"""Those of the rules on which folded names, addresses and keys depend: they change seldom, word lists with every version."""

_RULES = (
    *_FOLDS,
    "identity",
    "industry",
    "people/derive.py",
    "store/common_words.txt",
    "store/counts.py",
    "store/differences.py",
    "store/judging.py",
    "store/people.py",
    "store/surviving.py",
    "store/ties.py",
    "store/words.py",
)
"""Rooms and modules on which people, ties and labels depend, beside what was read."""


@cache
def current() -> str:
    """Return the digest of the rules as they are now, and behind a point that of folding: about a megabyte is read."""
    return f"{_digest(_RULES)}.{_digest(_FOLDS)}"


def changed(db: Connection) -> bool:
    """Say whether the people of a store were worked out by other rules than those of now."""
    return bool(everybody.last_number(db)) and write.rules(db) != current()


def folds_changed(db: Connection) -> bool:
    """Say whether names, addresses and keys of a store were folded by other rules than those of now."""
    return write.rules(db).rpartition(".")[2] != current().rpartition(".")[2]


def keep(db: Connection) -> None:
    """Note that everything derived follows the rules of now."""
    write.keep_rules(db, current())


def _digest(names: Iterable[str]) -> str:
    digest = blake2b(digest_size=8)
    for name in names:
        for file in _files(_PACKAGE / name):
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _files(place: Path) -> Iterator[Path]:
    if place.name.endswith(_READ):
        yield place
    elif place.is_dir():
        for inner in sorted(place.iterdir()):
            yield from _files(inner)
