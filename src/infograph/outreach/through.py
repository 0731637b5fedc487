"""Through whom a step of the log is, and whose answer it is: as it was said, else only where it can be nobody else."""

from __future__ import annotations

from collections.abc import Sequence

from infograph.errors import BadRequest
from infograph.model import Person
from infograph.people.find import MYSELF, as_typed, find_connector
from infograph.phrases.logged import typed_step
from infograph.phrases.numbers import joined
from infograph.store import events, read
from infograph.store.db import Connection

OF_THE_PERSON = frozenset({*events.SETTLED} - {"met"})
"""Stages that are the person's own whoever was asked, so that no connector need be named."""
_TOGETHER = frozenset({"introduced", "scheduled", *events.MET})
"""Stages after which a connector has done their part."""


def through_whom(db: Connection, person: Person, via: str, stage: str, on: str = "") -> Person | None:
    """Return the connector of a step: the one given ("me": nobody between), else the only one it can be, else None.

    That is the one who introduced the user, for what comes after; else the one whose request is open. Raises BadRequest
    where requests through several are open and the step does not say which; `on` is its day, for what to type then.
    """
    if via:
        return None if via.strip().casefold() in MYSELF else _as_given(db, person, via)
    history = events.standing(events.log(db, person.id))
    can_be = _can_be(history, stage, own=bool(read.ties_with(db, read.ego(db) or 0, [person.id])))
    if len(can_be) > 1 and stage not in OF_THE_PERSON:
        raise _several(db, person, typed_step(stage, on), can_be)
    return read.people(db, can_be).get(can_be[0]) if len(can_be) == 1 else None


def closes_way(db: Connection, person: Person, through: Person, stage: str, *, by_name: bool) -> bool:
    """Say whether a no or a silence is the connector's: one told by name, or of a request that is open.

    Of who has introduced the user it is the person's, until they have met.
    """
    history = events.standing(events.log(db, person.id))
    waits = any(step.through == through.id for step in events.open_asks(history))
    theirs = [step.stage for step in history if step.through == through.id]
    done = not waits and bool(_TOGETHER.intersection(theirs))
    met = any(step.stage in events.MET for step in history)
    if stage == "no answer":
        return waits or (by_name and (met or not done))
    return stage == "declined" and by_name and (met or not done)


def _as_given(db: Connection, person: Person, via: str) -> Person:
    through = find_connector(db, via)
    if through.id in (person.id, read.ego(db)):
        raise BadRequest("An introduction goes through somebody else.", "Give the connector: --via 'Bob Johnson'.")
    return through


def _can_be(history: Sequence[events.Event], stage: str, *, own: bool) -> list[int]:
    """Return the connectors (0: nobody) of whom a step can be; an own contact is written to without one."""
    asked = [step.through for step in events.open_asks(history)]
    if own and (stage == events.ASKED or 0 in asked):
        asked = [0]
    together = [step.through for step in history if step.stage in _TOGETHER][-1:]
    if stage in (*events.ON_THE_WAY, "introduced"):
        return asked
    if stage == "no answer":
        return list(dict.fromkeys([*asked, *together]))
    return together or asked


def _several(db: Connection, person: Person, said: str, can_be: Sequence[int]) -> BadRequest:
    people = read.people(db, can_be)
    ways = [people[number] for number in can_be if number in people]
    typed = as_typed(db, person)
    return BadRequest(
        f"{person.name} is asked for through {joined([way.name for way in ways])}: which way is this about?",
        "\n".join(
            [
                *(f"infograph log {typed} {said} --via {as_typed(db, way)}" for way in ways),
                f"Through nobody: infograph log {typed} {said} --via me",
            ]
        ),
    )
