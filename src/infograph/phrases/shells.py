"""Say what was done so that a shell completes."""

from __future__ import annotations

_POLICY = "If PowerShell says that scripts are disabled: Set-ExecutionPolicy -Scope CurrentUser RemoteSigned"


def line_added(path: str) -> str:
    """Return which start-up file reads the script from now on."""
    return f"Added a line to {path} that reads it"


def press_tab(*, powershell: bool) -> str:
    """Return how to try it."""
    return "Open a new terminal, type “infograph ” and press Tab." + (f"\n{_POLICY}" if powershell else "")
