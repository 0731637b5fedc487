"""A campaign is the best there is under its caps: checked against trying everything."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infograph.errors import BadRequest
from infograph.planning import Caps, Chance, plan
from infograph.planning.assignment import Needed, in_order
from laws import law

ways = st.lists(
    st.builds(
        Chance,
        target=st.integers(0, 4),
        connector=st.sampled_from("ABC"),
        value=st.integers(50, 100).map(float),
    ),
    max_size=7,
    unique_by=lambda c: (c.target, c.connector),
).map(lambda chances: [Chance(c.target, c.connector, c.value, ["", "acme", "globex"][c.target % 3]) for c in chances])


def allowed(chosen, caps):
    through = Counter(c.connector for c in chosen)
    at = Counter(c.company for c in chosen if c.company)
    once = len({c.target for c in chosen}) == len(chosen)
    return (
        once
        and len(chosen) <= min(caps.meetings, caps.weeks * caps.a_week)
        and (not caps.per_connector or max(through.values(), default=0) <= caps.per_connector)
        and (not caps.per_company or max(at.values(), default=0) <= caps.per_company)
    )


caps_of = st.builds(
    Caps,
    meetings=st.integers(1, 4),
    weeks=st.integers(1, 3),
    per_connector=st.integers(0, 2),
    per_company=st.integers(0, 2),
    per_week=st.integers(0, 2),
)


@law(60)
@given(ways, caps_of)
def test_no_other_choice_under_the_caps_is_better(chances, caps):
    made = plan(chances, caps, price=False)
    chosen = [ask.chance for ask in made.asks]
    assert allowed(chosen, caps)
    best = max(
        sum(c.value for c in some) for n in range(len(chances) + 1) for some in combinations(chances, n) if allowed(some, caps)
    )
    assert sum(c.value for c in chosen) == pytest.approx(best)
    weeks = Counter(ask.week for ask in made.asks)
    assert all(1 <= week <= caps.weeks and count <= caps.a_week for week, count in weeks.items())


@law(80)
@given(
    ways,
    caps_of,
    st.dictionaries(st.sampled_from("ABC"), st.integers(1, 4)),
    st.dictionaries(st.sampled_from("AB"), st.integers(0, 1)),
)
def test_no_other_choice_is_better_while_connectors_rest(chances, caps, ready, taken):
    made = plan(chances, caps, ready=ready, taken=taken)
    assert all(ready.get(ask.chance.connector, 1) <= ask.week <= caps.weeks for ask in made.asks)
    weeks = Counter(ask.week for ask in made.asks)
    assert all(count <= caps.a_week for count in weeks.values()) and allowed([ask.chance for ask in made.asks], caps)
    ways = sorted(chances, key=lambda c: -c.value)
    delay = 0.01 * ways[len(ways) // 2].value if ways else 0.0
    best = max(worth(some, caps, ready, taken, delay) for n in range(len(ways) + 1) for some in combinations(ways, n))
    assert made.value == pytest.approx(best, abs=0.01)
    assert all(one.value >= 0 for one in made.lifted)


@law(80)
@given(ways, caps_of, st.dictionaries(st.sampled_from("ABC"), st.integers(1, 4)))
def test_every_ask_says_what_kept_it_out_of_each_week_before(chances, caps, ready):
    made = plan(chances, caps, ready=ready, price=False)
    for ask in made.asks:
        assert len(ask.waits) == ask.week - 1
        for week, wait in enumerate(ask.waits, 1):
            then = [other.chance.connector for other in made.asks if other.week == week]
            assert {
                "rest": week < ready.get(ask.chance.connector, 1),
                "asked": ask.chance.connector in then,
                "full": len(then) == caps.a_week,
            }[wait]


def test_everybody_is_asked_once_before_anybody_is_asked_again():
    chances = [
        Chance(target, connector, value)
        for target, connector, value in (("a", "A", 4.0), ("b", "A", 3.0), ("c", "C", 2.0), ("d", "D", 1.0))
    ]
    assert [(ask.week, ask.chance.target) for ask in plan(chances, Caps(4, 4), price=False).asks] == [
        (1, "a"),
        (2, "c"),
        (3, "d"),
        (4, "b"),
    ]


def test_the_best_way_has_the_first_week():
    chances = [
        Chance(target, connector, value)
        for target, connector, value in (("d", "D", 1.0), ("a", "A", 4.0), ("c", "C", 2.0), ("b", "B", 3.0))
    ]
    assert [ask.chance.target for ask in plan(chances, Caps(4, 2), price=False).asks] == ["a", "b", "c", "d"]
    assert [ask.waits for ask in plan(chances, Caps(4, 2), price=False).asks] == [(), (), ("full",), ("full",)]


def worth(some, caps, ready, taken, delay):
    """Return the value of a choice in its earliest weeks, latest to be ready last; minus one where it cannot be."""
    through = Counter(c.connector for c in some)
    if not allowed(some, caps) or any(
        caps.per_connector and n + taken.get(c, 0) > caps.per_connector for c, n in through.items()
    ):
        return -1.0
    room, waited = dict.fromkeys(range(1, caps.weeks + 1), caps.a_week), 0
    for first in sorted(ready.get(c.connector, 1) for c in some):
        week = next((w for w, left in room.items() if w >= first and left), None)
        if week is None:
            return -1.0
        room[week] -= 1
        waited += week - 1
    return sum(c.value for c in some) - delay * waited


def test_a_connector_who_rests_is_asked_later_or_another_is():
    chances = [Chance("Ann", "Bob", 3.0), Chance("Ann", "Cem", 1.0), Chance("Dan", "Cem", 2.0)]
    made = plan(chances, Caps(2, 2, 1), ready={"Bob": 2})
    assert [(a.week, a.chance.target, a.chance.connector) for a in made.asks] == [(1, "Dan", "Cem"), (2, "Ann", "Bob")]
    made = plan(chances, Caps(2, 2, 2), ready={"Bob": 3})
    assert {(a.chance.target, a.chance.connector) for a in made.asks} == {("Ann", "Cem"), ("Dan", "Cem")}
    assert {one.cap: one.value > 0 for one in made.lifted}["rest"]


@law(30)
@given(ways, caps_of)
def test_the_order_of_the_input_does_not_matter_and_lifting_a_cap_never_costs(chances, caps):
    made = plan(chances, caps)
    again = plan(list(reversed(chances)), caps)
    assert again.asks == made.asks
    assert all(one.value >= 0 and one.meetings >= 0 for one in made.lifted)


def test_it_beats_taking_the_best_first():
    chances = [Chance("Ann", "Bob", 3.0), Chance("Ann", "Cem", 2.9), Chance("Dan", "Bob", 2.8)]
    made = plan(chances, Caps(2, 2, 1))
    assert {(a.chance.target, a.chance.connector) for a in made.asks} == {("Ann", "Cem"), ("Dan", "Bob")}


def test_of_ways_as_good_as_each_other_the_first_by_name_is_taken():
    chances = [Chance(i, "Bob", 2.0, name=name) for i, name in enumerate(["Dan", "Ann", "Eve", "Cem"])]
    for count in (1, 2, 3):
        made = plan(chances, Caps(count, 3, 0))
        assert sorted(ask.chance.name for ask in made.asks) == ["Ann", "Cem", "Dan"][:count]


def test_open_asks_count_against_a_connector():
    chances = [Chance("Ann", "Bob", 3.0), Chance("Dan", "Cem", 1.0)]
    made = plan(chances, Caps(2, 2, 1), taken={"Bob": 1})
    assert [a.chance.target for a in made.asks] == ["Dan"]
    lifted = {one.cap: one for one in made.lifted}
    assert lifted["per_connector"].meetings == 1


def test_people_without_a_company_share_no_cap():
    chances = [Chance(i, f"c{i}", 1.0) for i in range(3)]
    assert len(plan(chances, Caps(3, 3, 1, per_company=1)).asks) == 3


def test_one_connector_is_asked_once_a_week_where_that_can_be():
    chances = [Chance(i, "Bob", 10.0 - i) for i in range(3)] + [Chance(i, "Cem", 5.0) for i in range(3, 6)]
    weeks = Counter((a.chance.connector, a.week) for a in plan(chances, Caps(6, 3, 3)).asks)
    assert set(weeks.values()) == {1} and len(weeks) == 6


def test_thousands_of_ways_lead_to_the_same_plan_as_the_few_that_matter():
    chances = [Chance(i, i % 7, 1000.0 - i, f"co{i % 50}") for i in range(3000)]
    made = plan(chances, Caps(10, 5, 2, 1), price=False)
    assert [a.chance.target for a in sorted(made.asks, key=lambda a: -a.chance.value)] == list(range(10))


many = st.lists(
    st.builds(
        Chance,
        target=st.integers(0, 30),
        connector=st.sampled_from("ABC"),
        value=st.integers(1, 4).map(float),
        company=st.sampled_from(["", "acme", "globex"]),
    ),
    max_size=60,
    unique_by=lambda c: (c.target, c.connector),
)


@law(40)
@given(
    many,
    caps_of,
    st.dictionaries(st.sampled_from("ABC"), st.integers(1, 4)),
    st.dictionaries(st.sampled_from("AB"), st.just(1)),
)
def test_what_is_not_needed_changes_no_plan_and_no_price(chances, caps, ready, taken):
    ordered = sorted(chances, key=in_order)
    usual = ordered[len(ordered) // 2].value if ordered else 0.0
    kept = list(filter(Needed(caps).keep, ordered))
    of_all, of_kept = (plan(some, caps, taken=taken, ready=ready, usual=usual) for some in (chances, kept))
    assert of_kept == of_all == plan(chances, caps, taken=taken, ready=ready)


def test_nobody_to_meet_is_an_empty_plan_and_odd_caps_are_refused():
    assert plan([], Caps()).asks == ()
    assert plan([Chance(1, 2, 0.0)], Caps()).asks == ()
    with pytest.raises(BadRequest):
        plan([], Caps(meetings=0))
