"""Records joined so far, and what is known of each: what the judges of `match` read and write."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, Protocol


class Row(NamedTuple):
    """One key of one record, with what the judges need to know of that record."""

    key: int
    record: int
    fold: str
    role: str
    slug: str
    emails: str
    source: int
    day: int | None = None
    company: str = ""
    position: str = ""
    as_of: int = 0


class Numbers(Protocol):
    """One number for each record: an array where all are judged, a dictionary where few are."""

    def __getitem__(self, record: int, /) -> int: ...
    def __setitem__(self, record: int, number: int, /) -> None: ...


FIRST, LAST = 0, 7 << 60
"""Keys that stand for what is joined before all blocks, by the user's word, and after them."""


class Columns(NamedTuple):
    """What is known of every record at once, by its number: enough to judge most blocks without reading them.

    `names` and `slugs` hold one number for each folded name and profile address (0: no address), `lists` the LinkedIn list
    in which a record is a row (0: none; the user's own negative); `rows` reads records. `me` is the record of the user
    (0: none), `my_keys` those of the user's name in the lists of contacts of theirs, which must hold the user.
    """

    names: Numbers
    slugs: Numbers
    lists: Numbers
    rows: Callable[[Sequence[int]], list[Row]]
    me: int = 0
    my_keys: frozenset[int] = frozenset()


class Clusters:
    """Records joined so far, by record number; in arrays a store of a million records needs some 45 MB.

    `size` is one more than the largest number, 0 where few records of many are judged. `key` is that of the block whose
    turn it is; every join is kept with it.
    """

    def __init__(self, columns: Columns, apart: Sequence[tuple[int, int]] = (), size: int = 0) -> None:
        self._parent: Numbers = array("q", range(size)) if size else _Itself()
        self._next: Numbers = array("q", range(size)) if size else _Itself()
        self._slugs, self._lists, self._rows, self._me = columns.slugs, columns.lists, columns.rows, columns.me
        self._several: dict[int, frozenset[int]] = {}
        self._apart = apart
        self._why: Numbers = array("H", bytes(2 * size)) if size else _Nought()
        self._to: Numbers = array("q", bytes(8 * size)) if size else _Nought()
        self._words = [""]
        self.key = FIRST
        self._joins = (array("q"), array("q"), array("q"))

    def root(self, record: int) -> int:
        """Return the smallest record of the cluster, which stands for it."""
        parent = self._parent
        while (above := parent[record]) != record:
            parent[record] = parent[above]
            record = above
        return record

    def together(self, records: Sequence[int]) -> bool:
        """Say whether records are one cluster already."""
        first = self.root(records[0])
        return all(self.root(record) == first for record in records)

    def slugs_of(self, record: int) -> frozenset[int]:
        """Return the profile addresses in the cluster of a record, as numbers."""
        root = self.root(record)
        if root in self._several:
            return self._several[root]
        return frozenset((self._slugs[root],)) if self._slugs[root] else frozenset()

    def join(self, record: int, other: int, why: str) -> None:
        """Join the clusters of two records unless the user keeps them apart."""
        a, b = self.root(record), self.root(other)
        if a == b or (self._apart and self._kept_apart(a, b)):
            return
        if a > b:
            a, b = b, a
        keys, ones, others = self._joins
        keys.append(self.key)
        ones.append(record)
        others.append(other)
        self._join_slugs(a, b)
        self._parent[b] = a
        self._next[a], self._next[b] = self._next[b], self._next[a]  # each cluster is a ring
        first, later = (record, other) if record < other else (other, record)
        if not self._why[later]:
            self._why[later], self._to[later] = self._word(why), first

    def _join_slugs(self, a: int, b: int) -> None:
        """Give the cluster of a root the addresses of another."""
        mine, theirs = self._slugs[a], self._slugs[b]
        if a in self._several or b in self._several or (mine and theirs and mine != theirs):
            self._several[a] = self.slugs_of(a) | self.slugs_of(b)
        elif theirs:
            self._slugs[a] = theirs

    def join_all(self, records: Sequence[int], why: str) -> None:
        """Join the clusters of all these records."""
        for record in records[1:]:
            self.join(records[0], record, why)

    def two_members(self, records: Sequence[int]) -> bool:
        """Say whether the clusters of these records hold two rows of one LinkedIn list: these are two members."""
        lists: dict[int, list[int]] = {}
        roots: dict[int, set[int]] = {}
        for root in {self.root(record) for record in records}:
            for record in self.cluster(root):
                if place := self._lists[record]:
                    lists.setdefault(place, []).append(record)
                    roots.setdefault(place, set()).add(root)
        if self._me and self.root(self._me) in {self.root(record) for record in records} and min(lists, default=0) < 0:
            return True  # nobody stands in a list of their own
        return any(len(roots[place]) > 1 and not _one_line(self._rows(sorted(rows))) for place, rows in lists.items())

    def cluster(self, record: int) -> Iterator[int]:
        """Yield every record of the cluster of a record, beginning with that."""
        first = record
        while True:
            yield record
            record = self._next[record]
            if record == first:
                return

    def joined(self, record: int) -> tuple[str, int | None]:
        """Return why a record was joined to another, and to which; ("", None) for one that was not."""
        code = self._why[record]
        return (self._words[code], self._to[record]) if code else ("", None)

    def joins(self, since: int = 0) -> Iterator[tuple[int, int, int]]:
        """Yield (key, record, other) of every join of two clusters, in their order, without the first `since`."""
        return zip(*(kept[since:] for kept in self._joins), strict=True)

    def count(self) -> int:
        """Return how many joins there were."""
        return len(self._joins[0])

    def _word(self, why: str) -> int:
        if why not in self._words:
            self._words.append(why)
        return self._words.index(why)

    def _kept_apart(self, a: int, b: int) -> bool:
        return any({self.root(x), self.root(y)} == {a, b} for x, y in self._apart)


class _Itself(dict[int, int]):
    """A number for each record: its own, until another is set."""

    def __missing__(self, record: int) -> int:
        return record


class _Nought(dict[int, int]):
    """A number for each record: 0, until another is set."""

    def __missing__(self, record: int) -> int:
        return 0


def _one_line(rows: list[Row]) -> bool:
    """Say whether rows of a list are one that was copied: LinkedIn itself lists a member once.

    They are alike in all they say, or some were left without the address, which LinkedIn gives in all rows or in none.
    """
    jobs = {(row.fold, row.company.casefold()) for row in rows}
    addresses = {row.slug for row in rows if row.slug}
    without = {(row.position, row.day, row.emails) for row in rows if not row.slug}
    return len(jobs) == 1 and all(company for _, company in jobs) and len(addresses) <= 1 and len(without) <= 1
