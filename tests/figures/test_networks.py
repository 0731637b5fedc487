"""Groups and bridges of an ego network, and the geometry that keeps them apart."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from itertools import combinations

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import boxes, people
from infograph import figures
from infograph.errors import BadRequest
from infograph.groups.communities import network_of
from infograph.groups.naming import about
from infograph.groups.packing import pack, rim_angles, sunflower


def two_teams():
    """Two teams of six; "ann" of the first also knows three of the second; "lone" knows only me."""
    graph = nx.Graph(ego="me")
    for team in ("a", "b"):
        members = [f"{team}{i}" for i in range(6)]
        graph.add_nodes_from(members, company=f"Company {team.upper()}", industry="fintech")
        graph.add_edges_from(combinations(members, 2))
    graph.add_node("ann", name="Ann Bridge", company="Company A")
    graph.add_edges_from(("ann", f"a{i}") for i in range(6))
    graph.add_edges_from(("ann", f"b{i}") for i in range(3))
    graph.add_node("lone")
    graph.add_edges_from([("me", node) for node in [*graph] if node != "me"])
    return graph


def test_colleagues_form_groups_and_the_one_who_knows_both_is_the_bridge():
    network = network_of(two_teams(), "me", 100)
    assert [len(group) for group in network.groups] == [7, 6]
    assert network.members[network.bridges[0].member].name == "Ann Bridge"
    assert [network.members[i].name for i in network.loose] == ["lone"]
    assert about(network, network.groups[1]) == "many at Company B"
    said = boxes.words(figures.network(two_teams()))
    assert "14 people you know, in 2 groups; 4 have ties across" in said
    assert "Ann Bridge: 1 other group · Company A" in said


def test_a_group_is_named_by_what_many_of_it_share_or_called_mixed():
    graph = two_teams()
    team = [f"a{number}" for number in range(6)]

    def named(**each) -> str:
        for number, node in enumerate([*team, "ann"]):
            graph.nodes[node].update({key: values[number % len(values)] for key, values in each.items()})
        network = network_of(graph, "me", 100)
        return about(network, network.groups[0])

    plain = {"company": [f"Firm {n}" for n in range(7)], "was": [""], "industry": [""], "functions": [""]}
    assert named(**plain) == "mixed"
    assert named(**plain | {"was": ["Acme|Globex", "Globex", ""]}) == "many at, now or before, Globex"
    assert named(**plain | {"industry": ["bio-tech", "", "bio-tech"]}) == "mostly bio tech"
    assert named(
        **plain | {"functions": ["design:0.9", "sales:0.9", "sales:0.9", "design:0.9", "", "legal:0.9", "sales:0.9"]}
    ) == ("many in sales")
    schools = plain | {"schools": ["Aldermere College|Quay School", "", "Aldermere College"], "industry": ["fintech"]}
    assert named(**schools) == "many studied at Aldermere College", "who studied together met there: before the field"
    assert named(**plain | {"schools": [""], "location": ["Chicago"]}) == "mostly in Chicago"
    assert named(**plain | {"location": ["Chicago", "", "Lyon"]}) == "many in Chicago"
    assert named(**plain | {"location": ["Chicago", "", "", "Lyon"]}) == "mixed"
    large = network_of(graph, "me", 100)
    some = replace(
        large,
        members=tuple(
            replace(one, company="Acme" if n % 4 == 0 else "", industry="", does="") for n, one in enumerate(large.members)
        ),
    )
    assert about(some, range(12)) == "mixed; 3 at Acme"


@pytest.mark.parametrize(
    ("employers", "said"),
    [
        (["Acme", "", ""], "mixed"),
        (["Acme", "Acme", ""], "many at Acme"),
        (["Acme", "Acme", "Globex", "Globex"], "many at Acme"),
        (["Acme", "Acme", "", "", ""], "mixed"),
        (["Acme", "Acme", "Acme", "", "", "", "", "", ""], "many at Acme"),
    ],
)
def test_one_of_a_group_is_not_many_and_two_are_only_where_they_are_half(employers, said):
    large = network_of(two_teams(), "me", 100)
    named = [replace(large.members[0], company=company, industry="", does="", was=()) for company in employers]
    assert about(replace(large, members=tuple(named)), range(len(named))) == said


@pytest.mark.parametrize("number", [5, 20, 60, 300])
def test_as_many_bridges_are_listed_or_counted_as_the_title_says(number):
    network = people.network(number, 1 + number // 8)
    said = boxes.words(figures.network(network))
    across = re.search(r"; ([\d,]+) have ties across", said)
    listed = len(re.findall(r": \d+ other groups?\b", said))
    more = re.search(r"and ([\d,]+) more (?:person|people) with ties across", said)
    assert listed + (int(more[1]) if more else 0) == (int(across[1]) if across else 0)


@pytest.mark.slow
def test_the_list_beside_the_map_is_as_wide_as_its_words():
    graph = two_teams()
    graph.nodes["ann"].update(name="Ann Bridge-Featherstonehaugh", company="Evanston Community Center and Settlement House")
    shown = figures.network(graph)
    assert "1 other group · Evanston Community Center and Settlement House" in boxes.words(shown)
    assert boxes.overlaps(shown) == [] and boxes.outside(shown) == []
    for more in ("Evanston Community College", "Northwest Aid", "Quay Lamps", "Waterway Trust of Aldermere"):
        graph.nodes["ann"].update(
            name="Claire Whitfield", company=more
        )  # a sum and its difference are not equal to the last bit
        for tail in ("", " A", " AV", " AVI"):
            graph.nodes["ann"]["company"] = more + tail
            assert f"· {more}{tail}" in boxes.words(figures.network(graph))
    graph.nodes["ann"]["company"] = "Evanston " * 40
    assert "…" in boxes.words(figures.network(graph)) and boxes.outside(figures.network(graph)) == []


def test_ego_is_left_out_and_people_beyond_ego_too():
    graph = two_teams()
    graph.add_edge("a1", "a stranger")
    assert {"me", "a stranger"}.isdisjoint(member.name for member in network_of(graph, "me", 100).members)


def test_names_as_nodes_give_the_same_groups_as_numbers():
    graph = two_teams()
    numbered = nx.convert_node_labels_to_integers(graph)
    assert network_of(graph, "me", 100).groups == network_of(numbered, list(graph).index("me"), 100).groups


def test_what_newest_lists_no_longer_have_is_marked():
    graph = two_teams()
    assert "gone" not in boxes.words(figures.network(graph)) and "hollow" not in boxes.words(figures.network(graph))
    graph.edges["me", "a1"]["departed"] = graph.edges["a1", "a2"]["departed"] = 739_000
    network = network_of(graph, "me", 100)
    assert [member.name for member in network.members if member.gone] == ["a1"] and not network.lost
    said = boxes.words(figures.network(graph))
    assert "hollow = no longer in your newest list" in said and "gone: no longer in the newest list" in said
    for other in ("b0", "b1", "b2"):
        graph.edges["ann", other]["departed"] = 739_000
    assert network_of(graph, "me", 100).lost == {(0, 1)}


def test_guessed_ties_join_nobody():
    graph = nx.complete_graph(5)
    nx.set_edge_attributes(graph, False, "observed")
    assert network_of(graph, None, 100).groups == ()


def test_of_too_many_people_those_with_most_ties_are_kept_and_the_rest_is_counted():
    graph = two_teams()
    network = network_of(graph, "me", 7)
    assert (len(network.members), network.left_out) == (7, 7)
    assert "(7 more with fewer ties not drawn)" in boxes.words(figures.network(graph, limit=7)).replace("\n", " ")


def test_without_known_ties_the_next_step_is_said():
    graph = nx.star_graph(30)
    graph.graph["ego"] = 0
    assert "a friend’s export, once imported, says" in boxes.words(figures.network(graph)).replace("\n", " ")
    graph.add_edge(1, 2)
    assert "1 tie among them known, and no group of 3" in boxes.words(figures.network(graph)).replace("\n", " ")


def test_a_graph_without_ego_is_not_called_my_network():
    said = boxes.words(figures.network(nx.karate_club_graph()))
    assert "34 people, in 4 groups" in said and "you" not in said


def test_an_empty_graph_is_a_sentence_and_a_limit_of_nobody_is_refused():
    assert "Nobody to draw" in boxes.words(figures.network(nx.Graph()))
    with pytest.raises(BadRequest):
        figures.network(nx.path_graph(3), limit=0)


def test_everybody_is_drawn_once():
    figure = figures.network(people.network(300, 7))
    dots = sum(line.get_xydata().shape[0] for line in figure.axes[0].lines if line.get_zorder() == 3)
    bridges = sum(text.get_text().isdigit() and text.get_horizontalalignment() == "center" for text in boxes.texts(figure))
    assert dots + bridges == 300


@given(st.lists(st.floats(0.1, 3), min_size=1, max_size=25), st.floats(0, 0.5), st.data())
def test_packed_circles_never_overlap(radii, gap, more):
    pairs = list(combinations(range(len(radii)), 2))
    ties = {pair: 1.0 for pair in more.draw(st.lists(st.sampled_from(pairs), max_size=20))} if pairs else {}
    centres = pack(radii, ties, gap)
    for one, other in pairs:
        assert math.dist(centres[one], centres[other]) >= radii[one] + radii[other] + gap - 1e-6


@given(st.lists(st.floats(-10, 10), min_size=2, max_size=12), st.floats(0.01, 1))
def test_places_on_a_rim_keep_their_distance_all_the_way_round(wanted, least):
    angles = sorted(angle % (2 * math.pi) for angle in rim_angles(wanted, least))
    gaps = [b - a for a, b in zip(angles, [*angles[1:], angles[0] + 2 * math.pi], strict=True)]
    assert min(gaps) >= min(least, 2 * math.pi / len(wanted)) - 1e-6


@given(st.integers(1, 300), st.floats(0.5, 5), st.floats(0, 0.4))
def test_sunflower_seeds_stay_between_hole_and_edge(number, radius, hole):
    for x, y in sunflower(number, radius, hole):
        assert hole - 1e-9 <= math.hypot(x, y) <= radius + 1e-9
