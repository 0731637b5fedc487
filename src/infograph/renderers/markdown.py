"""Suggestions for notes and issues: a Markdown table that stays a table whatever people are called."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from infograph.model import OwnContact, Person, Query, Suggestion
from infograph.patterns import pattern
from infograph.phrases.evidence import band_word
from infograph.phrases.lists import ask_directly, columns
from infograph.renderers.own_contacts import mark
from infograph.renderers.rows import contacts_of, their_tie
from infograph.renderers.terminal import PLAIN, Display, one_line, tie_words

FORMAT = "md"
TITLE = "for notes and wikis"
EXTENSIONS = (".md", ".markdown")
MACHINE = True
_COLUMNS = ("mark", "band", "meet", "company", "role", "ask", "tie", "next", "also")

_MARKUP = pattern(r"([\\`*_{}\[\]<>|~$&#!])")


def render(suggestions: Sequence[Suggestion], query: Query, out: TextIO, display: Display = PLAIN) -> None:
    """Write one table row a suggestion; names link to profiles where they are known."""
    out.write("| " + " | ".join(columns(*_COLUMNS)) + " |\n")
    out.write("| ---: |" + " --- |" * (len(_COLUMNS) - 1) + "\n")
    for cells in (*map(_own_cells, contacts_of(suggestions)), *map(_cells, suggestions)):
        out.write("| " + " | ".join(cells) + " |\n")


def escape(text: str) -> str:
    r"""Return text as one line that Markdown shows as it is.

    >>> escape("a|b <script> [x](y) $z$")
    'a\\|b \\<script\\> \\[x\\](y) \\$z\\$'
    """
    return _MARKUP.sub(r"\\\1", one_line(text))


def _own_cells(contact: OwnContact) -> tuple[str, ...]:
    person = contact.person
    who, tie = _linked(person), _tie(tie_words(contact.hop), contact.hop.evidence)
    return mark(contact), "", who, escape(person.company), escape(person.position), ask_directly(), tie, "", ""


def _cells(suggestion: Suggestion) -> tuple[str, ...]:
    best = suggestion.best
    return (
        str(suggestion.rank),
        band_word(suggestion.band),
        _linked(suggestion.target),
        escape(suggestion.target.company),
        escape(suggestion.target.position),
        _linked(best.connector),
        _tie(tie_words(best.first), best.first.evidence),
        _tie(their_tie(best, tie_words), best.second.evidence),
        escape(", ".join(path.connector.name for path in suggestion.paths[1:])),
    )


def _linked(person: Person) -> str:
    return f"[{escape(person.name)}]({person.url})" if person.url else escape(person.name)


def _tie(words: str, evidence: Sequence[str]) -> str:
    return escape(f"{words}: {'; '.join(evidence)}" if evidence else words)
