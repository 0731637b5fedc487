"""Many small networks in one set of arrays, and each member's as a networkx.Graph: what engines are compared on."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

import networkx as nx
import numpy as np

from infograph.pool.arrays import EVIDENCE, MINE, THEIRS, Arrays
from infograph.pool.everyone import Asked
from infograph.ranking import Answer, note_answers
from infograph.ranking.learning import KINDS
from infograph.ranking.settings import Settings

DAY = 739_000
NOTHING = (0, -1, -1, -1, 0, 0, -1, float("nan"))


@dataclass
class Networks:
    arrays: Arrays
    asked: Asked
    members: list[int]


def networks(random: Random, count: int, settings: Settings) -> Networks:
    """Return networks that share nobody, as one question to one pool."""
    people: list[tuple[int, bool, int]] = []
    ties: list[tuple[int, int, int, int, int]] = []
    evidence = [NOTHING]
    members, connectors, relevance = [], [], []
    for _ in range(count):
        first, size = len(people), random.randint(2, 16)
        few = random.choice((3, 40, 2000))  # few numbers of contacts, so that scores are equal
        people += [(random.randint(1, few), random.random() < 0.6, random.getrandbits(64)) for _ in range(size)]
        some = list(range(first, first + random.randint(1, min(6, size))))
        members += some
        connectors += [row for row in some if random.random() < 0.8]
        relevance += [random.choice((0.0, 1.0, 1.0, 0.95, 0.3)) for _ in range(size)]
        for one, other in sorted({tuple(sorted((a, random.randrange(first, first + size)))) for a in some for _ in range(9)}):
            if one != other:
                ties += _tie(random, one, other, some, evidence)
    answers = [
        Answer(random.choice(members), random.choice(KINDS), random.random() < 0.5) for _ in range(random.choice((0, 9)))
    ]
    arrays = _arrays(people, sorted(ties), evidence)
    may = np.zeros(len(people), bool)
    may[connectors] = True
    asked = Asked(float(DAY), 180.0, settings, np.array(relevance), may, tuple(answers))
    return Networks(arrays, asked, members)


def _tie(random: Random, one: int, other: int, members: list[int], evidence: list[tuple]) -> list[tuple]:
    """Return a tie from both ends, stated by one member of it at least, with what is known of it."""
    said = {end for end in (one, other) if end in members and random.random() < 0.7} or {
        random.choice([end for end in (one, other) if end in members])
    }
    proof = 0
    if random.random() < 0.6:
        proof = len(evidence)
        n = random.choice((0, 0, 1, 5, 80))
        last = DAY - random.choice((0, 3, 180, 2000)) if n else -1
        kept = (random.choice((-1, -1, -1, 1, 4)), random.choice((-1, -1, 0, 7, 300)))
        rest = (
            random.randint(0, 1),
            random.randint(0, 1),
            random.choice((-1, DAY - 30)),
            random.choice((float("nan"), 0.4, 9.0)),
        )
        evidence.append((n, last, *kept, *rest))
    since = random.choice((0, DAY - 5, DAY - 700, DAY - 4000))
    mark = {end: MINE * (end in said) | THEIRS * ((other if end == one else one) in said) for end in (one, other)}
    return [(one, other, since, mark[one], proof), (other, one, since, mark[other], proof)]


def _arrays(people: list[tuple], ties: list[tuple], evidence: list[tuple]) -> Arrays:
    one, other, since, stated, proof = np.array(ties, np.int64).reshape(-1, 5).T
    starts = np.zeros(len(people) + 1, np.int64)
    np.cumsum(np.bincount(one, minlength=len(people)), out=starts[1:])
    contacts, complete, toss = zip(*people, strict=True)
    return Arrays(
        people=np.arange(len(people)),
        contacts=np.array(contacts, np.int32),
        complete=np.array(complete),
        toss=np.array(toss, np.uint64),
        starts=starts,
        others=other.astype(np.int32),
        since=since.astype(np.int32),
        stated=stated.astype(np.uint8),
        proof=proof.astype(np.int32),
        evidence=np.array(evidence, EVIDENCE),
    )


def graph_of(held: Networks, ego: int) -> nx.Graph:
    """Return a member's network as consent permits it, read tie by tie."""
    arrays, asked = held.arrays, held.asked
    graph = nx.Graph(now=asked.now, half_life=asked.half_life, ego=ego)
    graph.add_node(ego)
    mine = {int(arrays.others[place]): place for place in range(arrays.starts[ego], arrays.starts[ego + 1])}
    for b, place in mine.items():
        if not asked.connectors[b]:
            continue
        graph.add_node(b, contacts=int(arrays.contacts[b]), complete=bool(arrays.complete[b]))
        graph.add_edge(ego, b, **_known(arrays, place))
        for far in range(arrays.starts[b], arrays.starts[b + 1]):
            t = int(arrays.others[far])
            if arrays.stated[far] & MINE and t not in mine and t != ego and asked.relevance[t]:
                graph.add_node(t, relevance=float(asked.relevance[t]))
                graph.add_edge(b, t, **_known(arrays, far))
    note_answers(graph, asked.answers)
    return graph


def _known(arrays: Arrays, place: int) -> dict:
    row = arrays.evidence[arrays.proof[place]]
    known: dict[str, Any] = {name: int(row[name]) for name in ("n", "last", "closeness", "departed") if row[name] > 0}
    known |= {name: True for name in ("noted", "seen_only") if row[name]}
    known |= {"mutual": int(row["mutual"])} if row["mutual"] >= 0 else {}
    known |= {"together": float(row["together"])} if row["together"] == row["together"] else {}
    known |= {"since": int(arrays.since[place])} if arrays.since[place] else {}
    return {"observed": True, **known}
