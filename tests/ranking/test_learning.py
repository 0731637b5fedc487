"""What the ranking learns from answers: little from few, for the connector and their kind of tie, and never silently."""

from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph.model import Query
from infograph.ranking import Answer, LogStep, Settings, answers, note_answers, score, suggest


def network() -> nx.Graph:
    """Two connectors of the same strength, each with five targets."""
    graph = nx.Graph(ego="me", now=100, half_life=180.0)
    for connector in ("bob", "eve"):
        graph.add_edge("me", connector, closeness=4)
        for number in range(5):
            graph.add_edge(connector, f"{connector}{number}")
    return graph


def after(*given: bool, connector: str = "bob") -> nx.Graph:
    graph = network()
    note_answers(graph, [Answer(connector, "closeness", yes) for yes in given])
    return graph


def test_nothing_answered_changes_nothing():
    assert score(after()) == score(network())


def test_three_answers_change_little_and_thirty_much():
    before = score(network())["bob0"]
    assert 0.75 < score(after(*[False] * 3))["bob0"] / before < 1
    assert 1 < score(after(*[True] * 3))["bob0"] / before < 1.25
    assert score(after(*[False] * 30))["bob0"] / before < 0.6


def test_a_connector_who_agrees_comes_before_one_who_does_not():
    graph = network()
    note_answers(graph, [Answer("bob", "closeness", False)] * 4 + [Answer("eve", "closeness", True)] * 4)
    assert suggest(graph, query=Query(limit=1))[0].best.connector.id == "eve"


def test_what_was_learnt_is_said_with_how_many_answers_it_comes_from():
    (bob,) = suggest(after(True, False, False), query=Query(limit=1, via="bob"))
    assert any("agreed to 1 of 3 requests so far" in line for line in bob.best.first.evidence)
    assert all("agreed to" not in line for line in bob.best.second.evidence)


def test_learning_can_be_switched_off():
    off = Settings(learning=False)
    assert score(after(*[False] * 9), settings=off) == score(network(), settings=off)


def test_answers_are_taken_from_the_log_since_a_day():
    log = [
        LogStep("bob", "ann", "asked", 1),
        LogStep("bob", "ann", "declined", 2),
        LogStep("eve", "dan", "agreed", 5),
        LogStep("eve", "dan", "declined", 8),
        LogStep(0, "kim", "met", 9),
    ]
    assert answers(log, lambda _: "unknown") == [Answer("bob", "unknown", False), Answer("eve", "unknown", True)]
    assert answers(log, lambda _: "unknown", since=3) == [Answer("eve", "unknown", True)]


def test_new_answers_take_the_place_of_old_ones():
    graph = after(False, False)
    note_answers(graph, [])
    assert score(graph) == score(network())


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n), st.integers(0, n))))
def test_of_two_asked_as_often_the_one_who_agreed_more_counts_no_less(answered):
    asked, bob, eve = answered
    graph = network()
    said = [("bob", bob), ("eve", eve)]
    note_answers(graph, [Answer(who, "closeness", number < yes) for who, yes in said for number in range(asked)])
    found = score(graph)
    assert (found["bob0"] > found["eve0"]) == (bob > eve)


@pytest.mark.parametrize("answer", [True, False])
def test_an_answer_moves_others_of_the_same_kind_of_tie_less_than_the_one_who_gave_it(answer):
    before, now = score(network()), score(after(*[answer] * 6))
    moved = {node: abs(now[node] / before[node] - 1) for node in ("bob0", "eve0")}
    assert 0 < moved["eve0"] < moved["bob0"]
