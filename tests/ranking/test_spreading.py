"""A list is spread over connectors without moving anybody down for want of another way, and says what that does."""

from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest
from click.testing import CliRunner
from hypothesis import example, given
from hypothesis import strategies as st

from infograph.cli.main import cli
from infograph.model import BANDS, Query
from infograph.ranking import Settings, inversions, suggest
from infograph.ranking.spreading import Candidate, Spread
from laws import law

NOW = 1000.0


@st.composite
def candidates(draw):
    values = sorted(draw(st.lists(st.sampled_from([0.5, 1.0, 1.2, 2.0, 3.0, 9.0]), min_size=1, max_size=24)), reverse=True)
    near = st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True).map(tuple)
    return [Candidate(place, value, draw(near), place, ask=None) for place, value in enumerate(values)]


def by_looking_at_everybody(ordered, limit, reuse, most, most_of_company):
    """The rule as it is written down: of all that are left, whoever counts most now; ten by ten, a ten by scores."""
    used, companies, left, chosen, over = dict.fromkeys("abcd", 0), [0, 0, 0], list(ordered), [], set()
    while left and len(chosen) < limit:
        ten = {}
        while left and len(ten) < 10:
            free = [
                one
                for one in left
                if (not most or min(used[b] for b in one.near) < most)
                and not (most_of_company and companies[one.node % 3] >= most_of_company)
            ]
            over |= set() if free else set(left)
            pick = max(
                free or left, key=lambda one: (one.value * max(0.4, reuse ** min(used[b] for b in one.near)), -one.place)
            )
            ten[pick] = min(pick.near, key=lambda b: used[b])
            used[ten[pick]] += 1
            companies[pick.node % 3] += 1
            left.remove(pick)
        by_score = sorted(ten, key=lambda one: (one in over, one.place))
        while any(used[ten[one]] > 1 + min(used[b] for b in one.near) for one in by_score):
            for one in by_score:
                free_of = min(one.near, key=lambda b: used[b])
                if used[ten[one]] > 1 + used[free_of]:
                    used[ten[one]] -= 1
                    used[free_of] += 1
                    ten[one] = free_of
        chosen += [(one.node, ten[one]) for one in by_score]
    return chosen[:limit]


@law(300)
@pytest.mark.slow
@given(candidates(), st.integers(1, 23), st.sampled_from([0.0, 0.5, 0.8, 1.0]), st.integers(0, 4), st.integers(0, 2))
def test_reading_no_further_than_choice_can_reach_chooses_as_looking_at_everybody_does(ordered, limit, reuse, most, firm):
    spread = Spread(limit, reuse, most, company=lambda node: "abc"[node % 3], most_of_company=firm)
    listed = [(one.node, one.ask) for one in spread.fill(iter(ordered))]
    assert listed == by_looking_at_everybody(ordered, limit, reuse, most, firm)


@law(100)
@given(candidates(), st.integers(1, 14))
def test_the_first_of_a_longer_list_are_the_shorter_list(ordered, limit):
    short, long = (Spread(size, 0.8, 3, company=str).fill(iter(ordered)) for size in (limit, 24))
    assert short == long[:limit]


@law(100)
@given(candidates())
@example([Candidate(place, 0.5, ("a", "b")[: 1 + (place == 11)], place, ask="a") for place in range(12)])
def test_a_ten_stands_in_the_order_of_scores_and_whoever_waited_is_told_for_whom(ordered):
    listed = Spread(24, 0.7, 0, company=str).fill(iter(ordered))
    for start in range(0, len(listed), 10):
        ten = listed[start : start + 10]
        assert [one.place for one in ten] == sorted(one.place for one in ten)
        for one in ten:
            above = [other for other in listed[:start] if other.ask == one.ask]
            overtaken = any(other.place > one.place for other in listed[:start])
            assert (one.waited >= len(above) > 0) if overtaken else not one.waited, "only who stands there already lets wait"


@law(60)
@given(st.integers(1, 30), st.integers(1, 30), st.integers(1, 4))
def test_nobody_whom_three_contacts_know_stands_below_somebody_whom_one_such_contact_knows(many, single, others):
    graph = nx.Graph(ego="me", now=NOW)
    friends = [f"friend {number}" for number in range(3 + others)]
    for number in range(many):
        graph.add_edges_from((friend, f"three {number}") for friend in friends[:3])
    for number in range(single):
        graph.add_edge(friends[number % len(friends)], f"one {number}")
    graph.add_edges_from(("me", friend) for friend in friends)
    for friend in friends:
        graph.nodes[friend]["contacts"] = 100
    listed = [one.target.id for one in suggest(graph, query=Query(limit=many + single))]
    assert len(listed) == many + single
    assert all(str(name).startswith("three") for name in listed[:many])


def three_ways() -> nx.Graph:
    """Three friends as good to ask who all know Carol; Bob alone knows eight others a little better."""
    graph = nx.Graph(ego="me", now=NOW, half_life=180.0)
    for friend in ("bob", "eve", "mia"):
        graph.add_edge("me", friend, closeness=3)
        graph.add_edge(friend, "carol", closeness=1)
        graph.nodes[friend]["contacts"] = 100
    for number in range(8):
        graph.add_edge("bob", f"only bob {number}", closeness=3)
    return graph


def test_somebody_whom_three_friends_know_is_booked_on_the_one_least_asked():
    graph = three_ways()
    listed = [(one.target.id, one.best.connector.id) for one in suggest(graph, query=Query(limit=9))]
    assert dict(listed)["carol"] in ("eve", "mia")
    settings = Settings(nearly=1.0)
    graph.edges["bob", "carol"]["closeness"] = 2
    plain = suggest(graph, query=Query(limit=9, max_per_connector=9), settings=settings)
    assert {one.target.id: one.best.connector.id for one in plain}["carol"] == "bob", "of nearly 1 only the best may stand"


def test_one_nearly_as_good_is_asked_and_the_better_is_named():
    graph = three_ways()
    for number in range(8):
        graph.edges["bob", f"only bob {number}"]["closeness"] = 5
    graph.edges["bob", "carol"]["closeness"] = 2
    carol = {one.target.id: one for one in suggest(graph, query=Query(limit=9))}["carol"]
    assert carol.best.connector.id == "bob", "less than three quarters as good is not nearly as good"
    for friend in ("eve", "mia"):
        graph.edges[friend, "carol"].update(closeness=None, mutual=1)
    carol = {one.target.id: one for one in suggest(graph, query=Query(limit=9))}["carol"]
    assert carol.best.connector.id != "bob" and carol.paths[1].connector.id == "bob"
    assert carol.paths[1].ask > carol.best.ask >= 0.75 * carol.paths[1].ask
    assert any(line.startswith("bob is a little better to ask, but stands") for line in carol.reasons)


def test_an_unspread_list_is_the_order_of_scores_and_says_nothing_of_spreading():
    listed = suggest(three_ways(), query=Query(limit=9, spread=False, max_per_connector=1))
    assert all(one.log_score >= later.log_score for one, later in pairwise(listed))
    assert not any("above already" in reason for one in listed for reason in one.reasons)


@law(60)
@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5)), min_size=2, max_size=9), st.booleans())
def test_bands_stand_in_their_order_but_for_spreading_and_then_it_is_counted(ties, spread):
    graph = nx.Graph(ego="me", now=NOW)
    for number, (mine, theirs) in enumerate(ties):
        graph.add_edge("me", f"friend {number % 3}", closeness=mine)
        graph.add_edge(f"friend {number % 3}", f"target {number}", closeness=theirs)
    listed = suggest(graph, query=Query(limit=9, spread=spread))
    bands = [BANDS.index(one.band) for one in listed]
    counted = inversions((one.log_score, BANDS.index(one.band)) for one in listed)
    assert (counted > 0) == (bands != sorted(bands))
    assert spread or not counted


@pytest.mark.parametrize("order", [0, 1])
def test_a_cap_on_connectors_and_no_spread_are_refused_together(order):
    pair = ["--no-spread", "--max-per-connector", "2"]
    said = CliRunner().invoke(cli, ["suggest", *(pair if order else [*pair[1:], pair[0]])])
    assert said.exit_code == 2 and "leave out one" in said.output
