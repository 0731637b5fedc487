"""Suggestions for people at terminals of every width: who, why them, and both ties of the two best ways, nothing cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from infograph.model import Path, Person, Query, Suggestion
from infograph.phrases import some_of
from infograph.phrases.evidence import band_word
from infograph.phrases.explanation import undecided_words
from infograph.phrases.lists import CARD, formerly_words, knows_words, no_field
from infograph.renderers.card_lines import CardLines
from infograph.renderers.own_contacts import mark, write_cards
from infograph.renderers.rows import contacts_of, evidence_beside, onwards
from infograph.renderers.terminal import PLAIN, Display, cyan, tie_words

FORMAT = "cards"
TITLE = "to read, a few lines a person"
EXTENSIONS: tuple[str, ...] = ()
MACHINE = False

_WAYS = 2  # shown with their evidence; further ones by name


def render(suggestions: Sequence[Suggestion], query: Query, out: TextIO, display: Display = PLAIN) -> None:
    """Write own contacts, then a card a person: whom to meet, their field, whom to ask, by which evidence."""
    marks = [*map(mark, contacts_of(suggestions)), *(str(suggestion.rank) for suggestion in suggestions)]
    lines = CardLines(out, display, margin=max(map(len, marks), default=0) + 1)
    write_cards(suggestions, query, lines)
    for place, suggestion in enumerate(suggestions):
        out.write("\n" if place else "")
        _card(suggestion, lines)


def _card(suggestion: Suggestion, lines: CardLines) -> None:
    target = suggestion.target
    lines.write(
        str(suggestion.rank),
        band_word(suggestion.band),
        lines.text(target.name, target.company, target.position),
        name=target.name,
    )
    if lines.roomy and target.url:
        lines.write("", "", lines.text(target.url))
    lines.write("", CARD["field"], lines.text(*_field(target)))
    for place, path in enumerate(suggestion.paths[:_WAYS]):
        _way(path, lines, CARD["or" if place else "ask"])
    if suggestion.undecided:
        lines.write("", CARD["either"], lines.text(undecided_words()))
    further = [path.connector.name for path in suggestion.paths[_WAYS:]]
    if further:
        lines.write("", CARD["further"], lines.text(some_of(further)))


def _way(path: Path, lines: CardLines, label: str) -> None:
    """Write one way: the connector with the user's tie to them, then each tie from there on."""
    connector, first = path.connector, path.first
    job = ", ".join(part for part in (connector.position, connector.company) if part)
    who = lines.text(f"{connector.name} ({job})" if job and lines.roomy else connector.name)
    mine = f"{who} {lines.tied(tie_words(first))}"
    lines.write("", label, lines.after(mine, *evidence_beside(first)), name=connector.name, paint=cyan)
    for person, hop in onwards(path):
        theirs = f"{knows_words(lines.text(person))} {lines.tied(tie_words(hop))}"
        lines.write("", "", lines.after(theirs, *evidence_beside(hop)))


def _field(target: Person) -> Iterator[str]:
    """Yield the industries of a person with their evidence, and where they were before."""
    for label in target.labels:
        yield f"{label.industry} ({label.evidence})" if label.evidence else label.industry
    if not target.labels:
        yield no_field()
    if target.was:
        yield formerly_words(target.was)
