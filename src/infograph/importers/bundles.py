"""Make a bundle of one file or one archive: recognise its parts, and find out whose they are."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO, NamedTuple, TypeVar

from infograph.errors import UnusableFile
from infograph.importers import archive, formats, invitations, member_data, messages, own_profile, share_head, workbooks
from infograph.importers.contents import unpacked
from infograph.importers.mail import foreign
from infograph.importers.recognising import recognise
from infograph.importers.shapes import Bundle, OwnerHint, Part, merged
from infograph.importers.tabular import LARGEST, Table
from infograph.model import Problem
from infograph.text import clean, fold_name

Said = TypeVar("Said")

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_SHOWS_OWNER = {
    invitations.KIND: invitations.owner_hints,
    messages.KIND: messages.owner_hints,
    member_data.KIND: member_data.owner_hints,
}


class How(NamedTuple):
    """How to read: the user's own words for columns, and an encoding; empty to find out. `mail` need hold nothing else.

    `path` is what a command that reads the file again calls it.
    """

    mapping: Mapping[str, str] | None = None
    encoding: str = ""
    mail: frozenset[Path] = frozenset()
    path: str = ""


def of_path(place: Path, how: How, owner: OwnerHint | None = None) -> list[Bundle]:
    """Return what a file holds: one bundle, or one for each sheet. Raises UnusableFile, or OSError where it cannot be read."""
    if place in how.mail and not zipfile.is_zipfile(place):
        return []
    with place.open("rb") as stream:
        return of_stream(stream, clean(place.name), how._replace(path=str(place)), owner)


def whole(stream: BinaryIO) -> BinaryIO:
    """Return a stream that can be gone back in: a pipe is waited for and kept in memory, as far as any file is read."""
    return stream if stream.seekable() else io.BytesIO(stream.read(LARGEST + 1))


def of_stream(stream: BinaryIO, name: str, how: How, owner: OwnerHint | None = None) -> list[Bundle]:
    """Return what a stream holds: an archive where it is a zip, the sheets of a workbook, else the one file it is."""
    stream = whole(stream)
    start = stream.read(4)
    stream.seek(0)
    foreign.refuse(name, start)
    if start in _ZIP and not _is_workbook(stream):
        members, problems = _unpacked(stream, name)
        bundle = of_members(name, members, how, owner)
        bundle.problems += problems
        return [bundle]
    if name.casefold().endswith(".zip"):
        raise UnusableFile(f"{name} is no zip.", "Download it again from LinkedIn’s e-mail.", "bad_zip")
    held = unpacked(name, stream.read(LARGEST + 1))
    if len(held) == 1:
        return [_of_file(*held[0], how, owner)]
    return _of_sheets(name, held, how, owner)


def _is_workbook(stream: BinaryIO) -> bool:
    sheets_inside = workbooks.is_workbook(stream.read(LARGEST + 1))
    stream.seek(0)
    return sheets_inside


def _of_sheets(name: str, held: Sequence[tuple[str, bytes]], how: How, owner: OwnerHint | None) -> list[Bundle]:
    """Return the lists among the sheets of a workbook; the first refusal where none is one."""
    bundles: list[Bundle] = []
    errors: list[UnusableFile] = []
    for sheet, content in held:
        try:
            bundles.append(_of_file(sheet, content, how, owner))
        except UnusableFile as error:
            errors.append(error)
    if not bundles:
        raise errors[0] if errors else UnusableFile(f"{name} is a workbook without a cell.", "Give the list.", "empty_file")
    if errors:
        bundles[0].problems.append(Problem("other_sheets", count=len(errors), advisory=True))
    return bundles


def _of_file(name: str, content: bytes, how: How, owner: OwnerHint | None) -> Bundle:
    part = recognise(name, content, mapping=how.mapping, encoding=how.encoding, path=how.path)
    return _bundle(name, [part], owner or share_head.owner_in(part.open().text))


def _unpacked(stream: BinaryIO, name: str) -> tuple[list[archive.Member], list[Problem]]:
    try:
        return archive.zip_members(stream, name)
    except UnusableFile as error:
        if error.code != "bad_zip" or name.casefold().endswith(".zip") or "." not in name:
            raise
        raise UnusableFile(
            f"{name} is a broken Excel workbook or zip, not a list in plain text.",
            "In Excel: File, Save As, CSV UTF-8; or download it again.",
            "looks_like_xlsx",
        ) from None


def of_members(name: str, members: Iterable[archive.Member], how: How, owner: OwnerHint | None = None) -> Bundle:
    """Return the parts of an archive; of its files only the list of contacts must be readable."""
    parts: list[Part] = []
    problems: list[Problem] = []
    members = list(members)
    for member in members:
        needed = archive.wanted(member.name) == "connections" or len(members) == 1
        try:
            (file, content), *_ = unpacked(member.name, member.content) or [member]
            part = recognise(file, content, encoding=how.encoding)
        except UnusableFile as error:
            if needed:
                raise
            problems.append(Problem(error.code, None, error.message, advisory=True))
            continue
        part.optional = not needed
        parts.append(part)
    lists = [part for part in parts if formats.kinds()[part.kind].rows == "people"]
    if not parts or (len(lists) > 1 and not any(archive.wanted(member.name) for member in members)):
        raise UnusableFile(
            f"{name} holds none of the files that are needed.",
            "Give LinkedIn’s own zip with Connections.csv in it. Several lists: unpack it first.",
            "no_connections_file",
        )
    parts.sort(key=lambda part: not part.whole_list)
    return _bundle(name, parts, owner, problems)


def _bundle(path: str, parts: list[Part], owner: OwnerHint | None, problems: Sequence[Problem] = ()) -> Bundle:
    """Return a bundle with whose it is: as told, by its profile and e-mail addresses, by its invitations and messages."""
    hints = [owner] if owner is not None else []
    hints += [own for part in parts if (own := _own(part)) != OwnerHint()]
    for kind, hints_in in _SHOWS_OWNER.items():
        for part in parts:
            hints += _said(part, hints_in, ()) if part.kind == kind else ()
    name = fold_name(merged(hint for hint in hints if not hint.one_of).name)
    whole = merged(hint for hint in hints if not hint.one_of or fold_name(hint.name) == name)
    for part in parts:
        part.owner = whole
    return Bundle(path, whole if hints else None, parts, list(problems), tuple(hints))


def _own(part: Part) -> OwnerHint:
    """Return what one of the owner's own files says of them."""
    if part.read is own_profile.read:
        return _said(part, own_profile.owner_in, OwnerHint())
    return _said(part, member_data.owner_in, OwnerHint()) if part.kind == member_data.KIND else OwnerHint()


def _said(part: Part, ask: Callable[[Table], Said], otherwise: Said) -> Said:
    try:
        return ask(part.open())
    except UnusableFile:
        return otherwise  # a broken file is said when it is read
