"""Every public function of the ranking takes a networkx.Graph and plain rows, and answers the same."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from infograph import ranking
from infograph.model import Query
from infograph.question.plain_graph import PlainGraph
from infograph.ranking.graph import GraphLike, ties

NOW, ME, PEOPLE = 1000, 0, 9

attributes = st.fixed_dictionaries(
    {"observed": st.booleans()},
    optional={
        "since": st.integers(0, NOW),
        "n": st.integers(1, 50),
        "last": st.integers(0, NOW),
        "closeness": st.integers(1, 5),
        "departed": st.just(NOW),
    },
)
people = st.fixed_dictionaries(
    {"name": st.text("abc", min_size=1, max_size=3)},
    optional={
        "relevance": st.floats(0, 1),
        "complete": st.booleans(),
        "contacts": st.integers(1, 500),
        "company": st.just("Acme"),
        "fit": st.floats(0, 2),
    },
)
pairs = st.tuples(st.integers(0, PEOPLE - 1), st.integers(0, PEOPLE - 1)).filter(lambda pair: pair[0] < pair[1])


@st.composite
def graphs(draw: st.DrawFn) -> nx.Graph:
    graph = nx.Graph(ego=ME, now=NOW, question="fintech")
    graph.add_nodes_from((node, draw(people)) for node in range(PEOPLE))
    graph.add_edges_from((a, b, tie) for (a, b), tie in draw(st.dictionaries(pairs, attributes, max_size=24)).items())
    return graph


def rows(graph: nx.Graph) -> PlainGraph:
    """Return the same graph in plain rows, people and ties in their order."""
    plain = PlainGraph()
    plain.graph.update(graph.graph)
    for node, known in graph.nodes(data=True):
        plain.add_node(node, **known)
    for a, b, tie in graph.edges(data=True):
        plain.add_edge(a, b, dict(tie))
    return plain


def after(change: Callable[[GraphLike], None], graph: GraphLike) -> Any:
    change(graph)
    return graph.graph, dict(graph.nodes), sorted(map(str, ties(graph)))


def evaluated(graph: GraphLike) -> ranking.LogEvaluation:
    steps = [ranking.LogStep(1, 2, "introduced", 10), ranking.LogStep(3, 4, "declined", 20)]
    return ranking.evaluate_log(graph, steps, [ranking.Answer(1, "unknown", True), ranking.Answer(3, "unknown", False)])


def imagined(graph: GraphLike) -> list[list[str]]:
    return [ranking.what_if(graph, one) for one in ranking.suggest(graph)]


CALLS: dict[str, Callable[[GraphLike], Any]] = {
    "best_paths": lambda graph: [ranking.best_paths(graph, ME, node) for node in range(1, PEOPLE)],
    "connectors": ranking.connectors,
    "count_answers": ranking.count_answers,
    "count_connectors": ranking.count_connectors,
    "count_mutual": lambda graph: after(ranking.count_mutual, graph),
    "evaluate_log": evaluated,
    "half_life_of": lambda graph: ranking.half_life_of(graph, NOW, ranking.Settings()),
    "note_answers": lambda graph: after(lambda one: ranking.note_answers(one, [ranking.Answer(1, "mutual", True)]), graph),
    "own_contacts": ranking.own_contacts,
    "parts": ranking.parts,
    "score": ranking.score,
    "suggest": lambda graph: ranking.suggest(graph, query=Query(max_hops=3)),
    "suggestion_for": lambda graph: [ranking.suggestion_for(graph, node) for node in range(1, PEOPLE)],
    "what_if": imagined,
}


def test_every_public_function_of_a_graph_is_called_here():
    public = {name: getattr(ranking, name) for name in ranking.__all__}
    of_a_graph = {
        name for name, call in public.items() if inspect.isfunction(call) and "graph" in inspect.signature(call).parameters
    }
    assert of_a_graph == CALLS.keys()


@given(graphs())
def test_both_kinds_of_graph_give_the_same_answers(graph):
    plain = rows(graph)
    for name, call in CALLS.items():
        ours, theirs = call(plain), call(graph)
        if isinstance(ours, dict):  # its order says nothing
            assert ours == theirs, name
        else:
            assert repr(ours) == repr(theirs), name


@given(graphs())
def test_plain_rows_become_the_networkx_graph_they_stand_for(graph):
    made = rows(graph).to_networkx()
    assert nx.utils.graphs_equal(made, graph)
