"""Say what the people of a group of a network share."""

from __future__ import annotations

from typing import Literal

from infograph.phrases.numbers import counted

Shared = Literal["company", "past", "school", "work", "place", "nothing"]
"""What is shared: an employer, an employer now or before, a school, a field or function, a place."""


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
    'no one thing; 3 at Acme'
    """
    if kind == "nothing":
        return f"no one thing; {number} at {name}" if name else "no one thing"
    if kind == "work":
        return f"{'mostly' if mostly else 'many in'} {name.replace('-', ' ')}"
    if kind == "place":
        return f"{'mostly' if mostly else 'many'} in {name}"
    together = {"company": "many at", "past": "many at, now or before,", "school": "many studied at"}
    return f"{together[kind]} {name}"
