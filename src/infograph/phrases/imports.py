"""Say what an import did with a file: whose it was taken as, what it brought, what was noted, what would add most."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from shlex import quote
from typing import TYPE_CHECKING, Literal

from infograph.phrases.corrections import self_words
from infograph.phrases.numbers import agreeing, counted, some_of

if TYPE_CHECKING:
    from infograph.sightings import FileReport, Note, NoteKind

NAMED = 5
"""People who are named before the rest is counted."""

LABELS: Mapping[str, str] = {
    "recognised": "recognised",
    "taken_as": "taken as",
    "rows": "rows",
    "people": "people",
    "merged": "merged",
    "contacts": "contacts",
    "hidden": "hidden",
    "adds": "adds",
    "unused": "not used",
    "note": "note",
    "lacking": "would add most",
    "remark": "remark",
    "warning": "warning",
}
"""What the lines of a report begin with."""

Phase = Literal[
    "who is who",
    "people",
    "ties",
    "industries",
    "names folded by new rules",
    "mails",
    "mail, MB",
    "measuring",
    "Slices of members ranked",
]
"""What a wait is for, where it is for no file."""
PHASES: Mapping[Phase | str, str] = {
    "who is who": "who is who",
    "people": "people",
    "ties": "ties",
    "industries": "industries",
    "names folded by new rules": "names folded by new rules",
    "mails": "mails",
    "mail, MB": "mail, MB",
    "measuring": "measuring",
    "Slices of members ranked": "Slices of members ranked",
}

_KEYS: Mapping[str, str] = {"slug": "profile address", "email": "e-mail", "name_company": "name and company"}
_EVIDENCE: Mapping[str, str] = {
    "messages": "messages with {}",
    "invitation": "invitations of {}",
    "recommendation": "recommendations of {}",
    "endorsement": "endorsements of {}",
    "group": "group conversations with {}",
}
_SAYS: Mapping[str, str] = {
    "listed": "owners.csv says {}",
    "shared": "the file says it is from {}",
    "profile": "its profile says {}",
    "addresses": "its e-mail addresses are {}",
    "messages": "{} stands in its conversations",
    "invitations": "its invitations are all to or from {}",
    "contacts": "nearly all of your contacts stand in it",
}
SIGNS = tuple(_SAYS)
"""What can say whose an export is, the surest first."""


def progress_words(what: str, count: int, rate: float, left: float) -> str:
    """Return how far a wait is: a phase or a file, how much is done, how much a second, and seconds to go (0: not known).

    >>> progress_words("bob.csv", 1200, 400.0, 3.0)
    'bob.csv: 1,200, 400 a second, about 3 s left'
    """
    speed = f", {rate:,.0f} a second" if rate else ""
    end = f", about {left:,.0f} s left" if left else ""
    return f"{PHASES.get(what, what)}: {count:,}{speed}{end}"


def note_words(note: Note) -> str:
    """Return in words what was noted of a file, or what would add to it.

    >>> from infograph.sightings import Note
    >>> note_words(Note("me_is", ("name", "Ann Ross"))), note_words(Note("their_counts", ("Bob Johnson",)))[:31]
    ('Your name is Ann Ross, as was known before.', 'Bob Johnson’s counts of message')
    """
    words = _NOTES[note.kind]
    return words if isinstance(words, str) else words(note)


def signs_words(signs: Iterable[tuple[str, str]]) -> str:
    """Return what signs say of whose an export is: each by its kind and whom it names.

    >>> signs_words([("profile", "Ann Ross"), ("messages", "Bob")])
    'its profile says Ann Ross, Bob stands in its conversations'
    """
    return ", ".join(dict.fromkeys(_SAYS[kind].format(named) for kind, named in signs))


def source_options(numbers: Iterable[int]) -> str:
    """Return sources as `forget` takes them.

    >>> source_options([1, 3])
    '--source 1 --source 3'
    """
    return " ".join(f"--source {number}" for number in numbers)


def owned_words(owner: str) -> str:
    """Return whose a file is: "yours" of "me", "Ann’s" of "Ann"."""
    return "yours" if owner == "me" else f"{owner}’s" if owner else ""


def taken_words(owner: str, signs: Sequence[tuple[str, str]]) -> str:
    """Return whose a file was taken as, and by what; "" where no sign told."""
    return f"{owned_words(owner)}: {signs_words(signs)}" if signs else ""


DRY_RUN = "A dry run: nothing was kept."
SEVERAL: Mapping[str, str] = {"linkedin_archive": "LinkedIn archive"}
"""What is called otherwise than its kind: several files together."""


def next_words(*, merged: bool) -> str:
    """Return what to do after an import."""
    merges = "\nWho was merged, and why: infograph people --merges" if merged else ""
    return f"Next: infograph suggest --industry fintech   (or: infograph status){merges}"


def unchanged_words(*, noted: bool) -> str:
    """Return that a file was imported before."""
    return f"imported before: nothing {'else ' if noted else ''}changed"


def parts_words(names: Sequence[str]) -> str:
    """Return by which of its files an archive was recognised."""
    return f"by its files: {', '.join(names)}; nothing else in it was opened"


def rows_words(report: FileReport) -> str:
    """Return how many rows there are, and how many of them could be used."""
    if not report.valid_rows or report.valid_rows == report.data_rows:
        return f"{report.data_rows:,}"
    return f"{report.data_rows:,}, {report.valid_rows:,} of them usable"


def people_words(new: int, before: int) -> str:
    """Return how many people a file names."""
    return f"{new:,} new, {before:,} known before"


def merged_words(merged: Mapping[str, int]) -> str:
    """Return by what rows were joined to people."""
    return ", ".join(f"{count:,} by {_KEYS.get(key, key)}" for key, count in sorted(merged.items()))


def contacts_words(count: int) -> str:
    """Return how many own contacts a file has."""
    return f"{count:,} of yours"


def hidden_words(count: int) -> str:
    """Return how many members hide what they could show."""
    return f"{counted(count, 'member hides', 'members hide')} their data"


def unused_words(columns: Sequence[str]) -> str:
    """Return which columns say nothing that is used."""
    return f"{agreeing(len(columns), 'column')} {', '.join(columns)}"


def adds_words(report: FileReport) -> list[str]:
    """Return what a file adds: ties, people one introduction away, evidence."""
    lines = []
    if report.kind == "edge_list":
        lines.append(f"{counted(report.connections, 'tie')} between people")
    if report.opens:
        lines.append(f"{counted(report.opens, 'person')} one introduction away; {_alone(report.opens, report.only_here)}")
    kinds = [_EVIDENCE.get(kind, kind + " of {}").format(counted(count, "person")) for kind, count in report.evidence.items()]
    if kinds:
        lines.append(f"evidence: {', '.join(kinds)}")
    if report.evidence_waiting:
        people = counted(report.evidence_waiting, "person")
        lines.append(
            f"evidence on {people} who {agreeing(report.evidence_waiting, 'stands', 'stand')} in no list yet: kept for then"
        )
    return lines


def lines_words(lines: Sequence[int], *, more: bool) -> str:
    """Return in which lines something is, in brackets; nothing where that is not known.

    >>> lines_words([2, 7], more=True), lines_words([3], more=False)
    (' (lines 2, 7, ...)', ' (line 3)')
    """
    numbers = ", ".join(map(str, lines)) + (", ..." if more else "")
    return f" ({agreeing(len(lines) + more, 'line')} {numbers})" if lines else ""


def whole_store() -> str:
    """Return as what the export of a store is recognised."""
    return "it is the export of a whole infograph store"


def against_words(signs: str) -> str:
    """Return that signs speak against what the user said."""
    return f"taken as you say, but {signs}"


def _alone(opens: int, only_here: int) -> str:
    if only_here == opens:
        return "nobody else’s file leads to them"
    return f"to {only_here:,} of them only this leads" if only_here else "all of them reached by others too"


_IDENTITY: Mapping[str, str] = {"name": "name", "address": "profile address"}


def _me_stays(note: Note) -> str:
    what, said, now = note.about
    return f"--me says {said}, but your {_IDENTITY[what]} stays {now}, as was known before."


def _me_is(note: Note) -> str:
    what, now = note.about
    return f"Your {_IDENTITY[what]} is {now}, as was known before."


def _me_becomes(note: Note) -> str:
    what, now, was = note.about
    return f"Your {_IDENTITY[what]} is {now} from now on, as --me says{f'; it was {was}' if was else ''}."


_NOTES: Mapping[NoteKind, str | Callable[[Note], str]] = {
    "me_stays": _me_stays,
    "me_is": _me_is,
    "me_becomes": _me_becomes,
    "me_unsaid": lambda note: (
        "Nothing says what you are called: letters lack your name, friends’ lists cannot say that you are in them. "
        f"Say it: infograph import {quote(note.about[0])} --me 'YOUR NAME'"
    ),
    "who_am_i": lambda note: self_words(*note.about),
    "gone": lambda note: f"No longer in the list (kept): {some_of(note.about, NAMED)}.",
    "may_be_known": lambda note: (
        f"{some_of(note.about, NAMED)}: there is somebody else of that name. The same, or not? infograph people --possible"
    ),
    "no_list": (
        "It holds no contacts (no Connections.csv). Ask LinkedIn for it: Settings > Data privacy > Get a copy of your data, "
        "Connections. Picked files come in one e-mail; only the whole archive comes in two, a day apart."
    ),
    "no_rows": lambda note: f"{note.about[0]}: a header and no rows, so nothing of it was kept.",
    "read_again": lambda note: f"read again with {note.about[0]}, in place of what was read before",
    "templates_stay": lambda note: f"templates of that name were here and stay: {', '.join(note.about)}",
    "restored": lambda note: (
        f"{counted(note.counts[0], 'file')}, {counted(note.counts[1], 'step')} of the log: everything as it was"
    ),
    # what would add most
    "list_of": lambda note: f"{note.about[0]}’s export, with about {note.counts[0]:,} new people",
    "their_export": "the export of somebody who knows them: infograph ask-next",
    "connections": "LinkedIn’s Connections.csv, with profile addresses and employers",
    "newer": "a newer export: since 2023 it has profile addresses, by which people are matched surely",
    "archive": "your whole archive: its messages and invitations tell how close your ties are",
    "their_counts": lambda note: (
        f"{note.about[0]}’s counts of messages, without the messages: infograph share --evidence, on their side"
    ),
    # in a pool
    "no_address": lambda note: (
        f"{note.about[0]} has no profile address (url), by which others’ lists know them: add the same file with it."
    ),
    "alike": lambda note: (
        f"{note.about[0]}’s list is nearly {note.about[1]}’s, though neither stands in the other’s: was one file given twice?"
    ),
    "word_stays": lambda note: (
        f"{note.about[0]}: the newest word stays, {' and '.join(note.about[2:])} (“{note.about[1]}”);"
        " what the list says was given before it."
    ),
    "counts_alone": lambda note: (
        f"{note.about[0]} counts and no more: nobody is led through them or to them, since no scope was given."
    ),
}
