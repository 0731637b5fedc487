"""Words that stand beside people's names: titles, credentials, what somebody does, and words inside given names."""

from __future__ import annotations

from pathlib import Path

from infograph.patterns import lists_in

_LISTS = lists_in(Path(__file__).with_name("name_words.csv"))


def listed(name: str) -> frozenset[str]:
    """Return a list of name_words.csv."""
    return frozenset(" ".join(_LISTS[name]).split())


TITLES = listed("title")
"""Titles before a name."""

DOTTED_TITLES = listed("dotted title")
"""Titles only where a full stop follows: without it they are names too."""

CREDENTIALS = listed("credential")
"""Letters that people put behind their names, without full stops."""

UNMISTAKABLE = listed("unmistakable")
"""Credentials that are no surname however they are written; "Mba" and "Ma" are."""

ROLES = listed("role")
"""Words that say what somebody does: what follows a comma or a dash with one of them is no part of the name."""

SERVANT = listed("servant")
"""First halves of given names: Abdul Rahman, Abu Bakr, El Mehdi."""

GIVEN_LINK = listed("given link")
"""Links inside given names: Noor ul Ain, Zia ur Rehman."""

BY_FATHER = listed("by father")
"""Words for "child of": a name with one of them has no family name."""
