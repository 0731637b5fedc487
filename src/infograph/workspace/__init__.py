"""The use cases, one method each; the command line and notebooks enter by the same door."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from infograph.answers import Rows
from infograph.model import FileReport, SourceRow
from infograph.store import read
from infograph.workspace.decisions import Decisions
from infograph.workspace.questions import Questions

if TYPE_CHECKING:
    from infograph.answers import Finding, Status
    from infograph.intake.importing import Progress
    from infograph.intake.vault import Noted
    from infograph.planning.campaign import Campaign


class Workspace(Questions, Decisions):
    """Everything that can be asked of one store; close it, or use it in a `with` block.

    Open the user's own with `Workspace.open()`, files in memory with `infograph.load(...)`; ages count from `today`.
    """

    def __repr__(self) -> str:
        where = str(self._store.path.parent) if self._store.path else "in memory"
        if self._store.closed:
            return f"<Workspace {where}, closed>"
        status = self.status()
        return f"<Workspace {where}: {status.me or 'nobody yet'}, {status.contacts:,} contacts, {status.exports} exports>"

    @property
    def campaign(self) -> Campaign:
        """Return what is planned: whose export to ask for, whom to ask in which week, target employers."""
        from infograph.planning.campaign import Campaign

        return Campaign(self)

    def import_files(  # noqa: PLR0913 - one keyword for each flag of the command
        self, paths: Sequence[str | os.PathLike[str]], *, owner: str = "", me: str = "", new_owner: bool = False,
        keep_email: bool = False, dry_run: bool = False, mapping: Mapping[str, str] | None = None,
        encoding: str = "", consent: str = "", stdin: BinaryIO | None = None, progress: Progress | None = None,
    ) -> list[FileReport]:  # fmt: skip
        """Import files, folders or archives in one transaction; return a report for each.

        `owner` says whose they are (a name or profile address; default: the user, or whom the archive names),
        `me` who the user is. E-mail addresses in friends' files are dropped unless `keep_email`. A file that
        cannot be used is a report with status "refused"; if all are, nothing is kept. Raises Ambiguous or
        NotFound where the owner stays open. The JSON export of a whole store makes the same store of an empty one.
        """
        from infograph.intake.importing import ImportOptions, import_files

        options = ImportOptions(
            owner, me, new_owner, keep_email, dry_run, mapping, encoding, consent, stdin, progress, self.utc_day
        )
        return import_files(self._store, [os.fspath(path) for path in paths], options)

    def status(self) -> Status:
        """Return what is in the store and what would improve its answers."""
        from infograph.intake.status import status

        return status(self._store, str(self._store.path.parent) if self._store.path else "in memory")

    def sources(self) -> Rows[SourceRow]:
        """Return the imported files in the order they came."""
        with self._store.reading() as db:
            return Rows(read.sources(db))

    def export(self, form: str, out: TextIO, *, raw: bool = False) -> None:
        """Write everything as "json" (an import makes the same store of it), "csv" (`raw`: unguarded) or "graphml" (bytes)."""
        from infograph.intake.export import export

        self._store.verify()
        with self._store.reading() as db:
            export(db, form, out, raw=raw, now=self.now, templates=self.meetings.templates)

    def copy(self, path: str | os.PathLike[str]) -> None:
        """Write a verified copy of the whole store (0600), which opens on any machine."""
        from infograph.intake.backup import copy_store

        copy_store(self._store, Path(path))

    def write_notes(self, folder: str | os.PathLike[str]) -> Noted:
        """Write a Markdown note for each person into a folder; what the user wrote into them is kept."""
        from infograph.intake.vault import write_notes

        with self._store.reading() as db:
            return write_notes(db, Path(folder))

    def doctor(self) -> Rows[Finding]:
        """Check that the store is sound, private and fresh."""
        from infograph.intake.status import check

        return Rows(check(self._store, self.today))
