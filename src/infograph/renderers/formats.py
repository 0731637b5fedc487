"""The outputs by their names: a module of this folder with `FORMAT` and `render` is one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from pathlib import PurePath
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Protocol, TextIO, cast

import infograph.renderers as room
from infograph.errors import BadRequest
from infograph.renderers.terminal import PLAIN, Display

if TYPE_CHECKING:
    from infograph.model import Query, Suggestion


class Renderer(Protocol):
    """What a module of this folder offers: `EXTENSIONS` with their dots; `MACHINE` is UTF-8 for scripts.

    `FORMAT` and `TITLE`, what it is for in a few words, are written out: help reads them without loading the module.

    A format that is bytes writes to the file below the stream, and refuses one that takes text alone.
    """

    FORMAT: str
    TITLE: str
    EXTENSIONS: tuple[str, ...]
    MACHINE: bool

    def render(self, suggestions: Sequence[Suggestion], query: Query, out: TextIO, display: Display = PLAIN) -> None:
        """Write the suggestions to an open text file."""


@cache
def renderers() -> dict[str, Renderer]:
    """Return every output by the name of its format, in the order of names."""
    modules = map(_module, _module_names())
    return {module.FORMAT: module for module in modules if hasattr(module, "FORMAT")}


def renderer(name: str) -> Renderer:
    """Return the output of a format's name, or of an extension without its dot ("md", "jsonl").

    Raises BadRequest that lists the formats.
    """
    if name in _module_names() and hasattr(_module(name), "FORMAT"):
        return _module(name)  # the usual case loads one module and not all
    for module in renderers().values():
        if name == module.FORMAT or f".{name}" in module.EXTENSIONS:
            return module
    raise BadRequest(f"There is no format “{name}”.", f"Formats: {', '.join(renderers())}.")


def format_for(path: str) -> str:
    """Return the format that a file name's extension asks for, or "" where none does.

    >>> format_for("found.JSONL"), format_for("people")
    ('ndjson', '')
    """
    extension = PurePath(path).suffix.lower()
    return next((module.FORMAT for module in renderers().values() if extension and extension in module.EXTENSIONS), "")


@cache
def _module_names() -> tuple[str, ...]:
    return tuple(module.name for module in iter_modules(room.__path__))


def _module(name: str) -> Renderer:
    # A module found by its name has no type; that each meets the protocol is held by a test of the house.
    return cast(Renderer, import_module(f"{room.__name__}.{name}"))
