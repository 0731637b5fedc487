"""Regular expressions that are compiled when they are first used: a start has no time for those that it does not need.

Compiling those of the modules that they load took 8 % of the time of `suggest` and 20 % of that of `--help`.
"""

from __future__ import annotations

import re
from typing import Any, cast


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """Return what does what `re.compile(text, flags)` does, and compiles when it is first asked to.

    >>> pattern("a+").sub("-", "caat"), bool(pattern("A", re.I).search("b"))
    ('c-t', False)
    """
    return cast("re.Pattern[str]", _Late(text, flags))


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
