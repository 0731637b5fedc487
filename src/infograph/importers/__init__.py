"""Sources that people really have: files, folders and archives in, records and evidence out."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, NamedTuple

from infograph.errors import UnusableFile
from infograph.importers import archive, invitations, messages, own_profile
from infograph.importers.recognising import FORMATS, recognise
from infograph.importers.shapes import Bundle, Item, OwnerHint, Part, Refusal
from infograph.importers.tabular import LARGEST, decode
from infograph.model import Problem
from infograph.text import clean

__all__ = ["FORMATS", "Bundle", "Item", "OwnerHint", "Part", "Refusal", "open_sources", "recognise"]

_READABLE = frozenset(".csv .tsv .txt .zip .vcf .vcard .json".split())


class _How(NamedTuple):
    mapping: Mapping[str, str] | None
    encoding: str


def open_sources(
    paths: Sequence[str],
    *,
    mapping: Mapping[str, str] | None = None,
    encoding: str = "",
    stdin: BinaryIO | None = None,
) -> Iterator[Bundle | Refusal]:
    """Yield for each path what it holds: a file, a folder, a zip, or "-" for standard input.

    A folder is an unpacked archive, or holds several exports with an `owners.csv` (file, owner, url). What cannot
    be used is a Refusal, and the others are read all the same.
    """
    how = _How(mapping, encoding)
    for path in paths:
        yield from _opened(path, how, stdin)


def _opened(path: str, how: _How, stdin: BinaryIO | None) -> Iterator[Bundle | Refusal]:
    place = Path(path)
    try:
        if path == "-":
            yield _file("standard input", (stdin or sys.stdin.buffer).read(LARGEST + 1), how)
        elif place.is_dir():
            yield from _folder(place, how, None)
        else:
            yield _path(place, how, None)
    except UnusableFile as error:
        yield Refusal(clean(path), error)
    except OSError as error:
        why = error.strerror or "it cannot be read"
        yield Refusal(clean(path), UnusableFile(f"{clean(path)}: {why}.", "Check the path.", "unreadable"))


def _folder(folder: Path, how: _How, owner: OwnerHint | None) -> Iterator[Bundle | Refusal]:
    """Yield what a folder holds; files that are no exports (a README, a script) are passed over."""
    if archive.is_archive_folder(folder):
        yield _archive(str(folder), list(archive.folder_members(folder)), how, owner)
        return
    owners = _owners(folder)
    found = False
    for part in sorted(folder.iterdir()):
        if part.name.startswith((".", "__")) or part.name.casefold() == "owners.csv":
            continue
        if part.is_file() and part.suffix.casefold() not in _READABLE:
            continue
        hint = owners.pop(part.name.casefold(), owner)
        for one in _inside(part, how, hint, listed=bool(owners) or hint is not None):
            found = True
            yield one
    for missing in owners.values():
        error = UnusableFile(f"{folder.name}/owners.csv names a file that is not there.", "Correct it.", "missing_file")
        yield Refusal(f"{folder.name}/{missing.name}", error)
    if not found and owner is None:
        raise UnusableFile(f"{clean(str(folder))} holds no export.", "Give the folder of LinkedIn's files.", "no_export")


def _inside(part: Path, how: _How, hint: OwnerHint | None, *, listed: bool) -> Iterator[Bundle | Refusal]:
    try:
        if part.is_dir():
            if archive.is_archive_folder(part) or any(_is_export(child) for child in part.iterdir()):
                yield from _folder(part, how, hint)
            return
        yield _path(part, how, hint)
    except UnusableFile as error:
        yield Refusal(clean(part.name), error)


def _is_export(part: Path) -> bool:
    return part.is_dir() or part.suffix.casefold() in (".csv", ".zip", ".vcf")


def _path(place: Path, how: _How, owner: OwnerHint | None) -> Bundle:
    with place.open("rb") as stream:
        start = stream.read(4)
        stream.seek(0)
        if start == b"PK\x03\x04" or (start[:2] == b"PK" and place.suffix.casefold() == ".zip"):
            members, problems = archive.zip_members(stream, place.name)
            bundle = _archive(place.name, members, how, owner)
            bundle.problems += problems
            return bundle
        content = stream.read(LARGEST + 1)
    if place.suffix.casefold() == ".zip":
        raise UnusableFile(f"{clean(place.name)} is no zip.", "Download it again from LinkedIn's e-mail.", "bad_zip")
    return _file(clean(place.name), content, how, owner)


def _file(name: str, content: bytes, how: _How, owner: OwnerHint | None = None) -> Bundle:
    if len(content) > LARGEST:
        raise UnusableFile(f"{name} is larger than {LARGEST >> 20} MB; no export is.", "Split it.", "too_large")
    part = recognise(name, content, mapping=how.mapping, encoding=how.encoding)
    part.owner = owner or OwnerHint()
    return Bundle(name, owner, [part])


def _archive(shown: str, members: Sequence[archive.Member], how: _How, owner: OwnerHint | None) -> Bundle:
    parts: list[Part] = []
    problems = []
    for member in members:
        try:
            parts.append(recognise(member.name, member.content, encoding=how.encoding))
        except UnusableFile as error:
            if archive.wanted(member.name) == "connections":
                raise
            problems.append(_unread(error))
    if not parts:
        raise UnusableFile(
            f"{clean(shown)} holds none of the files that are needed.",
            "LinkedIn sends its archive in two e-mails: wait for the second, which brings Connections.csv.",
            "no_connections_file",
        )
    hint = _owner(parts, owner)
    for part in parts:
        part.owner = hint or OwnerHint()
    return Bundle(clean(shown), hint, parts, problems)


def _unread(error: UnusableFile) -> Problem:
    return Problem(error.code, None, error.message, count=1, advisory=True)


def _owner(parts: Sequence[Part], told: OwnerHint | None) -> OwnerHint | None:
    """Return whose archive it is: as told, else by its profile; with e-mails and the address its messages show."""
    hint = OwnerHint()
    for part in parts:
        if part.kind.startswith("linkedin_") and part.read is own_profile.read:
            own = own_profile.owner_in(part.open())
            hint = replace(hint, name=hint.name or own.name, url=hint.url or own.url, why=hint.why or own.why,
                           emails=hint.emails or own.emails)  # fmt: skip
    if told is not None:
        hint = replace(hint, name=told.name or hint.name, url=told.url or hint.url, why=told.why)
    for kind, module in ((invitations.KIND, invitations), (messages.KIND, messages)):
        for part in parts:
            if part.kind == kind and not hint.url:
                hint = replace(hint, url=module.owner_url(part.open(), hint))
    return hint if hint.name or hint.url or hint.emails else None


def _owners(folder: Path) -> dict[str, OwnerHint]:
    """Return whose each file of a folder is, by its owners.csv (file, owner, url)."""
    listing = next((part for part in folder.iterdir() if part.name.casefold() == "owners.csv"), None)
    if listing is None:
        return {}
    text, _ = decode(listing.read_bytes())
    rows = csv.DictReader(io.StringIO(text, newline=""))
    found: dict[str, OwnerHint] = {}
    for row in rows:
        cells = {str(key or "").strip().casefold(): clean(value or "") for key, value in row.items() if key}
        if cells.get("file") and (cells.get("owner") or cells.get("url")):
            hint = OwnerHint(cells.get("owner", ""), cells.get("url", ""), (), "owners.csv says so")
            found[cells["file"].casefold()] = hint
    if not found:
        raise UnusableFile(f"{folder.name}/owners.csv names no owner.", "Its columns: file,owner,url", "owners_csv")
    return found
