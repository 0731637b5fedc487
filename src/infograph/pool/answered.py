"""What connectors answered to asks of a pool, as the ranking learns from it; the centre keeps their yes and no."""

from __future__ import annotations

from infograph.pool.permitted import Permitted
from infograph.question.graph import edge_attributes, half_life
from infograph.question.view import View
from infograph.ranking import Answer, strength
from infograph.store import pool as rows
from infograph.store import read


def answers_of(view: View, may: Permitted) -> tuple[Answer, ...]:
    """Return the answers of connectors, by their numbers in the store, to members whom the pool still has.

    They are one list for all members: a connector who says no to one is likelier to say no to the next.
    """
    people = {member.owner: member.person for member in may.members}
    life = half_life(view.db, view.now)
    answers = []
    for connector, _, member, agreed in rows.answers(view.db):
        if people.get(connector) in may.connectors and member in people:
            ties = read.ties_with(view.db, people[member], [people[connector]])
            attributes = edge_attributes(ties[0]) if ties else {}
            _, kind = strength(attributes, now=view.now, half_life=life, settings=view.settings)
            answers.append(Answer(people[connector], kind, agreed))
    return tuple(answers)
