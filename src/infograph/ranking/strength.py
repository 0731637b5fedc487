"""How strong one tie is, 0..1, from its evidence: the first rule that applies."""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p

from infograph.model import MEDIAN_AT_LEAST, Rule, StrengthWord
from infograph.ranking.graph import GraphLike, TieAttributes, ties
from infograph.ranking.settings import DEFAULT_HALF_LIFE, USUAL_MUTUAL, Settings

MOST = 0.99
"""No tie is beyond doubt."""
STRONG, MEDIUM = 0.5, 0.3
"""From these strengths on a tie is called strong or medium: "close" (.45) and a talk a month are medium or more."""

EVIDENCE = frozenset({"closeness", "n", "mutual", "departed", "together"})
"""Edge attributes that a rule looks at; an edge with none of them is of unknown strength."""


def strength(tie: TieAttributes, *, now: float, half_life: float, settings: Settings) -> tuple[float, Rule]:
    """Return the strength of a tie, 0..1, and the rule that gave it.

    1. closeness said by the user; 2. interactions, halved for each half-life since the last, and lifted or lowered by
    mutual contacts where both whole lists are known; 3. such mutual contacts alone; 4. standing together on mails and in
    meetings, where nothing else says that they know each other, or it is worth more than 5. unknown. A tie that only an
    older list has (`departed`), and nothing else speaks for, is worth the floor. `now`, `half_life` and `last` share one unit
    (days in our graphs).

    >>> strength({"closeness": 4}, now=0, half_life=180, settings=Settings())
    (0.7, 'closeness')
    >>> strength({}, now=0, half_life=180, settings=Settings())
    (0.25, 'unknown')
    """
    closeness = tie.get("closeness")
    if closeness:
        return settings.closeness[min(5, max(1, int(closeness))) - 1], "closeness"
    count, mutual = tie.get("n") or 0, tie.get("mutual")
    if count > 0:
        level = log1p(count) / (log1p(count) + settings.saturation)
        # Without a last day the tie counts as one half-life old: neither fresh nor lost.
        age = max(0.0, now - tie["last"]) if tie.get("last") is not None else half_life
        value = settings.floor + (1 - settings.floor) * level * 2.0 ** (-age / half_life)
        if mutual is not None:
            value *= ((1 + max(0, mutual)) / (1 + USUAL_MUTUAL)) ** settings.mutual_lift
        return min(MOST, value), "interactions"
    if mutual is not None:
        level = log1p(max(0, mutual))
        return settings.floor + settings.mutual_span * level / (level + settings.saturation), "mutual"
    gone = tie.get("departed") is not None and not tie.get("noted")
    usual = settings.floor if gone else settings.unknown
    if seen := tie.get("together"):
        level = log1p(seen)
        value = settings.together * level / (level + settings.saturation)
        if tie.get("seen_only") or value > usual:
            return value, "together"
    return usual, "unknown"


def half_life_of(graph: GraphLike, now: float, settings: Settings) -> float:
    """Return the half-life: as set, as the graph knows it, else the median age of last contact over its ties."""
    if settings.half_life > 0:
        return settings.half_life
    life = graph.graph.get("half_life")
    if life:
        return float(life)
    ages = [max(0.0, now - tie["last"]) for _, _, tie in ties(graph) if tie.get("last") is not None]
    usual = middle(ages) if len(ages) >= MEDIAN_AT_LEAST else DEFAULT_HALF_LIFE
    return usual if usual > 0 else 1.0


def middle(values: Sequence[float]) -> float:
    """Return the median of some numbers (the module `statistics` takes as long to load as a question to answer).

    >>> middle([3, 1, 2, 10])
    2.5
    """
    ordered = sorted(values)
    half = len(ordered) // 2
    return (ordered[half] + ordered[~half]) / 2


def word_of(value: float, rule: Rule) -> StrengthWord:
    """Return the word for a strength.

    >>> word_of(0.7, "closeness"), word_of(0.25, "unknown")
    ('strong', 'unknown')
    """
    if rule == "unknown":
        return "unknown"
    return "strong" if value >= STRONG else "medium" if value >= MEDIUM else "weak"
