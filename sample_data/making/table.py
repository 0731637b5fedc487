"""How the tables of this folder are written: `key: value`, a line each; an indented line goes on."""

from __future__ import annotations

import re


def entries(text: str) -> list[tuple[str, str]]:
    """Return keys and values in the order of the table."""
    lines = re.sub(r"\n +", " ", text.strip()).splitlines()
    return [(key, value) for key, value in (line.split(": ", 1) for line in lines)]
