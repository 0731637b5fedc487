"""What learning from answers brings, where it is known how readily each connector introduces.

    python benchmarks/ranking/learning.py

A user has 25 connectors with 12 people each behind them, asks for the first suggestion, hears yes or no, and
asks on: 40 times. A yes is the likelier the stronger the tie to the connector, as the ranking has it, times a
readiness of the connector's own that nobody knows. Counted are the yeses that a user loses against one who knew it
(regret), with learning at several priors and without. Where all are alike, learning can only do harm. The ranking and
what it learns are the product's own.
"""

from __future__ import annotations

from random import Random

import networkx as nx

from infograph.model import Query
from infograph.ranking import Answer, Settings, note_answers, suggest
from infograph.ranking.score import find

USERS, CONNECTORS, BEHIND, ASKS = 100, 25, 12, 40
NOW = 740000

WORLDS = {
    "all alike": lambda chance, kind: 0.8,
    "they differ a little": lambda chance, kind: chance.betavariate(16, 4),
    "they differ": lambda chance, kind: chance.betavariate(2, 1),
    "some never answer": lambda chance, kind: 1.0 if chance.random() < 0.67 else 0.02,
    "unknown ties are worse than assumed": lambda chance, kind: {"interactions": 1.0, "unknown": 0.3}[kind],
    "unknown ties are better than assumed": lambda chance, kind: {"interactions": 0.7, "unknown": 2.0}[kind],
}


def main() -> None:
    priors: list[float | None] = [None, 5, 10, 20, 30, 60]
    print(f"{'yeses lost in 40 asks against knowing':38}" + "".join(f"{_name(p):>10}" for p in priors))
    for name, rate in WORLDS.items():
        lost = {prior: [_regret(Random(f"{name}/{user}"), rate, prior) for user in range(USERS)] for prior in priors}
        print(f"{name:38}" + "".join(f"{sum(one) / USERS:10.2f}" for one in lost.values()))


def _name(prior: float | None) -> str:
    return "off" if prior is None else f"prior {prior:g}"


def _regret(chance: Random, rate, prior: float | None) -> float:  # type: ignore[no-untyped-def]
    graph, rates = _user(chance, rate)
    settings = Settings(learning=prior is not None).with_(**({} if prior is None else {"prior": float(prior)}))
    found = find(graph, settings=settings)
    chances = {b: rate * found.strength(graph.edges["me", b])[0] for b, rate in rates.items()}
    best = sorted((r for r in chances.values() for _ in range(BEHIND)), reverse=True)[:ASKS]
    answers: list[Answer] = []
    expected, done = 0.0, set()
    for _ in range(ASKS):
        note_answers(graph, answers)
        one = suggest(graph, query=Query(limit=1, max_per_connector=99), settings=settings, skip=done)[0]
        connector, kind = one.best.connector.id, one.best.first.rule
        expected += chances[connector]
        answers.append(Answer(connector, kind, chance.random() < chances[connector]))
        done.add(one.target.id)
    return sum(best) - expected


def _user(chance: Random, rate) -> tuple[nx.Graph, dict[str, float]]:  # type: ignore[no-untyped-def]
    graph = nx.Graph(ego="me", now=NOW, half_life=180.0)
    rates = {}
    for number in range(CONNECTORS):
        connector = f"connector {number:02}"
        known = chance.random() < 0.5
        said = {"n": 1 + int(chance.expovariate(0.1)), "last": NOW - int(chance.expovariate(1 / 180))} if known else {}
        graph.add_edge("me", connector, **said)
        rates[connector] = rate(chance, "interactions" if known else "unknown")
        graph.nodes[connector]["contacts"] = 100
        for place in range(BEHIND):
            graph.add_edge(connector, f"target {number:02}/{place:02}")
    return graph, rates


if __name__ == "__main__":
    main()
