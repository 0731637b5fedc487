"""Folders: an unpacked archive, or several people's exports with an `owners.csv` that says whose each is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from infograph.errors import UnusableFile
from infograph.importers import archive, bundles
from infograph.importers.bundles import How
from infograph.importers.cells import named_rows
from infograph.importers.contents import table_of
from infograph.importers.mail import foreign
from infograph.importers.shapes import Bundle, OwnerHint, Refusal
from infograph.importers.tabular import head_key
from infograph.text import clean

DEEPEST = 3
"""Folders within folders that are looked into: whoever gives their home folder by mistake gets an answer soon."""

_LISTING = "owners.csv"
_EXPORTS = frozenset((".csv", ".tsv", ".zip", ".vcf", ".vcard", ".json", ".xlsx", ".xls", ".gz", *foreign.ENDINGS))


def bundles_in(folder: Path, how: How, owner: OwnerHint | None = None, deep: int = 1) -> Iterator[Bundle | Refusal]:
    """Yield what a folder holds, by name; files that are no exports (a README, a script) are passed over.

    Raises UnusableFile where the folder is an archive that cannot be used, or its `owners.csv` is wrong.
    """
    if archive.is_archive_folder(folder):
        yield bundles.of_members(clean(str(folder)), archive.folder_members(folder), how, owner)
        return
    owners = _owners(folder)
    unclear = bool(owners) and owner is None
    for part in sorted(folder.iterdir()):
        listed = owners.pop(part.name.casefold(), None)
        if listed is None and not _is_export(part):
            continue
        for bundle in _inside(part, how, listed or owner, deep):
            yield _unowned(bundle) if unclear and isinstance(bundle, Bundle) and bundle.owner is None else bundle
    for missing in owners.values():
        error = UnusableFile(f"{_LISTING} names a file that is not there.", "Correct it.", "missing_file", names_file=False)
        yield Refusal(f"{clean(folder.name)}/{_LISTING}: {missing.name or missing.url}", error)


def _is_export(part: Path) -> bool:
    if part.name.startswith((".", "__")) or part.name.casefold() == _LISTING:
        return False
    if archive.unneeded(part.name):
        return False
    # A linked folder may lead back to where we are.
    return not part.is_symlink() if part.is_dir() else part.suffix.casefold() in _EXPORTS


def _inside(part: Path, how: How, owner: OwnerHint | None, deep: int) -> Iterator[Bundle | Refusal]:
    try:
        if not part.is_dir():
            yield from bundles.of_path(part, how, owner)
        elif deep < DEEPEST:
            yield from bundles_in(part, how, owner, deep + 1)
    except UnusableFile as error:
        if part not in how.mail:
            yield Refusal(clean(part.name), error)
    except OSError as error:
        yield Refusal(clean(part.name), unreadable(part.name, error))


def unreadable(name: str, error: OSError) -> UnusableFile:
    """Return the refusal of a file that the system does not let us read."""
    return UnusableFile(f"{clean(name)}: {error.strerror or 'it cannot be read'}.", "Check the path.", "unreadable")


def _unowned(bundle: Bundle) -> Refusal:
    error = UnusableFile(
        f"{_LISTING} does not say whose {bundle.path} is.", f"Add a line to {_LISTING}: file,owner,url", "owner_unclear"
    )
    return Refusal(bundle.path, error, bundle)


def _owners(folder: Path) -> dict[str, OwnerHint]:
    """Return whose each file of a folder is, by its owners.csv (file, owner, url)."""
    listing = next((part for part in folder.iterdir() if part.name.casefold() == _LISTING), None)
    if listing is None:
        return {}
    table = table_of(f"{clean(folder.name)}/{_LISTING}", listing.read_bytes(), _is_listing)
    owners: dict[str, OwnerHint] = {}
    for row in named_rows(table) if table is not None else ():
        file = row.text("file").replace("\\", "/").removeprefix("./").rstrip("/")
        if file and (row.text("owner") or row.text("url")):
            owners[file.casefold()] = OwnerHint(row.text("owner"), row.text("url"), kind="listed")
    if not owners:
        raise UnusableFile(f"{clean(folder.name)}/{_LISTING} names no owner.", "Its columns: file,owner,url", "owners_csv")
    return owners


def _is_listing(header: Sequence[str]) -> bool:
    keys = {head_key(cell) for cell in header}
    return "file" in keys and bool(keys & {"owner", "url"})
