"""The modules of the house as text and as trees, each read and parsed once for all rules."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "infograph"
MODULES = sorted(SOURCE.rglob("*.py"))


@cache
def text_of(path: Path) -> str:
    """Return what a module says."""
    return path.read_text("utf-8")


@cache
def tree_of(path: Path) -> ast.Module:
    """Return a module parsed; nobody may change it."""
    return ast.parse(text_of(path))
