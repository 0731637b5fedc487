"""Where pools lie: one folder each, below INFOGRAPH_HOME or where the centre says; making one, and finding it again."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Any

from infograph.errors import BadRequest, NotFound, StoreProblem
from infograph.patterns import pattern
from infograph.store import pool as rows
from infograph.store.db import Store, default_home, open_store
from infograph.text import clean

FILE_NAME = "pool.db"
"""Another name than a person's own store has, so that no other command takes a pool for one."""

NAMES = ("hidden", "shown")
"""Names of people: hidden until the connector agrees, or shown."""

DERIVED = ("arrays", "run")
"""Folders beside it of what is made from it."""

_OTHER = pattern(r"[^\w]+", re.UNICODE)


def create_pool(name: str, settings: dict[str, Any], folder: str | os.PathLike[str] | None = None) -> Path:
    """Make an empty pool and return its folder (0700; the file in it 0600); raises BadRequest where there is one."""
    _refuse_rules(settings)
    title = clean(name)
    by_name = home_of(name)
    home = Path(folder) if folder is not None else by_name
    if (home / FILE_NAME).exists():
        raise BadRequest(f"There is a pool in {home}.", f"infograph pool status --pool {home}")
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise BadRequest(f"{home} holds something else.", "Give an empty folder, or one that is not there: --folder")
    store = open_store(home, create=True, name=FILE_NAME)
    try:
        with store.writing("pool create") as db:
            rows.lay_out(db, {"name": title, **settings})
    finally:
        store.close()
    return home


def home_of(name: str) -> Path:
    """Return the folder in which a pool of a name lies where none is given; raises BadRequest for what is no name."""
    place = _OTHER.sub("-", clean(name).casefold()).strip("-_")
    if not place:
        raise BadRequest(f"“{clean(name)}” is no name for a pool.", "A word or two: infograph pool create 'Spring 2027'")
    return _pools() / place


def _refuse_rules(settings: dict[str, Any]) -> None:
    if settings["names"] not in NAMES:
        raise BadRequest(f"`names` is {' or '.join(NAMES)}, not {settings['names']!r}.", "See help(infograph.Pool.create).")
    for rule in ("asks", "smallest"):
        if type(settings[rule]) is not int or settings[rule] < 1:
            raise BadRequest(f"`{rule}` is a whole number from 1, not {settings[rule]!r}.", "See help(infograph.Pool.create).")


def find_pool(pool: str = "") -> Path:
    """Return the folder of a pool by its name or folder; without either that of the only one. Raises NotFound."""
    pools = _known()
    if not pool:
        if len(pools) == 1:
            return next(iter(pools.values()))
        raise NotFound(*_which(pools))
    for folder in (Path(pool), pools.get(_OTHER.sub("-", clean(pool).casefold()).strip("-_"))):
        if folder is not None and (folder / FILE_NAME).exists():
            return folder
    if Path(pool).is_dir():
        raise NotFound(f"There is no pool in {pool}.", "A pool is made with: infograph pool create NAME --folder FOLDER")
    raise NotFound(f"There is no pool “{clean(pool)}”.", _which(pools)[1])


def drop_derived(folder: Path) -> None:
    """Drop what was made from the exports; it is made again from those that are left."""
    for derived in DERIVED:
        shutil.rmtree(folder / derived, ignore_errors=True)


def open_pool(folder: Path) -> tuple[Store, dict[str, Any]]:
    """Return the store of a pool and what it was made with; raises StoreProblem for one that is none or half-made."""
    if not (folder / FILE_NAME).exists():
        raise NotFound(f"There is no pool in {folder}.", "A pool is made with: infograph pool create NAME")
    store = open_store(folder, name=FILE_NAME)
    try:
        with store.reading() as db:
            settings = rows.settings_of(db)
    except BaseException:
        store.close()
        raise
    if settings is None:
        store.close()
        raise StoreProblem(f"{folder / FILE_NAME} is no pool.", "It was left as it is. Make a pool: infograph pool create NAME")
    return store, settings


def _pools() -> Path:
    return default_home() / "pools"


def pools_here() -> list[str]:
    """Return the names by which the pools of the home are opened, in their order; none where there is none."""
    return [*_known()]


def _known() -> dict[str, Path]:
    home = _pools()
    homes = sorted(part for part in home.iterdir() if (part / FILE_NAME).exists()) if home.is_dir() else []
    return {part.name: part for part in homes}


def _which(pools: dict[str, Path]) -> tuple[str, str]:
    if not pools:
        return "There is no pool yet.", "Next: infograph pool create NAME"
    return "Which pool?", f"Name one of these (pool): {', '.join(pools)}"
