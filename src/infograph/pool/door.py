"""The door to a pool: one class, one method a use case; the command line and notebooks enter here."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from infograph import intake
from infograph.pool import consent as consents
from infograph.pool import listing, members, place
from infograph.store import records
from infograph.tables import Rows

if TYPE_CHECKING:
    from infograph.model import FileReport
    from infograph.store.db import Store


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member as `status` shows them: what they consented to, in which words, and whether that holds today."""

    member: str
    address: str
    files: int
    scope: str
    consent: str
    given: date
    until: date | None
    holds: bool


@dataclass(frozen=True, slots=True)
class PoolStatus:
    """What is in a pool: its name and folder, how it was made, its members, and how much their exports hold."""

    name: str
    folder: Path
    names: str
    asks: int
    smallest: int
    members: Rows[MemberRow]
    people: int
    ties: int


class Pool:
    """Many members' exports in one folder; close it, or use it in a `with` block. Ages and consent count from `today`.

    `Pool.create` makes one, `Pool.open` opens one that is there.
    """

    def __init__(self, folder: Path, store: Store, made: dict[str, Any], today: date | None = None) -> None:
        self.folder = folder
        self.name = str(made["name"])
        self.names, self.asks, self.smallest = str(made["names"]), int(made["asks"]), int(made["smallest"])
        self.today = today or datetime.now(UTC).date()
        self._store = store

    @classmethod
    def create(
        cls,
        name: str,
        folder: str | os.PathLike[str] | None = None,
        *,
        names: str = "hidden",
        asks: int = 5,
        smallest: int = 5,
        today: date | None = None,
    ) -> Self:
        """Make a pool and open it.

        `names`: "hidden" until the connector agrees, or "shown"; `asks`: at most so many through one connector, over all
        members; `smallest`: counts below it, from 1, are kept from aggregates. Raises BadRequest where there is one.
        """
        made = {"names": names, "asks": asks, "smallest": smallest}
        return cls.open(place.create_pool(name, made, folder), today=today)

    @classmethod
    def open(cls, told: str | os.PathLike[str] = "", *, today: date | None = None) -> Self:
        """Open a pool by its name or folder; without either the only one. Raises NotFound where there is none."""
        folder = place.find_pool(os.fspath(told))
        return cls(folder, *place.open_pool(folder), today)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Pool {self.name} in {self.folder}>"

    def close(self) -> None:
        """Close the pool's store; safe to call twice."""
        self._store.close()

    def add(
        self,
        file: str | os.PathLike[str],
        member: str,
        *,
        url: str = "",
        consent: str = "",
        scope: Iterable[str] = (),
        until: date | None = None,
    ) -> list[FileReport]:
        """Add a member's export with their consent: its words, its scope (see `SCOPES`) and its last day.

        Of a member who consented before, a further file needs none. Raises BadRequest without consent or where the member is
        another one under a second name, UnusableFile for what is no export; then nothing was added.
        """
        new = listing.NewMember(Path(file), member, url, consent, tuple(scope), until)
        return members.add_members(self._store, [new], self.today)

    def add_listed(self, folder: str | os.PathLike[str], *, progress: intake.Progress | None = None) -> list[FileReport]:
        """Add what the `members.csv` of a folder lists (file, member, url, consent, scope, until, pool), all or nothing."""
        return members.add_members(self._store, listing.read_members(Path(folder), self.name), self.today, progress)

    def consent(
        self, member: str, words: str, *, scope: Iterable[str] = ("counts",), until: date | None = None
    ) -> members.Member:
        """Keep a member's newer word in place of the one before; scope "counts" takes back all else."""
        return members.change_consent(self._store, member, consents.given(words, scope, self.today, until))

    def remove(self, member: str) -> str:
        """Take a member out with all they gave, as if they had never been added; return their name."""
        return members.remove_member(self._store, member)

    def members(self) -> Sequence[members.Member]:
        """Return the members in the order of their names."""
        with self._store.reading() as db:
            return members.members_of(db)

    def status(self) -> PoolStatus:
        """Return who is in the pool, what they consented to, and how much there is."""
        with self._store.reading() as db:
            found, held = members.members_of(db), records.totals(db)
        rows = Rows(_shown(one, self.today) for one in found)
        told = (self.name, self.folder, self.names, self.asks, self.smallest, rows)
        return PoolStatus(*told, max(0, held.people - 1) if found else 0, held.ties)


def _shown(one: members.Member, today: date) -> MemberRow:
    address = f"https://www.linkedin.com/in/{one.slug}" if one.slug else ""
    said = one.consent
    return MemberRow(one.name, address, one.files, "+".join(said.scope), said.words, said.day, said.until, said.holds(today))
