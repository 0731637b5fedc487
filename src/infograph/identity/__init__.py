"""Who is who: which records speak of one person, and why."""

from infograph.identity.keys import keys_of, owner_keys
from infograph.identity.match import Clusters, Known, Row, resolve, resolve_blocks

__all__ = ["Clusters", "Known", "Row", "keys_of", "owner_keys", "resolve", "resolve_blocks"]
