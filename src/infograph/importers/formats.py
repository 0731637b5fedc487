"""The formats there are: each module of this package that can recognise a file, with what it says of its kinds.

A format is one file: `KIND`, `KINDS` (what its rows are), `PRECEDENCE`, `identify` and `read`; and where it has them
`kind_of`, `doubt` and `whole_list`, each of a table. No list elsewhere names it. A file that several claim is that of the
highest precedence: 0 where columns are claimed that many formats have, 1 where more of them, 2 where nobody else writes them.
"""

from __future__ import annotations

# Loaded when used: mail and mapped import this module, a circle.
import pkgutil
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from types import ModuleType

from infograph import importers
from infograph.importers.shapes import Kind


@lru_cache(maxsize=1)
def formats() -> tuple[ModuleType, ...]:
    """Return the modules that recognise files, by name."""
    modules = (import_module(f"{importers.__name__}.{info.name}") for info in pkgutil.iter_modules(importers.__path__))
    return tuple(module for module in modules if hasattr(module, "identify"))


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, Kind]:
    """Return what is known of each kind of file: its title, what its rows are, whether it is a whole list."""
    from infograph.importers import mail, mapped

    return {kind: traits for module in (*formats(), mapped, mail) for kind, traits in module.KINDS.items()}
