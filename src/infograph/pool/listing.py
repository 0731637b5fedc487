"""Read a centre's list of members: whose each file is, and what each consented to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from infograph import importers
from infograph.errors import BadRequest, UnusableFile
from infograph.pool.consent import folded, scope_of
from infograph.text import clean, fold_name, profile_slug

LISTING = "members.csv"
COLUMNS = "file,member,url,consent,scope,until,pool"


@dataclass(frozen=True, slots=True)
class NewMember:
    """A file and whose it is; `words`, `scope` and `until` of the consent are "" and empty where it was given before.

    `where` is the line of a list that says so, "" for none.
    """

    file: Path
    name: str
    url: str = ""
    words: str = ""
    scope: tuple[str, ...] = ()
    until: date | None = None
    where: str = ""

    @property
    def consent(self) -> tuple[str, tuple[str, ...], date | None]:
        """Return what is said of the consent."""
        return folded(self.words), self.scope, self.until


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
        scope = scope_of(row.text("scope")) if row.text("scope") else ()
        until = _day(row.text("until"), where)
        members.append(NewMember(file, clean(row.text("member")), row.text("url"), row.text("consent"), scope, until, where))
    if not members:
        raise UnusableFile(f"{LISTING} names no member.", f"Its columns: {COLUMNS}")
    _refuse_contradictions(members)
    return members


def _refuse_contradictions(members: Sequence[NewMember]) -> None:
    """Raise UnusableFile where two lines give one member two consents: which is the newer one, no list says."""
    for place, new in enumerate(members):
        before = next((line for line in members[:place] if line.consent[0] and _same(line, new)), None)
        if before is not None and new.consent not in (before.consent, _NONE):
            raise UnusableFile(
                f"{new.where}: {new.name} stands in {before.where.rpartition(', ')[2]} with another consent.",
                "Nothing was added. Leave consent, scope and until of the one empty.",
            )


_NONE = ("", (), None)


def _same(line: NewMember, other: NewMember) -> bool:
    slugs = profile_slug(line.url), profile_slug(other.url)
    return slugs[0] == slugs[1] if all(slugs) else fold_name(line.name) == fold_name(other.name)


def _lists_members(header: Sequence[str]) -> bool:
    return {"file", "member"} <= {importers.head_key(cell) for cell in header}


def _day(text: str, where: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise BadRequest(f"{where}: “{clean(text)}” is no day.", "Write it as 2027-12-31.") from None
