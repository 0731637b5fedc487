"""Answer questions: who can be met, through whom, why."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict
from weakref import WeakKeyDictionary

import infograph.industry as fields
import infograph.question as room
from infograph import ranking
from infograph.companies import fold_company, match
from infograph.errors import BadRequest
from infograph.model import OwnContact, Path, Person, Query, Suggestion
from infograph.people.find import find_own_contact, find_person
from infograph.question.evidence import add_evidence
from infograph.question.fit import add_circle, add_fit
from infograph.question.graph import describe, own_rows, question_rows
from infograph.question.plain_graph import PlainGraph
from infograph.question.view import Listed, View
from infograph.question.work import add_work, weighed, work_weights
from infograph.store import candidates, doings, read
from infograph.store.candidates import Fits
from infograph.store.db import Connection
from infograph.store.myself import CROWD, doubts_kept
from infograph.store.pages import stamp, while_it_stands
from infograph.text import fold

if TYPE_CHECKING:
    import networkx as nx

    from infograph.question.neighbourhood import Neighbourhood
    from infograph.ranking.circle import Circle

TYPE_WEIGHT = {"exact": 1.0, "strong": 0.8}
"""Confidence that a person is at the company asked for, by how its name matches."""

REMEMBERED = 4
"""Answers that are kept for as long as a store is open: some MB each."""
_answers: WeakKeyDictionary[Connection, dict[Any, Answer]] = WeakKeyDictionary()


Own = tuple[list[OwnContact], int, PlainGraph]
"""The best of one's own contacts, how many fit, and the graph of them."""


class Asked(TypedDict, total=False):
    """The fields of a `Query` as keywords; `industry` is a name, a synonym or several of them."""

    industry: str | Iterable[str] | None
    industries: Iterable[str]
    function: str | Iterable[str] | None
    functions: Iterable[str]
    any_function: bool
    company: str
    title: str
    via: str
    limit: int
    max_per_connector: int
    max_per_company: int
    near: bool
    level: str
    former: bool
    include_asked: bool
    max_hops: int
    degree: int
    spread: bool
    together: bool


def as_query(query: Query | None, asked: Asked) -> Query:
    """Return what is asked, by a Query or by keywords, with the codes of its industries.

    Raises BadRequest where both are given or neither can be, UnknownIndustry with did-you-mean.
    """
    if query is None:
        query = query_of(dict(asked))
    elif not isinstance(query, Query):
        raise BadRequest(f"A question is a Query or keywords, not {query!r}.", 'For a field: industry="fintech".')
    elif asked:
        raise BadRequest("A Query and keywords together: which is meant?", "dataclasses.replace(query, ...) changes a Query.")
    functions = tuple(dict.fromkeys(map(fields.resolve_function, query.functions))) if query.functions else ()
    return replace(query, industries=tuple(dict.fromkeys(map(fields.resolve, query.industries))), functions=functions)


def query_of(asked: dict[str, Any]) -> Query:
    """Return a Query from words, its industries as they were called."""
    for singular, plural in (("industry", "industries"), ("function", "functions")):
        named = asked.pop(singular, None)
        if named:
            asked[plural] = [named] if isinstance(named, str) else named
    unknown = set(asked) - set(Query.__dataclass_fields__)
    if unknown:
        raise BadRequest(f"A question has no “{sorted(unknown)[0]}”.", "See help(infograph.Query).")
    return Query(**asked)


def asked_for(db: Connection, query: Query) -> Fits:
    """Return everybody whom a question asks for, with the confidence 0..1 that they fit it."""
    fits: Fits | None = None
    if query.industries:
        fits = candidates.in_industries(db, fields.resolve_all(query.industries, near=query.near))
    if query.company:
        there = at_company(db, query.company, former=query.former)
        fits = candidates.among(db, there) if fits is None else candidates.only(fits, there)
    if query.functions and not query.any_function:
        who = doings.who(db, query.functions)
        fits = candidates.among(db, who) if fits is None else candidates.only(fits, who)
    if query.level:
        fits = _at_level(db, query, fits)
    if fits is None:
        fits = candidates.anybody(db)
    return candidates.only(fits, _with_title(db, query.title, fits)) if query.title else fits


def in_reach(db: Connection, query: Query) -> Fits:
    """Return whom a question asks for, at least those at distance one and two from ego, which is cheaper in a large store."""
    if query.company or query.max_hops > 2 or not candidates.is_small_part(db):
        return asked_for(db, query)
    if query.industries:
        fits = candidates.in_industries_near(db, fields.resolve_all(query.industries, near=query.near))
    else:
        fits = candidates.anybody_near(db)
    if query.functions and not query.any_function:
        fits = candidates.only(fits, doings.who_of(db, query.functions, fits))
    if query.level:
        fits = _at_level(db, query, fits)
    return candidates.only(fits, _with_title(db, query.title, fits)) if query.title else fits


def _at_level(db: Connection, query: Query, fits: Fits | None) -> Fits:
    standing = doings.at_levels(db, fields.levels_of(own_position(db), query.level), fits)
    return candidates.among(db, standing) if fits is None else candidates.only(fits, standing)


def graph_of(view: View, query: Query) -> nx.Graph[int]:
    """Return the graph of a question with every documented attribute."""
    graph = rows_of(view, query)
    describe(view.db, graph, graph)
    targets = [node for node, attributes in graph.nodes.items() if attributes.get("relevance")]
    add_fit(view.db, graph, query, targets)
    add_circle(view.db, graph, targets, {})
    add_evidence(view.db, graph)
    return graph.to_networkx()


def rows_of(view: View, query: Query, fits: Fits | None = None) -> PlainGraph:
    """Return the graph of a question with what a score needs, learned answers among it; `fits` is whom it asks for."""
    fits = in_reach(view.db, query) if fits is None else fits
    weights = work_weights(view, query, fits)
    fits = weighed(fits, weights)
    graph = question_rows(view.db, fits, now=view.now, question=query.words(), far=query.max_hops > 2, together=query.together)
    graph.graph["about"] = query.about()
    add_work(graph, weights)
    _learn(view, graph)
    return graph


def _learn(view: View, graph: PlainGraph) -> None:
    if view.settings.learning and read.has_log(view.db):
        room.add_answers(view, graph)


class Answer(NamedTuple):
    """What a question comes to: people of the second degree, how many there are, the graph; own contacts, how many."""

    suggestions: list[Suggestion]
    total: int
    graph: PlainGraph
    contacts: list[OwnContact]
    contacts_total: int
    connectors: int = 0
    """Contacts through whom those of the second degree can be reached."""
    crowd: int = 0
    """People in every friend's list, one of whom may be the nameless user; 0 where these are asked about, or nobody."""


def answer_to(view: View, query: Query) -> Answer:
    """Return who answers a question, of both degrees or the one asked for; whoever was asked or met already is left out.

    Asked again while the store stands as it did, it is the answer of before, as a notebook asks for a table and then a picture.
    """
    stands = stamp(view.db)
    if stands is None:
        return _answer_to(view, query)
    kept = _answers.setdefault(view.db, {})
    asked = (stands, view.now, view.settings, query)
    if asked not in kept:
        answer = _answer_to(view, query)
        while len(kept) >= REMEMBERED:
            del kept[next(iter(kept))]
        kept[asked] = answer
    return kept[asked]


def _answer_to(view: View, query: Query) -> Answer:
    candidates.count_question(view.db)
    query = _named_via(view.db, query)
    aside = frozenset() if query.include_asked else set_aside(view.db)
    second, own = _both(view, query, aside)
    if query.degree == 1:
        contacts, number, graph = own()
        return Answer([], 0, graph, contacts, number)
    listed = second()
    contacts, number, _ = own()
    crowd = int(doubts_kept(view.db, key=CROWD) or 0)
    return Answer(listed.suggestions, listed.total, listed.graph, contacts, number, listed.connectors, crowd)


def _both(view: View, query: Query, aside: frozenset[int]) -> tuple[Callable[[], Listed], Callable[[], Own]]:
    """Return what ranks the second degree and what ranks one's own contacts, over arrays or over the graph of the question."""
    near = _neighbourhood(view.db, query)
    if near is None:
        fits = in_reach(view.db, query)
        return partial(_second_degree, view, query, fits, aside), partial(own_contacts, view, query, fits, aside)
    asked = room.near_question(view, near, query, aside, lambda graph: _lean(view, graph, query))
    return partial(room.second_degree, asked), partial(room.own_contacts_near, asked)


def _second_degree(view: View, query: Query, fits: Fits, aside: frozenset[int]) -> Listed:
    suggestions, graph = ask(view, query, fits)
    total = ranking.count_answers(graph, via=query.via, skip=aside)
    return Listed(suggestions, graph, total, ranking.count_connectors(graph, via=query.via, skip=aside))


def _neighbourhood(db: Connection, query: Query) -> Neighbourhood | None:
    """Return the arrays of a large store where they save something: asked again as it stands, or for most, or NumPy is here."""
    of_most = not (query.industries or query.functions or query.company or query.title or query.via)
    pays = candidates.asked_again(db) or ((of_most or "numpy" in sys.modules) and candidates.is_large(db))
    if query.max_hops > 2 or not pays or read.ego(db) is None:
        return None
    return while_it_stands(db, "neighbourhood", lambda: room.Neighbourhood(db))


def own_contacts(view: View, query: Query, fits: Fits, aside: frozenset[int]) -> Own:
    """Return the best of one's own contacts among whom a question asks for, how many there are, and the graph of them.

    Nobody, where only people of the second degree or through a certain contact are asked for.
    """
    if query.degree == 2 or query.via:
        return [], 0, PlainGraph()
    fits = candidates.nearer(view.db, fits)
    weights = work_weights(view, query, fits)
    graph = own_rows(view.db, weighed(fits, weights), now=view.now, question=query.words())
    add_work(graph, weights)
    nodes = graph.nodes.items()
    fits = {node: about["relevance"] for node, about in nodes if about.get("relevance") and node not in aside}
    contacts = ranking.own_contacts(
        graph, now=view.now, relevance=fits, settings=view.settings, limit=query.limit, lean=_lean(view, graph, query)
    )
    return contacts, len(fits), graph


def ask(view: View, query: Query, fits: Fits | None = None) -> tuple[list[Suggestion], PlainGraph]:
    """Return the suggestions for a question, and the graph they come from."""
    graph = rows_of(view, query, fits)
    skip: frozenset[int] = frozenset()
    if not query.include_asked and read.has_log(view.db):
        room.close_ways(view, graph, query)
        skip = room.under_way(view.db)
    named, lean = _named_via(view.db, query), _lean(view, graph, query)
    suggestions = ranking.suggest(graph, now=view.now, query=named, settings=view.settings, skip=skip, lean=lean)
    return suggestions, graph


def _lean(view: View, graph: PlainGraph, query: Query) -> ranking.Lean:
    """Return how to fill in the people and ties of a graph that are about to be shown."""

    def show(nodes: Iterable[int]) -> None:
        people = set(nodes)
        describe(view.db, graph, people)
        add_evidence(view.db, graph, [(a, b) for a in people for b in graph.adj[a] if b in people and a < b])

    lists: dict[int, Circle] = while_it_stands(view.db, "circles", dict)
    return ranking.Lean(
        lambda nodes: add_fit(view.db, graph, query, nodes), lambda nodes: add_circle(view.db, graph, nodes, lists), show
    )


def set_aside(db: Connection) -> frozenset[int]:
    """Return the people already asked or met."""
    return room.under_way(db) if read.has_log(db) else frozenset()


def one_target(
    view: View, who: str, query: Query | None = None, *, first: int = 0
) -> tuple[Person, Suggestion | None, PlainGraph]:
    """Return a person, the suggestion for them with every path (None: no path of two ties), and the graph.

    They stand among those whom `query` asks for, so that their band is the same as in its list; without one, or where it
    does not ask for them, among the people of their own field. The way through the contact of number `first`, or else
    through the query's `via`, comes first.
    """
    person = find_person(view.db, who)
    if query is not None and query.via and not first:
        number = query.via.removeprefix("#")
        first = int(number) if number.isdecimal() else find_own_contact(view.db, query.via).id
    for asked in (query, Query(industries=tuple(label.industry for label in person.labels[:1])), Query()):
        if asked is None:
            continue
        graph = rows_of(view, replace(asked, via="", max_hops=2))
        lean = _lean(view, graph, asked)
        suggestion = ranking.suggestion_for(graph, person.id, view.now, settings=view.settings, lean=lean, first=first)
        if suggestion is not None:
            return person, suggestion, graph
    return person, None, graph


def ways(view: View, person: Person) -> list[Path]:
    """Return every way to a person, the best first, of two ties or, where there are none, of three."""
    graph = question_rows(view.db, candidates.among(view.db, {person.id: 1.0}), now=view.now, question=person.name, far=True)
    _learn(view, graph)
    describe(view.db, graph, graph)
    add_evidence(view.db, graph)
    return ranking.best_paths(graph, graph.graph.get("ego"), person.id, limit=sys.maxsize, now=view.now, settings=view.settings)


def at_company(db: Connection, company: str, *, former: bool) -> dict[int, float]:
    """Return who is at a company: by exact and strong matches of its name, and by the other names that the employer has."""
    key = fold_company(company)
    names = dict(read.company_keys(db, key))
    kinds = {other: match(company, name) for other, name in names.items()} | dict.fromkeys({key} & names.keys(), "exact")
    weights = {other: TYPE_WEIGHT[kind] for other, kind in kinds.items() if kind in TYPE_WEIGHT}
    weights |= {fold_company(name): TYPE_WEIGHT["exact"] for name in fields.names_of(company)}
    there: dict[int, float] = {}
    for other, weight in weights.items():
        for person in read.at_companies(db, [other], former=former):
            there[person] = max(there.get(person, 0.0), weight)
    return there


def _with_title(db: Connection, title: str, fits: Fits) -> dict[int, float]:
    words = set(fold(title).split())
    has = cache(lambda position: words <= set(fold(position).split()))  # many have one title
    return {person: 1.0 for person, position in read.positions(db, fits) if has(position)}


def own_position(db: Connection) -> str:
    me = read.ego(db)
    return read.people(db, [me])[me].position if me is not None else ""


def _named_via(db: Connection, query: Query) -> Query:
    """Put the id of the connector asked for into the query, so that a name cannot mean another."""
    if not query.via:
        return query
    return replace(query, via=f"#{find_own_contact(db, query.via).id}")
