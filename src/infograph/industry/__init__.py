"""What people work in, from company and position alone, with how sure we are and why.

Answering a question needs the taxonomy alone; what infers is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from infograph.industry.taxonomy import (
    Industry,
    from_source,
    lineage,
    members,
    name_of,
    parent,
    resolve,
    resolve_all,
    suggestions,
    taxonomy,
)
from infograph.rooms import lazy_names

if TYPE_CHECKING:
    from infograph.industry.employers import names_of
    from infograph.industry.inference import NO_INDUSTRY, infer, overrides_from, relevance
    from infograph.industry.labelling import has_companies, label_rows
    from infograph.industry.seniority import level, matches_level, seen_from, steps_from
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "employers": "names_of",
            "inference": "NO_INDUSTRY infer overrides_from relevance",
            "labelling": "has_companies label_rows",
            "seniority": "level matches_level seen_from steps_from",
        },
    )
