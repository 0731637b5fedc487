"""What consent permits today: who may be asked, who may be suggested, and a member's own network under it.

A path goes from a member over a connector, a member who consented to be one, to somebody in that connector's own list. Nobody
is led through or to a member who did not consent to it, nor to whoever left, and no list is used whose consent has ended.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from infograph.pool.members import Member, members_of
from infograph.question.graph import edge_attributes, half_life, node_attributes
from infograph.question.plain_graph import PlainGraph
from infograph.ranking import Answer, note_answers
from infograph.store import pool as rows
from infograph.store import read
from infograph.store.candidates import Fits
from infograph.store.db import Connection
from infograph.store.departed import departed


class Permitted(NamedTuple):
    """The members whose consent holds, those of them who may be asked, and the people who are not to be suggested."""

    members: list[Member]
    connectors: dict[int, Member]
    unseen: frozenset[int]


def permitted(db: Connection, today: date) -> Permitted:
    """Return what consent permits on a day, people by their numbers in the store."""
    everybody = members_of(db)
    held = [member for member in everybody if member.consent.holds(today) and member.person]
    seen = {member.person for member in held if "seen" in member.consent.scope}
    connectors = {member.person: member for member in held if "connector" in member.consent.scope}
    hidden = {member.person for member in everybody} | rows.people_who_left(db)
    return Permitted(held, connectors, frozenset(hidden - seen))


def network_of(db: Connection, ego: int, may: Permitted, fits: Fits, now: int, answers: Sequence[Answer] = ()) -> PlainGraph:
    """Return a member's network as consent permits it: ego, the connectors they know, and whom these list.

    It is what the answer of the whole pool is compared with; it is read from the store, not from the arrays.
    """
    graph = PlainGraph()
    graph.graph.update(now=now, half_life=half_life(db, now), ego=ego)
    mine = {tie.other: tie for tie in read.ties(db, ego)}
    through = sorted(mine.keys() & may.connectors.keys() - {ego})
    listed = _listed(db, through)
    for connector in through:
        graph.add_edge(ego, connector, edge_attributes(mine[connector]))
        for tie in read.ties(db, connector):
            far = tie.other
            if far in mine or far == ego or far in may.unseen or far not in listed[connector] or not fits.get(far):
                continue
            graph.add_edge(connector, far, edge_attributes(tie))
            graph.nodes[far]["relevance"] = fits[far]
    _describe(db, graph)
    for owner, day, people in departed(db, graph):
        for person in people & graph.adj[owner].keys():
            graph.adj[owner][person].update(departed=day, departed_from=owner)
    note_answers(graph, answers)
    return graph


def _listed(db: Connection, connectors: Sequence[int]) -> dict[int, set[int]]:
    lists: dict[int, set[int]] = {connector: set() for connector in connectors}
    for person, other in rows.stated(db):
        if person in lists:
            lists[person].add(other)
    return lists


def _describe(db: Connection, graph: PlainGraph) -> None:
    people: Iterable[int] = list(graph)
    for person in read.people(db, people).values():
        graph.nodes[person.id].update(node_attributes(person) | {"complete": person.complete})
