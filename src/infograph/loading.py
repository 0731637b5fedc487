"""Read exports into memory, for notebooks: nothing is written to disk."""

from __future__ import annotations

import os
from datetime import date

from infograph.errors import InfographError
from infograph.workspace import Workspace


def load(*paths: str | os.PathLike[str], me: str = "", today: date | None = None) -> Workspace:
    """Read exports into memory and return a workspace for notebooks; nothing is written to disk.

    Raises InfographError where a file cannot be used.
    """
    net = Workspace.in_memory(today=today)
    reports = net.import_files(paths, me=me)
    refused = [report for report in reports if report.status == "refused"]
    if refused:
        unclear = any(problem.code == "owner_unclear" for problem in refused[0].problems)
        raise InfographError(refused[0].why, _WHOSE if unclear else refused[0].hint)
    return net


_WHOSE = (
    "Put an owners.csv beside it, with the columns file,owner, and load the folder; or load yours alone, and then:"
    " net.import_files([FILE], owner='Bob Johnson')"
)
"""What to do in a notebook about a file of which nothing says whose it is."""
