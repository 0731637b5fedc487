"""Say what is in the store and what would help, and what `doctor` found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from infograph.phrases.numbers import counted

if TYPE_CHECKING:
    from infograph.answers import Hint
    from infograph.store.deeds import Deed, What
    from infograph.store.everybody import Misfit

_HINTS: Mapping[Hint, str] = {
    "older rules": (
        "Who is who and the industries were worked out by another version: the next import or correction works them out again."
    ),
    "crowd": (
        "One of those in every friend’s list is you: say who, or you may be suggested to yourself"
        " (infograph import FILE --me 'NAME')"
    ),
    "contacts": "Your own contacts are missing: infograph import Connections.csv",
    "exports": "One friend’s export opens the second degree: infograph import FILE --owner 'Bob Johnson'",
    "archive": "Import your whole LinkedIn archive (a .zip or its folder), messages too, to know how strong your ties are.",
    "name": "Say who you are, so that you are found in friends’ exports: infograph import FILE --me 'NAME'",
}
_MISFITS: Mapping[Misfit, str] = {
    "ties of nobody": "ties of people who are gone",
    "ties of one side": "ties known from one side only",
    "records of nobody": "records of people who are gone",
    "labels of nobody": "labels of people who are gone",
}
CHECKS: Mapping[str, str] = {
    "sound": "store is sound",
    "private": "store is private",
    "consistent": "people fit their sources",
    "fresh": "sources are fresh",
}
"""What is looked at."""

SOUND = "every page fits its checksum, and SQLite’s own check passes"
UNCHECKED = "not checked here"
PRIVATE = "only you can read it"
CONSISTENT = "every tie, record and label has its people"
MAKE_AGAIN = "Make them again: infograph doctor --repair"
RENEW = "Ask for a newer export, or drop them: infograph expire --older-than 365"


def hint_words(hint: Hint) -> str:
    """Return what would make the store's answers better."""
    return _HINTS[hint]


def loose_words(names: Sequence[str]) -> str:
    """Return which files others can read."""
    return f"others can reach {', '.join(names)}"


def misfit_words(misfits: Sequence[Misfit]) -> str:
    """Return what does not fit what it was made from.

    >>> misfit_words(["ties of nobody", "ties of one side"])
    'ties of people who are gone, ties known from one side only'
    """
    return ", ".join(_MISFITS[misfit] for misfit in misfits)


def stale_words(count: int) -> str:
    """Return how many sources are old."""
    return f"{count} imported over a year ago"


def fresh_words(count: int) -> str:
    """Return that no source is old."""
    return f"{counted(count, 'source')}, none older than a year"


DEEDS: Mapping[What, tuple[str, str]] = {
    "import": ("files read", "more people"),
    "export": ("everything handed out", "people"),
    "export person": ("what is held on a person handed out", ""),
    "export notes": ("notes written", "people"),
    "share": ("contacts written for a friend", "people"),
    "backup": ("a copy of the store made", ""),
    "restore": ("a backup put in the place of the store", ""),
    "migrate": ("the store brought up to date", ""),
    "repair": ("everything derived made again", ""),
    "forget person": ("a person removed", "fewer people"),
    "forget owner": ("an owner’s files removed", "fewer people"),
    "forget source": ("files removed", "fewer people"),
    "expire": ("old files of friends removed", "fewer people"),
    "merge": ("two people made one", ""),
    "split": ("one person made two", ""),
    "keep apart": ("two people kept apart", ""),
    "tie": ("your word on a tie kept", ""),
    "industry": ("your word on employers kept", ""),
    "function": ("your word on a title kept", ""),
    "log": ("a step logged", ""),
    "undo": ("a step taken back", ""),
    "sheet": ("a connector’s sheet read", ""),
    "cadence": ("days until things are due changed", ""),
    "pitch": ("your line about yourself kept", ""),
    "goal": ("your goal kept", ""),
    "config": ("the ranking’s parameters changed", ""),
    "answers": ("connectors’ answers set aside", ""),
    "trial": ("the sample kept as a trial", ""),
    "pool create": ("a pool made", ""),
    "pool add": ("members’ exports added", "more people"),
    "pool consent": ("a member’s consent changed", ""),
    "pool agree": ("a connector’s yes kept", ""),
    "pool remove": ("a member taken out", ""),
    "pool export": ("counts of the pool handed out", ""),
    "pool tables": ("the pool’s ties handed out in numbers", ""),
}
"""What was done, in words, and what the people are that are counted with it; "" where one is not told how many."""


def deed_words(deed: Deed) -> str:
    """Return what was done, and how much of it, in words that name nobody."""
    done, whom = DEEDS[deed.what]
    counts = [counted(deed.files, "file")] if deed.files is not None else []
    counts += [f"{deed.people:,} {whom}"] if whom and deed.people is not None else []
    return f"{done} ({', '.join(counts)})" if counts else done
