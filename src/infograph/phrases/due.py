"""Say what is due by the log."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from infograph.outreach.stages import Due


WHEN: Mapping[str, str] = {"late": "overdue  ", "today": "today    ", "later": "         "}
"""What stands between a day and what is due on it, as wide as the widest."""


def days_words(cadence: str) -> str:
    """Return when things are due from now on."""
    return f"Days: {cadence}"


def more_later(number: int, command: str) -> str:
    """Return how much more is due later."""
    return f"{number:,} more later: {command}"


def nothing_due() -> str:
    """Return that there is nothing to do."""
    return "Nothing is due."


def next_due(words: str, day: str) -> str:
    """Return the first thing that is due."""
    return f"Next: {words} (due {day})"


def all_due(number: int) -> str:
    """Return how many things are due, and the command that lists them."""
    return f"All that is due ({number:,}): infograph todo"


def due_words(due: Due) -> str:
    """Return what is due in words, without its day.

    >>> from infograph.outreach.stages import Due
    >>> due_words(Due("nudge", 0, 1, 2, ("Carol", "Bob"), (1, "asked"), asked=739575))
    'Ask Bob again about Carol: asked 2025-11-20, no reply logged'
    >>> due_words(Due("forward", 0, 1, 0, ("Carol", ""), (1, "scheduled")))
    'Carol agreed: fix a day'
    """
    return _WORDS[due.kind](due, *due.names)


def cancelled_words() -> str:
    """Return what a calendar says of what is done or over."""
    return "No longer to do"


def once(stage: str, kind: str) -> str:
    """Return when a stage can be logged after what is due, of a kind, was done.

    >>> once("introduced", "nudge"), once("thanked", "thank"), once("thanked", "congrats")
    ('once they introduced you', 'then', 'once you have written, which is kept as “thanked”')
    """
    return _ONCE_OF.get(kind) or _ONCE.get(stage, "then")


def once_done(stage: str, kind: str) -> str:
    """Return the same where nothing else stands before it.

    >>> once_done("scheduled", "forward"), once_done("thanked", "thank")
    ('once a day is fixed', 'once it is done')
    """
    return _ONCE_OF.get(kind) or _ONCE.get(stage, "once it is done")


_ONCE: Mapping[str, str] = {"introduced": "once they introduced you", "scheduled": "once a day is fixed"}
_WRITTEN = "once you have written, which is kept as “thanked”"
_ONCE_OF: Mapping[str, str] = {"congrats": _WRITTEN, "warm": _WRITTEN}
"""Where nobody is thanked: what the word keeps is that the two were in touch."""


def _nudge(due: Due, who: str, through: str) -> str:
    asked = f"Ask {through} again about {who}" if through else f"Write to {who} again"
    return f"{asked}: asked {date.fromordinal(due.asked).isoformat()}, no reply logged"


def _forward(due: Due, who: str, through: str) -> str:
    return f"Send {through} the text to forward to {who}" if through else f"{who} agreed: fix a day"


def _instead(due: Due, who: str, through: str) -> str:
    if not through:
        return cancelled_words()
    return f"Ask {through} about {who}: {due.other} {'would rather not' if due.outcome == 'declined' else 'did not answer'}"


def _loop(due: Due, who: str, through: str) -> str:
    meanwhile = due.outcome == "met" and due.draft == "loop"
    what = f"that you have met {who} meanwhile" if meanwhile else f"what came of {who} ({due.outcome})"
    return f"Tell {through} {what}, and thank them"


def _list(due: Due, who: str, through: str) -> str:
    return f"Remind {who} of the list of contacts that you asked for on {date.fromordinal(due.asked).isoformat()}"


_WORDS: Mapping[str, Callable[[Due, str, str], str]] = {
    "nudge": _nudge,
    "forward": _forward,
    "write": lambda due, who, through: f"Write to {who} first, and offer times",
    "direct": lambda due, who, through: f"Write to {who} yourself: they are your own contact by now",
    "named": lambda due, who, through: f"Write to {who}, whom {due.other} named",
    "list": _list,
    "confirm": lambda due, who, through: f"Confirm tomorrow’s conversation with {who}",
    "meet": lambda due, who, through: f"Meet {who}",
    "debrief": lambda due, who, through: f"Log what came of meeting {who}, and whom they named",
    "thank": lambda due, who, through: f"Thank {who}",
    "loop": _loop,
    "warm": lambda due, who, through: f"Keep in touch with {who}",
    "instead": _instead,
    "congrats": lambda due, who, through: f"Congratulate {who} on the new job at {due.other}",
}
