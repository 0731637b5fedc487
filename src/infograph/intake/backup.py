"""Hand the store out as one SQLite file, to look into or to go on with on another machine, and put one in its place."""

from __future__ import annotations

import os
from pathlib import Path

from infograph import outreach, people
from infograph.answers import Forgotten
from infograph.errors import BadRequest
from infograph.files import whole_file
from infograph.store import backups
from infograph.store.db import Connection, Store, default_home


def copy_store(store: Store, path: str | os.PathLike[str]) -> None:
    """Write a whole and checked copy of the store; as `infograph.db` in another INFOGRAPH_HOME it is a store again.

    The file appears whole or not at all, readable for its owner alone. Raises BadRequest where something stands there.
    """
    target = Path(path)
    if target.exists() or target.is_symlink():
        raise BadRequest(f"{target} is there already.", "Give the name of a new file.")
    store.verify()
    with whole_file(target) as file:
        store.copy_into(Path(file.name))  # it takes an empty file, and keeps its permissions
    store.note("backup")


def restore_store(backup: str | os.PathLike[str], home: str | os.PathLike[str] | None = None) -> Forgotten:
    """Put a copy of a backup in the place of the store in a folder (default: the user's); what stood there is kept beside it.

    Whoever was forgotten since is taken out of it first; what went so is returned. Raises NotFound where there is no such
    file, StoreProblem where it is no sound store.
    """
    gone = Forgotten()

    def forget_again(db: Connection) -> None:
        nonlocal gone
        gone = outreach.struck_out(db, lambda: people.forget_again(db))

    backups.restore(Path(home) if home is not None else default_home(), Path(backup), forget_again)
    return gone


def remembers_forgotten(home: str | os.PathLike[str] | None = None) -> bool:
    """Say whether there is a store that can be read for who was forgotten, so that no backup brings them back."""
    return backups.remembers(Path(home) if home is not None else default_home())


def refuse_backup(backup: str | os.PathLike[str], home: str | os.PathLike[str] | None = None) -> None:
    """Raise NotFound or BadRequest, as `restore_store` does, for what is no file, or the store itself."""
    backups.refuse(Path(home) if home is not None else default_home(), Path(backup))


def kept_backups(home: str | os.PathLike[str] | None = None) -> list[Path]:
    """Return the backups beside the store, the newest first: of before migrations and restores."""
    return backups.kept(Path(home) if home is not None else default_home())
