"""What every test shares: laws of one size, stores that lie in memory, and no module compiled twice."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import laws as laws

# A store waits for the disk at each change, and a busy disk is most of a run. Where there is room, temporary files lie in memory.
MEMORY, NEEDED = Path("/dev/shm"), 2 * 1024**3
if "TMPDIR" not in os.environ and MEMORY.is_dir() and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > NEEDED:
    os.environ["TMPDIR"] = os.environ["PYTEST_DEBUG_TEMPROOT"] = str(MEMORY)

# Workers, and the processes that tests start, would each compile the whole package again: half of the time of a run.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
