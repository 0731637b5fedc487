"""Name the columns and parts of lists of people, and say how many there are and what their order is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from infograph.phrases.evidence import band_word
from infograph.phrases.numbers import counted, some_of

if TYPE_CHECKING:
    from datetime import date

    from infograph.model import Band

COLUMNS = {
    "mark": "#",
    "band": "Band",
    "meet": "Meet",
    "company": "Company",
    "role": "Role",
    "ask": "Ask",
    "tie": "Your tie",
    "next": "Their tie",
    "or": "Or",
    "else": "Or ask",
    "also": "Also ask",
    "why": "Why",
}
"""The columns of lists, as people read them."""
CARD = {"field": "field", "ask": "ask", "or": "or", "either": "either", "further": "or ask"}
"""What the lines of a card begin with."""
YOU = "you"
THEY = "they"
"""Whose evidence it is, where both ties stand in one line."""

PERSONAL = "The page holds personal data of other people: share it with care."
BANDS_MEAN = "strong, good, long shot: an order among the ways you have, not a chance of success"
DIRECTLY = "You know them: ask directly"
THROUGH = "Who can introduce you, and to whom"
INTRODUCED = "Whom somebody you know also knows"
BANDS_ARE = "Strong, good and long shot are an order among the ways you have, not a chance of success."


def columns(*names: str) -> tuple[str, ...]:
    """Return the headings of columns.

    >>> columns("mark", "meet", "next")
    ('#', 'Meet', 'Their tie')
    """
    return tuple(COLUMNS[name] for name in names)


def contacts_words(total: int, listed: int, about: str) -> str:
    """Return how many own contacts fit a question, and how many of them are listed.

    >>> contacts_words(85, 10, "in fintech")
    '85 own contacts in fintech, the best 10 listed'
    """
    return _listed(f"{counted(total, 'own contact')} {about}", total, listed)


def suggestions_words(total: int, listed: int, about: str) -> str:
    """Return how many suggestions there are, and how many of them are listed."""
    return _listed(f"{counted(total, 'suggestion')} {about}", total, listed)


def none_words(about: str) -> str:
    """Return that there is no suggestion."""
    return f"No suggestions {about}."


def plain_order(words: str) -> str:
    """Return how to see an order that is not spread, behind why this one is; nothing where it is not."""
    return words and f"{words} The plain order: suggest(spread=False)."


def knows_words(name: str) -> str:
    """Return that somebody's tie is to whom."""
    return f"knows {name}"


def no_field() -> str:
    """Return that a field is not known."""
    return "not known"


def formerly_words(employers: Sequence[str]) -> str:
    """Return where somebody was before.

    >>> formerly_words(["Acme", "Stripe"])
    'formerly at Acme and Stripe'
    """
    return f"formerly at {some_of(employers)}"


def next_step(command: str) -> str:
    """Return which command comes next."""
    return f"Next: {command}"


def seen_words(seen: int, listed: int, without: str) -> str:
    """Return how many of those listed are known from mails and meetings alone, and the command that leaves them out."""
    whom = f"{seen} of these {listed}" if seen < listed else "All of these"
    verb = "was" if seen == 1 and listed > 1 else "were"
    where = f"{verb} seen on mails or in meetings with a contact of yours, and no list says that they know each other"
    return f"{whom} {where}; without: {without}"


def plain_order_by(words: str, command: str) -> str:
    """Return by which command to see an order that is not spread, behind why this one is."""
    return f"{words} The plain order: {command}"


def crowd_words(people: int) -> str:
    """Return that one of many may be the user, and how to say who."""
    return (
        f"One of the {people} people in every friend’s list may be you, and you may stand in this answer. "
        "Say who you are: infograph import FILE --me 'NAME', with a file of yours"
    )


def heading(people: int, listed: int, about: str, connectors: int) -> str:
    """Return how many people there are, through how many connectors, and how many of them are shown."""
    best = f" · the best {listed} shown" if people > listed else ""
    return f"{counted(people, 'person')} {about}{best}, through {counted(connectors, 'connector')}"


def explain_next(rank: int, typed: str) -> str:
    """Return how to see why somebody is suggested, by row or as they are typed."""
    return f"Next: infograph explain {rank}   (or: infograph explain {typed})"


def log_asked(typed: str, via: str) -> str:
    """Return the command that keeps that somebody was asked for, both as they are typed."""
    return f"infograph log {typed} asked --via {via}"


def goal_asked(about: str) -> str:
    """Return that a question without a filter asked for the user's goal."""
    return f"Asked for your goal: people {about}. Another: infograph goal -h"


def rests_until(name: str, day: date) -> str:
    """Return that somebody was asked lately."""
    return f"{name} was asked lately: better wait until {day.isoformat()}."


def to_forward(ask: str, blurb: str) -> str:
    """Return a request with the text to forward below it, to be copied together."""
    return f"{ask}\n\n--- to forward ---\n\n{blurb}"


def you() -> str:
    """Return what the user is called whose name is not known."""
    return "You"


def opens_words(people: int, only_way: int, best: Sequence[str]) -> str:
    """Return how many a connector opens, for how many of them nobody else does, and the best of those."""
    only = f" (for {only_way:,} of them the only way)" if only_way else ""
    return f"opens {counted(people, 'person')}{only}: {', '.join(best)}"


def all_of(fields: Sequence[str]) -> str:
    """Return fields that are all meant, as a letter speaks of them."""
    return " and ".join(fields)


def more_below(left: int) -> str:
    """Return how many rows a table leaves out."""
    return f"and {left} more"


def nobody_at(index: int, listed: int) -> tuple[str, str]:
    """Return that an answer lists nobody at an index, and which it has.

    >>> nobody_at(9, 3)
    ('This answer lists nobody at 9.', 'It lists 3 people: 0 to 2.')
    """
    which = f"It lists {counted(listed, 'person')}: 0 to {listed - 1}." if listed else "It lists nobody: ask less narrowly."
    return f"This answer lists nobody at {index}.", which


def in_short(rank: int, band: Band, who: str, ask: str) -> str:
    """Return a suggestion in one line, as notebooks show it alone."""
    return f"<{rank}. {band_word(band)}: {who}, ask {ask}>"


def own_network() -> str:
    """Return what the graph of one's own contacts is of."""
    return "my own network"


def ask_directly() -> str:
    """Return whom to ask about an own contact."""
    return "directly: you know them"


def _listed(words: str, total: int, listed: int) -> str:
    return words + (f", the best {listed:,} listed" if listed < total else "")
