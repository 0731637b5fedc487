"""What is said of an order is what made it: evidence is shuffled, and the sentence is checked against the order."""

from __future__ import annotations

from io import StringIO

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph import report
from infograph.model import Query
from infograph.phrases.order import FACTORS, verdict_words
from infograph.question.results import Suggestions
from infograph.ranking import LISTS_ONLY, Settings, evidence_notice, explain, suggest
from infograph.ranking.notice import factors
from infograph.renderers import Display, renderer
from laws import law

NOW = 740000


@st.composite
def lists(draw):
    """A graph of four contacts and six people of whom lists, and nothing but lists, are known."""
    graph = nx.Graph(ego="me", now=NOW)
    for b in "abcd":
        tie = draw(st.sampled_from([{}, {"mutual": 3}, {"mutual": 80}]))
        graph.add_edge("me", b, **tie, since=NOW - draw(st.integers(0, 4000)))
        graph.nodes[b].update(contacts=draw(st.sampled_from([200, 200, 900])), complete=draw(st.booleans()))
    for v in range(6):
        fit = draw(st.sampled_from([0.5, 1.0]))
        graph.add_node(v, relevance=draw(st.sampled_from([0.6, 0.95])) * fit, function_fit=fit)
        for b in draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=4, unique=True)):
            graph.add_edge(b, v, **draw(st.sampled_from([{}, {"mutual": 5}])))
    return graph


def seen(suggestion):
    """What the sentence speaks of, as numbers of which more is said to be better: relevance and each path."""
    return suggestion.relevance, sorted(
        ((p.first.strength, p.second.strength, p.q / (p.first.strength * p.second.strength)) for p in suggestion.paths),
        reverse=True,
    )


def stands_above(one, other):
    """Whether one has as much as another of everything the sentence speaks of, way by way."""
    (sure, ways), (less_sure, fewer) = seen(one), seen(other)
    pairs = zip(ways, fewer, strict=False)
    return sure >= less_sure and len(ways) >= len(fewer) and all(x >= y for a, b in pairs for x, y in zip(a, b, strict=True))


@pytest.mark.slow
@law(150)
@given(lists())
def test_the_sentence_names_what_made_the_order_and_nothing_else(graph):
    listed = suggest(graph, query=Query(limit=9, spread=False))
    text, said = evidence_notice(listed), factors(listed)
    assert [factor for factor, words in FACTORS.items() if words in text] == (list(said) if len(listed) != 1 else [])
    for one in listed:
        for other in listed:
            if stands_above(one, other):
                assert one.log_score >= other.log_score * (1 - 1e-9), "more of all that is said, and yet below"
    if not said:
        assert len({round(one.log_score, 9) for one in listed}) == 1, "nothing is said to tell them apart, and yet it does"


@law(40)
@given(lists(), st.sampled_from([{"closeness": 4}, {"n": 3, "last": NOW - 9}]))
def test_one_message_or_word_more_and_the_sentence_is_gone(graph, more):
    for b in "abcd":
        graph.edges["me", b].update(more)
    assert evidence_notice(suggest(graph)) == ""


def two_ways(**first) -> nx.Graph:
    graph = nx.Graph(ego="me", now=NOW)
    for friend, years in (("Noelia", 9), ("Bob", 1)):
        graph.add_edge("me", friend, since=NOW - 365 * years, mutual=110)
        graph.add_edge(friend, "Zoe", since=NOW - 300)
    graph.edges["me", "Noelia"].update(first)
    return graph


def test_where_lists_alone_speak_for_two_connectors_both_are_named():
    (zoe,) = suggest(two_ways())
    assert zoe.undecided and zoe.best.connector.name == "Noelia", "known for longer"
    assert "Noelia and Bob know them, and the lists do not say whom better to ask" in zoe.reasons
    (zoe,) = suggest(two_ways(n=40, last=NOW - 5))
    assert not zoe.undecided
    assert any(reason.startswith("Noelia knows them; your tie to Noelia: 40 messages") for reason in zoe.reasons)


@law(80)
@given(lists())
def test_nobody_is_called_better_to_ask_where_it_is_said_that_the_lists_do_not_say(graph):
    for one in suggest(graph, query=Query(limit=9)):
        assert not (one.undecided and any("better to ask, but" in reason for reason in one.reasons))


def test_the_older_tie_is_asked_where_no_messages_are_known_and_no_place_changes():
    with_age, without = (suggest(two_ways(), settings=Settings(tie_age=exponent))[0] for exponent in (0.1, 0.0))
    assert with_age.best.connector.name == "Noelia" and with_age.paths[0].ask > with_age.paths[1].ask
    assert without.paths[0].ask == without.paths[1].ask and without.log_score == with_age.log_score


def test_the_verdict_on_lists_stands_in_the_note():
    graph = two_ways()
    graph.add_edge("Bob", "Yann", since=NOW - 300)
    assert verdict_words(LISTS_ONLY) in evidence_notice(suggest(graph))
    for friend in ("Noelia", "Bob"):
        graph.add_edge(friend, "Yann", since=NOW - 300)
    equals = evidence_notice(suggest(graph))
    assert "tells nothing" in equals and verdict_words(LISTS_ONLY) not in equals, "an order of equals is worth nothing"
    alone = evidence_notice(suggest(two_ways()))
    assert "order" not in alone and "scores" not in alone, "of one person there is no order"
    assert "one more friend’s export" in alone


def test_both_are_named_wherever_an_answer_is_shown():
    found = suggest(two_ways())
    for form in ("cards", "table"):
        out = StringIO()
        renderer(form).render(found, Query(), out, Display(width=160))
        assert "Noelia or Bob" in out.getvalue() or "nothing known says which of the two is better to ask" in out.getvalue()
    assert "Ask Noelia or Bob: nothing known says which of the two is better to ask." in explain(found[0])
    answer = Suggestions(found, Query(), two_ways())
    assert "Noelia or Bob" in answer._repr_html_()
    page = StringIO()
    report.render(answer, Query(), page)
    assert ">Noelia or Bob<" in page.getvalue() and "or Bob</span>" in page.getvalue()
    decided = suggest(two_ways(n=40, last=NOW - 5))[0]
    assert "better to ask" not in explain(decided)


@st.composite
def mixed(draw):
    """A graph of four contacts and fourteen people with every kind of evidence, and so few values that many scores are equal."""
    kinds = ({}, {}, {"mutual": 5}, {"n": 4, "last": NOW - 30}, {"closeness": 2})
    graph = nx.Graph(ego="me", now=NOW)
    for b in "abcd":
        graph.add_edge("me", b, **draw(st.sampled_from(kinds)), since=NOW - 2000)
        graph.nodes[b].update(contacts=draw(st.sampled_from([200, 200, 900])), complete=draw(st.booleans()))
    for v in range(14):
        fit, proofs, circle = draw(st.tuples(st.integers(0, 1), st.integers(1, 2), st.integers(0, 1)))
        graph.add_node(v, relevance=0.9, fit=float(fit), proofs=proofs, circle=float(circle))
        for b in draw(st.sampled_from([*"abcd", "ab", "abc", "cd"])):
            graph.add_edge(b, v, **draw(st.sampled_from(kinds)), since=NOW - draw(st.sampled_from([100, 900])))
    return graph


def told_apart(graph, above, one):
    """By what somebody comes before another of the same score: the first thing in which they differ, and that it is more."""
    looked_at = [(name, *(graph.nodes[each.target.id][name] for each in (above, one))) for name in ("fit", "proofs", "circle")]
    ties = [[graph.edges[path.connector.id, each.target.id] for path in each.paths] for each in (above, one)]
    looked_at.append(("recency", *(sorted((max(t["since"], t.get("last", 0)) for t in of), reverse=True) for of in ties)))
    return next(((name, more > less) for name, more, less in looked_at if more != less), ("chance", True))


@law(12)
@given(mixed(), st.sampled_from([{}, {"max_per_connector": 2}, {"spread": False}]))
def test_every_reason_for_a_place_is_what_made_it(graph, rules):
    listed = suggest(graph, query=Query(limit=14, **rules))
    booked = [one.best.connector.name for one in listed]
    for place, one in enumerate(listed):
        said = {reason.kind: reason for reason in one.because}
        better = [path for path in one.paths if path.ask > one.best.ask and not one.undecided]
        assert ("passed" in said) == bool(better)
        if better:
            assert said["passed"].who in {path.connector.name for path in better}
            assert said["passed"].count == booked.count(said["passed"].who)
        if "above" in said:
            assert said["above"].who == booked[place] and said["above"].count == booked[:place].count(booked[place])
            assert any(before.log_score <= one.log_score for before in listed[:place])
        if "like" in said:
            assert said["like"].who == listed[place - 1].target.name and listed[place - 1].log_score == one.log_score
            assert (said["like"].by, True) == (one.placed_by, True) == told_apart(graph, listed[place - 1], one)
        elif place and "above" not in said and not rules.get("max_per_connector"):
            assert listed[place - 1].log_score > one.log_score
        assert said.get("others", said["median"]).count == len(one.paths) - 1 - one.undecided
        assert said["median"].factor == one.times_median
        assert (said["undecided"] if one.undecided else said["knows"]).who == booked[place]
