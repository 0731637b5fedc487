"""How many examples a law is tried on: few and the same ones in the tests of every change, many and new ones where asked.

A law that fails one time in a hundred would stop a change that has nothing to do with it: `nox -s laws` looks for such examples.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

TIMES = float(os.environ.get("INFOGRAPH_LAWS", "0.25"))
"""What numbers of examples are multiplied by; from 1 on each run has examples of its own."""


def law(examples: int) -> settings:
    """Return settings for so many examples, where the law is looked at closely."""
    return settings(max_examples=max(3, round(examples * TIMES)))


settings.register_profile(
    "infograph",
    deadline=None,  # no law fails for the clock of a busy machine
    derandomize=TIMES < 1,
    max_examples=max(3, round(100 * TIMES)),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("infograph")
