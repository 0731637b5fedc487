"""What every test shares: no law fails for the clock of a busy machine, and no process compiles what another has compiled."""

from __future__ import annotations

import os
import sys

from hypothesis import settings

settings.register_profile("infograph", deadline=None)
settings.load_profile("infograph")

# Workers, and the processes that tests start, would each compile the whole package again: half of the time of a run.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
