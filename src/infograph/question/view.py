"""What every answer is made from, as one value: a store, the day, and how the ranking is set."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from infograph.ranking.settings import Settings
    from infograph.store.db import Connection


class View(NamedTuple):
    """A store open for reading or writing, the day from which ages count (an ordinal), and the ranking's parameters."""

    db: Connection
    now: int
    settings: Settings
