"""Say what is handed on: consent, what was left out of it, what came back."""

from __future__ import annotations

from collections.abc import Sequence
from shlex import quote

from infograph.phrases.numbers import counted
from infograph.text import quoted

NO_ADDRESSES = "Without profile addresses people are matched by name and company only, which is weaker."
NAMES_ALONE = "Without companies too, only names are left: people of one name cannot be told apart."
ADDRESSES = "Profile addresses name people as surely as their names do; --no-urls leaves them out."
"""What those who share should know about what they leave out, or do not."""


def topic(about: str) -> str:
    """Return to find whom something is given."""
    return f"people {about}"


def consent_words(giver: str, topic: str) -> str:
    """Return what somebody agrees to who says nothing else."""
    return f"{giver or 'The owner'} gives this for finding introductions to {topic}, not to be passed on"


def shared_words(contacts: int, about: str) -> str:
    """Return how many contacts were shared."""
    return f"{counted(contacts, 'contact')} {about}, without e-mail addresses."


def friend_imports(file: str, owner: str) -> str:
    """Return how the friend takes in what was shared."""
    given = quote(file) if file else "FILE"
    return f"Your friend imports it with: infograph import {given} --owner {quoted(owner or 'YOUR NAME')}"


def nothing_to_give() -> str:
    """Return that nobody fits."""
    return "Nobody fits, so there is nothing to give."


def nobody_for_sheet(about: str, connector: str) -> str:
    """Return that there is nobody to put on a connector's sheet."""
    return f"Nobody {about} is known among the contacts of {connector} whom you have not asked yet."


def give_sheet(connector: str, file: str) -> str:
    """Return what to do with a sheet."""
    back = f"infograph sheet --read {quote(file)}"
    return f"Give either to {connector}. When it is back: {back}   (the page saves sheet-answers.csv)"


def sheet_words(closeness: int, happy: Sequence[str], unwilling: Sequence[str], unchanged: int) -> str:
    """Return what a sheet that came back said."""
    lines = [f"{counted(closeness, 'tie')} judged by the connector."]
    lines += [f"Happy to introduce: {', '.join(happy)}."] if happy else []
    lines += [f"Would rather not introduce: {', '.join(unwilling)}."] if unwilling else []
    lines += [f"{counted(unchanged, 'row')} said what was known before."] if unchanged else []
    return "\n".join(lines)


def remarked(name: str, note: str) -> str:
    """Return what a connector wrote beside somebody."""
    return f"Beside {name} they wrote: “{note}”"


def in_line(line: int | None, words: str) -> str:
    """Return what is odd about one line of a sheet."""
    return f"line {line}: {words}"


def read_before_giving() -> str:
    """Return what to mind before somebody is given what is held on them."""
    return "Read it before you hand it on: notes of your log stand in it as you wrote them."


def copied_words(file: str) -> str:
    """Return that the whole store was copied."""
    return f"Wrote a copy of the store to {file}."


def notes_written(new: int, changed: int, same: int) -> str:
    """Return how many notes of a vault were written."""
    return f"{counted(new, 'new note')}, {changed} brought up to date, {same} as they were."


def notes_left(names: Sequence[str]) -> str:
    """Return which notes were left alone."""
    return f"Left alone, since their marks are gone: {', '.join(names)}"


def reached_through(connectors: Sequence[str]) -> str:
    """Return through whom the person of a note can be reached."""
    return f"Reached through {', '.join(connectors)}."


def knows_words(people: int) -> str:
    """Return how many the person of a note knows of those whom one could meet; their names follow."""
    return f"Knows {people:,} of those whom you could meet:"


def step_in_note(step: str, fixed: str, through: str, note: str) -> str:
    """Return one step of the log (day and stage) in a note; `fixed` is the day of the meeting, where it is another one.

    >>> step_in_note("2026-01-02 scheduled", "2026-01-09", "", "by phone")
    '2026-01-02 scheduled for 2026-01-09: by phone'
    """
    on = f" for {fixed}" if fixed else ""
    return f"{step}{on}{f' through {through}' if through else ''}{f': {note}' if note else ''}"


def own_notes() -> str:
    """Return the heading below which a note is the user's own."""
    return "## My notes"
