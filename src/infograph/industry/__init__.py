"""What people work in, from company and position alone, with how sure we are and why."""

from infograph.industry.infer import infer, overrides_from, relevance
from infograph.industry.taxonomy import (
    Industry,
    descendants,
    from_source,
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
    "name_of",
    "overrides_from",
    "parent",
    "relevance",
    "resolve",
    "resolve_all",
    "suggestions",
    "taxonomy",
]
