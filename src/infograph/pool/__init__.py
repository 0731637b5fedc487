"""Many members' exports together (a careers centre, an alumni club): consent, everybody's suggestions at once, aggregates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from infograph.rooms import lazy_names

if TYPE_CHECKING:
    from infograph.pool.answered import answers_of
    from infograph.pool.arrays import arrays_of
    from infograph.pool.backup import Coming, Restored, coming, copy_pool, kept_backups, restore_pool
    from infograph.pool.consent import SCOPES, Consent, Scope
    from infograph.pool.coverage import Aggregate, aggregates, covered
    from infograph.pool.door import Pool
    from infograph.pool.engine import ENGINES, LOCAL, Engine, write_run
    from infograph.pool.listing import NewMember, read_members
    from infograph.pool.place import create_pool, find_pool, pools_here
    from infograph.pool.status import MemberRow, PoolStatus, member_rows
    from infograph.pool.suggesting import Asks, Rules, prepared, suggest_all, work_of
    from infograph.pool.view import graph_over
else:
    __getattr__ = lazy_names(
        __name__,
        {
            "answered": "answers_of",
            "arrays": "arrays_of",
            "backup": "Coming Restored coming copy_pool kept_backups restore_pool",
            "consent": "SCOPES Consent Scope",
            "coverage": "Aggregate aggregates covered",
            "door": "Pool",
            "engine": "ENGINES LOCAL Engine write_run",
            "listing": "NewMember read_members",
            "place": "create_pool find_pool pools_here",
            "status": "MemberRow PoolStatus member_rows",
            "suggesting": "Asks Rules prepared suggest_all work_of",
            "view": "graph_over",
        },
    )
