"""What every test shares: no law fails for the clock of a busy machine."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("infograph", deadline=None)
settings.load_profile("infograph")
