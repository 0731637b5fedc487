"""What people work in, from company and position alone, with how sure we are and why.

Answering a question needs the taxonomy alone; what infers is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from infograph.industry.taxonomy import (
    Industry,
    descendants,
    from_source,
    lineage,
    name_of,
    parent,
    resolve,
    resolve_all,
    suggestions,
    taxonomy,
)

if TYPE_CHECKING:
    from infograph.industry.inference import NO_INDUSTRY, infer, overrides_from, relevance
    from infograph.industry.labelling import has_companies, label_rows
    from infograph.industry.seniority import level, matches_level, seen_from, steps_from

__all__ = [
    "NO_INDUSTRY",
    "Industry",
    "descendants",
    "from_source",
    "has_companies",
    "infer",
    "label_rows",
    "level",
    "lineage",
    "matches_level",
    "name_of",
    "overrides_from",
    "parent",
    "relevance",
    "resolve",
    "resolve_all",
    "seen_from",
    "steps_from",
    "suggestions",
    "taxonomy",
]

_WHERE = {
    "NO_INDUSTRY": "inference",
    "infer": "inference",
    "overrides_from": "inference",
    "relevance": "inference",
    "has_companies": "labelling",
    "label_rows": "labelling",
    "level": "seniority",
    "matches_level": "seniority",
    "seen_from": "seniority",
    "steps_from": "seniority",
}


def __getattr__(name: str) -> Any:
    if name in _WHERE:
        return getattr(import_module(f"infograph.industry.{_WHERE[name]}"), name)
    raise AttributeError(f"module 'infograph.industry' has no attribute {name!r}")
