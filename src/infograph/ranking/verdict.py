"""Judge how the order does against other rules: one verdict for `evaluate` and for `suggest`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Literal

Verdict = Literal["better", "alike", "worse"]
OURS, MUTUAL, ADAMIC_ADAR, PAGERANK = "infograph", "number of mutual contacts", "Adamic-Adar", "personalised PageRank"
ANYBODY = "anybody"
"""Chance: anybody among the targets."""

LISTS_ONLY: Mapping[str, Verdict] = {
    ANYBODY: "better",
    MUTUAL: "alike",
    ADAMIC_ADAR: "alike",
    PAGERANK: "alike",
}
"""What `evaluate` says with its defaults where nothing but lists is known (a test runs it), for whoever has no more."""

_SURE = 1.96
"""Standard errors of a difference beyond which it is taken for one (a 95 % interval)."""


def judge(differences: Sequence[float]) -> Verdict:
    """Return the verdict on ours minus theirs, one difference a user: within its 95 % interval they are alike.

    >>> judge([0.1, 0.2, 0.1, 0.15]), judge([0.1, -0.1]), judge([-0.1, -0.2, -0.1])
    ('better', 'alike', 'worse')
    """
    count = len(differences)
    mean = sum(differences) / count
    error = sqrt(sum((value - mean) ** 2 for value in differences) / max(1, count - 1) / count)
    return "better" if mean > _SURE * error else "worse" if mean < -_SURE * error else "alike"
