"""Shapes of answers other than suggestions: advice, connectors, status, findings; no I/O and no rules."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from infograph.model import Hop, Person, Problem, Query, SourceRow


@dataclass(frozen=True, slots=True)
class Advice:
    """What can be done when no second-degree person was found.

    `reason` says in a sentence why; `direct` are own contacts in the field to ask directly; `ask` are
    contacts worth asking for an introduction or their export, best first, each with the reason;
    `search_url` is a people search to open oneself; `next_step` is a command.
    """

    query: Query
    reason: str
    direct: tuple[tuple[Person, str], ...] = ()
    ask: tuple[tuple[Person, str], ...] = ()
    search_url: str = ""
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class ConnectorRow:
    """A contact through whom targets can be reached: how strong the tie is, how many, the best of them."""

    person: Person
    hop: Hop
    targets: int
    only_way: int
    best: tuple[Person, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Status:
    """What is in the store, and how far it can answer. Counts are people unless named otherwise.

    `newest` is the last day (ISO) found in contact lists; `trial` the day from which a trial store (`demo --keep`)
    counts ages, empty for a store of one's own.
    """

    home: str
    me: str
    people: int
    contacts: int
    second_degree: int
    ties: int
    exports: int
    labelled: int
    messaged: int
    newest: str
    sources: tuple[SourceRow, ...] = ()
    hints: tuple[str, ...] = ()
    trial: str = ""


@dataclass(frozen=True, slots=True)
class IndustryRow:
    """One industry of the taxonomy with how many people have it as their best label."""

    code: str
    name: str
    parent: str
    synonyms: tuple[str, ...]
    people: int
    contacts: int


@dataclass(frozen=True, slots=True)
class Finding:
    """One check of `doctor`: what was looked at, whether it is sound, and what to do if not."""

    check: str
    ok: bool
    detail: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was taken out of the store."""

    people: int = 0
    sources: int = 0
    ties: int = 0
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MergeRow:
    """Two records that were joined into one person, and by which key."""

    person: Person
    why: str
    record: str
    joined_to: str
    record_id: int = 0
    other_id: int = 0


MergeDoubt = Literal["", "yourself", "two addresses"]
"""Why two people should be joined only after a second thought: one is the user, or each has a profile address of their own."""


@dataclass(frozen=True, slots=True)
class PossibleSame:
    """Two people who may be one: never merged silently. `me`: `one` is the user, and `other` is not suggested meanwhile."""

    one: Person
    other: Person
    why: str
    me: bool = False


@dataclass(frozen=True, slots=True)
class IndustryWhy:
    """Why a person or company has its industries: each label's evidence, and what to do if it is wrong."""

    subject: str
    lines: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())
