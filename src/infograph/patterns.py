"""Regular expressions that are compiled when they are first used, and lists of words that stand in a file of rows.

A start has no time for patterns that it does not need: compiling those of the modules that they load took 8 % of the time of
`suggest` and 20 % of that of `--help`.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, cast


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return what does what `re.compile(text, flags)` does, and compiles when it is first asked to.

    >>> pattern("a+").sub("-", "caat"), bool(pattern("A", re.I).search("b"))
    ('c-t', False)
    """
    # Nothing can be a re.Pattern but what compiling gives, and compiling is what is put off.
    return cast("re.Pattern[str]", _Late(text, flags))


def lists_in(file: Path) -> dict[str, list[str]]:
    """Return the rows of each list in a file of two columns, the list and its words, in their order."""
    lists: dict[str, list[str]] = {}
    for line in file.read_text("utf-8").splitlines()[1:]:
        name, _, words = line.partition(",")
        lists.setdefault(name, []).append(words)
    return lists


class _Late:
    """A pattern: each of its methods, once used, stands here as an attribute, and so costs what it always did."""

    def __init__(self, text: str, flags: int) -> None:
        self._written = text, flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        method = getattr(re.compile(*self._written), name)
        setattr(self, name, method)
        return method
