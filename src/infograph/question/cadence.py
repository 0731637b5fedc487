"""After how many days something is due, and how long a connector who was asked rests: the user's to change."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date

from infograph.errors import BadRequest
from infograph.store import events, meta, read
from infograph.store.db import Connection


@dataclass(frozen=True, slots=True)
class Cadence:
    """Days after which something is due; the user may change each.

    `nudge`: a question without a reply (chosen: a week); `thank`: within 24 hours, as careers offices ask; `loop`:
    telling the connector what came of it (chosen); `warm`: keeping in touch, each quarter, 0 for never; `rest`: how
    long a connector who was asked is spared (chosen).
    """

    nudge: int = 7
    thank: int = 1
    loop: int = 3
    warm: int = 90
    rest: int = 14

    @classmethod
    def changed(cls, before: Cadence, given: Mapping[str, int]) -> Cadence:
        """Return a cadence with some values changed; raises BadRequest for unknown names and odd numbers.

        >>> Cadence.changed(Cadence(), {"warm": 120}).warm
        120
        """
        names = [field.name for field in fields(cls)]
        for name, days in given.items():
            if name not in names:
                raise BadRequest(f"There is no reminder “{name}”.", f"Reminders: {', '.join(names)}.")
            if not 0 <= days <= 3650:
                raise BadRequest(f"“{name}” cannot be {days} days.", "From 0 to 3650 days.")
        return replace(before, **given)

    def words(self) -> str:
        """Return the cadence as people set it.

        >>> Cadence().words()
        'nudge=7 thank=1 loop=3 warm=90 rest=14'
        """
        return " ".join(f"{name}={days}" for name, days in asdict(self).items())


def cadence_of(db: Connection) -> Cadence:
    """Return the user's cadence, or the default one."""
    kept = meta.get_meta(db, "cadence")
    return Cadence.changed(Cadence(), json.loads(str(kept))) if kept else Cadence()


def set_cadence(db: Connection, given: Mapping[str, int]) -> Cadence:
    """Change some of the cadence, and return it whole."""
    changed = Cadence.changed(cadence_of(db), given)
    meta.put_meta(db, "cadence", json.dumps(asdict(changed)))
    return changed


def resting(db: Connection, now: int) -> dict[int, date]:
    """Return the connectors asked lately, by their numbers, with the day from which on to ask them again."""
    if not read.has_log(db):
        return {}
    rested = events.rested_on(db, cadence_of(db).rest)
    return {person: date.fromordinal(day) for person, day in rested.items() if day > now}
