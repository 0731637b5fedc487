"""What the network knows of the employers on the user's list: contacts there, alumni, and the best way in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from infograph.companies import fold_company
from infograph.model import Query, Suggestion
from infograph.phrases.plans import contacts_there, on_the_way, way_in
from infograph.planning import Filled
from infograph.question.answer import ask, asked_for
from infograph.question.view import View
from infograph.store import candidates, read
from infograph.store.db import Connection
from infograph.store.departed import gone_from
from infograph.store.evidence import facts
from infograph.text import fold


def known_of(view: View, employers: Iterable[str]) -> dict[str, Filled]:
    """Return for each employer what is known; one that nobody is at gets zeros and says that it was looked for."""
    me = read.ego(view.db)
    mine = _background(view.db, me) if me is not None else frozenset()
    gone = gone_from(view.db, me) if me is not None else frozenset()
    return {employer: _filled(view, employer, mine, gone) for employer in dict.fromkeys(employers) if employer}


def _filled(view: View, employer: str, mine: frozenset[str], gone: frozenset[int]) -> Filled:
    query = Query(company=employer, limit=1)
    fits = asked_for(view.db, query)
    suggestions, graph = ask(view, query, fits)
    begun = [] if suggestions else ask(view, replace(query, include_asked=True), fits)[0]
    there = set(candidates.among_contacts(view.db, fits)) - gone
    reachable = {node for node, attributes in graph.nodes.items() if attributes.get("relevance")}
    before = _formerly(view.db, employer) - there - gone
    return Filled(
        len(there),
        _alumni(view.db, reachable | there, mine),
        len(before),
        len(reachable),
        _best(suggestions, begun, len(there)),
    )


def _alumni(db: Connection, people: Iterable[int], mine: frozenset[str]) -> int:
    """Return how many of these people were where the user was, as far as an archive says where that is."""
    if not mine:
        return 0
    return sum(1 for person in read.people(db, people).values() if mine & (_background(db, person.id) | _was(person.was)))


def _formerly(db: Connection, employer: str) -> set[int]:
    return set(candidates.among_contacts(db, asked_for(db, Query(company=employer, former=True))))


def _background(db: Connection, person: int) -> frozenset[str]:
    """Return the schools and employers that a person's own archive names, as matching keys."""
    return frozenset(
        f"school:{fold(name)}" if kind == "education" else fold_company(name)
        for kind, name, *_ in facts(db, person)
        if kind in ("education", "position")
    )


def _was(companies: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold_company, companies))


def _best(suggestions: list[Suggestion], begun: list[Suggestion], advocates: int) -> str:
    """Return the best way that was not begun yet, else whom one is on the way to, else the contacts there."""
    if suggestions:
        target = suggestions[0].target
        return way_in(suggestions[0].best.connector.name, target.name, target.position)
    if begun:
        return on_the_way(begun[0].target.name)
    return contacts_there() if advocates else Filled().best
