"""What to do when nobody was found: whom to ask directly, whom for their list, and where to look oneself."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from typing import TYPE_CHECKING

import infograph.industry as fields
from infograph import ranking
from infograph.graph import evidence, half_life
from infograph.model import Person, Query
from infograph.phrases import counted
from infograph.store import read, wanted
from infograph.workspace.asking import want

if TYPE_CHECKING:
    from infograph.answers import Advice

ADVISED = 8
"""People named in each list of advice: what fits a screen."""


def advise(db: sqlite3.Connection, query: Query, *, now: int, settings: ranking.Settings) -> Advice:
    """Say what can be done with what there is: whom to ask directly, for an introduction, for their export."""
    from infograph.answers import Advice

    me = read.ego(db)
    mine = {tie.other: tie for tie in read.ties(db, me)} if me is not None else {}
    want(db, query)
    fitting = wanted.among_contacts(db)
    shown = sorted(fitting, key=lambda person: (-fitting[person], person))[:ADVISED]
    people = read.people(db, mine)
    direct = tuple((people[person], _why(people[person], query)) for person in shown)
    best = _worth_asking(db, people, mine, query, now=now, settings=settings)
    return Advice(
        query=query,
        reason=_reason(db, query, len(mine)),
        direct=direct,
        ask=best,
        search_url=search_url(query),
        next_step="infograph import FILE --owner 'Bob Johnson'" if mine else "infograph import Connections.csv",
    )


def search_url(query: Query) -> str:
    """Return the address of a people search among second-degree members, to open oneself.

    >>> search_url(Query(industries=("fintech",)))
    'https://www.linkedin.com/search/results/people/?keywords=Fintech&network=%5B%22S%22%5D'
    """
    from urllib.parse import urlencode

    words = [fields.name_of(code) for code in query.industries] + [query.company, query.title]
    keywords = " ".join(word for word in words if word)
    return "https://www.linkedin.com/search/results/people/?" + urlencode({"keywords": keywords, "network": '["S"]'})


def _why(person: Person, query: Query) -> str:
    for label in person.labels:
        if not query.industries or label.industry in fields.resolve_all(query.industries, near=query.near):
            return label.evidence
    return person.position


def _reason(db: sqlite3.Connection, query: Query, contacts: int) -> str:
    exports = sum(1 for _, me, *_ in read.owners(db) if not me)
    asked = query.words()
    if not contacts:
        return f"No second-degree contact for {asked}: your own contacts are not imported yet."
    if not exports:
        return (
            f"No second-degree contact for {asked}: you have {counted(contacts, 'own contact')} and no friend's export, and "
            "your own export does not say whom your contacts know."
        )
    lists = counted(exports, "friend’s export", "friends’ exports")
    return (
        f"No second-degree contact for {asked} among {counted(contacts, 'own contact')} and {lists}: "
        "it was looked for, and nobody there fits."
    )


def _worth_asking(
    db: sqlite3.Connection, people: Mapping[int, Person], mine: Mapping[int, read.TieRow], query: Query, *,
    now: int, settings: ranking.Settings,
) -> tuple[tuple[Person, str], ...]:  # fmt: skip
    """Rank own contacts by tie strength times how near their own field is to the one asked for."""
    weights = fields.resolve_all(query.industries, near=True) if query.industries else {}
    life = half_life(db, now)
    scored: list[tuple[float, Person, str]] = []
    for number, person in people.items():
        tie = mine[number]
        attrs = evidence(tie.n, tie.last, tie.closeness, tie.mutual)
        strength, _ = ranking.strength(attrs, now=now, half_life=life, settings=settings)
        near = fields.relevance(person.labels, weights) if weights else 0.0
        if person.complete or (near == 0.0 and not attrs):
            continue  # their export is here already, or nothing speaks for them
        scored.append((strength * (0.2 + near), person, _ask_reason(person, attrs, near, now)))
    scored.sort(key=lambda item: (-item[0], item[1].name, item[1].id))
    return tuple((person, why) for _, person, why in scored[:ADVISED])


def _ask_reason(person: Person, attrs: Mapping[str, object], near: float, now: int) -> str:
    parts = []
    if near:
        parts.append(f"works in or near the field ({person.company or person.position})")
    if "closeness" in attrs:
        parts.append("you said how close you are")
    elif "n" in attrs:
        parts.append(f"{counted(int(str(attrs['n'])), 'message')} between you")
    return "; ".join(parts)
