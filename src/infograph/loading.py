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
        raise InfographError(refused[0].why, refused[0].hint)
    return net
