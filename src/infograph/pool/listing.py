"""Read a centre's list of members: whose each file is, and what each consented to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from infograph import importers
from infograph.errors import InfographError, UnusableFile
from infograph.pool.consent import folded, last_day, scope_of
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
        why = f"{clean(place.name)} is no list of members: it lacks the columns file and member."
        raise UnusableFile(why, f"Its columns: {COLUMNS}" if place.name == LISTING else "Add --member NAME.")
    members = []
    for row in importers.named_rows(table):
        if not (row.text("file") or row.text("member")):
            continue
        where = f"{clean(place.name)}, line {row.line}"
        file = _file_there(folder, row.text("file"), row.text("member"), where)
        other = clean(row.text("pool"))
        if other and other.casefold() != pool.casefold():
            raise UnusableFile(f"{where}: this list is given to another pool, {other}.", f"Nothing was added to {pool}.")
        new = NewMember(file, clean(row.text("member")), row.text("url"), row.text("consent"), where=where)
        with placed(new):
            scope = scope_of(row.text("scope")) if row.text("scope") else ()
            members.append(replace(new, scope=scope, until=last_day(row.text("until"))))
    if not members:
        raise UnusableFile(f"{clean(place.name)} names no member.", f"Its columns: {COLUMNS}")
    _refuse_contradictions(members)
    return members


def _file_there(folder: Path, name: str, member: str, where: str) -> Path:
    """Return the file of a line; raises UnusableFile where it names none, or nobody, or one that is not there."""
    if not (name and member):
        raise UnusableFile(f"{where}: it needs a file and whose it is.", f"Its columns: {COLUMNS}")
    if not (folder / name).exists():
        raise UnusableFile(f"{where}: there is no {clean(str(folder / name))}.", "Files are looked for beside the list.")
    return folder / name


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


@contextmanager
def placed(new: NewMember) -> Iterator[None]:
    """Say of what goes wrong in which line of a list, and with whom."""
    try:
        yield
    except InfographError as error:
        if new.where:
            error.message = f"{new.where} ({new.name}): {error.message}"
            error.args = (error.message,)
        raise


def _lists_members(header: Sequence[str]) -> bool:
    return {"file", "member"} <= {importers.head_key(cell) for cell in header}
