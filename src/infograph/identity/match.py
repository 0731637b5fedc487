"""Judge which records are one person: a pure function of their keys and of the user's own word.

Order and vetoes (measured on real exports): a profile slug joins, unless the names have no word in common
(slugs are re-used); an e-mail joins where names share a word (shared mailboxes exist); name and company,
or name and connection date in one owner's lists, join only where one side has no profile address and the
pair is unique; a name alone never joins, save a mention of "Mira Holloway" by an owner who has exactly one
contact of that name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from infograph.identity import keys


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


@dataclass(slots=True)
class Clusters:
    """Records joined so far. `joins` says for each joined record by which key, and to which other."""

    parent: dict[int, int] = field(default_factory=dict)
    slugs: dict[int, frozenset[str]] = field(default_factory=dict)
    joins: dict[int, tuple[str, int]] = field(default_factory=dict)
    apart: Sequence[tuple[int, int]] = ()

    def root(self, record: int) -> int:
        """Return the smallest record of the cluster, which stands for it."""
        seen = record
        while (above := self.parent.get(seen, seen)) != seen:
            seen = above
        while (above := self.parent.get(record, record)) != seen:
            self.parent[record], record = seen, above
        return seen

    def slugs_of(self, row: Row) -> frozenset[str]:
        """Return the slugs of the cluster of a row (known only once the row was met)."""
        own = frozenset({row.slug}) if row.slug else frozenset()
        return self.slugs.get(self.root(row.record), frozenset()) | own

    def join(self, one: Row, other: Row, why: str) -> None:
        """Join the clusters of two rows unless the user keeps them apart."""
        a, b = sorted((self.root(one.record), self.root(other.record)))
        slugs = self.slugs_of(one) | self.slugs_of(other)
        if a != b:
            if self._kept_apart(a, b):
                return
            self.parent[b] = a
            first, later = sorted((one.record, other.record))
            self.joins.setdefault(later, (why, first))
        if slugs:
            self.slugs[a] = slugs

    def _kept_apart(self, a: int, b: int) -> bool:
        return any({self.root(x), self.root(y)} == {a, b} for x, y in self.apart)


def resolve(
    rows: Iterable[Row], same: Sequence[tuple[Row, Row, str]] = (), apart: Sequence[tuple[int, int]] = ()
) -> Clusters:
    """Join the records of `rows`, which come in the order of their keys.

    `same` and `apart` are the user's own decisions and come first. The result depends on the set of
    rows alone, never on the order in which files were imported.
    """
    clusters = Clusters(apart=apart)
    for one, other, why in same:
        clusters.join(one, other, why)
    for key, group in groupby(rows, key=lambda row: row.key):
        block = list(group)
        if len(block) > 1:
            kind = keys.kind_of(key)
            _JUDGES[kind](clusters, block, keys.KIND_WORDS[kind])
    return clusters


def _by_profile(clusters: Clusters, block: list[Row], why: str) -> None:
    """Join rows of one slug whose names share a word; a slug can be given up and taken by another."""
    _by_words(clusters, block, why)


def _by_email(clusters: Clusters, block: list[Row], why: str) -> None:
    """Join rows of one e-mail address whose names share a word; with several slugs, only one whole name."""
    known = [slugs for row in block if (slugs := clusters.slugs_of(row))]
    if known and not frozenset.intersection(*known):
        for _, same in groupby(sorted(block, key=lambda row: (row.fold, row.record)), key=lambda row: row.fold):
            _all(clusters, list(same), why)
    else:
        _by_words(clusters, block, why)


def _by_words(clusters: Clusters, block: list[Row], why: str) -> None:
    """Join rows that share a word of their names, directly or through others; one nameless row fits one group."""
    groups: list[tuple[set[str], set[str]]] = []
    for fold in {row.fold for row in block if row.fold}:
        words = set(fold.split())
        fitting = [group for group in groups if words & group[1]]
        groups = [group for group in groups if group not in fitting]
        groups.append(({fold}.union(*(g[0] for g in fitting)), words.union(*(g[1] for g in fitting))))
    if len(groups) < 2:
        _all(clusters, block, why)
        return
    for folds, _ in groups:
        _all(clusters, [row for row in block if row.fold in folds], why)


def _all(clusters: Clusters, rows: list[Row], why: str) -> None:
    for row in rows[1:]:
        clusters.join(rows[0], row, why)


def _unique_pair(clusters: Clusters, block: list[Row], why: str) -> None:
    """Join rows of one name and company (or day) where at most one profile address is among them."""
    slugs = frozenset[str]().union(*(clusters.slugs_of(row) for row in block))
    if len(block) < 2 or len(slugs) > 1 or _two_in_one_file(block):
        return
    first = min(block, key=lambda row: (not clusters.slugs_of(row), row.record))
    for row in block:
        clusters.join(first, row, why)


def _two_in_one_file(block: list[Row]) -> bool:
    """Say whether one file lists two people of this name: other e-mails, no profile to tell by."""
    by_source: dict[int, str] = {}
    for row in block:
        if row.emails:
            known = by_source.setdefault(row.source, row.emails)
            if not set(known.split("\n")) & set(row.emails.split("\n")):
                return True
    return False


def _in_one_list(clusters: Clusters, block: list[Row], why: str) -> None:
    """Join the ends of one name within one edge list, where a name is the list's own identifier."""
    if len(frozenset[str]().union(*(clusters.slugs_of(row) for row in block))) < 2:
        _all(clusters, block, why)


def _by_owner_and_name(clusters: Clusters, block: list[Row], why: str) -> None:
    """Join what one owner says of one name: lists that share the connection day, and mentions by name alone."""
    if keys.is_full_name(block[0].fold):
        dated = sorted((row for row in block if row.day is not None), key=lambda row: (row.day, row.record))
        for _, same_day in groupby(dated, key=lambda row: row.day):
            _unique_pair(clusters, list(same_day), "name and connection date")
    contacts = {clusters.root(row.record): row for row in block if row.role in ("contact", "address", "me")}
    if len(contacts) != 1:
        return
    contact = next(iter(contacts.values()))
    for row in block:
        bare = not clusters.slugs_of(row) and (row.role == "owner" or not row.emails)
        if bare and row.role in ("mention", "end", "owner"):
            clusters.join(contact, row, why)


_JUDGES: dict[int, Callable[[Clusters, list[Row], str], None]] = {
    keys.PROFILE: _by_profile,
    keys.MEMBER: _by_profile,
    keys.EMAIL: _by_email,
    keys.NAME_COMPANY: _unique_pair,
    keys.SOURCE_NAME: _in_one_list,
    keys.OWNER_NAME: _by_owner_and_name,
}
