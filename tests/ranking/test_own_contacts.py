"""Own contacts: the order of whom to ask directly."""

from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from infograph.ranking import own_contacts

TIES = st.fixed_dictionaries(
    {}, optional={"closeness": st.integers(1, 5), "n": st.integers(0, 90), "last": st.integers(1, 900)}
)
FITS = st.floats(0.0, 1.0)


def network(ties: dict[str, dict[str, int]]) -> nx.Graph:
    graph: nx.Graph = nx.Graph(ego="me", now=1000, half_life=180.0)
    graph.add_node("me")
    for name, tie in ties.items():
        graph.add_edge("me", name, **tie)
    return graph


def test_a_close_contact_in_the_field_comes_before_a_distant_one_and_one_half_in_it():
    graph = network({"Ann": {"closeness": 1}, "Bob": {"closeness": 5}, "Cem": {"closeness": 5}, "Dee": {"closeness": 5}})
    found = own_contacts(graph, relevance={"Ann": 1.0, "Bob": 0.5, "Cem": 1.0})
    assert [contact.person.name for contact in found] == ["Cem", "Bob", "Ann"]
    assert [contact.rank for contact in found] == [1, 2, 3]
    assert all(contact.degree == 1 and contact.score == contact.relevance * contact.hop.strength for contact in found)


def test_a_guessed_tie_makes_nobody_a_contact():
    graph = network({"Ann": {}})
    graph.add_edge("me", "Bob", observed=False)
    assert [contact.person.name for contact in own_contacts(graph)] == ["Ann"]


@given(st.dictionaries(st.text(min_size=1), st.tuples(TIES, FITS), max_size=8), st.integers(1, 9))
def test_the_best_n_are_the_first_of_all_and_only_who_fits(people, limit):
    people.pop("me", None)
    graph = network({name: tie for name, (tie, _) in people.items()})
    fits = {name: value for name, (_, value) in people.items()}
    every = own_contacts(graph, relevance=fits)
    assert {contact.person.id for contact in every} == {name for name, value in fits.items() if value > 0}
    assert [contact.score for contact in every] == sorted((contact.score for contact in every), reverse=True)
    assert own_contacts(graph, relevance=fits, limit=limit) == every[:limit]


def test_equal_contacts_keep_their_order_whoever_comes_first_and_whatever_they_are_called():
    names = [f"Person {letter}" for letter in "ABCDEFGHIJ"]
    one, other = (network({name: {} for name in some}) for some in (names, reversed(names)))
    for graph in (one, other):
        for place, name in enumerate(names):
            graph.nodes[name]["key"] = f"key-{place}"
    order = [contact.person.id for contact in own_contacts(one)]
    assert order == [contact.person.id for contact in own_contacts(other)]
    assert order != sorted(order) and order != sorted(order, reverse=True)
