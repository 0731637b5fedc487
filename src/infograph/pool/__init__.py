"""Many members' exports together (a careers centre, an alumni club): consent, everybody's suggestions at once, aggregates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infograph.rooms import lazy_names

if TYPE_CHECKING:
    from infograph.pool.consent import SCOPES, Consent, Scope
    from infograph.pool.door import Pool
    from infograph.pool.listing import NewMember, read_members
    from infograph.pool.place import create_pool, find_pool
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "consent": "SCOPES Consent Scope",
            "door": "Pool",
            "listing": "NewMember read_members",
            "place": "create_pool find_pool",
        },
    )
