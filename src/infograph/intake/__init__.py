"""Files in: read, whose they are, what they brought; and the whole store out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infograph.rooms import lazy_names

if TYPE_CHECKING:
    from infograph.intake.backup import copy_store, kept_backups, refuse_backup, remembers_forgotten, restore_store
    from infograph.intake.export import export_store
    from infograph.intake.importing import ImportOptions, Progress, import_files
    from infograph.intake.leaving import aged, expire, forget
    from infograph.intake.mail import read_mail
    from infograph.intake.status import check, status_of
    from infograph.intake.trial import TRIAL_DAY, trial_day
    from infograph.intake.vault import Noted, write_notes
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "backup": "copy_store kept_backups refuse_backup remembers_forgotten restore_store",
            "export": "export_store",
            "importing": "ImportOptions Progress import_files",
            "leaving": "aged expire forget",
            "mail": "read_mail",
            "status": "check status_of",
            "trial": "TRIAL_DAY trial_day",
            "vault": "Noted write_notes",
        },
    )
