"""Report files that are in the store already, by the digest of their bytes: nothing of them is read again."""

from __future__ import annotations

from collections.abc import Sequence

from infograph.errors import UnusableFile
from infograph.identity import email_key
from infograph.importers import Bundle
from infograph.importers.mail import KIND as MAIL
from infograph.model import FileReport
from infograph.people.owners import Owner, hint_of
from infograph.store import read, sources
from infograph.store.db import Connection


def as_before(db: Connection, report: FileReport, before: sources.Before, owner: Owner, mine: Sequence[str]) -> FileReport:
    """Return the report of a file that was imported before, as unchanged; `mine` are addresses that are said to be the user's.

    Raises UnusableFile for mail that would be read otherwise with these.
    """
    keys = hint_of(db, owner).keys
    if report.kind == MAIL and any(email_key(address.strip()) not in keys for address in mine):
        raise UnusableFile(
            f"{report.file} was imported before, so --mine was not taken, and nothing changed.",
            f"infograph forget --source {before.source}, then this import again: it is read anew, with your addresses.",
            "mine_not_taken",
        )
    report.status = "unchanged"
    return report


def all_as_before(db: Connection, bundle: Bundle) -> FileReport | None:
    """Return the report of a bundle that was imported before, whoever said then whose it is; None where it was not."""
    before = [sources.with_digest(db, part.digest) for part in bundle.parts]
    named = {number: "me" if me else name for number, me, _, name in read.owners(db)}
    parts = [
        FileReport(part.file, part.kind, part.why, "unchanged", named.get(source.owner, ""))
        for part, source in zip(bundle.parts, before, strict=True)
        if source is not None and part.read_as in ("", source.read_as)
    ]
    if not parts or len(parts) < len(before):
        return None
    kind = parts[0].kind if len(parts) == 1 else "linkedin_archive"
    return FileReport(bundle.path, kind, parts[0].why, "unchanged", parts[0].owner, parts=parts)
