"""What a group of a network is called by: the employer, school, field, work or place that enough of it share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from infograph.groups.communities import Member, Network
from infograph.phrases.groups import Shared, shared_words

MANY, MOST = 0.3, 0.4
"""Part of a group that must share an employer or school; or a field, function or place, which more people share by chance."""
HALF = 0.5
"""Part of a group that is most of it."""
SOME, FEW = 0.1, 3
"""Part of a group, and people, that make an employer worth naming where nothing is shared by enough; fewer people are many
only where they are half of the group."""

_KINDS: tuple[tuple[Shared, float, Callable[[Member], Iterable[str]]], ...] = (
    ("company", MANY, lambda member: [member.company]),
    ("past", MANY, lambda member: {member.company, *member.was}),
    ("school", MANY, lambda member: set(member.schools)),
    ("work", MOST, lambda member: [member.industry]),
    ("work", MOST, lambda member: [member.does]),
    ("place", MOST, lambda member: [member.place]),
)
"""In this order: who works or studied together met there, a field or a place is only where they are."""


def about(network: Network, group: Sequence[int], write: Callable[[str], str] = str) -> str:
    """Return what many in a group share, in words: an employer, now or before, a school, a field, what they do, a place.

    Where nothing is shared by enough it is "mixed", with the largest employer if it is worth a word. `write` says how
    a name is to be written.
    """
    people = [network.members[i] for i in group]
    for kind, part, of in _KINDS:
        name, number = _commonest(people, of)
        if number >= part * len(group) and _are_many(number, len(group)):
            return shared_words(kind, write(name), mostly=number >= HALF * len(group))
    name, number = _commonest(people, _KINDS[0][2])
    return shared_words("nothing", write(name) if number >= max(FEW, SOME * len(group)) else "", number)


def _are_many(number: int, of: int) -> bool:
    """Say whether people are many of a group: one is not, and two are of no more than four."""
    return number >= FEW or (number > 1 and number >= HALF * of)


def _commonest(people: Iterable[Member], of: Callable[[Member], Iterable[str]]) -> tuple[str, int]:
    counts = Counter(name for member in people for name in of(member) if name)
    return min(counts.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
