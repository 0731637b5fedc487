"""Take a whole store in from its export (`infograph export -o everything.json`): on another machine, exactly as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from infograph import outreach, question
from infograph.errors import BadRequest, InfographError, UnusableFile
from infograph.model import FileReport, Note
from infograph.outreach import templates
from infograph.people.derive import derive
from infograph.people.refold import refold
from infograph.phrases.imports import whole_store
from infograph.store import dump, records
from infograph.store.db import Connection, Store
from infograph.store.layout import VERSION, renew
from infograph.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable

FORMAT = "infograph store"
"""What the first entry of an export says, before the version of the store."""
KIND = "infograph_export"

_HEAD = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"infograph store"')
_HEAD_BYTES = 200


def is_export(content: bytes) -> bool:
    """Say whether a file begins as an export of a whole store, by its content alone.

    >>> is_export(b'{"format": "infograph store", '), is_export(b"First Name,Last Name")
    (True, False)
    """
    return bool(_HEAD.match(content))


def export_among(paths: list[str], stdin: BinaryIO | None) -> tuple[str, BinaryIO] | None:
    """Return the export of a whole store among the files to import, opened; None where there is none.

    Raises BadRequest where others are to be read with it: it is a whole of its own.
    """
    for path in paths:
        stream = _opened(path, stdin)
        if stream is None:
            continue
        if len(paths) > 1:
            stream.close()
            raise BadRequest(f"{clean(path)} is the export of a whole store.", "Import it alone first, then the other files.")
        return path, stream
    return None


def restore(
    db: Connection, name: str, stream: BinaryIO, progress: Callable[[str, int, int], None] | None = None
) -> tuple[FileReport, Mapping[str, str]]:
    """Write an export into an empty store; return the report and the templates that were in it.

    The very same export again is "unchanged". Raises UnusableFile for a store that holds something else, and for a file
    that is not whole.
    """
    with stream:
        read = _read(stream.read())
    tables = [dump.Rows(table["table"], tuple(table["columns"]), table["rows"]) for table in read["store"]["tables"]]
    report = FileReport(name, KIND, whole_store())
    if not dump.is_empty(db):
        if not _same(db, tables):
            raise UnusableFile(
                f"{clean(name)} is a whole store, and there is another one here already: two cannot be made one.",
                "Restore it to an empty place: INFOGRAPH_HOME=another-folder infograph import "
                f"{clean(name)}   (or import the friends’ files themselves)",
                "store_not_empty",
            )
        report.status = "unchanged"
        return report, {}
    dump.take_in(db, tables)
    renew(db, read["store"]["version"])
    refold(db)
    derive(db, None, progress)
    _check_settings(db)
    _count(db, report)
    return report, _templates(read)


def write_templates(store: Store, texts: Mapping[str, str]) -> list[str]:
    """Write the user's templates beside a restored store; return the names of those that stand there, otherwise, already."""
    if store.path is None or not texts:
        return []
    folder = store.path.parent / templates.FOLDER
    paths = [(templates.write(folder, name, text), text) for name, text in texts.items()]
    return [path.name for path, text in paths if path.read_bytes() != text.encode()]


def refuse_words(flags: Mapping[str, object]) -> None:
    """Raise BadRequest for flags that say of one file what a whole store says itself."""
    if given := [name for name, value in flags.items() if value]:
        raise BadRequest(
            f"The export of a whole store says itself whose files are in it: no --{given[0].replace('_', '-')}.",
            "infograph import everything.json",
        )


def _opened(path: str, stdin: BinaryIO | None) -> BinaryIO | None:
    if path == "-":
        if stdin is None:
            return None
        head = stdin.read(_HEAD_BYTES)
        stdin.seek(0)
        return BytesIO(stdin.read()) if is_export(head) else None
    place = Path(path)
    try:
        if not place.is_file():
            return None
        with place.open("rb") as file:
            return BytesIO(place.read_bytes()) if is_export(file.read(_HEAD_BYTES)) else None
    except OSError:
        return None  # said when it is read as any other file


def _read(content: bytes) -> dict[str, Any]:
    try:
        export = json.loads(content.decode("utf-8-sig"))
        version, tables = export["store"]["version"], export["store"]["tables"]
        lists = [table[part] for table in tables for part in ("columns", "rows")]
        whole_ = isinstance(version, int) and all(isinstance(part, list) for part in lists)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        whole_, version = False, 0
    if not whole_:
        raise UnusableFile(
            "This export of a store is cut off or was changed.",
            "Export it again: infograph export -o everything.json",
            "broken_export",
            names_file=False,
        )
    if version > VERSION:
        raise UnusableFile(
            f"This export is of version {version}; this infograph knows versions up to {VERSION}.",
            "Update infograph.",
            "newer_version",
            names_file=False,
        )
    return dict(export)


def unreadable_setting(db: Connection) -> str:
    """Return the first setting that cannot be read as the program would have kept it, "" where all can."""
    readers: dict[str, Callable[[Connection], object]] = {
        "ranking": question.kept,
        "goal": question.goal_of,
        "cadence": question.cadence_of,
        "struck": lambda db: outreach.todo_calendar(db, datetime(2000, 1, 1, tzinfo=UTC)),
    }
    for setting, read_setting in readers.items():
        try:
            read_setting(db)
        except (ValueError, TypeError, AttributeError, OverflowError, InfographError):
            return setting
    return ""


def _check_settings(db: Connection) -> None:
    """Raise UnusableFile for settings that the program would not have kept."""
    if unreadable_setting(db):
        raise UnusableFile(
            "The settings in this export of a store cannot be read.",
            "Export it again: infograph export -o everything.json",
            "broken_export",
            names_file=False,
        )


def _same(db: Connection, tables: list[dump.Rows]) -> bool:
    here = {rows.table: (rows.columns, [list(row) for row in rows.rows]) for rows in dump.hand_out(db)}
    return here == {rows.table: (rows.columns, [list(row) for row in rows.rows]) for rows in tables}


def _count(db: Connection, report: FileReport) -> None:
    held = records.totals(db)
    report.data_rows = report.valid_rows = held.rows
    report.people_new, report.connections = held.people, held.ties
    report.noted.append(Note("restored", counts=(held.files, held.steps)))


def _templates(read: Mapping[str, Any]) -> dict[str, str]:
    """Return the templates of an export; other names than those of templates are nobody's."""
    texts = read.get("templates")
    if not isinstance(texts, dict):
        return {}
    names = [f"{name}.txt" for name in templates.NAMES]
    return {name: text for name in names if isinstance(text := texts.get(name), str)}
