"""Make a large store out of a small one: its network many times over, the user's own neighbourhood once.

    python benchmarks/speed/grown.py STORE_FOLDER TIMES TARGET_FOLDER

Whoever asks stays as they are; everybody else stands there `TIMES` times, each copy with a name and an address of its own, and
a copy knows its own copy alone. Numbers are dealt in turn, 500 to each copy, so that the user's people are spread over the
whole file as if a list of that length had come from each network in turn. Importing 10^7 ties takes half an hour, this some
minutes. What says whom a change touches is copied too, with keys of their own for each copy; the user's decisions are not.
"""

from __future__ import annotations

import sys
from pathlib import Path

from infograph.store import layout, pages
from infograph.store.db import FILE_NAME

DEALT = 500
"""Numbers that one copy has in a row: the median length of a list."""

RENUMBERED = {
    "owner": {"id": "step", "record": "step", "me": "once"},
    "source": {"id": "step", "owner": "step", "digest": "text"},
    "joining": {"record": "step", "other": "step", "key": "key"},
    "record_key": {"key": "key", "record": "step"},
    "word": {"place": "place"},
    "record": {
        "id": "step",
        "source": "step",
        "name": "text",
        "fold": "text",
        "slug": "address",
        "person": "step",
        "joined_to": "step",
        "address": "address",
    },
    "evidence": {"id": "step", "source": "step", "a": "step", "b": "step"},
    "fact": {"id": "step", "source": "step", "owner": "step"},
    "person": {"id": "step", "key": "text", "name": "text", "fold": "text", "slug": "address", "address": "address"},
    "tie": {"person": "step", "other": "step"},
    "label": {"person": "step"},
    "doing": {"person": "step"},
    "standing": {"person": "step"},
    "former": {"person": "step"},
}
"""For each table the columns that are other in a copy: a number, a text, an address, a key, a word's place, or 0 in all copies
but the first."""
_STEP = f"{{0}} / {DEALT} * {DEALT} * :times + c.number * {DEALT} + {{0}} % {DEALT}"
_RECORD = (1 << 31) - 1
_MADE = {
    "text": "t.{} || c.mark",
    "address": "CASE t.{0} WHEN '' THEN '' ELSE t.{0} || c.mark END",
    "step": _STEP.format("t.{0}"),
    "once": "t.{} * (c.number = 0)",
    # The last bits of a key are other in each copy; 0 and 7 << 60 stand for the user's word.
    "key": f"CASE WHEN t.{{0}} IN (0, {7 << 60}) THEN t.{{0}} ELSE (t.{{0}} | c.number) - (t.{{0}} & c.number) END",
    "place": f"(t.{{0}} & ~{_RECORD}) | ({_STEP.format(f'(t.{{0}} & {_RECORD})')})",
}
_SORTED = {"label": "1, 2", "doing": "1, 2", "joining": "1, 2", "record_key": "1, 2", "word": "1"}
"""Tables whose key does not begin with a number that is dealt in turn, with the columns of their order."""


def main() -> None:
    grow(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]))


def grow(store: Path, times: int, target: Path) -> None:
    """Write a store of `times` the ties into a folder, which must not be there."""
    target.mkdir(mode=0o700, parents=True)
    (target / FILE_NAME).touch(0o600)
    db = pages.connect(target / FILE_NAME)
    pages.leave_room(db)
    layout.lay_out(db)
    db.execute("PRAGMA synchronous = OFF")
    db.execute("ATTACH ? AS small", (str(store.resolve() / FILE_NAME),))
    db.execute("BEGIN IMMEDIATE")
    db.execute("CREATE TEMP TABLE copy (number INTEGER PRIMARY KEY, mark TEXT)")
    db.executemany("INSERT INTO copy VALUES (?,?)", ((number, _letters(number)) for number in range(times)))
    indexes = db.execute("SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    for name, _ in indexes:
        db.execute(f"DROP INDEX main.{name}")
    for table, changed in RENUMBERED.items():
        _copy(db, table, changed, times)
    for _, made in indexes:
        db.execute(made)
    db.execute("INSERT OR REPLACE INTO main.meta SELECT * FROM small.meta")
    db.execute("UPDATE main.meta SET value = value * ? WHERE key IN ('people', 'ties')", (times,))
    db.execute("COMMIT")
    db.close()


def _copy(db: pages.Connection, table: str, changed: dict[str, str], times: int) -> None:
    columns = [row[1] for row in db.execute(f"PRAGMA main.table_info({table})").fetchall()]
    shown = ", ".join(_MADE.get(changed.get(name, ""), "t.{}").format(name) for name in columns)
    # In the order of the table's key, so that each row is put behind the one before; `label` and `doing` are sorted.
    if table in _SORTED:
        rows = f"small.{table} t CROSS JOIN copy c ORDER BY {_SORTED[table]}"
    else:
        key = "id" if "id" in columns else "person"
        blocks = f"(SELECT DISTINCT id / {DEALT} AS part FROM small.{table if key == 'id' else 'person'}) b"
        inside = f"t.{key} BETWEEN b.part * {DEALT} AND b.part * {DEALT} + {DEALT - 1}"
        rows = f"{blocks} CROSS JOIN copy c CROSS JOIN small.{table} t ON {inside}"
    db.execute(f"INSERT INTO main.{table} ({', '.join(columns)}) SELECT {shown} FROM {rows}", {"times": times})


def _letters(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in str(number)) if number else ""


if __name__ == "__main__":
    main()
