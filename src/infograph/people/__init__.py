"""Who is who: derived from sightings, corrected by the user, forgotten for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infograph.rooms import lazy_names

if TYPE_CHECKING:
    from infograph.people.correct import add_tie, keep_apart, merge, merge_doubt, merges, possible_same, split
    from infograph.people.find import as_connector, as_typed, find_contact, find_person, told_apart
    from infograph.people.forget import forget_owner, forget_person, forget_sources
    from infograph.people.label import counted_industries, set_industries, set_industry, unknown_employers, why
    from infograph.people.moves import job_moves
    from infograph.people.privacy import Privacy, held_on
    from infograph.people.returning import forget_again
    from infograph.people.work import Work
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "correct": "add_tie keep_apart merge merge_doubt merges possible_same split",
            "find": "as_connector as_typed find_contact find_person told_apart",
            "forget": "forget_owner forget_person forget_sources",
            "label": "counted_industries set_industries set_industry unknown_employers why",
            "moves": "job_moves",
            "privacy": "Privacy held_on",
            "returning": "forget_again",
            "work": "Work",
        },
    )
