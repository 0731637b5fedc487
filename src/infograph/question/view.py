"""What every answer is made from, as one value: a store, the day, how the ranking is set; and what a list comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from infograph.model import Suggestion
    from infograph.question.plain_graph import PlainGraph
    from infograph.ranking.settings import Settings
    from infograph.store.db import Connection


class View(NamedTuple):
    """A store open for reading or writing, the day from which ages count (an ordinal), and the ranking's parameters."""

    db: Connection
    now: int
    settings: Settings


class Listed(NamedTuple):
    """The list of a question, its graph, and how many people could stand in it through how many contacts."""

    suggestions: list[Suggestion]
    graph: PlainGraph
    total: int
    connectors: int
