"""Judge again what a change can have altered, and nothing else; the result is that of judging all.

Blocks are judged in the order of their keys, and what a block decides depends on the records in it and on what stands
joined by then. So the past is walked again: blocks with an altered record are judged, all others decide as they did, and
their joins are taken from the past where a judged block needs them. A record is altered if it changed, or if its cluster
holds an altered record or differs, at the time reached, from what it was; then all its later blocks are judged too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from heapq import heappop, heappush
from typing import NamedTuple, Protocol

from infograph.identity.clusters import FIRST, LAST, Clusters, Columns, Row
from infograph.identity.match import join_me, judge_block

Join = tuple[int, int, str]
"""The other record of a join, the key of its block, and why; "" where that was not the first reason for its later record."""


class Past(Protocol):
    """What is known of records and blocks as they are now, and of joins as they were."""

    def holders(self, keys: Iterable[int]) -> dict[int, list[int]]: ...
    def keys(self, records: Iterable[int]) -> dict[int, list[int]]: ...
    def joins(self, records: Iterable[int]) -> dict[int, list[Join]]: ...
    def numbers(self, records: Iterable[int]) -> Iterable[tuple[int, int, int, int]]: ...
    def rows(self, records: Sequence[int]) -> list[Row]: ...


class Judged(NamedTuple):
    """Clusters of the altered records, these in their order, and every join (key, record, other) among them."""

    clusters: Clusters
    records: list[int]
    joins: list[tuple[int, int, int]]


class Ego(NamedTuple):
    """The record of the user (0: none), and the keys of the user's name in the lists of contacts of theirs."""

    record: int
    keys: frozenset[int]


def judge_again(
    past: Past,
    changed: Iterable[int],
    lost: Iterable[int],
    ego: Ego,
    same: Sequence[tuple[int, int, str]],
    apart: Sequence[tuple[int, int]],
) -> Judged:
    """Judge records that changed and what depends on them.

    `changed` holds new records, those whose words, keys or links are others now, and all that stood in one cluster with or
    shared a key with a removed one; `lost` the keys that records had and have no more; `same` the user's links among
    the changed, and `apart` all pairs that the user keeps apart.
    """
    walk = _Walk(past, ego, apart)
    walk.begin(changed, lost, same)
    while walk.blocks:
        walk.judge(heappop(walk.blocks))
    walk.end()
    return walk.judged()


class _Walk:
    """The past, walked again up to the key of one block."""

    def __init__(self, past: Past, ego: Ego, apart: Sequence[tuple[int, int]]) -> None:
        self._past, self._ego = past, ego
        self._names: dict[int, int] = {}
        self._slugs: dict[int, int] = {}
        self._lists: dict[int, int] = {}
        self._columns = Columns(self._names, self._slugs, self._lists, past.rows, ego.record, ego.keys)
        self._clusters = Clusters(self._columns, apart)
        self._joins: dict[int, list[Join]] = {}
        self._holders: dict[int, list[int]] = {}
        self._standing: set[int] = set()  # records that are here joined as they are at the key reached
        self._altered: set[int] = set()
        self._queued: set[int] = set()
        self._to_come: list[tuple[int, int, int]] = []  # joins of the past that follow later
        self.blocks: list[int] = []

    def begin(self, changed: Iterable[int], lost: Iterable[int], same: Sequence[tuple[int, int, str]]) -> None:
        """Take the changed records out of the past, join by the user's word, and read what their blocks need."""
        records = sorted(set(changed))
        self._fetch(records)
        self._alter(records, FIRST)
        self._queue(lost, FIRST)
        for record, other, why in same:
            self._clusters.join(record, other, why)
        self._holders = self._past.holders(self.blocks)
        self._fetch({record for holders in self._holders.values() for record in holders})

    def judge(self, key: int) -> None:
        """Judge one block, and compare it with the past."""
        self._replay(key)
        holders = self._holders[key] if key in self._holders else self._past.holders([key]).get(key, [])
        if key in self._ego.keys and self._ego.record in holders:
            holders = [record for record in holders if record != self._ego.record]
        self._stand(holders, key)
        before = self._clusters.count()
        judge_block(self._clusters, self._columns, key, holders)
        self._compare(key, holders, before)

    def end(self) -> None:
        """Join the user with those of the user's name in the lists of contacts, as the last of all."""
        me, keys = self._ego
        blocks = self._past.holders(keys) if me else {}
        lists = [[record for record in holders if record != me] for _, holders in sorted(blocks.items()) if me in holders]
        lists = [records for records in lists if records]
        if not lists:
            return
        self._replay(LAST)
        everybody = sorted({me, *(record for records in lists for record in records)})
        self._stand(everybody, LAST)
        before = self._clusters.count()
        join_me(self._clusters, self._columns, lists)
        self._compare(LAST, everybody, before)

    def judged(self) -> Judged:
        """Return what is judged anew."""
        joins = [join for join in self._clusters.joins() if join[1] in self._altered]
        return Judged(self._clusters, sorted(self._altered), joins)

    def _compare(self, key: int, holders: Sequence[int], before: int) -> None:
        """Alter the clusters that a block made otherwise than it did, for another reason, or with an altered record."""
        now = {(min(a, b), max(a, b)): self._reason(min(a, b), max(a, b)) for _, a, b in self._clusters.joins(before)}
        was = {(min(a, b), max(a, b)): why for a in holders for b, at, why in self._joins[a] if at == key}
        for a, b in sorted(now | was):
            if now.get((a, b)) != was.get((a, b)) or a in self._altered or b in self._altered:
                self._fetch((a, b))
                self._alter([*self._clusters.cluster(a), *self._clusters.cluster(b)], key)

    def _reason(self, first: int, later: int) -> str:
        """Return why two records were joined, "" where that was not the first reason for the later one."""
        why, other = self._clusters.joined(later)
        return why if other == first else ""

    def _alter(self, records: Iterable[int], key: int) -> None:
        fresh = set(records) - self._altered
        self._altered |= fresh
        self._standing |= fresh
        for keys in self._past.keys(fresh).values():
            self._queue(keys, key)

    def _queue(self, keys: Iterable[int], after: int) -> None:
        for key in keys:
            if key > after and key not in self._queued:
                self._queued.add(key)
                heappush(self.blocks, key)

    def _replay(self, key: int) -> None:
        """Join as in the past whatever stands here, up to the block of a key; judged blocks have joined theirs."""
        while self._to_come and self._to_come[0][0] < key:
            at, record, other = heappop(self._to_come)
            if at not in self._queued and record not in self._altered and other not in self._altered:
                self._stand([other], at)
                self._join_again(at, record, other)

    def _stand(self, records: Sequence[int], key: int) -> None:
        """Join records with those they stood joined with before the block of a key."""
        self._fetch(records)
        missing = [record for record in records if record not in self._standing]
        joins: list[tuple[int, int, int]] = []
        while missing:
            record = missing.pop()
            if record in self._standing:
                continue
            self._standing.add(record)
            self._fetch([record])
            for other, at, _ in self._joins[record]:
                if at < key:
                    joins.append((at, record, other))
                    missing.append(other)
                else:
                    heappush(self._to_come, (at, record, other))
        for at, record, other in sorted(joins):
            self._join_again(at, record, other)

    def _join_again(self, key: int, record: int, other: int) -> None:
        self._clusters.key = key
        why = next((why for joined, _, why in self._joins[record] if joined == other), "")
        self._clusters.join(record, other, why)

    def _fetch(self, records: Iterable[int]) -> None:
        """Read what judges need of records."""
        missing = {record for record in records if record not in self._joins}
        if not missing:
            return
        for record in missing:  # one of the past may be removed since
            self._names[record] = self._slugs[record] = self._lists[record] = 0
        for record, name, slug, place in self._past.numbers(missing):
            self._names[record], self._slugs[record], self._lists[record] = name, slug, place
        self._joins |= {record: [] for record in missing} | self._past.joins(missing)
