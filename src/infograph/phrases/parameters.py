"""Say what the parameters of the ranking are, and what became of them."""

from __future__ import annotations

from collections.abc import Mapping

HEAD = "Parameters of the ranking. Take away a # to change one; then: infograph config --from FILE"
"""The first line of their file."""


def by_default(value: str) -> str:
    """Return what a parameter is where nobody changed it."""
    return f" (default {value})"


def changed_words(changed: Mapping[str, object]) -> str:
    """Return which parameters are changed.

    >>> changed_words({"hub": 0.25}), changed_words({})
    ('Changed: hub = 0.25', 'Every parameter is at its default.')
    """
    if not changed:
        return "Every parameter is at its default."
    return "Changed: " + ", ".join(f"{name} = {value}" for name, value in changed.items())


def learnt_anew() -> str:
    """Return that no answer of before counts any more."""
    return "Answers until today count no more. The log is as it was."
