"""Own contacts in text for people: they come first, since nobody need introduce them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from infograph.model import OwnContact, Query, Suggestion
from infograph.phrases import counted
from infograph.renderers.rows import contacts_of, told
from infograph.renderers.terminal import Display, bold, cells_for, encodable, pad, tie_words
from infograph.text import display_width, short

DIRECTLY = "You know them: ask directly"
INTRODUCED = "Whom somebody you know also knows"
_LEAST = 40  # cells: see cards
_COLUMNS = 5  # cells before the evidence: mark, name, company, role, tie
_MOST = (8, 30, 30, 36, 16)  # cells of each of those on a screen


def write_cards(found: Sequence[Suggestion], query: Query, out: TextIO, display: Display) -> None:
    """Write each own contact in two lines, below how many there are; nothing where there is none."""
    contacts = contacts_of(found)
    room = None if display.width is None else max(display.width, _LEAST)
    margin = len(mark(contacts[-1])) if contacts else 0
    lines = [_heading(found, query)] if contacts else []
    for contact in contacts:
        who, tie = (cells_for(out, line) for line in _two_lines(contact))
        name = len(cells_for(out, contact.person.name))
        lead, text = f" {mark(contact):<{margin}}  ", _cut(who, room, margin + 3, out)
        lines += [lead + bold(text[:name], display.color) + text[name:]]
        lines += [" " * (margin + 3) + _cut(tie, room, margin + 3, out)]
    _write(lines, found, out)


def write_table(found: Sequence[Suggestion], query: Query, out: TextIO, display: Display) -> None:
    """Write each own contact in one line, below how many there are; nothing where there is none."""
    contacts = contacts_of(found)
    rows = [[cells_for(out, cell) for cell in _one_line(contact)] for contact in contacts]
    most = [None] * _COLUMNS if display.width is None else list(_MOST)
    widths = [max((display_width(row[place]) for row in rows), default=0) for place in range(_COLUMNS)]
    widths = [width if room is None else min(width, room) for width, room in zip(widths, most, strict=True)]
    lines = [_heading(found, query)] if contacts else []
    for row in rows:
        cells = [pad(_cut(cell, width, 0, out), width) for cell, width in zip(row, widths, strict=False)]
        cells[1] = bold(cells[1], display.color)
        lead = sum(widths) + 2 * _COLUMNS
        lines.append("  ".join([*cells, _cut(row[-1], display.width, lead, out)]).rstrip())
    _write(lines, found, out)


def mark(contact: OwnContact) -> str:
    """Return what a row of an own contact is called, so that it is not taken for one of the others: "c1"."""
    return f"c{contact.rank}"


def contacts_in_words(found: Iterable[Suggestion], query: Query) -> str:
    """Return how many own contacts fit a question, and how many of them are listed."""
    listed, total = len(contacts_of(found)), getattr(found, "contacts_total", 0)
    return f"{counted(total, 'own contact')} for {query.words()}" + (f", the best {listed:,} listed" if listed < total else "")


def _heading(found: Sequence[Suggestion], query: Query) -> str:
    return f"{DIRECTLY} ({contacts_in_words(found, query)})"


def _two_lines(contact: OwnContact) -> tuple[str, str]:
    person = contact.person
    who = [part for part in (person.name, person.company, person.position) if part]
    return " · ".join(who), " · ".join((tie_words(contact.hop), *told(contact.hop)))


def _one_line(contact: OwnContact) -> tuple[str, ...]:
    person = contact.person
    evidence = "; ".join(told(contact.hop))
    return mark(contact), person.name, person.company, person.position, tie_words(contact.hop), evidence


def _cut(text: str, room: int | None, taken: int, out: TextIO) -> str:
    return text if room is None else short(text, max(0, room - taken), encodable("…", out.encoding))


def _write(lines: Sequence[str], found: Sequence[Suggestion], out: TextIO) -> None:
    if lines:
        rest = ["", INTRODUCED] if found else []
        out.writelines(line.rstrip() + "\n" for line in (*lines, *rest))
