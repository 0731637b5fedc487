"""Find who can refer you to an informational interview, from contacts you already have; all offline.

>>> import infograph as ig
>>> net = ig.load("sample_data/")                      # doctest: +SKIP
>>> found = net.suggest(industry="fintech", limit=5)   # doctest: +SKIP
>>> found.plot()                                       # doctest: +SKIP

Names load what they need when they are first used, so that `import infograph` costs nothing.
"""

from __future__ import annotations

# Loaded when used: importlib.metadata takes 23 ms.
from typing import TYPE_CHECKING, Any

from infograph.rooms import lazy_names

if TYPE_CHECKING:
    from infograph.errors import InfographError
    from infograph.loading import load
    from infograph.model import Query
    from infograph.pool import Pool
    from infograph.question.graph import read_graphml, write_graphml
    from infograph.question.results import Suggestions
    from infograph.ranking import Settings, evaluate, suggest
    from infograph.workspace import Workspace

__all__ = [
    "InfographError",
    "Pool",
    "Query",
    "Settings",
    "Suggestions",
    "Workspace",
    "evaluate",
    "load",
    "read_graphml",
    "suggest",
    "write_graphml",
]

_given = lazy_names(
    __name__,
    {
        "errors": "InfographError",
        "loading": "load",
        "model": "Query",
        "pool": "Pool",
        "question": "Suggestions read_graphml write_graphml",
        "ranking": "Settings evaluate suggest",
        "workspace": "Workspace",
    },
)


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("infograph")
    return _given(name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
