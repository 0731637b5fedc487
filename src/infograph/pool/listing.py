"""Read a centre's list of members: whose each file is, and what each consented to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from infograph import importers
from infograph.errors import BadRequest, UnusableFile
from infograph.text import clean

LISTING = "members.csv"
COLUMNS = "file,member,url,consent,scope,until,pool"


@dataclass(frozen=True, slots=True)
class NewMember:
    """A file and whose it is; `words`, `scope` and `until` of the consent are "" and empty where it was given before."""

    file: Path
    name: str
    url: str = ""
    words: str = ""
    scope: tuple[str, ...] = ()
    until: date | None = None


def read_members(folder: Path, pool: str) -> list[NewMember]:
    """Return what a list of members, or the `members.csv` of a folder, says, in its order.

    Raises UnusableFile, with the line, for what is wrong.
    A row that names another pool is refused: who consented to one has not consented to another.
    """
    place = folder if folder.is_file() else folder / LISTING
    folder = place.parent
    if not place.is_file():
        raise UnusableFile(f"{clean(str(folder))} has no {LISTING}.", f"Its columns: {COLUMNS}")
    table = importers.table_in(str(place), _lists_members)
    if table is None:
        raise UnusableFile(f"{LISTING} lacks the columns file and member.", f"Its columns: {COLUMNS}")
    members = []
    for row in importers.named_rows(table):
        if not (row.text("file") or row.text("member")):
            continue
        where = f"{LISTING}, line {row.line}"
        file = folder / row.text("file")
        if not row.text("member") or not row.text("file") or not file.exists():
            raise UnusableFile(f"{where}: it needs a member and a file that is there.", f"Its columns: {COLUMNS}")
        other = clean(row.text("pool"))
        if other and other.casefold() != pool.casefold():
            raise UnusableFile(f"{where}: this list is given to another pool, {other}.", f"Nothing was added to {pool}.")
        scope = tuple(row.text("scope").replace("+", " ").replace(";", " ").split())
        until = _day(row.text("until"), where)
        members.append(NewMember(file, clean(row.text("member")), row.text("url"), row.text("consent"), scope, until))
    if not members:
        raise UnusableFile(f"{LISTING} names no member.", f"Its columns: {COLUMNS}")
    return members


def _lists_members(header: Sequence[str]) -> bool:
    return {"file", "member"} <= {importers.head_key(cell) for cell in header}


def _day(text: str, where: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadRequest(f"{where}: “{clean(text)}” is no day.", "Write it as 2027-12-31.") from None
