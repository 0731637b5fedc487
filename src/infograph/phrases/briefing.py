"""Say what is known before a meeting: the parts of a brief, and what stands in them where nothing is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

PARTS: Mapping[str, tuple[str, str]] = {
    "about": ("Who they are", ""),
    "known_by": ("Who knows them", "Nobody you know, as far as your files say."),
    "shared": ("What you share", "Nothing that your files tell; look at both profiles for schools and places."),
    "so_far": ("So far", ""),
}
"""The heading of each part, and what it says where it is empty ("" leaves it out)."""


def own_contact() -> str:
    """Return that the user knows them."""
    return "You: they are your own contact."


def known_by(names: Sequence[str], strength: str, evidence: Sequence[str]) -> str:
    """Return who knows them: a connector, and whoever stands between.

    >>> known_by(["Bob", "Eve"], "strong", ["9 messages"])
    'Bob and Eve: strong tie, 9 messages'
    """
    return f"{' and '.join(names)}: {strength} tie, {'; '.join(evidence)}"


def to_ask(purpose: str) -> str:
    """Return the heading of the questions."""
    return f"What to ask, {purpose}" if purpose else "What to ask"


def afterwards(typed: str) -> list[str]:
    """Return how to write down what came of a meeting with somebody, as they are typed in a command."""
    return ["", "## Afterwards", f"- infograph log {typed} met --told 'Name <profile address>'"]


def step_words(day: str, stage: str, through: str, note: str, meeting: str = "") -> str:
    """Return one step of what has been; of an appointment also the day of the meeting.

    >>> step_words("2026-01-02", "asked", "Bob", ""), step_words("2026-01-02", "scheduled", "", "", "2026-01-09")
    ('2026-01-02 asked through Bob', '2026-01-02 scheduled for 2026-01-09')
    """
    fixed = f" for {meeting}" if meeting else ""
    return f"{day} {stage}{fixed}" + (f" through {through}" if through else "") + (f": {note}" if note else "")
