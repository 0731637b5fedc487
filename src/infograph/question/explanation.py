"""Explain one person: every path with its evidence, or plainly why there is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from infograph import ranking
from infograph.model import Person, Query
from infograph.people.find import as_typed, find_person
from infograph.phrases import counted
from infograph.question import answer
from infograph.question.open_ways import closed_by, open_ways
from infograph.question.view import View
from infograph.store import read
from infograph.store.db import Connection
from infograph.store.evidence import evidence_of, tie_sources


def explain(view: View, told: str, query: Query | None = None, *, what_if: bool) -> str:
    """Return the explanation of a person among those of a question as text, with where each tie was read."""
    person, suggestion, graph = answer.one_target(view, told, query)
    closed = closed_by(view.db, person.id)
    about = [*_about(person), *_not_through(closed)]
    open_paths = open_ways(view.db, person.id, suggestion.paths) if suggestion else ()
    if suggestion is None or not open_paths:
        return "\n".join([*about, "", *_no_path(view.db, person, asked=bool(closed))])
    suggestion = replace(suggestion, paths=open_paths)
    lines = [*about, "", ranking.explain(suggestion, question=str(graph.graph["about"]))]
    if what_if:
        lines += ["", *ranking.what_if(graph, suggestion, now=view.now, settings=view.settings)]
    lines += ["", "Where this is known from:"]
    me = read.ego(view.db)
    for path in suggestion.paths:
        for one, other in ((me, path.connector.id), (path.connector.id, person.id)):
            files = ", ".join(_files(view.db, one or 0, other)) or "said by you"
            lines.append(f"  {_shown(view.db, one)} - {_shown(view.db, other)}: {files}")
    return "\n".join(lines)


def _files(db: Connection, one: int, other: int) -> list[str]:
    """Return the files in which a tie stands, then those that hold evidence on it."""
    pieces = evidence_of(db, [(one, other)]).get((one, other), [])
    return list(dict.fromkeys([*tie_sources(db, one, other), *(piece["file"] for piece in pieces if piece["file"])]))


def ways(view: View, told: str, limit: int, first: int = 0) -> str:
    """Return the best ways to a person as text, tie by tie; those through the contact of number `first` before all."""
    person = find_person(view.db, told)
    me = read.ego(view.db)
    if me is None or person.id == me or read.ties_with(view.db, me, [person.id]):
        return "\n".join([*_about(person), "", *_no_path(view.db, person)])
    found = sorted(open_ways(view.db, person.id, answer.ways(view, person)), key=lambda way: way.connector.id != first)
    if not found:
        return "\n".join([*_about(person), "", f"No way of three ties leads to {person.name}."])
    left = counted(len(found) - limit, "more way")
    more = ["", f"{left}: infograph path {as_typed(view.db, person)} -n {len(found)}"] if len(found) > limit else []
    return "\n".join([*_about(person), "", *ranking.path_lines(found[:limit], person.name), *more])


def _about(person: Person) -> list[str]:
    job = ", ".join(part for part in (person.position, person.company) if part)
    lines = [person.name + (f" · {job}" if job else "")]
    lines += [f"  {label.industry}: {label.evidence}" for label in person.labels]
    if person.was:
        lines.append(f"  was at {', '.join(person.was)}")
    if person.url:
        lines.append(f"  {person.url}")
    return lines


def _not_through(closed: Mapping[str, Sequence[Person]]) -> list[str]:
    words = {"declined": "would rather not introduce them", "no answer": "did not answer"}
    return [f"  not through {' or '.join(one.name for one in people)}, who {words[stage]}" for stage, people in closed.items()]


def _no_path(db: Connection, person: Person, *, asked: bool = False) -> list[str]:
    me = read.ego(db)
    name = person.name
    if person.id == me:
        return ["That is you."]
    if me is not None and any(tie.other == person.id for tie in read.ties(db, me)):
        return [f"{name} is your own contact: write directly, no introduction needed."]
    return [
        f"No {'other ' if asked else ''}contact of yours is known to know {name}.",
        f"Next: infograph path '{name}' looks for longer ways; a friend’s export may hold one:",
        "      infograph import FILE --owner 'Bob Johnson'",
    ]


def _shown(db: Connection, person: int | None) -> str:
    if person is None or person == read.ego(db):
        return "you"
    return read.people(db, [person])[person].name
