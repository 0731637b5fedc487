"""What users are told of the ranking: on planted truth, and on their own log."""

from __future__ import annotations

import networkx as nx
import pytest

from infograph.ranking import Answer, LogStep, Settings, evaluate, evaluate_log


@pytest.fixture(scope="module")
def measured():
    return evaluate(egos=8, people=500, worlds=1)


@pytest.mark.slow
def test_the_evaluation_is_deterministic(measured):
    assert measured == evaluate(egos=8, people=500, worlds=1)


@pytest.mark.slow
def test_the_ranking_beats_chance_and_more_evidence_makes_it_better(measured):
    lists, _, all_of_it = measured.by_evidence.values()
    assert all_of_it.precision["infograph"] >= lists.precision["infograph"] > measured.reachable
    assert all_of_it.hit["infograph"] > lists.hit["infograph"] > lists.hit["anybody"]


@pytest.mark.slow
def test_bands_stand_in_the_order_of_who_could_be_reached(measured):
    bands = list(measured.by_evidence.values())[-1].bands
    assert bands["strong"] > bands["good"] > bands["long shot"]


@pytest.mark.slow
def test_the_figures_fit_eighty_columns_without_a_percentage(measured):
    text = str(measured)
    assert max(map(len, text.splitlines())) <= 80 and "%" not in text and "planted" in text


def asked(count: int) -> tuple[nx.Graph, list[LogStep], list[Answer]]:
    """A graph of `count` targets: the connector with the strong tie agrees, the other does not."""
    graph = nx.Graph(ego="me", now=100, half_life=180.0)
    graph.add_edge("me", "bob", closeness=5)
    graph.add_edge("me", "eve", closeness=1)
    steps, answers = [], []
    for number in range(count):
        way = "bob" if number % 2 else "eve"
        graph.add_edge(way, number)
        steps += [
            LogStep(way, number, "asked", number),
            LogStep(way, number, "agreed" if number % 2 else "declined", number + 1),
        ]
        answers.append(Answer(way, "closeness", bool(number % 2)))
    return graph, steps, answers


def test_a_short_log_says_what_is_missing():
    graph, steps, answers = asked(6)
    found = evaluate_log(graph, steps, answers)
    assert not found.enough and "6 people with a known outcome, 3 of them a yes. From 20 on" in str(found)


def test_a_long_log_is_measured_beside_the_rules_and_shows_what_learning_brings():
    graph, steps, answers = asked(40)
    found = evaluate_log(graph, steps, answers)
    assert found.enough and found.order["infograph"] == 1.0
    assert found.order["number of mutual contacts"] == 0.5, "everybody has one contact who knows them"
    assert sum(asked for _, asked in found.bands.values()) == 40
    plain, learnt = found.surprise
    assert learnt < plain
    assert "1.000" in str(found)


def test_what_was_learnt_does_not_judge_itself():
    graph, steps, answers = asked(40)
    on, off = (evaluate_log(graph, steps, answers, settings=Settings(learning=on)) for on in (True, False))
    assert on.order == off.order and on.bands == off.bands


def test_requests_still_open_or_without_a_connector_are_no_outcome():
    graph, steps, _ = asked(2)
    more = [LogStep("bob", 3, "asked", 9), LogStep(None, 1, "met", 9)]
    assert evaluate_log(graph, [*steps[:2], *more], []).people == 1
