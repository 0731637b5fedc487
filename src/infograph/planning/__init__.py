"""Plan beyond one answer: whose export to ask for next, whom to ask through whom in which week, which employers first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infograph.rooms import lazy_names

if TYPE_CHECKING:
    from infograph.planning.advice import advise
    from infograph.planning.assignment import Ask, Chance, Lifted, Plan, Wait, plan
    from infograph.planning.campaign import Campaign, Campaigned, Step
    from infograph.planning.coverage import Candidate, Export, Next, ask_next, best_coverage
    from infograph.planning.employers import known_of
    from infograph.planning.schedule import scheduled
    from infograph.planning.targets import Filled, Targets, complete, names_employers, read_targets, write_targets
    from infograph.planning.whose_export import Opening, opening
    from infograph.query import Caps
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "advice": "advise",
            "assignment": "Ask Caps Chance Lifted Plan Wait plan",
            "campaign": "Campaign Campaigned Step",
            "coverage": "Candidate Export Next ask_next best_coverage",
            "employers": "known_of",
            "schedule": "scheduled",
            "targets": "Filled Targets complete names_employers read_targets write_targets",
            "whose_export": "Opening opening",
        },
    )
