"""Hand the store out as one SQLite file: everything in it, to look into or to go on with on another machine."""

from __future__ import annotations

import os
from pathlib import Path

from infograph.errors import BadRequest
from infograph.store.db import Store


def copy_store(store: Store, path: str | os.PathLike[str]) -> None:
    """Write a whole and checked copy of the store; as `infograph.db` in another INFOGRAPH_HOME it is a store again.

    The file appears whole or not at all, readable for its owner alone. Raises BadRequest where something stands there.
    """
    target = Path(path)
    if target.exists() or target.is_symlink():
        raise BadRequest(f"{target} is there already.", "Give the name of a new file.")
    store.verify()
    draft = target.with_name(f".{target.name[:40]}.part")
    try:
        handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except OSError as error:
        raise BadRequest(f"Cannot write {target}: {error.strerror}.", "Choose another place.") from None
    os.close(handle)
    try:
        store.copy_into(draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
