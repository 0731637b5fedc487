"""Whom to ask instead, where a connector would rather not introduce somebody, or did not answer: the person stays open."""

from __future__ import annotations

from infograph.model import Person
from infograph.outreach.log import due_by_log
from infograph.outreach.stages import OF_THE_DAY, Due, instead
from infograph.question import answer
from infograph.question.cadence import cadence_of
from infograph.question.open_ways import open_ways
from infograph.question.view import View
from infograph.store import events, read


def todo(view: View) -> list[Due]:
    """Return everything there is still to do, whom to ask instead among it, in the order of days."""
    found = [one for one in due_by_log(view.db) if one.day >= view.now or one.kind not in OF_THE_DAY]
    return sorted([*found, *offers(view)], key=lambda one: one.day)


def offers(view: View) -> list[Due]:
    """Return for everybody whose way was closed, and who is not asked for otherwise, the best contact to ask instead.

    A contact who was asked lately is due when they have rested.
    """
    closed = {step.person: step for step in events.log(view.db) if events.is_closed_way(step)}
    waiting = [step for person, step in closed.items() if person not in events.set_aside(view.db)] if closed else []
    rested, found = events.rested_on(view.db, cadence_of(view.db).rest), []
    for step in waiting:
        people = read.people(view.db, [step.person, step.through])
        others = connectors(view, people[step.person])
        if others:
            rests = {one.id: max(step.day, rested.get(one.id, step.day)) for one in others}
            best = min(others, key=lambda one: (rests[one.id] > view.now, rests[one.id] if rests[one.id] > view.now else 0))
            found.append(instead(rests[best.id], best, people[step.person], people[step.through], step.stage))
    return found


def connectors(view: View, person: Person) -> list[Person]:
    """Return the contacts through whom somebody can still be asked for, best first."""
    found = answer.ways(view, person)
    return [way.connector for way in open_ways(view.db, person.id, found) if not way.via]
