"""Let a room hand out names of its modules without loading a module before a name of it is used."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any


def lazy_names(room: str, names: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the `__getattr__` of a room: `names` says of each of its modules which names it gives, between blanks.

    A name must not be that of a module of the room as well: once the module is loaded, it would hide the name.

    >>> lazy_names("infograph", {"text": "clean fold"})("fold")("Zoë")
    'zoe'
    """
    module_of = {name: module for module, given in names.items() for name in given.split()}

    def given(name: str) -> Any:
        if name not in module_of:
            raise AttributeError(f"module {room!r} has no attribute {name!r}")
        module = f"{room}.{module_of[name]}"
        return getattr(sys.modules.get(module) or import_module(module), name)  # asked of each of some 10^5 people

    return given
