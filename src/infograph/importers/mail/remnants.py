"""Find and remove what a stopped reading of mail left beside the store: without loading how mail is read, which takes 20 ms."""

from __future__ import annotations

from pathlib import Path

ENDING = ".halted-mail"


def of(folder: Path) -> list[Path]:
    """Return the files that hold how far a reading has come."""
    return sorted(folder.glob(f"*{ENDING}"))


def drop(folder: Path) -> None:
    """Remove all that was kept so."""
    for path in of(folder):
        path.unlink(missing_ok=True)
