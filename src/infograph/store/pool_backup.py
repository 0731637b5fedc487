"""What outlives a pool that gives way to a backup: marks of who left, words of consent and answers that came since."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from infograph.store import pool as rows
from infograph.store.pages import Connection

Words = tuple[str, str, int, int | None]
"""A word of consent: how it was given, its scope, the day, the last one."""


class Mark(NamedTuple):
    """The mark of a member who left: its keys, the day, checksums of their words."""

    keys: Sequence[int]
    day: int
    words: str


class Answer(NamedTuple):
    """What a connector (as an owner) answered to an ask of a member (0: not kept), and when."""

    owner: int
    ask: str
    member: int
    agreed: bool
    day: int


class Outliving(NamedTuple):
    """The number of a pool's last change, its members, the marks, and by members as owners their words, the oldest first."""

    generation: int
    members: Sequence[rows.MemberRow]
    marks: Sequence[Mark]
    words: Mapping[int, list[Words]]
    answers: Sequence[Answer]


def outliving(db: Connection) -> Outliving:
    """Return what outlives a pool."""
    words: dict[int, list[Words]] = {}
    for owner, *said in db.execute("SELECT owner, words, scope, day, until FROM pool_consent ORDER BY id"):
        words.setdefault(owner, []).append((said[0], said[1], said[2], said[3]))
    return Outliving(rows.generation(db), rows.members(db), list(_marks(db)), words, [*_agreements(db), *_answers(db)])


def _marks(db: Connection) -> Iterator[Mark]:
    if rows.has(db, "pool_left"):
        for number, day, words in db.execute("SELECT number, day, words FROM pool_leaver ORDER BY number").fetchall():
            keys = [key for (key,) in db.execute("SELECT key FROM pool_left WHERE number = ? ORDER BY key", (number,))]
            yield Mark(keys, day, words)


def _agreements(db: Connection) -> Iterator[Answer]:
    for owner, ask, day in db.execute("SELECT owner, ask, day FROM pool_agreement ORDER BY owner, ask"):
        yield Answer(owner, ask, 0, True, day)


def _answers(db: Connection) -> Iterator[Answer]:
    if rows.has(db, "pool_answer"):
        query = "SELECT owner, ask, member, agreed, day FROM pool_answer ORDER BY owner, ask"
        for owner, ask, member, agreed, day in db.execute(query):
            yield Answer(owner, ask, member, bool(agreed), day)


def take_over(db: Connection, before: Outliving, same: Callable[[rows.MemberRow], int]) -> int:
    """Take into a copy what came since it was made; return how many members have a newer word by it.

    `same` says which member of the copy (as an owner) one of before is, 0 for none.
    """
    rows.count_on(db, before.generation)
    for mark in before.marks:
        if not any(mark.words == "|".join(sorted(kept.words)) for kept in rows.leavers(db, mark.keys)):
            rows.add_leaver(db, mark.keys, mark.words.split("|"), mark.day)
    owners = {row.owner: owner for row in before.members if (owner := same(row))}
    newer = sum(_take_words(db, owners[owner], said) for owner, said in before.words.items() if owner in owners)
    for answer in before.answers:
        if answer.owner in owners and answer.member in owners:
            kept = rows.AnswerRow(owners[answer.owner], answer.ask, owners[answer.member], answer.agreed)
            rows.add_answer(db, kept, answer.day)
        elif answer.owner in owners and not answer.member:
            rows.add_agreement(db, owners[answer.owner], answer.ask, answer.day)
    return newer


def _take_words(db: Connection, owner: int, said: list[Words]) -> bool:
    """Keep a member's words that a copy lacks, behind those that it has; say whether there was one."""
    query = "SELECT words, scope, day, until FROM pool_consent WHERE owner = ? ORDER BY id"
    here: list[Words] = [(words, scope, day, until) for words, scope, day, until in db.execute(query, (owner,))]
    more = said[len(here) :] if said[: len(here)] == here else [word for word in said if word not in here]
    for word in more:
        rows.add_consent(db, rows.ConsentRow(owner, *word))
    return bool(more)
