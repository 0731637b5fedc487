"""An open store with the day and the settings that answers count by: what every use case needs."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from infograph.intake.trial import trial_day
from infograph.store.db import FILE_NAME, Store, default_home, memory_store, open_store

if TYPE_CHECKING:
    from infograph.ranking import Settings


class Session:
    """One open store; close it, or use it in a `with` block."""

    def __init__(self, store: Store, *, today: date | None = None, settings: Settings | None = None) -> None:
        self._store = store
        self.trial = trial_day(store)  # the day from which a trial store counts ages; None: the user's own store
        self.today = today or self.trial or date.today()
        # What is kept of an import must not depend on the time zone.
        self.utc_day = today or self.trial or datetime.now(UTC).date()
        self._settings = settings
        self._fresh = False

    @classmethod
    def open(cls, home: str | os.PathLike[str] | None = None, *, create: bool = False, **kept: Any) -> Self:
        """Open the store in a folder (default: INFOGRAPH_HOME, else the platform's data folder).

        Raises StoreProblem where there is none (unless `create`), or it is damaged or of a newer version.
        """
        folder = Path(home) if home is not None else default_home()
        fresh = create and not (folder / FILE_NAME).exists()
        net = cls(open_store(folder, create=create), **kept)
        net._fresh = fresh
        return net

    @classmethod
    def in_memory(cls, **kept: Any) -> Self:
        """Return an empty workspace that leaves nothing on disk."""
        return cls(memory_store(), **kept)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the store; one that still holds nothing is not left behind."""
        if self._fresh:
            self._store.discard_if_empty()
        self._store.close()

    @property
    def settings(self) -> Settings:
        """Return the ranking's parameters: as given when this was opened, else as kept in the store."""
        if self._settings is None:
            from infograph.ranking import Settings
            from infograph.store.write import get_meta

            with self._store.reading() as db:
                if get_meta(db, "ranking") is None:  # most users; what reads settings need not be loaded for them
                    self._settings = Settings()
                else:
                    from infograph.question.settings import kept

                    self._settings = kept(db)
        return self._settings

    @property
    def now(self) -> int:
        """Return today as a day number."""
        return self.today.toordinal()
