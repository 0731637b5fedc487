"""Read the mail among what is imported, before the store is written: it may take long, be stopped, and be taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from infograph.errors import Halted
from infograph.files import private_folder
from infograph.identity import email_key
from infograph.importers import Bundle
from infograph.importers.mail import halts, places, reading, remnants
from infograph.importers.mail.tally import Tally
from infograph.people.domains import employer_of
from infograph.store import sources
from infograph.store.db import Store


@dataclass(slots=True)
class Mail:
    """The files of mail that were found, and what was counted in them; None where they were imported before."""

    places: list[places.Place]
    box: reading.Mailbox | None
    halted: Path | None

    @property
    def paths(self) -> frozenset[Path]:
        """Return the files that need not be anything else."""
        return frozenset(place.path for place in self.places)

    def bundle(self, addresses: Sequence[str]) -> Bundle:
        """Return it as a bundle; `addresses` are the owner's own, by the user's word."""
        return reading.bundle_of(self.places, self.box, addresses, employer_of, email_key)

    def done(self) -> None:
        """Drop what was kept of an unfinished reading: it is in the store."""
        if self.halted is not None:
            self.halted.unlink(missing_ok=True)


def read_mail(
    store: Store, parts: list[places.Place], today: int, progress: reading.Progress | None, *, keep: bool = True
) -> Mail:
    """Return mail, read. Stopped, it goes on there when it is asked again."""
    digest = places.digest(parts)
    with store.reading() as db:
        if sources.with_digest(db, digest) is not None:
            return Mail(parts, None, None)
    halted = store.path.with_name(f"{digest}{remnants.ENDING}") if store.path is not None and keep else None
    start = halts.load(halted, today) if halted is not None else halts.Halt(0, 0, Tally(today))

    def save(halt: halts.Halt) -> None:
        if halted is not None:
            private_folder(halted.parent)  # a first import has none yet
            halts.save(halted, halt)

    try:
        return Mail(parts, reading.read(parts, start, save, progress), halted)
    except KeyboardInterrupt:
        if halted is not None and halted.exists():
            raise Halted from None
        raise
