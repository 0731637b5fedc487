"""Own contacts beside answers about connectors and weeks: they come first there too, since nobody need be asked for them."""

from __future__ import annotations

# Loaded when used: data classes take 22 ms, which --help does not need.
from typing import TYPE_CHECKING, Any

from infograph import renderers
from infograph.cli.wording import connector_object

if TYPE_CHECKING:
    from infograph.question.results import Suggestions


def own_text(own: Suggestions, room: int | None) -> str:
    """Return own contacts as cards below how many there are, and an empty line; "" where there is none."""
    return own.render("cards", renderers.Display(width=room)) + "\n" if own.contacts else ""


def own_objects(own: Suggestions) -> list[dict[str, Any]]:
    """Return own contacts for scripts, with the columns that suggestions have."""
    return list(renderers.rows_of(own))


def own_rows(own: Suggestions) -> list[dict[str, Any]]:
    """Return own contacts as rows among connectors: with `degree` 1, and nobody whom they would have to introduce."""
    from infograph.answers import ConnectorRow

    rows = (ConnectorRow(contact.person, contact.hop, 0, 0, (), contact.score) for contact in own.contacts)
    return [connector_object(row) | {"degree": 1} for row in rows]
