"""Who is who: which records speak of one person, and why."""

from infograph.identity.keys import keys_of, owner_keys
from infograph.identity.match import Row, resolve

__all__ = ["Row", "keys_of", "owner_keys", "resolve"]
