"""Find mail and calendars among what a user names: files, folders of every mail program, zips as Takeout gives them.

What is found is told by its first bytes; nothing is unpacked to disk. Links are not followed.
"""

from __future__ import annotations

import gzip
import os
import pkgutil
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from hashlib import blake2b
from importlib import import_module
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import BinaryIO, NamedTuple

from infograph.errors import UnusableFile
from infograph.importers.mail import formats
from infograph.importers.packed import BROKEN, files_among
from infograph.text import clean

DEEPEST = 8
"""Folders within folders that are looked into: Apple Mail keeps its mails so deep."""
START = 4096
"""Bytes by which a file is recognised, and from each end of it for its fingerprint."""

_ENDINGS = frozenset((".mbox", ".mbx", ".mbs", ".eml", ".emlx", ".ics", ".ical", ".zip", ".gz", ""))
_BROKEN = (OSError, *BROKEN)
_ZIP, _GZIP = b"PK\x03\x04", b"\x1f\x8b"
_LARGEST_INNER, _MOST_RATIO = 1 << 30, 20
"""Bytes of a zip within a zip that is looked into, which is held unpacked for as long as it is read, and how much of it may
have been packed away: what is packed already hardly becomes smaller."""


class Place(NamedTuple):
    """One file of mail: where it is, the member within it ("" for the file itself), its format, bytes, and why it was taken."""

    path: Path
    member: str
    form: ModuleType
    size: int
    why: str
    fingerprint: bytes

    @property
    def label(self) -> str:
        """Return its name as reports show it."""
        return clean(f"{self.path.name}/{self.member}" if self.member else self.path.name)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open it, unpacked. Raises UnusableFile where it is broken or cannot be read."""
        try:
            with self.path.open("rb") as stream:
                yield from _opened(stream, self.member)
        except _BROKEN as error:
            said = f"{self.label} cannot be read to its end ({clean(str(error))[:60]})."
            raise UnusableFile(said, "Download it again.", "broken_mail") from None


@lru_cache(maxsize=1)
def forms() -> tuple[ModuleType, ...]:
    """Return the formats of mail there are, by name."""
    return tuple(import_module(f"{formats.__name__}.{info.name}") for info in pkgutil.iter_modules(formats.__path__))


def find(path: Path) -> list[Place]:
    """Return the mail that a path holds, in the order of names; none where it is something else, or cannot be read."""
    try:
        if path.is_dir():
            return [place for file in _files(path, 0) for place in _in_file(file)]
        return _in_file(path) if path.is_file() else []
    except _BROKEN:
        return []  # said when it is read as something else


def among(paths: Iterable[str]) -> list[Place]:
    """Return the mail that some paths hold, each file once; standard input holds none."""
    every = (place for path in paths if path != "-" for place in find(Path(path)))
    return list({(place.path, place.member): place for place in every}.values())


def digest(places: Iterable[Place]) -> str:
    """Return what tells these files from others, whatever their order and folder."""
    fingerprints = sorted(place.fingerprint for place in places)
    return blake2b(b"".join(fingerprints), digest_size=16).hexdigest()


def _files(folder: Path, deep: int) -> Iterator[Path]:
    for part in sorted(folder.iterdir()):
        if part.is_symlink() or part.name.startswith((".", "__")):
            continue
        if part.is_dir():
            if deep < DEEPEST:
                yield from _files(part, deep + 1)
        elif part.suffix.casefold() in _ENDINGS or part.parent.name in ("cur", "new"):
            yield part


def _in_file(path: Path) -> list[Place]:
    with path.open("rb") as stream:
        start = stream.read(START)
        if start.startswith(_ZIP):
            return [place for member in _members(stream, "") for place in _in_member(path, stream, member)]
        if start.startswith(_GZIP):
            start = _first(gzip.GzipFile(fileobj=_rewound(stream)))
        form, why = _claimed(start, path.name)
        size = path.stat().st_size
        return [Place(path, "", form, size, why, _fingerprint(stream, size))] if form else []


def _in_member(path: Path, stream: BinaryIO, member: str) -> list[Place]:
    try:
        with _within(stream, member) as held:
            form, why = _claimed(_first(held), member)
            info = _info(stream, member)
    except _BROKEN:
        return []
    fingerprint = blake2b(f"{info.file_size} {info.CRC}".encode(), digest_size=16).digest()
    return [Place(path, member, form, info.file_size, why, fingerprint)] if form else []


def _members(stream: BinaryIO, prefix: str) -> list[str]:
    """Return the members of a zip that may be mail; of zips within it, theirs."""
    with zipfile.ZipFile(_rewound(stream)) as archive:
        names = [info.filename for info in files_among(archive.infolist()) if not info.flag_bits & 1]
        wanted = [name for name in sorted(names) if _ending(name) in _ENDINGS - {""} and "__MACOSX" not in name]
        members: list[str] = []
        for name in wanted:
            if not name.casefold().endswith(".zip"):
                members.append(prefix + name)
            elif not prefix and _is_sound(archive.getinfo(name)):
                with archive.open(name) as inner:
                    members += _members(BytesIO(inner.read()), f"{name}\n")
        return members


def _is_sound(inner: zipfile.ZipInfo) -> bool:
    return inner.file_size <= min(_LARGEST_INNER, max(1 << 20, inner.compress_size * _MOST_RATIO))


@contextmanager
def _within(stream: BinaryIO, member: str) -> Iterator[BinaryIO]:
    """Open a member of a zip; one within a zip within it stands behind a line end."""
    outer, _, inner = member.partition("\n")
    with zipfile.ZipFile(_rewound(stream)) as archive, archive.open(outer) as held:
        if inner:
            with zipfile.ZipFile(BytesIO(held.read())) as second, second.open(inner) as deeper:
                yield _plain(deeper, inner)  # type: ignore[arg-type]
        else:
            yield _plain(held, outer)  # type: ignore[arg-type]


def _info(stream: BinaryIO, member: str) -> zipfile.ZipInfo:
    outer, _, inner = member.partition("\n")
    with zipfile.ZipFile(_rewound(stream)) as archive:
        if not inner:
            return archive.getinfo(outer)
        with archive.open(outer) as held, zipfile.ZipFile(BytesIO(held.read())) as second:
            return second.getinfo(inner)


def _opened(stream: BinaryIO, member: str) -> Iterator[BinaryIO]:
    if member:
        with _within(stream, member) as held:
            yield held
    else:
        yield _plain(stream, "")


def _plain(stream: BinaryIO, name: str) -> BinaryIO:
    """Return a stream unpacked where it is gzip."""
    start = stream.read(2)
    stream.seek(0)
    return gzip.GzipFile(fileobj=stream) if start == _GZIP else stream  # type: ignore[return-value]


def _claimed(start: bytes, name: str) -> tuple[ModuleType | None, str]:
    claims = [(form, why) for form in forms() if (why := form.claims(start, name))]
    return claims[0] if claims else (None, "")


def _first(stream: BinaryIO | gzip.GzipFile) -> bytes:
    return stream.read(START)


def _rewound(stream: BinaryIO) -> BinaryIO:
    stream.seek(0)
    return stream


def _fingerprint(stream: BinaryIO, size: int) -> bytes:
    checksum = blake2b(str(size).encode(), digest_size=16)
    checksum.update(_rewound(stream).read(START))
    stream.seek(max(0, size - START), os.SEEK_SET)
    checksum.update(stream.read(START))
    return checksum.digest()


def _ending(name: str) -> str:
    return Path(name.replace("\\", "/")).suffix.casefold()


def named(places: Sequence[Place]) -> str:
    """Return what a group of files of mail is called in a report."""
    first = places[0].label
    return first if len(places) == 1 else f"{first} and {len(places) - 1:,} more"
