"""The sample, ranked: an order that tells people apart, since a list of equal scores is no ranking."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

import infograph as ig

SAMPLE = Path(__file__).parents[2] / "sample_data"


@pytest.fixture(scope="module")
def net():
    with ig.load(SAMPLE / "alex-rivera", SAMPLE / "friends", today=date(2026, 11, 20)) as found:
        yield found


@pytest.mark.parametrize("industry", ["fintech", "healthcare", "software", "education"])
def test_people_of_a_field_are_told_apart(net, industry):
    found = net.suggest(industry=industry, limit=20)
    scores = Counter(round(one.log_score, 9) for one in found)
    assert len(scores) >= 8 and max(scores.values()) <= len(found) / 2, scores
    assert len({one.band for one in found}) > 1


def test_who_stands_behind_another_of_the_same_score_is_told_why(net):
    query, settings = ig.Query(limit=400, max_per_connector=400), ig.Settings(reuse=1.0)
    found = ig.suggest(net.graph(industry="fintech"), query=query, settings=settings)
    same = [later for one, later in pairwise(found) if one.log_score == later.log_score]
    assert len(same) > 10
    assert all(one.placed_by != "score" and any("as good as" in reason for reason in one.reasons) for one in same)
