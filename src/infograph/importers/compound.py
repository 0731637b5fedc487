"""Look at the container of an old workbook before its reader does, which follows a chain of sectors without an end.

The container ([MS-CFB]) is a file system: a table says of each sector which one follows; small streams have one of their own.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

_SECTOR_AT, _DIRECTORY_AT, _SMALL_AT, _FURTHER_AT, _TABLES_AT, _HEADER = 30, 48, 60, 68, 76, 512
_ENTRY, _FIRST_AT, _SMALL = 128, 116, 4096
"""Bytes of an entry of the directory, where in it stand first sector and size, and below how many bytes a stream is small."""


def is_sound(content: bytes) -> bool:
    """Say whether every chain of sectors in a container comes to an end."""
    if len(content) < _HEADER:
        return False
    (shift,) = struct.unpack_from("<H", content, _SECTOR_AT)
    if shift not in (9, 12):
        return False
    sectors = _sectors(content, shift)
    tables = _tables(content, sectors)
    if tables is None:
        return False
    following = _numbers(b"".join(sectors[number] for number in tables))
    if not _ends(following):
        return False
    (start,) = struct.unpack_from("<I", content, _SMALL_AT)
    return _ends(_numbers(b"".join(sectors[number] for number in _chain(start, following, len(sectors)))))


def stream(content: bytes, names: Sequence[str]) -> bytes:
    """Return the first stream of one of these names in a container that `is_sound`; b"" where it has none."""
    sectors = _sectors(content, content[_SECTOR_AT])
    following = _numbers(b"".join(sectors[number] for number in _tables(content, sectors) or ()))

    def whole(first: int) -> bytes:
        return b"".join(sectors[number] for number in _chain(first, following, len(sectors)))

    directory = whole(*struct.unpack_from("<I", content, _DIRECTORY_AT))
    entries = [directory[place : place + _ENTRY] for place in range(0, len(directory) - _ENTRY + 1, _ENTRY)]
    for entry in entries:
        first, size = struct.unpack_from("<II", entry, _FIRST_AT)
        if entry[:64].decode("utf-16-le", "replace").partition("\0")[0] not in names:
            continue
        if size >= _SMALL:
            return whole(first)[:size]
        small = whole(*struct.unpack_from("<I", entries[0], _FIRST_AT))
        parts = [small[place : place + 64] for place in range(0, len(small), 64)]
        rest = _numbers(whole(*struct.unpack_from("<I", content, _SMALL_AT)))
        return b"".join(parts[number] for number in _chain(first, rest, len(parts)))[:size]
    return b""


def _sectors(content: bytes, shift: int) -> list[bytes]:
    return [content[start : start + (1 << shift)] for start in range(1 << shift, len(content), 1 << shift)]


def _tables(content: bytes, sectors: Sequence[bytes]) -> list[int] | None:
    """Return the sectors of the table; None where the list of them, which is a chain too, comes to no end."""
    listed = list(struct.unpack_from("<109I", content, _TABLES_AT))
    (further,) = struct.unpack_from("<I", content, _FURTHER_AT)
    seen: set[int] = set()
    while further < len(sectors):
        if further in seen:
            return None
        seen.add(further)
        *more, further = _numbers(sectors[further]) or (len(sectors),)
        listed += more
    return [number for number in listed if number < len(sectors)]


def _numbers(table: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(table) // 4}I", table[: len(table) // 4 * 4])


def _ends(following: Sequence[int]) -> bool:
    """Say whether from every sector on one comes to an end."""
    done = bytearray(len(following))  # 1: on the way that is being walked, 2: known to end
    for first in range(len(following)):
        way, at = [], first
        while at < len(following) and not done[at]:
            done[at] = 1
            way.append(at)
            at = following[at]
        if at < len(following) and done[at] == 1:
            return False
        for number in way:
            done[number] = 2
    return True


def _chain(start: int, following: Sequence[int], sectors: int) -> list[int]:
    chain = []
    while start < min(len(following), sectors):
        chain.append(start)
        start = following[start]
    return chain
