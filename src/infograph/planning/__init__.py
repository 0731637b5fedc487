"""Plan beyond one answer: whose export to ask for next, whom to ask through whom in which week, which employers first."""

from __future__ import annotations

from infograph.planning.ask_next import Candidate, Export, Next, ask_next, best_coverage
from infograph.planning.assignment import Ask, Caps, Chance, Lifted, Plan, Wait, plan
from infograph.planning.targets import Filled, Targets, complete, names_employers, read_targets, write_targets

__all__ = [
    "Ask",
    "Candidate",
    "Caps",
    "Chance",
    "Export",
    "Filled",
    "Lifted",
    "Next",
    "Plan",
    "Targets",
    "Wait",
    "ask_next",
    "best_coverage",
    "complete",
    "names_employers",
    "plan",
    "read_targets",
    "write_targets",
]
