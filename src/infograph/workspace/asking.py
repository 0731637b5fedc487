"""Answer questions: who can be met, through whom, why; and what to do when nobody can."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import infograph.industry as fields
from infograph import ranking
from infograph.errors import BadRequest, NotFound
from infograph.graph import describe, evidence, half_life, name, question_rows
from infograph.model import Path, Person, Query, Suggestion
from infograph.store import read, wanted
from infograph.text import clean_name, fold
from infograph.workspace.learning import add_answers
from infograph.workspace.naming import find_person
from infograph.workspace.noting import add_notes

if TYPE_CHECKING:
    import networkx as nx

    from infograph.answers import Advice, ConnectorRow
    from infograph.plain_graph import PlainGraph

TYPE_WEIGHT = {"exact": 1.0, "strong": 0.8}
"""Confidence that a person is at the company asked for, by how its name matches."""

ADVISED = 8
"""People named in each list of advice: what fits a screen."""


def query_of(asked: dict[str, Any]) -> Query:
    """Return a Query from words; see `Workspace.query`."""
    named = asked.pop("industry", None)
    names = [named] if isinstance(named, str) else list(named or ())
    unknown = set(asked) - set(Query.__dataclass_fields__)
    if unknown:
        raise BadRequest(f"A question has no “{sorted(unknown)[0]}”.", "See help(infograph.Query).")
    return replace(Query(industries=tuple(dict.fromkeys(fields.resolve(name) for name in names))), **asked)


def want(db: sqlite3.Connection, query: Query) -> None:
    """Narrow the store to everybody whom a question asks for, with the confidence 0..1 that they fit it."""
    if query.industries:
        wanted.in_industries(db, fields.resolve_all(query.industries, near=query.near))
    else:
        wanted.anybody(db)
    if query.company:
        wanted.only(db, _at_company(db, query.company, former=query.former))
    if query.title or query.level:
        wanted.only(db, _with_title(db, query))


def graph_of(db: sqlite3.Connection, query: Query, *, now: int, settings: ranking.Settings) -> nx.Graph[int]:
    """Return the graph of a question with every documented attribute."""
    graph = rows_of(db, query, now=now, settings=settings)
    describe(db, graph, graph)
    add_notes(db, graph, list(graph.edges))
    return graph.to_networkx()


def rows_of(db: sqlite3.Connection, query: Query, *, now: int, settings: ranking.Settings) -> PlainGraph:
    """Return the graph of a question with what a score needs, learned answers among it."""
    want(db, query)
    graph = question_rows(db, now=now, question=query.words(), far=query.max_hops > 2)
    add_answers(db, graph, now=now, settings=settings)
    return graph


def ask(
    db: sqlite3.Connection, query: Query, *, now: int, settings: ranking.Settings
) -> tuple[list[Suggestion], PlainGraph]:
    """Return the suggestions for a question, and the graph they come from."""
    graph = rows_of(db, query, now=now, settings=settings)
    skip = frozenset() if query.include_asked else _spare(db, graph, query, now)
    like: Any = graph  # ranking reads a plain graph by the names that networkx uses
    found = ranking.suggest(
        like, now=now, query=_named_via(db, query), settings=settings, skip=skip, lean=_lean(db, graph)
    )
    return found, graph


def _lean(db: sqlite3.Connection, graph: PlainGraph) -> ranking.Lean:
    """Return how to fill in the people and ties of a graph that are about to be shown."""

    def show(nodes: Iterable[int]) -> None:
        shown = set(nodes)
        describe(db, graph, shown)
        add_notes(db, graph, [(a, b) for a in shown for b in graph.adj[a] if b in shown and a < b])

    return ranking.Lean(lambda nodes: name(db, graph, nodes), show)


def _spare(db: sqlite3.Connection, graph: PlainGraph, query: Query, now: int) -> frozenset[int]:
    """Take out of a graph the ways that the log closes, and return the people already asked or met.

    Connectors asked lately are left in peace wherever another way leads to the same person, unless the question
    is about one of them.
    """
    if not read.has_log(db):
        return frozenset()
    from infograph.store import events
    from infograph.workspace.following_up import cadence

    for connector, target in events.closed_ways(db):
        graph.remove_edge(connector, target)
    me = graph.graph.get("ego")
    resting = set() if query.via else events.resting_connectors(db, now, cadence(db).rest)
    for connector in resting & set(graph):
        for target in list(graph.adj[connector]):
            if target != me and not set(graph.adj[target]) <= resting:
                graph.remove_edge(connector, target)
    return frozenset(events.set_aside(db))


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


def connectors(
    db: sqlite3.Connection, query: Query, *, now: int, settings: ranking.Settings
) -> list[ConnectorRow]:
    """Return contacts who open the most of a question, best first."""
    from infograph.answers import ConnectorRow

    graph = rows_of(db, query, now=now, settings=settings)
    name(db, graph, graph)
    like: Any = graph
    found = ranking.connectors(like, now=now, settings=settings)
    everyone = {p for row in found for p in (row.connector, *row.best)}
    people = read.people(db, everyone)
    return [
        ConnectorRow(
            people[row.connector], row.hop, row.targets, row.only_way, tuple(people[p] for p in row.best), row.score
        )
        for row in found[: query.limit]
    ]


def one_target(
    db: sqlite3.Connection, told: str, query: Query | None = None, *, now: int, settings: ranking.Settings
) -> tuple[Person, Suggestion | None, PlainGraph]:
    """Return a person, the suggestion for them with every path (None: no path of two ties), and the graph.

    They stand among those whom `query` asks for, so that their band is the same as in its list; without one, or where it
    does not ask for them, among the people of their own field.
    """
    person = find_person(db, told)
    for asked in (query, Query(industries=tuple(label.industry for label in person.labels[:1])), Query()):
        if asked is None:
            continue
        graph = rows_of(db, replace(asked, via="", max_hops=2), now=now, settings=settings)
        like: Any = graph
        found = ranking.suggestion_for(like, person.id, now, settings=settings, lean=_lean(db, graph))
        if found is not None:
            return person, found, graph
    return person, None, graph


def ways(
    db: sqlite3.Connection, person: Person, limit: int, *, now: int, settings: ranking.Settings
) -> list[Path]:
    """Return the best ways to a person, of two ties or, where there are none, of three."""
    wanted.anybody(db)
    wanted.only(db, {person.id: 1.0})
    graph = question_rows(db, now=now, question=clean_name(person.name), far=True)
    add_answers(db, graph, now=now, settings=settings)
    describe(db, graph, graph)
    add_notes(db, graph, list(graph.edges))
    like: Any = graph
    return ranking.best_paths(like, graph.graph.get("ego"), person.id, limit=limit, now=now, settings=settings)


def search_url(query: Query) -> str:
    """Return the address of a people search among second-degree members, to open oneself.

    >>> search_url(Query(industries=("fintech",)))
    'https://www.linkedin.com/search/results/people/?keywords=Fintech&network=%5B%22S%22%5D'
    """
    from urllib.parse import urlencode

    words = [fields.name_of(code) for code in query.industries] + [query.company, query.title]
    keywords = " ".join(word for word in words if word)
    return "https://www.linkedin.com/search/results/people/?" + urlencode({"keywords": keywords, "network": '["S"]'})


def _at_company(db: sqlite3.Connection, company: str, *, former: bool) -> dict[int, float]:
    """Return who is at a company, by exact and strong matches of its name; unknown names raise NotFound."""
    from infograph.companies import fold_company, match

    key = fold_company(company)
    known = read.company_keys(db, key)
    kinds = {other: match(company, name) for other, name in known} | ({key: "exact"} if key in dict(known) else {})
    if not any(kind in TYPE_WEIGHT for kind in kinds.values()):
        near = sorted(name for other, name in known if kinds[other] == "weak")[:3]
        raise NotFound(
            f"Nobody at “{company}” is known.", f"Did you mean {', '.join(near)}?" if near else "Try fewer words."
        )
    found: dict[int, float] = {}
    for other, kind in kinds.items():
        if kind in TYPE_WEIGHT:
            for person in read.at_companies(db, [other], former=former):
                found[person] = max(found.get(person, 0.0), TYPE_WEIGHT[kind])
    return found


def _with_title(db: sqlite3.Connection, query: Query) -> dict[int, float]:
    words = set(fold(query.title).split())
    own = _own_position(db)
    return {
        person: 1.0
        for person, position in read.positions(db, wanted.people(db))
        if words <= set(fold(position).split()) and (not query.level or fields.matches_level(own, position, query.level))
    }


def _own_position(db: sqlite3.Connection) -> str:
    me = read.ego(db)
    return read.people(db, [me])[me].position if me is not None else ""


def _named_via(db: sqlite3.Connection, query: Query) -> Query:
    """Put the id of the connector asked for into the query, so that a name cannot mean another."""
    if not query.via:
        return query
    from infograph.workspace.following_up import find_contact

    return replace(query, via=f"#{find_contact(db, query.via).id}")


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
            f"No second-degree contact for {asked}: you have {contacts:,} own contacts and no friend's export, and "
            "your own export does not say whom your contacts know."
        )
    return (
        f"No second-degree contact for {asked} among {contacts:,} own contacts and {exports} friends' exports: "
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
        parts.append(f"{attrs['n']} messages between you")
    return "; ".join(parts)
