"""Connectors are shared among members as evenly as their caps allow."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from infograph.pool.sharing import share
from laws import law

wishes = st.dictionaries(
    st.sampled_from("ABCD"),
    st.lists(st.tuples(st.sampled_from("tuv"), st.sampled_from("xyz")), max_size=5, unique=True),
    min_size=1,
)


@law(200)
@given(wishes, st.integers(1, 3), st.integers(1, 3))
def test_no_cap_is_broken_and_every_ask_was_wished_for(wished, limit, most):
    found = share(wished, limit, most)
    for member, asks in found.asks.items():
        assert set(asks) <= set(wished[member]) and len(asks) <= limit
        assert len({target for target, _ in asks}) == len(asks)
    load = Counter(connector for asks in found.asks.values() for _, connector in asks)
    assert load == found.load and all(count <= most for count in load.values())
    assert share(wished, limit, most) == found


@law(60)
@given(wishes, st.integers(1, 2), st.integers(1, 2))
def test_no_other_sharing_is_fairer(wished, limit, most):
    """Of all ways to share, numbers of asks sorted from the fewest: none comes later in order than ours."""
    best = max(sorted(map(len, asks)) for asks in every_sharing(list(wished.values()), limit, Counter(), most))
    assert sorted(len(asks) for asks in share(wished, limit, most).asks.values()) == best


def every_sharing(rows, limit, load, most):
    if not rows:
        yield []
        return
    for size in range(limit + 1):
        for asks in combinations(rows[0], size):
            more = load + Counter(connector for _, connector in asks)
            if len({target for target, _ in asks}) == size and all(count <= most for count in more.values()):
                for rest in every_sharing(rows[1:], limit, more, most):
                    yield [asks, *rest]
