"""Suggestions for every member at once: ranked by the arrays, shared over connectors, names hidden until a connector agrees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import numpy as np

from infograph.model import Band, Person, Query
from infograph.pool.answered import answers_of
from infograph.pool.arrays import Arrays, arrays_of
from infograph.pool.engine import Engine, Work, check, on_its_day, place_of, ranked_by
from infograph.pool.everyone import Asked, Everyone, Ranked, flags, relevance
from infograph.pool.lacking import Lacking, Served, lacking
from infograph.pool.members import Member, member_code, members_of
from infograph.pool.permitted import Permitted, permitted
from infograph.pool.sharing import Shared, share
from infograph.pool.slices import forget
from infograph.question.answer import asked_for
from infograph.question.graph import half_life
from infograph.question.view import View
from infograph.ranking.listing import band_of
from infograph.store import pool as rows
from infograph.store import read
from infograph.store.candidates import Fits
from infograph.store.db import Connection
from infograph.tables import Rows

BEYOND = 3
"""How many times as many people as asked for each member has to choose from, as connectors fill up."""
_CODE = 10


@dataclass(frozen=True, slots=True)
class PoolSuggestion:
    """One ask: a member, whom they could meet ("" while names are hidden), in which field, through whom.

    `ask` names it for `Pool.agree`; `rank` counts from 1 for each member; `ways` are the paths that lead to the person;
    `member_code` tells namesakes among members apart.
    """

    member: str
    rank: int
    ask: str
    name: str
    position: str
    company: str
    industry: str
    connector: str
    band: Band
    ways: int
    agreed: bool
    member_code: str


class Asks(Rows[PoolSuggestion]):
    """Every member's suggestions, members in the order of their names; `lacking`: who of them gets fewer than asked for."""

    def __init__(self, rows: Iterable[PoolSuggestion] = (), lacking: Iterable[Lacking] = ()) -> None:
        """Keep the suggestions, and the members who lack some."""
        super().__init__(rows, of=PoolSuggestion)
        self.lacking = Rows(lacking, of=Lacking)

    def of_member(self, code: str) -> Asks:
        """Return what is there for one member, by their code."""
        return Asks((row for row in self if row.member_code == code), (row for row in self.lacking if row.code == code))


class Prepared(NamedTuple):
    """A question to a pool, ready for each member: the arrays, who may what, and what ranks."""

    arrays: Arrays
    may: Permitted
    everyone: Everyone


def prepared(view: View, folder: Path | None, fits: Fits, may: Permitted) -> Prepared:
    """Return what the answers of all members have in common."""
    arrays = arrays_of(view.db, folder)
    answers = [answer._replace(connector=arrays.row(answer.connector)) for answer in answers_of(view, may)]
    size = len(arrays.people)
    unseen = flags(size, arrays.rows_of(sorted(may.unseen - {0})))
    asked = Asked(
        now=float(view.now),
        half_life=view.settings.half_life or half_life(view.db, view.now),
        settings=view.settings,
        relevance=relevance(arrays, fits, unseen),
        connectors=flags(size, arrays.rows_of(sorted(may.connectors))),
        answers=tuple(answers),
    )
    return Prepared(arrays, may, Everyone(arrays, asked))


def work_of(view: View, folder: Path | None, query: Query, may: Permitted, engine: Engine) -> Work:
    """Return the work of a question: every member, in the order of their rows, on the day of the run that it takes up."""
    fits, run = asked_for(view.db, query), place_of(engine, folder)

    def made(day: int) -> Work:
        ready = prepared(view._replace(now=day), folder, fits, may)
        members = sorted(ready.arrays.row(member.person) for member in may.members)
        return Work(ready.everyone, members, query.limit * BEYOND, rows.generation(view.db), run)

    return on_its_day(engine, run, view.now, made)


class Rules(NamedTuple):
    """How a pool answers: most asks through one connector, whether names are hidden, and what makes codes its own."""

    most: int
    hidden: bool
    salt: str


def suggest_all(view: View, folder: Path | None, query: Query, rules: Rules, engine: Engine) -> Asks:
    """Return every member's suggestions, by the rules of the pool."""
    check(engine)
    may = permitted(view.db, date.fromordinal(view.now))
    work = work_of(view, folder, query, may, engine)
    ready = Prepared(work.everyone.arrays, may, work.everyone)
    every = ranked_by(engine, work)
    ranked, shared = _Sharing(view, ready, rules, query.limit).shared(every, work.limit)
    suggestions = _shown(view, ready, ranked, shared, rules)
    if engine.run is None and work.folder is not None:  # what a run keeps is for the next only while it is not done
        forget(work.folder)
    asks = {owner: len(some) for owner, some in shared.asks.items()}
    served = Served(asks, _people_found(ready, ranked), _people_found(ready, every))
    return Asks(suggestions, lacking(members_of(view.db), ready.everyone, served, query.limit, rules.salt))


class _Sharing(NamedTuple):
    """What sharing out depends on beside what was ranked."""

    view: View
    ready: Prepared
    rules: Rules
    limit: int

    def shared(self, every: Ranked, most: int) -> tuple[Ranked, Shared]:
        """Return the ways that are left, and what is shared of them; of each member at most so many people were ranked.

        Where connectors are taken before somebody has as many, all people to whom members are led are looked at, so that a
        connector further down serves them, or whoever takes theirs: of each connector the first `limit` are as good as all.
        """
        ranked = _without_refused(self.view, self.ready, every, self.rules)
        shared = share(_wishes(self.ready, ranked), self.limit, self.rules.most)
        cut_off = [owner for owner, people in _people_found(self.ready, every).items() if people >= most]
        people = _people_found(self.ready, ranked)
        if not cut_off or all(len(asks) >= min(self.limit, people[owner]) for owner, asks in shared.asks.items()):
            return ranked, shared
        ranked = self._deeper(ranked, cut_off)
        return ranked, share(_wishes(self.ready, ranked), self.limit, self.rules.most)

    def _deeper(self, ranked: Ranked, owners: Iterable[int]) -> Ranked:
        """Return the ways with all that some members have through each connector, as far as one can serve."""
        arrays = self.ready.arrays
        people = {member.owner: member.person for member in self.ready.may.members}
        egos = sorted(arrays.row(people[owner]) for owner in owners)
        whole = np.concatenate([self.ready.everyone.of(ego, len(arrays.people)) for ego in egos])
        whole = _without_refused(self.view, self.ready, whole, self.rules)
        of_one = np.lexsort((np.arange(len(whole)), whole["connector"], whole["ego"]))
        begins = np.ones(len(whole), np.bool_)
        begins[1:] = np.diff(whole["ego"][of_one]).astype(bool) | np.diff(whole["connector"][of_one]).astype(bool)
        place = np.arange(len(whole)) - np.maximum.accumulate(np.where(begins, np.arange(len(whole)), 0))
        served = np.sort(of_one[place < self.limit])
        both = np.concatenate([ranked[~np.isin(ranked["ego"], egos)], whole[served]])
        return both[np.argsort(both["ego"], kind="stable")]


def _people_found(ready: Prepared, ranked: Ranked) -> dict[int, int]:
    """Return to how many people ranked ways lead each member, as an owner."""
    is_next = np.ones(len(ranked), np.bool_)
    is_next[1:] = (ranked["ego"][1:] != ranked["ego"][:-1]) | (ranked["target"][1:] != ranked["target"][:-1])
    counts = np.bincount(ranked["ego"][is_next], minlength=len(ready.arrays.people))
    return {member.owner: int(counts[ready.arrays.row(member.person)]) for member in ready.may.members}


def _without_refused(view: View, ready: Prepared, ranked: Ranked, rules: Rules) -> Ranked:
    """Leave out the ways over which a connector was asked and said no."""
    refused: dict[tuple[int, int], set[str]] = {}
    for answer in rows.answers(view.db):
        if not answer.agreed:
            refused.setdefault((answer.member, answer.owner), set()).add(answer.ask)
    members = {member.owner: member for member in ready.may.members}
    keep = np.ones(len(ranked), np.bool_)
    for (asker, asked), codes in refused.items():
        if asker not in members or asked not in members:
            continue
        member, connector = members[asker], members[asked]
        ego, by = ready.arrays.row(member.person), ready.arrays.row(connector.person)
        ways = np.flatnonzero((ranked["ego"] == ego) & (ranked["connector"] == by))
        numbers = ready.arrays.people[ranked["target"][ways]].tolist()
        people = _people(view.db, numbers)
        keep[ways] = [ask_code(member, people[number].key, connector, rules.salt) not in codes for number in numbers]
    return ranked[keep]


def ask_code(member: Member, target: str, connector: Member, salt: str) -> str:
    """Return the short name of an ask, the same as long as the three are known by the same marks.

    Without the pool's salt, whoever tries profile addresses could find out whose hidden name it stands for.
    """
    parts = (salt, member.slug or member.name, target, connector.slug or connector.name)
    return sha256("\0".join(parts).encode()).hexdigest()[:_CODE]


def _wishes(ready: Prepared, ranked: Ranked) -> dict[int, list[tuple[int, int]]]:
    """Return each member's ways, best first; who is served first in a round is a toss, not the alphabet."""
    rows = {member.owner: ready.arrays.row(member.person) for member in ready.may.members}
    first = dict(zip(rows, np.searchsorted(ranked["ego"], list(rows.values())).tolist(), strict=True))
    last = dict(zip(rows, np.searchsorted(ranked["ego"], list(rows.values()), "right").tolist(), strict=True))
    ways = list(zip(ranked["target"].tolist(), ranked["connector"].tolist(), strict=True))
    in_turn = sorted(rows, key=lambda owner: (int(ready.arrays.toss[rows[owner]]), owner))
    return {owner: ways[first[owner] : last[owner]] for owner in in_turn}


def _shown(view: View, ready: Prepared, ranked: Ranked, shared: Shared, rules: Rules) -> list[PoolSuggestion]:
    number = ready.arrays.people
    agreed = rows.agreements(view.db)
    asks = {member.owner: shared.asks[member.owner] for member in ready.may.members}
    people = _people(view.db, (int(number[target]) for some in asks.values() for target, _ in some))
    columns = (ranked[name].tolist() for name in ("ego", "target", "times", "paths"))
    by_pair = {(ego, target): (times, paths) for ego, target, times, paths in zip(*columns, strict=True)}
    result = []
    for member in ready.may.members:
        own = member_code(member, rules.salt)
        for rank, (target, by) in enumerate(asks[member.owner], 1):
            connector = ready.may.connectors[int(number[by])]
            person = people[int(number[target])]
            code = ask_code(member, person.key, connector, rules.salt)
            said = (connector.owner, code) in agreed
            times, ways = by_pair[ready.arrays.row(member.person), target]
            who = (person.name, person.position, person.company) if said or not rules.hidden else ("", "", "")
            field = person.labels[0].industry if person.labels else ""
            band = band_of(times, view.settings)
            result.append(PoolSuggestion(member.name, rank, code, *who, field, connector.name, band, ways, said, own))
    return result


def _people(db: Connection, ids: Iterable[int]) -> dict[int, Person]:
    return read.people(db, sorted(set(ids)))


def reached_by(ready: Prepared) -> Sequence[tuple[Member, np.ndarray]]:
    """Return for each member the rows of everybody whom a way leads them to."""
    return [(member, ready.everyone.reached(ready.arrays.row(member.person))) for member in ready.may.members]
