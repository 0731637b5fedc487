"""What people work in, from company and position alone, with how sure we are and why."""

from infograph.industry.inference import infer, overrides_from, relevance
from infograph.industry.labelling import label_file
from infograph.industry.seniority import level, matches_level
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

__all__ = [
    "Industry",
    "descendants",
    "from_source",
    "infer",
    "label_file",
    "level",
    "lineage",
    "matches_level",
    "name_of",
    "overrides_from",
    "parent",
    "relevance",
    "resolve",
    "resolve_all",
    "suggestions",
    "taxonomy",
]
