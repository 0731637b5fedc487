"""Whose export would open most, and what those that are here have opened."""

from __future__ import annotations

# Loaded when used: pandas takes 0.3 s.
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self, SupportsIndex, overload

from infograph import ranking
from infograph.companies import fold_company, is_employer
from infograph.grounds import Reason
from infograph.industry.nearness import kinship
from infograph.model import Person, Query
from infograph.phrases import reason_words
from infograph.phrases.numbers import in_a_line
from infograph.phrases.plans import opening_in_a_line
from infograph.phrases.reasons import expected_words
from infograph.planning import Candidate, Export, Next, ask_next, best_coverage
from infograph.question.answer import asked_for
from infograph.question.graph import evidence, half_life
from infograph.question.view import View
from infograph.store import events, glances, read
from infograph.store.db import Connection
from infograph.store.departed import departed

if TYPE_CHECKING:
    import pandas as pd

NEAR = 0.1
"""From how near an industry is said to be near the field (chosen)."""


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A contact whose export to ask for, what is expected of it, and the reasons."""

    person: Person
    expected: Next
    because: tuple[Reason, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Return the reasons in words."""
        return tuple(map(reason_words, self.because))

    @property
    def why(self) -> str:
        """Return how many people their list is expected to open, and the reasons, in a line."""
        return "; ".join([expected_words(self.expected.gain), *self.reasons])


@dataclass(frozen=True, slots=True)
class Opened:
    """What an export that is here has really opened: people of the field, and those nobody else's list holds."""

    person: Person
    targets: int
    only: int


@dataclass(frozen=True, slots=True, repr=False)
class Opening:
    """Whom to ask for their export, in order, of `total` who could be; and the exports that are here, by what they opened.

    `awaited` is how many contacts were asked for theirs, by the log, and have not sent it: they are not asked again here.
    """

    query: Query
    ask: tuple[ToAsk, ...]
    opened: tuple[Opened, ...]
    reached: int
    total: int = 0
    awaited: int = 0

    def __len__(self) -> int:
        return len(self.ask)

    def __iter__(self) -> Iterator[ToAsk]:
        return iter(self.ask)

    @overload
    def __getitem__(self, index: SupportsIndex) -> ToAsk: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...
    def __getitem__(self, index: SupportsIndex | slice) -> ToAsk | Self:
        return replace(self, ask=self.ask[index]) if isinstance(index, slice) else self.ask[index]

    def _repr_html_(self) -> str:
        return str(self.to_frame()._repr_html_())  # type: ignore[operator]  # pandas escapes the cells

    def __repr__(self) -> str:
        lines = [f"  {place}. {in_a_line(to_ask.person)}: {to_ask.why}" for place, to_ask in enumerate(self.ask, 1)]
        return "\n".join([f"<{opening_in_a_line(self)}>", *lines])

    def to_frame(self) -> pd.DataFrame:
        """Return a DataFrame of whom to ask, in order: who, the new people expected of their list, and the reasons."""
        import pandas as pd

        asked = [(to_ask.person, to_ask.expected.gain, "; ".join(to_ask.reasons)) for to_ask in self.ask]
        rows = [(who.name, who.company, who.position, who.url, gain, why) for who, gain, why in asked]
        return pd.DataFrame.from_records(rows, columns=["name", "company", "position", "url", "expected_people", "reasons"])


@dataclass(frozen=True, slots=True)
class _Seen:
    """Lists that are here (owner -> everybody in it), own ties, and how well each person fits the question."""

    me: int
    mine: Mapping[int, read.TieRow]
    lists: Mapping[int, frozenset[int]]
    fits: Mapping[int, float]


def opening(view: View, query: Query, *, by_tie: bool) -> Opening:
    """Return whose export to ask for, and what each one here has opened."""
    me = read.ego(view.db)
    if me is None:
        return Opening(query, (), (), 0)
    seen = _look(view.db, me, query)
    asked = _to_ask(view, query, seen, by_tie=by_tie)
    new = {owner: _new(held, seen) for owner, held in seen.lists.items()}
    opened = _opened(new, read.people(view.db, set(seen.lists)))
    return replace(asked, opened=opened, reached=len(frozenset().union(*new.values())))


def whom_to_ask(view: View, query: Query) -> Opening:
    """Return whose export to ask for, those of good ties first, without what the exports here have opened."""
    me = read.ego(view.db)
    return Opening(query, (), (), 0) if me is None else _to_ask(view, query, _look(view.db, me, query), by_tie=True)


def _to_ask(view: View, query: Query, seen: _Seen, *, by_tie: bool) -> Opening:
    me = seen.me
    everyone = {me, *seen.mine, *seen.lists}
    about, labels = glances.named(view.db, everyone), glances.fields_of(view.db, everyone)
    life = half_life(view.db, view.now)
    near = kinship(query.industries) if query.industries else {}
    seen_in: dict[int, set[int]] = {}
    for owner, held in seen.lists.items():
        for person in held & everyone:
            seen_in.setdefault(person, set()).add(owner)

    gone = {person: lost.day for lost in departed(view.db, {me}) for person in lost.people}

    def candidate(person: int) -> Candidate:
        tie = seen.mine.get(person)
        proof = evidence(tie.n, tie.last, tie.closeness, tie.mutual) if tie else {}
        proof |= {"departed": gone[person]} if person in gone else {}
        strength = ranking.strength(proof, now=view.now, half_life=life, settings=view.settings)[0]
        name, company = about[person]
        fields = labels.get(person, ())
        return Candidate(
            node=person,
            name=name,
            strength=strength,
            relevance=_relevance(seen.fits.get(person, 0.0), fields, near),
            employer=fold_company(company) if is_employer(company) else "",
            fields=frozenset(industry for industry, _ in fields[:1]),
            seen_in=frozenset(seen_in.get(person, ())),
        )

    exports = [_export(candidate(owner), held, seen) for owner, held in seen.lists.items()]
    if seen.mine:
        exports.append(_export(candidate(me), frozenset(seen.mine), seen))
    without = seen.mine.keys() - seen.lists.keys()
    asked_already = events.about_lists(view.db).keys()
    open_ = [candidate(person) for person in without - events.unwilling(view.db) - asked_already]
    best = ask_next(open_, exports, query.limit, by_tie=by_tie)
    people = read.people(view.db, {*seen.lists, *(expected.candidate.node for expected in best)})
    narrow = query != Query(limit=query.limit)
    asked = tuple(ToAsk(people[n.candidate.node], n, _reasons(n, people, seen, query if narrow else None)) for n in best)
    return Opening(query, asked, (), 0, len(open_), len(events.awaited_lists(view.db).keys() & without))


def _look(db: Connection, me: int, query: Query) -> _Seen:
    fits = asked_for(db, query)
    mine = {tie.other: tie for tie in read.ties(db, me)}
    owners = {person for _, own, person, _ in read.owners(db) if not own and person and person != me}
    whole = {person for person, _, _, complete, _ in read.faces(db, sorted(owners)) if complete}
    return _Seen(me, mine, {owner: read.tied_to(db, owner) for owner in sorted(whole)}, fits)


def _relevance(fit: float, fields: Sequence[tuple[str, float]], near: Mapping[str, float]) -> float:
    """Return how near a contact's own work is to the question: as for targets, or by how near their industries are."""
    return min(1.0, max([fit, *(near.get(industry, 0.0) * confidence for industry, confidence in fields)]))


def _export(owner: Candidate, held: frozenset[int], seen: _Seen) -> Export:
    return Export(owner, len(held), sum(map(seen.fits.__getitem__, sorted(held & seen.fits.keys()))))


def _new(held: frozenset[int], seen: _Seen) -> frozenset[int]:
    """Return the people of a list who fit the question and are not known already."""
    return frozenset(p for p in (held & seen.fits.keys()) - seen.mine.keys() - {seen.me} if seen.fits[p] > 0)


def _opened(new: Mapping[int, frozenset[int]], people: Mapping[int, Person]) -> tuple[Opened, ...]:
    times = Counter(person for held in new.values() for person in held)
    return tuple(
        Opened(people[owner], len(new[owner]), sum(times[person] == 1 for person in new[owner]))
        for owner in best_coverage(new, len(new))
    )


def _reasons(expected: Next, people: Mapping[int, Person], seen: _Seen, asked: Query | None) -> tuple[Reason, ...]:
    contact, tie = expected.candidate, seen.mine[expected.candidate.node]
    why = []
    if asked and (contact.node in seen.fits or contact.relevance >= NEAR):
        more = asked.company or asked.title or asked.level
        what = replace(asked, via="").about() if more else ""
        why.append(Reason("in field", what=what) if contact.node in seen.fits else Reason("near field"))
    if tie.closeness:
        why.append(Reason("closeness", count=tie.closeness))
    elif tie.sent + tie.received:
        why.append(Reason("messages", count=tie.sent + tie.received))
    if contact.seen_in:
        names = sorted(people[owner].name for owner in contact.seen_in if owner in people)
        why.append(Reason("listed", between=tuple(names)))
    return tuple(why)
