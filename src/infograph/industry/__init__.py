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
    from infograph.industry.asides import aside, at_home
    from infograph.industry.employers import names_of
    from infograph.industry.firms import at_firm
    from infograph.industry.function import functions
    from infograph.industry.function_names import all_functions, function_name, meant_function, resolve_function
    from infograph.industry.inference import NO_INDUSTRY, infer, overrides_from, relevance
    from infograph.industry.inklings import inkling
    from infograph.industry.labelling import has_companies, label_rows
    from infograph.industry.profession import professions
    from infograph.industry.seniority import LEVELS, level, levels_of, seen_from, standing, steps_from
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "employers": "names_of",
            "asides": "aside at_home",
            "profession": "professions",
            "firms": "at_firm",
            "function": "functions",
            "function_names": "all_functions function_name meant_function resolve_function",
            "inference": "NO_INDUSTRY infer overrides_from relevance",
            "inklings": "inkling",
            "labelling": "has_companies label_rows",
            "seniority": "LEVELS level levels_of seen_from standing steps_from",
        },
    )
