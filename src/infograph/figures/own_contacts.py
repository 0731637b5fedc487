"""Own contacts in a figure: a group of their own, of whom ego asks each directly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from infograph.model import OwnContact, Path, Person, Suggestion
from infograph.query import DRAWN_OWN

DIRECTLY = Person(-1, "")
"""Who stands where a connector would: nobody does."""


def with_own(suggestions: Sequence[Suggestion], most: int | None = DRAWN_OWN) -> list[Suggestion]:
    """Return the rows of a figure: its best own contacts (None: all), reached directly, then everybody with a path."""
    contacts: tuple[OwnContact, ...] = tuple(getattr(suggestions, "contacts", ()))[:most]
    return [*map(_row, contacts), *(suggestion for suggestion in suggestions if suggestion.paths)]


def is_own(suggestion: Suggestion) -> bool:
    """Say whether a row is an own contact."""
    return bool(suggestion.paths) and suggestion.best.connector.id == DIRECTLY.id


def number_of(suggestions: Sequence[Suggestion]) -> int:
    """Return how many own contacts answer the question, drawn or not."""
    return int(getattr(suggestions, "contacts_total", 0)) or sum(map(is_own, suggestions))


def number_of_connectors(suggestions: Sequence[Suggestion]) -> int:
    """Return through how many contacts the people of an answer can be reached, drawn or not."""
    through = {path.connector.id for suggestion in others(suggestions) for path in suggestion.paths}
    return max(int(getattr(suggestions, "connectors_total", 0)), len(through))


def others(suggestions: Iterable[Suggestion]) -> list[Suggestion]:
    """Return those who are reached through a connector."""
    return [suggestion for suggestion in suggestions if suggestion.paths and not is_own(suggestion)]


def _row(contact: OwnContact) -> Suggestion:
    way = Path(DIRECTLY, contact.hop, contact.hop, contact.score, contact.hop.strength, 1.0)
    return Suggestion(
        contact.rank, contact.person, contact.score, contact.score, "strong", 1.0, contact.relevance, (way,), contact.because
    )
