"""Say what groups a network has: how many, what each shares, who bridges them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from infograph.phrases.numbers import counted, joined

GROUPS = "Groups"
BRIDGES = "Bridges between groups"
"""The headings of the list beside a map."""
Shared = Literal["company", "past", "school", "work", "place", "nothing"]
"""What is shared: an employer, an employer now or before, a school, a field or function, a place."""


def network_words(people: int, groups: int, across: int, *, with_ego: bool) -> str:
    """Return how many people a network has, in how many groups, and how many of them bridge these."""
    words = f"{counted(people, 'person')}{' you know' if with_ego else ''}"
    words += f", in {counted(groups, 'group')}" if groups else ""
    return words + (f"; {across:,} have ties across" if across else "")


def no_group(ties: int, smallest: int) -> str:
    """Return that a network has no group, and by how many ties that was judged."""
    if ties:
        return f"{counted(ties, 'tie')} among them known, and no group of {smallest}."
    return "No tie among these people is known: a friend’s export, once imported, says whom of them that friend knows."


def lines_left_out() -> str:
    """Return why the user's own ties are not drawn."""
    return "Lines to you are left out: you know everybody here."


def fewer_ties(left: int) -> str:
    """Return how many people are not drawn, whose ties are fewer."""
    return f"({left:,} more with fewer ties not drawn)"


def apart_words(people: int) -> str:
    """Return how many people stand in no large group."""
    return f"{counted(people, 'person')} in smaller groups or none"


def listed_group(people: int, about: str) -> str:
    """Return one group of the list beside a map."""
    return f"{counted(people, 'person')}, {about}"


def smaller_groups(number: int) -> str:
    """Return how many groups the list beside a map leaves out."""
    return f"and {counted(number, 'smaller group')}"


def listed_bridge(name: str, groups: int, company: str) -> str:
    """Return one bridge of the list beside a map."""
    return f"{name}: {counted(groups, 'other group')}" + (f" · {company}" if company else "")


def ties_into(groups: Sequence[str]) -> str:
    """Return into which groups somebody has ties."""
    return f"ties into {joined(groups)}"


def more_across(number: int) -> str:
    """Return how many others join groups who are not listed.

    >>> more_across(1)
    'and 1 more person with ties across'
    """
    return f"and {counted(number, 'more person')} with ties across"


def shared_words(kind: Shared, name: str, number: int = 0, *, mostly: bool = False) -> str:
    """Return what is shared by many, or for most of a group "mostly" where it is work or a place.

    `name` of nothing is the employer of most, which `number` of them share; "" where there is none worth a word.

    >>> shared_words("school", "Aldermere College"), shared_words("place", "Chicago", mostly=True)
    ('many studied at Aldermere College', 'mostly in Chicago')
    >>> shared_words("nothing", "Acme", 3)
    'mixed; 3 at Acme'
    """
    if kind == "nothing":
        return f"mixed; {number} at {name}" if name else "mixed"
    if kind == "work":
        return f"{'mostly' if mostly else 'many in'} {name.replace('-', ' ')}"
    if kind == "place":
        return f"{'mostly' if mostly else 'many'} in {name}"
    together = {"company": "many at", "past": "many at, now or before,", "school": "many studied at"}
    return f"{together[kind]} {name}"
