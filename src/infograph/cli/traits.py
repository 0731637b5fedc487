"""What the modules of a folder say of themselves, read without loading them: to load the figures costs matplotlib, 0.4 s."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from pkgutil import iter_modules

from infograph.patterns import pattern

_TRAIT = pattern(r'^([A-Z]+)(?:: [^=\n]+)? = "([^"\n]*)"$', re.M)


def sources(package: str) -> dict[str, str]:
    """Return the text of each module of a folder, by its name; of folders within it nothing."""
    spec = find_spec(package)
    return {
        module.name: (Path(folder) / f"{module.name}.py").read_text("utf-8")
        for folder in (spec.submodule_search_locations or () if spec else ())
        for module in iter_modules([folder])
        if not module.ispkg
    }


def traits(package: str, key: str) -> dict[str, dict[str, str]]:
    """Return the texts that each module with the constant `key` sets at its top, by that constant, in alphabetical order.

    >>> traits("infograph.figures", "KIND")["tree"]["TITLE"]
    'one row a person, by whom to ask'
    """
    said = [dict(_TRAIT.findall(text)) for text in sources(package).values()]
    return {held[key]: held for held in sorted((held for held in said if key in held), key=lambda held: held[key])}


def in_words(package: str, key: str) -> str:
    """Return what there is, each with its title, for the help of an option."""
    return "; ".join(f"{name}: {held.get('TITLE', '')}" for name, held in traits(package, key).items())
