"""The rules by which an industry is inferred, as the tables beside this module have them: numbers, words, and who does what.

`rules.csv` is the chain; `kinds.csv` holds lists of words that rules go by. What a rule does stands where `rule` marks it, so
that benchmarks/industry/rules.py can take it away and measure what is lost without it.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

from infograph.industry.taxonomy import HERE

_Doing = TypeVar("_Doing", bound=Callable[..., Any])


class Marked(NamedTuple):
    """The function that does what a rule says, and what takes its place where the rule is taken away."""

    does: Callable[..., Any]
    otherwise: Callable[..., Any]


MARKED: dict[str, Marked] = {}
"""What does what a rule says, by rule; filled as the modules of the room are loaded."""


def rule(name: str, otherwise: Callable[..., Any]) -> Callable[[_Doing], _Doing]:
    """Mark a function as what a rule of the table does; `otherwise` takes the same and answers as if there were none."""

    def mark(does: _Doing) -> _Doing:
        MARKED[name] = Marked(does, otherwise)
        return does

    return mark


def weight(name: str) -> float:
    """Return how sure a label by a rule is, or by what its confidence is multiplied.

    >>> weight("listed"), weight("trailed")
    (0.95, 0.5)
    """
    return float(_table()[name]["weight"])


def limit(name: str) -> float:
    """Return from which confidence, or up to which, a rule applies.

    >>> limit("floor")
    0.5
    """
    return float(_table()[name]["limit"])


def kind(name: str) -> frozenset[str]:
    """Return the words of a kind.

    >>> sorted(kind("land"))[0], "pa" in kind("tail")
    ('band of', False)
    """
    return _kinds()[name]


def either(name: str) -> str:
    """Return one pattern for those of a kind.

    >>> either("client")[:9]
    'dla|espec'
    """
    return "|".join(sorted(_kinds()[name]))


def rows() -> list[dict[str, str]]:
    """Return the rows of the table, in the order in which they have a say."""
    return list(_table().values())


@cache
def _table() -> Mapping[str, dict[str, str]]:
    with (HERE / "rules.csv").open(encoding="utf-8", newline="") as file:
        return {row["rule"]: row for row in csv.DictReader(file)}


@cache
def _kinds() -> Mapping[str, frozenset[str]]:
    with (HERE / "kinds.csv").open(encoding="utf-8", newline="") as file:
        return {row["kind"]: frozenset(row["words"].split(";")) for row in csv.DictReader(file)}
