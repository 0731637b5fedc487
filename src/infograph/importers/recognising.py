"""Recognise a file by its content: one format claims it, or it is refused with the reason and the next step."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from hashlib import blake2b
from itertools import islice
from types import ModuleType

from infograph.errors import UnusableFile
from infograph.importers import columns, connections, mapped, member_data
from infograph.importers.contents import refuse_long, refuse_wide
from infograph.importers.encodings import decode
from infograph.importers.formats import formats
from infograph.importers.headerless import open_headerless
from infograph.importers.shapes import OwnerHint, Part, Reading
from infograph.importers.tabular import Table, head_key, header_shown, open_table, tidy
from infograph.text import clean

_PERSON = re.compile(r"[A-Z][\w'’-]+ [A-Z][\w'’.-]*")
"""What may be somebody's name where a list begins without a header."""
_SENT = "Give the CSV that LinkedIn sent."
_BINARY = {
    b"PK\x03\x04": ("looks like a ZIP or an Excel workbook", "In Excel: File, Save As, CSV UTF-8.", "looks_like_zip"),
    b"%PDF": ("is a PDF", "Ask LinkedIn for the CSV: Settings, Data privacy, Get a copy of your data.", "looks_like_pdf"),
    b"\x1f\x8b": ("is compressed with gzip", "Unpack it first.", "looks_like_gzip"),
    b"\xd0\xcf\x11\xe0": ("is an old Excel workbook", "In Excel: File, Save As, CSV UTF-8.", "looks_like_xls"),
    b"\x89PNG": ("is a picture", _SENT, "looks_like_picture"),
    b"\xff\xd8\xff": ("is a picture", _SENT, "looks_like_picture"),
    b"GIF8": ("is a picture", _SENT, "looks_like_picture"),
    b"7z\xbc\xaf": ("is packed with 7-Zip", "Unpack it, then import the folder.", "looks_like_archive"),
    b"Rar!": ("is packed with RAR", "Unpack it, then import the folder.", "looks_like_archive"),
    b"BZh": ("is compressed with bzip2", "Unpack it first.", "looks_like_archive"),
    b"\xfd7zXZ": ("is compressed with xz", "Unpack it first.", "looks_like_archive"),
    b"{\\rtf": ("is a text document", _SENT, "looks_like_rtf"),
    b"SQLite format 3": ("is a database", _SENT, "looks_like_database"),
}


def recognise(
    name: str, content: bytes, *, mapping: Mapping[str, str] | None = None, encoding: str = "", path: str = ""
) -> Part:
    """Return the part that a file is; `name` is only shown (and tells recommendations given from received),
    `path` is what a command calls it that reads it again.

    Raises UnusableFile with a code where no format claims it, or two do.
    """
    _refuse_other_things(name, content)
    refuse_long(name, content)
    digest = blake2b(content, digest_size=16).hexdigest()
    said = [f"--encoding {encoding}"] if encoding else []
    if mapping:
        said.append(f"--map {','.join(f'{column}={field}' for column, field in sorted(mapping.items()))}")
        return replace(_mapped(name, content, mapping, encoding, digest), read_as=" ".join(said))
    headed = open_table(content, lambda cells: bool(_claims(cells)), encoding)
    table = headed or open_headerless(content, encoding)
    if table is None:
        raise _unknown(name, content, encoding, path)
    refuse_wide(name, table)
    _refuse_sheet(name, table, path)
    table.name = name
    claims = _claims(table.header)
    if len(claims) > 1:
        kinds = " and ".join(module.KIND for module, _ in claims)
        raise UnusableFile(
            f"{name} could be {kinds}.", "Say which columns are which: --map 'Full name=name,Employer=company'", "two_claims"
        )
    module, why = claims[0]
    why = why if headed else "has rows as a list of connections has them, without its first line"
    doubt = module.doubt(table) if hasattr(module, "doubt") else ""
    if doubt:
        raise _unknown(name, content, encoding, path)
    kind = module.kind_of(table) if hasattr(module, "kind_of") else module.KIND
    whole = module.whole_list(table) if hasattr(module, "whole_list") else module.KINDS[kind].whole_list
    reading = partial(_same, table), module.read, _ignored(table, kind)
    return Part(name, kind, f"it {why}", digest, whole, *reading, read_as=" ".join(said))


def _claims(cells: Sequence[str]) -> list[tuple[ModuleType, str]]:
    """Return the formats that claim a header, with the reason: those of the highest precedence among them."""
    return _claimed(tuple(cells), formats())


@lru_cache(maxsize=32)  # what stands above the rows of a file stands above those of most others
def _claimed(cells: tuple[str, ...], among: tuple[ModuleType, ...]) -> list[tuple[ModuleType, str]]:
    json = member_data.identify(cells)
    if json:  # {"First Name": "Mira", ... is no header of columns, whatever its commas part it into
        return [(member_data, json)]
    if any("{" in cell or '":' in cell for cell in cells):
        return []
    claims = [(module, why) for module in among if (why := module.identify(cells))]
    highest = max((module.PRECEDENCE for module, _ in claims), default=0)
    return [(module, why) for module, why in claims if highest == module.PRECEDENCE]


def _mapped(name: str, content: bytes, mapping: Mapping[str, str], encoding: str, digest: str) -> Part:
    mapped.check(mapping)
    table = open_table(content, partial(mapped.knows, mapping=mapping), encoding)
    if table is None:
        wanted = ", ".join(mapping)
        raise UnusableFile(
            f"{name} has no line with all the columns that --map names: {clean(wanted)}. {_first_line(content, encoding)}",
            "Write the columns as the file does.",
            "no_such_columns",
        )

    refuse_wide(name, table)

    def read(table: Table, owner: OwnerHint) -> Iterator[Reading]:
        return mapped.read(table, mapping)

    return Part(name, mapped.KIND_MAPPED, "by --map", digest, False, partial(_same, table), read)


def _same(table: Table) -> Table:
    return table


def _ignored(table: Table, kind: str) -> tuple[str, ...]:
    if kind != connections.KIND:
        return ()
    used = set(connections.places(table).values())
    return tuple(clean(cell) for place, cell in enumerate(table.header) if place not in used and cell.strip())


def _refuse_other_things(name: str, content: bytes) -> None:
    if not content.strip(b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise UnusableFile(f"{name} is empty: 0 bytes of text.", "Download it again.", "empty_file")
    for magic, (what, hint, code) in _BINARY.items():
        if content.startswith(magic):
            raise UnusableFile(f"{name} {what}, not a list of contacts.", hint, code)
    start = content[:2000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith(b"<"):
        raise UnusableFile(
            f"{name} is a web page, not the download: perhaps you were not signed in.",
            "Sign in to LinkedIn and download the file from its e-mail again.",
            "looks_like_html",
        )

    if start.startswith(b'{"format": "infograph store"'):
        raise UnusableFile(
            f"{name} is the export of a whole store, not a list of contacts.",
            "Import it by itself, into an empty store: infograph import everything.json",
            "whole_store",
        )


def _refuse_sheet(name: str, table: Table, path: str) -> None:
    if {"know well", "not really", "happy to introduce"} <= {cell.strip().casefold() for cell in table.header}:
        raise UnusableFile(
            f"{name} is a connector sheet, not a list of contacts.",
            f"infograph sheet --read {shlex.quote(path or name)}",
            "connector_sheet",
        )


def _unknown(name: str, content: bytes, encoding: str, path: str) -> UnusableFile:
    cells = {cell.strip().casefold() for cell in header_shown(content, encoding).replace(";", ",").split(",")}
    first_line, rows = _first_line(content, encoding), _rows_below(content, encoding)
    if cells & {"company", "position"} and not cells & {"first name", "name", "full name"}:
        return UnusableFile(
            f"{name} has no column that says who somebody is (a name or a profile address). {first_line}",
            "Give the file as LinkedIn sent it.",
            "no_identity_columns",
            rows,
        )
    say = _map_line(path or name, content, encoding) or "--map 'Full name=name,Employer=company'"
    return UnusableFile(
        f"{name} is no list of contacts that infograph knows. {first_line}",
        f"Give LinkedIn’s Connections.csv or archive, or say what the columns are: {say}",
        "not_a_connections_file",
        rows,
    )


def _map_line(path: str, content: bytes, encoding: str) -> str:
    """Return the command that reads a list by the columns it has, or "" where none of them names people."""
    table = open_table(content, _may_be_mapped, encoding)
    if table is None:
        return ""
    fields = sorted((place, field) for field, place in columns.places(table.header).items())
    named = [(clean(table.header[place]), field) for place, field in fields]
    pairs = ",".join(f"{column}={field}" for column, field in named if not set(",=") & set(column))
    return f"infograph import {shlex.quote(path)} --map {shlex.quote(pairs)}"


def _may_be_mapped(header: Sequence[str]) -> bool:
    by_field = columns.places(header)
    named = (header[by_field[field]] for field in ("first", "last", "name") if field in by_field)
    return len(by_field) > 1 and any(not set(",=") & set(name) for name in named)


def _rows_below(content: bytes, encoding: str) -> int:
    """Return how many records stand below the first line, for the report of a refusal."""
    text, _ = tidy(decode(content, encoding)[0])
    lines = (line for line in text.splitlines() if line.strip())
    return sum(1 for _ in islice(lines, 1, None))


def _first_line(content: bytes, encoding: str) -> str:
    """Return the first line in words if it is a header; a row of somebody's contacts is never quoted."""
    line = clean(header_shown(content, encoding))[:120]
    cells = [cell.strip() for cell in re.split(r"[,;\t|]", line)]
    person = any(map(_PERSON.fullmatch, cells)) and not any(head_key(cell) in columns.FIELDS for cell in cells)
    if not line or line[0] in "[{" or "@" in line or any(map(str.isdigit, line)) or person:
        return "Its first line is no header that is known."
    return f"The first line is: {line}"
