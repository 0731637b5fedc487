"""The ranking against its definition, its laws, and what users rely on."""

from __future__ import annotations

import csv
import gzip
from collections import Counter
from math import expm1, log1p, prod
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph.errors import BadRequest
from infograph.model import Query
from infograph.ranking import (
    Lean,
    Settings,
    best_paths,
    connectors,
    evidence_notice,
    explain,
    half_life_of,
    score,
    strength,
    suggest,
    what_if,
)
from infograph.ranking.circle import NEAREST, circle_of
from laws import law

NOW = 1000.0
ME = 0


def naive(graph: nx.Graph, group=None) -> dict[int, float]:
    """The formula as it is written down, without any of the product's shortcuts."""
    lasts = [d["last"] for _, _, d in graph.edges(data=True) if "last" in d]
    ages = sorted(max(0.0, NOW - last) for last in lasts)
    life = (ages[len(ages) // 2] + ages[~(len(ages) // 2)]) / 2 if len(ages) >= 20 else 180.0

    def s(a, b):
        tie = graph.edges[a, b]
        if tie.get("closeness"):
            return (0.10, 0.25, 0.45, 0.70, 0.90)[tie["closeness"] - 1]
        if tie.get("n"):
            level = log1p(tie["n"])
            value = 0.1 + 0.9 * level / (level + 2) * 2 ** (-max(0.0, NOW - tie["last"]) / (life or 1.0))
            return min(0.99, value * ((1 + tie["mutual"]) / 16) ** 0.125 if tie.get("mutual") is not None else value)
        if tie.get("mutual") is not None:
            return 0.1 + 0.4 * log1p(tie["mutual"]) / (log1p(tie["mutual"]) + 2)
        return 0.25

    seen = {node: {other for other, tie in graph.adj[node].items() if tie["observed"]} for node in graph}
    found = {}
    for target in graph:
        if target == ME or target in seen[ME]:
            continue
        through = seen[target] & seen[ME]
        none = prod(1 - 0.3 * s(ME, b) * s(b, target) * len(seen[b]) ** -0.5 for b in through)
        ages = [max(0.0, NOW - graph.edges[b, target].get("last", NOW - (life or 1.0))) for b in through]
        fresh = 2 ** (0.5 * (1 - min(ages) / (life or 1.0))) if through else 1.0
        if through and graph.nodes[target]["relevance"] > 0:
            found[target] = (1 - none**fresh) * graph.nodes[target]["relevance"]
    return found


TIES = st.fixed_dictionaries(
    {"observed": st.sampled_from([True, True, True, False])},
    optional={"closeness": st.integers(1, 5), "mutual": st.integers(0, 60)},
).flatmap(
    lambda tie: st.one_of(
        st.just(tie),
        st.builds(lambda n, last: tie | {"n": n, "last": last}, st.integers(1, 300), st.floats(0, NOW)),
    )
)


@st.composite
def graphs(draw):
    size = draw(st.integers(2, 9))
    graph = nx.Graph()
    for node in range(size):
        graph.add_node(node, name=f"P{node}", relevance=draw(st.sampled_from([0.0, 0.5, 1.0])))
    for a in range(size):
        for b in range(a + 1, size):
            if draw(st.booleans()):
                graph.add_edge(a, b, **draw(TIES))
    return graph


@law(120)
@given(graphs())
def test_the_score_is_the_formula(graph):
    ours = {node: -expm1(-value) for node, value in score(graph, ME, NOW).items()}
    assert ours == pytest.approx(naive(graph), abs=1e-9)


@law(60)
@given(graphs())
def test_a_list_holds_each_target_once_with_shares_that_sum_to_one(graph):
    found = suggest(graph, ME, NOW, query=Query(limit=50))
    assert {one.target.id for one in found} == set(score(graph, ME, NOW))
    assert [one.rank for one in found] == list(range(1, len(found) + 1))
    for one in found:
        assert sum(path.share for path in one.paths) == pytest.approx(1.0)
        asks = [path.ask for path in one.paths]
        assert asks[1:] == sorted(asks[1:], reverse=True), "but for whom it is booked on, the better to ask first"
        assert asks[0] >= Settings().nearly * max(asks)


@law(60)
@given(graphs(), st.integers(1, 5))
def test_more_closeness_never_lowers_a_person(graph, lower):
    for a, b in list(graph.edges):
        graph.edges[a, b].clear()
        graph.edges[a, b].update(observed=True, closeness=lower)
    before = score(graph, ME, NOW)
    for a, b in list(graph.edges):
        graph.edges[a, b]["closeness"] = min(5, lower + 1)
    after = score(graph, ME, NOW)
    assert all(after[node] >= before[node] for node in before)


@law(60)
@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_nodes_and_ties_changes_nothing(graph, shuffle):
    nodes, ties = list(graph.nodes(data=True)), list(graph.edges(data=True))
    shuffle.shuffle(nodes)
    shuffle.shuffle(ties)
    other = nx.Graph()
    other.add_nodes_from(nodes)
    other.add_edges_from(ties)
    order = [[one.target.id for one in suggest(g, ME, NOW, query=Query(limit=50))] for g in (graph, other)]
    assert order[0] == order[1]


@law(60)
@given(graphs())
def test_a_tie_that_nobody_observed_carries_no_path(graph):
    kept = nx.Graph(graph.edge_subgraph([(a, b) for a, b, d in graph.edges(data=True) if d["observed"]]))
    kept.add_nodes_from(graph.nodes(data=True))
    assert score(graph, ME, NOW) == score(kept, ME, NOW)


def small() -> nx.Graph:
    graph = nx.Graph(ego="me", now=739000, half_life=180.0)
    graph.add_edge("me", "bob", n=42, last=738980, notes="Bob Johnson recommended you")
    graph.add_edge("me", "eve")
    graph.add_edge("bob", "carol")
    graph.add_edge("eve", "carol")
    graph.add_edge("eve", "dan")
    graph.add_node("me", name="Me")
    graph.add_node("bob", name="Bob Johnson")
    graph.add_node("carol", name="Carol Lee", company="Stripe", industries="payments:0.95", why="Stripe: employer list")
    return graph


def test_whom_to_ask_is_the_strongest_way_and_says_why():
    carol = suggest(small())[0]
    assert carol.target.name == "Carol Lee" and carol.best.connector.name == "Bob Johnson"
    assert carol.best.first.evidence == ("42 messages, latest 3 weeks ago", "Bob Johnson recommended you")
    assert carol.best.second.evidence == ("strength unknown: ask Bob Johnson",)
    text = explain(carol)
    assert "not a chance" in text and "%" not in text and "0.7" in text


def test_the_hub_discount_is_for_whom_to_meet_not_for_whom_to_ask():
    graph = small()
    graph.nodes["bob"]["contacts"] = 4000
    carol = suggest(graph)[0]
    assert carol.best.connector.name == "Bob Johnson"
    assert score(graph)["carol"] < score(small())["carol"]


def test_a_cap_lets_others_come_first_and_without_one_nobody_many_times_as_good_waits():
    graph = nx.Graph(ego="me", now=0)
    graph.add_edge("me", "bob", closeness=5)
    graph.add_edge("me", "eve", closeness=1)
    for number in range(6):
        graph.add_edge("bob", f"b{number}", closeness=5)
        graph.add_edge("eve", f"e{number}", closeness=1)
    asked = [one.best.connector.name for one in suggest(graph, query=Query(limit=5, max_per_connector=3))]
    assert asked == ["bob", "bob", "bob", "eve", "eve"]
    assert {one.best.connector.name for one in suggest(graph, query=Query(limit=5))} == {"bob"}
    only = [one.best.connector.name for one in suggest(graph, query=Query(limit=12, max_per_connector=1))]
    assert len(only) == 12, "with nobody left under the cap the list goes on"


def test_a_list_can_be_limited_to_one_connector_and_spread_over_companies():
    graph = small()
    assert [one.best.connector.name for one in suggest(graph, query=Query(via="Eve"))] == ["eve", "eve"]
    assert suggest(graph, query=Query(via="#nobody")) == []
    for number in range(4):
        graph.add_edge("bob", f"s{number}", closeness=5)
        graph.nodes[f"s{number}"]["company"] = "Stripe"
    found = suggest(graph, query=Query(limit=2, max_per_company=1, max_per_connector=9))
    assert [one.target.company for one in found].count("Stripe") == 1


def equals(**attributes: dict[str, object]) -> nx.Graph:
    """Bob knows Ann, Mia, Zoe and Ωmega, all as well as he knows the others."""
    graph = nx.Graph(ego="me", now=0, question="fintech")
    graph.add_edge("me", "bob")
    for name in ("Zoe", "Ann", "Mia", "Ωmega"):
        graph.add_edge("bob", name)
    for name, known in attributes.items():
        graph.nodes[name].update({k: v for k, v in known.items() if k != "since"})
        graph.edges["bob", name].update({k: v for k, v in known.items() if k == "since"})
    return graph


def test_equal_scores_stand_by_fit_then_evidence_then_recency_and_it_is_said():
    graph = equals(Zoe={"fit": 1.5}, Mia={"proofs": 2}, Ωmega={"proofs": 1, "since": 5}, Ann={"proofs": 1, "since": 4})
    listed = suggest(graph, query=Query(spread=False))
    assert [(one.target.name, one.placed_by) for one in listed] == [
        ("Zoe", "score"),
        ("Mia", "fit"),
        ("Ωmega", "proofs"),
        ("Ann", "recency"),
    ]
    assert listed[1].reasons[-1] == "as good as Zoe, whose function and level are nearer"
    assert listed[3].reasons[-1] == "as good as Ωmega, to whom a tie is newer"


def test_two_of_whom_a_list_says_the_same_are_both_listed():
    graph = nx.Graph([(ME, 1), (1, 2), (1, 3)], ego=ME)
    for person in (2, 3):
        graph.nodes[person].update(name="Ada Berg", key="-one")
    assert [(one.target.id, one.placed_by) for one in suggest(graph, now=NOW)] == [(2, "score"), (3, "chance")]


def test_of_equal_scores_whoever_a_contact_came_to_know_among_more_of_mine_comes_first():
    graph = nx.Graph(ego="me", now=1000)
    for day in range(20):
        graph.add_edge("me", f"colleague {day}")
        graph.add_edge("bob", f"colleague {day}", since=100 + day)
        graph.add_edge("bob", f"stranger {day}", since=500 + day)
    graph.add_edge("me", "bob", since=100)
    graph.add_edges_from([("bob", "of my circle", {"since": 110}), ("bob", "newest", {"since": 510})])
    graph.nodes["bob"]["complete"] = True
    for name in ("of my circle", "newest"):
        graph.nodes[name]["relevance"] = 1.0
    first, second = suggest(graph)
    assert (first.target.id, second.placed_by) == ("of my circle", "circle")
    assert second.reasons[-1] == "as good as of my circle, whom a contact came to know among more of your contacts"


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 4), st.integers(0, 4)), max_size=25), st.integers(-3, 33))
def test_a_circle_is_of_the_eleven_nearest_ties_and_all_as_near_as_the_last(counted, day):
    rows = [(when, many, min(mine, many)) for when, many, mine in counted]
    each = [(when, number < mine) for when, many, mine in rows for number in range(many)]
    far = sorted(abs(when - day) for when, _ in each)[:NEAREST]
    near = [mine for when, mine in each if abs(when - day) <= far[-1]]
    assert (
        circle_of(rows)(day) == circle_of((when, 1, mine) for when, mine in each)(day) == (sum(near) / len(near) if near else 0)
    )


@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 1), st.integers(0, 2)), min_size=2, max_size=8))
def test_the_order_is_the_same_whether_circles_are_known_of_all_or_only_of_those_who_fit_equally(people):
    def ask(lean):
        graph = nx.Graph([("me", "bob")], ego="me")
        asked = []
        for number, (fit, proofs, near) in enumerate(people):
            graph.add_edge("bob", number)
            graph.add_node(number, relevance=1.0, fit=fit, proofs=proofs, **({} if lean else {"circle": near}))

        def fill(nodes):
            asked.extend(nodes)
            for node in nodes:
                graph.nodes[node]["circle"] = people[node][2]

        return [one.target.id for one in suggest(graph, lean=Lean(len, fill, len) if lean else None)], asked

    (lean, asked), (full, _) = ask(True), ask(False)
    often = Counter((fit, proofs) for fit, proofs, _ in people)
    assert lean == full and set(asked) == {n for n, (fit, proofs, _) in enumerate(people) if often[fit, proofs] > 1}


def test_where_nothing_tells_people_apart_no_name_is_always_last():
    first = set()
    for question in map(str, range(40)):
        graph = equals()
        graph.graph["question"] = question
        names = [one.target.name for one in suggest(graph)]
        assert names == [one.target.name for one in suggest(graph)], "the same question, the same order"
        assert {one.placed_by for one in suggest(graph, query=Query(spread=False))[1:]} == {"chance"}
        first.add(names[0])
    assert first == {"Zoe", "Ann", "Mia", "Ωmega"}


def test_somebody_a_connector_was_in_touch_with_lately_comes_first_and_it_is_said():
    graph = small()
    graph.edges["bob", "carol"].update(n=5, last=738990)
    fresh = suggest(graph)[0]
    graph.edges["bob", "carol"]["last"] = 738000
    assert suggest(graph)[0].fresh == 1.0, "Eve may have been in touch with her: unknown is neutral"
    graph.remove_edge("eve", "carol")
    stale = suggest(graph, query=Query(via="Bob Johnson"))[0]
    assert fresh.fresh > 1 > stale.fresh and stale.score < fresh.score
    assert f"in touch with them: {fresh.fresh:.2f}." in explain(fresh)
    assert suggest(small())[0].fresh == 1.0 and "lately" not in explain(suggest(small())[0])


def test_mutual_contacts_lift_a_tie_with_messages_and_are_said():
    graph = small()
    graph.edges["me", "bob"]["mutual"] = 80
    assert suggest(graph)[0].best.first.strength > suggest(small())[0].best.first.strength
    assert "80 mutual contacts" in suggest(graph)[0].best.first.evidence


def test_a_lean_graph_is_asked_for_names_only_where_they_decide():
    graph = small()
    names, lists, shown = [], [], []
    suggest(graph, lean=Lean(names.extend, lists.extend, shown.extend))
    assert names == lists == [] and set(shown) == {"me", "bob", "eve", "carol", "dan"}


def test_people_set_aside_are_left_out():
    assert [one.target.id for one in suggest(small(), skip={"carol"})] == ["dan"]


def test_relevance_weighs_people_and_none_leaves_them_out():
    graph = small()
    graph.nodes["carol"]["relevance"] = 0.5
    assert list(score(graph)) == ["carol"]
    assert suggest(graph)[0].score < suggest(small())[0].score


def test_three_ties_lead_on_only_when_asked_and_stand_below():
    graph = small()
    graph.add_edge("carol", "far")
    assert "far" not in [one.target.id for one in suggest(graph)]
    found = suggest(graph, query=Query(max_hops=3))
    assert [one.target.id for one in found][-1] == "far" and found[-1].band == "long shot"
    (path,) = best_paths(graph, "me", "far", limit=1)
    assert path.connector.id == "bob" and [person.id for person in path.via] == ["carol"]


def test_a_question_for_one_contact_gets_longer_ways_through_that_contact_alone():
    graph = small()
    graph.add_edge("carol", "far")
    graph.add_edges_from([("me", "zoe"), ("zoe", "ada"), ("ada", "further")])
    through = {
        name: [one.best.connector.id for one in suggest(graph, query=Query(via=f"#{name}", max_hops=3))]
        for name in ("bob", "zoe")
    }
    assert set(through["bob"]) == {"bob"} and set(through["zoe"]) == {"zoe"}
    assert [one.target.id for one in suggest(graph, query=Query(via="#zoe", max_hops=3))] == ["ada", "further"]


def test_connectors_are_ranked_by_what_they_open():
    rows = connectors(small())
    assert {row.connector: (row.targets, row.only_way) for row in rows} == {"bob": (1, 0), "eve": (2, 1)}


def test_bands_are_multiples_of_the_median_path():
    graph = nx.Graph(ego="me", now=0)
    graph.add_edge("me", "bob")
    for number in range(9):
        graph.add_edge("bob", number)
    graph.edges["bob", 0]["closeness"] = 5
    found = suggest(graph, query=Query(limit=9, max_per_connector=9))
    assert found[0].band == "good" and found[0].times_median == pytest.approx(3.6, rel=0.05)
    assert {one.band for one in found[1:]} == {"long shot"}


def test_the_notice_speaks_only_where_nothing_but_lists_is_known():
    graph = small()
    assert evidence_notice(suggest(graph)) == ""
    for a, b in graph.edges:
        graph.edges[a, b].clear()
    assert "one more friend’s export" in evidence_notice(suggest(graph))


def test_what_if_says_how_an_unknown_tie_could_move_a_person():
    lines = what_if(small(), suggest(small())[0])
    assert lines[0].startswith("Now in place 1") and any("very close" in line for line in lines)


def test_the_half_life_is_the_median_age_in_any_unit():
    graph = nx.Graph()
    graph.add_edges_from((0, node, {"n": 1, "last": 2000.0 - node / 10}) for node in range(1, 41))
    assert half_life_of(graph, 2000.0, Settings()) == pytest.approx(2.05)
    assert half_life_of(nx.path_graph(3), 5, Settings()) == 180.0


@pytest.mark.parametrize("tie", [{"n": 5, "last": 9e9}, {"n": 10**9, "last": 0}, {"n": 1}, {"closeness": 9}, {"mutual": -3}])
def test_odd_evidence_gives_a_strength_between_nothing_and_all(tie):
    value, _ = strength(tie, now=1000, half_life=1e-3, settings=Settings())
    assert 0 < value < 1


def test_a_configuration_is_checked():
    assert Settings.from_mapping({"hub": 0.25}).hub == 0.25
    for wrong in ({"hubb": 1}, {"reuse": 7}, {"closeness": [0.5, 0.1]}, {"floor": "x"}):
        with pytest.raises(BadRequest):
            Settings.from_mapping(wrong)


def test_an_empty_graph_and_an_unknown_ego_give_an_empty_answer():
    assert suggest(nx.Graph()) == [] and score(nx.path_graph(3), "nobody", 0) == {}


NETWORK = Path(__file__).parents[2] / ".." / "shared" / "ranking" / "data" / "college-msg.csv.gz"


@pytest.mark.skipif(not NETWORK.is_file(), reason="the networks of the ranking benchmark are not beside this checkout")
def test_people_of_a_real_network_are_told_apart():
    graph = nx.Graph(now=0.0)
    with gzip.open(NETWORK, "rt", encoding="utf-8", newline="") as file:
        for event in csv.DictReader(file):
            a, b, day = int(event["s"]), int(event["r"]), float(event["t"])
            tie = graph.edges[a, b] if graph.has_edge(a, b) else {"n": 0}
            graph.add_edge(a, b, n=tie["n"] + 1, last=day)
            graph.graph["now"] = max(graph.graph["now"], day)
    asked = sorted(graph, key=lambda node: (-graph.degree(node), node))[20:400:40]
    for ego in asked:
        found = suggest(graph, ego, query=Query(limit=30, max_per_connector=30))
        assert len({one.log_score for one in found}) == len(found) == 30
        assert len({one.band for one in found}) > 1 or found[0].times_median > 4
