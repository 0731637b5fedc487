"""Who is who: which records speak of one person, and why."""

from infograph.identity.again import Ego, Judged, judge_again
from infograph.identity.clusters import Clusters, Columns, Row
from infograph.identity.keys import email_key, keys_of, owner_keys
from infograph.identity.match import resolve, resolve_blocks

__all__ = [
    "Clusters",
    "Columns",
    "Ego",
    "Judged",
    "Row",
    "email_key",
    "judge_again",
    "keys_of",
    "owner_keys",
    "resolve",
    "resolve_blocks",
]
