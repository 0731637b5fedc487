"""Find out what made an order where nothing but lists is known, from the values that made it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from infograph.model import Path, Suggestion
from infograph.phrases.order import lists_only_words
from infograph.ranking.verdict import LISTS_ONLY

Factor = Literal["ways", "shared", "their shared", "lists", "field", "work"]
"""What can tell people apart in lists: the number of contacts who know them, how many contacts the user shares with those and
those with them, how long the lists of those are, how sure the field is, and how near what they do is to what the user does."""

BOTH = 2

_DIGITS = 12
"""Digits to which values are compared: a product of floats is not equal to the last bit."""


def lists_only(suggestions: Iterable[Suggestion]) -> bool:
    """Say whether no message and no closeness is known of any tie of an answer."""
    hops = [hop for suggestion in suggestions for path in suggestion.paths for hop in (path.first, path.second)]
    return bool(hops) and not any(hop.rule in ("closeness", "interactions") for hop in hops)


def undecided_between(best: Sequence[Path], nearly: float) -> bool:
    """Say whether nothing known separates two ways: lists alone speak for both, and about as much (at least `nearly`)."""
    if len(best) < BOTH or any(hop.rule not in ("mutual", "unknown") for path in best for hop in (path.first, path.second)):
        return False
    least, most = sorted(path.ask for path in best)
    return least >= nearly * most


def factors(suggestions: Sequence[Suggestion]) -> tuple[Factor, ...]:
    """Return what the scores of an answer differ in, of all that can differ where only lists are known."""
    paths = [path for suggestion in suggestions for path in suggestion.paths]
    differing: dict[Factor, set[float]] = {
        "ways": {len(suggestion.paths) for suggestion in suggestions},
        "shared": {path.first.strength for path in paths},
        "their shared": {path.second.strength for path in paths},
        "lists": {round(path.q / (path.first.strength * path.second.strength), _DIGITS) for path in paths},
        "field": {round(suggestion.relevance / suggestion.function_fit, _DIGITS) for suggestion in suggestions},
        "work": {suggestion.function_fit for suggestion in suggestions},
    }
    return tuple(factor for factor, values in differing.items() if len(values) > 1)


def evidence_notice(suggestions: Iterable[Suggestion]) -> str:
    """Return what to say where nothing but the lists themselves is known of any tie, else an empty string."""
    listed = list(suggestions)
    return lists_only_words(factors(listed), LISTS_ONLY, of_one=len(listed) == 1) if lists_only(listed) else ""
