"""Own contacts in text for people: they come first, since nobody need introduce them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from infograph.model import OwnContact, Query, Suggestion
from infograph.phrases import lists
from infograph.renderers.card_lines import CardLines
from infograph.renderers.rows import contacts_of, evidence_beside
from infograph.renderers.terminal import Display, bold, cells_for, encodable, pad, tie_words
from infograph.renderers.wrapping import PIPED, as_many, columns, wrapped
from infograph.text import display_width, short

_COLUMNS = 5  # cells before the evidence: mark, name, company, role, tie
_MOST = (8, 30, 30, 36, 16)  # cells of each of those on a screen
_PIPED = (8, 60, 60, 80, 24)  # in a pipe


def write_cards(suggestions: Sequence[Suggestion], query: Query, lines: CardLines) -> None:
    """Write each own contact with the evidence of the tie, below how many there are; nothing where there is none."""
    contacts = contacts_of(suggestions)
    heading = cells_for(lines.out, _heading(suggestions, query))
    _write(wrapped(heading, lines.width, rest="  ") if contacts else [], lines.out)
    for contact in contacts:
        person = contact.person
        lines.write(mark(contact), "", lines.text(person.name, person.company, person.position), name=person.name)
        lines.write("", "", lines.after(lines.tied(tie_words(contact.hop)), *evidence_beside(contact.hop)))
    _write(["", lists.INTRODUCED] if contacts and suggestions else [], lines.out)


def write_table(suggestions: Sequence[Suggestion], query: Query, out: TextIO, display: Display) -> None:
    """Write each own contact in one line, as much of the evidence as it has room for, below how many there are."""
    contacts, ellipsis = contacts_of(suggestions), encodable("…", out.encoding)
    rows = [[cells_for(out, cell) for cell in _one_line(contact)] for contact in contacts]
    widths = [max((display_width(row[place]) for row in rows), default=0) for place in range(_COLUMNS)]
    widths = [min(width, most) for width, most in zip(widths, _PIPED if display.width is None else _MOST, strict=True)]
    lines = [_heading(suggestions, query)] if contacts else []
    if display.width is not None and sum(widths) + 2 * (_COLUMNS - 1) > display.width:
        header = lists.columns("mark", "meet", "company", "role", "tie")
        _write([line for head in lines for line in wrapped(head, display.width, rest="  ")], out)
        lines, contacts = columns([header, *rows], display.width), ()
    for row, contact in zip(rows, contacts, strict=False):  # none are left where they are a table
        cells = [pad(short(cell, width, ellipsis), width) for cell, width in zip(row, widths, strict=True)]
        cells[1] = bold(cells[1], display.color)
        lead = sum(widths) + 2 * _COLUMNS
        room = (display.width or PIPED) - lead
        lines.append("  ".join([*cells, cells_for(out, as_many([("", evidence_beside(contact.hop))], room))]).rstrip())
    _write([*lines, *(["", lists.INTRODUCED] if lines and suggestions else [])], out)


def mark(contact: OwnContact) -> str:
    """Return what a row of an own contact is called, so that it is not taken for one of the others: "c1"."""
    return f"c{contact.rank}"


def contacts_in_words(suggestions: Iterable[Suggestion], query: Query) -> str:
    """Return how many own contacts fit a question, and how many of them are listed."""
    listed, total = len(contacts_of(suggestions)), getattr(suggestions, "contacts_total", 0)
    return lists.contacts_words(total, listed, query.about())


def _heading(suggestions: Sequence[Suggestion], query: Query) -> str:
    return f"{lists.DIRECTLY} ({contacts_in_words(suggestions, query)})"


def _one_line(contact: OwnContact) -> tuple[str, ...]:
    person = contact.person
    return mark(contact), person.name, person.company, person.position, tie_words(contact.hop)


def _write(lines: Sequence[str], out: TextIO) -> None:
    out.writelines(line.rstrip() + "\n" for line in lines)
