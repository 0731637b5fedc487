"""Make people, own ties and ties of others of what was counted; private and work addresses of one person are one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import combinations

from infograph.importers.mail.own import Own
from infograph.importers.mail.tally import Pair, Tally
from infograph.importers.shapes import Reading
from infograph.model import Evidence, Fact, Problem, Record
from infograph.text import fold_name

EmployerOf = Callable[[str], str]
"""Returns the employer that an address stands for, "" where its domain is a provider's or says nothing."""

TOLD = tuple(
    """
    twice lists automatic machines shared_senders many broken undated shared cancelled many_meetings alone
    to_come rooms declined cut
""".split()
)
"""What is counted and told in the report of an import, as `mail_…`; most of it is left out."""


def readings(box: Tally, pairs: Sequence[Pair], own: Own, employer_of: EmployerOf) -> Iterator[Reading]:
    """Yield own ties, ties of others, the owner's addresses, and what was left out."""
    for number in own.numbers:
        yield Fact(0, "email", box.emails[number])
    people = _People(box, pairs, own, employer_of)
    mine, others = _sorted_out(people, pairs)
    for person in sorted(mine):
        yield from _own_tie(people, person, mine[person])
    for a, b in sorted(others):
        yield from _together(people.record(a), people.record(b), others[a, b])
    for code in TOLD:
        if box.counts[code]:
            yield Problem(f"mail_{code}", count=box.counts[code], advisory=True)


def _sorted_out(people: _People, pairs: Sequence[Pair]) -> tuple[dict[int, list[Pair]], dict[tuple[int, int], list[Pair]]]:
    """Return the owner's pairs by whom they are with, seen from the owner, and those of two others."""
    mine: dict[int, list[Pair]] = {}
    others: dict[tuple[int, int], list[Pair]] = {}
    for pair in pairs:
        low, high = sorted((people.person_of[pair.a], people.person_of[pair.b]))
        if low == high:
            continue
        if low == -1:
            seen = pair if people.person_of[pair.a] == -1 else pair._replace(wrote=pair.answered, answered=pair.wrote)
            mine.setdefault(high, []).append(seen)
        else:
            others.setdefault((low, high), []).append(pair)
    return mine, others


class _People:
    """Which person stands for each address (-1: the owner; else the smallest of their numbers), and the record of each."""

    def __init__(self, box: Tally, pairs: Sequence[Pair], own: Own, employer_of: EmployerOf) -> None:
        self.box, self.employer_of = box, employer_of
        self.person_of = list(range(len(box.emails)))
        for number in own.numbers:
            self.person_of[number] = -1
        self._join(pairs)
        both = ((self.person_of[pair.a], self.person_of[pair.b]) for pair in pairs)
        self.met = {person for ends in both if -1 not in ends for person in ends}
        self._addresses: dict[int, list[int]] = {}
        for number, person in enumerate(self.person_of):
            self._addresses.setdefault(person, []).append(number)
        self._records: dict[tuple[int, bool], Record] = {}

    def record(self, person: int, *, corresponds: bool = True) -> Record:
        """Return the record of a person; of one who only wrote or was written to, one that waits until a list holds them."""
        key = person, corresponds
        if key not in self._records:
            numbers = self._addresses[person]
            emails = tuple(self.box.emails[number] for number in numbers)
            company = next(filter(None, map(self.employer_of, emails)), "")
            named = next((self.box.names[number] for number in numbers if self.box.names[number]), "") or _spelled(emails[0])
            role = "correspondent" if corresponds else "mention"
            self._records[key] = Record(0, role, named, emails=emails, company=company)  # type: ignore[arg-type]
        return self._records[key]

    def _join(self, pairs: Sequence[Pair]) -> None:
        """Join the addresses of one whole name that have somebody else in common, with whom both stood."""
        beside: dict[int, set[int]] = {}
        for pair in pairs:
            if -1 not in (self.person_of[pair.a], self.person_of[pair.b]):
                beside.setdefault(pair.a, set()).add(pair.b)
                beside.setdefault(pair.b, set()).add(pair.a)
        same: dict[str, list[int]] = {}
        for number in sorted(beside):
            fold = fold_name(self.box.names[number])
            if len(fold.split()) > 1:
                same.setdefault(fold, []).append(number)
        for earlier, number in (pair for numbers in same.values() for pair in combinations(numbers, 2)):
            if beside[number] & beside[earlier] and self.person_of[number] == number:
                self.person_of[number] = self.person_of[earlier]


def _own_tie(people: _People, person: int, pairs: Sequence[Pair]) -> Iterator[Evidence]:
    """Yield the owner's tie to somebody; who only wrote, or only was written to, waits until a list holds them."""
    sent, received = sum(pair.wrote for pair in pairs), sum(pair.answered for pair in pairs)
    if sent or received:
        other = people.record(person, corresponds=person in people.met or bool(sent and received))
        yield Evidence(
            0, "mail", other, sent=sent, received=received, first=_first(pairs), last=_day(max(pair.last for pair in pairs))
        )


def _together(a: Record, b: Record, pairs: Sequence[Pair]) -> Iterator[Evidence]:
    mails, meetings = sum(pair.mails for pair in pairs), sum(pair.meetings for pair in pairs)
    weight = sum(pair.weight for pair in pairs)
    wrote = sum(pair.replies for pair in pairs)
    if mails:
        part = weight * mails / (mails + meetings)
        last = _day(max(pair.last for pair in pairs))
        yield Evidence(0, "together", b, a, count=mails, sent=wrote, weight=part, first=_first(pairs), last=last)
    if meetings:
        part = weight * meetings / (mails + meetings)
        last = _day(max(pair.last_meeting for pair in pairs))
        yield Evidence(0, "meeting", b, a, count=meetings, weight=part, first=_first(pairs), last=last)


def _first(pairs: Sequence[Pair]) -> date | None:
    return _day(min((pair.first for pair in pairs if pair.first), default=0))


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None


def _spelled(email: str) -> str:
    """Return the name that an address spells, the address itself where it spells none.

    >>> _spelled("mira.holloway@example.com"), _spelled("mh82@example.com")
    ('Mira Holloway', 'mh82@example.com')
    """
    words = email.partition("@")[0].replace("_", ".").split(".")
    whole = len(words) > 1 and all(word.isalpha() and len(word) > 1 for word in words)
    return " ".join(map(str.title, words)) if whole else email
