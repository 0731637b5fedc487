"""The trial store: the sample kept on disk for the documents' next lines, and marked so that nobody takes it for theirs."""

from __future__ import annotations

from datetime import date

from infograph.errors import StoreProblem
from infograph.store import sources
from infograph.store.db import Connection, Store
from infograph.store.meta import get_meta, put_meta

TRIAL_DAY = date(2026, 11, 20)
"""The day that ages are counted from in the sample, so that everybody sees the same answer, in the trial store too."""

_MARK = "trial"
_SAMPLES = "trial_sources"


def trial_day(store: Store) -> date | None:
    """Return the day from which the ages of a trial store count; None where the store is no trial."""
    with store.reading() as db:
        marked = get_meta(db, _MARK)
    return date.fromordinal(marked) if isinstance(marked, int) else None


def is_trial(db: Connection) -> bool:
    """Say whether a store is marked as a trial."""
    return get_meta(db, _MARK) is not None


def mark(store: Store) -> None:
    """Mark a store as a trial whose files are the sample's own: those read later are told from them."""
    with store.writing("trial") as db:
        put_meta(db, _MARK, TRIAL_DAY.toordinal())
        put_meta(db, _SAMPLES, sources.last_number(db))


def added_files(store: Store) -> list[str]:
    """Return the files of the user's own that were read into a trial store."""
    with store.reading() as db:
        return sources.files_after(db, int(str(get_meta(db, _SAMPLES) or 0)))


def refuse_real(store: Store) -> None:
    """Raise StoreProblem where a store is no trial: only a trial is filled with the sample, or dropped."""
    if trial_day(store) is None:
        raise StoreProblem(
            f"The store in {store.path.parent if store.path else 'memory'} is no trial store: it was left as it is.",
            "infograph demo, without more, shows the sample beside it; set INFOGRAPH_HOME to another folder for --keep.",
        )
