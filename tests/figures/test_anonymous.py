"""Invented names hide every real one, stay the same for the same person, and follow from nothing real."""

from __future__ import annotations

import io
from dataclasses import replace

import networkx as nx

from figures import people
from infograph import figures, report
from infograph.anonymous import invented_name
from infograph.model import Query


def test_nothing_real_is_left_in_suggestions():
    found = people.suggestions(30)
    real = {
        text
        for s in found
        for p in (s.target, *(path.connector for path in s.paths))
        for text in (p.name, p.company, p.position, p.slug, p.key)
    }
    hidden = repr(figures.anonymous(found))
    assert not [text for text in real if text and repr(text) in hidden]
    assert not [words for words in ("12 messages", "employer", "knows them") if words in hidden]


def test_strength_industry_and_order_stay():
    found = people.suggestions(30)
    hidden = figures.anonymous(found)
    assert [(s.score, s.best.first.strength, s.target.labels[0].industry) for s in hidden] == [
        (s.score, s.best.first.strength, s.target.labels[0].industry) for s in found
    ]


def test_a_name_follows_from_the_number_and_not_from_the_real_name():
    one = people.suggestions(1)[0]
    other = replace(one, target=replace(one.target, name="Somebody Else", key="else"))
    assert figures.anonymous([one])[0].target == figures.anonymous([other])[0].target


def test_the_first_thousands_all_have_names_of_their_own():
    assert len({invented_name(number) for number in range(6000)}) == 6000


def test_nothing_real_is_left_in_a_graph_even_where_nodes_are_names():
    graph = people.network(20, 2)
    named = figures.anonymous_graph(nx.relabel_nodes(graph, {n: f"node {graph.nodes[n]['name']}" for n in graph}))
    real = {attributes["name"] for _, attributes in graph.nodes(data=True)}
    assert all(isinstance(node, int) for node in named)
    assert real.isdisjoint(attributes["name"] for _, attributes in named.nodes(data=True))
    assert figures.anonymous_graph(graph).graph["ego"] == 0
    assert graph.nodes[0]["name"] == "Me"


def test_a_report_and_a_figure_call_somebody_by_the_same_name_and_company():
    found, out = people.suggestions(30), io.StringIO()
    numbers = {person.id for one in found for person in (one.target, *(path.connector for path in one.paths))}
    report.render(found, Query(), out, anon={number: invented_name(number) for number in numbers})
    for one in figures.anonymous(found):
        assert one.target.name in out.getvalue() and one.target.company in out.getvalue()


def test_words_that_a_graph_learns_to_carry_are_left_out_too():
    graph = nx.Graph(
        [(0, 1, {"n": 3, "grounds": "Ann Real recommended you"})], ego=0, question="at Ledgerly", about="at Ledgerly"
    )
    graph.nodes[1].update(name="Ann Real", industry="fintech", contacts=5, headline="Ann Real, banker")
    hidden = figures.anonymous_graph(graph)
    assert hidden.graph == {"ego": 0}
    assert hidden.edges[0, 1] == {"n": 3}
    assert hidden.nodes[1] == {"name": invented_name(1), "industry": "fintech", "contacts": 5}
