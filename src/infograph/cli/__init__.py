"""The command line: a command turns options into one Workspace call and shows what comes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infograph.rooms import lazy_names

if TYPE_CHECKING:
    from infograph.cli.first_minutes import where_one_stands
else:
    __getattr__ = lazy_names(__name__, {"first_minutes": "where_one_stands"})

__all__ = ["where_one_stands"]
