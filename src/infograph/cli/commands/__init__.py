"""One module a command, found by being here: `infograph ask-next` is `ask_next.py`, `infograph import` is `import_.py`.

A command is the Click command that its module holds under the module's own name; its help and options stand there, and
`PLACE`, a number that orders the list in `infograph --help`: 1xx to begin, 2xx about fields, 3xx to ask, 4xx to plan, 5xx to
meet, 6xx to correct and take out, 7xx the program itself. No list elsewhere names it. `PLACE` and the first `short_help` of a
module are written out: help reads them without loading it. At its top a module imports what its own help needs and what is as
light; what a command needs it imports as it runs.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import click

from infograph.cli import traits
from infograph.patterns import pattern

_PLACE = pattern(r"^PLACE = (\d+)$", re.M)
_SHORT_HELP = pattern(r'\bshort_help="([^"\n]+)"')


@cache
def modules() -> dict[str, str]:
    """Return command -> the name of its module, without loading any."""
    return {module.name.rstrip("_").replace("_", "-"): module.name for module in iter_modules(__path__)}


@cache
def purposes() -> dict[str, str]:
    """Return command -> what it is for, in the order in which people need them; loads none: all take as long as Click."""
    texts = traits.sources(__name__)  # a bare `sources` would become the command of that name
    places = {name: _place_and_purpose(name, texts[module]) for name, module in modules().items()}
    return {name: places[name][1] for name in sorted(places, key=lambda name: (places[name][0], name))}


def command(name: str) -> click.Command | None:
    """Return a command by its name, None where there is none; loads its module and no other."""
    module = modules().get(name)
    if module is None:
        return None
    held: click.Command = getattr(import_module(f"{__name__}.{module}"), module)
    return held


def _place_and_purpose(name: str, text: str) -> tuple[int, str]:
    """Return the place of a command and what it is for from the text of its module; a text that hides them is loaded."""
    place, purpose = _PLACE.search(text), _SHORT_HELP.search(text)
    if place and purpose:
        return int(place[1]), purpose[1]
    held = command(name)
    return import_module(f"{__name__}.{modules()[name]}").PLACE, held.get_short_help_str() if held else ""
