"""The sample network, for `infograph demo` and for trying a notebook: in memory, or kept as a trial store."""

from __future__ import annotations

from pathlib import Path

from infograph.errors import NotFound
from infograph.intake.trial import TRIAL_DAY, added_files, mark, refuse_real
from infograph.store import dump
from infograph.store.db import default_home, open_store
from infograph.workspace import Workspace


def sample_folder() -> Path:
    """Return the folder of invented exports: inside an installed package, beside the source in a checkout."""
    inside = Path(__file__).with_name("sample_data")
    beside = Path(__file__).parents[2] / "sample_data"
    for folder in (inside, beside):
        if (folder / "alex-rivera").is_dir():
            return folder
    raise NotFound("The sample data are not installed.", "Install infograph again, or work in a checkout.")


def sample_exports() -> list[Path]:
    """Return the exports in it: Alex's own archive and those of the friends; the mailbox is there to be added."""
    return [sample_folder() / "alex-rivera", sample_folder() / "friends"]


def kept_trial() -> Workspace:
    """Return the trial store, made where nothing was read or decided yet; one that is there stays as it is.

    Raises StoreProblem where a store is there that is no trial.
    """
    store = open_store(default_home(), create=True)
    net = Workspace(store, today=TRIAL_DAY)
    try:
        with store.writing("trial") as db:  # the mark and what it marks land together
            if dump.is_empty(db):
                net.import_files(sample_exports())
                mark(store)
        refuse_real(store)
    except BaseException:
        store.close()
        raise
    return net


def files_in_trial() -> list[str]:
    """Return the files of the user's own that stand in the trial store; raises StoreProblem where there is none."""
    store = open_store(default_home())
    try:
        refuse_real(store)
        return added_files(store)
    finally:
        store.close()


def drop_trial() -> None:
    """Remove the trial store; other files of its folder stay. Raises StoreProblem where the store is no trial."""
    store = open_store(default_home())
    try:
        refuse_real(store)
        store.remove()
    finally:
        store.close()
