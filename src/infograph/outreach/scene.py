"""What drafts and briefs are about: a person, the connector to speak of, where things stand between all three."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import infograph.industry as fields
from infograph.errors import BadRequest
from infograph.model import Path as Way
from infograph.model import Person, Suggestion
from infograph.outreach import templates
from infograph.outreach.log import find_logged, named_in_meetings
from infograph.people.find import find_connector
from infograph.question.answer import one_target
from infograph.question.cadence import cadence_of
from infograph.question.open_ways import open_ways
from infograph.question.view import View
from infograph.store import events, read
from infograph.store.db import Connection

_RELATION: Mapping[str, templates.Relation] = {
    "asked": "asked",
    "agreed": "agreed",
    "introduced": "introduced",
    "scheduled": "introduced",
    "met": "introduced",
    "thanked": "introduced",
}
"""Where a connector stands, by the last stage on the way through them."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything about one person that drafts and briefs are made of."""

    me: Person
    target: Person
    connector: Person | None
    way: Way | None
    suggestion: Suggestion | None
    history: tuple[events.Event, ...]
    own_contact: bool
    relation: templates.Relation
    level: templates.Level


def look(view: View, who: str, via: str, *, first: int = 0, ranked: Suggestion | None = None) -> Scene:
    """Return a person, the connector to speak of (as told, else of the log, else the best), and the log so far.

    `ranked` is the suggestion of them that an answer has, so that nothing is ranked for them again.
    """
    person = find_logged(view.db, who)
    target, suggestion = (person, ranked) if ranked is not None else one_target(view, f"#{person.id}", first=first)[:2]
    ego = read.ego(view.db)
    if target.id == ego or ego is None:
        raise BadRequest("That is you.", "Give the name of somebody you would like to meet.")
    me = read.people(view.db, [ego])[ego]
    history = tuple(events.log(view.db, target.id))
    own_contact = bool(read.ties_with(view.db, ego, [target.id]))
    ways = suggestion.paths if suggestion else ()
    connector = None
    if via or not own_contact or not events.only_asked(history):  # a contact is written to, whoever was asked before
        connector = _connector(view.db, via, target.id, () if own_contact else ways, now=view.now)
    way = next((path for path in ways if connector and path.connector.id == connector.id), None)
    relation = _relation(history, connector, own_contact)
    if relation == "unasked" and connector and connector.id == _namer(view.db, target.id):
        relation = "named"
    level = fields.seen_from(me.position, target.position)
    return Scene(me, target, connector, way, suggestion, history, own_contact, relation, level)


def _relation(history: Sequence[events.Event], connector: Person | None, own_contact: bool) -> templates.Relation:
    """Return where the way stands: through the connector by the log's last step through them, or without one."""
    if connector is None:
        return "contact" if own_contact else "stranger"
    last = next((step.stage for step in reversed(events.standing(history)) if step.through == connector.id), "")
    return _RELATION.get(last, "unasked")


def _namer(db: Connection, target: int) -> int:
    """Return who named somebody in a meeting, 0 for nobody."""
    step = named_in_meetings(db, events.log(db)).get(target)
    return step.person if step else 0


def _connector(db: Connection, via: str, target: int, ways: Sequence[Way], *, now: int) -> Person | None:
    """Return through whom: as told, else of the log, else who named them, else the best who would.

    Who was not asked lately comes first.
    """
    if via:
        return find_connector(db, via)
    through = next((step.through for step in reversed(events.standing(events.log(db, target))) if step.through), 0)
    through = through or _namer(db, target)
    if through:
        return read.people(db, [through]).get(through)
    willing = [way.connector for way in open_ways(db, target, ways)]
    resting = events.resting_connectors(db, now, cadence_of(db).rest)
    return next((person for person in willing if person.id not in resting), willing[0] if willing else None)
