"""Say in words how the order does against other rules: one verdict for `evaluate` and for `suggest`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Literal

from infograph.ranking.baselines import ADAMIC_ADAR, MUTUAL, PAGERANK

Verdict = Literal["beats", "is no better than", "is worse than"]
VERDICTS: tuple[Verdict, ...] = ("beats", "is no better than", "is worse than")
ANYBODY = "anybody"
"""Chance: anybody among the targets."""

NAMES: Mapping[str, str] = {
    ANYBODY: "chance",
    MUTUAL: "counting mutual contacts",
    ADAMIC_ADAR: "Adamic-Adar",
    PAGERANK: "personalised PageRank",
}
"""The rules that a verdict speaks of, as they are called in a sentence."""

LISTS_ONLY: Mapping[str, Verdict] = {
    ANYBODY: "beats",
    MUTUAL: "is no better than",
    ADAMIC_ADAR: "is no better than",
    PAGERANK: "is no better than",
}
"""What `evaluate` says with its defaults where nothing but lists is known (a test runs it), for whoever has no more."""

_SURE = 1.96
"""Standard errors of a difference beyond which it is taken for one (a 95 % interval)."""


def judge(differences: Sequence[float]) -> Verdict:
    """Return the verdict on ours minus theirs, one difference a user: within its 95 % interval they are alike.

    >>> judge([0.1, 0.2, 0.1, 0.15]), judge([0.1, -0.1]), judge([-0.1, -0.2, -0.1])
    ('beats', 'is no better than', 'is worse than')
    """
    count = len(differences)
    mean = sum(differences) / count
    error = sqrt(sum((value - mean) ** 2 for value in differences) / max(1, count - 1) / count)
    return "beats" if mean > _SURE * error else "is worse than" if mean < -_SURE * error else "is no better than"


def verdict_words(verdicts: Mapping[str, Verdict]) -> str:
    """Return verdicts as the rest of a sentence, over the rules of `NAMES`.

    >>> verdict_words({"anybody": "beats", "Adamic-Adar": "is no better than", "number of mutual contacts": "beats"})
    'beats chance and counting mutual contacts, and is no better than Adamic-Adar'
    """
    parts = []
    for verdict in VERDICTS:
        names = [words for rule, words in NAMES.items() if verdicts.get(rule) == verdict]
        if names:
            parts.append(f"{verdict} " + " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names))
    return ", and ".join(parts)
