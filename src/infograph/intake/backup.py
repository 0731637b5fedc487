"""Hand the store out as one SQLite file: everything in it, to look into or to go on with on another machine."""

from __future__ import annotations

import os
from pathlib import Path

from infograph.errors import BadRequest
from infograph.files import whole_file
from infograph.store.db import Store


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
