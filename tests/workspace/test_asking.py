"""A question: its fields are checked when it is made, every part of it counts, and each filter only narrows."""

from __future__ import annotations

import gc
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import infograph as ig
from infograph.errors import BadRequest, UnknownIndustry
from infograph.question.answer import Asked

SAMPLE = Path(__file__).parents[2] / "sample_data"
FILTERS = {
    "industry": ("fintech", ["software", "healthcare"]),
    "company": ("Stripe", "Monzo"),
    "title": ("product manager", "engineer"),
    "level": ("peer", "senior", "exec"),
    "via": ("Bob Johnson", "Priya Raman"),
}
WAYS = [{}, {"near": True}, {"former": True}, {"max_hops": 3}]
EVERYBODY = {"limit": 9999, "max_per_connector": 9999}


@pytest.fixture(scope="module")
def net():
    with ig.load(SAMPLE / "alex-rivera", SAMPLE / "friends", today=date(2026, 11, 20)) as found:
        yield found


@pytest.fixture(scope="module")
def who(net):
    """Return what says who answers a question, each question asked once."""
    answers = {}

    def people(**asked):
        key = repr(sorted(asked.items()))
        if key not in answers:
            answers[key] = {one.target.id: one for one in net.suggest(**asked, **EVERYBODY)}
        return answers[key]

    return people


@pytest.mark.slow
@pytest.mark.parametrize("ways", WAYS, ids=str)
def test_any_filters_more_never_add_a_person(who, ways):
    filters = {name: values[0] for name, values in FILTERS.items()}
    for size in range(len(filters) + 1):
        for some in combinations(filters, size):
            asked = {name: filters[name] for name in some}
            for more in set(filters) - set(some):
                assert set(who(**asked, **{more: filters[more]}, **ways)) <= set(who(**asked, **ways)), (asked, more)


@pytest.mark.sampled(3)
@pytest.mark.parametrize("some", list(combinations(FILTERS, 2)), ids="-".join)
def test_a_second_filter_never_adds_a_person(who, some):
    one, other = ({name: FILTERS[name][0]} for name in some)
    assert set(who(**one, **other)) <= set(who(**one)) & set(who(**other))


@pytest.mark.sampled(4)
@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in FILTERS.items() for value in values], ids=str)
def test_every_filter_alone_finds_some_and_not_all(who, name, value):
    assert 0 < len(who(**{name: value})) < len(who())


def test_an_industry_and_a_company_both_weigh(who):
    company, field, both = who(company="Stripe"), who(industry="fintech"), who(industry="fintech", company="Stripe")
    assert set(both) == set(company) & set(field) and both
    for person, one in both.items():
        alone = company[person].relevance * field[person].relevance / one.function_fit
        assert one.relevance == pytest.approx(alone)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("ways", WAYS, ids=str)
def test_via_leaves_no_way_that_begins_with_somebody_else(who, ways):
    for one in who(via="Bob Johnson", **ways).values():
        assert one.best.connector.name == "Bob Johnson"


def test_an_error_in_the_middle_of_an_answer_leaves_no_reading_open(tmp_path, monkeypatch):
    def refuse(text):
        if text == "analyst":
            return text
        raise BadRequest("No.")  # at the first title that is read

    monkeypatch.setattr("infograph.question.answer.fold", refuse)
    with pytest.raises(BadRequest), ig.load(SAMPLE / "alex-rivera") as net:
        net.suggest(title="analyst")
    gc.collect()  # an open reading would say so now, and warnings are errors


def test_a_question_is_a_query_or_keywords_and_never_both(net):
    for ask in (net.suggest, net.advise, net.connectors, net.graph, net.campaign.ask_next, net.campaign.plan):
        with pytest.raises(BadRequest, match="together"):
            ask(ig.Query(industries=["fintech"]), limit=3)
        with pytest.raises(BadRequest, match="Query or keywords"):
            ask("fintech")
        with pytest.raises(UnknownIndustry) as unknown:
            ask(ig.Query(industries=["fintec"]))
        assert "fintech" in unknown.value.suggestions
        with pytest.raises(BadRequest):
            ask(limit=-1)


def test_the_keywords_of_a_question_are_the_fields_of_a_query():
    assert set(Asked.__annotations__) == {*ig.Query.__dataclass_fields__, "industry", "function"}


def test_a_query_in_words_asks_the_same_as_one_of_codes(net):
    words, codes = net.suggest(ig.Query(industries=["FinTech"])), net.suggest(industry="fintech")
    assert [one.target.id for one in words] == [one.target.id for one in codes] and words.query == codes.query
    graph = net.graph(ig.Query(industries=["fintech"]))
    assert set(graph) == set(net.graph(industry="fintech")) and len(graph) < len(net.graph())


def test_an_answer_writes_its_drafts_shows_itself_and_makes_a_table(net):
    found = net.suggest(industry="fintech", limit=2)
    assert "Subject:" in found[0].draft() and found[0].draft(to="target") != found[0].draft()
    assert found[:1][0].draft() == found[0].draft()
    with pytest.raises(BadRequest, match="to whom"):
        found[0].draft(to="boss")
    contact = found.contacts[0]
    assert f"Hi {contact.person.name.split()[0]}" in contact.draft() and contact.draft().startswith("Subject: ")
    with pytest.raises(BadRequest, match="Only a workspace"):
        type(contact)(1, contact.person, contact.hop, 1.0, 1.0).draft()
    assert repr(net).startswith("<Workspace in memory: Alex Rivera, ")
    rows = net.connectors(industry="fintech")
    assert list(rows.to_frame()["person"]) == [row.person.name for row in rows] and "rows" in repr(rows)
    for rows in (net.industries(), net.sources(), net.doctor(), net.merges(), net.possible_same()):
        assert len(rows.to_frame()) == len(rows) and len(repr(rows).splitlines()) <= 7


def test_a_closed_workspace_says_so():
    with ig.load(SAMPLE / "alex-rivera") as net:
        pass
    with pytest.raises(ig.InfographError, match="closed"):
        net.suggest(industry="fintech")
    with pytest.raises(ig.InfographError, match="closed"):
        net.add_tie("me", "Bob Johnson", closeness=3)


@pytest.mark.parametrize(
    "wrong",
    [
        {"industries": "fintech"},
        {"industries": (1,)},
        {"industries": 3},
        {"company": None},
        {"via": 7},
        {"level": "boss"},
        {"limit": -1},
        {"limit": 0},
        {"limit": 2.5},
        {"limit": True},
        {"limit": "10"},
        {"max_per_connector": -1},
        {"max_per_company": -1},
        {"max_hops": 7},
        {"max_hops": 1},
        {"degree": 3},
        {"degree": -1},
        {"near": "yes"},
        {"former": 1},
    ],
    ids=str,
)
def test_a_question_that_cannot_be_is_refused_when_it_is_made(wrong):
    with pytest.raises(BadRequest) as refused:
        ig.Query(**wrong)
    assert next(iter(wrong)) in f"{refused.value.message} {refused.value.hint}" and refused.value.hint


@given(st.lists(st.sampled_from(["fintech", "software"])), st.integers(1, 99), st.integers(0, 2))
def test_industries_may_be_any_list(industries, limit, degree):
    query = ig.Query(industries=industries, limit=limit, degree=degree)
    assert query.industries == tuple(industries) and hash(query) is not None


def test_own_contacts_stand_before_the_first_person_of_an_answer_alone(net):
    found = net.suggest(industry="fintech", limit=5)
    assert found.contacts and found[:2].contacts == found.contacts and found[:0].contacts == ()
    assert found[2:4].contacts == () and list(found[2:4].to_frame()["rank"]) == [3, 4]
    with pytest.raises(BadRequest, match="lists nobody at 5"):
        found.explain(5)


def test_what_is_no_day_and_no_field_is_refused_in_words(net):
    for wrong in ({"industry": 5}, {"function": 5}, {"industries": 5}):
        with pytest.raises(BadRequest, match="a list of names, not 5"):
            net.suggest(**wrong)
    with pytest.raises(BadRequest, match="`today` is a day, not '2026-11-20'"):
        ig.Workspace.in_memory(today="2026-11-20")
