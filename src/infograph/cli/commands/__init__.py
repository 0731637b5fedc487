"""One module a command, found by being here: `infograph ask-next` is `ask_next.py`, `infograph import` is `import_.py`.

A command is the Click command that its module holds under the module's own name; its help and options stand there, and
`PLACE`, a number that orders the list in `infograph --help`: 1xx to begin, 2xx about fields, 3xx to ask, 4xx to plan, 5xx to
meet, 6xx to correct and take out, 7xx the program itself. No list elsewhere names it. At its top a module imports Click and
what is as light, since the list loads all of them; what a command needs it imports as it runs.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

import click


@cache
def modules() -> dict[str, str]:
    """Return command -> the name of its module, without loading any."""
    return {found.name.rstrip("_").replace("_", "-"): found.name for found in iter_modules(__path__)}


@cache
def names() -> tuple[str, ...]:
    """Return the commands in the order in which people need them; loads all of them."""
    places = {name: (import_module(f"{__name__}.{module}").PLACE, name) for name, module in modules().items()}
    return tuple(sorted(places, key=places.__getitem__))


def command(name: str) -> click.Command | None:
    """Return a command by its name, None where there is none; loads its module and no other."""
    module = modules().get(name)
    if module is None:
        return None
    held: click.Command = getattr(import_module(f"{__name__}.{module}"), module)
    return held
