"""Make a networkx.Graph from the store: of one question, or whole; and keep it in GraphML.

Nodes are the store's person ids. Every attribute is a plain number, string or bool, so that GraphML keeps
it; what is not known is left out. Days are `datetime.date.toordinal()`.

Graph: `ego` (node), `now` (day), `half_life` (days), `question` (words).
Node: `name`, `key`, `slug`, `address` (of the profile, where the slug does not give it), `company`, `position`,
`industry` (code of the best label), `confidence` (0..1), `industries` ("fintech:0.95|payments:0.60"), `why` (evidence
of the best label), `whys` (of each label in their order, one a line), `contacts` (known ties in the whole store),
`complete` (whole contact list imported), `functions` ("product:0.92"), `level` (of the title), `function_fit` (below 1:
does something else than the user, or it is not known), `aside` (an occupation that tells little of the field),
`relevance` (0..1, targets of a question only), `fit` (0..2, how near a target's function and level are to those wished,
or to one's own), `proofs` (labels of a target in the field asked
for), `circle` (0..1, how many of those whom a connector came to know about when they came to know the target are ego's
contacts), `was` ("Acme|Globex"). In one's own network also `location` and, of who shared their own archive, `schools`.
Edge: `since` (day connected), `connected` (a LinkedIn connection), `n` (messages both ways), `last` (day of the
last), `closeness` (1..5), `mutual` (mutual contacts, both whole lists known), `observed` (True), `noted` (there
is evidence beyond the list itself), `notes` (that evidence in words, one a line; see `Workspace.graph`), `departed`
(day of the newest list that no longer has the tie, where an older one of the same owner has it), `departed_from`
(node whose list that is), `together` (how much both stood on mails and in meetings: the sum of 1/(people - 1)), `seen_only`
(True where nothing but that says that they know each other).
"""

from __future__ import annotations

# Loaded when used: networkx takes 0.1 s.
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from infograph.model import Person
from infograph.phrases.lists import own_network
from infograph.question.plain_graph import Attributes, PlainGraph
from infograph.ranking.settings import DEFAULT_HALF_LIFE
from infograph.store import candidates, everybody, glances, read
from infograph.store.candidates import Fits, PathRow
from infograph.store.db import Connection
from infograph.store.departed import Departed, departed
from infograph.store.evidence import pasts
from infograph.store.meta import get_meta
from infograph.store.read import TieRow

if TYPE_CHECKING:
    import networkx as nx


def question_rows(
    db: Connection, fits: Fits, *, now: int, question: str = "", far: bool = False, together: bool = True
) -> PlainGraph:
    """Return the graph of a question: ego, connectors, and of the people asked for those with a path of two ties.

    `far`: also those with a path of three, and who stands between; without `together` no tie rests on mails and meetings
    that two people stood on, and none counts more for it. It carries what a score needs: `relevance` of
    targets, `contacts` of connectors, the evidence of ties. `name` and `describe` add the rest for the people who are
    looked at. Without networkx, which takes longer to load than all of this.
    """
    graph = ego_alone(db, now, question)
    me = graph.graph.get("ego")
    if me is None:
        return graph
    fill(graph, counted(candidates.paths(db, fits), together=together), fits)
    if far:
        between, beyond = candidates.far_ties(db, fits)
        fill(graph, counted(between, together=together), {})
        fill(graph, counted(beyond, together=together), fits)
    if not together:
        graph.graph["together"] = False
    add_connectors(db, graph, [node for node, given in graph.nodes.items() if node != me and "relevance" not in given])
    mark_departed(graph, departed(db, graph))
    return graph


def add_connectors(db: Connection, graph: PlainGraph, connectors: list[int]) -> None:
    """Add what a score needs of ego's contacts through whom others are reached, and ego's ties to them."""
    for number, person_name, contacts, complete, key in read.faces(db, connectors):
        graph.add_node(number, name=person_name, contacts=contacts, complete=bool(complete), key=key)
    for tie in read.ties_with(db, graph.graph["ego"], connectors):
        graph.add_edge(tie.person, tie.other, edge_attributes(tie))


def own_rows(db: Connection, fits: Fits, *, now: int, question: str = "") -> PlainGraph:
    """Return ego and those of their contacts who are asked for, with ego's own ties and the contacts' `relevance`."""
    graph = ego_alone(db, now, question)
    if "ego" in graph.graph:
        add_own(db, graph, fits)
        mark_departed(graph, departed(db, graph))
    return graph


def add_own(db: Connection, graph: PlainGraph, fits: Fits) -> None:
    """Add those of ego's contacts who are asked for and ego's own ties to them."""
    for tie, relevance, key in candidates.own_ties(db, fits):
        graph.add_node(tie.other, key=key, relevance=relevance)
        graph.add_edge(tie.person, tie.other, edge_attributes(tie))


def ego_alone(db: Connection, now: int, question: str) -> PlainGraph:
    """Return the graph of a question with nobody but ego, and without ego where nothing was imported."""
    graph = PlainGraph()
    graph.graph.update(now=now, half_life=half_life(db, now), question=question)
    for person in read.people(db, filter(None, [read.ego(db)])).values():
        graph.graph["ego"] = person.id
        graph.add_node(person.id, **node_attributes(person))
    return graph


def name(db: Connection, graph: PlainGraph, people: Iterable[int]) -> None:
    """Add the names and keys of people to their nodes."""
    for person, person_name, *_, key in read.faces(db, list(people)):
        graph.nodes[person].update(name=person_name, key=key)


def describe(db: Connection, graph: PlainGraph, people: Iterable[int]) -> None:
    """Add the documented attributes of these people to their nodes, and of the ties among them to their edges."""
    whom = set(people)
    for person in read.people(db, whom).values():
        graph.nodes[person.id].update(node_attributes(person))
    me = graph.graph.get("ego")
    for connector in sorted(whom - {me}):
        if "relevance" not in graph.nodes[connector]:
            others = [other for other in graph.adj[connector] if other in whom and other != me]
            for tie in read.ties_with(db, connector, others):
                graph.adj[connector][tie.other].update(edge_attributes(tie))
                if graph.graph.get("together") is False:
                    graph.adj[connector][tie.other].pop("together", None)


def whole_graph(db: Connection, *, now: int) -> nx.Graph[int]:
    """Return everybody and every tie: about 0.5 kB a tie in memory."""
    graph = _new(db, now, "")
    _add_people(graph, read.people(db, everybody.numbers(db)).values())
    _add_ties(graph, read.all_ties(db))
    mark_departed(graph, departed(db, graph))
    return graph


def ego_graph(db: Connection, *, now: int) -> nx.Graph[int]:
    """Return ego, ego's contacts and the ties among them."""
    graph = _new(db, now, own_network())
    me = read.ego(db)
    if me is None:
        return graph
    mine = read.ties(db, me)
    inside = {tie.other for tie in mine}
    _add_people(graph, read.people(db, inside | {me}).values())
    _add_ties(graph, mine)
    _add_ties(graph, candidates.ties_among_own(db))
    mark_departed(graph, departed(db, graph))
    _add_whereabouts(db, graph)
    return graph


def write_graphml(graph: nx.Graph[int], path: str | Path) -> None:
    """Write a graph to a GraphML file that `read_graphml` gives back unchanged."""
    import networkx as nx

    nx.write_graphml(graph, path, named_key_ids=True)


def read_graphml(path: str | Path) -> nx.Graph[int]:
    """Return the graph of a file that `write_graphml` or `infograph export` wrote."""
    import networkx as nx

    return nx.read_graphml(path, node_type=int)


def half_life(db: Connection, now: int) -> float:
    """Return the half-life of strength in days: the median age of last contact, at least one day."""
    median = get_meta(db, "median_last")
    return max(1.0, now - float(str(median))) if median is not None else DEFAULT_HALF_LIFE


def _new(db: Connection, now: int, question: str) -> nx.Graph[int]:
    import networkx as nx

    me = read.ego(db)
    graph: nx.Graph[int] = nx.Graph()
    graph.graph.update(now=now, half_life=half_life(db, now), question=question)
    if me is not None:
        graph.graph["ego"] = me
        _add_people(graph, read.people(db, [me]).values())
    return graph


def fill(graph: PlainGraph, paths: Iterable[PathRow], fits: Fits) -> None:
    """Add ties connector - target: tens of thousands, so straight into the rows; a test compares with `add_edge`."""
    adjacency, nodes = graph.adj, graph.nodes
    for connector, target, n, last, closeness, mutual, noted, since, together, seen_only in paths:
        edge: Attributes = {"observed": True} if since is None else {"observed": True, "since": since}
        if n or closeness or noted or mutual is not None:
            edge |= evidence(n, last, closeness, mutual, noted)
        if together is not None:
            edge |= {"together": together, "seen_only": True} if seen_only else {"together": together}
        mine = adjacency.get(connector)
        if mine is None:
            mine = adjacency[connector] = {}
            nodes[connector] = {}
        theirs = adjacency.get(target)
        if theirs is None:
            theirs = adjacency[target] = {}
            relevance = fits.get(target)
            nodes[target] = {"relevance": relevance} if relevance else {}
        mine[target] = theirs[connector] = edge


def counted(paths: Iterable[PathRow], *, together: bool) -> Iterable[PathRow]:
    """Return ties with or without what rests on standing together."""
    return paths if together else [(*row[:-2], None, 0) for row in paths if not row[-1]]


def mark_departed(graph: PlainGraph | nx.Graph[int], gone: Iterable[Departed]) -> None:
    """Mark the ties that no longer stand in the newest list of whoever listed them."""
    for owner, day, people in gone:
        for person in people & graph.adj[owner].keys() if owner in graph else ():
            graph.adj[owner][person].update(departed=day, departed_from=owner)


def _add_whereabouts(db: Connection, graph: nx.Graph[int]) -> None:
    """Add where people live and studied, as far as a file says it: what a group may have in common."""
    for person, place in glances.places(db, graph):
        graph.nodes[person]["location"] = place
    for person, kind, school, *_ in pasts(db):
        if kind == "education" and person in graph:
            schools = filter(None, graph.nodes[person].get("schools", "").split("|"))
            graph.nodes[person]["schools"] = "|".join(dict.fromkeys([*schools, school]))


def _add_people(graph: nx.Graph[int], people: Iterable[Person]) -> None:
    for person in sorted(people, key=lambda p: p.id):
        graph.add_node(person.id, **node_attributes(person))


def node_attributes(person: Person) -> Attributes:
    """Return the node attributes of a person, without what is not known; `plain_attributes` adds the rest as text."""
    attributes: Attributes = {"person": person, "name": person.name, "key": person.key, "contacts": person.contacts}
    for name in ("slug", "address", "company", "position", "complete"):
        if getattr(person, name):
            attributes[name] = getattr(person, name)
    return attributes


def _add_ties(graph: nx.Graph[int], ties: Iterable[TieRow]) -> None:
    graph.add_edges_from((tie.person, tie.other, edge_attributes(tie)) for tie in ties)


def edge_attributes(tie: TieRow) -> Attributes:
    """Return the edge attributes of a tie as it is stored, without what is not known."""
    attributes: Attributes = {"observed": True}
    if tie.since is not None:
        attributes["since"] = tie.since
    if tie.connected:
        attributes["connected"] = True
    if tie.together is not None:
        attributes["together"] = tie.together
    if tie.seen_only:
        attributes["seen_only"] = True
    return attributes | evidence(tie.n, tie.last, tie.closeness, tie.mutual, tie.noted)


def evidence(n: int, last: int | None, closeness: int | None, mutual: int | None, noted: int = 0) -> Attributes:
    """Return the edge attributes from which the strength of a tie follows, without what is not known."""
    attributes: Attributes = {"noted": True} if noted else {}
    if n:
        attributes["n"] = n
        if last is not None:
            attributes["last"] = last
    if closeness is not None:
        attributes["closeness"] = closeness
    if mutual is not None:
        attributes["mutual"] = mutual
    return attributes
