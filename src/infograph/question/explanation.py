"""Explain one person: every path with its evidence, or plainly why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from infograph import ranking
from infograph.model import Person, Query
from infograph.people.find import as_typed, find_person
from infograph.phrases import explanation as said
from infograph.question import answer
from infograph.question.open_ways import closed_by, open_ways
from infograph.question.view import View
from infograph.question.work import own_functions
from infograph.store import events, read
from infograph.store.db import Connection
from infograph.store.evidence import evidence_of, tie_sources


def explain(view: View, who: str, query: Query | None = None, *, what_if: bool) -> str:
    """Return the explanation of a person among those of a question as text, with where each tie was read."""
    person, suggestion, graph = answer.one_target(view, who, query)
    closed = closed_by(view.db, person.id)
    about = [*_about(person), *_by_log(view.db, person), *_not_through(closed)]
    open_paths = open_ways(view.db, person.id, suggestion.paths) if suggestion else ()
    if suggestion is None or not open_paths:
        return "\n".join([*about, "", *_no_path(view.db, person, asked=bool(closed)), *_own_tie(view, person)])
    suggestion = replace(suggestion, paths=open_paths)
    own = () if graph.nodes[person.id].get("aside") else own_functions(view.db)
    typed = {who.id: as_typed(view.db, who) for who in (person, *(path.connector for path in open_paths))}
    lines = [*about, "", ranking.explain(suggestion, question=str(graph.graph["about"]), own=own, typed=typed)]
    if what_if:
        lines += ["", *ranking.what_if(graph, suggestion, now=view.now, settings=view.settings)]
    me = read.ego(view.db)
    ties = [tie for path in suggestion.paths for tie in ((me, path.connector.id), (path.connector.id, person.id))]
    rows = [(_name(view.db, a), _name(view.db, b), _files(view.db, a or 0, b)) for a, b in ties]
    return "\n".join([*lines, *said.known_from(rows)])


def _own_tie(view: View, person: Person) -> list[str]:
    """Return the tie to one of the user's own contacts with its evidence and its files; nothing for all others."""
    contacts, _, _ = answer.own_contacts(view, Query(limit=1, degree=1), {person.id: 1.0}, frozenset())
    me = read.ego(view.db) or 0
    if not contacts or person.id == me:
        return []
    return [said.own_tie(contacts[0].hop), *said.known_from([("", person.name, _files(view.db, me, person.id))])]


def _files(db: Connection, person: int, other: int) -> list[str]:
    """Return the files in which a tie stands, then those that hold evidence on it."""
    pieces = evidence_of(db, [(person, other)]).get((person, other), [])
    return list(dict.fromkeys([*tie_sources(db, person, other), *(piece["file"] for piece in pieces if piece["file"])]))


def ways(view: View, who: str, limit: int, first: int = 0) -> str:
    """Return the best ways to a person as text, tie by tie; those through the contact of number `first` before all."""
    person = find_person(view.db, who)
    me = read.ego(view.db)
    if me is None or person.id == me or read.ties_with(view.db, me, [person.id]):
        return "\n".join([*_about(person), "", *_no_path(view.db, person)])
    open_paths = sorted(open_ways(view.db, person.id, answer.ways(view, person)), key=lambda way: way.connector.id != first)
    if not open_paths:
        return "\n".join([*_about(person), "", said.no_way_of_three(person.name)])
    left = len(open_paths) - limit
    more = ["", said.more_ways(left, as_typed(view.db, person), len(open_paths))] if left > 0 else []
    return "\n".join([*_about(person), "", *ranking.path_lines(open_paths[:limit], person.name), *more])


def _about(person: Person) -> list[str]:
    job = ", ".join(part for part in (person.position, person.company) if part)
    lines = [person.name + (f" · {job}" if job else "")]
    lines += [f"  {label.industry}: {label.evidence}" for label in person.labels]
    if person.was:
        lines.append(f"  {said.formerly_at(person.was)}")
    if person.url:
        lines.append(f"  {person.url}")
    return lines


def _not_through(closed: Mapping[str, Sequence[Person]]) -> list[str]:
    return [f"  {said.not_through([person.name for person in people], stage)}" for stage, people in closed.items()]


def _by_log(db: Connection, person: Person) -> list[str]:
    """Return where things stand with somebody: each request that is open, else the last step."""
    history = events.standing(events.log(db, person.id))
    steps = events.open_asks(history) or history[-1:]
    days = [date.fromordinal(step.day).isoformat() for step in steps]
    names = [_name(db, step.through) if step.through else "" for step in steps]
    return [f"  {said.by_log(step.stage, day, name)}" for step, day, name in zip(steps, days, names, strict=True)]


def _no_path(db: Connection, person: Person, *, asked: bool = False) -> list[str]:
    me = read.ego(db)
    if person.id == me:
        return said.that_is_you()
    if me is not None and any(tie.other == person.id for tie in read.ties(db, me)):
        return said.no_introduction(person.name)
    return said.nobody_known(person.name, as_typed(db, person), asked=asked)


def _name(db: Connection, person: int | None) -> str:
    """Return somebody's name, "" for the user."""
    return "" if person is None or person == read.ego(db) else read.people(db, [person])[person].name
