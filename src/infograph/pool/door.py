"""The door to a pool: one class, one method a use case; the command line and notebooks enter here."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, Unpack, overload

import infograph.pool as room
from infograph import intake, people, question
from infograph.errors import BadRequest, NotFound
from infograph.phrases import pools
from infograph.pool import adding, forgetting, leaving, listing, members, permitted, place
from infograph.pool import consent as consents
from infograph.query import Query
from infograph.store import deeds, records
from infograph.store import pool as kept
from infograph.tables import Rows

if TYPE_CHECKING:
    import networkx as nx

    from infograph.answers import Forgotten
    from infograph.model import FileReport, Person
    from infograph.people.privacy import Held
    from infograph.pool.backup import Restored
    from infograph.pool.coverage import Aggregate, Coverage
    from infograph.pool.engine import Engine
    from infograph.pool.slices import Stand
    from infograph.pool.status import PoolStatus
    from infograph.pool.suggesting import Asks, PoolSuggestion, Prepared
    from infograph.pool.view import PoolGraph
    from infograph.store.db import Connection, Store
    from infograph.store.deeds import What


class Pool:
    """Many members' exports in one folder; close it, or use it in a `with` block. Ages and consent count from `today`.

    `Pool.create` makes one, `Pool.open` opens one that is there.
    """

    def __init__(self, folder: Path, store: Store, made: dict[str, Any], today: date | None = None) -> None:
        self.folder = folder
        self.name = str(made["name"])
        self.names, self.asks, self.smallest = str(made["names"]), int(made["asks"]), int(made["smallest"])
        self._salt = str(made["salt"])
        self.today = today or datetime.now(UTC).date()
        self._store = store
        store.day = self.today

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
        made = {"names": names, "asks": asks, "smallest": smallest, "salt": os.urandom(16).hex()}
        return cls.open(place.create_pool(name, made, folder), today=today)

    @classmethod
    def open(cls, pool: str | os.PathLike[str] = "", *, today: date | None = None) -> Self:
        """Open a pool by its name or folder; without either the only one. Raises NotFound where there is none."""
        folder = place.find_pool(os.fspath(pool))
        return cls(folder, *place.open_pool(folder), today)

    @classmethod
    def restore(cls, file: str | os.PathLike[str], pool: str | os.PathLike[str] = "") -> Restored:
        """Put a copy of a backup in a pool's place, where it was if `pool` does not say; what stood there is kept beside it.

        Members who left since, and people who were forgotten, come back by no backup as long as the pool that was there can be
        read; newer words of consent and answers stay. Raises NotFound or BadRequest for what is no backup of this pool.
        """
        return room.restore_pool(Path(file), os.fspath(pool))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *failure: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return pools.in_short(self.name, str(self.folder))

    def close(self) -> None:
        """Close the pool's store; safe to call twice."""
        self._store.close()

    def copy(self, file: str | os.PathLike[str]) -> None:
        """Write a checked copy of the pool, with consent and marks, into a new file (0600), to be put back by `restore`."""
        room.copy_pool(self._store, file)

    def add(
        self,
        file: str | os.PathLike[str],
        member: str,
        *,
        url: str = "",
        consent: str = "",
        scope: Iterable[str] = (),
        until: date | str | None = None,
    ) -> list[FileReport]:
        """Add a member's export with their consent: its words, its scope (see `SCOPES`, a list or a text) and its last day.

        Of a member who consented before, a further file needs none. Raises BadRequest without consent or where the member is
        another one under a second name, UnusableFile for what is no export; then nothing was added.
        """
        new = listing.NewMember(
            Path(file), member, url, consent, consents.scope_of(scope) if scope else (), consents.last_day(until)
        )
        return adding.add_members(self._store, [new], self.today)

    def add_listed(self, folder: str | os.PathLike[str], *, progress: intake.Progress | None = None) -> list[FileReport]:
        """Add what the `members.csv` of a folder lists (file, member, url, consent, scope, until, pool), all or nothing."""
        return adding.add_members(self._store, listing.read_members(Path(folder), self.name), self.today, progress)

    def consent(self, member: str, words: str, *, scope: Iterable[str] = (), until: date | str | None = None) -> members.Member:
        """Keep a member's newer word in place of the one before, which says anew to what; "counts" takes back all else.

        Raises BadRequest without a scope, for no scope and for a day that has passed.
        """
        return members.change_consent(self._store, member, words, scope, (self.today, consents.last_day(until)))

    def remove(self, member: str) -> str:
        """Take a member out with all they gave; return their name.

        What is left is a mark without name or address: nobody is led to them by others' lists, and they come back by a newer
        word alone.
        """
        name = leaving.remove_member(self._store, member, self.today)
        place.drop_derived(self.folder)
        return name

    def held(self, who: str) -> Held:
        """Return all that members' files hold on a person (a name, an address or "#id"); raises NotFound or Ambiguous."""
        with self._store.reading() as db:
            return people.held_on(db, forgetting.person_in(db, who))

    def outsider(self, who: str) -> Person:
        """Return the person who is no member and whom `forget` would take out; raises as it does."""
        with self._store.reading() as db:
            return forgetting.outsider(db, who)

    def forget(self, who: str) -> Forgotten:
        """Take somebody who is no member out of all members' files and keep them from coming back by hashes of their marks.

        Raises BadRequest for a member, who is removed first, NotFound or Ambiguous.
        """
        gone = forgetting.forget_person(self._store, who)
        place.drop_derived(self.folder)
        return gone

    def member(self, who: str) -> members.Member:
        """Return the member that a name, a profile address or a code means; raises NotFound or Ambiguous."""
        everybody = self.members()
        coded = [member for member in everybody if members.member_code(member, self._salt) == who]
        return coded[0] if coded else members.find_member(everybody, who)

    def code_of(self, member: members.Member) -> str:
        """Return what a member is spoken of by where no name should stand; `suggest` and `status` have it too."""
        return members.member_code(member, self._salt)

    def members(self) -> Sequence[members.Member]:
        """Return the members in the order of their names."""
        with self._store.reading() as db:
            return members.members_of(db)

    def status(self) -> PoolStatus:
        """Return who is in the pool, what they consented to, and how much there is."""
        with self._store.reading() as db:
            rows, held = Rows(room.member_rows(db, self.today, self._salt), of=room.MemberRow), records.totals(db)
        settings = (self.name, self.folder, self.names, self.asks, self.smallest, rows)
        return room.PoolStatus(*settings, max(0, held.people - 1) if rows else 0, held.ties)

    def suggest(self, query: Query | None = None, *, by: Engine | None = None, **asked: Unpack[question.Asked]) -> Asks:
        """Return suggestions for every member at once, members in the order of their names; `lacking` are those with fewer.

        A member sees only ways through connectors who consented, to people in these connectors' own lists. At most `asks`
        go through one connector, over all members, shared as evenly as that allows; `limit` is for each member. Takes the
        fields of a question in words, as `Workspace.suggest` does, but for those of one's own store (`via` and the like).
        `by`: NumPy in this process, or Spark, see `Engine`.
        """
        return self._all(_query(query, asked), by or room.Engine(), hidden=self.names == "hidden")

    def tables(self, folder: str | os.PathLike[str], query: Query | None = None, **asked: Unpack[question.Asked]) -> Stand:
        """Write what Spark ranks from into a folder of a run, without names, and return how the run stands.

        For a cluster, which reads them there; `suggest` with the same question, day and folder takes up what was ranked.
        """
        query = _query(query, asked)
        with self._store.reading() as db:
            engine = room.Engine("spark", run=Path(folder))
            may = permitted.permitted(db, self.today)
            stand = room.write_run(room.work_of(self._view(db), self.folder, query, may, engine))
        self._store.note("pool tables")
        return stand

    def ask(self, ask: str, query: Query | None = None, **asked: Unpack[question.Asked]) -> PoolSuggestion:
        """Return an ask with the name of whom it is for, to be put to its connector; nothing is recorded but that it was told.

        `ask` is the code of a suggestion as the same question gives it; raises NotFound for another one.
        """
        suggestion = self._suggested(ask, _query(query, asked), hidden=False)
        self._store.note("pool ask")
        return suggestion

    def answer_to(self, ask: str) -> bool | None:
        """Return what the connector answered to an ask, by its code: True, False, or None where that is not kept."""
        with self._store.reading() as db:
            return next((answer.agreed for answer in kept.answers(db) if answer.ask == ask), None)

    def agree(self, ask: str, query: Query | None = None, **asked: Unpack[question.Asked]) -> PoolSuggestion:
        """Keep that the connector of an ask agreed to it: from now on its member sees whom they could meet.

        `ask` is the code of a suggestion as the same question gives it; raises NotFound for another one.
        """
        query = _query(query, asked)
        with self._store.reading() as db:
            refused = next((answer for answer in kept.answers(db) if answer.ask == ask and not answer.agreed), None)
        if refused is not None:  # they think better of it
            with self._store.writing("pool agree") as db:
                kept.add_answer(db, refused._replace(agreed=True), self.today.toordinal())
        else:
            self._answered("pool agree", ask, query, agreed=True)
        return self._suggested(ask, query)

    def decline(self, ask: str, query: Query | None = None, **asked: Unpack[question.Asked]) -> PoolSuggestion:
        """Keep that the connector of an ask said no: this way is suggested no more, and the connector counts a little less.

        `ask` is the code of a suggestion as the same question gives it; raises NotFound for another one.
        """
        return self._answered("pool decline", ask, _query(query, asked), agreed=False)

    def coverage(self, query: Query | None = None, **asked: Unpack[question.Asked]) -> Coverage:
        """Return the fields to which the pool's ways lead, in counts alone; a count that is too small is None.

        `without` counts, by reason, the members to whom no way leads.
        """
        with self._store.reading() as db:
            return room.covered(db, self._prepared(db, _query(query, asked)), self.smallest)

    def export(self, query: Query | None = None, **asked: Unpack[question.Asked]) -> Rows[Aggregate]:
        """Return every count of the pool that may leave the centre: consent, fields, how evenly asks are shared."""
        query = _query(query, asked)
        asks = self.suggest(query)
        with self._store.reading() as db:
            ready = self._prepared(db, query)
            counted = room.aggregates(ready, room.covered(db, ready, self.smallest), asks, self.smallest)
        self._store.note("pool export")
        return Rows(counted, of=room.Aggregate)

    def deeds(self) -> Rows[deeds.Deed]:
        """Return what was done to the pool and handed out of it, by day, in words and counts; it names nobody."""
        with self._store.reading() as db:
            return Rows(deeds.read(db))

    @overload
    def graph(self) -> PoolGraph: ...
    @overload
    def graph(self, member: str, query: Query | None = None, **asked: Unpack[question.Asked]) -> nx.Graph[int]: ...
    def graph(self, member: str = "", query: Query | None = None, **asked: Unpack[question.Asked]) -> nx.Graph[int]:
        """Return a member's network as consent permits it: the connectors they know, and whom these list.

        Without a member the whole: the ties in connectors' lists, without names, as a view that is read when looked at; its
        `part(people)` copies some people and the ties among them into a networkx.Graph.
        """
        if not member:
            return self._whole()
        query = _query(query, asked)
        with self._store.reading() as db:
            may = permitted.permitted(db, self.today)
            ego = members.find_member(may.members, member)
            fits = question.asked_for(db, query)
            answers = room.answers_of(self._view(db), may)
            return permitted.network_of(db, ego.person, may, fits, self.today.toordinal(), answers).to_networkx()

    def _all(self, query: Query, by: Engine, *, hidden: bool) -> Asks:
        with self._store.reading() as db:
            rules = room.Rules(query.max_per_connector or self.asks, hidden, self._salt)
            return room.suggest_all(self._view(db), self.folder, query, rules, by)

    def _suggested(self, ask: str, query: Query, *, hidden: bool | None = None) -> PoolSuggestion:
        hidden = self.names == "hidden" if hidden is None else hidden
        suggestion = next((row for row in self._all(query, room.Engine(), hidden=hidden) if row.ask == ask), None)
        if suggestion is None and self.answer_to(ask) is False:
            raise NotFound(f"The connector said no to “{ask}” before.", "Nothing changed; they may still agree.")
        if suggestion is None:
            raise NotFound(
                f"No suggestion of this question has the code “{ask}”.",
                "A code belongs to its question: give the fields and the number that listed it.",
            )
        return suggestion

    def _answered(self, deed: What, ask: str, query: Query, *, agreed: bool) -> PoolSuggestion:
        suggestion = self._suggested(ask, query)
        with self._store.writing(deed) as db:
            everybody = members.members_of(db)
            connector, asker = (
                members.find_member(everybody, name).owner for name in (suggestion.connector, suggestion.member)
            )
            kept.add_answer(db, kept.AnswerRow(connector, ask, asker, agreed), self.today.toordinal())
        return suggestion

    def _whole(self) -> PoolGraph:
        with self._store.reading() as db:
            arrays, may = room.arrays_of(db, self.folder), permitted.permitted(db, self.today)
            return room.graph_over(arrays, arrays.rows_of(sorted(may.connectors)))

    def _view(self, db: Connection) -> question.View:
        return question.View(db, self.today.toordinal(), question.kept(db))

    def _prepared(self, db: Connection, query: Query) -> Prepared:
        may = permitted.permitted(db, self.today)
        return room.prepared(self._view(db), self.folder, question.asked_for(db, query), may)


def _query(query: Query | None, asked: question.Asked) -> Query:
    """Return what is asked of a pool; raises BadRequest for what a pool cannot look at, and would pass over."""
    query = question.as_query(query, asked)
    usual = Query(degree=query.degree if query.degree != 1 else 0)
    for name in _OF_ONE_STORE:
        if getattr(query, name) != getattr(usual, name):
            raise BadRequest(f"`{name}` is nothing that a pool can be asked for.", "Leave it out.")
    return query


_OF_ONE_STORE = ("via", "degree", "max_hops", "max_per_company", "include_asked", "spread", "together")
"""Fields of a question to one's own store alone."""
