"""The whole pool as a networkx.Graph that is read from arrays: what networkx does with it equals a plain graph."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph.pool.view import graph_over
from infograph.ranking.settings import Settings
from laws import law
from pool.networks import networks


def test_algorithms_find_what_they_find_in_a_plain_graph(make):
    with make("one") as pool:
        view = pool.graph()
        plain = nx.Graph()
        plain.add_nodes_from((node, dict(known)) for node, known in view.nodes(data=True))
        plain.add_edges_from((a, b, dict(tie)) for a, b, tie in view.edges(data=True))
        assert isinstance(view, nx.Graph) and plain.number_of_edges() == view.number_of_edges() > 5
        assert dict(view.degree) == dict(plain.degree)
        for a, b in plain.edges:
            assert view[a][b] == view[b][a] == plain[a][b] and view.has_edge(b, a)
        assert nx.clustering(view) == nx.clustering(plain)
        assert nx.is_connected(view.subgraph(next(nx.connected_components(plain))))
        for node in plain:
            assert nx.single_source_shortest_path_length(view, node, 2) == nx.single_source_shortest_path_length(plain, node, 2)
            assert sorted(nx.common_neighbors(view, node, next(iter(plain)))) == sorted(
                nx.common_neighbors(plain, node, next(iter(plain)))
            )
        assert nx.utils.graphs_equal(nx.Graph(view.subgraph(list(plain)[:5])), nx.Graph(plain.subgraph(list(plain)[:5])))
        assert 10**9 not in view and "me" not in view


@law(30)
@given(st.integers(0, 2**32), st.lists(st.integers(-2, 60), max_size=40))
def test_a_part_is_the_copy_of_a_subgraph(seed, numbers):
    held = networks(Random(seed), 6, Settings())
    spread = replace(held.arrays, people=3 * held.arrays.people + 5)  # numbers of people are not those of their rows
    view = graph_over(spread, np.flatnonzero(held.asked.connectors))
    people = [3 * number + 5 for number in numbers] + [7]
    part = view.part(people)
    assert nx.utils.graphs_equal(part, nx.Graph(view.subgraph(people)))
    assert not nx.is_frozen(part) and type(part) is nx.Graph
    assert nx.utils.graphs_equal(view.part(view), nx.Graph(view))


def test_a_part_of_a_copy_is_one_too(make):
    with make("one") as pool:
        view = pool.graph()
        copy = view.copy()
        assert nx.utils.graphs_equal(copy.part(list(view)[:4]), view.part(list(view)[:4]))


def test_it_cannot_be_changed_and_holds_connectors_lists_alone(make):
    with make("one") as pool:
        view = pool.graph()
        for change in (lambda: view.add_edge(1, 2), lambda: view.add_node(9), lambda: view.remove_node(next(iter(view)))):
            with pytest.raises(nx.NetworkXError):
                change()
        numbers = {one.name: one.person for one in pool.members()}
        assert set(view[numbers["Eve Falk"]]) == set(), "nobody who may be asked lists her"
        assert not any("name" in known for _, known in view.nodes(data=True))
        assert set(view[numbers["Gus Hale"]]) == set()
