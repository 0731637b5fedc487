"""What every test shares: no law fails for the clock of a busy machine, and no process compiles what another has compiled."""

from __future__ import annotations

import os
import sys

import laws as laws

# Workers, and the processes that tests start, would each compile the whole package again: half of the time of a run.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
