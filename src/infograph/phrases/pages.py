"""Say what a report shows beside what its template holds: finding, columns, and words for values."""

from __future__ import annotations

from infograph.phrases.numbers import counted

COLUMNS = ("No.", "Meet", "Company", "Role", "Industry", "Ask", "Your tie", "Their tie", "Band")
"""The columns of the table of everyone."""
SOURCES = ("File", "Whose", "What", "Imported", "Rows")
"""The columns of the files that an answer comes from."""
_CARE = "This file contains personal data: share it with care."
_INVENTED = "Names and employers in this file are invented; who knows you may still tell from the rest who is meant."
_MADE_HERE = "It was made on this computer and loads nothing."
OUTSIDE = {"tree": "found.report('paths.html')", "network": "infograph plot --kind network -o network.html"}
"""What writes a page where there is no notebook to show it in."""
OTHER_INDUSTRIES = "other industries"
_SHARES = ((0.5, "most of this person’s score"), (0.2, "a good part of this person’s score"))
_SMALL_SHARE = "a small part of this person’s score"


def finding(people: int) -> str:
    """Return how many people one can be referred to."""
    return f"{counted(people, 'person')} you can be referred to" if people else "Nobody you can be referred to yet"


def care(*, invented: bool) -> str:
    """Return how to treat a page: as other people's data, or as one whose names are invented."""
    return f"{_INVENTED if invented else _CARE} {_MADE_HERE}"


def share_words(share: float) -> str:
    """Return in words how much of a person's score one path gives; `share` is 0..1.

    >>> share_words(0.8)
    'most of this person’s score'
    """
    return next((words for least, words in _SHARES if share >= least), _SMALL_SHARE)


def no_industry() -> str:
    """Return that somebody's industry is not known."""
    return "industry unknown"


def nameless(number: int) -> str:
    """Return what somebody is called for whom no name was invented."""
    return f"Person {number}"
