"""Keep a pool in one file, and put one in its place: who left or was forgotten since comes back by no backup."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from infograph import intake, people
from infograph.errors import BadRequest, InfographError, NotFound
from infograph.pool.leaving import leave_again
from infograph.pool.place import FILE_NAME, drop_derived, find_pool, home_of, open_pool, pools_here
from infograph.store import backups, pool_backup
from infograph.store import pool as rows
from infograph.store.db import Connection, Store
from infograph.text import fold_name

_LISTED = "infograph pool restore, without more, lists those beside a pool."


class Coming(NamedTuple):
    """A backup that is to be put in a pool's place: the pool's name and folder, the names of its members, whether a pool stands
    there, and whether that can be read for who left it since."""

    name: str
    folder: Path
    members: Sequence[str]
    is_there: bool
    remembers: bool


class Restored(NamedTuple):
    """What a pool is after a restore: its name, its members, how many who had left or been forgotten went again, how many have
    a newer word of consent, and the names of members who came after the backup and are not in it."""

    name: str
    members: Sequence[str]
    left: int
    forgotten: int
    newer: int
    missing: Sequence[str]


def copy_pool(store: Store, file: str | os.PathLike[str]) -> None:
    """Write a whole and checked copy of a pool into a new file; raises BadRequest where something stands there."""
    intake.copy_store(store, file)


def kept_backups(folder: Path) -> list[Path]:
    """Return the backups beside a pool, the newest first: of before restores and newer versions."""
    return backups.kept(folder)


def coming(backup: Path, pool: str = "") -> Coming:
    """Return what a backup would put where; raises NotFound for no file, BadRequest for no backup of a pool, or of another one.

    `pool` names where to; without it that is where the pool was, or where one of its name would be.
    """
    if not backup.is_file():
        raise NotFound(f"There is no backup {backup}.", _LISTED)
    try:
        made, members = backups.look_into(backup, _known)
    except BadRequest:  # a list, or an export
        made = None
    if made is None:
        raise BadRequest(f"{backup} is no backup of a pool.", _LISTED)
    folder = _folder_for(made, pool)
    is_there = (folder / FILE_NAME).exists()
    if is_there and (folder / FILE_NAME).samefile(backup):
        raise BadRequest("This is the pool itself.", "Give a backup of it.")
    past = _past(folder) if is_there else None
    if past is not None and past.salt != made["salt"]:
        raise BadRequest(
            f"{backup} is a backup of another pool, {made['name']}.",
            f"Nothing was changed in {folder}. To have it beside that: give an empty folder (pool).",
        )
    return Coming(str(made["name"]), folder, members, is_there, past is not None)


def restore_pool(backup: Path, pool: str = "") -> Restored:
    """Put a copy of a backup in a pool's place; what stood there is kept beside it. Raises as `coming` does.

    Members who left since, and people who were forgotten, are taken out of it first; words of consent and answers that came
    since stay.
    """
    where = coming(backup, pool)
    file = where.folder / FILE_NAME
    counts = {"newer": 0, "left": 0, "forgotten": 0}
    missing: list[str] = []

    def carry_over(copy: Connection) -> None:
        before = _past(where.folder) if where.is_there else None
        if before is None:
            rows.count_on(copy, 0)
        else:
            same = _same_member(rows.members(copy))
            counts["newer"] = pool_backup.take_over(copy, before.outliving, same)
            missing.extend(row.name for row in before.outliving.members if not same(row))
        counts["left"] = leave_again(copy)

    def forget_again(copy: Connection) -> None:
        counts["forgotten"] = people.forget_again(copy).people

    backups.restore(where.folder, backup, forget_again, name=FILE_NAME, carry_over=carry_over)
    drop_derived(where.folder)
    store, _ = open_pool(where.folder)
    store.close()
    _, members = backups.look_into(file, _known)
    return Restored(where.name, members, **counts, missing=missing)


class _Past(NamedTuple):
    """What is asked of the pool that gives way: which one it is, and what outlives it."""

    salt: str
    outliving: pool_backup.Outliving


def _past(folder: Path) -> _Past | None:
    """Return what outlives the pool in a folder; None where it cannot be read."""
    try:
        return backups.look_into(folder / FILE_NAME, _past_of)
    except InfographError:
        return None


def _past_of(db: Connection) -> _Past:
    made = rows.settings_of(db) or {}
    return _Past(str(made.get("salt", "")), pool_backup.outliving(db))


def _known(db: Connection) -> tuple[dict[str, Any] | None, list[str]]:
    made = rows.settings_of(db)
    return made, [row.name for row in rows.members(db)] if made is not None else []


def _folder_for(made: Mapping[str, Any], pool: str) -> Path:
    """Return the folder of a pool that a backup is of, or would have: what is named, the pool itself, or one of its name."""
    if pool:
        try:
            return find_pool(pool)
        except NotFound:
            if not Path(pool).is_dir() or any(Path(pool).iterdir()):
                raise
            return Path(pool)
    for name in pools_here():
        past = _past(find_pool(name))
        if past is not None and past.salt == made["salt"]:
            return find_pool(name)
    return home_of(str(made["name"]))


def _same_member(members: Sequence[rows.MemberRow]) -> Callable[[rows.MemberRow], int]:
    """Return what says which of some members another row means, as an owner: by address, else by name where one has none."""
    slugs = {row.slug: row.owner for row in members if row.slug}
    names: dict[str, list[rows.MemberRow]] = {}
    for row in members:
        names.setdefault(fold_name(row.name), []).append(row)

    def same(other: rows.MemberRow) -> int:
        if other.slug in slugs:
            return slugs[other.slug]
        like = [row for row in names.get(fold_name(other.name), []) if not (row.slug and other.slug)]
        return like[0].owner if len(like) == 1 else 0

    return same
