"""Make a networkx.Graph from the store: of one question, or whole; and keep it in GraphML.

Nodes are the store's person ids. Every attribute is a plain number, string or bool, so that GraphML keeps
it; what is not known is left out. Days are `datetime.date.toordinal()`.

Graph: `ego` (node), `now` (day), `half_life` (days), `question` (words).
Node: `name`, `key`, `slug`, `company`, `position`, `industry` (code of the best label), `confidence` (0..1),
`industries` ("fintech:0.95|payments:0.60"), `why` (evidence of the best label), `contacts` (known ties in the
whole store), `complete` (whole contact list imported), `relevance` (0..1, targets of a question only), `was`
("Acme|Globex"), `stage` and `stage_day` (last entry of the log).
Edge: `since` (day connected), `connected` (a LinkedIn connection), `n` (messages both ways), `last` (day of the
last), `closeness` (1..5), `mutual` (mutual contacts, both whole lists known), `observed` (True), `noted` (there
is evidence beyond the list itself), `notes` (that evidence in words, one a line; see `Workspace.graph`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infograph.model import Person
from infograph.store import read
from infograph.store.read import TieRow
from infograph.store.write import get_meta

if TYPE_CHECKING:
    import networkx as nx

DEFAULT_HALF_LIFE = 180.0
"""Days, where fewer than 20 ties have a last contact (DESIGN section 4; not measured)."""


def question_graph(
    db: sqlite3.Connection, targets: Mapping[int, float], *, now: int, question: str = ""
) -> nx.Graph[int]:
    """Return the graph of a question: ego, the targets that have a path of two ties, and their connectors.

    `targets` maps people to their relevance 0..1. Contacts of ego are no targets. The join begins where
    fewer ties lie: at ego's contacts or at the targets.
    """
    graph = _new(db, now, question)
    me = read.ego(db)
    if me is None:
        return graph
    mine = {tie.other: tie for tie in read.ties(db, me)}
    wanted = {person for person in targets if person != me and person not in mine}
    seconds = _second_ties(db, mine, wanted)
    connectors = {tie.person for tie in seconds}
    ends = {tie.other for tie in seconds}
    _add_people(graph, read.people(db, connectors | ends).values())
    for person in ends:
        graph.nodes[person]["relevance"] = targets[person]
    _add_ties(graph, (mine[person] for person in connectors))
    _add_ties(graph, seconds)
    return graph


def whole_graph(db: sqlite3.Connection, *, now: int) -> nx.Graph[int]:
    """Return everybody and every tie: about 0.5 kB a tie in memory."""
    graph = _new(db, now, "")
    everyone = (row[0] for row in db.execute("SELECT id FROM person ORDER BY id"))
    _add_people(graph, read.people(db, everyone).values())
    _add_ties(graph, read.all_ties(db))
    return graph


def ego_graph(db: sqlite3.Connection, *, now: int) -> nx.Graph[int]:
    """Return ego, ego's contacts and the ties among them."""
    graph = _new(db, now, "my own network")
    me = read.ego(db)
    if me is None:
        return graph
    mine = read.ties(db, me)
    inside = {tie.other for tie in mine}
    _add_people(graph, read.people(db, inside | {me}).values())
    _add_ties(graph, mine)
    for person in sorted(inside):
        if graph.nodes[person].get("contacts", 0) > 1:
            _add_ties(graph, (t for t in read.ties(db, person) if t.other in inside and t.other > person))
    return graph


def write_graphml(graph: nx.Graph[Any], path: str | Path) -> None:
    """Write a graph to a GraphML file that `read_graphml` gives back unchanged."""
    import networkx as nx

    nx.write_graphml(graph, path, named_key_ids=True)


def read_graphml(path: str | Path) -> nx.Graph[int]:
    """Return the graph of a file that `write_graphml` or `infograph export` wrote."""
    import networkx as nx

    return nx.read_graphml(path, node_type=int)


def half_life(db: sqlite3.Connection, now: int) -> float:
    """Return the half-life of strength in days: the median age of last contact, at least one day."""
    median = get_meta(db, "median_last")
    return max(1.0, now - float(str(median))) if median is not None else DEFAULT_HALF_LIFE


def _new(db: sqlite3.Connection, now: int, question: str) -> nx.Graph[int]:
    import networkx as nx

    me = read.ego(db)
    graph: nx.Graph[int] = nx.Graph()
    graph.graph.update(now=now, half_life=half_life(db, now), question=question)
    if me is not None:
        graph.graph["ego"] = me
        _add_people(graph, read.people(db, [me]).values())
    return graph


def _second_ties(db: sqlite3.Connection, mine: Mapping[int, TieRow], wanted: set[int]) -> list[TieRow]:
    """Return the ties connector - target, as seen from the connector, beginning at the cheaper side."""
    columns = ", ".join(f"t.{name}" for name in TieRow._fields)
    db.execute("CREATE TEMP TABLE IF NOT EXISTS side (id INTEGER PRIMARY KEY)")
    from_targets = _volume(db, wanted) < _volume(db, mine)
    keep = mine.keys() if from_targets else wanted
    db.execute("DELETE FROM side")
    db.executemany("INSERT INTO side VALUES (?)", ((p,) for p in (wanted if from_targets else mine)))
    rows = db.execute(f"SELECT {columns} FROM side s CROSS JOIN tie t ON t.person = s.id")
    found = (row for row in rows if row[1] in keep)
    return sorted(_turned(row) if from_targets else TieRow(*row) for row in found)


def _turned(row: tuple[Any, ...]) -> TieRow:
    tie = TieRow(*row)
    return tie._replace(person=tie.other, other=tie.person, sent=tie.received, received=tie.sent)


def _volume(db: sqlite3.Connection, ids: Iterable[int]) -> int:
    db.execute("CREATE TEMP TABLE IF NOT EXISTS side (id INTEGER PRIMARY KEY)")
    db.execute("DELETE FROM side")
    db.executemany("INSERT INTO side VALUES (?)", ((person,) for person in ids))
    total = db.execute("SELECT sum(p.contacts) FROM side s CROSS JOIN person p ON p.id = s.id").fetchone()[0]
    return int(total or 0)


def _add_people(graph: nx.Graph[int], people: Iterable[Person]) -> None:
    for person in sorted(people, key=lambda p: p.id):
        graph.add_node(person.id, **node_attributes(person))


def node_attributes(person: Person) -> dict[str, Any]:
    """Return the documented node attributes of a person, without what is not known."""
    known: dict[str, Any] = {"name": person.name, "key": person.key, "contacts": person.contacts}
    for name in ("slug", "company", "position", "complete"):
        if getattr(person, name):
            known[name] = getattr(person, name)
    if person.labels:
        best = person.labels[0]
        known |= {"industry": best.industry, "confidence": best.confidence, "why": best.evidence}
        known["industries"] = "|".join(f"{label.industry}:{label.confidence:.2f}" for label in person.labels)
    if person.was:
        known["was"] = "|".join(person.was)
    return known


def _add_ties(graph: nx.Graph[int], ties: Iterable[TieRow]) -> None:
    graph.add_edges_from((tie.person, tie.other, _edge(tie)) for tie in ties)


def _edge(tie: TieRow) -> dict[str, Any]:
    known: dict[str, Any] = {"observed": True}
    if tie.since is not None:
        known["since"] = tie.since
    if tie.connected:
        known["connected"] = True
    if tie.noted:
        known["noted"] = True
    if tie.sent or tie.received:
        known["n"] = tie.sent + tie.received
        if tie.last is not None:
            known["last"] = tie.last
    if tie.closeness is not None:
        known["closeness"] = tie.closeness
    if tie.mutual is not None:
        known["mutual"] = tie.mutual
    return known
