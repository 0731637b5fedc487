"""Read a source whole, for tests: what was found, and what was said about it."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from infograph.errors import UnusableFile
from infograph.importers import Bundle, OwnerHint, Refusal, open_sources
from infograph.model import Evidence, Fact, FileReport, Problem, Record

TODAY = date(2026, 6, 1)
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


@dataclass
class Found:
    """All that one source gave. `warnings` are those of its list of contacts, as a report words them."""

    kind: str
    parts: list[str]
    owner: OwnerHint | None
    data_rows: int
    valid_rows: int
    warnings: list[str]
    ignored: tuple[str, ...] = ()
    records: list[Record] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def opened(source: Path | bytes | str, **options) -> list[Bundle | Refusal]:
    """Open a path, or bytes and text as standard input."""
    if isinstance(source, Path):
        return list(open_sources([str(source)], **options))
    content = source.encode() if isinstance(source, str) else source
    return list(open_sources(["-"], stdin=io.BytesIO(content), **options))


def read(source: Path | bytes | str, **options) -> Found:
    """Read a source that must be usable."""
    (one,) = opened(source, **options)
    if isinstance(one, Refusal):
        raise one.error
    return read_bundle(one)


def refused(source: Path | bytes | str, **options) -> UnusableFile:
    """Return why a source is refused, when it is opened or when it is read."""
    (one,) = opened(source, **options)
    if isinstance(one, Refusal):
        return one.error
    try:
        read_bundle(one)
    except UnusableFile as error:
        return error
    raise AssertionError(f"read as {one.parts[0].kind}")


def read_bundle(bundle: Bundle) -> Found:
    items = [list(part.items(TODAY)) for part in bundle.parts]
    shown = FileReport("", problems=[*bundle.problems, *(one for one in items[0] if isinstance(one, Problem))])
    first = bundle.parts[0]
    everything = [item for part in items for item in part]
    return Found(
        first.kind if len(bundle.parts) == 1 else "linkedin_archive",
        [part.kind for part in bundle.parts],
        bundle.owner,
        first.data_rows,
        first.valid_rows,
        shown.warnings,
        first.ignored_columns,
        [item for item in everything if isinstance(item, Record)],
        [item for item in everything if isinstance(item, Evidence)],
        [item for item in everything if isinstance(item, Fact)],
        [item for item in everything if isinstance(item, Problem)],
    )
